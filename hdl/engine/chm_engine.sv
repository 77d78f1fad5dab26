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
  input  logic                           order_full_i,      // at most Margin further ones
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
  localparam int unsigned N = 10;
  localparam int unsigned SEG = 0, GRANT = 1, STEP = 2, STEP_BUFFER = 3, COPIED = 4, POST = 5, ANSWER = 6, CMD = 7, TIMER = 8, DIVIDED = 9;
  localparam int unsigned Margin = 8;   // events between the arbiter and the queues of the actions, and some
  localparam int unsigned ConnW = chm_pkg::CONN_W;

  // ---- Time
  logic [1:0] k;
  assign k = chm_engine_pkg::tick_ms(cfg_i.ticks_per_second);
  chm_clock u_clock (.clk_i, .rst_i, .strobe_i, .k_i(k), .now_o, .tick_o);

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
  logic [N-1:0]           able, chosen;

  chm_ready_set #(.Connections(Connections), .Again(1'b1)) u_transmit (
    .clk_i, .rst_i, .update_i(update), .conn_i(update_conn), .wanted_i(ready), .valid_o(ready_valid), .conn_o(ready_conn),
    .ready_i(chosen[GRANT]), .busy_o(ready_busy)
  );
  chm_ready_set #(.Connections(Connections)) u_steps (
    .clk_i, .rst_i, .update_i(update), .conn_i(update_conn), .wanted_i(work), .valid_o(step_valid), .conn_o(step_conn),
    .ready_i(chosen[STEP]), .busy_o(step_busy)
  );
  chm_ready_set #(.Connections(Connections)) u_buffer_steps (
    .clk_i, .rst_i, .update_i(update), .conn_i(update_conn), .wanted_i(work_buffer), .valid_o(step_buffer_valid),
    .conn_o(step_buffer_conn), .ready_i(chosen[STEP_BUFFER]), .busy_o(step_buffer_busy)
  );
  chm_sweep #(.Connections(Connections)) u_sweep (
    .clk_i, .rst_i, .strobe_i, .now_i(now_o), .write_i(update), .write_conn_i(update_conn), .running_i(running), .deadline_i(deadline),
    .due_o(due), .conn_o(due_conn), .taken_i(chosen[TIMER]), .busy_o(sweep_busy)
  );
  chm_division #(.Connections(Connections)) u_division (
    .clk_i, .rst_i, .start_i(divide), .conn_i(conn), .numerator_i(numerator), .denominator_i(denominator), .valid_o(divided_valid),
    .ready_i(chosen[DIVIDED]), .conn_o(divided_conn), .quotient_o(quotient), .busy_o(division_busy)
  );

  // ---- Queues of the actions
  logic verdict_room, tx_queue_room, tx_room, copy_room, entry_room;
  assign tx_room = tx_queue_room && !order_full_i;
  chm_action_queues #(.Margin(Margin)) u_queues (
    .clk_i, .rst_i,
    .verdict_valid_i(verdict_valid), .verdict_i(verdict), .verdict_room_o(verdict_room), .verdict_valid_o, .verdict_ready_i, .verdict_o,
    .tx_valid_i(tx_valid), .tx_i(tx), .tx_room_o(tx_queue_room), .tx_valid_o, .tx_ready_i, .tx_o,
    .copy_valid_i(copy_valid), .copy_i(copy), .copy_room_o(copy_room), .copy_valid_o, .copy_ready_i, .copy_o,
    .entry_valid_i(entry_valid), .entry_i(entry), .reserve_i(reserve), .release_i(release_entry), .entry_room_o(entry_room),
    .entry_valid_o, .entry_ready_i, .entry_o
  );

  // ---- Arbitration
  logic [N-1:0]     valid, room, far;   // far: no event of the same connection right before
  logic             command_busy_q;
  logic [3:0]       pause_q;            // after an Inject the pipeline runs empty, so that the next read meets the flipped bits
  logic             open;

  function automatic logic apart(input logic [ConnW-1:0] c, input logic a_valid, input logic [ConnW-1:0] a, input logic b_valid,
                                 input logic [ConnW-1:0] b);
    apart = !(a_valid && a == c) && !(b_valid && b == c);
  endfunction

  assign valid = {divided_valid, due, cmd_valid_i, answer_valid_i, post_valid_i, copied_valid_i, step_buffer_valid && buffer_valid_i,
                  step_valid, ready_valid, seg_valid_i};
  assign room = {1'b1, tx_room, tx_room && entry_room && !command_busy_q && !snapshot_valid_o, tx_room, 1'b1, tx_room,
                 entry_room && copy_room, entry_room && copy_room, tx_room, tx_room && verdict_room};
  always_comb begin
    far[SEG] = apart(seg_i.conn, close_a, conn_a, close_b, conn_b);
    far[GRANT] = apart(ready_conn, close_a, conn_a, close_b, conn_b);
    far[STEP] = apart(step_conn, close_a, conn_a, close_b, conn_b);
    far[STEP_BUFFER] = apart(step_buffer_conn, close_a, conn_a, close_b, conn_b);
    far[COPIED] = apart(copied_i.conn, close_a, conn_a, close_b, conn_b);
    far[POST] = apart(post_i.conn, close_a, conn_a, close_b, conn_b);
    far[ANSWER] = apart(answer_i.conn, close_a, conn_a, close_b, conn_b);
    far[CMD] = !cmd_i.has_row || apart(cmd_i.conn, close_a, conn_a, close_b, conn_b);
    far[TIMER] = apart(due_conn, close_a, conn_a, close_b, conn_b);
    far[DIVIDED] = apart(divided_conn, close_a, conn_a, close_b, conn_b);
  end
  assign open = !retire_almost_full_i && !clearing && pause_q == '0;
  assign able = open ? valid & room & far : '0;

  chm_event_slots #(.N(N)) u_slots (.clk_i, .rst_i, .able_i(able), .take_o(chosen));
  assign take = chosen != '0;
  assign seg_ready_o = chosen[SEG];
  assign copied_ready_o = chosen[COPIED];
  assign post_ready_o = chosen[POST];
  assign answer_ready_o = chosen[ANSWER];
  assign cmd_ready_o = chosen[CMD];

  always_comb begin
    taken = '0;
    taken.now = now_o;
    taken.tick = tick_o;
    has_row = take;
    case (1'b1)
      chosen[SEG]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT;
        taken.conn = seg_i.conn;
        taken.arg = seg_i.seg;
      end
      chosen[GRANT]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_GRANT;
        taken.conn = ready_conn;
      end
      chosen[STEP], chosen[STEP_BUFFER]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_STEP;
        taken.conn = chosen[STEP] ? step_conn : step_buffer_conn;
      end
      chosen[COPIED]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_COPIED;
        taken.conn = copied_i.conn;
        taken.arg[31:0] = copied_i.bytes;
      end
      chosen[POST]: begin
        taken.kind = post_i.receive ? chm_layout_pkg::CHM_RETIRE_KIND_RECEIVE_POST : chm_layout_pkg::CHM_RETIRE_KIND_SEND_POST;
        taken.conn = post_i.conn;
        taken.arg[0 +: $bits(post_i)] = post_i;
      end
      chosen[ANSWER]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_ANSWER;
        taken.conn = answer_i.conn;
        taken.arg[0 +: $bits(answer_i)] = answer_i;
      end
      chosen[CMD]: begin
        taken.kind = cmd_i.kind;
        taken.conn = cmd_i.has_row ? cmd_i.conn : '0;
        has_row = cmd_i.has_row;
      end
      chosen[TIMER]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_TIMER;
        taken.conn = due_conn;
      end
      chosen[DIVIDED]: begin
        taken.kind = chm_layout_pkg::CHM_RETIRE_KIND_DIVIDED;
        taken.conn = divided_conn;
        taken.arg[31:0] = quotient;
      end
      default: ;
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (chosen[CMD]) begin
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
      if (chosen[CMD]) command_busy_q <= 1'b1;
      else if (command_done) command_busy_q <= 1'b0;
      if (chosen[CMD] && cmd_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_INJECT) pause_q <= 4'(Margin);
      else if (pause_q != '0) pause_q <= pause_q - 4'd1;
      if (snapshot_valid) snapshot_valid_o <= 1'b1;
      else if (snapshot_ready_i) snapshot_valid_o <= 1'b0;
    end
  end

  // A connection that waits for an indication buffer is not busy (8.1).
  assign busy_o = take || pipeline_busy || seg_valid_i || post_valid_i || answer_valid_i || copied_valid_i || cmd_valid_i || ready_busy ||
    step_busy || (step_buffer_busy && buffer_valid_i) || sweep_busy || division_busy || command_busy_q || verdict_valid_o || tx_valid_o ||
    copy_valid_o || entry_valid_o || snapshot_valid_o || strobe_i;
endmodule
