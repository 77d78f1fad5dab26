// Takes payload [lo, hi) into the received data or among the out-of-order ranges: contract 7.10b and c (CHM-FC-007, 008; OC-26).
//
// Ranges are sorted, disjoint and not touching; number i stands in bits 32i+31:32i of lo and hi, unused ones are zero. Because they do not
// touch, hi alone tells which of them in-order payload reaches: absorbing one never reaches the next.
module chm_reassembly (
  input  logic         valid_i,      // there is payload: hi > lo >= rcvNxt
  input  logic [31:0]  lo_i,
  input  logic [31:0]  hi_i,
  input  logic [31:0]  rcv_nxt_i,
  input  logic [2:0]   count_i,
  input  logic [127:0] ranges_lo_i,
  input  logic [127:0] ranges_hi_i,
  output logic         in_order_o,
  output logic         refused_o,    // a fifth range would be needed
  output logic [31:0]  rcv_nxt_o,
  output logic [2:0]   count_o,
  output logic [127:0] ranges_lo_o,
  output logic [127:0] ranges_hi_o
);
  logic [3:0]   below, joined;      // ranges before the payload; ranges it overlaps, touches or, in order, absorbs
  logic [2:0]   first, many, from;
  logic [2:0]   count;
  logic [31:0]  lo, hi;
  logic [255:0] old_lo, old_hi;     // padded with zero ranges

  always_comb begin
    in_order_o = 1'b0;
    refused_o = 1'b0;
    rcv_nxt_o = rcv_nxt_i;
    count_o = count_i;
    ranges_lo_o = ranges_lo_i;
    ranges_hi_o = ranges_hi_i;
    below = '0;
    joined = '0;
    first = '0;
    many = '0;
    from = '0;
    count = '0;
    lo = lo_i;
    hi = hi_i;
    old_lo = {128'd0, ranges_lo_i};
    old_hi = {128'd0, ranges_hi_i};
    if (valid_i) begin
      in_order_o = lo_i == rcv_nxt_i;
      for (int i = 0; i < 4; i++) begin
        if (3'(i) < count_i) begin
          below[i] = chm_engine_pkg::precedes(ranges_hi_i[32 * i +: 32], lo_i);
          joined[i] = !below[i] && !chm_engine_pkg::precedes(hi_i, ranges_lo_i[32 * i +: 32]);
        end
      end
      first = 3'($countones(below));
      many = 3'($countones(joined));
      if (many != '0) begin
        lo = chm_engine_pkg::earlier(lo_i, old_lo[{first, 5'd0} +: 32]);
        hi = chm_engine_pkg::later(hi_i, old_hi[{3'(first + many - 3'd1), 5'd0} +: 32]);
      end
      count = in_order_o ? count_i - many : count_i - many + 3'd1;
      if (count == 3'd5) begin
        refused_o = 1'b1;
      end else begin
        count_o = count;
        if (in_order_o) rcv_nxt_o = hi;
        for (int i = 0; i < 4; i++) begin
          from = in_order_o ? 3'(i) + many : 3'(i) < first ? 3'(i) : 3'(i) + many - 3'd1;
          if (3'(i) >= count) from = 3'd7;
          ranges_lo_o[32 * i +: 32] = old_lo[{from, 5'd0} +: 32];
          ranges_hi_o[32 * i +: 32] = old_hi[{from, 5'd0} +: 32];
          if (!in_order_o && 3'(i) == first) begin
            ranges_lo_o[32 * i +: 32] = lo;
            ranges_hi_o[32 * i +: 32] = hi;
          end
        end
      end
    end
  end
endmodule
