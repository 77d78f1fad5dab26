// Ones'-complement sum (RFC 1071) over the kept bytes of the beats from first to last; the sum is there two cycles after the last beat.
//
// sum_o is in the order of the lanes: bits 7:0 are the first byte of a 16-bit word on the wire (the sum does not depend on the byte order).
module chm_checksum #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic             clk_i,
  input  logic             rst_i,
  input  logic             valid_i,
  input  logic             first_i,
  input  logic             last_i,
  input  logic [DataW-1:0] data_i,
  input  logic [Bytes-1:0] keep_i,    // any pattern; lane 0 must be an even byte of the summed data
  output logic             done_o,
  output logic [15:0]      sum_o      // folded, not complemented
);
  localparam int unsigned Words = DataW / 64;

  logic        valid_q, first_q, last_q, done_q;
  logic [39:0] part_q, part;          // 32-bit words of one beat: at most 16
  logic [47:0] total_q, total;        // of a frame: at most 2^15 beats
  logic [17:0] folded;
  logic [16:0] folded_once;
  logic [15:0] sum_q;

  logic [63:0] word;
  always_comb begin
    part = '0;
    word = '0;
    if (valid_i) begin
      for (int w = 0; w < Words; w++) begin
        if (keep_i[8 * w +: 8] != 8'h00) begin
          word = data_i[64 * w +: 64];
          if (keep_i[8 * w +: 8] != 8'hff) begin
            for (int b = 0; b < 8; b++) begin
              if (!keep_i[8 * w + b]) word[8 * b +: 8] = 8'h00;
            end
          end
          part = part + 40'(word[31:0]) + 40'(word[63:32]);
        end
      end
    end
  end

  always_comb begin
    total = '0;
    folded = '0;
    folded_once = '0;
    if (valid_q) begin
      total = (first_q ? 48'd0 : total_q) + 48'(part_q);
      folded = 18'(total[15:0]) + 18'(total[31:16]) + 18'(total[47:32]);
      folded_once = 17'(folded[15:0]) + 17'(folded[17:16]);
    end
  end

  always_ff @(posedge clk_i) begin
    if (valid_i) begin
      part_q <= part;
      first_q <= first_i;
      last_q <= last_i;
    end
    if (valid_q) begin
      total_q <= total;
      if (last_q) sum_q <= folded_once[15:0] + 16'(folded_once[16]);
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      valid_q <= 1'b0;
      done_q <= 1'b0;
    end else begin
      valid_q <= valid_i;
      done_q <= valid_q && last_q;
    end
  end
  assign done_o = done_q;
  assign sum_o = sum_q;
endmodule
