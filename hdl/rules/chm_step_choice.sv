// Which rule of delivery and notification a Step would follow: contract 8.1 to 8.9. Executes a Step, and tells at write-back whether one is due.
module chm_step_choice (
  input  logic                      valid_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_layout_pkg::tcp_row_t  row_i,
  /* verilator lint_on UNUSEDSIGNAL */
  output chm_engine_pkg::step_e     rule_o,
  output logic                      needs_buffer_o,   // the rule waits for an indication buffer (8.6c)
  output logic [31:0]               data_end_o        // D of 2.3
);
  logic        has, idle, closed, flush;
  logic [31:0] unconsumed;

  always_comb begin
    rule_o = chm_engine_pkg::STEP_NONE;
    needs_buffer_o = 1'b0;
    data_end_o = '0;
    has = 1'b0;
    idle = 1'b0;
    closed = 1'b0;
    flush = 1'b0;
    unconsumed = '0;
    if (valid_i && row_i.live && !row_i.captured) begin
      data_end_o = row_i.rcv_nxt - 32'(row_i.fin_received);
      unconsumed = data_end_o - row_i.rcv_cons;
      has = row_i.req_fill != row_i.req_tail;
      idle = row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_IDLE && !row_i.answer_pending;
      closed = row_i.draining || row_i.aborted || row_i.retrieve_indicated;
      flush = idle && row_i.req_head != row_i.req_tail &&
        (row_i.aborted || row_i.disconnect_indicated || row_i.retrieve_indicated ||
         (row_i.draining && !(has && unconsumed != '0)));
      if (row_i.aborted && !row_i.local_abort && !row_i.abort_indicated) rule_o = chm_engine_pkg::STEP_ABORT;
      else if (row_i.retrieve_notify && !row_i.draining) rule_o = chm_engine_pkg::STEP_RETRIEVE;
      else if (row_i.local_abort && flush) rule_o = chm_engine_pkg::STEP_FLUSH;
      else if (row_i.send_notify) rule_o = chm_engine_pkg::STEP_SENT;
      else if (row_i.disconnect_notify) rule_o = chm_engine_pkg::STEP_DISCONNECTED;
      else if (row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_PLACE) begin
        rule_o = chm_engine_pkg::STEP_PLACE;
        needs_buffer_o = !has && row_i.rcv_data_end != row_i.rcv_cons && row_i.req_head == row_i.req_fill && !closed;
      end else if (flush) rule_o = chm_engine_pkg::STEP_FLUSH;
      else if (!idle) rule_o = chm_engine_pkg::STEP_NONE;
      else if (has && unconsumed != '0 && !row_i.aborted) rule_o = chm_engine_pkg::STEP_TAKE;
      else if (row_i.push_due) rule_o = chm_engine_pkg::STEP_PUSH;
      else if (!has && unconsumed != '0 && !row_i.parked && !closed) rule_o = chm_engine_pkg::STEP_OFFER;
      else if (row_i.fin_received && unconsumed == '0 && !row_i.disconnect_indicated && !row_i.aborted && !row_i.retrieve_indicated)
        rule_o = chm_engine_pkg::STEP_FIN;
    end
  end
endmodule
