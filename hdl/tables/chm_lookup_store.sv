// The three tables of the look-up, each with SECDED, and what an order changes in them, all in one cycle.
//
// An insert takes a free slot of its bucket, or puts itself in front of the chain. A delete frees its slot, or joins its neighbours in the chain.
module chm_lookup_store #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic                         bucket_en_i,       // reads: a cycle later; *_bad_o, one cycle: two wrong bits
  input  logic [IndexW-1:0]            bucket_index_i,
  output chm_lookup_pkg::bucket_t      bucket_o,
  output logic                         bucket_bad_o,
  input  logic                         cand_en_i,
  input  logic [chm_pkg::CONN_W-1:0]   cand_conn_i,
  output logic [chm_pkg::KEY_W-1:0]    key_o,
  output logic                         key_bad_o,
  output chm_lookup_pkg::link_t        link_o,
  output logic                         link_bad_o,
  output logic                         corrected_o,

  input  logic                         change_i,
  input  chm_pkg::key_order_t          order_i,           // insert, conn, key; inject for damage_i
  input  logic [IndexW-1:0]            index_i,           // its bucket
  input  chm_lookup_pkg::bucket_t      row_i,             // what is there
  input  logic [15:0]                  tag_i,
  input  logic [chm_lookup_pkg::SLOTS-1:0] slot_i,        // delete: where the connection was found; none: in the chain,
  input  chm_lookup_pkg::link_t        prev_i,            // behind prev_i (invalid: first)
  input  chm_lookup_pkg::link_t        next_i,            // and before next_i
  input  logic                         damage_i,          // write order_i.key back with flipped bits
  input  logic                         clear_i,           // zero row clear_row_i everywhere
  input  logic [IndexW-1:0]            clear_row_i
);
  localparam int unsigned SLOTS = chm_lookup_pkg::SLOTS;
  localparam int unsigned SLOT_W = chm_lookup_pkg::SLOT_W;
  localparam int unsigned KEY_STORED_W = chm_pkg::KEY_W + 11;   // with check bits

  logic [SLOTS-1:0]          free;
  logic                      unlink, rejoin, bucket_wr, link_wr, key_wr, bucket_fix, key_fix, link_fix;
  chm_lookup_pkg::bucket_t   bucket_row;
  chm_lookup_pkg::link_t     link_row;
  logic [IndexW-1:0]         bucket_at, link_at, key_at;
  logic [chm_pkg::KEY_W-1:0] key_row;
  logic [1:0]                inject;

  assign unlink = !order_i.insert && slot_i == '0;
  assign rejoin = unlink && prev_i.valid;

  always_comb begin
    free = '0;
    bucket_row = '0;
    link_row = '0;
    key_row = '0;
    if (change_i) begin
      for (int unsigned s = 0; s < SLOTS; s++) free[s] = !chm_lookup_pkg::slot_valid(row_i.slots, s);
      bucket_row = row_i;
      if (unlink) bucket_row.chain = next_i;
      else if (order_i.insert && free == '0) bucket_row.chain = {1'b1, order_i.conn};
      else begin
        for (int unsigned s = 0; s < SLOTS; s++) begin
          if (order_i.insert ? chm_lookup_pkg::lowest(free) == SLOTS'(1 << s) : slot_i[s]) begin
            bucket_row.slots[s * SLOT_W +: SLOT_W] = {order_i.insert, tag_i, order_i.conn};
          end
        end
      end
      link_row = order_i.insert ? row_i.chain : next_i;
    end
    if (change_i || damage_i) key_row = order_i.key;
  end

  assign bucket_wr = clear_i || (change_i && !rejoin);
  assign bucket_at = clear_i ? clear_row_i : index_i;
  assign link_wr = clear_i || (change_i && (order_i.insert || rejoin));
  assign link_at = clear_i ? clear_row_i : order_i.insert ? order_i.conn[IndexW-1:0] : prev_i.conn[IndexW-1:0];
  assign key_wr = clear_i || damage_i || (change_i && order_i.insert);
  assign key_at = clear_i ? clear_row_i : order_i.conn[IndexW-1:0];
  // Bits beyond the stored key flip nothing.
  assign inject = damage_i && 32'(order_i.fault_bit) < KEY_STORED_W && 32'(order_i.fault_bit2) < KEY_STORED_W ? order_i.inject : 2'd0;

  chm_ecc_ram #(.Width($bits(bucket_row)), .Depth(Connections)) u_bucket (
    .clk_i, .rst_i, .wr_en_i(bucket_wr), .wr_addr_i(bucket_at), .wr_data_i(bucket_row), .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i(bucket_en_i), .rd_addr_i(bucket_index_i), .rd_data_o(bucket_o), .corrected_o(bucket_fix), .uncorrectable_o(bucket_bad_o)
  );
  chm_ecc_ram #(.Width(chm_pkg::KEY_W), .Depth(Connections)) u_key (
    .clk_i, .rst_i, .wr_en_i(key_wr), .wr_addr_i(key_at), .wr_data_i(key_row),
    .inject_i(inject), .inject_bit_i(order_i.fault_bit), .inject_bit2_i(order_i.fault_bit2),
    .rd_en_i(cand_en_i), .rd_addr_i(cand_conn_i[IndexW-1:0]), .rd_data_o(key_o), .corrected_o(key_fix), .uncorrectable_o(key_bad_o)
  );
  chm_ecc_ram #(.Width($bits(link_row)), .Depth(Connections)) u_link (
    .clk_i, .rst_i, .wr_en_i(link_wr), .wr_addr_i(link_at), .wr_data_i(link_row), .inject_i(2'd0), .inject_bit_i(16'd0), .inject_bit2_i(16'd0),
    .rd_en_i(cand_en_i), .rd_addr_i(cand_conn_i[IndexW-1:0]), .rd_data_o(link_o), .corrected_o(link_fix), .uncorrectable_o(link_bad_o)
  );
  assign corrected_o = bucket_fix || key_fix || link_fix;

  logic unused;
  assign unused = ^{cand_conn_i, prev_i, order_i.probe};   // a probe never comes with change_i
endmodule
