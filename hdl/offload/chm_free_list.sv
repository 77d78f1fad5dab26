// Free rows of a table, given out in the order in which they were freed; after reset 0, 1, 2, … (contract 11.2).
module chm_free_list #(
  // Rows of the table; a power of two.
  parameter int unsigned Rows = 1024,
  localparam int unsigned CountW = $clog2(Rows + 1)
) (
  input  logic              clk_i,
  input  logic              rst_i,
  output logic              valid_o,   // a row is free
  output logic [15:0]       index_o,   // the next one
  input  logic              take_i,    // it is taken
  input  logic              give_i,    // a row is freed
  input  logic [15:0]       give_index_i,
  output logic [CountW-1:0] free_o
);
  localparam int unsigned IndexW = $clog2(Rows);

  logic [CountW-1:0] fresh_q, free_q;   // fresh_q: rows from here on were never used
  logic              fresh, used_valid, room;
  logic [IndexW-1:0] used;

  assign fresh = fresh_q != CountW'(Rows);
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(IndexW), .Depth(Rows)) u_freed (
    .clk_i, .rst_i, .in_valid_i(give_i), .in_ready_o(room), .in_data_i(give_index_i[IndexW-1:0]),
    .out_valid_o(used_valid), .out_ready_i(take_i && !fresh), .out_data_o(used), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign valid_o = fresh || used_valid;
  assign index_o = fresh ? 16'(fresh_q) : 16'(used);
  assign free_o = free_q;

  always_ff @(posedge clk_i) begin
    if (take_i || give_i) begin
      if (take_i && fresh) fresh_q <= fresh_q + 1'b1;
      free_q <= free_q - CountW'(take_i) + CountW'(give_i);
    end
    if (rst_i) begin
      fresh_q <= '0;
      free_q <= CountW'(Rows);
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (take_i) free_row_is_taken_once: assert (valid_o);
      if (give_i) no_more_rows_are_freed_than_there_are: assert (room && 32'(give_index_i) < Rows && free_q != CountW'(Rows));
    end
  end
endmodule
