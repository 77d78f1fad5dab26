// Small tables beside the rows: posted requests, eight to a connection, and the indication buffer that a copy of a connection went into.
module chm_request_tables #(
  // Rows of the connection table.
  parameter int unsigned Connections = 1024,
  localparam int unsigned ConnW = chm_pkg::CONN_W,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                 clk_i,
  input  logic                 write_i,         // a request enters the queue
  /* verilator lint_off UNUSEDSIGNAL */ // a configuration uses the low bits
  input  logic [ConnW-1:0]     write_conn_i,
  input  logic [ConnW-1:0]     read_conn_i,
  input  logic [ConnW-1:0]     lend_conn_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [2:0]           write_index_i,
  input  chm_pkg::request_t    request_i,

  input  logic                 read_i,          // the request at fill_i and the size of the one before it, a cycle later
  input  logic [2:0]           fill_i,
  output chm_pkg::request_t    request_o,
  output logic [31:0]          last_bytes_o,

  input  logic                 lend_i,          // a copy into buffer_i starts
  input  chm_pkg::indication_t buffer_i,
  input  logic                 ended_i,         // the copy of read_conn_i has ended: its buffer, a cycle later
  output chm_pkg::indication_t went_o
);
  localparam int unsigned RequestW = $bits(request_i);
  localparam int unsigned BufferW = $bits(buffer_i);

  chm_ram #(.Width(RequestW), .Depth(8 * Connections)) u_requests (
    .clk_i, .wr_en_i(write_i), .wr_addr_i({write_conn_i[IndexW-1:0], write_index_i}), .wr_data_i(request_i), .rd_en_i(read_i),
    .rd_addr_i({read_conn_i[IndexW-1:0], fill_i}), .rd_data_o(request_o)
  );
  chm_ram #(.Width(32), .Depth(8 * Connections)) u_sizes (
    .clk_i, .wr_en_i(write_i), .wr_addr_i({write_conn_i[IndexW-1:0], write_index_i}), .wr_data_i(request_i.bytes), .rd_en_i(read_i),
    .rd_addr_i({read_conn_i[IndexW-1:0], fill_i - 3'd1}), .rd_data_o(last_bytes_o)
  );
  chm_ram #(.Width(BufferW), .Depth(Connections)) u_buffers (
    .clk_i, .wr_en_i(lend_i), .wr_addr_i(lend_conn_i[IndexW-1:0]), .wr_data_i(buffer_i), .rd_en_i(ended_i),
    .rd_addr_i(read_conn_i[IndexW-1:0]), .rd_data_o(went_o)
  );
endmodule
