// The pipeline: the only writer of connection rows. One event a cycle, never stalled.
//
//   A  address to the tables          B  rows out, SECDED             X1 acknowledgement half of a segment
//   X2 every other rule               X3 frame, serials, actions      W  write-back, record, what the row wants next
//
// Events of one connection enter at least three cycles apart (the arbiter sees to it), so that a row leaves X3 when the next event of its
// connection needs it in X1: it comes forward from X3 or W, otherwise from the table. No event is merged, and none waits inside.
module chm_pipeline #(
  // Rows of the connection table.
  parameter int unsigned Connections = 1024
) (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  chm_pkg::adapter_cfg_t          cfg_i,

  // The event taken, and whether it concerns a connection row. What belongs to a command stays from its event on until command_done_o.
  input  logic                           valid_i,
  input  chm_engine_pkg::event_t         event_i,
  input  logic                           has_row_i,
  input  chm_pkg::cmd_event_t            command_i,
  input  chm_layout_pkg::tcp_row_t       initial_row_i,
  input  chm_pkg::conn_res_t             initial_res_i,
  output logic                           command_done_o,

  // Connections of the events in A and B: too close for another of theirs.
  output logic                           close_a_o,
  output logic                           close_b_o,
  output logic [chm_pkg::CONN_W-1:0]     conn_a_o,
  output logic [chm_pkg::CONN_W-1:0]     conn_b_o,

  // Request queue, written before its ReceivePost; indication buffer at hand.
  input  logic                           request_write_i,
  input  logic [chm_pkg::CONN_W-1:0]     request_conn_i,
  input  logic [2:0]                     request_index_i,
  input  chm_pkg::request_t              request_i,
  input  logic                           buffer_valid_i,
  input  chm_pkg::indication_t           buffer_i,
  output logic                           buffer_take_o,

  // Actions, in X3. There is room for all of them.
  output logic [chm_pkg::CONN_W-1:0]     conn_o,
  output logic                           verdict_valid_o,
  output chm_pkg::verdict_t              verdict_o,
  output logic                           tx_valid_o,
  output chm_pkg::tx_job_t               tx_o,
  output logic                           copy_valid_o,
  output chm_pkg::copy_job_t             copy_o,
  output logic                           entry_valid_o,
  output chm_layout_pkg::event_entry_t   entry_o,
  output logic                           reserve_o,         // an event-ring entry will be wanted when the copy has ended
  output logic                           release_o,         // now it is written, or will never be
  output logic                           divide_o,
  output logic [31:0]                    numerator_o,
  output logic [31:0]                    denominator_o,

  // Retirement, in W.
  output logic                           update_o,          // an event of a connection has gone through
  output logic [chm_pkg::CONN_W-1:0]     update_conn_o,
  output logic                           ready_o,
  output logic                           work_o,
  output logic                           work_buffer_o,
  output logic                           running_o,
  output logic [39:0]                    deadline_o,
  output chm_layout_pkg::tcp_row_t       row_o,
  output logic                           snapshot_valid_o,
  output chm_pkg::snapshot_t             snapshot_o,
  output logic                           head_valid_o,
  output logic                           settled_valid_o,
  output chm_pkg::settled_t              settled_o,
  output logic                           record_valid_o,
  output chm_layout_pkg::retire_record_t record_o,
  output chm_pkg::engine_count_t         count_o,
  output logic                           clearing_o,
  output logic                           busy_o
);
  localparam int unsigned IndexW = $clog2(Connections);

  // ---- Stage registers
  logic a_valid, b_valid, x1_valid, x2_valid, x3_valid, w_valid;
  chm_engine_pkg::event_t a_event, b_event, x1_event, x2_event, x3_event, w_event;
  logic a_has_row, b_has_row, x1_has_row, x2_has_row, x3_has_row, w_has_row;
  chm_layout_pkg::tcp_row_t x1_row, x2_row, x3_row, w_row;    // as far as executed
  chm_layout_pkg::tcp_row_t x2_old, x3_old, w_old;            // before the event
  chm_pkg::conn_res_t x1_res, x2_res, x3_res, w_res;
  logic x1_failed, x2_failed, x3_failed, w_failed;            // the row is lost
  logic x1_corrected, x2_corrected, x3_corrected, w_write;    // a corrected row is written back in any case
  chm_engine_pkg::segment_t x2_segment, x3_segment;
  chm_engine_pkg::action_t  x3_action, w_action;
  chm_layout_pkg::event_entry_t x3_entry;
  logic [63:0] w_input_ref;
  logic [31:0] w_target, w_tx_serial, w_event_serial, w_place_serial;
  logic        w_sent, w_entered, w_copying;

  // ---- B: rows, and what is newer than they
  chm_layout_pkg::tcp_row_t b_table_row, x3_row_d;
  chm_pkg::conn_res_t       b_res;
  logic b_failed, b_row_corrected, b_row_lost, b_res_corrected, b_res_lost, from_x3, from_w, x3_write, b_lost, b_fails, b_initiate,
    a_initiate;

  assign a_initiate = a_valid && a_has_row && a_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_INITIATE;
  assign b_initiate = b_has_row && b_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_INITIATE;
  assign from_x3 = x3_write && x3_event.conn == b_event.conn;
  assign from_w = w_write && w_event.conn == b_event.conn;
  assign b_lost = b_has_row && !b_initiate && ((b_row_lost && !from_x3 && !from_w) || b_res_lost);
  assign b_fails = b_has_row && b_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_FAIL;

  chm_row_tables #(.Connections(Connections)) u_tables (
    .clk_i, .rst_i, .read_i(a_valid), .read_at_i(a_event.conn[IndexW-1:0]), .row_o(b_table_row), .res_o(b_res), .failed_o(b_failed),
    .row_corrected_o(b_row_corrected), .row_lost_o(b_row_lost), .res_corrected_o(b_res_corrected), .res_lost_o(b_res_lost),
    .write_i(w_write), .write_at_i(w_event.conn[IndexW-1:0]), .row_i(w_row),
    .inject_i(w_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_INJECT ? command_i.inject : 2'd0),
    .inject_bit_i(command_i.fault_bit), .inject_bit2_i(command_i.fault_bit2), .initiate_i(a_initiate),
    .initiate_at_i(a_event.conn[IndexW-1:0]), .res_i(initial_res_i), .res_inject_i(w_write && w_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_INJECT && command_i.inject_res),
    .res_again_i(w_res), .lose_i(b_valid && (b_lost || b_fails)),
    .lose_at_i(b_event.conn[IndexW-1:0]), .clearing_o
  );

  // ---- X1
  chm_layout_pkg::tcp_row_t x1_row_d;
  chm_engine_pkg::segment_t x1_segment;
  chm_pkg::seg_t            x1_seg;
  // verilator lint_off UNUSEDSIGNAL
  chm_pkg::seg_t            x3_seg;
  // verilator lint_on UNUSEDSIGNAL
  chm_pkg::request_t        x2_request;
  logic [31:0]              x2_last_bytes;
  chm_pkg::indication_t     x2_went;
  logic x1_is_segment, x1_is_step, x1_is_initiate;

  assign x1_seg = x1_event.arg;
  assign x3_seg = x3_event.arg;
  assign x1_is_segment = x1_valid && x1_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT;
  assign x1_is_initiate = x1_has_row && x1_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_INITIATE;
  assign x1_is_step = x1_valid && x1_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_STEP;

  chm_segment_ack u_segment_ack (
    .valid_i(x1_is_segment), .row_i(x1_row), .seg_i(x1_seg), .cfg_i, .failed_i(x1_failed), .tick_i(x1_event.tick),
    .k_i(chm_engine_pkg::tick_ms(cfg_i.ticks_per_second)), .row_o(x1_row_d), .segment_o(x1_segment)
  );
  chm_request_tables #(.Connections(Connections)) u_requests (
    .clk_i, .write_i(request_write_i), .write_conn_i(request_conn_i), .write_index_i(request_index_i), .request_i,
    .read_i(x1_is_step), .read_conn_i(x1_event.conn), .fill_i(x1_row.req_fill[2:0]), .request_o(x2_request), .last_bytes_o(x2_last_bytes),
    .lend_i(buffer_take_o), .lend_conn_i(x2_event.conn), .buffer_i,
    .ended_i(x1_valid && x1_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_COPIED), .went_o(x2_went)
  );

  // ---- X2
  chm_layout_pkg::tcp_row_t     x2_row_d;
  chm_engine_pkg::action_t      x2_action;
  chm_layout_pkg::event_entry_t x2_entry;

  chm_execute u_execute (
    .valid_i(x2_valid), .event_i(x2_event), .row_i(x2_row), .failed_i(x2_failed), .segment_i(x2_segment), .command_i,
    .generation_i(x2_res.generation), .request_i(x2_request), .last_bytes_i(x2_last_bytes), .went_i(x2_went), .buffer_valid_i,
    .buffer_host_i(buffer_i.host), .cfg_i, .row_o(x2_row_d), .action_o(x2_action), .entry_o(x2_entry)
  );
  assign buffer_take_o = x2_action.happened && x2_action.take_buffer;

  // ---- X3
  logic [Connections-1:0] lent_q;      // an indication buffer is out with a copy of the connection
  logic [Connections-1:0] copying_q;   // a copy of the connection is out
  logic [15:0] ip_id_q;
  logic [31:0] tx_serial_q, event_serial_q, place_serial_q, reference;

  chm_frame u_frame (
    .valid_i(x3_valid), .conn_i(x3_event.conn), .tick_i(x3_event.tick), .row_i(x3_row), .action_i(x3_action), .ip_id_i(ip_id_q),
    .serial_i(tx_serial_q), .event_serial_i(event_serial_q), .row_o(x3_row_d), .send_o(tx_valid_o), .job_o(tx_o)
  );
  chm_actions u_actions (
    .valid_i(x3_valid), .event_i(x3_event), .row_i(x3_row), .res_i(x3_res), .action_i(x3_action), .segment_i(x3_segment),
    .entry_i(x3_entry), .event_serial_i(event_serial_q), .place_serial_i(place_serial_q), .reference_o(reference), .verdict_valid_o,
    .verdict_o, .copy_valid_o, .copy_o, .entry_valid_o, .entry_o, .reserve_o, .divide_o
  );
  assign x3_write = x3_valid && x3_has_row && (x3_action.happened || (x3_corrected && !x3_failed));
  assign release_o = x3_valid && x3_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_COPIED && lent_q[x3_event.conn[IndexW-1:0]];
  assign conn_o = x3_event.conn;
  assign numerator_o = x3_row.cc_num;
  assign denominator_o = x3_row.cc_den;

  /* verilator lint_off WIDTHCONCAT */ // one bit for each row, up to 16 384
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      ip_id_q <= 16'h8000;
      tx_serial_q <= '0;
      event_serial_q <= '0;
      place_serial_q <= '0;
      lent_q <= '0;
      copying_q <= '0;
    end else begin
      if (reserve_o || release_o) lent_q[x3_event.conn[IndexW-1:0]] <= reserve_o;
      if (copy_valid_o || (x3_valid && x3_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_COPIED)) copying_q[x3_event.conn[IndexW-1:0]] <= copy_valid_o;
      if (tx_valid_o) begin
        ip_id_q <= {1'b1, ip_id_q[14:0] + 15'd1};   // CHM-TX-032
        tx_serial_q <= tx_serial_q + 32'd1;
      end
      if (entry_valid_o) event_serial_q <= event_serial_q + 32'd1;
      if (verdict_valid_o && verdict_o.place) place_serial_q <= place_serial_q + 32'd1;
    end
  end
  /* verilator lint_on WIDTHCONCAT */

  // ---- Registers between the stages
  always_ff @(posedge clk_i) begin
    a_valid <= valid_i && !rst_i;
    b_valid <= a_valid && !rst_i;
    x1_valid <= b_valid && !rst_i;
    x2_valid <= x1_valid && !rst_i;
    x3_valid <= x2_valid && !rst_i;
    w_valid <= x3_valid && !rst_i;
    w_write <= x3_write && !rst_i;
    if (valid_i) begin
      a_event <= event_i;
      a_has_row <= has_row_i;
    end
    if (a_valid) begin
      b_event <= a_event;
      b_has_row <= a_has_row;
    end
    if (b_valid) begin
      x1_event <= b_event;
      x1_has_row <= b_has_row;
      if (b_initiate) x1_row <= initial_row_i;
      else if (from_x3) x1_row <= x3_row_d;
      else if (from_w) x1_row <= w_row;
      else x1_row <= b_table_row;
      x1_res <= b_res;
      x1_failed <= b_has_row && !b_initiate && (b_failed || b_lost);
      x1_corrected <= b_row_corrected && !from_x3 && !from_w;
    end
    if (x1_valid) begin
      x2_event <= x1_event;
      x2_has_row <= x1_has_row;
      x2_old <= x1_row;
      if (x1_is_initiate) x2_old <= '0;   // as its last Complete left the row, or the reset
      if (x1_is_segment) x2_row <= x1_row_d;
      else x2_row <= x1_row;
      x2_res <= x1_res;
      x2_failed <= x1_failed;
      x2_corrected <= x1_corrected;
      x2_segment <= x1_segment;
    end
    if (x2_valid) begin
      x3_event <= x2_event;
      x3_has_row <= x2_has_row;
      x3_old <= x2_old;
      x3_row <= x2_action.happened ? x2_row_d : x2_row;
      x3_res <= x2_res;
      x3_failed <= x2_failed;
      x3_corrected <= x2_corrected;
      x3_segment <= x2_segment;
      x3_action <= x2_action;
      x3_entry <= x2_entry;
    end
    if (x3_valid) begin
      w_event <= x3_event;
      w_has_row <= x3_has_row;
      w_old <= x3_old;
      w_row <= x3_row_d;
      w_failed <= x3_failed || x3_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_FAIL;
      w_res <= x3_res;
      w_copying <= copy_valid_o || (copying_q[x3_event.conn[IndexW-1:0]] && x3_event.kind != chm_layout_pkg::CHM_RETIRE_KIND_COPIED);
      w_action <= x3_action;
      w_input_ref <= x3_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT ? x3_seg.frame :
                                                                                 64'(x3_action.input_ref);
      w_target <= x3_has_row ? reference : command_i.target;
      w_sent <= tx_valid_o;
      w_entered <= entry_valid_o;
      w_tx_serial <= tx_serial_q;
      w_event_serial <= event_serial_q;
      w_place_serial <= place_serial_q + 32'(verdict_valid_o && verdict_o.place);
    end
    if (rst_i) w_row <= '0;   // what the tables are cleared with
  end

  // ---- W
  chm_retirement u_retirement (
    .valid_i(w_valid), .cfg_i, .event_i(w_event), .action_i(w_action), .has_row_i(w_has_row), .failed_i(w_failed), .copying_i(w_copying), .before_i(w_old), .row_i(w_row),
    .input_ref_i(w_input_ref), .target_i(w_target), .sent_i(w_sent), .tx_serial_i(w_tx_serial), .event_serial_i(w_event_serial),
    .place_serial_i(w_place_serial), .update_o, .ready_o, .work_o, .work_buffer_o, .running_o, .deadline_o, .head_valid_o,
    .settled_valid_o, .settled_o, .record_valid_o, .record_o
  );
  chm_covers u_covers (
    .clk_i, .rst_i, .valid_i(w_valid && w_has_row), .event_i(w_event), .action_i(w_action), .before_i(w_old), .row_i(w_row)
  );
  assign update_conn_o = w_event.conn;
  assign row_o = w_row;
  assign snapshot_valid_o = w_valid && w_action.snapshot;
  assign snapshot_o = {w_event.conn, w_failed, w_event.now, w_event.tick};
  assign command_done_o = w_valid && (w_event.kind >= chm_layout_pkg::CHM_RETIRE_KIND_INITIATE);
  assign close_a_o = a_valid && a_has_row;
  assign close_b_o = b_valid && b_has_row;
  assign conn_a_o = a_event.conn;
  assign conn_b_o = b_event.conn;
  assign busy_o = a_valid || b_valid || x1_valid || x2_valid || x3_valid || w_valid || clearing_o;

  always_comb begin
    count_o = '0;
    count_o.segment_in = record_valid_o && w_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT;
    count_o.segment_out = w_valid && w_sent;
    count_o.retransmitted = w_valid && w_sent && w_action.retransmitted;
    count_o.retired = record_valid_o;
    count_o.event_written = w_valid && w_entered;
    count_o.stale = record_valid_o && record_o.kind == chm_layout_pkg::CHM_RETIRE_KIND_STALE;
    count_o.corrected = b_valid && b_has_row && ((b_row_corrected && !from_x3 && !from_w) || b_res_corrected);
    count_o.uncorrectable = b_valid && b_lost;
    if (record_valid_o && w_event.kind == chm_layout_pkg::CHM_RETIRE_KIND_COPIED) count_o.delivered_bytes = w_input_ref[31:0];
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      events_of_one_row_keep_their_distance: assert (!(b_valid && b_has_row) ||
        (!(x1_valid && x1_has_row && x1_event.conn == b_event.conn) && !(x2_valid && x2_has_row && x2_event.conn == b_event.conn)));
      copy_ends_as_it_began: assert (!x2_action.happened || x2_event.kind != chm_layout_pkg::CHM_RETIRE_KIND_COPIED ||
        x2_event.arg[31:0] == x2_row.copy_bytes);
    end
  end
endmodule
