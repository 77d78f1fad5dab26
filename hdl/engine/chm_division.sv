// Divisions of congestion avoidance beside the pipeline: a connection has at most one under way (contract 7.12, CHM-CC-009).
module chm_division #(
  // Rows of the connection table.
  parameter int unsigned Connections = 1024
) (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic                       start_i,
  input  logic [chm_pkg::CONN_W-1:0] conn_i,
  input  logic [31:0]                numerator_i,
  input  logic [31:0]                denominator_i,
  output logic                       valid_o,       // a Divided event is due
  input  logic                       ready_i,
  output logic [chm_pkg::CONN_W-1:0] conn_o,
  output logic [31:0]                quotient_o,
  output logic                       busy_o
);
  localparam int unsigned W = chm_pkg::CONN_W + 64;
  logic         queued, divider_ready, fifo_ready, almost_full;
  logic [W-1:0] job;
  logic [31:0]  remainder;
  logic [$clog2(Connections + 1)-1:0] count;

  chm_fifo #(.Width(W), .Depth(Connections)) u_queue (
    .clk_i, .rst_i, .in_valid_i(start_i), .in_ready_o(fifo_ready), .in_data_i({conn_i, numerator_i, denominator_i}),
    .out_valid_o(queued), .out_ready_i(divider_ready), .out_data_o(job), .count_o(count), .almost_full_o(almost_full)
  );
  chm_divide u_divide (
    .clk_i, .rst_i, .in_valid_i(queued), .in_ready_o(divider_ready), .numerator_i(job[63:32]), .denominator_i(job[31:0]),
    .out_valid_o(valid_o), .out_ready_i(ready_i), .quotient_o, .remainder_o(remainder)
  );
  always_ff @(posedge clk_i) if (queued && divider_ready) conn_o <= job[W-1:64];
  assign busy_o = queued || !divider_ready;

  always_ff @(posedge clk_i) begin
    if (!rst_i) division_queue_never_overflows: assert (!start_i || fifo_ready);
  end
  logic unused;
  assign unused = &{1'b0, almost_full, remainder, count};
endmodule
