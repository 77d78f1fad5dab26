// The engine: everything that can happen to an offloaded connection becomes an event here, and one pipeline is the only writer of its state
// (docs/contract/engine.md, docs/architecture.md). Sources wait outside until the arbiter takes them; actions leave through queues, and an event is
// taken only when every queue it may need has room.
module chm_engine #(
  // Rows of the connection table: a power of two, 4 to 16 384.
  parameter int unsigned Connections = 1024
) (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic                           strobe_i,          // one millisecond has passed
  input  chm_pkg::adapter_cfg_t          cfg_i,
  output logic [39:0]                    now_o,             // ms
  output logic [39:0]                    retire_now_o,      // of a record that were to retire now: the instant at which its event was taken
  output logic [31:0]                    tick_o,
  output logic                           busy_o,            // 0: only an input or time can cause an event

  // ---- Events
  input  logic                           seg_valid_i,
  output logic                           seg_ready_o,
  input  chm_pkg::seg_event_t            seg_i,
  input  logic                           post_valid_i,
  output logic                           post_ready_o,
  input  chm_pkg::post_event_t           post_i,
  input  logic                           request_write_i,   // before the ReceivePost that counts it
  input  logic [chm_pkg::CONN_W-1:0]     request_conn_i,
  input  logic [2:0]                     request_index_i,   // ring index modulo 8
  input  chm_pkg::request_t              request_i,
  input  logic                           answer_valid_i,
  output logic                           answer_ready_o,
  input  chm_pkg::answer_event_t         answer_i,
  input  logic                           copied_valid_i,
  output logic                           copied_ready_o,
  input  chm_pkg::copied_t               copied_i,
  output logic                           initiate_room_o,   // the entry of an Initiate can be kept free
  input  logic                           initiate_keep_i,   // keep it
  input  logic                           cmd_valid_i,
  output logic                           cmd_ready_o,
  input  chm_pkg::cmd_event_t            cmd_i,
  input  chm_layout_pkg::tcp_row_t       cmd_row_i,         // Initiate: see chm_initiate_event for the fields that hold ages and deltas
  input  chm_pkg::conn_res_t             cmd_res_i,         // Initiate
  input  logic                           buffer_valid_i,    // an empty indication buffer
  output logic                           buffer_ready_o,
  input  chm_pkg::indication_t           buffer_i,

  // ---- Actions
  output logic                           verdict_valid_o,
  input  logic                           verdict_ready_i,
  output chm_pkg::verdict_t              verdict_o,
  output logic                           tx_valid_o,
  input  logic                           tx_ready_i,
  output chm_pkg::tx_job_t               tx_o,
  output logic                           copy_valid_o,
  input  logic                           copy_ready_i,
  output chm_pkg::copy_job_t             copy_o,
  output logic                           entry_valid_o,
  input  logic                           entry_ready_i,
  output chm_layout_pkg::event_entry_t   entry_o,           // phase: chm_event_ring
  output logic                           snapshot_valid_o,
  input  logic                           snapshot_ready_i,
  output chm_pkg::snapshot_t             snapshot_o,
  output chm_layout_pkg::tcp_row_t       snapshot_row_o,

  // ---- Pulses
  output logic                           order_o,           // the event that retires sends a frame: its place among the egress frames
  input  logic [8:0]                     places_i,          // free ones there
  output logic                           settled_valid_o,
  output chm_pkg::settled_t              settled_o,
  output logic                           head_valid_o,
  output chm_pkg::request_head_t         head_o,
  output logic                           retire_valid_o,    // at most Margin = 8 of them after retire_almost_full_i rose
  output chm_layout_pkg::retire_record_t retire_o,          // serial and cycle: chm_retire; egressFrame: serial of the job
  output chm_layout_pkg::tcp_row_t       retire_row_o,
  input  logic                           retire_almost_full_i,
  output chm_pkg::engine_count_t         count_o
);
  localparam int unsigned N = chm_engine_pkg::SOURCES;
  localparam int unsigned Margin = 8;   // events between the arbiter and the queues of the actions, and some
  localparam int unsigned ConnW = chm_pkg::CONN_W;

  // ---- Time
  logic [1:0] k;
  assign k = chm_engine_pkg::tick_ms(cfg_i.ticks_per_second);
  chm_clock #(.Stages(6)) u_clock (.clk_i, .rst_i, .strobe_i, .k_i(k), .now_o, .tick_o, .retire_now_o);

  // ---- Pipeline
  logic                         take, has_row, command_done, close_a, close_b, pipeline_busy, clearing;
  chm_engine_pkg::event_t       taken;
  logic [ConnW-1:0]             conn_a, conn_b, conn, update_conn;
  chm_pkg::cmd_event_t          command_q;
  chm_layout_pkg::tcp_row_t     initial_row_q;
  chm_pkg::conn_res_t           initial_res_q;
  logic                         verdict_valid, tx_valid, copy_valid, entry_valid, reserve, release_entry, divide, buffer_take;
  chm_pkg::verdict_t            verdict;
  chm_pkg::tx_job_t             tx;
  chm_pkg::copy_job_t           copy;
  chm_layout_pkg::event_entry_t entry;
  logic [31:0]                  numerator, denominator;
  logic                         update, ready, work, work_buffer, running, snapshot_valid;
  logic [39:0]                  deadline;
  chm_pkg::snapshot_t           snapshot;

  chm_pipeline #(.Connections(Connections)) u_pipeline (
    .clk_i, .rst_i, .cfg_i, .valid_i(take), .event_i(taken), .has_row_i(has_row), .command_i(command_q), .initial_row_i(initial_row_q),
    .initial_res_i(initial_res_q), .command_done_o(command_done), .close_a_o(close_a), .close_b_o(close_b), .conn_a_o(conn_a),
    .conn_b_o(conn_b), .request_write_i, .request_conn_i, .request_index_i, .request_i, .buffer_valid_i, .buffer_i,
    .buffer_take_o(buffer_take), .conn_o(conn), .verdict_valid_o(verdict_valid), .verdict_o(verdict), .tx_valid_o(tx_valid), .tx_o(tx),
    .copy_valid_o(copy_valid), .copy_o(copy), .entry_valid_o(entry_valid), .entry_o(entry), .reserve_o(reserve), .release_o(release_entry),
    .divide_o(divide), .numerator_o(numerator), .denominator_o(denominator), .update_o(update), .update_conn_o(update_conn),
    .ready_o(ready), .work_o(work), .work_buffer_o(work_buffer), .running_o(running), .deadline_o(deadline), .row_o(retire_row_o),
    .snapshot_valid_o(snapshot_valid), .snapshot_o(snapshot), .head_valid_o, .settled_valid_o, .settled_o, .record_valid_o(retire_valid_o),
    .record_o(retire_o), .count_o, .clearing_o(clearing), .busy_o(pipeline_busy)
  );
  assign head_o = {update_conn, retire_row_o.req_head};
  assign buffer_ready_o = buffer_take;
  assign order_o = count_o.segment_out;

  // ---- What connections want
  logic                   ready_valid, step_valid, step_buffer_valid, due, divided_valid;
  logic [ConnW-1:0]       ready_conn, step_conn, step_buffer_conn, due_conn, divided_conn;
  logic [31:0]            quotient;
  logic                   ready_busy, step_busy, step_buffer_busy, sweep_busy, division_busy;
  logic [N-1:0]           chosen;

  chm_ready_set #(.Connections(Connections), .Again(1'b1)) u_transmit (
    .clk_i, .rst_i, .update_i(update), .conn_i(update_conn), .wanted_i(ready), .valid_o(ready_valid), .conn_o(ready_conn),
    .ready_i(chosen[chm_engine_pkg::SOURCE_GRANT]), .busy_o(ready_busy)
  );
  chm_ready_set #(.Connections(Connections)) u_steps (
    .clk_i, .rst_i, .update_i(update), .conn_i(update_conn), .wanted_i(work), .valid_o(step_valid), .conn_o(step_conn),
    .ready_i(chosen[chm_engine_pkg::SOURCE_STEP]), .busy_o(step_busy)
  );
  chm_ready_set #(.Connections(Connections)) u_buffer_steps (
    .clk_i, .rst_i, .update_i(update), .conn_i(update_conn), .wanted_i(work_buffer), .valid_o(step_buffer_valid),
    .conn_o(step_buffer_conn), .ready_i(chosen[chm_engine_pkg::SOURCE_STEP_BUFFER]), .busy_o(step_buffer_busy)
  );
  chm_sweep #(.Connections(Connections)) u_sweep (
    .clk_i, .rst_i, .strobe_i, .now_i(now_o), .write_i(update), .write_conn_i(update_conn), .running_i(running), .deadline_i(deadline),
    .due_o(due), .conn_o(due_conn), .taken_i(chosen[chm_engine_pkg::SOURCE_TIMER]), .busy_o(sweep_busy)
  );
  chm_division #(.Connections(Connections)) u_division (
    .clk_i, .rst_i, .start_i(divide), .conn_i(conn), .numerator_i(numerator), .denominator_i(denominator), .valid_o(divided_valid),
    .ready_i(chosen[chm_engine_pkg::SOURCE_DIVIDED]), .conn_o(divided_conn), .quotient_o(quotient), .busy_o(division_busy)
  );

  // ---- Arbitration
  logic       verdict_room, timer_room, tx_room, grant_room, copy_room, entry_room, command_entry_room, command_busy_q, open;
  logic [6:0] tx_free;   // jobs of the transmit path
  logic [3:0] pause_q;   // after an Inject the pipeline runs empty, so that the next read meets the flipped bits
  assign open = !retire_almost_full_i && !clearing && pause_q == '0;

  chm_frame_room #(.JobW($bits(tx_free)), .PlaceW($bits(places_i)), .Margin(Margin)) u_frame_room (
    .clk_i, .rst_i, .jobs_i(tx_free), .places_i, .sent_i(tx_valid), .granted_i(chosen[chm_engine_pkg::SOURCE_GRANT]),
    .timer_o(timer_room), .other_o(tx_room), .grant_o(grant_room)
  );
  // Of the commands only Initiate and Complete have an entry. Steps wait for room in their own right, so that what a command needs is all that holds it.
  always_comb begin
    command_entry_room = 1'b1;
    if (cmd_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_INITIATE) command_entry_room = entry_room || initiate_keep_i;
    else if (cmd_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_COMPLETE) command_entry_room = entry_room;
  end
  assign initiate_room_o = entry_room;

  chm_event_sources #(.N(N)) u_sources (
    .clk_i, .rst_i, .open_i(open), .now_i(now_o), .tick_i(tick_o),
    .valid_i({due, divided_valid, cmd_valid_i, answer_valid_i, post_valid_i, copied_valid_i, step_buffer_valid && buffer_valid_i && entry_room,
              step_valid && entry_room, ready_valid, seg_valid_i}),
    .seg_i, .ready_conn_i(ready_conn), .step_conn_i(step_conn), .step_buffer_conn_i(step_buffer_conn), .copied_i, .post_i, .answer_i, .cmd_i,
    .due_conn_i(due_conn), .divided_conn_i(divided_conn), .quotient_i(quotient),
    .verdict_room_i(verdict_room), .timer_room_i(timer_room), .grant_room_i(grant_room), .tx_room_i(tx_room),
    .copy_room_i(copy_room), .entry_room_i(command_entry_room),
    .command_room_i(!command_busy_q && !snapshot_valid_o), .close_a_i(close_a), .close_b_i(close_b), .conn_a_i(conn_a), .conn_b_i(conn_b),
    .take_o(take), .event_o(taken), .has_row_o(has_row), .chosen_o(chosen)
  );
  assign seg_ready_o = chosen[chm_engine_pkg::SOURCE_SEGMENT];
  assign copied_ready_o = chosen[chm_engine_pkg::SOURCE_COPIED];
  assign post_ready_o = chosen[chm_engine_pkg::SOURCE_POST];
  assign answer_ready_o = chosen[chm_engine_pkg::SOURCE_ANSWER];
  assign cmd_ready_o = chosen[chm_engine_pkg::SOURCE_COMMAND];

  // ---- Queues of the actions
  chm_action_queues #(.Margin(Margin)) u_queues (
    .clk_i, .rst_i,
    .verdict_valid_i(verdict_valid), .verdict_i(verdict), .verdict_room_o(verdict_room), .verdict_valid_o, .verdict_ready_i, .verdict_o,
    .tx_valid_i(tx_valid), .tx_i(tx), .tx_free_o(tx_free), .tx_valid_o, .tx_ready_i, .tx_o,
    .copy_valid_i(copy_valid), .copy_i(copy), .copy_room_o(copy_room), .copy_valid_o, .copy_ready_i, .copy_o,
    .entry_valid_i(entry_valid), .entry_i(entry), .reserve_i(reserve), .release_i(release_entry),
    .keep_i(initiate_keep_i), .entry_room_o(entry_room),
    .entry_valid_o, .entry_ready_i, .entry_o
  );

  always_ff @(posedge clk_i) begin
    if (chosen[chm_engine_pkg::SOURCE_COMMAND]) begin
      command_q <= cmd_i;
      if (cmd_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_INITIATE) begin
        initial_row_q <= cmd_row_i;
        initial_res_q <= cmd_res_i;
      end
    end
    if (snapshot_valid) begin
      snapshot_o <= snapshot;
      snapshot_row_o <= retire_row_o;
    end
    if (rst_i) begin
      command_busy_q <= 1'b0;
      pause_q <= '0;
      snapshot_valid_o <= 1'b0;
    end else begin
      if (chosen[chm_engine_pkg::SOURCE_COMMAND]) command_busy_q <= 1'b1;
      else if (command_done) command_busy_q <= 1'b0;
      if (chosen[chm_engine_pkg::SOURCE_COMMAND] && cmd_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_INJECT) pause_q <= 4'(Margin);
      else if (pause_q != '0) pause_q <= pause_q - 4'd1;
      if (snapshot_valid) snapshot_valid_o <= 1'b1;
      else if (snapshot_ready_i) snapshot_valid_o <= 1'b0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i && retire_valid_o) records_show_the_instant_of_their_slot: assert (retire_o.now_ms == retire_now_o);
  end

  // A connection that waits for an indication buffer is not busy (8.1).
  assign busy_o = take || pipeline_busy || seg_valid_i || post_valid_i || answer_valid_i || copied_valid_i || cmd_valid_i || ready_busy ||
    step_busy || (step_buffer_busy && buffer_valid_i) || sweep_busy || division_busy || command_busy_q || verdict_valid_o || tx_valid_o ||
    copy_valid_o || entry_valid_o || snapshot_valid_o;
endmodule
