// InitiateTcp (contract 11.2, 11.3; CHM-GEN-015).
//
//   path row -> checks -> buffered data into the region -> key inserted (the cut) -> rows -> Initiate event
//
// The key goes in before the row is live, because the entry of the Initiate event names the cut. From the insertion to the event hold_o keeps
// frames of this connection in front of the engine (chm_cut_gate): none reaches a row that is not live, none goes up raw behind the cut.
// An entry of the event is kept free before that, so that the hold is short whatever the host does. A free row whose resource row is damaged is left out.
// No row free is said only when none is on its way back, and from then on none is given back before the record (decides_o).
module chm_initiate_tcp #(
  parameter int unsigned Paths = 64
) (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic                           start_i,
  output logic                           done_o,
  output chm_offload_pkg::outcome_t      outcome_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::command_entry_t command_i,     // both stay until done_o
  input  chm_layout_pkg::tcp_image_t     image_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic                           entries_free_i,
  output logic                           keep_o,        // the entry of the Initiate event is to be kept free
  output logic                           decides_o,     // it is refused for want of a row: no Complete may give one back
  input  logic                           returning_i,   // a row that was given back is not in the free list yet

  output logic                           path_rd_o,
  output logic [chm_pkg::OBJ_W-1:0]      path_index_o,
  input  chm_layout_pkg::path_row_t      path_row_i,
  input  logic                           path_bad_i,
  output logic                           path_wr_o,
  output chm_layout_pkg::path_row_t      path_row_o,
  input  logic                           free_valid_i,
  input  logic [15:0]                    free_index_i,
  output logic                           free_take_o,
  output logic                           resource_rd_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::connection_resource_t resource_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic                           resource_bad_i,
  output logic                           resource_wr_o,
  output chm_layout_pkg::connection_resource_t resource_o,
  output logic                           fill_valid_o,
  input  logic                           fill_ready_i,
  output chm_pkg::fill_job_t             fill_o,
  input  logic                           fill_done_i,
  output logic                           key_valid_o,
  input  logic                           key_ready_i,
  output chm_pkg::key_order_t            key_o,
  input  logic                           key_done_i,
  input  chm_pkg::key_answer_t           key_answer_i,
  output logic                           hold_o,
  output logic                           send_valid_o,
  input  logic                           send_ready_i,
  output chm_pkg::send_start_t           send_o,
  output logic                           post_valid_o,
  input  logic                           post_ready_i,
  output chm_host_pkg::post_order_t      post_o,
  output logic                           park_valid_o,
  input  logic                           park_ready_i,
  output chm_offload_pkg::park_order_t   park_o,
  output logic                           event_valid_o,
  input  logic                           event_ready_i,
  output chm_pkg::cmd_event_t            event_o,
  output chm_layout_pkg::tcp_row_t       event_row_o,
  output chm_pkg::conn_res_t             event_res_o
);
  typedef enum logic [3:0] { Free, Path, Check, Fill, Filled, Room, Look, Insert, Inserted, Cursor, Posts, Park, Event, Done } state_e;
  state_e                     state_q, state_d;
  chm_layout_pkg::reference_t path;
  chm_layout_pkg::path_row_t  path_q;
  logic [31:0]                status, status_q;
  logic [15:0]                mss, mss_q;
  logic [11:0]                generation_q;
  logic [63:0]                cut_q;
  logic                       path_ok, bad_q, probe_q, again_q;
  logic [31:0]                target;
  logic [chm_pkg::CONN_W-1:0] conn;
  chm_layout_pkg::event_entry_t entry;

  assign path = image_i.path;
  assign path_ok = path.kind == chm_layout_pkg::CHM_OBJECT_KIND_PATH && 32'(path.index) < Paths && path_q.live && !bad_q && path_q.generation == path.generation;
  assign conn = free_index_i[chm_pkg::CONN_W-1:0];
  assign target = {4'(chm_layout_pkg::CHM_OBJECT_KIND_TCP), generation_q, free_index_i};

  chm_tcp_check u_check (
    .valid_i(state_q == Check), .path_ok_i(path_ok), .image_i, .path_mtu_i(path_q.path_mtu), .buffer_bytes_i(command_i.buffer_bytes), .status_o(status), .mss_o(mss)
  );
  chm_tcp_row_in u_row (
    .valid_i(event_valid_o), .image_i, .mss_i(mss_q), .path_index_i(path.index), .send_producer_i(command_i.send_producer),
    .buffer_bytes_i(command_i.buffer_bytes), .row_o(event_row_o)
  );

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Free: if (start_i) state_d = Path;
      Path: state_d = Check;                                    // the path row comes
      Check: if (status != chm_layout_pkg::CHM_STATUS_SUCCESS) state_d = Done;
        else state_d = command_i.buffer_bytes != '0 ? Fill : Room;
      Fill: if (fill_ready_i) state_d = Filled;
      Filled: if (fill_done_i) state_d = Room;                  // buffered data lies in the region
      Room: if (!free_valid_i) state_d = returning_i ? Done : Insert;   // a free row, and an event entry; without a row the key is only looked for
        else if (entries_free_i) state_d = Look;
      Look: state_d = resource_bad_i ? Room : Insert;           // the resource row comes: its generation
      Insert: if (key_ready_i) state_d = Inserted;
      Inserted: if (key_done_i) state_d = key_answer_i.ok && !probe_q ? Cursor : Done;
      Cursor: if (send_ready_i) state_d = Posts;
      Posts: if (post_ready_i) state_d = Park;
      Park: if (park_ready_i) state_d = Event;
      Event: if (event_ready_i) state_d = Done;
      default: state_d = Free;                                  // Done
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (state_q == Path) {path_q, bad_q} <= {path_row_i, path_bad_i};
    if (state_q == Check) {status_q, mss_q} <= {status, mss};
    if (state_q == Look) generation_q <= resource_i.generation;
    if (state_q == Free) {probe_q, again_q} <= '0;
    else if (state_q == Room && !free_valid_i) {probe_q, again_q} <= {!returning_i, returning_i};
    if (state_q == Inserted && key_done_i) begin
      cut_q <= key_answer_i.cut;
      if (!key_answer_i.ok) status_q <= chm_layout_pkg::CHM_STATUS_FAILURE;
      else if (probe_q) status_q <= chm_layout_pkg::CHM_STATUS_OFFLOAD_TCP_ENTRIES;
    end
    if (rst_i) state_q <= Free;
    else state_q <= state_d;
  end

  assign path_rd_o = state_q == Free && start_i;
  assign path_index_o = path.index;
  assign fill_valid_o = state_q == Fill;
  assign fill_o = !fill_valid_o ? '0 : {command_i.buffer, command_i.buffer_bytes, image_i.rcv_nxt - 32'(image_i.fin_received) - command_i.buffer_bytes, image_i.region, image_i.region_log2[4:0]};
  assign resource_rd_o = state_q == Room && free_valid_i && entries_free_i;
  assign decides_o = (state_q == Room && !free_valid_i) || probe_q;
  assign keep_o = (state_q == Room && free_valid_i) || state_q == Look || hold_o;
  assign key_valid_o = state_q == Insert;
  always_comb begin
    key_o = '0;
    if (key_valid_o) begin
      key_o.insert = 1'b1;
      key_o.probe = probe_q;
      key_o.conn = conn;
      key_o.key = {chm_offload_pkg::swap(image_i.remote_port), chm_offload_pkg::swap(image_i.local_port), path_q.destination_address, path_q.source_address};
    end
  end
  assign hold_o = !probe_q && (state_q == Insert || state_q == Inserted || state_q == Cursor || state_q == Posts || state_q == Park || state_q == Event);
  assign send_valid_o = state_q == Cursor;
  assign send_o = {conn, image_i.snd_una};
  assign post_valid_o = state_q == Posts;
  assign post_o = {chm_host_pkg::PostStart, conn, generation_q, 1'b0, command_i.send_producer};
  assign park_valid_o = state_q == Park;
  assign park_o = {chm_offload_pkg::ParkStart, conn, image_i.path, image_i.snd_wind_scale[3:0], image_i.rcv_wind_scale[3:0]};
  assign free_take_o = (event_valid_o && event_ready_i) || (state_q == Look && resource_bad_i);

  // The rows that the new connection needs, written in the cycle in which its key is known to be new.
  assign resource_wr_o = state_q == Inserted && key_done_i && key_answer_i.ok && !probe_q;
  assign path_wr_o = resource_wr_o;
  always_comb begin
    path_row_o = '0;
    resource_o = '0;
    if (resource_wr_o) begin
      path_row_o = path_q;
      path_row_o.users = path_q.users + 16'd1;
      resource_o.handle = image_i.handle;
      resource_o.send_ring = image_i.send_ring;
      resource_o.receive_ring = image_i.receive_ring;
      resource_o.region = image_i.region;
      resource_o.send_ring_log2 = image_i.send_ring_log2;
      resource_o.receive_ring_log2 = image_i.receive_ring_log2;
      resource_o.region_log2 = image_i.region_log2;
      resource_o.generation = generation_q;
    end
  end

  assign event_valid_o = state_q == Event;
  assign event_res_o = !event_valid_o ? '0 : {image_i.handle, generation_q, image_i.region, image_i.region_log2[4:0]};
  always_comb begin
    entry = '0;
    event_o = '0;
    if (event_valid_o) begin
      entry.handle = image_i.handle;
      entry.target = target;
      entry.status = chm_layout_pkg::CHM_STATUS_SUCCESS;
      entry.cut = cut_q;
      entry.command_id = command_i.command_id;
      entry.kind = chm_layout_pkg::CHM_EVENT_KIND_COMPLETION;
      entry.opcode = chm_layout_pkg::CHM_OPCODE_INITIATE_TCP;
      event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_INITIATE;
      event_o.has_row = 1'b1;
      event_o.conn = conn;
      event_o.command_id = command_i.command_id;
      event_o.target = target;
      event_o.entry = entry;
    end
  end
  assign done_o = state_q == Done;
  always_comb begin
    outcome_o = '0;
    if (done_o) begin
      outcome_o.again = again_q;
      outcome_o.silent = status_q == chm_layout_pkg::CHM_STATUS_SUCCESS;
      outcome_o.status = status_q;
    end
  end
endmodule
