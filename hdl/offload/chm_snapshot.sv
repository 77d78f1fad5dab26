// Query and Capture: asks the engine for the row, makes its image, has it and the buffered bytes written, and hands the completion on.
//
//   request -> Query or Capture event, resource row -> snapshot -> ticks left -> copy of buffered bytes -> four lines -> chm_completions
//
// The next request starts while the writes of the last one are under way. Images of paths and neighbors (one line) come from the front ready-made.
module chm_snapshot (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic [1:0]                     k_i,               // 0: 1 ms a tick, 1: 10, 2: 100

  input  logic                           query_valid_i,     // of the front
  output logic                           query_ready_o,
  input  chm_offload_pkg::snap_request_t query_i,
  input  logic                           capture_valid_i,   // of chm_settle
  output logic                           capture_ready_o,
  input  chm_offload_pkg::snap_request_t capture_i,
  input  logic                           object_valid_i,    // of the front: a line, and its completion
  output logic                           object_ready_o,
  input  logic [63:0]                    object_addr_i,     // 0: no line
  input  logic [511:0]                   object_line_i,
  input  chm_offload_pkg::completion_t   object_i,

  output logic                           event_valid_o,     // Query or Capture
  input  logic                           event_ready_i,
  output chm_pkg::cmd_event_t            event_o,
  output logic                           resource_valid_o,  // the row comes in the cycle after ready
  input  logic                           resource_ready_i,
  output logic [chm_pkg::CONN_W-1:0]     resource_index_o,
  input  chm_layout_pkg::connection_resource_t resource_i,
  input  logic                           resource_bad_i,
  input  logic                           snapshot_valid_i,
  output logic                           snapshot_ready_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_pkg::snapshot_t             snapshot_i,
  // verilator lint_on UNUSEDSIGNAL
  input  chm_layout_pkg::tcp_row_t       snapshot_row_i,

  input  logic [chm_pkg::SERIAL_W-1:0]   place_done_i,
  output logic                           copy_valid_o,
  input  logic                           copy_ready_i,
  output chm_pkg::copy_job_t             copy_o,
  output logic                           line_valid_o,      // to the entry writer
  input  logic                           line_ready_i,
  output logic [63:0]                    line_addr_o,
  output logic [511:0]                   line_o,
  output logic                           done_valid_o,
  input  logic                           done_ready_i,
  output chm_offload_pkg::completion_t   done_o,
  output logic                           busy_o
);
  typedef enum logic [3:0] { Free, Resource, Kept, Ask, Answer, Retransmit, KeepAlive, Copy, Lines, Object, Done } state_e;
  state_e                               state_q, state_d;
  chm_offload_pkg::snap_request_t       request_q;
  chm_layout_pkg::connection_resource_t resource_q;
  chm_layout_pkg::tcp_row_t             row_q;
  chm_layout_pkg::tcp_image_t           image;
  logic [2047:0]                        image_bits;
  logic [39:0]                          now_q;
  logic [31:0]                          tick_q, retransmit_q, ticks, backlog, bytes;
  logic [31:0]                          una;
  logic [1:0]                           line_q;
  logic                                 lost_q, start_q, divided, write_image, copies, take_request;

  chm_ticks_left u_ticks (
    .clk_i, .rst_i, .start_i(start_q), .at_i(state_q == KeepAlive ? row_q.ka_at : row_q.rtx_at), .now_i(now_q), .k_i, .done_o(divided), .ticks_o(ticks)
  );
  chm_image_out u_image (
    .valid_i(state_q == Lines), .row_i(row_q), .resource_i(resource_q), .path_i(request_q.record.path), .scales_i(request_q.record.scales), .capture_i(request_q.capture), .tick_i(tick_q),
    .retransmit_ticks_i(retransmit_q), .keep_alive_ticks_i(ticks), .backlog_o(backlog), .image_o(image)
  );
  assign image_bits = image;
  assign una = $signed(row_q.snd_una - row_q.snd_end) < 0 ? row_q.snd_una : row_q.snd_end;
  assign bytes = lost_q || !request_q.capture ? 32'd0 : backlog;
  assign copies = bytes != '0;
  assign write_image = !lost_q && request_q.record.image != '0;
  assign take_request = state_q == Free && (query_valid_i || capture_valid_i);

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Free: if (object_valid_i) state_d = object_addr_i == '0 ? Done : Object;   // a ready-made line goes first
        else if (take_request) state_d = Resource;
      Resource: if (resource_ready_i) state_d = Kept;
      Kept: state_d = Ask;                                // the resource row is there
      Ask: if (event_ready_i) state_d = Answer;
      Answer: if (snapshot_valid_i) state_d = snapshot_i.failed || lost_q ? Done : Retransmit;
      Retransmit: if (divided && !start_q) state_d = KeepAlive;
      KeepAlive: if (divided && !start_q) state_d = copies ? Copy : write_image ? Lines : Done;
      Copy: if (copy_ready_i) state_d = write_image ? Lines : Done;
      Lines: if (line_ready_i && line_q == 2'd3) state_d = Done;
      Object: if (line_ready_i) state_d = Done;
      Done: if (done_ready_i) state_d = Free;
      default: state_d = Free;
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (take_request) request_q <= query_valid_i ? query_i : capture_i;
    if (state_q == Kept) begin
      resource_q <= resource_i;
      lost_q <= resource_bad_i;
    end
    if (state_q == Answer && snapshot_valid_i) begin
      row_q <= snapshot_row_i;
      now_q <= snapshot_i.now;
      tick_q <= snapshot_i.tick;
      lost_q <= lost_q || snapshot_i.failed;
    end
    if (state_q == Retransmit) retransmit_q <= ticks;
    if (state_q == Free) line_q <= '0;
    else if (state_q == Lines && line_ready_i) line_q <= line_q + 2'd1;
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      state_q <= Free;
      start_q <= 1'b0;
    end else begin
      state_q <= state_d;
      start_q <= (state_d == Retransmit && state_q != Retransmit) || (state_d == KeepAlive && state_q != KeepAlive);
    end
  end

  assign query_ready_o = state_q == Free && !object_valid_i;
  assign capture_ready_o = state_q == Free && !object_valid_i && !query_valid_i;
  assign resource_valid_o = state_q == Resource;
  assign resource_index_o = request_q.conn;
  assign event_valid_o = state_q == Ask;
  always_comb begin
    event_o = '0;
    if (event_valid_o) begin
      event_o.kind = request_q.capture ? chm_layout_pkg::CHM_RETIRE_KIND_CAPTURE : chm_layout_pkg::CHM_RETIRE_KIND_QUERY;
      event_o.has_row = 1'b1;
      event_o.conn = request_q.conn;
      event_o.command_id = request_q.record.command_id;
      event_o.target = request_q.record.target;
    end
  end
  assign snapshot_ready_o = state_q == Answer;

  assign copy_valid_o = state_q == Copy;
  always_comb begin
    copy_o = '0;
    if (copy_valid_o) begin
      copy_o.conn = request_q.conn;
      copy_o.seq = row_q.rcv_cons;
      copy_o.bytes = bytes;
      copy_o.host = request_q.record.buffer;
      copy_o.region = resource_q.region;
      copy_o.region_log2 = resource_q.region_log2[4:0];
      copy_o.place_serial = place_done_i;   // all of the connection's have passed
    end
  end
  assign line_valid_o = state_q == Lines || state_q == Object;
  assign line_addr_o = !line_valid_o ? '0 : state_q == Object ? {object_addr_i[63:6], 6'd0} : {request_q.record.image[63:6], 6'd0} + {56'd0, line_q, 6'd0};
  assign line_o = !line_valid_o ? '0 : state_q == Object ? object_line_i : image_bits[{line_q, 9'd0} +: 512];

  // ---- Completions; an object stays on its port until its own is taken
  logic object_q;
  always_ff @(posedge clk_i) if (state_q == Free) object_q <= object_valid_i;
  assign object_ready_o = state_q == Done && object_q && done_ready_i;
  assign done_valid_o = state_q == Done;
  always_comb begin
    done_o = '0;
    if (done_valid_o && object_q) begin
      done_o = object_i;
      done_o.lines = 3'(object_addr_i != '0);
    end else if (done_valid_o) begin
      done_o.has_row = 1'b1;
      done_o.free = request_q.capture;
      done_o.copied = copies;
      done_o.lines = write_image ? 3'd4 : 3'd0;
      done_o.conn = request_q.conn;
      done_o.opcode = request_q.capture ? chm_layout_pkg::CHM_OPCODE_TERMINATE : chm_layout_pkg::CHM_OPCODE_QUERY;
      done_o.command_id = request_q.record.command_id;
      done_o.target = request_q.record.target;
      done_o.handle = resource_q.handle;
      done_o.status = lost_q ? chm_layout_pkg::CHM_STATUS_FAILURE : chm_layout_pkg::CHM_STATUS_SUCCESS;
      done_o.cut = request_q.cut;
      done_o.una = request_q.capture && !lost_q ? una : 32'd0;
      done_o.bytes = bytes;
    end
  end
  assign busy_o = state_q != Free || query_valid_i || capture_valid_i || object_valid_i;

  logic unused;
  assign unused = ^resource_q;
  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      buffered_bytes_have_room: assert (!copy_valid_o || bytes <= request_q.record.room);   // 11.5
      snapshot_is_of_the_connection_asked_for: assert (!(snapshot_valid_i && state_q == Answer) || snapshot_i.conn == request_q.conn);
    end
  end
endmodule
