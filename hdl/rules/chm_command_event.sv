// Orders of the offload unit: Query, Terminate, Capture, Abort, Complete, Inject, Fail. Contract 11.4 to 11.11 (CHM-DIS-013 to 019, CHM-TIM-032).
module chm_command_event (
  input  logic                         valid_i,
  input  logic                         failed_i,   // the row is lost (11.11): nothing of it is used
  input  chm_layout_pkg::tcp_row_t     row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // target and fault bits are for the record and the table
  input  chm_pkg::cmd_event_t          command_i,
  /* verilator lint_on UNUSEDSIGNAL */
  output chm_layout_pkg::tcp_row_t     row_o,
  output chm_engine_pkg::action_t      action_o,
  output chm_layout_pkg::event_entry_t entry_o
);
  logic [31:0] data_una;
  logic        fin_open;   // our FIN is posted and not acknowledged
  logic        waits;      // what the Complete of an abort waits for is open

  always_comb begin
    row_o = '0;
    action_o = '0;
    entry_o = '0;
    data_una = '0;
    fin_open = 1'b0;
    waits = 1'b0;
    if (valid_i) begin
      data_una = chm_engine_pkg::earlier(row_i.snd_una, row_i.snd_end);
      fin_open = row_i.fin_posted && row_i.snd_una != row_i.snd_end + 32'd1;
      row_o = row_i;
      action_o.happened = 1'b1;
      action_o.input_ref = command_i.command_id;
      case (command_i.kind)
        chm_layout_pkg::CHM_RETIRE_KIND_QUERY: action_o.snapshot = command_i.has_row;
        chm_layout_pkg::CHM_RETIRE_KIND_TERMINATE: if (command_i.has_row && !failed_i) begin   // 11.5
          row_o.draining = 1'b1;
          action_o.send = row_i.last_ack != row_i.rcv_nxt && !row_i.aborted;
          action_o.pure_ack = 1'b1;
          row_o.del_ack_running = 1'b0;
          row_o.push_running = 1'b0;
          row_o.push_due = 1'b0;
          row_o.range_count = '0;
          {row_o.range3_hi, row_o.range3_lo, row_o.range2_hi, row_o.range2_lo} = '0;
          {row_o.range1_hi, row_o.range1_lo, row_o.range0_hi, row_o.range0_lo} = '0;
          row_o.fin_queued = 1'b0;
          if (data_una != row_i.snd_cpl_una) row_o.send_notify = 1'b1;
          if (fin_open && !row_i.aborted) begin
            row_o.send_notify = 1'b1;
            row_o.disconnect_notify = 1'b1;
          end
        end
        chm_layout_pkg::CHM_RETIRE_KIND_CAPTURE: begin   // 11.6
          action_o.snapshot = 1'b1;
          if (!failed_i) row_o.captured = 1'b1;
        end
        chm_layout_pkg::CHM_RETIRE_KIND_ABORT: begin   // 11.7
          if (row_i.aborted) action_o.abort_found = 2'd1;
          else if (row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSED) action_o.abort_found = 2'd2;
          if (!failed_i && action_o.abort_found == '0) begin
            action_o.send = 1'b1;
            action_o.pure_ack = 1'b1;
            action_o.reset = 1'b1;
            row_o.state = chm_layout_pkg::CHM_TCP_STATE_CLOSED;
            row_o.aborted = 1'b1;
            row_o.local_abort = 1'b1;
            row_o.rtx_running = 1'b0;
            row_o.del_ack_running = 1'b0;
            row_o.push_running = 1'b0;
            row_o.ka_running = 1'b0;
            row_o.sws_running = 1'b0;
            row_o.persisting = 1'b0;
            row_o.parked = 1'b0;
            row_o.send_notify = 1'b1;
            row_o.disconnect_notify = row_i.disconnect_notify || fin_open;   // one that is due stays due
          end
        end
        chm_layout_pkg::CHM_RETIRE_KIND_COMPLETE: begin
          // A receive may have been posted since the connection settled (11.7); a lost connection settles no more (11.11).
          waits = command_i.settled && (row_i.send_notify || row_i.disconnect_notify || row_i.req_head != row_i.req_tail);
          action_o.happened = !waits || failed_i;
          action_o.emit = 1'b1;
          entry_o = command_i.entry;
          if (waits) entry_o.status = chm_layout_pkg::CHM_STATUS_FAILURE;
          if (command_i.free) row_o = '0;
        end
        chm_layout_pkg::CHM_RETIRE_KIND_FAIL: action_o.happened = !failed_i;   // once: the table is marked
        default: ;   // Inject: the table flips the bits
      endcase
    end
  end
endmodule
