// Round robin among N requesters: the one after the last accepted comes first.
module chm_arbiter #(
  // Requesters.
  parameter int unsigned N = 4,
  localparam int unsigned IndexW = N > 1 ? $clog2(N) : 1
) (
  input  logic              clk_i,
  input  logic              rst_i,
  input  logic [N-1:0]      req_i,
  input  logic              accept_i,   // the grant of this cycle is taken
  output logic [N-1:0]      grant_o,    // one-hot, or zero without a request
  output logic [IndexW-1:0] index_o
);
  logic [N-1:0] behind_q;   // requesters behind the last accepted one
  logic [N-1:0] candidates;

  always_comb begin
    candidates = '0;
    grant_o = '0;
    if (req_i != '0) begin
      candidates = |(req_i & behind_q) ? req_i & behind_q : req_i;
      grant_o = candidates & (~candidates + 1'b1);   // isolates the lowest one
    end
  end

  // Requesters whose number has bit `b` set.
  function automatic logic [N-1:0] members(int unsigned b);
    members = '0;
    for (int i = 0; i < N; i++) members[i] = 1'(i >> b);
  endfunction

  for (genvar b = 0; b < IndexW; b++) begin : g_index
    localparam logic [N-1:0] MEMBERS = members(b);
    assign index_o[b] = |(grant_o & MEMBERS);
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) behind_q <= '0;
    else if (accept_i) behind_q <= ~(grant_o | (grant_o - 1'b1));
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i && (req_i != '0 || grant_o != '0)) begin
      arbiter_grants_one_requester: assert ((grant_o & (grant_o - 1'b1)) == '0 && (grant_o & ~req_i) == '0);
      arbiter_serves_any_request: assert ((req_i == '0) == (grant_o == '0));
    end
  end
endmodule
