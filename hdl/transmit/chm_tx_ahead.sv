// Reads send-ring entries before they are needed: for every segment on its way to the resolver, the entries behind the one in use, as far as they
// are posted and fit the connection's lines: AHEAD, or DEEP when it is hot. Segments wait behind it in a queue, so entries of many connections are on their way at once.
//
// It alone counts the lives of a connection row (start items): a line of an earlier life is never taken for a later one.
module chm_tx_ahead #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic              clk_i,
  input  logic              rst_i,

  input  logic              item_valid_i,
  output logic              item_ready_o,
  input  chm_tx_pkg::item_t item_i,         // life: not yet known
  output logic              item_valid_o,
  input  logic              item_ready_i,
  output chm_tx_pkg::item_t item_o,

  output logic              want_valid_o,
  input  logic              want_ready_i,
  output chm_tx_pkg::want_t want_o,

  input  logic                         hot_i,      // chm_tx_hot, of the item taken last
  input  logic [chm_tx_pkg::HOT_W-1:0] slot_i,

  // The resolver: entry in use at the head of a connection.
  input  logic                       head_valid_i,
  input  logic [chm_pkg::CONN_W-1:0] head_conn_i,
  input  logic [1:0]                 head_life_i,
  input  logic [15:0]                head_index_i,
  output logic                       corrected_o,     // one cycle each: a single-bit, a double-bit error of what was asked for
  output logic                       fault_o,
  output logic                       busy_o
);
  localparam logic [15:0] AHEAD = 16'(chm_tx_pkg::AHEAD);
  localparam logic [15:0] DEEP = 16'(chm_tx_pkg::DEEP);

  logic              busy_q, ends, wanted_q, fix, bad, head_fix, head_bad, anew;
  chm_tx_pkg::item_t item_q;
  logic [1:0]        life_rd, head_life, life;
  logic [15:0]       ahead_rd, head_rd, base, lead, from, open, count, left, depth, least;

  // {life, end of what was asked for}; {life, entry in use}
  chm_ecc_ram #(.Width(18), .Depth(Connections), .Forward(1'b1)) u_ahead (
    .clk_i, .rst_i, .wr_en_i(ends), .wr_addr_i(item_q.conn[IndexW-1:0]),
    .wr_data_i({life, item_q.start ? 16'd0 : from + (want_valid_o || wanted_q ? count : 16'd0)}),
    .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i(item_valid_i && item_ready_o), .rd_addr_i(item_i.conn[IndexW-1:0]), .rd_data_o({life_rd, ahead_rd}),
    .corrected_o(fix), .uncorrectable_o(bad)
  );
  chm_ecc_ram #(.Width(18), .Depth(Connections), .Forward(1'b1)) u_head (
    .clk_i, .rst_i, .wr_en_i(head_valid_i), .wr_addr_i(head_conn_i[IndexW-1:0]), .wr_data_i({head_life_i, head_index_i}),
    .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i(item_valid_i && item_ready_o), .rd_addr_i(item_i.conn[IndexW-1:0]), .rd_data_o({head_life, head_rd}),
    .corrected_o(head_fix), .uncorrectable_o(head_bad)
  );

  always_comb begin
    life = '0;
    base = '0;
    lead = '0;
    from = '0;
    open = '0;
    left = '0;
    count = '0;
    depth = '0;
    least = '0;
    anew = 1'b0;
    want_o = '0;
    item_o = '0;
    if (busy_q) begin
      life = life_rd + 2'(item_q.start);
      base = head_life == life_rd ? head_rd + 16'd1 : 16'd0;   // otherwise no entry was used in this life
      lead = ahead_rd - base;
      depth = hot_i ? DEEP : AHEAD;
      least = hot_i ? DEEP / 4 : AHEAD / 2;                    // not one by one
      anew = lead[15] || (!hot_i && lead > AHEAD);             // what a slot held may be gone
      from = anew ? base : ahead_rd;
      open = item_q.tail - from;                               // posted beyond
      left = depth - (anew ? 16'd0 : lead);
      count = open[15] ? 16'd0 : open < left ? open : left;
      want_o = {1'b0, hot_i, slot_i, item_q.conn, life, from, count[6:0]};
      item_o = item_q;
      item_o.life = life;
    end
  end
  assign want_valid_o = busy_q && !item_q.start && !wanted_q && !left[15] && left >= least && count != '0;
  assign item_valid_o = busy_q && (!want_valid_o || want_ready_i);
  assign ends = item_valid_o && item_ready_i;
  assign item_ready_o = !busy_q || ends;

  always_ff @(posedge clk_i) begin
    if (item_valid_i && item_ready_o) item_q <= item_i;
    if (rst_i) begin
      busy_q <= 1'b0;
      wanted_q <= 1'b0;
    end else begin
      if (item_ready_o) busy_q <= item_valid_i;
      // The want went out, the item itself must wait.
      wanted_q <= !ends && (wanted_q || (want_valid_o && want_ready_i));
    end
  end
  assign corrected_o = fix || head_fix;
  assign fault_o = bad || head_bad;
  assign busy_o = busy_q;

  logic unused;
  assign unused = ^{item_i.life, head_conn_i};
endmodule
