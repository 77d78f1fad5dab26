// Copies buffered receive data, handed over at initiate, from host memory to the region of its connection. done_o: one pulse for each job, in order,
// once the NIC memory has answered its writes.
module chm_fill #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic               clk_i,
  input  logic               rst_i,

  input  logic               job_valid_i,
  output logic               job_ready_o,
  input  chm_pkg::fill_job_t job_i,
  output logic               done_o,

  output logic               rd_req_valid_o,   // host memory
  input  logic               rd_req_ready_i,
  output logic [63:0]        rd_req_addr_o,
  output logic [7:0]         rd_req_beats_o,
  input  logic               rd_rsp_valid_i,
  input  logic [DataW-1:0]   rd_rsp_data_i,

  output logic               req_valid_o,      // NIC memory
  input  logic               req_ready_i,
  output logic [63:0]        req_addr_o,
  output logic [7:0]         req_beats_o,
  output logic               wr_valid_o,
  input  logic               wr_ready_i,
  output logic [DataW-1:0]   wr_data_o,
  output logic [Bytes-1:0]   wr_strb_o,
  output logic               wr_last_o,
  input  logic               done_i,
  output logic               busy_o
);
  logic [31:0] offset;
  assign offset = job_i.seq & ~(32'hffff_ffff << job_i.region_log2);

  chm_move #(.DataW(DataW), .Pieces(4)) u_move (
    .clk_i, .rst_i, .job_valid_i, .job_ready_o, .src_base_i(job_i.host), .src_offset_i(32'd0), .src_log2_i(5'd31),
    .dst_base_i(job_i.region), .dst_offset_i(offset), .dst_log2_i(job_i.region_log2), .bytes_i(job_i.bytes),
    // verilator lint_off PINCONNECTEMPTY
    .job_asked_o(), .job_read_o(),
    // verilator lint_on PINCONNECTEMPTY
    .job_done_o(done_o),
    .rd_req_valid_o, .rd_req_ready_i, .rd_req_addr_o, .rd_req_beats_o, .rd_rsp_valid_i, .rd_rsp_data_i,
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .wr_valid_o, .wr_ready_i, .wr_data_o, .wr_strb_o, .wr_last_o, .done_i,
    .busy_o
  );
endmodule
