// Corrects one flipped bit of a row by its syndrome (stored check bits against those of the stored row), and reports two. The code: chm_ecc_encode.
module chm_ecc_correct #(
  // Bits of a row.
  parameter int unsigned Width = 512,
  localparam int unsigned Words = (Width + 63) / 64,
  localparam int unsigned WordW = $clog2(Words + 1),
  localparam int unsigned CheckW = 6 + WordW + 2
) (
  input  logic [CheckW-1:0] syndrome_i,        // 0: all is well
  input  logic [Width-1:0]  data_i,
  output logic [Width-1:0]  data_o,            // corrected
  output logic              corrected_o,       // one stored bit was wrong
  output logic              uncorrectable_o    // two were; data_o is not to be trusted
);
  logic [64*Words-1:0] row;
  logic [WordW-1:0]    word;        // 1 is the first word
  logic [63:0]         flip;        // the wrong bit within its word
  logic                odd;         // an odd number of stored bits is wrong
  logic                data_odd;

  always_comb begin
    row = (64 * Words)'(data_i);
    word = '0;
    flip = '0;
    odd = 1'b0;
    data_odd = 1'b0;
    corrected_o = 1'b0;
    uncorrectable_o = 1'b0;
    if (syndrome_i != '0) begin
      word = syndrome_i[6 +: WordW];
      data_odd = syndrome_i[CheckW-2];
      // The top check bit is the parity of the position bits, so the parity of all stored bits is even.
      odd = ^syndrome_i[CheckW-3:0] ^ syndrome_i[CheckW-1] ^ data_odd;
      corrected_o = 1'b1;
      // verilator lint_off CMPCONST
      if (data_odd && odd && word != '0 && 32'(word) <= Words) begin
      // verilator lint_on CMPCONST
        flip = 64'd1 << syndrome_i[5:0];
      end else if (!odd || (syndrome_i & (syndrome_i - 1'b1)) != '0) begin
        corrected_o = 1'b0;   // otherwise a single check bit: the data is right
        uncorrectable_o = 1'b1;
      end
      // Word by word: an index into the row would become a shifter as wide as the row.
      for (int w = 0; w < Words; w++) begin
        if (32'(word) == w + 1) row[64 * w +: 64] = row[64 * w +: 64] ^ flip;
      end
    end
  end
  assign data_o = row[Width-1:0];
endmodule
