// Keyed hash of a look-up key: NH (UMAC, RFC 4418 section 5.2), sums of products of word pairs, each word offset by a word of the seed.
//
// Two cycles: products are registered with en_i, hash_o is their sum, valid from the next cycle until the next en_i. A seed of 0 gives a
// constant hash, so that every tuple falls into one bucket (register HashSeed).
module chm_key_hash (
  input  logic                       clk_i,
  input  logic [63:0]                seed_i,   // static while keys are stored
  input  logic                       en_i,
  input  logic [chm_pkg::KEY_W-1:0]  key_i,
  output logic [31:0]                hash_o
);
  localparam int unsigned PAIRS = 5;   // 9 words of 32 bits and a zero

  logic [63:0]  spread;
  logic [112:0] twice;
  logic [64*PAIRS-1:0] words, product_q;
  logic [63:0]  sum;
  logic [31:0]  left [PAIRS];
  logic [31:0]  right [PAIRS];

  // Words of the seed that lie 12 bits apart would be too alike for a seed with few bits set.
  always_comb begin
    spread = '0;
    twice = '0;
    words = '0;
    if (en_i) begin
      spread = seed_i * 64'hd134_2543_de82_ef95;
      twice = {spread[48:0], spread};
      words[chm_pkg::KEY_W-1:0] = key_i;
    end
  end

  for (genvar p = 0; p < PAIRS; p++) begin : g_pair
    always_comb begin
      left[p] = '0;
      right[p] = '0;
      if (en_i) begin
        left[p] = words[64 * p +: 32] + twice[12 * p +: 32];
        right[p] = words[64 * p + 32 +: 32] + {twice[12 * p + 34 +: 31], 1'b1};
      end
    end
    always_ff @(posedge clk_i) begin
      if (en_i) product_q[64 * p +: 64] <= seed_i == '0 ? '0 : 64'(left[p]) * 64'(right[p]);
    end
  end

  always_comb begin
    sum = '0;
    for (int unsigned p = 0; p < PAIRS; p++) sum = sum + product_q[64 * p +: 64];
  end
  // The high half mixes in what the low one shifted out.
  assign hash_o = sum[31:0] ^ sum[63:32];
endmodule
