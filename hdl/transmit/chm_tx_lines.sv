// Send-ring entries on chip: AHEAD lines for each connection, and DEEP more for each of the HOT ones (chm_tx_hot), which send so fast that a few
// entries do not cover the latency of host memory. A line names the entry, and in a slot the connection too: what is not the right one is not there.
module chm_tx_lines #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                       clk_i,
  input  logic                       rst_i,

  input  logic                       wr_valid_i,
  input  logic                       wr_deep_i,       // into slot wr_slot_i
  input  logic [chm_tx_pkg::HOT_W-1:0] wr_slot_i,
  input  logic [chm_pkg::CONN_W-1:0] wr_conn_i,
  input  chm_tx_pkg::line_t          wr_line_i,

  input  logic                       rd_en_i,         // line_o a cycle later
  input  logic [chm_pkg::CONN_W-1:0] rd_conn_i,
  input  logic [1:0]                 rd_life_i,
  input  logic [15:0]                rd_index_i,
  output chm_tx_pkg::line_t          line_o,
  input  logic                       found_i,         // rd_conn_i has a slot
  input  logic [chm_tx_pkg::HOT_W-1:0] found_slot_i,

  input  logic                       clear_valid_i,   // line rd_index_i of rd_conn_i becomes empty; not while a line is written
  input  logic                       slot_clear_i,
  input  logic [chm_tx_pkg::HOT_W-1:0] slot_clear_slot_i,

  output logic                       corrected_o,     // one cycle each: a single-bit, a double-bit error of a line
  output logic                       fault_o
);
  localparam int unsigned HOT = chm_tx_pkg::HOT;
  localparam int unsigned DEEP = chm_tx_pkg::DEEP;
  localparam int unsigned LINE_W = 1 + 2 + 1 + 144;

  // ---- Lines of every connection
  logic              own_wr, own_fix, own_bad, own_bad_q;
  logic [LINE_W-1:0] own;
  assign own_wr = wr_valid_i ? !wr_deep_i : clear_valid_i;
  chm_ecc_ram #(.Width(LINE_W), .Depth(Connections * chm_tx_pkg::AHEAD), .Forward(1'b1)) u_own (
    .clk_i, .rst_i, .wr_en_i(own_wr),
    .wr_addr_i(wr_valid_i ? {wr_conn_i[IndexW-1:0], wr_line_i.entry.index[chm_tx_pkg::AHEAD_W-1:0]}
                          : {rd_conn_i[IndexW-1:0], rd_index_i[chm_tx_pkg::AHEAD_W-1:0]}),
    .wr_data_i(wr_valid_i ? wr_line_i : '0), .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i, .rd_addr_i({rd_conn_i[IndexW-1:0], rd_index_i[chm_tx_pkg::AHEAD_W-1:0]}), .rd_data_o(own),
    .corrected_o(own_fix), .uncorrectable_o(own_bad)
  );

  // ---- Lines of the slots
  logic [HOT*DEEP-1:0]        filled_q;
  logic [chm_tx_pkg::HOT_W+chm_tx_pkg::DEEP_W-1:0] wr_at, rd_at;
  logic [chm_pkg::CONN_W-1:0] deep_conn, conn_q;
  chm_tx_pkg::line_t          deep;
  logic [1:0]                 life_q;
  logic [15:0]                index_q;
  logic                       deep_wr, deep_fix, deep_bad, filled_rd_q, deep_ok;
  assign deep_wr = wr_valid_i && wr_deep_i;
  assign wr_at = {wr_slot_i, wr_line_i.entry.index[chm_tx_pkg::DEEP_W-1:0]};
  assign rd_at = {found_slot_i, rd_index_i[chm_tx_pkg::DEEP_W-1:0]};
  chm_ecc_ram #(.Width(chm_pkg::CONN_W + LINE_W), .Depth(HOT * DEEP), .Forward(1'b1)) u_deep (
    .clk_i, .rst_i, .wr_en_i(deep_wr), .wr_addr_i(wr_at), .wr_data_i({wr_conn_i, wr_line_i}),
    .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i(rd_en_i && found_i), .rd_addr_i(rd_at), .rd_data_o({deep_conn, deep}), .corrected_o(deep_fix), .uncorrectable_o(deep_bad)
  );

  always_ff @(posedge clk_i) begin
    if (rd_en_i) begin
      filled_rd_q <= found_i && filled_q[rd_at];
      conn_q <= rd_conn_i;
      life_q <= rd_life_i;
      index_q <= rd_index_i;
    end
    own_bad_q <= !rd_en_i && (own_bad || own_bad_q);
    if (rst_i) filled_q <= '0;
    else if (slot_clear_i || deep_wr) begin
      if (deep_wr) filled_q[wr_at] <= 1'b1;
      if (slot_clear_i) begin
        for (int s = 0; s < HOT; s++) if (slot_clear_slot_i == chm_tx_pkg::HOT_W'(s)) filled_q[DEEP * s +: DEEP] <= '0;
      end
    end
  end

  // A damaged line is an empty one: it is read again.
  assign deep_ok = filled_rd_q && !deep_bad && deep.valid && deep_conn == conn_q && deep.life == life_q && deep.entry.index == index_q;
  assign line_o = deep_ok ? deep : own_bad || own_bad_q ? '0 : own;

  assign corrected_o = own_fix || deep_fix;
  assign fault_o = own_bad || deep_bad;

  logic unused;
  assign unused = ^{wr_conn_i, rd_conn_i};
endmodule
