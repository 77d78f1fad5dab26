// Last stage: what the row wants next, and the retire record. `ready` and `work` come from the row as written (contract 8.1, 9.1, 10, 11.6, 11.7).
module chm_retirement (
  input  logic                           valid_i,
  input  chm_pkg::adapter_cfg_t          cfg_i,
  /* verilator lint_off UNUSEDSIGNAL */ // frame, entry and placement have left
  input  chm_engine_pkg::event_t         event_i,
  input  chm_engine_pkg::action_t        action_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic                           has_row_i,
  input  logic                           failed_i,
  input  logic                           copying_i,         // a copy of the connection is under way
  input  chm_layout_pkg::tcp_row_t       before_i,
  input  chm_layout_pkg::tcp_row_t       row_i,
  input  logic [63:0]                    input_ref_i,
  input  logic [31:0]                    target_i,
  input  logic                           sent_i,
  input  logic [31:0]                    tx_serial_i,       // of this frame, or the next one
  input  logic [31:0]                    event_serial_i,
  input  logic [31:0]                    place_serial_i,    // placements so far
  output logic                           update_o,          // the sets and deadlines below hold
  output logic                           ready_o,
  output logic                           work_o,
  output logic                           work_buffer_o,     // a Step that needs an indication buffer
  output logic                           running_o,         // a deadline runs
  output logic [39:0]                    deadline_o,
  output logic                           head_valid_o,
  output logic                           settled_valid_o,
  output chm_pkg::settled_t              settled_o,
  output logic                           record_valid_o,
  output chm_layout_pkg::retire_record_t record_o
);
  chm_engine_pkg::step_e rule;
  logic        sound, needs_buffer, held, again, fin, armed;
  logic [31:0] seq, data_end;
  logic [15:0] bytes;
  logic [63:0] fold, changed;

  assign update_o = valid_i && has_row_i;
  assign sound = update_o && !failed_i;

  chm_send_choice u_send (
    .valid_i(sound), .row_i, .cfg_i, .ready_o, .held_o(held), .again_o(again), .seq_o(seq), .bytes_o(bytes), .fin_o(fin)
  );
  chm_step_choice u_step (.valid_i(sound), .row_i, .rule_o(rule), .needs_buffer_o(needs_buffer), .data_end_o(data_end));
  chm_fold u_fold (.valid_i(record_valid_o && has_row_i && !action_i.stale), .before_i, .after_i(row_i), .fold_o(fold), .changed_o(changed));

  assign record_valid_o = valid_i && (action_i.happened || action_i.stale);

  always_comb begin
    work_o = rule != chm_engine_pkg::STEP_NONE && !needs_buffer;
    work_buffer_o = rule != chm_engine_pkg::STEP_NONE && needs_buffer;
    armed = sound && row_i.live && !row_i.draining && !row_i.captured;
    running_o = armed && (row_i.rtx_running || row_i.del_ack_running || row_i.push_running || row_i.sws_running);
    deadline_o = '1;
    if (armed) begin
      if (row_i.rtx_running) deadline_o = row_i.rtx_at;
      if (row_i.del_ack_running && row_i.del_ack_at < deadline_o) deadline_o = row_i.del_ack_at;
      if (row_i.push_running && row_i.push_at < deadline_o) deadline_o = row_i.push_at;
      if (row_i.sws_running && row_i.sws_at < deadline_o) deadline_o = row_i.sws_at;
    end
    head_valid_o = update_o && action_i.happened &&
      (row_i.req_head != before_i.req_head || event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_INITIATE);
    settled_o = '0;
    if (update_o) begin
      settled_o.conn = event_i.conn;
      settled_o.failed = failed_i;
      // A lost row is given back only when its copy has ended: its Copied would reach the next connection there.
      settled_o.drained = failed_i ? !copying_i : (row_i.draining && row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_IDLE && !row_i.answer_pending &&
        rule == chm_engine_pkg::STEP_NONE && row_i.req_head == row_i.req_tail && !row_i.cc_busy);
      settled_o.abort_taken = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_ABORT;
      settled_o.complete = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_COMPLETE;
      settled_o.abort_found = action_i.abort_found;
      settled_o.abort_done = failed_i || ((row_i.aborted || row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSED) &&
        !row_i.send_notify && !row_i.disconnect_notify && row_i.req_head == row_i.req_tail);
      settled_o.tx_serial = tx_serial_i + 32'(sent_i);
      settled_o.place_serial = place_serial_i;
    end
    settled_valid_o = update_o && (settled_o.drained || settled_o.abort_done || settled_o.abort_taken || settled_o.complete);
    record_o = '0;
    if (record_valid_o) begin
      record_o.now_ms = event_i.now;
      record_o.has_event = action_i.happened && action_i.emit;
      record_o.has_frame = sent_i;
      record_o.detail = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT ? {6'd0, action_i.refused, action_i.place} : 8'd0;
      record_o.kind = action_i.stale ? chm_layout_pkg::CHM_RETIRE_KIND_STALE : event_i.kind;
      record_o.event_serial = record_o.has_event ? event_serial_i : 32'd0;
      record_o.egress_frame = sent_i ? tx_serial_i : 32'd0;
      record_o.target = target_i;
      record_o.input_ref = input_ref_i;
      record_o.changed = changed;
      record_o.fold = fold;
    end
  end
  logic unused;
  assign unused = &{1'b0, held, again, seq, bytes, fin, data_end};
endmodule
