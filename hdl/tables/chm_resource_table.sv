// Connections: handle, generation, rings and region of each (ConnectionResource).
//
// Rows come a cycle after *_en_i and stay; *_bad_o, for one cycle: two bits of the row are wrong, it is not to be used. chm_row_table tells the rest.
module chm_resource_table #(
  // Rows; a power of two.
  parameter int unsigned Connections = 1024,
  localparam int unsigned AddrW = Connections > 1 ? $clog2(Connections) : 1
) (
  input  logic                          clk_i,
  input  logic                          rst_i,

  input  logic                          wr_valid_i,      // of the offload unit
  output logic                          wr_ready_o,
  input  logic [chm_pkg::CONN_W-1:0]    wr_index_i,
  input  chm_layout_pkg::connection_resource_t wr_row_i,
  input  logic [1:0]                    inject_i,        // with wr_valid_i: bits to flip in the stored row (InjectFault)
  input  logic [15:0]                   inject_bit_i,
  input  logic [15:0]                   inject_bit2_i,

  input  logic                          posts_en_i,     // posts: ring bases
  input  logic [chm_pkg::CONN_W-1:0]    posts_index_i,
  output chm_layout_pkg::connection_resource_t posts_row_o,
  output logic                          posts_bad_o,

  input  logic                          transmit_en_i,     // transmit: send ring base
  input  logic [chm_pkg::CONN_W-1:0]    transmit_index_i,
  output chm_layout_pkg::connection_resource_t transmit_row_o,
  output logic                          transmit_bad_o,

  input  logic                          offload_en_i,     // offload unit
  input  logic [chm_pkg::CONN_W-1:0]    offload_index_i,
  output chm_layout_pkg::connection_resource_t offload_row_o,
  output logic                          offload_bad_o,

  output logic                          corrected_o,     // one cycle: a single-bit error was met
  output logic                          fault_o,         // one cycle: a double-bit error was met
  output logic [chm_pkg::CONN_W-1:0]    fault_index_o    // in this row
);
  localparam int unsigned KEPT = 300;   // what lies above is reserved, zero
  localparam int unsigned READERS = 3;

  logic [READERS*KEPT-1:0] rows;
  logic [AddrW-1:0]        fault_row;

  chm_row_table #(.Width(KEPT), .Depth(Connections), .Readers(READERS)) u_table (
    .clk_i, .rst_i, .wr_valid_i, .wr_ready_o, .wr_addr_i(wr_index_i[AddrW-1:0]), .wr_row_i(wr_row_i[KEPT-1:0]),
    .inject_i, .inject_bit_i, .inject_bit2_i,
    .rd_en_i({offload_en_i, transmit_en_i, posts_en_i}),
    .rd_addr_i({offload_index_i[AddrW-1:0], transmit_index_i[AddrW-1:0], posts_index_i[AddrW-1:0]}),
    .rd_row_o(rows), .bad_o({offload_bad_o, transmit_bad_o, posts_bad_o}),
    .corrected_o, .fault_o, .fault_row_o(fault_row)
  );
  assign posts_row_o = 512'(rows[0 +: KEPT]);
  assign transmit_row_o = 512'(rows[KEPT * 1 +: KEPT]);
  assign offload_row_o = 512'(rows[KEPT * 2 +: KEPT]);
  assign fault_index_o = chm_pkg::CONN_W'(fault_row);

  logic unused;
  assign unused = ^{wr_index_i, wr_row_i, posts_index_i, transmit_index_i, offload_index_i};
endmodule
