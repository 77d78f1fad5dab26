// Copied and Answer: a copy has landed, the host has answered. Contract 8.10, 8.11 (CHM-RI-003 to 008, CHM-DLV-003).
module chm_delivery_event (
  input  logic                         copied_i,       // one of the two
  input  logic                         answer_i,
  input  logic                         failed_i,       // the row is lost (11.11)
  input  chm_layout_pkg::tcp_row_t     row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // the connection is the event's
  input  chm_pkg::answer_event_t       argument_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [11:0]                  generation_i,
  input  chm_pkg::indication_t         buffer_i,       // Copied: where the bytes went
  output chm_layout_pkg::tcp_row_t     row_o,
  output chm_engine_pkg::action_t      action_o,
  output chm_layout_pkg::event_entry_t entry_o
);
  logic        has, closed, indication, accepted, too_many;
  logic [31:0] said, used, data_end;   // data_end: D of 2.3

  always_comb begin
    row_o = '0;
    action_o = '0;
    entry_o = '0;
    {has, closed, indication, accepted, too_many} = '0;
    {said, used, data_end} = '0;
    if (answer_i) begin
      data_end = row_i.rcv_nxt - 32'(row_i.fin_received);
      has = row_i.req_fill != row_i.req_tail;
      closed = row_i.aborted || row_i.draining || row_i.retrieve_indicated;
      indication = argument_i.kind == chm_layout_pkg::CHM_ANSWER_KIND_INDICATION_ANSWER;
      accepted = row_i.live && !failed_i && argument_i.generation == generation_i && row_i.answer_pending && argument_i.serial == row_i.answer_serial &&
        ((indication && row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_WAIT_ANSWER) ||
         (argument_i.kind == chm_layout_pkg::CHM_ANSWER_KIND_COMPLETION_RETURNED &&
          row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_WAIT_RETURN));
      said = argument_i.status == chm_layout_pkg::CHM_STATUS_SUCCESS ? row_i.copy_bytes :
        argument_i.status == chm_layout_pkg::CHM_STATUS_OFFLOAD_DATA_PARTIALLY_ACCEPTED ? argument_i.bytes : 32'd0;
      too_many = said > row_i.copy_bytes;
      used = too_many ? 32'd0 : said;
    end
    if (copied_i) begin
      row_o = row_i;
      action_o.happened = row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_COPY_REQUEST ||
        row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_COPY_INDICATE;
      action_o.input_ref = row_i.copy_bytes;
      if (row_i.phase == chm_layout_pkg::CHM_DELIVERY_PHASE_COPY_REQUEST) begin
        action_o.window_update = 1'b1;
        row_o.rcv_cons = row_i.rcv_cons + row_i.copy_bytes;
        row_o.req_filled = row_i.copy_fills ? 32'd0 : row_i.req_filled + row_i.copy_bytes;
        row_o.req_fill = row_i.req_fill + 16'(row_i.copy_fills);
        row_o.req_placed = !row_i.copy_fills;
        row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_PLACE;
      end else begin
        action_o.emit = 1'b1;
        action_o.answered = 1'b1;
        entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_INDICATE;
        entry_o.bytes = row_i.copy_bytes;
        entry_o.info = row_i.copy_seq;
        entry_o.buffer = buffer_i.host;
        entry_o.first = buffer_i.index;
        row_o.answer_pending = 1'b1;
        row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_WAIT_ANSWER;
      end
    end
    if (answer_i) begin
      row_o = row_i;
      action_o.input_ref = 32'(argument_i.index);
      action_o.happened = accepted;
      action_o.stale = !accepted;
      if (accepted) begin
        row_o.answer_pending = 1'b0;
        row_o.phase = row_i.aborted || (closed && !has) ? chm_layout_pkg::CHM_DELIVERY_PHASE_IDLE : chm_layout_pkg::CHM_DELIVERY_PHASE_PLACE;
        if (indication) begin
          action_o.window_update = 1'b1;
          row_o.rcv_cons = row_i.rcv_cons + used;
          if (!chm_engine_pkg::precedes(row_o.rcv_cons, row_i.push_mark)) row_o.push_mark_valid = 1'b0;
          if (argument_i.status == chm_layout_pkg::CHM_STATUS_SUCCESS) begin
            row_o.rcv_data_end = data_end;
          end else if (!has) begin
            row_o.parked = data_end != row_o.rcv_cons;
            row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_IDLE;
          end
          action_o.raise = too_many && row_i.state != chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1 &&
            row_i.state != chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT2 && row_i.state != chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT;
          action_o.raise_reason = chm_layout_pkg::CHM_UPLOAD_REASON_UPLOAD_REQUESTED;
        end
      end
    end
  end
endmodule
