// Cuts a run of beats into AXI4 bursts: none crosses 4 KiB, none is longer than 256 beats.
module chm_burst_split #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned LaneW = $clog2(DataW / 8),
  localparam int unsigned PageW = 12 - LaneW   // log2 of the beats in 4 KiB
) (
  input  logic        clk_i,
  input  logic        rst_i,

  input  logic        in_valid_i,
  output logic        in_ready_o,
  input  logic [63:0] in_addr_i,    // beat-aligned
  input  logic [15:0] in_beats_i,   // beats - 1

  output logic        req_valid_o,
  input  logic        req_ready_i,
  output logic [63:0] req_addr_o,
  output logic [7:0]  req_beats_o,  // beats - 1
  output logic        req_last_o,   // the last burst of the run
  output logic        busy_o
);
  logic        run_q, valid_q, last_q;
  logic [63:0] addr_q, req_addr_q;
  logic [15:0] left_q;              // beats - 1 still to ask for
  logic [7:0]  req_beats_q;
  logic        slot, ends;

  logic [15:0] to_page;             // beats - 1 up to the 4 KiB boundary, at most 255
  logic [PageW-1:0] in_page;
  assign slot = !valid_q || req_ready_i;
  always_comb begin
    in_page = '0;
    to_page = '0;
    ends = 1'b0;
    if (run_q) begin
      in_page = ~addr_q[11:LaneW];
      to_page = 16'(in_page) > 16'd255 ? 16'd255 : 16'(in_page);
      ends = slot && left_q <= to_page;
    end
  end
  assign in_ready_o = !run_q || ends;

  // Registers are written behind every look at them, by the reset last: the simulation then keeps no second copy of them.
  always_ff @(posedge clk_i) begin
    if (in_valid_i || run_q || valid_q) begin
      run_is_beat_aligned: assert (rst_i || !in_valid_i || in_addr_i[LaneW-1:0] == '0);
      if (run_q && slot) begin
        req_addr_q <= addr_q;
        req_beats_q <= left_q <= to_page ? left_q[7:0] : to_page[7:0];
        last_q <= left_q <= to_page;
        addr_q <= addr_q + ((64'(to_page) + 64'd1) << LaneW);
        left_q <= left_q - to_page - 16'd1;
      end
      if (slot) valid_q <= run_q;
      if (ends) run_q <= 1'b0;
      if (in_valid_i && in_ready_o) begin
        run_q <= 1'b1;
        addr_q <= in_addr_i;
        left_q <= in_beats_i;
      end
    end
    if (rst_i) begin
      run_q <= 1'b0;
      valid_q <= 1'b0;
    end
  end

  assign req_valid_o = valid_q;
  assign req_addr_o = req_addr_q;
  assign req_beats_o = req_beats_q;
  assign req_last_o = last_q;
  assign busy_o = run_q || valid_q;
endmodule
