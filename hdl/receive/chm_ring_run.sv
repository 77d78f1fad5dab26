// Cuts a run of bytes in a ring of memory into at most two runs of beats: up to the end of the ring, and on from its base.
module chm_ring_run #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned LaneW = $clog2(DataW / 8)
) (
  input  logic        clk_i,
  input  logic        rst_i,

  input  logic        in_valid_i,
  output logic        in_ready_o,
  input  logic [63:0] in_base_i,    // of the ring, aligned to its size; of a linear buffer (log2 = 31, offset 0): any byte
  input  logic [31:0] in_offset_i,  // of the first byte, below 2^log2
  input  logic [4:0]  in_log2_i,    // of the bytes of the ring, which end on a beat
  input  logic [15:0] in_bytes_i,   // 1 to the size of the ring
  input  logic        in_end_i,     // goes along with the last run

  output logic        run_valid_o,
  input  logic        run_ready_i,
  output logic [63:0] run_addr_o,   // beat-aligned
  output logic [15:0] run_beats_o,  // beats - 1
  output logic        run_end_o
);
  logic        valid_q, rest_q, end_q, rest_end_q, wraps, load;
  logic [63:0] addr_q, base_q, addr;
  logic [15:0] beats_q, rest_bytes_q, first_bytes;
  logic [31:0] room;

  // Beats - 1 that cover `bytes` from lane `lane` on.
  function automatic logic [15:0] span(logic [LaneW-1:0] lane, logic [15:0] bytes);
    span = 16'((17'(lane) + 17'(bytes) - 17'd1) >> LaneW);
  endfunction

  always_comb begin
    room = '0;
    wraps = 1'b0;
    first_bytes = '0;
    addr = '0;
    if (in_valid_i) begin
      room = (32'd1 << in_log2_i) - in_offset_i;
      wraps = 32'(in_bytes_i) > room;
      first_bytes = wraps ? room[15:0] : in_bytes_i;
      addr = in_base_i + 64'(in_offset_i);
    end
  end
  assign in_ready_o = !rest_q && (!valid_q || run_ready_i);
  assign load = in_valid_i && in_ready_o;

  always_ff @(posedge clk_i) begin
    if (load) begin
      addr_q <= {addr[63:LaneW], LaneW'(0)};
      beats_q <= span(addr[LaneW-1:0], first_bytes);
      end_q <= in_end_i && !wraps;
      base_q <= in_base_i;
      rest_bytes_q <= in_bytes_i - first_bytes;
      rest_end_q <= in_end_i;
    end else if (rest_q && run_ready_i) begin
      addr_q <= base_q;
      beats_q <= span('0, rest_bytes_q);
      end_q <= rest_end_q;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      valid_q <= 1'b0;
      rest_q <= 1'b0;
    end else begin
      if (load || rest_q) valid_q <= 1'b1;
      else if (run_ready_i) valid_q <= 1'b0;
      if (load) rest_q <= wraps;
      else if (run_ready_i) rest_q <= 1'b0;
    end
  end

  assign run_valid_o = valid_q;
  assign run_addr_o = addr_q;
  assign run_beats_o = beats_q;
  assign run_end_o = end_q;

  always_ff @(posedge clk_i) begin
    if (!rst_i && load) begin
      run_starts_in_the_ring: assert (in_bytes_i != '0 && (32'(in_offset_i) >> in_log2_i) == '0);
      run_is_no_longer_than_the_ring: assert (32'(in_bytes_i) <= 32'd1 << in_log2_i);
    end
  end
endmodule
