// The cursors of all connections, with SECDED; brings each item together with the cursor that the items before it left.
//
// The next item waits with its cursor read while the resolver works on the present one. A cursor is written when its item ends; the next item of the
// same connection takes it from there.
module chm_tx_cursors #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                clk_i,
  input  logic                rst_i,

  input  logic                item_valid_i,
  output logic                item_ready_o,
  input  chm_tx_pkg::item_t   item_i,

  output logic                next_valid_o,   // the next item
  input  logic                next_ready_i,   // becomes the present one
  output chm_tx_pkg::item_t   next_o,
  output chm_tx_pkg::cursor_t next_cursor_o,  // of a start: before the first entry
  output logic                next_bad_o,     // two bits of its cursor are wrong

  output chm_tx_pkg::cursor_t cursor_o,       // of the present item
  input  logic                end_i,          // the present item ends and leaves this cursor:
  input  chm_tx_pkg::cursor_t cursor_i,
  input  logic                keep_i,         // worth keeping
  output logic                corrected_o
);
  localparam int unsigned CURSOR_W = 1 + 2 * 144;

  logic                valid_q, take, load, bad, bad_q, known_q, same, read_bad;
  chm_tx_pkg::item_t   next_q;
  chm_tx_pkg::cursor_t now_q, latest;
  logic [chm_pkg::CONN_W-1:0] conn_q;   // of the present item, or the last one
  logic [CURSOR_W-1:0] read;

  assign load = valid_q && next_ready_i;
  assign item_ready_o = !valid_q || load;
  assign take = item_valid_i && item_ready_o;
  assign latest = end_i && keep_i ? cursor_i : now_q;
  assign same = known_q && next_q.conn == conn_q;
  assign read_bad = bad || bad_q;

  chm_ecc_ram #(.Width(CURSOR_W), .Depth(Connections), .Forward(1'b1)) u_cursors (
    .clk_i, .rst_i, .wr_en_i(end_i && keep_i), .wr_addr_i(conn_q[IndexW-1:0]), .wr_data_i(cursor_i),
    .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i(take), .rd_addr_i(item_i.conn[IndexW-1:0]), .rd_data_o(read), .corrected_o, .uncorrectable_o(bad)
  );

  assign next_valid_o = valid_q;
  assign next_o = next_q;
  assign next_bad_o = read_bad && !same && !next_q.start;
  always_comb begin
    next_cursor_o = '0;
    if (valid_q) next_cursor_o = read;
    if (valid_q && same) next_cursor_o = latest;
    if (valid_q && next_q.start) next_cursor_o = {1'b0, 144'd0, 16'hffff, next_q.seq, 96'd0};   // no bytes, ends where entry 0 begins
  end
  assign cursor_o = now_q;

  always_ff @(posedge clk_i) begin
    if (take) next_q <= item_i;
    bad_q <= !take && read_bad;   // the RAM tells it once
    if (load) begin
      now_q <= next_cursor_o;
      conn_q <= next_q.conn;
    end else if (end_i && keep_i) begin
      now_q <= cursor_i;
    end
    if (rst_i) begin
      valid_q <= 1'b0;
      known_q <= 1'b0;
    end else begin
      if (item_ready_o) valid_q <= item_valid_i;
      if (load) known_q <= !next_bad_o;
    end
  end

  logic unused;
  assign unused = ^{conn_q};
endmodule
