// Grant: one segment leaves. Contract 9.2 to 9.6.
module chm_grant_event (
  input  logic                      valid_i,
  input  chm_layout_pkg::tcp_row_t  row_i,
  input  logic [39:0]               now_i,
  input  logic [31:0]               tick_i,
  input  logic [31:0]               rto_i,
  input  logic [31:0]               cap_i,
  output chm_layout_pkg::tcp_row_t  row_o,
  output chm_engine_pkg::action_t   action_o
);
  logic        ready, again, fin;
  logic [31:0] seq, seq_end;
  logic [15:0] bytes;

  chm_send_choice u_choice (
    .valid_i, .row_i, .ready_o(ready), .again_o(again), .seq_o(seq), .bytes_o(bytes), .fin_o(fin)
  );

  always_comb begin
    row_o = '0;
    if (valid_i) row_o = row_i;
    action_o = '0;
    seq_end = seq + 32'(bytes) + 32'(fin);
    if (valid_i && ready) begin
      action_o.happened = 1'b1;
      action_o.send = 1'b1;
      action_o.seq = seq;
      action_o.bytes = bytes;
      action_o.input_ref = 32'(bytes);
      action_o.flags = chm_pkg::FLAG_ACK;
      if (bytes != '0 && seq + 32'(bytes) == row_i.snd_end) action_o.flags = action_o.flags | chm_pkg::FLAG_PSH;
      if (fin) action_o.flags = action_o.flags | chm_pkg::FLAG_FIN;
      action_o.retransmitted = chm_engine_pkg::precedes(seq, row_i.snd_max);
      if (again) begin
        row_o.rexmit_una = 1'b0;
        row_o.rtt_timing = 1'b0;
      end else begin
        row_o.snd_nxt = seq_end;
        if (chm_engine_pkg::precedes(row_i.snd_max, seq_end)) begin   // new data
          row_o.snd_max = seq_end;
          if (!row_i.const_flags[0] && !row_i.rtt_timing && row_i.retransmit_count == '0 && seq == row_i.snd_max) begin
            row_o.rtt_timing = 1'b1;
            row_o.rtt_seq = seq;
            row_o.rtt_at = tick_i;
          end
        end
      end
      if (fin && row_i.state == chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED) row_o.state = chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1;
      if (fin && row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT) row_o.state = chm_layout_pkg::CHM_TCP_STATE_LAST_ACK;
      if (bytes != '0) row_o.last_active = tick_i;
      if (!row_i.rtx_running) begin   // 9.6
        row_o.rtx_running = 1'b1;
        row_o.rtx_at = now_i + 40'(chm_engine_pkg::backed_off(rto_i, row_i.retransmit_count, cap_i));
      end
    end
  end
endmodule
