// Corrects one flipped bit of a row that was stored with its check bits, and reports two. The code: chm_ecc_encode.
module chm_ecc_correct #(
  // Bits of a row.
  parameter int unsigned Width = 512,
  localparam int unsigned Words = (Width + 63) / 64,
  localparam int unsigned WordW = $clog2(Words + 1),
  localparam int unsigned CheckW = 6 + WordW + 2
) (
  input  logic              valid_i,           // the inputs hold a stored row
  input  logic [Width-1:0]  data_i,
  input  logic [CheckW-1:0] check_i,
  output logic [Width-1:0]  data_o,            // corrected
  output logic              corrected_o,       // one stored bit was wrong
  output logic              uncorrectable_o    // two were; data_o is not to be trusted
);
  logic [CheckW-1:0]   check, syndrome;
  logic [64*Words-1:0] row;
  logic [WordW-1:0]    word;        // 1 is the first word
  logic                odd;         // an odd number of stored bits is wrong
  logic                data_odd;

  chm_ecc_encode #(.Width(Width)) u_encode (.valid_i, .data_i, .check_o(check));

  assign syndrome = check ^ check_i;
  assign word = syndrome[6 +: WordW];
  assign data_odd = syndrome[CheckW-2];
  // The top check bit is the parity of the position bits, so the parity of all stored bits is even.
  assign odd = ^syndrome[CheckW-3:0] ^ syndrome[CheckW-1] ^ data_odd;

  localparam int unsigned PlaceW = $clog2(64 * Words);
  logic [PlaceW-1:0]   place;       // first bit of the word
  assign place = PlaceW'({word - 1'b1, 6'b0});

  always_comb begin
    row = (64 * Words)'(data_i);
    corrected_o = 1'b0;
    uncorrectable_o = 1'b0;
    if (valid_i && syndrome != '0) begin
      corrected_o = 1'b1;
      // verilator lint_off CMPCONST
      if (data_odd && odd && word != '0 && 32'(word) <= Words) begin
      // verilator lint_on CMPCONST
        row[place +: 64] = row[place +: 64] ^ (64'd1 << syndrome[5:0]);
      end else if (!odd || (syndrome & (syndrome - 1'b1)) != '0) begin
        corrected_o = 1'b0;   // otherwise a single check bit: the data is right
        uncorrectable_o = 1'b1;
      end
    end
  end
  assign data_o = row[Width-1:0];
endmodule
