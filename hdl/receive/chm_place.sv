// Placement of payload: whole frames from chm_rx_mover, of which the bytes that the verdict names go to the receive region.
//
// Takes the beats of each frame from its first byte on, the verdict beside every beat, and drops those without a placed byte; the rest goes to
// chm_place_write. A beat a cycle: a frame costs its own beats, or those it writes if they are more.
module chm_place #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic                         beat_valid_i,
  output logic                         beat_ready_o,
  input  logic [DataW-1:0]             beat_i,
  input  logic                         last_i,        // of the frame
  input  chm_pkg::verdict_t            verdict_i,     // skip, bytes (not 0), seq, region, region_log2 are meant
  input  logic [15:0]                  payload_at_i,  // offset of the payload in the frame

  output logic                         req_valid_o,   // NIC memory
  input  logic                         req_ready_i,
  output logic [63:0]                  req_addr_o,
  output logic [7:0]                   req_beats_o,
  output logic                         wr_valid_o,
  input  logic                         wr_ready_i,
  output logic [DataW-1:0]             wr_data_o,
  output logic [Bytes-1:0]             wr_strb_o,
  output logic                         wr_last_o,
  input  logic                         done_i,

  output logic [chm_pkg::SERIAL_W-1:0] place_done_o,  // placements whose writes were answered
  output logic                         busy_o
);
  logic [15:0] at, final_byte, beat_q;
  logic        opens, inside_run, job_in_ready, data_in_ready, move;
  logic        job_valid, job_ready, data_valid, data_ready, write_busy;
  chm_pkg::place_job_t job_in, job;
  logic [DataW-1:0]    data;

  assign opens = beat_q == '0;
  always_comb begin
    at = '0;
    final_byte = '0;
    inside_run = 1'b0;
    job_in = '0;
    if (beat_valid_i) begin
      at = payload_at_i + verdict_i.skip;
      final_byte = at + verdict_i.bytes - 16'd1;
      inside_run = beat_q >= (at >> LaneW) && beat_q <= (final_byte >> LaneW);
      job_in = {6'(at[LaneW-1:0]), verdict_i.bytes, verdict_i.seq, verdict_i.region, verdict_i.region_log2};
    end
  end
  assign beat_ready_o = (!opens || job_in_ready) && (!inside_run || data_in_ready);
  assign move = beat_valid_i && beat_ready_o;

  always_ff @(posedge clk_i) begin
    if (rst_i) beat_q <= '0;
    else if (move) beat_q <= last_i ? '0 : beat_q + 16'd1;
  end

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width($bits(job_in)), .Depth(4)) u_jobs (
    .clk_i, .rst_i, .in_valid_i(move && opens), .in_ready_o(job_in_ready), .in_data_i(job_in),
    .out_valid_o(job_valid), .out_ready_i(job_ready), .out_data_o(job), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(DataW), .Depth(8)) u_data (
    .clk_i, .rst_i, .in_valid_i(move && inside_run), .in_ready_o(data_in_ready), .in_data_i(beat_i),
    .out_valid_o(data_valid), .out_ready_i(data_ready), .out_data_o(data), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  chm_place_write #(.DataW(DataW)) u_write (
    .clk_i, .rst_i, .job_valid_i(job_valid), .job_ready_o(job_ready), .job_i(job),
    .dat_valid_i(data_valid), .dat_ready_o(data_ready), .dat_data_i(data),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .wr_valid_o, .wr_ready_i, .wr_data_o, .wr_strb_o, .wr_last_o, .done_i,
    .place_done_o, .busy_o(write_busy)
  );
  assign busy_o = !opens || job_valid || data_valid || write_busy;

  always_ff @(posedge clk_i) begin
    if (!rst_i && move && last_i) begin
      the_placed_bytes_lie_in_the_frame: assert (beat_q >= (final_byte >> LaneW));
    end
  end

  logic unused;
  assign unused = ^{verdict_i};
endmodule
