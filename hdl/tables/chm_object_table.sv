// Rows of one kind of object (connections' resources, paths, neighbors), as the layout prints them, with SECDED and several readers.
//
// Rows come a cycle after rd_en_i and stay; bad_o, for one cycle: two bits of the row are wrong, it is not to be used. chm_row_table tells the rest.
module chm_object_table #(
  // Bits of a row that are stored: what lies above is reserved, zero.
  parameter int unsigned Used = 512,
  // Bits that InjectFault may name (layout).
  parameter int unsigned FaultBits = 523,
  // Rows; a power of two.
  parameter int unsigned Depth = 64,
  // Read ports; row, index and flag of each side by side.
  parameter int unsigned Readers = 2,
  // Bits of an index; a configuration uses the low ones.
  parameter int unsigned IndexW = 16,
  localparam int unsigned AddrW = Depth > 1 ? $clog2(Depth) : 1
) (
  input  logic                      clk_i,
  input  logic                      rst_i,

  input  logic                      wr_valid_i,
  output logic                      wr_ready_o,      // low while the table clears itself after reset
  input  logic [IndexW-1:0]         wr_index_i,
  input  logic [511:0]              wr_row_i,
  input  logic [1:0]                inject_i,        // with wr_valid_i: bits to flip in the stored row (InjectFault)
  input  logic [15:0]               inject_bit_i,
  input  logic [15:0]               inject_bit2_i,

  input  logic [Readers-1:0]        rd_en_i,
  input  logic [Readers*IndexW-1:0] rd_index_i,
  output logic [Readers*512-1:0]    rd_row_o,
  output logic [Readers-1:0]        bad_o,

  output logic                      corrected_o,     // one cycle: a single-bit error was met
  output logic                      fault_o          // one cycle: a double-bit error was met
);
  logic [Readers*AddrW-1:0] addr;
  logic [Readers*Used-1:0]  rows;

  // verilator lint_off PINCONNECTEMPTY
  chm_row_table #(.Width(Used), .Depth(Depth), .Readers(Readers)) u_table (
    .clk_i, .rst_i, .wr_valid_i, .wr_ready_o, .wr_addr_i(wr_index_i[AddrW-1:0]), .wr_row_i(wr_row_i[Used-1:0]),
    .inject_i, .inject_bit_i, .inject_bit2_i, .rd_en_i, .rd_addr_i(addr), .rd_row_o(rows), .bad_o, .corrected_o, .fault_o, .fault_row_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  for (genvar r = 0; r < Readers; r++) begin : g_reader
    assign addr[AddrW * r +: AddrW] = rd_index_i[IndexW * r +: AddrW];
    assign rd_row_o[512 * r +: 512] = 512'(rows[Used * r +: Used]);
  end

  if (FaultBits != Used + 6 + $clog2((Used + 63) / 64 + 1) + 2) begin : g_bits   // chm_ecc_ram
    $error("the layout names another number of stored bits for InjectFault");
  end

  logic unused;
  assign unused = ^{wr_index_i, wr_row_i, rd_index_i};
  always_ff @(posedge clk_i) begin
    if (!rst_i && wr_valid_i) nothing_of_a_row_is_cut_off: assert ((wr_row_i >> Used) == '0);
  end
endmodule
