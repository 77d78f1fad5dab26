// May this segment be treated, and is it acceptable? Contract 7.1 to 7.7 (RFC 9293 section 3.10.7.4, RFC 7323 section 5, RFC 5961).
module chm_segment_check (
  input  logic                      valid_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_layout_pkg::tcp_row_t  row_i,
  input  chm_pkg::seg_t             seg_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic                      failed_i,       // the row is lost (11.11)
  input  logic [31:0]               tick_i,
  input  logic [1:0]                k_i,
  output logic                      raw_o,          // 7.1: up the raw ring, the row stays as it is
  output logic [7:0]                raw_reason_o,
  output logic                      ended_o,        // "end"
  output logic                      answer_o,       // "answer"
  output logic                      reset_o,        // 7.4: the peer's RST holds
  output logic                      restart_o,      // 7.5: an in-order SYN
  output logic                      stamp_old_o     // TsRecent is older than TsRecentMaxAgeMs (OC-27)
);
  logic        fin, syn, rst, has_ack, stamps;
  logic [16:0] bytes, len;         // an RST's payload counts as nothing (7.4)
  logic [31:0] window, first, last;
  logic        in_order, acceptable, paws;

  always_comb begin
    raw_o = 1'b0;
    raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_NONE;
    ended_o = 1'b0;
    answer_o = 1'b0;
    reset_o = 1'b0;
    restart_o = 1'b0;
    stamp_old_o = 1'b0;
    {fin, syn, rst, has_ack, stamps, in_order, acceptable, paws} = '0;
    {bytes, len} = '0;
    {window, first, last} = '0;
    if (valid_i) begin
      fin = |(seg_i.flags & chm_pkg::FLAG_FIN);
      syn = |(seg_i.flags & chm_pkg::FLAG_SYN);
      rst = |(seg_i.flags & chm_pkg::FLAG_RST);
      has_ack = |(seg_i.flags & chm_pkg::FLAG_ACK);
      stamps = row_i.const_flags[0];
      bytes = rst ? 17'd0 : 17'(seg_i.bytes);
      len = bytes + 17'(syn) + 17'(fin);
      window = row_i.rcv_adv - row_i.rcv_nxt;
      first = seg_i.seq - row_i.rcv_nxt;
      last = first + 32'(len) - 32'd1;
      in_order = first == '0;
      raw_o = 1'b1;
      if (!row_i.live) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_NO_CONNECTION;
      else if (failed_i) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_CLOSED;
      else if (row_i.draining) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_TERMINATING;
      else if (row_i.state == chm_layout_pkg::CHM_TCP_STATE_TIME_WAIT && syn) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_SYN_TIME_WAIT;
      else if (row_i.retrieve_notify || row_i.retrieve_indicated) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_UPLOAD_REQUESTED;
      else if (row_i.aborted || row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSED) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_CLOSED;
      else if (|(seg_i.flags & chm_pkg::FLAG_URG)) raw_reason_o = chm_layout_pkg::CHM_RAW_REASON_URGENT;
      else raw_o = 1'b0;

      stamp_old_o = tick_i - row_i.ts_recent_at > chm_engine_pkg::max_age(k_i);
      paws = seg_i.ts_valid && !stamp_old_o && chm_engine_pkg::precedes(seg_i.ts_val, row_i.ts_recent);

      // 7.3. Window and distances are below 2^31, so an unsigned compare says "lies in [rcvNxt, rcvAdv)".
      if (window == '0) acceptable = in_order && (len == '0 || !(syn || rst));
      // Only what has a length can end in the window or reach over it: at a distance of 2^31 each end precedes the other.
      else acceptable = first < window || (len != '0 && (last < window ||
        (chm_engine_pkg::precedes(seg_i.seq, row_i.rcv_nxt) && chm_engine_pkg::precedes(row_i.rcv_nxt, seg_i.seq + 32'(len)))));

      ended_o = 1'b1;
      if (raw_o) begin
      end else if (stamps && !rst && !seg_i.ts_valid) begin   // 7.2a
      end else if (stamps && !rst && paws) begin   // 7.2b
        answer_o = 1'b1;
      end else if (!acceptable) begin
        answer_o = !rst;
      end else if (rst) begin   // 7.4
        reset_o = in_order;
        answer_o = !in_order;
      end else if (syn) begin   // 7.5
        restart_o = in_order;
        answer_o = !in_order;
      end else if (!has_ack) begin   // 7.6
      end else if (chm_engine_pkg::precedes(row_i.snd_max, seg_i.ack) ||
                   chm_engine_pkg::precedes(seg_i.ack, row_i.snd_una - row_i.max_snd_wnd)) begin   // 7.7, CHM-BRA-011
        answer_o = 1'b1;
      end else begin
        ended_o = 1'b0;
      end
    end
  end
endmodule
