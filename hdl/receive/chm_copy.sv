// Copies received bytes from the regions in NIC memory to host memory: deliveries of the pipeline, and buffered data of the offload unit.
//
// A job waits until the placements before it have been written (place_serial), then runs behind the one before it without a gap.
//
//   delivery (event_end)   copied_*, a Copied event, when NIC memory was asked for the last byte, so that the connection's next copy follows without a
//                          gap; landed_o counts those whose writes host memory has answered: event entries wait for it. Of one job at a time
//                          not all bytes need have been read by then: unread_o keeps placements away from them
//   buffered data          done_o, one pulse, when host memory has answered
//
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
  output chm_pkg::unread_t             unread_o,
  output logic [chm_pkg::SERIAL_W-1:0] landed_o,
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

  logic               placed, move_ready, move_busy, job_asked, job_read, job_done, open_ready, open_valid, open_pop, ends_ready, room, take;
  logic [chm_pkg::SERIAL_W-1:0] behind;
  chm_pkg::copied_t   head;
  logic               head_event, head_read, end_valid, end_event;
  logic [31:0]        offset, head_seq;
  logic [63:0]        head_region;
  logic [4:0]         head_log2;
  logic [CountW-1:0]  asked_q, read_q;   // jobs at the head whose reads were all asked for, were all answered

  assign behind = place_done_i - job_i.place_serial;
  assign placed = !behind[chm_pkg::SERIAL_W-1];
  assign room = placed && open_ready && ends_ready;
  assign job_ready_o = room && move_ready;
  assign take = job_valid_i && job_ready_o;
  assign offset = job_i.seq & ~(32'hffff_ffff << job_i.region_log2);

  chm_move #(.DataW(DataW)) u_move (
    .clk_i, .rst_i, .job_valid_i(job_valid_i && room), .job_ready_o(move_ready),
    .src_base_i(job_i.region), .src_offset_i(offset), .src_log2_i(job_i.region_log2),
    .dst_base_i(job_i.host), .dst_offset_i(32'd0), .dst_log2_i(5'd31), .bytes_i(job_i.bytes),
    .job_asked_o(job_asked), .job_read_o(job_read), .job_done_o(job_done),
    .rd_req_valid_o, .rd_req_ready_i, .rd_req_addr_o, .rd_req_beats_o, .rd_rsp_valid_i, .rd_rsp_data_i,
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .wr_valid_o, .wr_ready_i, .wr_data_o, .wr_strb_o, .wr_last_o, .done_i,
    .busy_o(move_busy)
  );
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(1 + $bits(head) + 32 + 64 + 5), .Depth(Jobs)) u_open (   // not ended for the pipeline
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(open_ready),
    .in_data_i(!take ? '0 : {job_i.event_end, job_i.conn, job_i.bytes, job_i.seq, job_i.region, job_i.region_log2}),
    .out_valid_o(open_valid), .out_ready_i(open_pop), .out_data_o({head_event, head, head_seq, head_region, head_log2}),
    .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(1), .Depth(Jobs)) u_ends (   // writes not answered
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(ends_ready), .in_data_i(job_i.event_end),
    .out_valid_o(end_valid), .out_ready_i(job_done), .out_data_o(end_event), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign head_read = read_q != '0;
  assign copied_valid_o = asked_q != '0 && head_event && (head_read || !unread_o.valid);
  assign copied_o = head;
  assign open_pop = head_event ? copied_valid_o && copied_ready_i : head_read;
  assign done_o = job_done && !end_event;

  // A job that ended before its reads were answered is the next whose answers come.
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      asked_q <= '0;
      read_q <= '0;
      landed_o <= '0;
      unread_o.valid <= 1'b0;
    end else begin
      if (job_asked || open_pop) asked_q <= asked_q + CountW'(job_asked) - CountW'(open_pop);
      read_q <= read_q + CountW'(job_read && !unread_o.valid) - CountW'(open_pop && (head_read || (job_read && !unread_o.valid)));
      if (open_pop && !head_read) unread_o.valid <= !job_read;
      else if (job_read) unread_o.valid <= 1'b0;
      if (job_done && end_event) landed_o <= landed_o + 1'b1;
    end
    if (open_pop && !head_read) begin
      unread_o.seq <= head_seq;
      unread_o.region <= head_region;
      unread_o.region_log2 <= head_log2;
    end
  end
  assign busy_o = open_valid || end_valid || move_busy;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      what_ended_was_open: assert ((asked_q == '0 || open_valid) && read_q <= asked_q);
      if (job_done) writes_belong_to_a_job: assert (end_valid);
    end
  end
endmodule
