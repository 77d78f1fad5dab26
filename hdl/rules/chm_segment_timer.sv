// Second stage of a segment: retransmit and persist timer (contract 7.9i, CHM-TIM-010, 040 to 047) and the division (7.12).
module chm_segment_timer (
  input  logic                      valid_i,     // a segment
  input  logic                      treated_i,   // it reached 7.9
  input  chm_layout_pkg::tcp_row_t  row_i,       // after 7.9a to h
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_engine_pkg::segment_t  segment_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic                      window_zero_i,   // w of the segment
  input  logic [39:0]               now_i,
  input  logic [31:0]               rto_i,
  input  logic [31:0]               cap_i,
  output chm_layout_pkg::tcp_row_t  row_o,
  output logic                      divide_o         // a division starts
);
  logic        need, outstanding, stopped;
  logic [31:0] sum;

  always_comb begin
    row_o = '0;
    divide_o = 1'b0;
    {need, outstanding, stopped} = '0;
    sum = '0;
    if (valid_i) row_o = row_i;
    if (treated_i) begin
      need = row_i.snd_end + 32'(row_i.fin_posted) != row_i.snd_una;
      outstanding = row_i.snd_max != row_i.snd_una;
      stopped = row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSED || row_i.state == chm_layout_pkg::CHM_TCP_STATE_TIME_WAIT;
      sum = row_i.cc_more + 32'(segment_i.divide_bytes);
      if (row_i.snd_wnd == '0 && need) begin
        if (!row_i.persisting) begin
          row_o.persisting = 1'b1;
          row_o.snd_wnd_probes = '0;
          row_o.retransmit_count = '0;
          row_o.rtx_running = 1'b1;
          row_o.rtx_at = now_i + 40'(rto_i);
        end else if (window_zero_i && segment_i.probed) begin   // next round, by the ACK of the probe byte too (CHM-TIM-043)
          row_o.snd_wnd_probes = chm_engine_pkg::count_up(row_i.snd_wnd_probes);
          row_o.retransmit_count = '0;
          row_o.rtx_at = now_i + 40'(chm_engine_pkg::backed_off(rto_i, row_o.snd_wnd_probes, cap_i));
        end
      end else if (row_i.persisting || segment_i.acked) begin
        if (row_i.persisting) begin
          row_o.persisting = 1'b0;
          row_o.snd_wnd_probes = '0;
          row_o.retransmit_count = '0;
        end
        row_o.rtx_running = outstanding;
        if (outstanding) row_o.rtx_at = now_i + 40'(rto_i);
      end
      if (stopped) begin
        row_o.rtx_running = 1'b0;
        row_o.persisting = 1'b0;
      end
      if (segment_i.divide) begin   // 7.12
        if (row_i.cc_busy) begin
          row_o.cc_more = sum > 32'h000f_ffff ? 32'h000f_ffff : sum;
          if (row_i.cc_more_acks != '1) row_o.cc_more_acks = row_i.cc_more_acks + 16'd1;
        end else begin
          divide_o = 1'b1;
          row_o.cc_busy = 1'b1;
          row_o.cc_num = row_i.effective_mss * segment_i.divide_bytes;
          row_o.cc_den = row_i.cwnd;
          row_o.cc_acks = 16'd1;
        end
      end
    end
  end
endmodule
