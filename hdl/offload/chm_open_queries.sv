// Connections whose query is not complete: further commands on them wait (contract 11).
module chm_open_queries #(
  // Rows; a power of two.
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic                       open_i,         // a query is on its way
  /* verilator lint_off UNUSEDSIGNAL */ // a configuration uses the low bits
  input  logic [chm_pkg::CONN_W-1:0] open_conn_i,
  input  logic                       close_i,        // its Complete is taken
  input  logic [chm_pkg::CONN_W-1:0] close_conn_i,
  input  logic [chm_pkg::CONN_W-1:0] conn_i,
  input  logic [chm_pkg::CONN_W-1:0] other_i,
  /* verilator lint_on UNUSEDSIGNAL */
  output logic                       querying_o,     // of conn_i
  output logic                       other_querying_o
);
  logic [Connections-1:0] open_q;

  /* verilator lint_off WIDTHCONCAT */ // one bit for each row, up to 16 384
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      open_q <= '0;
    end else begin
      if (close_i) open_q[close_conn_i[IndexW-1:0]] <= 1'b0;
      if (open_i) open_q[open_conn_i[IndexW-1:0]] <= 1'b1;
    end
  end
  /* verilator lint_on WIDTHCONCAT */
  assign querying_o = open_q[conn_i[IndexW-1:0]];
  assign other_querying_o = open_q[other_i[IndexW-1:0]];

  always_ff @(posedge clk_i) begin
    if (!rst_i) one_query_of_a_connection_is_open: assert (!open_i || !open_q[open_conn_i[IndexW-1:0]]);
  end
endmodule
