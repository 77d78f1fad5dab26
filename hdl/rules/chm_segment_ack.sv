// First stage of a segment: 7.4 and 7.5, TsRecent (7.8), acknowledgement and window (7.9a to h). Timers and payload: the next stage.
module chm_segment_ack (
  input  logic                       valid_i,
  input  chm_layout_pkg::tcp_row_t   row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_pkg::seg_t              seg_i,
  input  chm_pkg::adapter_cfg_t      cfg_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic                       failed_i,
  input  logic [31:0]                tick_i,
  input  logic [1:0]                 k_i,
  output chm_layout_pkg::tcp_row_t   row_o,
  output chm_engine_pkg::segment_t   segment_o
);
  logic        raw, ended, answer, reset, restart, stamp_old, stamps;
  logic [7:0]  raw_reason;
  logic        treated, acked, duplicate, window_update, fin_posted_end, closed;
  logic [31:0] window, snd_wnd, snd_nxt, data_una;
  logic        timing, in_recovery, after_rto, rexmit_una, lost, divide;
  logic [31:0] rtt_seq, srtt8, rttvar4, cwnd, ssthresh, recover;
  logic [7:0]  dup_acks;
  logic [17:0] divide_bytes;

  chm_segment_check u_check (
    .valid_i, .row_i, .seg_i, .failed_i, .tick_i, .k_i, .raw_o(raw), .raw_reason_o(raw_reason), .ended_o(ended), .answer_o(answer),
    .reset_o(reset), .restart_o(restart), .stamp_old_o(stamp_old)
  );

  always_comb begin
    {treated, stamps, acked, window_update, duplicate, fin_posted_end, closed} = '0;
    {window, snd_wnd, snd_nxt, data_una} = '0;
    if (valid_i) begin
      treated = !ended;
      stamps = row_i.const_flags[0];
      window = 32'(seg_i.window) << row_i.snd_wind_scale;
      acked = treated && chm_engine_pkg::precedes(row_i.snd_una, seg_i.ack);
      // 7.9a; RFC 9293 section 3.10.7.4.
      window_update = treated && !chm_engine_pkg::precedes(seg_i.ack, row_i.snd_una) &&
        (chm_engine_pkg::precedes(row_i.snd_wl1, seg_i.seq) ||
         (row_i.snd_wl1 == seg_i.seq && !chm_engine_pkg::precedes(seg_i.ack, row_i.snd_wl2)));
      snd_wnd = window_update ? window : row_i.snd_wnd;
      snd_nxt = acked ? chm_engine_pkg::later(row_i.snd_nxt, seg_i.ack) : row_i.snd_nxt;
      duplicate = treated && !acked && seg_i.ack == row_i.snd_una && row_i.snd_max != row_i.snd_una && seg_i.bytes == '0 &&
        (seg_i.flags & chm_pkg::FLAG_FIN) == '0 && window == row_i.snd_wnd && window != '0;
      fin_posted_end = acked && row_i.fin_posted && seg_i.ack == row_i.snd_end + 32'd1;   // our FIN is acknowledged now
      data_una = chm_engine_pkg::earlier(seg_i.ack, row_i.snd_end);
      closed = reset || restart;
    end
  end

  chm_rtt_sample u_sample (
    .acked_i(acked), .ack_i(seg_i.ack), .stamps_i(stamps), .ts_ecr_i(seg_i.ts_ecr), .ts_delta_i(row_i.ts_delta), .tick_i, .k_i,
    .snd_nxt_i(row_i.snd_nxt), .timing_i(row_i.rtt_timing), .rtt_seq_i(row_i.rtt_seq), .rtt_at_i(row_i.rtt_at), .srtt8_i(row_i.srtt8),
    .rttvar4_i(row_i.rttvar4), .timing_o(timing), .rtt_seq_o(rtt_seq), .srtt8_o(srtt8), .rttvar4_o(rttvar4)
  );

  chm_congestion u_congestion (
    .acked_i(acked), .duplicate_i(duplicate), .ack_i(seg_i.ack), .acked_bytes_i(seg_i.ack - row_i.snd_una), .mss_i(row_i.effective_mss),
    .unacked_i(snd_nxt - seg_i.ack), .flight_i(row_i.snd_max - row_i.snd_una), .snd_una_i(row_i.snd_una), .snd_max_i(row_i.snd_max),
    .snd_wnd_i(snd_wnd), .flight_size_i(cfg_i.flight_size), .threshold_i(cfg_i.duplicate_ack_threshold),
    .in_recovery_i(row_i.in_recovery), .after_rto_i(row_i.after_rto), .rexmit_una_i(row_i.rexmit_una), .dup_acks_i(row_i.dup_acks),
    .cwnd_i(row_i.cwnd), .ssthresh_i(row_i.ssthresh), .recover_i(row_i.recover), .in_recovery_o(in_recovery), .after_rto_o(after_rto),
    .rexmit_una_o(rexmit_una), .dup_acks_o(dup_acks), .cwnd_o(cwnd), .ssthresh_o(ssthresh), .recover_o(recover), .lost_o(lost),
    .divide_o(divide), .divide_bytes_o(divide_bytes)
  );

  always_comb begin
    row_o = '0;
    segment_o = '0;
    if (valid_i) begin
      row_o = row_i;
      segment_o.raw = raw;
      segment_o.raw_reason = raw_reason;
      segment_o.ended = ended;
      segment_o.answer = answer;
      segment_o.acked = acked;
      segment_o.probed = row_i.retransmit_count != '0;
      segment_o.raise = restart;   // 7.5
      segment_o.divide = divide;
      segment_o.divide_bytes = divide_bytes;
    end
    if (closed) begin   // 7.4, 7.5
      row_o.state = chm_layout_pkg::CHM_TCP_STATE_CLOSED;
      row_o.rtx_running = 1'b0;
      row_o.del_ack_running = 1'b0;
      row_o.push_running = 1'b0;
      row_o.ka_running = 1'b0;
      row_o.sws_running = 1'b0;
      row_o.persisting = 1'b0;
      if (reset) begin
        row_o.aborted = 1'b1;
        row_o.send_notify = 1'b1;
        // One that is due stays due: every disconnect completes (CHM-CLS-007, CHM-DIS-009).
        row_o.disconnect_notify = row_i.disconnect_notify || (row_i.fin_posted && row_i.snd_una != row_i.snd_end + 32'd1);
      end
    end
    if (treated) begin
      if (stamps && !chm_engine_pkg::precedes(row_i.last_ack, seg_i.seq) &&
          (!chm_engine_pkg::precedes(seg_i.ts_val, row_i.ts_recent) || stamp_old)) begin   // 7.8
        row_o.ts_recent = seg_i.ts_val;
        row_o.ts_recent_at = tick_i;
      end
      if (window_update) begin   // 7.9a
        row_o.snd_wnd = window;
        row_o.snd_wl1 = seg_i.seq;
        row_o.snd_wl2 = seg_i.ack;
        row_o.max_snd_wnd = window > row_i.max_snd_wnd ? window : row_i.max_snd_wnd;
      end
      row_o.rtt_timing = timing && !lost;
      row_o.rtt_seq = rtt_seq;
      row_o.srtt8 = srtt8;
      row_o.rttvar4 = rttvar4;
      row_o.in_recovery = in_recovery;
      row_o.after_rto = after_rto;
      row_o.rexmit_una = rexmit_una;
      row_o.dup_acks = dup_acks;
      row_o.cwnd = cwnd;
      row_o.ssthresh = ssthresh;
      row_o.recover = recover;
      if (lost) begin   // 6.6
        row_o.cc_acks = '0;
        row_o.cc_more = '0;
        row_o.cc_more_acks = '0;
      end
      if (acked) begin
        row_o.snd_una = seg_i.ack;
        row_o.snd_nxt = snd_nxt;
        row_o.snd_sml = chm_engine_pkg::later(row_i.snd_sml, seg_i.ack);
        row_o.retransmit_count = '0;
        if ((!chm_engine_pkg::precedes(data_una, row_i.snd_cpl_mark) && data_una != row_i.snd_cpl_una) ||
            data_una - row_i.snd_cpl_una >= cfg_i.send_complete_bytes) row_o.send_notify = 1'b1;   // 7.9g
      end
      if (fin_posted_end) begin   // 7.9f
        row_o.disconnect_notify = 1'b1;
        case (row_i.state)
          chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1: row_o.state = chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT2;
          chm_layout_pkg::CHM_TCP_STATE_LAST_ACK: row_o.state = chm_layout_pkg::CHM_TCP_STATE_CLOSED;
          chm_layout_pkg::CHM_TCP_STATE_CLOSING: begin   // 7.13
            row_o.state = chm_layout_pkg::CHM_TCP_STATE_TIME_WAIT;
            row_o.persisting = 1'b0;   // before 7.9i: its counts are kept
            segment_o.raise = 1'b1;
          end
          default: ;
        endcase
      end
    end
  end
endmodule
