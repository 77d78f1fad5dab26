// Retransmission timeout of a connection, not backed off: contract 6.2 (CHM-CC-001, RFC 6298).
module chm_rto (
  input  logic        valid_i,   // 0: the result is zero
  input  logic [31:0] srtt8_i,
  input  logic [31:0] rttvar4_i,
  input  logic [1:0]  k_i,
  input  logic [31:0] floor_i,   // ms
  input  logic [31:0] cap_i,     // ms
  output logic [31:0] rto_o      // ms
);
  logic [39:0] measured, raised;

  always_comb begin
    {measured, raised} = '0;
    rto_o = '0;
    if (valid_i) begin
      measured = chm_engine_pkg::to_ms((srtt8_i >> 3) + rttvar4_i, k_i);
      if (srtt8_i == '0) measured = 40'(chm_layout_pkg::CHM_RTO_INITIAL_MS);
      raised = measured < 40'(floor_i) ? 40'(floor_i) : measured;
      rto_o = raised > 40'(cap_i) ? cap_i : raised[31:0];
    end
  end
endmodule
