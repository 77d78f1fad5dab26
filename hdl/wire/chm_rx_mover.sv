// Takes the frames out of the ingress ring, in arrival order, each where its verdict says: raw ring, NIC memory, or nowhere.
//
// Verdicts come in the order in which segments went into the engine. A beat a cycle; a frame that goes nowhere costs one cycle.
//
// Placement (chm_place_write): place_job_o once for each frame with placed bytes, its beats on place_dat_*: from the beat that holds the first
// placed byte to the one that holds the last. raw_frame_o stands beside every beat of a raw frame.
module chm_rx_mover #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Size of the ingress ring; the same as that of chm_rx_ingress.
  parameter int unsigned BufferBytes = 65536,
  // Frames that may wait there.
  parameter int unsigned Frames = 256,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes),
  localparam int unsigned AddrW = $clog2(BufferBytes / Bytes)
) (
  input  logic                       clk_i,
  input  logic                       rst_i,

  input  logic                       disp_valid_i,
  output logic                       disp_ready_o,
  input  chm_wire_pkg::disposition_t disp_i,
  input  logic                       verdict_valid_i,
  output logic                       verdict_ready_o,   // one for each frame in the engine always fits
  input  chm_pkg::verdict_t          verdict_i,

  output logic                       rd_en_o,
  output logic [AddrW-1:0]           rd_addr_o,
  input  logic [DataW-1:0]           rd_data_i,
  output logic                       release_o,
  output logic [8:0]                 release_beats_o,

  output logic                       raw_valid_o,
  input  logic                       raw_ready_i,
  output logic [DataW-1:0]           raw_data_o,
  output logic                       raw_last_o,
  output chm_wire_pkg::raw_frame_t   raw_frame_o,

  output logic                       place_job_valid_o,
  input  logic                       place_job_ready_i,
  output chm_pkg::place_job_t        place_job_o,
  output logic                       place_dat_valid_o,
  input  logic                       place_dat_ready_i,
  output logic [DataW-1:0]           place_dat_data_o,
  output logic                       busy_o
);
  localparam int unsigned DispW = $bits(disp_i);
  localparam int unsigned VerdictW = $bits(verdict_i);
  localparam int unsigned RawW = $bits(raw_frame_o);
  localparam int unsigned JobW = $bits(place_job_o);

  // ---- The oldest frame and what becomes of it
  logic                       disp_valid, verdict_valid, known, move, start, issue, last, done;
  chm_wire_pkg::disposition_t disp;
  chm_pkg::verdict_t          verdict;
  logic [8:0]                 beats, skip_beats, move_beats, beat_q;   // of the frame; before and in what is moved
  logic [15:0]                from;                                    // offset of the first placed byte
  logic [AddrW-1:0]           rd_q;                                    // start of the frame
  logic                       to_raw, to_place;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(DispW), .Depth(Frames)) u_dispositions (
    .clk_i, .rst_i, .in_valid_i(disp_valid_i), .in_ready_o(disp_ready_o), .in_data_i(disp_i),
    .out_valid_o(disp_valid), .out_ready_i(done), .out_data_o(disp), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(VerdictW), .Depth(Frames)) u_verdicts (
    .clk_i, .rst_i, .in_valid_i(verdict_valid_i), .in_ready_o(verdict_ready_o), .in_data_i(verdict_i),
    .out_valid_o(verdict_valid), .out_ready_i(done && disp.engine), .out_data_o(verdict), .count_o(), .almost_full_o()
  );

  // ---- Reading: the data comes a cycle after its address, so two places are kept free
  logic                     data_full, raw_ready, job_ready, rd_valid_q, rd_last_q, rd_place_q;
  chm_wire_pkg::raw_frame_t raw;
  chm_pkg::place_job_t      job;

  assign known      = disp_valid && (!disp.engine || verdict_valid);
  assign to_raw     = !disp.engine || verdict.raw;
  assign to_place   = !to_raw && verdict.place;
  assign move       = to_raw || to_place;
  assign from       = disp.payload_at + verdict.skip;
  assign beats      = 9'((disp.frame_bytes + 16'(Bytes - 1)) >> LaneW);
  assign skip_beats = to_raw ? 9'd0 : 9'(from >> LaneW);
  assign move_beats = to_raw ? beats : 9'((16'(from[LaneW-1:0]) + verdict.bytes + 16'(Bytes - 1)) >> LaneW);
  assign start      = beat_q == '0;
  assign last       = beat_q == move_beats - 9'd1;
  assign issue      = known && move && !data_full && (!start || (to_raw ? raw_ready : job_ready));
  assign done       = known && (move ? issue && last : 1'b1);

  assign rd_en_o = issue;
  assign rd_addr_o = rd_q + AddrW'(skip_beats) + AddrW'(beat_q);
  assign release_o = done;
  assign release_beats_o = beats;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      rd_q <= '0;
      beat_q <= '0;
      rd_valid_q <= 1'b0;
    end else begin
      rd_valid_q <= issue;
      if (done) rd_q <= rd_q + AddrW'(beats);
      if (issue || done) beat_q <= done ? '0 : beat_q + 1'b1;
    end
    if (issue) begin
      rd_last_q <= last;
      rd_place_q <= to_place;
    end
  end

  // ---- Beats and, beside them, what is said once for each frame
  logic data_valid, data_ready, data_place, raw_valid;

  always_comb begin
    raw = '0;
    job = '0;
    if (issue && start && to_raw) begin
      raw.frame = disp.frame;
      raw.bytes = disp.frame_bytes;
      raw.reason = disp.engine ? verdict.raw_reason : disp.raw_reason;
      raw.target = disp.engine ? verdict.target : 32'd0;
    end
    if (issue && start && to_place) begin
      job.offset = 6'(from[LaneW-1:0]);
      job.bytes = verdict.bytes;
      job.seq = verdict.seq;
      job.region = verdict.region;
      job.region_log2 = verdict.region_log2;
    end
  end

  chm_fifo #(.Width(DataW + 2), .Depth(8), .Margin(2)) u_beats (
    .clk_i, .rst_i, .in_valid_i(rd_valid_q), .in_ready_o(), .in_data_i(!rd_valid_q ? '0 : {rd_place_q, rd_last_q, rd_data_i}),
    .out_valid_o(data_valid), .out_ready_i(data_ready), .out_data_o({data_place, raw_last_o, raw_data_o}), .count_o(), .almost_full_o(data_full)
  );
  chm_fifo #(.Width(RawW), .Depth(8)) u_raw_frames (
    .clk_i, .rst_i, .in_valid_i(issue && start && to_raw), .in_ready_o(raw_ready), .in_data_i(raw),
    .out_valid_o(raw_valid), .out_ready_i(raw_valid_o && raw_ready_i && raw_last_o), .out_data_o(raw_frame_o), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(JobW), .Depth(8)) u_place_jobs (
    .clk_i, .rst_i, .in_valid_i(issue && start && to_place), .in_ready_o(job_ready), .in_data_i(job),
    .out_valid_o(place_job_valid_o), .out_ready_i(place_job_ready_i), .out_data_o(place_job_o), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign raw_valid_o = data_valid && !data_place && raw_valid;
  assign place_dat_valid_o = data_valid && data_place;
  assign place_dat_data_o = raw_data_o;
  assign data_ready = data_place ? place_dat_ready_i : raw_valid && raw_ready_i;
  assign busy_o = disp_valid || verdict_valid || rd_valid_q || data_valid || place_job_valid_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (verdict_valid_i) verdict_has_a_place: assert (verdict_ready_o);
      if (known && to_place) placement_has_bytes: assert (verdict.bytes != '0);
      if (known && to_place) placement_lies_in_the_frame: assert (32'(from) + 32'(verdict.bytes) <= 32'(disp.frame_bytes));
    end
  end
endmodule
