// Reads runs of beats from memory, in order, many bursts in flight: asks only for what fits the room it has kept for the answers.
module chm_read_run #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Beats of room; at least one burst (4 KiB, 256 beats), two to keep the memory busy.
  parameter int unsigned Depth = 128,
  localparam int unsigned FreeW = $clog2(Depth + 1)
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             run_valid_i,
  output logic             run_ready_o,
  input  logic [63:0]      run_addr_i,    // beat-aligned
  input  logic [15:0]      run_beats_i,   // beats - 1

  output logic             req_valid_o,
  input  logic             req_ready_i,
  output logic [63:0]      req_addr_o,
  output logic [7:0]       req_beats_o,
  output logic             req_last_o,    // the last burst of a run
  input  logic             rsp_valid_i,
  input  logic [DataW-1:0] rsp_data_i,

  output logic             dat_valid_o,
  input  logic             dat_ready_i,
  output logic [DataW-1:0] dat_data_o,
  output logic             busy_o
);
  logic             split_valid, split_busy, take, pop;
  logic [FreeW-1:0] free_q;

  chm_burst_split #(.DataW(DataW)) u_split (
    .clk_i, .rst_i, .in_valid_i(run_valid_i), .in_ready_o(run_ready_o), .in_addr_i(run_addr_i), .in_beats_i(run_beats_i),
    .req_valid_o(split_valid), .req_ready_i(take), .req_addr_o, .req_beats_o, .req_last_o, .busy_o(split_busy)
  );
  assign req_valid_o = split_valid && 32'(req_beats_o) < 32'(free_q);
  assign take = req_valid_o && req_ready_i;
  assign pop = dat_valid_o && dat_ready_i;

  logic room;
  chm_fifo #(.Width(DataW), .Depth(Depth)) u_room (
    .clk_i, .rst_i, .in_valid_i(rsp_valid_i), .in_ready_o(room), .in_data_i(rsp_data_i),
    .out_valid_o(dat_valid_o), .out_ready_i(dat_ready_i), .out_data_o(dat_data_o),
    // verilator lint_off PINCONNECTEMPTY
    .count_o(), .almost_full_o()
    // verilator lint_on PINCONNECTEMPTY
  );

  always_ff @(posedge clk_i) begin
    if (take || pop) free_q <= free_q - (take ? FreeW'(req_beats_o) + 1'b1 : '0) + FreeW'(pop);
    if (rst_i) free_q <= FreeW'(Depth);
  end
  assign busy_o = split_busy || free_q != FreeW'(Depth);

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (rsp_valid_i) room_was_kept_for_each_answer: assert (room && free_q != FreeW'(Depth));
      if (split_valid) a_burst_fits_the_room: assert (32'(req_beats_o) < Depth);
    end
  end
endmodule
