// Milliseconds to a deadline in ticks (contract 11.8): 0 once it has passed, otherwise max(1, floor(left / k)), at most 0xFFFFFFFE.
// One cycle for k = 1, 41 for k = 10 and k = 100.
module chm_ticks_left (
  input  logic        clk_i,
  input  logic        rst_i,
  input  logic        start_i,
  input  logic [39:0] at_i,      // the deadline
  input  logic [39:0] now_i,
  input  logic [1:0]  k_i,       // 0: 1 ms a tick, 1: 10, 2: 100
  output logic        done_o,    // from a cycle after the last step until the next start
  output logic [31:0] ticks_o
);
  logic [39:0] left, quotient_q;   // dividend bits leave at the top, quotient bits enter below
  logic [6:0]  rest_q;
  logic [7:0]  shifted, divisor;
  logic [5:0]  steps_q;
  logic        past_q, fits;

  assign left = at_i - now_i;
  assign divisor = k_i[1] ? 8'd100 : 8'd10;
  assign shifted = {rest_q, quotient_q[39]};
  assign fits = shifted >= divisor;

  always_ff @(posedge clk_i) begin
    if (start_i) begin
      quotient_q <= left;
      rest_q <= '0;
      past_q <= at_i <= now_i;
    end else if (steps_q != '0) begin
      quotient_q <= {quotient_q[38:0], fits};
      rest_q <= 7'(fits ? shifted - divisor : shifted);
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) steps_q <= '0;
    else if (start_i) steps_q <= k_i == 2'd0 ? 6'd0 : 6'd40;
    else if (steps_q != '0) steps_q <= steps_q - 6'd1;
  end

  assign done_o = steps_q == '0;
  assign ticks_o = past_q ? 32'd0 : quotient_q == '0 ? 32'd1 : quotient_q > 40'hffff_fffe ? 32'hffff_fffe : quotient_q[31:0];

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      rest_stays_below_the_divisor: assert (done_o || 8'(rest_q) < divisor);
    end
  end
endmodule
