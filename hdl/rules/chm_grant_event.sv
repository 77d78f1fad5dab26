// Grant: one segment leaves, or a hold begins. Contract 9.2 to 9.6, 9.8.
module chm_grant_event (
  input  logic                      valid_i,
  input  chm_layout_pkg::tcp_row_t  row_i,
  input  logic [39:0]               now_i,
  input  logic [31:0]               tick_i,
  input  logic [31:0]               rto_i,
  input  logic [31:0]               cap_i,
  input  logic [31:0]               sws_ticks_i,   // TcpSwsPreventionTicks
  input  logic [1:0]                k_i,
  // The choice (chm_send_choice).
  input  logic                      ready_i,
  input  logic                      held_i,
  input  logic                      again_i,
  input  logic [31:0]               seq_i,
  input  logic [15:0]               bytes_i,
  input  logic                      fin_i,
  output chm_layout_pkg::tcp_row_t  row_o,
  output chm_engine_pkg::action_t   action_o
);
  logic [31:0] seq_end, initial_window;
  logic [39:0] idle;   // ms since data left

  always_comb begin
    row_o = '0;
    if (valid_i) row_o = row_i;
    action_o = '0;
    seq_end = seq_i + 32'(bytes_i) + 32'(fin_i);
    {initial_window, idle} = '0;
    if (valid_i && ready_i && held_i) begin   // 9.8
      action_o.happened = 1'b1;
      row_o.sws_running = 1'b1;
      row_o.sws_at = now_i + (sws_ticks_i == '0 ? 40'd200 : chm_engine_pkg::to_ms(sws_ticks_i, k_i));
    end else if (valid_i && ready_i) begin
      action_o.happened = 1'b1;
      action_o.send = 1'b1;
      action_o.seq = seq_i;
      action_o.bytes = bytes_i;
      action_o.input_ref = 32'(bytes_i);
      action_o.flags = chm_pkg::FLAG_ACK;
      if (bytes_i != '0 && seq_i + 32'(bytes_i) == row_i.snd_end) action_o.flags = action_o.flags | chm_pkg::FLAG_PSH;
      if (fin_i) action_o.flags = action_o.flags | chm_pkg::FLAG_FIN;
      action_o.retransmitted = chm_engine_pkg::precedes(seq_i, row_i.snd_max);
      if (again_i) begin
        row_o.rexmit_una = 1'b0;
        row_o.rtt_timing = 1'b0;
      end else begin
        row_o.snd_nxt = seq_end;
        if (chm_engine_pkg::precedes(row_i.snd_max, seq_end)) begin   // new data
          row_o.snd_max = seq_end;
          if (!row_i.const_flags[0] && !row_i.rtt_timing && row_i.retransmit_count == '0 && seq_i == row_i.snd_max) begin
            row_o.rtt_timing = 1'b1;
            row_o.rtt_seq = seq_i;
            row_o.rtt_at = tick_i;
          end
          if (bytes_i != '0 && bytes_i < row_i.effective_mss) row_o.snd_sml = seq_i + 32'(bytes_i);
        end
        if (bytes_i != '0) begin
          row_o.sws_forced = 1'b0;
          row_o.sws_running = 1'b0;
          initial_window = chm_engine_pkg::initial_window(row_i.effective_mss);
          idle = chm_engine_pkg::to_ms(tick_i - row_i.last_active, k_i);
          if (row_i.snd_max == row_i.snd_una && idle > 40'(rto_i)) row_o.cwnd = chm_engine_pkg::least(row_i.cwnd, initial_window);
        end
      end
      if (fin_i && row_i.state == chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED) row_o.state = chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1;
      if (fin_i && row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT) row_o.state = chm_layout_pkg::CHM_TCP_STATE_LAST_ACK;
      if (bytes_i != '0) row_o.last_active = tick_i;
      if (!row_i.rtx_running) begin   // 9.6
        row_o.rtx_running = 1'b1;
        row_o.rtx_at = now_i + 40'(chm_engine_pkg::backed_off(rto_i, row_i.retransmit_count, cap_i));
      end
    end
  end
endmodule
