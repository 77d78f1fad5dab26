// Finds the connection of each frame: a hash table of buckets with four slots and an overflow chain, exact at any depth of collision.
//
//   bucket[hash]  {chain, 4 x slot}      slot = {valid, tag (16 more bits of the hash), conn}, chain = {valid, conn} of its first link
//   key[conn]     the whole key, compared with every candidate
//   link[conn]    {valid, conn} of the next link; the links of a bucket are the connections that found no free slot
//
//   meta -> hash (1, products) -> bucket (2) -> key of the first candidate (3) -> compare -> found (4)
//
// One frame a cycle while first candidates fit; each further candidate costs one cycle, so a bucket of n keys at most n. Frames with a raw
// reason pass through, in order. Each connection brings its own link, so an insert never fails below `Connections`.
//
// Orders (one at a time, from order_ready_o to answer_valid_o) run through the same pipeline, hence atomic towards look-ups: no frame enters
// behind an order until it is done. answer_o.cut = number of the last frame that went in before, plus 1. Insert of a key that is there, and delete
// of a connection that has none, change nothing (ok = 0). Delete names only the connection (chm_lookup_orders).
//
// Damage: fault_o pulses for each row found with two wrong bits: of a key or link (fault_conn_o names the connection), or of a whole bucket
// (fault_bucket_o). Such a key matches nothing, such a chain or bucket ends there. After reset the table clears itself: `Connections` cycles.
module chm_lookup #(
  // Keys it holds; a power of two from 4 on.
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic [63:0]                seed_i,          // register HashSeed

  input  logic                       meta_valid_i,
  output logic                       meta_ready_o,
  input  chm_pkg::rx_meta_t          meta_i,
  output logic                       found_valid_o,
  input  logic                       found_ready_i,
  output chm_pkg::lookup_t           found_o,

  input  logic                       order_valid_i,
  output logic                       order_ready_o,
  input  chm_pkg::key_order_t        order_i,
  output logic                       answer_valid_o,  // one cycle
  output chm_pkg::key_answer_t       answer_o,

  output logic                       corrected_o,     // one cycle: a single-bit error was found
  output logic                       fault_o,         // one cycle: a double-bit error was found
  output logic                       fault_bucket_o,
  output logic [chm_pkg::CONN_W-1:0] fault_conn_o,
  output logic                       busy_o
);
  localparam int unsigned CONN_W = chm_pkg::CONN_W;
  localparam int unsigned SLOTS = 4;
  localparam int unsigned SLOT_W = 1 + 16 + CONN_W;
  localparam int unsigned LINK_W = 1 + CONN_W;

  typedef struct packed { logic valid; logic [CONN_W-1:0] conn; } link_t;
  typedef struct packed { link_t chain; logic [SLOTS*SLOT_W-1:0] slots; } bucket_t;

  function automatic logic slot_valid(logic [SLOTS*SLOT_W-1:0] slots, int unsigned s);
    slot_valid = slots[s * SLOT_W + SLOT_W - 1];
  endfunction
  function automatic logic [15:0] slot_tag(logic [SLOTS*SLOT_W-1:0] slots, int unsigned s);
    slot_tag = slots[s * SLOT_W + CONN_W +: 16];
  endfunction
  // Connection in the lowest slot of the mask.
  // verilator lint_off UNUSEDSIGNAL
  function automatic logic [CONN_W-1:0] slot_conn(logic [SLOTS*SLOT_W-1:0] slots, logic [SLOTS-1:0] mask);
    slot_conn = mask[0] ? slots[0 +: CONN_W] : mask[1] ? slots[SLOT_W +: CONN_W] :
                mask[2] ? slots[2 * SLOT_W +: CONN_W] : slots[3 * SLOT_W +: CONN_W];
  endfunction
  // verilator lint_on UNUSEDSIGNAL
  function automatic logic [SLOTS-1:0] lowest(logic [SLOTS-1:0] mask);
    lowest = mask & (~mask + 1'b1);
  endfunction

  // ---- Orders
  logic open, item_valid, item_sweep, key_order_rd, damage, clear, item_done, item_ok, pipe_empty;
  logic [IndexW-1:0]   item_bucket, clear_row;
  chm_pkg::key_order_t item;
  logic [chm_pkg::KEY_W-1:0] key_rd;
  logic key_bad, step, enter;

  chm_lookup_orders #(.Connections(Connections)) u_orders (
    .clk_i, .rst_i, .order_valid_i, .order_ready_o, .order_i, .answer_valid_o, .answer_o,
    .frame_valid_i(meta_valid_i && meta_ready_o), .frame_number_i(meta_i.seg.frame), .open_o(open),
    .empty_i(pipe_empty), .item_valid_o(item_valid), .item_ready_i(step), .item_o(item), .item_sweep_o(item_sweep),
    .item_bucket_o(item_bucket), .item_done_i(item_done), .item_ok_i(item_ok),
    .key_rd_en_o(key_order_rd), .key_rd_i(key_rd), .key_bad_i(key_bad), .damage_o(damage), .clear_o(clear), .clear_row_o(clear_row)
  );

  // ---- 1: hash
  logic s1_valid_q, s1_order_q, s1_pass_q;
  chm_pkg::rx_meta_t s1_meta_q;
  logic [31:0]       hash;   // bucket from above, tag from below
  logic              unused;
  assign unused = ^{hash, link_wr_conn, cand_conn};
  logic [IndexW-1:0] s1_bucket;

  assign meta_ready_o = open && step;
  assign enter = step && (item_valid || (open && meta_valid_i));

  chm_key_hash u_hash (.clk_i, .seed_i, .en_i(enter), .key_i(item_valid ? item.key : meta_i.key), .hash_o(hash));
  assign s1_bucket = s1_order_q && item_sweep ? item_bucket : hash[31 -: IndexW];

  always_ff @(posedge clk_i) begin
    if (enter) begin
      s1_meta_q <= meta_i;
      s1_order_q <= item_valid;
      s1_pass_q <= !item_valid && meta_i.raw_reason != '0;
    end
  end

  // ---- 2: bucket, first candidate
  logic s2_valid_q, s2_order_q, s2_pass_q, s2_bad_q, bucket_fix, bucket_bad, s2_bad;
  chm_pkg::rx_meta_t s2_meta_q;
  logic [IndexW-1:0] s2_index_q;
  logic [15:0]       s2_tag_q;
  bucket_t           bucket_rd, s2_bucket;
  logic [SLOTS-1:0]  s2_mask;
  link_t             s2_first;

  always_ff @(posedge clk_i) begin
    if (step && s1_valid_q) begin
      s2_meta_q <= s1_meta_q;
      s2_order_q <= s1_order_q;
      s2_pass_q <= s1_pass_q;
      s2_index_q <= s1_bucket;
      s2_tag_q <= hash[15:0];
    end
    s2_bad_q <= !step && s2_bad;   // the RAM tells it once
  end
  assign s2_bad = bucket_bad || s2_bad_q;
  assign s2_bucket = s2_bad ? '0 : bucket_rd;

  always_comb begin
    s2_mask = '0;
    s2_first = '0;
    if (s2_valid_q && !s2_pass_q) begin
      for (int unsigned s = 0; s < SLOTS; s++) begin
        s2_mask[s] = slot_valid(s2_bucket.slots, s) && ((s2_order_q && !item.insert) || slot_tag(s2_bucket.slots, s) == s2_tag_q);
      end
      s2_first = s2_bucket.chain;
      if (s2_mask != '0) begin
        s2_first.valid = 1'b1;
        s2_first.conn = slot_conn(s2_bucket.slots, s2_mask);
      end
    end
  end

  // ---- 3: compare, walk
  logic s3_valid_q, s3_order_q, key_bad_q, link_bad_q, key_fix, link_fix, key_broken, link_broken, link_bad;
  logic match, more, ends;
  chm_pkg::rx_meta_t s3_meta_q;
  logic [IndexW-1:0] s3_index_q;
  logic [15:0]       s3_tag_q;
  bucket_t           s3_bucket_q, bucket_wr;
  link_t             cand_q, next, prev_q, link_rd;
  logic [SLOTS-1:0]  slot_q, left_q, free;   // slot of the candidate (none: it is a link), slots still to try
  logic              found_valid_q;

  assign key_bad = key_broken || key_bad_q;
  assign link_bad = slot_q == '0 && (link_broken || link_bad_q);

  always_comb begin
    match = 1'b0;
    next = '0;
    if (s3_valid_q && cand_q.valid) begin
      match = s3_order_q && !item.insert ? cand_q.conn == item.conn
                                         : !key_bad && key_rd == (s3_order_q ? item.key : s3_meta_q.key);
      if (left_q != '0) next = {1'b1, slot_conn(s3_bucket_q.slots, left_q)};
      else if (slot_q != '0) next = s3_bucket_q.chain;
      else if (!link_bad) next = link_rd;
    end
  end
  assign more = next.valid && !match;
  assign ends = s3_valid_q && !more;
  assign step = !s3_valid_q || (ends && (s3_order_q || !found_valid_q || found_ready_i));
  assign pipe_empty = !s1_valid_q && !s2_valid_q && !s3_valid_q;

  always_ff @(posedge clk_i) begin
    if (step && s2_valid_q) begin
      s3_meta_q <= s2_meta_q;
      s3_order_q <= s2_order_q;
      s3_index_q <= s2_index_q;
      s3_tag_q <= s2_tag_q;
      s3_bucket_q <= s2_bucket;
      cand_q <= s2_first;
      slot_q <= lowest(s2_mask);
      left_q <= s2_mask & ~lowest(s2_mask);
      prev_q <= '0;
    end else if (more) begin
      cand_q <= next;
      slot_q <= lowest(left_q);
      left_q <= left_q & ~lowest(left_q);
      prev_q <= {slot_q == '0, cand_q.conn};
    end
    key_bad_q <= !step && !more && key_bad;
    link_bad_q <= !step && !more && (link_broken || link_bad_q);
  end

  // ---- 4: out
  always_ff @(posedge clk_i) begin
    if (ends && !s3_order_q && step) found_o <= {match, cand_q.conn, s3_meta_q};
  end
  assign found_valid_o = found_valid_q;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      s1_valid_q <= 1'b0;
      s2_valid_q <= 1'b0;
      s3_valid_q <= 1'b0;
      found_valid_q <= 1'b0;
    end else begin
      if (step) begin
        s1_valid_q <= enter;
        s2_valid_q <= s1_valid_q;
        s3_valid_q <= s2_valid_q;
      end
      if (ends && !s3_order_q && step) found_valid_q <= 1'b1;
      else if (found_ready_i) found_valid_q <= 1'b0;
    end
  end

  // ---- What an order changes, all in its last cycle
  logic change, bucket_wr_en, link_wr_en, key_wr_en, unlink;
  link_t link_wr;
  logic [CONN_W-1:0] link_wr_conn;

  assign item_done = ends && s3_order_q;
  assign item_ok = item.insert ? !match : match;
  assign change = item_done && item_ok;
  assign unlink = !item.insert && slot_q == '0;
  always_comb begin
    for (int unsigned s = 0; s < SLOTS; s++) free[s] = !slot_valid(s3_bucket_q.slots, s);
    bucket_wr = s3_bucket_q;
    if (!change) bucket_wr = '0;
    else if (unlink && !prev_q.valid) bucket_wr.chain = next;
    else if (item.insert && free == '0) bucket_wr.chain = {1'b1, item.conn};
    else if (item.insert || !unlink) begin
      for (int unsigned s = 0; s < SLOTS; s++) begin
        if (item.insert ? lowest(free) == SLOTS'(1 << s) : slot_q[s]) begin
          bucket_wr.slots[s * SLOT_W +: SLOT_W] = {item.insert, s3_tag_q, item.conn};
        end
      end
    end
  end
  assign bucket_wr_en = clear || (change && !(unlink && prev_q.valid));
  assign key_wr_en = clear || damage || (change && item.insert);
  // An insert puts itself in front of the chain; a delete joins its neighbours.
  assign link_wr_en = clear || (change && (item.insert || (unlink && prev_q.valid)));
  assign link_wr = clear ? '0 : item.insert ? s3_bucket_q.chain : next;
  assign link_wr_conn = clear ? CONN_W'(clear_row) : item.insert ? item.conn : prev_q.conn;

  // Bits beyond the stored key flip nothing.
  localparam int unsigned KEY_STORED_W = chm_pkg::KEY_W + 11;
  logic [1:0]        inject;
  assign inject = damage && 32'(item.fault_bit) < KEY_STORED_W && 32'(item.fault_bit2) < KEY_STORED_W ? item.inject : 2'd0;

  logic              cand_rd;
  logic [CONN_W-1:0] cand_conn;
  assign cand_rd = more || (step && s2_first.valid) || key_order_rd;
  assign cand_conn = key_order_rd ? item.conn : more ? next.conn : s2_first.conn;

  chm_ecc_ram #(.Width($bits(bucket_wr)), .Depth(Connections)) u_bucket (
    .clk_i, .rst_i, .wr_en_i(bucket_wr_en), .wr_addr_i(clear ? clear_row : s3_index_q), .wr_data_i(bucket_wr),
    .inject_i(2'd0), .inject_bit_i('0), .inject_bit2_i('0),
    .rd_en_i(step && s1_valid_q && !s1_pass_q), .rd_addr_i(s1_bucket), .rd_data_o(bucket_rd),
    .corrected_o(bucket_fix), .uncorrectable_o(bucket_bad)
  );
  chm_ecc_ram #(.Width(chm_pkg::KEY_W), .Depth(Connections)) u_key (
    .clk_i, .rst_i, .wr_en_i(key_wr_en), .wr_addr_i(clear ? clear_row : item.conn[IndexW-1:0]), .wr_data_i(clear ? '0 : item.key),
    .inject_i(inject), .inject_bit_i(item.fault_bit), .inject_bit2_i(item.fault_bit2),
    .rd_en_i(cand_rd), .rd_addr_i(cand_conn[IndexW-1:0]), .rd_data_o(key_rd), .corrected_o(key_fix), .uncorrectable_o(key_broken)
  );
  chm_ecc_ram #(.Width(LINK_W), .Depth(Connections)) u_link (
    .clk_i, .rst_i, .wr_en_i(link_wr_en), .wr_addr_i(link_wr_conn[IndexW-1:0]), .wr_data_i(link_wr),
    .inject_i(2'd0), .inject_bit_i('0), .inject_bit2_i('0),
    .rd_en_i(cand_rd), .rd_addr_i(cand_conn[IndexW-1:0]), .rd_data_o(link_rd), .corrected_o(link_fix), .uncorrectable_o(link_broken)
  );

  always_ff @(posedge clk_i) begin
    corrected_o <= !rst_i && (bucket_fix || key_fix || link_fix);
    fault_o <= !rst_i && (bucket_bad || key_broken || (link_broken && slot_q == '0));
    fault_bucket_o <= bucket_bad;
    fault_conn_o <= s3_valid_q ? cand_q.conn : item.conn;
  end
  assign busy_o = !pipe_empty || found_valid_q || !open;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      lookup_order_meets_an_empty_pipeline: assert (!(item_done && (s1_valid_q || s2_valid_q)));
      lookup_knows_the_connection: assert (!(order_valid_i && order_ready_o) || 32'(order_i.conn) < Connections);
    end
  end
endmodule
