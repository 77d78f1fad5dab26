// Moves bytes from one memory to another, from any byte address to any byte address; either side is a ring or linear (chm_ring_run).
//
//   job -> pieces of at most 16 KiB -> source runs -> reads --beats--> chm_align -> writes
//                                   \-> queue of destination runs --------------------^
//
// Pieces follow one another without a gap, reads run ahead as far as the room for their answers goes. job_done_o: one pulse for each job, in order,
// when its writes were answered; job_asked_o and job_read_o likewise, when its last read was asked for and when all of them were answered.
module chm_move #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Beats of room for answers of the source: two of the longest bursts.
  parameter int unsigned Room = DataW == 64 ? 512 : 128,
  // Pieces in flight.
  parameter int unsigned Pieces = 32,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             job_valid_i,
  output logic             job_ready_o,
  input  logic [63:0]      src_base_i,
  input  logic [31:0]      src_offset_i,
  input  logic [4:0]       src_log2_i,
  input  logic [63:0]      dst_base_i,
  input  logic [31:0]      dst_offset_i,
  input  logic [4:0]       dst_log2_i,
  input  logic [31:0]      bytes_i,        // 1 to the size of either ring
  output logic             job_asked_o,
  output logic             job_read_o,
  output logic             job_done_o,

  output logic             rd_req_valid_o,
  input  logic             rd_req_ready_i,
  output logic [63:0]      rd_req_addr_o,
  output logic [7:0]       rd_req_beats_o,
  input  logic             rd_rsp_valid_i,
  input  logic [DataW-1:0] rd_rsp_data_i,

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
  output logic             busy_o
);
  localparam logic [31:0] PIECE = chm_layout_pkg::CHM_COPY_MAX_BYTES;

  typedef struct packed {
    logic [63:0] base;
    logic [31:0] offset;
    logic [4:0]  log2;
    logic [15:0] bytes;
    logic        last;   // of its job
  } side_t;
  typedef struct packed { logic [LaneW-1:0] src; logic [LaneW-1:0] dst; logic [15:0] bytes; } lanes_t;

  // ---- The job in work, cut into pieces
  logic        active_q, piece_go, piece_last;
  logic [63:0] src_base_q, dst_base_q;
  logic [31:0] src_offset_q, dst_offset_q, left_q, piece;
  logic [4:0]  src_log2_q, dst_log2_q;
  side_t       dst_in, dst_out;
  lanes_t      lanes_in, lanes;
  logic        src_ready, dst_in_ready, lanes_in_ready;

  assign piece_go = active_q && src_ready && dst_in_ready && lanes_in_ready;
  assign job_ready_o = !active_q || (piece_go && piece_last);
  always_comb begin
    piece_last = 1'b0;
    piece = '0;
    dst_in = '0;
    lanes_in = '0;
    if (active_q) begin
      piece_last = left_q <= PIECE;
      piece = piece_last ? left_q : PIECE;
      dst_in = {dst_base_q, dst_offset_q, dst_log2_q, piece[15:0], piece_last};
      lanes_in = {src_base_q[LaneW-1:0] + src_offset_q[LaneW-1:0], dst_base_q[LaneW-1:0] + dst_offset_q[LaneW-1:0], piece[15:0]};
    end
  end

  always_ff @(posedge clk_i) begin
    if (job_valid_i && job_ready_o) begin
      src_base_q <= src_base_i;
      src_offset_q <= src_offset_i;
      src_log2_q <= src_log2_i;
      dst_base_q <= dst_base_i;
      dst_offset_q <= dst_offset_i;
      dst_log2_q <= dst_log2_i;
      left_q <= bytes_i;
    end else if (piece_go) begin
      left_q <= left_q - piece;
      src_offset_q <= (src_offset_q + piece) & ~(32'hffff_ffff << src_log2_q);
      dst_offset_q <= (dst_offset_q + piece) & ~(32'hffff_ffff << dst_log2_q);
    end
    if (rst_i) active_q <= 1'b0;
    else if (job_ready_o) active_q <= job_valid_i;
  end

  // ---- Source
  logic        src_run_valid, src_run_ready, src_run_end, marks_run_ready, marks_ready, read_run_ready, read_valid, read_last, beat_valid, beat_ready;
  logic        read_busy;
  logic [63:0] src_run_addr;
  logic [15:0] src_run_beats;
  logic [DataW-1:0] beat;

  // verilator lint_off PINCONNECTEMPTY
  chm_ring_run #(.DataW(DataW)) u_src_run (
    .clk_i, .rst_i, .in_valid_i(piece_go), .in_ready_o(src_ready), .in_base_i(src_base_q), .in_offset_i(src_offset_q), .in_log2_i(src_log2_q),
    .in_bytes_i(piece[15:0]), .in_end_i(piece_last),
    .run_valid_o(src_run_valid), .run_ready_i(src_run_ready), .run_addr_o(src_run_addr), .run_beats_o(src_run_beats), .run_end_o(src_run_end)
  );
  chm_read_run #(.DataW(DataW), .Depth(Room)) u_read (
    .clk_i, .rst_i, .run_valid_i(src_run_valid && marks_run_ready), .run_ready_o(read_run_ready), .run_addr_i(src_run_addr),
    .run_beats_i(src_run_beats), .req_valid_o(read_valid), .req_ready_i(rd_req_ready_i && marks_ready), .req_addr_o(rd_req_addr_o),
    .req_beats_o(rd_req_beats_o), .req_last_o(read_last),
    .rsp_valid_i(rd_rsp_valid_i), .rsp_data_i(rd_rsp_data_i),
    .dat_valid_o(beat_valid), .dat_ready_i(beat_ready), .dat_data_o(beat), .busy_o(read_busy)
  );
  assign src_run_ready = read_run_ready && marks_run_ready;
  assign rd_req_valid_o = read_valid && marks_ready;
  chm_read_marks #(.Jobs(Pieces)) u_marks (
    .clk_i, .rst_i, .run_valid_i(src_run_valid && read_run_ready), .run_ready_o(marks_run_ready), .run_end_i(src_run_end),
    .ask_i(rd_req_valid_o && rd_req_ready_i), .ask_beats_i(rd_req_beats_o), .ask_last_i(read_last), .beat_i(rd_rsp_valid_i),
    .ready_o(marks_ready), .asked_o(job_asked_o), .answered_o(job_read_o)
  );

  // ---- Alignment
  logic lanes_valid, lanes_ready, out_valid, out_ready, align_busy;
  logic [DataW-1:0] out_data;
  logic [Bytes-1:0] out_keep;
  chm_fifo #(.Width($bits(lanes_in)), .Depth(Pieces)) u_lanes (
    .clk_i, .rst_i, .in_valid_i(piece_go), .in_ready_o(lanes_in_ready), .in_data_i(lanes_in),
    .out_valid_o(lanes_valid), .out_ready_i(lanes_ready), .out_data_o(lanes), .count_o(), .almost_full_o()
  );
  chm_align #(.DataW(DataW)) u_align (
    .clk_i, .rst_i, .job_valid_i(lanes_valid), .job_ready_o(lanes_ready), .job_src_i(lanes.src), .job_dst_i(lanes.dst), .job_bytes_i(lanes.bytes),
    .in_valid_i(beat_valid), .in_ready_o(beat_ready), .in_data_i(beat),
    .out_valid_o(out_valid), .out_ready_i(out_ready), .out_data_o(out_data), .out_keep_o(out_keep), .out_last_o(), .busy_o(align_busy)
  );

  // ---- Destination
  logic        dst_valid, dst_ready, dst_run_valid, dst_run_ready, dst_run_end, write_busy;
  logic [63:0] dst_run_addr;
  logic [15:0] dst_run_beats;
  chm_fifo #(.Width($bits(dst_in)), .Depth(Pieces)) u_dst (
    .clk_i, .rst_i, .in_valid_i(piece_go), .in_ready_o(dst_in_ready), .in_data_i(dst_in),
    .out_valid_o(dst_valid), .out_ready_i(dst_ready), .out_data_o(dst_out), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  chm_ring_run #(.DataW(DataW)) u_dst_run (
    .clk_i, .rst_i, .in_valid_i(dst_valid), .in_ready_o(dst_ready), .in_base_i(dst_out.base), .in_offset_i(dst_out.offset),
    .in_log2_i(dst_out.log2), .in_bytes_i(dst_out.bytes), .in_end_i(dst_out.last),
    .run_valid_o(dst_run_valid), .run_ready_i(dst_run_ready), .run_addr_o(dst_run_addr), .run_beats_o(dst_run_beats), .run_end_o(dst_run_end)
  );
  chm_write_run #(.DataW(DataW)) u_write (
    .clk_i, .rst_i, .run_valid_i(dst_run_valid), .run_ready_o(dst_run_ready), .run_addr_i(dst_run_addr), .run_beats_i(dst_run_beats),
    .run_end_i(dst_run_end), .dat_valid_i(out_valid), .dat_ready_o(out_ready), .dat_data_i(out_data), .dat_strb_i(out_keep),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .wr_valid_o, .wr_ready_i, .wr_data_o, .wr_strb_o, .wr_last_o, .done_i,
    .job_done_o, .busy_o(write_busy)
  );
  assign busy_o = active_q || src_run_valid || read_busy || lanes_valid || align_busy || dst_valid || dst_run_valid || write_busy;

  always_ff @(posedge clk_i) begin
    if (!rst_i && job_valid_i) begin
      move_has_bytes: assert (bytes_i != '0);
      move_is_no_longer_than_its_rings: assert ((bytes_i - 32'd1) >> src_log2_i == '0 && (bytes_i - 32'd1) >> dst_log2_i == '0);
    end
  end
endmodule
