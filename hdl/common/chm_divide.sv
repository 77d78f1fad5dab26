// Unsigned division, one bit a cycle (32 cycles). Divided by zero: quotient all ones, remainder the numerator.
module chm_divide (
  input  logic        clk_i,
  input  logic        rst_i,

  input  logic        in_valid_i,
  output logic        in_ready_o,
  input  logic [31:0] numerator_i,
  input  logic [31:0] denominator_i,

  output logic        out_valid_o,
  input  logic        out_ready_i,
  output logic [31:0] quotient_o,
  output logic [31:0] remainder_o
);
  logic [31:0] quotient_q, denominator_q;   // quotient_q: numerator bits leave at the top, quotient bits enter below
  logic [31:0] remainder_q;
  logic [5:0]  left_q;
  logic        busy_q;
  logic [32:0] shifted;

  assign shifted = {remainder_q, quotient_q[31]};

  always_ff @(posedge clk_i) begin
    if (in_valid_i && in_ready_o) begin
      quotient_q <= numerator_i;
      denominator_q <= denominator_i;
      remainder_q <= '0;
      left_q <= 6'd32;
    end else if (busy_q && left_q != '0) begin
      if (shifted >= {1'b0, denominator_q}) begin
        remainder_q <= 32'(shifted - {1'b0, denominator_q});
        quotient_q <= {quotient_q[30:0], 1'b1};
      end else begin
        remainder_q <= shifted[31:0];
        quotient_q <= {quotient_q[30:0], 1'b0};
      end
      left_q <= left_q - 1'b1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) busy_q <= 1'b0;
    else if (in_valid_i && in_ready_o) busy_q <= 1'b1;
    else if (out_valid_o && out_ready_i) busy_q <= 1'b0;
  end

  assign in_ready_o = !busy_q;
  assign out_valid_o = busy_q && left_q == '0;
  assign quotient_o = quotient_q;
  assign remainder_o = remainder_q;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (out_valid_o) division_leaves_less_than_the_denominator: assert (denominator_q == '0 || remainder_q < denominator_q);
    end
  end
endmodule
