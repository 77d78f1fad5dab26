// Check bits of a row for single-error correction and double-error detection.
//
// Every data bit has a position (word + 1, bit); a set bit adds its position to the check bits, modulo 2. Factored: the bit part comes from
// the XOR of all words, the word part from the parities of the words whose number has that bit set: two trees of exclusive ors over the row.
//   check = { parity of the position bits, parity of the data, word part, bit part (6) }
// Each stored bit thus flips an odd number of syndrome columns, distinct for all: position 0 belongs to no data bit.
module chm_ecc_encode #(
  // Bits of a row.
  parameter int unsigned Width = 512,
  localparam int unsigned Words = (Width + 63) / 64,
  localparam int unsigned WordW = $clog2(Words + 1),
  localparam int unsigned CheckW = 6 + WordW + 2
) (
  input  logic              valid_i,   // gates the adders; 0: check_o is zero
  input  logic [Width-1:0]  data_i,
  output logic [CheckW-1:0] check_o
);
  // A function has its variables to itself: at rest nothing as wide as the row is touched.
  function automatic logic [CheckW-1:0] encode(logic [Width-1:0] data);
    logic [64*Words-1:0] row;
    logic [63:0]         all;
    logic [Words-1:0]    parity;
    logic [5:0]          bit_part;
    logic [WordW-1:0]    word_part;
    row = (64 * Words)'(data);
    all = '0;
    for (int w = 0; w < Words; w++) all = all ^ row[64 * w +: 64];
    for (int w = 0; w < Words; w++) parity[w] = ^row[64 * w +: 64];
    for (int k = 0; k < WordW; k++) begin
      word_part[k] = 1'b0;
      for (int w = 0; w < Words; w++) begin
        if ((((w + 1) >> k) & 1) == 1) word_part[k] = word_part[k] ^ parity[w];
      end
    end
    bit_part = {^(all & 64'hffff_ffff_0000_0000), ^(all & 64'hffff_0000_ffff_0000), ^(all & 64'hff00_ff00_ff00_ff00),
                ^(all & 64'hf0f0_f0f0_f0f0_f0f0), ^(all & 64'hcccc_cccc_cccc_cccc), ^(all & 64'haaaa_aaaa_aaaa_aaaa)};
    encode = {^{word_part, bit_part}, ^parity, word_part, bit_part};
  endfunction

  always_comb begin
    check_o = '0;
    if (valid_i) check_o = encode(data_i);
  end
endmodule
