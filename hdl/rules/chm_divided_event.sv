// Divided: the quotient of congestion avoidance comes back. Contract 7.12 (CHM-CC-009).
module chm_divided_event (
  input  logic                      valid_i,
  input  chm_layout_pkg::tcp_row_t  row_i,
  input  logic [31:0]               quotient_i,
  output chm_layout_pkg::tcp_row_t  row_o,
  output chm_engine_pkg::action_t   action_o
);
  logic [31:0] grown;

  always_comb begin
    row_o = '0;
    action_o = '0;
    grown = quotient_i < 32'(row_i.cc_acks) ? 32'(row_i.cc_acks) : quotient_i;
    if (valid_i) begin
      row_o = row_i;
      action_o.happened = row_i.live && row_i.cc_busy;
      if (row_i.cc_acks != '0) row_o.cwnd = chm_engine_pkg::capped_cwnd(33'(row_i.cwnd) + 33'(grown));
      row_o.cc_busy = row_i.cc_more_acks != '0;
      row_o.cc_acks = row_i.cc_more_acks;
      if (row_i.cc_more_acks != '0) begin
        action_o.divide = 1'b1;
        row_o.cc_num = 32'(row_i.effective_mss) * row_i.cc_more;
        row_o.cc_den = row_o.cwnd;
        row_o.cc_more = '0;
        row_o.cc_more_acks = '0;
      end
    end
  end
endmodule
