// Byte funnel: moves a run of bytes from one lane offset to another, one beat a cycle.
//
//   job     bytes that start at lane `src` of the first input beat leave from lane `dst` of the first output beat on
//   input   exactly ceil((src + bytes) / B) beats for each job, B = DataW/8
//   output  exactly ceil((dst + bytes) / B) beats; keep marks the bytes of the run; last ends the job
//
// shift = how far the pair {this beat, beat before} moves down. src > dst primes with one beat and may flush one at the end; the flush
// leaves while the next job primes. A next job that has no prime is late then, if it has as many output as input beats: each of them leaves a beat
// later, from {the beat before, the one before that}, the last one like a flush. So jobs follow without a gap whatever their lanes.
module chm_align #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             job_valid_i,
  output logic             job_ready_o,
  input  logic [LaneW-1:0] job_src_i,
  input  logic [LaneW-1:0] job_dst_i,
  input  logic [15:0]      job_bytes_i,   // at least 1

  input  logic             in_valid_i,
  output logic             in_ready_o,
  input  logic [DataW-1:0] in_data_i,

  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [DataW-1:0] out_data_o,
  output logic [Bytes-1:0] out_keep_o,
  output logic             out_last_o,
  output logic             busy_o
);
  localparam int unsigned BeatW = 17 - LaneW;
  localparam logic [Bytes-1:0] ALL = '1;

  // The job in work.
  logic             active_q, prime_q, first_q, late_q;
  logic [LaneW:0]   shift_q;
  logic [LaneW-1:0] dst_q;
  logic [LaneW-1:0] tail_q;            // bytes in the last output beat, 0: all
  logic [BeatW-1:0] in_left_q, out_left_q;
  // A last beat that only waits for its turn.
  logic             flush_q, flush_late_q;
  logic [LaneW:0]   flush_shift_q;
  logic [Bytes-1:0] flush_keep_q;

  logic [DataW-1:0] prev_q, prev2_q, out_q;   // prev2_q: of late jobs
  logic [Bytes-1:0] keep_q, keep;
  logic             valid_q, last_q;
  logic             slot, take, produce, ends, load, delay;

  assign slot    = !valid_q || out_ready_i;
  assign in_ready_o = active_q && (flush_q ? (prime_q || in_left_q == out_left_q) && slot : prime_q || slot);
  assign take    = in_valid_i && in_ready_o;
  assign delay   = take && flush_q && !prime_q;
  assign produce = take && !flush_q && !prime_q;
  assign ends    = take && in_left_q == 1;
  assign job_ready_o = !active_q || ends;
  assign load    = job_valid_i && job_ready_o;

  // Beats of a run that starts at the given lane.
  function automatic logic [BeatW-1:0] beats(logic [LaneW-1:0] lane, logic [15:0] bytes);
    beats = BeatW'((17'(lane) + 17'(bytes) + 17'(Bytes - 1)) >> LaneW);
  endfunction

  logic [Bytes-1:0] head_keep, tail_keep;
  always_comb begin
    head_keep = '0;
    tail_keep = '0;
    keep = '0;
    if (take) begin
      head_keep = first_q ? ALL << dst_q : ALL;
      tail_keep = tail_q == '0 ? ALL : ~(ALL << tail_q);
      keep = out_left_q == 1 ? head_keep & tail_keep : head_keep;
    end
  end

  // The two beats that the next output beat is cut out of. At the end of a run the upper one is never reached.
  logic               cut;
  logic [2*DataW-1:0] pair;
  logic [LaneW:0]     shift;
  assign cut = slot && (flush_q || produce);
  always_comb begin
    pair = '0;
    shift = '0;
    if (cut) begin
      pair = {flush_q || late_q ? prev_q : in_data_i, (flush_q ? flush_late_q : late_q) ? prev2_q : prev_q};
      shift = flush_q ? flush_shift_q : shift_q;
    end
  end

  always_ff @(posedge clk_i) begin
    if (cut) begin
      out_q <= pair[{shift, 3'b0} +: DataW];
      keep_q <= flush_q ? flush_keep_q : keep;
      last_q <= flush_q || out_left_q == 1;
    end
    if (take) prev_q <= in_data_i;
    if (take && late_q) prev2_q <= prev_q;
    if (load) begin
      shift_q <= job_src_i > job_dst_i ? {1'b0, job_src_i - job_dst_i} : (LaneW + 1)'(Bytes) - {1'b0, job_dst_i - job_src_i};
      dst_q <= job_dst_i;
      tail_q <= LaneW'(32'(job_dst_i) + 32'(job_bytes_i));
      in_left_q <= beats(job_src_i, job_bytes_i);
      out_left_q <= beats(job_dst_i, job_bytes_i);
      prime_q <= job_src_i > job_dst_i;
      first_q <= 1'b1;
      late_q <= 1'b0;
    end else if (take) begin
      in_left_q <= in_left_q - 1'b1;
      if (prime_q) prime_q <= 1'b0;
      else if (delay) late_q <= 1'b1;
      else begin
        out_left_q <= out_left_q - 1'b1;
        first_q <= 1'b0;
      end
    end
    if (ends) begin
      flush_shift_q <= shift_q;
      flush_keep_q <= prime_q || out_left_q == 1 ? keep : tail_keep;
      flush_late_q <= late_q || delay;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      active_q <= 1'b0;
      flush_q <= 1'b0;
      valid_q <= 1'b0;
    end else if (load || busy_o) begin
      if (load) active_q <= 1'b1;
      else if (ends) active_q <= 1'b0;
      // A prime beat that ends the job, or one output beat more than input beats behind the prime; a late job.
      if (ends) flush_q <= prime_q || delay || out_left_q == 2;
      else if (slot) flush_q <= 1'b0;
      if (slot) valid_q <= flush_q || produce;
    end
  end

  assign out_valid_o = valid_q;
  assign out_data_o = out_q;
  assign out_keep_o = keep_q;
  assign out_last_o = last_q;
  assign busy_o = active_q || flush_q || valid_q;

  always_ff @(posedge clk_i) begin
    if (!rst_i && (load || ends)) begin
      align_job_has_bytes: assert (!load || job_bytes_i != '0);
      align_ends_with_its_job: assert (!ends || out_left_q <= 2);
    end
  end
endmodule
