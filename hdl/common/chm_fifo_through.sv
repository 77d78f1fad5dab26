// chm_fifo whose word passes in the cycle in which it comes, where nothing waits and it is taken: no latency, at the price of a path from input to
// output.
module chm_fifo_through #(
  // Bits of a word.
  parameter int unsigned Width = 32,
  // Words it holds; at least 2.
  parameter int unsigned Depth = 16
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             in_valid_i,
  output logic             in_ready_o,
  input  logic [Width-1:0] in_data_i,

  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [Width-1:0] out_data_o
);
  logic             held, passes;
  logic [Width-1:0] data;
  assign passes = in_valid_i && in_ready_o && !held && out_ready_i;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(Width), .Depth(Depth)) u_fifo (
    .clk_i, .rst_i, .in_valid_i(in_valid_i && !passes), .in_ready_o, .in_data_i,
    .out_valid_o(held), .out_ready_i(out_ready_i), .out_data_o(data), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign out_valid_o = held || (in_valid_i && in_ready_o);
  always_comb begin
    out_data_o = '0;
    if (held) out_data_o = data;
    else if (in_valid_i) out_data_o = in_data_i;
  end
endmodule
