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
// (fault_bucket_o). Such a key matches nothing, such a chain or bucket ends there. After reset the table clears itself: `Connections` cycles,
// in which every frame passes through as one without a connection.
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
  localparam int unsigned SLOTS = chm_lookup_pkg::SLOTS;

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
  // verilator lint_off UNUSEDSIGNAL
  logic [31:0]       hash;   // bucket from above, tag from below
  // verilator lint_on UNUSEDSIGNAL
  logic [IndexW-1:0] s1_bucket;
  logic [chm_pkg::KEY_W-1:0] key_in;

  assign meta_ready_o = open && step;
  assign enter = step && (item_valid || (open && meta_valid_i));

  always_comb begin
    key_in = '0;
    if (item_valid) key_in = item.key;
    else if (meta_valid_i) key_in = meta_i.key;
  end
  chm_key_hash u_hash (.clk_i, .seed_i, .en_i(enter), .key_i(key_in), .hash_o(hash));
  assign s1_bucket = s1_order_q && item_sweep ? item_bucket : hash[31 -: IndexW];

  always_ff @(posedge clk_i) begin
    if (enter) begin
      s1_meta_q <= meta_i;
      s1_order_q <= item_valid;
      s1_pass_q <= !item_valid && (clear || meta_i.raw_reason != '0);
    end
  end

  // ---- 2: bucket, first candidate
  logic s2_valid_q, s2_order_q, s2_pass_q, s2_bad_q, bucket_bad, s2_bad;
  chm_pkg::rx_meta_t s2_meta_q;
  logic [IndexW-1:0] s2_index_q;
  logic [15:0]       s2_tag_q;
  chm_lookup_pkg::bucket_t bucket_rd, s2_bucket;
  logic [SLOTS-1:0]  s2_mask;
  chm_lookup_pkg::link_t s2_first;

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
  always_comb begin
    s2_bucket = '0;
    if (s2_valid_q && !s2_bad) s2_bucket = bucket_rd;
  end

  always_comb begin
    s2_mask = '0;
    s2_first = '0;
    if (s2_valid_q && !s2_pass_q) begin
      for (int unsigned s = 0; s < SLOTS; s++) begin
        s2_mask[s] = chm_lookup_pkg::slot_valid(s2_bucket.slots, s)
                  && ((s2_order_q && !item.insert) || chm_lookup_pkg::slot_tag(s2_bucket.slots, s) == s2_tag_q);
      end
      s2_first = s2_bucket.chain;
      if (s2_mask != '0) begin
        s2_first.valid = 1'b1;
        s2_first.conn = chm_lookup_pkg::slot_conn(s2_bucket.slots, s2_mask);
      end
    end
  end

  // ---- 3: compare, walk
  logic s3_valid_q, s3_order_q, key_bad_q, link_bad_q, corrected, key_broken, link_broken, link_bad;
  logic match, more, ends;
  chm_pkg::rx_meta_t s3_meta_q;
  logic [IndexW-1:0] s3_index_q;
  logic [15:0]       s3_tag_q;
  chm_lookup_pkg::bucket_t s3_bucket_q;
  chm_lookup_pkg::link_t cand_q, next, prev_q, link_rd;
  logic [SLOTS-1:0]  slot_q, left_q;   // slot of the candidate (none: it is a link), slots still to try
  logic              found_valid_q;

  assign key_bad = key_broken || key_bad_q;
  assign link_bad = slot_q == '0 && (link_broken || link_bad_q);

  always_comb begin
    match = 1'b0;
    next = '0;
    if (s3_valid_q && cand_q.valid) begin
      match = s3_order_q && !item.insert ? cand_q.conn == item.conn
                                         : !key_bad && key_rd == (s3_order_q ? item.key : s3_meta_q.key);
      if (left_q != '0) next = {1'b1, chm_lookup_pkg::slot_conn(s3_bucket_q.slots, left_q)};
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
      slot_q <= chm_lookup_pkg::lowest(s2_mask);
      left_q <= s2_mask & ~chm_lookup_pkg::lowest(s2_mask);
      prev_q <= '0;
    end else if (more) begin
      cand_q <= next;
      slot_q <= chm_lookup_pkg::lowest(left_q);
      left_q <= left_q & ~chm_lookup_pkg::lowest(left_q);
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

  // ---- Tables
  logic              cand_rd;
  logic [CONN_W-1:0] cand_conn;
  assign item_done = ends && s3_order_q;
  assign item_ok = item.insert ? !match : match;
  assign cand_rd = more || (step && s2_first.valid) || key_order_rd;
  assign cand_conn = key_order_rd ? item.conn : more ? next.conn : s2_first.conn;

  chm_lookup_store #(.Connections(Connections)) u_store (
    .clk_i, .rst_i, .bucket_en_i(step && s1_valid_q && !s1_pass_q), .bucket_index_i(s1_bucket), .bucket_o(bucket_rd), .bucket_bad_o(bucket_bad),
    .cand_en_i(cand_rd), .cand_conn_i(cand_conn), .key_o(key_rd), .key_bad_o(key_broken), .link_o(link_rd), .link_bad_o(link_broken),
    .corrected_o(corrected),
    .change_i(item_done && item_ok && !item.probe), .order_i(item), .index_i(s3_index_q), .row_i(s3_bucket_q), .tag_i(s3_tag_q), .slot_i(slot_q), .prev_i(prev_q),
    .next_i(next), .damage_i(damage), .clear_i(clear), .clear_row_i(clear_row)
  );

  always_ff @(posedge clk_i) begin
    corrected_o <= !rst_i && corrected;
    fault_o <= !rst_i && (bucket_bad || key_broken || (link_broken && slot_q == '0));
    fault_bucket_o <= bucket_bad;
    fault_conn_o <= s3_valid_q ? cand_q.conn : item.conn;
  end
  assign busy_o = !pipe_empty || found_valid_q || !open || clear;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      lookup_order_meets_an_empty_pipeline: assert (!(item_done && (s1_valid_q || s2_valid_q)));
      if (order_valid_i && order_ready_o) lookup_knows_the_connection: assert (32'(order_i.conn) < Connections);
    end
  end

  if (chm_lookup_pkg::CONN_W != chm_pkg::CONN_W) begin : g_widths
    $error("chm_lookup_pkg repeats CONN_W of chm_pkg: make them equal again");
  end
endmodule
