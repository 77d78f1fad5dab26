// What a retire record says of the row: its fold and which words changed (layout RetireRecord).
module chm_fold (
  input  logic          valid_i,
  input  logic [2303:0] before_i,
  input  logic [2303:0] after_i,
  output logic [63:0]   fold_o,      // XOR over words i of word i rotated left by 7i mod 64
  output logic [63:0]   changed_o
);
  always_comb begin
    fold_o = '0;
    changed_o = '0;
    if (valid_i) begin
      for (int i = 0; i < 36; i++) begin
        fold_o = fold_o ^ ((after_i[64 * i +: 64] << ((7 * i) % 64)) | (after_i[64 * i +: 64] >> ((64 - (7 * i) % 64) % 64)));
        changed_o[i] = before_i[64 * i +: 64] != after_i[64 * i +: 64];
      end
    end
  end
endmodule
