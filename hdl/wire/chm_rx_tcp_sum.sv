// Ones'-complement sum of a frame's bytes from 34 (behind an IPv4 header without options) to the end of the IP datagram, while it comes in.
//
// Ethernet padding lies behind the IP total length and is left out. The sum is there three cycles after the last beat was offered; it means
// nothing for a frame that is not IPv4. First byte of a 16-bit word in bits 7:0.
module chm_rx_tcp_sum #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic             clk_i,
  input  logic             rst_i,
  input  logic             valid_i,
  input  logic [8:0]       beat_i,
  input  logic             last_i,
  input  logic [DataW-1:0] data_i,
  output logic [15:0]      sum_o
);
  localparam logic [Bytes-1:0] ALL = '1;
  localparam logic [8:0] LENGTH_BEAT = 9'(16 / Bytes);   // bytes 16, 17: IP total length
  localparam int unsigned LengthLane = 16 % Bytes;
  localparam logic [8:0] TCP_BEAT = 9'(34 / Bytes);
  localparam int unsigned TcpLane = 34 % Bytes;

  logic             valid_q, last_q;
  logic [8:0]       beat_q;
  logic [DataW-1:0] data_q;
  logic [16:0]      end_q;        // offset of the end of the IP datagram
  logic [16:0]      here;         // offset of this beat
  logic [16:0]      left;
  logic [Bytes-1:0] head, keep;

  always_ff @(posedge clk_i) begin
    if (valid_i) begin
      data_q <= data_i;
      beat_q <= beat_i;
      last_q <= last_i;
      if (beat_i == LENGTH_BEAT) end_q <= 17'd14 + 17'({data_i[8 * LengthLane +: 8], data_i[8 * LengthLane + 8 +: 8]});
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) valid_q <= 1'b0;
    else valid_q <= valid_i;
  end

  assign here = 17'({beat_q, LaneW'(0)});
  assign left = end_q - here;
  assign head = beat_q == TCP_BEAT ? ALL << TcpLane : (beat_q > TCP_BEAT ? ALL : '0);

  always_comb begin
    keep = '0;
    if (here < end_q) keep = left >= 17'(Bytes) ? head : head & ~(ALL << left[LaneW-1:0]);
  end

  chm_checksum #(.DataW(DataW)) u_sum (
    .clk_i, .rst_i, .valid_i(valid_q), .first_i(beat_q == '0), .last_i(last_q), .data_i(data_q), .keep_i(keep),
    // verilator lint_off PINCONNECTEMPTY
    .done_o(),
    // verilator lint_on PINCONNECTEMPTY
    .sum_o
  );
endmodule
