// Writes runs of payload into the receive regions: byte seq lands at region + (seq mod 2^region_log2).
//
//   job  -> ring runs -> bursts          job_i, then its beats on dat_* (place_job_t tells how many)
//   beats -> chm_align ----^ strobes     one beat a cycle; one more for a piece whose end spills into another beat
//
// A job waits while it would write over bytes that a copy has not read yet (unread_i): the window was opened for them a moment too early.
// place_done_o counts the jobs whose writes the memory has answered, in order: the drain marker of copies and captures.
module chm_place_write #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic                         job_valid_i,
  output logic                         job_ready_o,
  input  chm_pkg::place_job_t          job_i,
  input  chm_pkg::unread_t             unread_i,
  input  logic                         dat_valid_i,
  output logic                         dat_ready_o,
  input  logic [DataW-1:0]             dat_data_i,

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

  output logic [chm_pkg::SERIAL_W-1:0] place_done_o,
  output logic                         busy_o
);
  logic        align_ready, run_in_ready, align_valid, align_ready_in, align_busy, run_valid, run_ready, run_end, job_done, write_busy;
  logic [DataW-1:0] align_data;
  logic [Bytes-1:0] align_keep;
  logic [63:0] run_addr;
  logic [15:0] run_beats;
  logic [31:0] offset, reach;   // reach: bytes from the first unread one to the last of the job
  logic        go;

  assign reach = job_i.seq + 32'(job_i.bytes) - unread_i.seq;
  assign go = job_valid_i && !(unread_i.valid && unread_i.region == job_i.region && (reach - 32'd1) >> unread_i.region_log2 != '0);
  assign offset = job_i.seq & ~(32'hffff_ffff << job_i.region_log2);
  assign job_ready_o = go && align_ready && run_in_ready;

  chm_ring_run #(.DataW(DataW)) u_run (
    .clk_i, .rst_i, .in_valid_i(go && align_ready), .in_ready_o(run_in_ready), .in_base_i(job_i.region), .in_offset_i(offset),
    .in_log2_i(job_i.region_log2), .in_bytes_i(job_i.bytes), .in_end_i(1'b1),
    .run_valid_o(run_valid), .run_ready_i(run_ready), .run_addr_o(run_addr), .run_beats_o(run_beats), .run_end_o(run_end)
  );
  // verilator lint_off PINCONNECTEMPTY
  chm_align #(.DataW(DataW)) u_align (
    .clk_i, .rst_i, .job_valid_i(go && run_in_ready), .job_ready_o(align_ready),
    .job_src_i(job_i.offset[LaneW-1:0]), .job_dst_i(job_i.seq[LaneW-1:0]), .job_bytes_i(job_i.bytes),
    .in_valid_i(dat_valid_i), .in_ready_o(dat_ready_o), .in_data_i(dat_data_i),
    .out_valid_o(align_valid), .out_ready_i(align_ready_in), .out_data_o(align_data), .out_keep_o(align_keep), .out_last_o(),
    .busy_o(align_busy)
  );
  // verilator lint_on PINCONNECTEMPTY
  chm_write_run #(.DataW(DataW)) u_write (
    .clk_i, .rst_i, .run_valid_i(run_valid), .run_ready_o(run_ready), .run_addr_i(run_addr), .run_beats_i(run_beats), .run_end_i(run_end),
    .dat_valid_i(align_valid), .dat_ready_o(align_ready_in), .dat_data_i(align_data), .dat_strb_i(align_keep),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .wr_valid_o, .wr_ready_i, .wr_data_o, .wr_strb_o, .wr_last_o, .done_i,
    .job_done_o(job_done), .busy_o(write_busy)
  );

  always_ff @(posedge clk_i) begin
    if (rst_i) place_done_o <= '0;
    else if (job_done) place_done_o <= place_done_o + 1'b1;
  end
  assign busy_o = align_busy || run_valid || write_busy;

  always_ff @(posedge clk_i) begin
    if (!rst_i && job_valid_i) begin
      place_offset_lies_in_the_first_beat: assert (32'(job_i.offset) < Bytes);
      place_region_is_aligned: assert ((job_i.region & ~(64'hffff_ffff_ffff_ffff << job_i.region_log2)) == '0);
    end
  end
endmodule
