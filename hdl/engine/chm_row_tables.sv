// Connection rows with SECDED, and what never changes between initiate and terminate in a second table: handle, generation, region.
// Cleared after reset, one row a cycle, so that check bits fit. A row that is lost stays marked until the next initiate (contract 11.11).
module chm_row_tables #(
  // Rows of the connection table.
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                      clk_i,
  input  logic                      rst_i,

  input  logic                      read_i,
  input  logic [IndexW-1:0]         read_at_i,
  output chm_layout_pkg::tcp_row_t  row_o,            // a cycle later
  output chm_pkg::conn_res_t        res_o,
  output logic                      failed_o,         // marked before
  output logic                      row_corrected_o,
  output logic                      row_lost_o,
  output logic                      res_corrected_o,
  output logic                      res_lost_o,

  input  logic                      write_i,
  input  logic [IndexW-1:0]         write_at_i,
  input  chm_layout_pkg::tcp_row_t  row_i,            // zero while the table is cleared
  input  logic [1:0]                inject_i,         // bits to flip in what is stored, of those that the layout names
  input  logic [15:0]               inject_bit_i,
  input  logic [15:0]               inject_bit2_i,

  input  logic                      initiate_i,       // an initiate goes by: the second table takes its words, the mark is taken off
  input  logic [IndexW-1:0]         initiate_at_i,
  input  chm_pkg::conn_res_t        res_i,
  input  logic                      res_inject_i,     // the second table takes the words of row write_at_i again, with the bits flipped
  input  chm_pkg::conn_res_t        res_again_i,
  input  logic                      lose_i,           // marks a row
  input  logic [IndexW-1:0]         lose_at_i,

  output logic                      clearing_o
);
  localparam int unsigned ResW = $bits(res_i);
  logic [IndexW:0]        clear_q;   // next row to clear; the top bit: all are
  logic [Connections-1:0] failed_q;

  assign clearing_o = !clear_q[IndexW];
  // The words kept here are fewer than those of a resource row: its bits come round.
  logic [6:0] res_bit, res_bit2;
  assign res_bit = inject_bit_i[6:0];
  assign res_bit2 = inject_bit2_i[6:0] ^ 7'(inject_bit2_i[6:0] == res_bit && inject_i == 2'd2);

  chm_ecc_ram #(.Width(chm_pkg::ROW_W), .Depth(Connections), .Forward(1'b1), .Hold(1'b0)) u_rows (
    .clk_i, .rst_i, .wr_en_i(write_i || clearing_o), .wr_addr_i(clearing_o ? clear_q[IndexW-1:0] : write_at_i),
    .wr_data_i(row_i), .inject_i(res_inject_i ? 2'd0 : inject_i), .inject_bit_i, .inject_bit2_i, .rd_en_i(read_i), .rd_addr_i(read_at_i),
    .rd_data_o(row_o), .corrected_o(row_corrected_o), .uncorrectable_o(row_lost_o)
  );
  chm_ecc_ram #(.Width(ResW), .Depth(Connections), .Forward(1'b1), .Hold(1'b0)) u_resources (
    .clk_i, .rst_i, .wr_en_i(initiate_i || res_inject_i || clearing_o),
    .wr_addr_i(clearing_o ? clear_q[IndexW-1:0] : res_inject_i ? write_at_i : initiate_at_i),
    .wr_data_i(clearing_o ? '0 : res_inject_i ? res_again_i : res_i), .inject_i(res_inject_i ? inject_i : 2'd0), .inject_bit_i({9'd0, res_bit}),
    .inject_bit2_i({9'd0, res_bit2}), .rd_en_i(read_i), .rd_addr_i(read_at_i),
    .rd_data_o(res_o), .corrected_o(res_corrected_o), .uncorrectable_o(res_lost_o)
  );

  /* verilator lint_off WIDTHCONCAT */ // one bit for each row, up to 16 384
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      clear_q <= '0;
      failed_q <= '0;
    end else begin
      if (clearing_o) clear_q <= clear_q + 1'b1;
      if (lose_i) failed_q[lose_at_i] <= 1'b1;
      if (initiate_i) failed_q[initiate_at_i] <= 1'b0;
    end
    if (read_i) failed_o <= failed_q[read_at_i];
  end
  /* verilator lint_on WIDTHCONCAT */

  if (chm_layout_pkg::CHM_FAULT_BITS_CONNECTION != chm_pkg::ROW_W + 6 + $clog2((chm_pkg::ROW_W + 63) / 64 + 1) + 2) begin : g_bits   // chm_ecc_ram
    $error("the layout names another number of stored bits for InjectFault");
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (clearing_o) rows_are_cleared_with_zeros: assert (row_i == '0);
      tables_are_used_after_clearing: assert (!clearing_o || !(read_i || write_i || initiate_i));
      a_fault_has_the_table_to_itself: assert (!(res_inject_i && initiate_i));
    end
  end
endmodule
