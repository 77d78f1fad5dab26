// Copies received bytes from the regions in NIC memory to host memory: deliveries of the pipeline, and buffered data of the offload unit.
//
// A job waits until the placements before it have been written (place_serial), then runs behind the one before it without a gap. When the host
// memory has answered its writes it ends: event_end jobs on copied_* (the pipeline takes a Copied event), others on done_o, one pulse each.
// All in the order of the jobs.
module chm_copy #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Jobs in flight.
  parameter int unsigned Jobs = 32,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic                         job_valid_i,
  output logic                         job_ready_o,
  input  chm_pkg::copy_job_t           job_i,
  input  logic [chm_pkg::SERIAL_W-1:0] place_done_i,
  output logic                         copied_valid_o,
  input  logic                         copied_ready_i,
  output chm_pkg::copied_t             copied_o,
  output logic                         done_o,

  output logic                         rd_req_valid_o,   // NIC memory
  input  logic                         rd_req_ready_i,
  output logic [63:0]                  rd_req_addr_o,
  output logic [7:0]                   rd_req_beats_o,
  input  logic                         rd_rsp_valid_i,
  input  logic [DataW-1:0]             rd_rsp_data_i,

  output logic                         req_valid_o,      // host memory
  input  logic                         req_ready_i,
  output logic [63:0]                  req_addr_o,
  output logic [7:0]                   req_beats_o,
  output logic                         wr_valid_o,
  input  logic                         wr_ready_i,
  output logic [DataW-1:0]             wr_data_o,
  output logic [Bytes-1:0]             wr_strb_o,
  output logic                         wr_last_o,
  input  logic                         done_i,
  output logic                         busy_o
);
  localparam int unsigned CountW = $clog2(Jobs + 1);

  logic               placed, move_ready, move_busy, job_done, open_ready, open_valid, open_pop, take;
  logic [chm_pkg::SERIAL_W-1:0] behind;
  logic               head_event;
  chm_pkg::copied_t   head;
  logic [CountW-1:0]  ended_q;   // jobs whose writes were answered, not yet reported
  logic [31:0]        offset;

  assign behind = place_done_i - job_i.place_serial;
  assign placed = !behind[chm_pkg::SERIAL_W-1];
  assign take = job_valid_i && placed && open_ready && move_ready;
  assign job_ready_o = placed && open_ready && move_ready;
  assign offset = job_i.seq & ~(32'hffff_ffff << job_i.region_log2);

  chm_move #(.DataW(DataW)) u_move (
    .clk_i, .rst_i, .job_valid_i(job_valid_i && placed && open_ready), .job_ready_o(move_ready),
    .src_base_i(job_i.region), .src_offset_i(offset), .src_log2_i(job_i.region_log2),
    .dst_base_i(job_i.host), .dst_offset_i(32'd0), .dst_log2_i(5'd31), .bytes_i(job_i.bytes), .job_done_o(job_done),
    .rd_req_valid_o, .rd_req_ready_i, .rd_req_addr_o, .rd_req_beats_o, .rd_rsp_valid_i, .rd_rsp_data_i,
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .wr_valid_o, .wr_ready_i, .wr_data_o, .wr_strb_o, .wr_last_o, .done_i,
    .busy_o(move_busy)
  );
  chm_fifo #(.Width(1 + $bits(head)), .Depth(Jobs)) u_open (
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(open_ready), .in_data_i({job_i.event_end, job_i.conn, job_i.bytes}),
    .out_valid_o(open_valid), .out_ready_i(open_pop), .out_data_o({head_event, head}),
    // verilator lint_off PINCONNECTEMPTY
    .count_o(), .almost_full_o()
    // verilator lint_on PINCONNECTEMPTY
  );

  assign copied_valid_o = ended_q != '0 && head_event;
  assign copied_o = head;
  assign done_o = ended_q != '0 && !head_event;
  assign open_pop = done_o || (copied_valid_o && copied_ready_i);

  always_ff @(posedge clk_i) begin
    if (rst_i) ended_q <= '0;
    else if (job_done || open_pop) ended_q <= ended_q + CountW'(job_done) - CountW'(open_pop);
  end
  assign busy_o = open_valid || move_busy;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      copy_ended_was_open: assert (ended_q == '0 || open_valid);
    end
  end
endmodule
