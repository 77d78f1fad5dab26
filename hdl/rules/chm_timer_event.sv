// Timer: the lowest deadline that is due. Contract section 10 (CHM-TIM-010 to 063, RFC 6298 section 5).
module chm_timer_event (
  input  logic                      valid_i,
  input  chm_layout_pkg::tcp_row_t  row_i,
  input  logic                      flight_size_i,
  input  logic [31:0]               limit_i,    // TcpMaximumRetransmissions
  input  logic [39:0]               now_i,
  input  logic [31:0]               tick_i,
  input  logic [31:0]               rto_i,
  input  logic [31:0]               cap_i,
  input  logic                      held_i,     // 9.3a holds
  output chm_layout_pkg::tcp_row_t  row_o,
  output chm_engine_pkg::action_t   action_o
);
  logic        armed, outstanding, exhausted, retrieve, has_byte;
  logic [31:0] rt_ticks;
  logic [7:0]  kind;

  always_comb begin
    row_o = '0;
    if (valid_i) row_o = row_i;
    action_o = '0;
    kind = chm_layout_pkg::CHM_TIMER_KIND_RETRANSMIT;
    armed = valid_i && row_i.live && !row_i.draining && !row_i.captured;   // 10.6
    {outstanding, has_byte, exhausted, retrieve} = '0;
    rt_ticks = '0;
    if (armed) begin
      outstanding = row_i.snd_max != row_i.snd_una;
      has_byte = row_i.snd_una != row_i.snd_end;
      rt_ticks = row_i.retransmit_count != '0 ? tick_i - row_i.rt_start : 32'd0;
      exhausted = 32'(row_i.retransmit_count) >= limit_i;
      if (!row_i.persisting && row_i.max_rt != '0) exhausted = row_i.max_rt != '1 && rt_ticks >= row_i.max_rt;
    end
    if (armed && row_i.rtx_running && now_i >= row_i.rtx_at) begin
      action_o.happened = 1'b1;
      row_o.rtx_running = 1'b0;
      if (row_i.persisting) begin   // 10.2
        retrieve = exhausted;
        if (!exhausted) begin
          action_o.send = 1'b1;
          action_o.seq = row_i.snd_una;
          action_o.bytes = 16'(has_byte);
          action_o.flags = has_byte ? chm_pkg::FLAG_ACK : chm_pkg::FLAG_ACK | chm_pkg::FLAG_FIN;
          action_o.retransmitted = outstanding;
          row_o.snd_max = chm_engine_pkg::later(row_i.snd_max, row_i.snd_una + 32'd1);
          if (!has_byte && row_i.state == chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED) row_o.state = chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1;
          if (!has_byte && row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT) row_o.state = chm_layout_pkg::CHM_TCP_STATE_LAST_ACK;
          row_o.rtx_running = 1'b1;
          row_o.rtx_at = now_i + 40'(chm_engine_pkg::backed_off(rto_i, row_i.retransmit_count, cap_i));
          row_o.retransmit_count = chm_engine_pkg::count_up(row_i.retransmit_count);
        end
      end else if (outstanding) begin   // 10.3
        retrieve = exhausted;
        if (!exhausted) begin
          if (row_i.retransmit_count == '0) begin
            row_o.ssthresh = chm_engine_pkg::loss_ssthresh(flight_size_i, row_i.snd_max - row_i.snd_una, row_i.cwnd, row_i.snd_wnd,
                                                           row_i.effective_mss);
            row_o.rt_start = tick_i;
          end
          row_o.cwnd = 32'(row_i.effective_mss);
          row_o.in_recovery = 1'b0;
          row_o.dup_acks = '0;
          row_o.rexmit_una = 1'b0;
          row_o.recover = row_i.snd_max;
          row_o.after_rto = 1'b1;
          row_o.snd_nxt = row_i.snd_una;
          row_o.cc_acks = '0;
          row_o.cc_more = '0;
          row_o.cc_more_acks = '0;
          row_o.rtt_timing = 1'b0;
          row_o.retransmit_count = chm_engine_pkg::count_up(row_i.retransmit_count);
          row_o.rtx_running = 1'b1;
          row_o.rtx_at = now_i + 40'(chm_engine_pkg::backed_off(rto_i, row_o.retransmit_count, cap_i));
        end
      end
    end else if (armed && row_i.del_ack_running && now_i >= row_i.del_ack_at) begin   // 10.4
      kind = chm_layout_pkg::CHM_TIMER_KIND_DELAYED_ACK;
      action_o.happened = 1'b1;
      action_o.send = 1'b1;
      action_o.pure_ack = 1'b1;
    end else if (armed && row_i.push_running && now_i >= row_i.push_at) begin
      kind = chm_layout_pkg::CHM_TIMER_KIND_PUSH;
      action_o.happened = 1'b1;
      row_o.push_running = 1'b0;
      row_o.push_due = 1'b1;
    end else if (armed && row_i.sws_running && now_i >= row_i.sws_at) begin
      kind = chm_layout_pkg::CHM_TIMER_KIND_SWS;
      action_o.happened = 1'b1;
      row_o.sws_running = 1'b0;
      if (held_i) row_o.sws_forced = 1'b1;
    end
    if (valid_i) begin
      action_o.raise = retrieve;   // 10.5
      action_o.raise_reason = chm_layout_pkg::CHM_UPLOAD_REASON_TIMEOUT_EXPIRATION;
      action_o.input_ref = 32'(kind);
    end
  end
endmodule
