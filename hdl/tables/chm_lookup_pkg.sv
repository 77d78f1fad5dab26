// Rows of the look-up's tables.
package chm_lookup_pkg;

  localparam int unsigned CONN_W = 14;    // as in chm_pkg, which Yosys 0.23 does not read from another package; chm_lookup compares them
  localparam int unsigned SLOTS = 4;      // of a bucket
  localparam int unsigned TAG_W = 16;     // further bits of the hash
  localparam int unsigned SLOT_W = 1 + TAG_W + CONN_W;   // {valid, tag, conn}

  typedef struct packed {
    logic              valid;
    logic [CONN_W-1:0] conn;
  } link_t;

  typedef struct packed {
    link_t                   chain;   // first connection that found no free slot
    logic [SLOTS*SLOT_W-1:0] slots;
  } bucket_t;

  function automatic logic slot_valid(input logic [SLOTS*SLOT_W-1:0] slots, input int unsigned s);
    slot_valid = slots[s * SLOT_W + SLOT_W - 1];
  endfunction

  function automatic logic [TAG_W-1:0] slot_tag(input logic [SLOTS*SLOT_W-1:0] slots, input int unsigned s);
    slot_tag = slots[s * SLOT_W + CONN_W +: TAG_W];
  endfunction

  // Connection in the lowest slot of the mask.
  // verilator lint_off UNUSEDSIGNAL
  function automatic logic [CONN_W-1:0] slot_conn(input logic [SLOTS*SLOT_W-1:0] slots, input logic [SLOTS-1:0] mask);
    slot_conn = mask[0] ? slots[0 +: CONN_W] : mask[1] ? slots[SLOT_W +: CONN_W] :
                mask[2] ? slots[2 * SLOT_W +: CONN_W] : slots[3 * SLOT_W +: CONN_W];
  endfunction
  // verilator lint_on UNUSEDSIGNAL

  function automatic logic [SLOTS-1:0] lowest(input logic [SLOTS-1:0] mask);
    lowest = mask & (~mask + 1'b1);
  endfunction

endpackage
