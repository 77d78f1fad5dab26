// Writes a stream of beats to runs of memory, in order. A burst is asked for once its first beat is there, so that the shared data channel never
// waits for a source that has not begun. job_done_o pulses when the memory has answered every burst of a job.
module chm_write_run #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Bursts that wait for their answers.
  parameter int unsigned InFlight = 128,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             run_valid_i,
  output logic             run_ready_o,
  input  logic [63:0]      run_addr_i,    // beat-aligned
  input  logic [15:0]      run_beats_i,   // beats - 1
  input  logic             run_end_i,     // the last run of a job

  input  logic             dat_valid_i,   // as many beats as the runs have
  output logic             dat_ready_o,
  input  logic [DataW-1:0] dat_data_i,
  input  logic [Bytes-1:0] dat_strb_i,

  output logic             req_valid_o,
  input  logic             req_ready_i,
  output logic [63:0]      req_addr_o,
  output logic [7:0]       req_beats_o,
  output logic             wr_valid_o,
  input  logic             wr_ready_i,
  output logic [DataW-1:0] wr_data_o,
  output logic [Bytes-1:0] wr_strb_o,
  output logic             wr_last_o,
  input  logic             done_i,

  output logic             job_done_o,
  output logic             busy_o
);
  localparam int unsigned DEPTH = 16;   // beats: covers the way from a request to its turn on the data channel

  logic       split_valid, split_last, split_busy, take, run_in, end_ready, run_end;
  logic       burst_ready, burst_valid, burst_pop, flight_ready, flight_valid, flight_end, data_valid, push;
  logic [7:0] burst_beats, beat_q;
  logic signed [15:0] ahead_q;   // beats that have come less those asked for

  // verilator lint_off PINCONNECTEMPTY
  chm_burst_split #(.DataW(DataW)) u_split (
    .clk_i, .rst_i, .in_valid_i(run_valid_i && end_ready), .in_ready_o(run_in), .in_addr_i(run_addr_i), .in_beats_i(run_beats_i),
    .req_valid_o(split_valid), .req_ready_i(take), .req_addr_o, .req_beats_o, .req_last_o(split_last), .busy_o(split_busy)
  );
  assign run_ready_o = run_in && end_ready;
  chm_fifo #(.Width(1), .Depth(4)) u_ends (   // of the runs within the splitter
    .clk_i, .rst_i, .in_valid_i(run_valid_i && run_in), .in_ready_o(end_ready), .in_data_i(run_end_i),
    .out_valid_o(), .out_ready_i(take && split_last), .out_data_o(run_end), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(8), .Depth(8)) u_bursts (   // asked for, data not yet out
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(burst_ready), .in_data_i(req_beats_o),
    .out_valid_o(burst_valid), .out_ready_i(burst_pop), .out_data_o(burst_beats), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(1), .Depth(InFlight)) u_flight (   // asked for, not answered; 1: the last of its job
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(flight_ready), .in_data_i(split_last && run_end),
    .out_valid_o(flight_valid), .out_ready_i(done_i), .out_data_o(flight_end), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(DataW + Bytes), .Depth(DEPTH)) u_data (
    .clk_i, .rst_i, .in_valid_i(dat_valid_i), .in_ready_o(dat_ready_o), .in_data_i(!dat_valid_i ? '0 : {dat_strb_i, dat_data_i}),
    .out_valid_o(data_valid), .out_ready_i(wr_ready_i && burst_valid), .out_data_o({wr_strb_o, wr_data_o}), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign req_valid_o = split_valid && ahead_q > 16'sd0 && burst_ready && flight_ready;
  assign take = req_valid_o && req_ready_i;
  assign push = dat_valid_i && dat_ready_o;
  assign wr_valid_o = data_valid && burst_valid;
  assign wr_last_o = beat_q == burst_beats;
  assign burst_pop = wr_valid_o && wr_ready_i && wr_last_o;

  always_ff @(posedge clk_i) begin
    if (take || push) ahead_q <= ahead_q + 16'(push) - (take ? 16'(req_beats_o) + 16'd1 : 16'd0);
    if (wr_valid_o && wr_ready_i) beat_q <= wr_last_o ? '0 : beat_q + 1'b1;
    job_done_o <= done_i && flight_end;
    if (rst_i) begin
      ahead_q <= '0;
      beat_q <= '0;
      job_done_o <= 1'b0;
    end
  end
  assign busy_o = split_busy || flight_valid || data_valid || job_done_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (done_i) an_answer_has_its_burst: assert (flight_valid);
    end
  end
endmodule
