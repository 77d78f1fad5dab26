// Reads the payload of segments from host memory and lays it out as it will stand in the frame, behind the header's place, with its checksum.
//
//   fragment -> reads, many in flight --beats, in order--> chm_align -> chm_tx_join -> beats of the frame (FIFO)
//            \-> lanes, in flight ------------------------^                     \---> checksum (RFC 1071), one for each segment
//
// The payload starts at an even byte of the frame, so a sum over the frame's 16-bit words is the sum over the payload's, whatever lengths and
// addresses the fragments have. A segment's sum comes when all its beats have.
module chm_tx_gather #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Fragments in flight.
  parameter int unsigned Fragments = 256,
  // Beats of room for answers of the host memory.
  parameter int unsigned Room = 512,
  // Beats of assembled payload: two whole frames at least.
  parameter int unsigned Assembled = DataW == 64 ? 512 : 64,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic                  clk_i,
  input  logic                  rst_i,

  input  logic                  fragment_valid_i,
  output logic                  fragment_ready_o,
  input  chm_tx_pkg::fragment_t fragment_i,

  output logic                  req_valid_o,
  input  logic                  req_ready_i,
  output logic [63:0]           req_addr_o,
  output logic [7:0]            req_beats_o,
  input  logic                  rsp_valid_i,
  input  logic [DataW-1:0]      rsp_data_i,

  output logic                  beat_valid_o,   // beats that hold payload
  input  logic                  beat_ready_i,
  output logic [DataW-1:0]      beat_o,
  output logic                  sum_valid_o,    // a segment is whole
  input  logic                  sum_ready_i,
  output logic [15:0]           sum_o,          // in the order of the lanes, not complemented
  output logic                  lost_o,         // with sum_valid_o
  output logic                  busy_o
);
  typedef struct packed { logic [LaneW-1:0] src; logic [LaneW-1:0] dst; logic [15:0] bytes; logic last; logic lost; } lanes_t;

  // ---- Fragments in
  logic [LaneW-1:0] lane_q, dst;
  logic             read_ready, lanes_in_ready, take, lost_q;
  lanes_t           lanes_in, lanes;
  logic [15:0]      beats;

  always_comb begin
    dst = '0;
    beats = '0;
    lanes_in = '0;
    if (fragment_valid_i) begin
      dst = !fragment_i.first ? lane_q : fragment_i.ts ? LaneW'(66 % Bytes) : LaneW'(54 % Bytes);
      beats = 16'((17'(fragment_i.addr[LaneW-1:0]) + 17'(fragment_i.bytes) - 17'd1) >> LaneW);
      lanes_in = {fragment_i.addr[LaneW-1:0], dst, fragment_i.bytes, fragment_i.last, fragment_i.lost || (lost_q && !fragment_i.first)};
    end
  end
  assign fragment_ready_o = read_ready && lanes_in_ready;
  assign take = fragment_valid_i && fragment_ready_o;
  always_ff @(posedge clk_i) begin
    if (take) begin
      lane_q <= dst + fragment_i.bytes[LaneW-1:0];
      lost_q <= lanes_in.lost;
    end
  end

  // ---- Reads
  logic             data_valid, data_ready, read_busy;
  logic [DataW-1:0] data;
  chm_read_run #(.DataW(DataW), .Depth(Room)) u_read (
    .clk_i, .rst_i, .run_valid_i(fragment_valid_i && lanes_in_ready), .run_ready_o(read_ready),
    .run_addr_i({fragment_i.addr[63:LaneW], LaneW'(0)}), .run_beats_i(beats),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o,
    // verilator lint_off PINCONNECTEMPTY
    .req_last_o(),
    // verilator lint_on PINCONNECTEMPTY
    .rsp_valid_i, .rsp_data_i, .dat_valid_o(data_valid), .dat_ready_i(data_ready), .dat_data_o(data), .busy_o(read_busy)
  );

  // ---- Alignment; what a fragment is to its segment goes beside it
  logic lanes_valid, lanes_ready, out_valid, out_ready, out_last, align_busy, tag_ready, tag_end, tag_lost, align_go;
  logic [DataW-1:0] out_data;
  logic [Bytes-1:0] out_keep;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width($bits(lanes_in)), .Depth(Fragments)) u_lanes (
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(lanes_in_ready), .in_data_i(lanes_in),
    .out_valid_o(lanes_valid), .out_ready_i(lanes_ready && tag_ready), .out_data_o(lanes), .count_o(), .almost_full_o()
  );
  assign align_go = lanes_valid && tag_ready;
  chm_align #(.DataW(DataW)) u_align (
    .clk_i, .rst_i, .job_valid_i(align_go), .job_ready_o(lanes_ready), .job_src_i(lanes.src), .job_dst_i(lanes.dst), .job_bytes_i(lanes.bytes),
    .in_valid_i(data_valid), .in_ready_o(data_ready), .in_data_i(data),
    .out_valid_o(out_valid), .out_ready_i(out_ready), .out_data_o(out_data), .out_keep_o(out_keep), .out_last_o(out_last), .busy_o(align_busy)
  );
  chm_fifo #(.Width(2), .Depth(8)) u_tags (
    .clk_i, .rst_i, .in_valid_i(lanes_valid && lanes_ready), .in_ready_o(tag_ready), .in_data_i({lanes.last, lanes.lost}),
    .out_valid_o(), .out_ready_i(out_valid && out_ready && out_last), .out_data_o({tag_end, tag_lost}), .count_o(), .almost_full_o()
  );

  // ---- The frame's beats and sum
  logic join_valid, join_ready, join_first, join_end, sum_done, lost_valid, done_valid, sum_room, lost_room;
  logic [DataW-1:0] join_data;
  logic [15:0] sum;
  chm_tx_join #(.DataW(DataW)) u_join (
    .clk_i, .rst_i, .in_valid_i(out_valid), .in_ready_o(out_ready), .in_data_i(out_data), .in_keep_i(out_keep), .in_last_i(out_last),
    .in_end_i(tag_end), .out_valid_o(join_valid), .out_ready_i(join_ready), .out_data_o(join_data), .out_first_o(join_first), .out_end_o(join_end)
  );
  chm_fifo #(.Width(DataW), .Depth(Assembled)) u_beats (
    .clk_i, .rst_i, .in_valid_i(join_valid), .in_ready_o(join_ready), .in_data_i(join_data),
    .out_valid_o(beat_valid_o), .out_ready_i(beat_ready_i), .out_data_o(beat_o), .count_o(), .almost_full_o()
  );
  chm_checksum #(.DataW(DataW)) u_sum (
    .clk_i, .rst_i, .valid_i(join_valid && join_ready), .first_i(join_first), .last_i(join_end), .data_i(join_data), .keep_i({Bytes{1'b1}}),
    .done_o(sum_done), .sum_o(sum)
  );
  // No more segments than beats wait, so these never fill.
  chm_fifo #(.Width(16), .Depth(Assembled + 4)) u_sums (
    .clk_i, .rst_i, .in_valid_i(sum_done), .in_ready_o(sum_room), .in_data_i(sum),
    .out_valid_o(done_valid), .out_ready_i(sum_ready_i && sum_valid_o), .out_data_o(sum_o), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(1), .Depth(Assembled + 4)) u_lost (
    .clk_i, .rst_i, .in_valid_i(join_valid && join_ready && join_end), .in_ready_o(lost_room), .in_data_i(tag_lost),
    .out_valid_o(lost_valid), .out_ready_i(sum_ready_i && sum_valid_o), .out_data_o(lost_o), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign sum_valid_o = done_valid && lost_valid;
  assign busy_o = read_busy || lanes_valid || align_busy || lost_valid || beat_valid_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      sums_have_room: assert (!(sum_done && !sum_room) && !(join_valid && join_ready && join_end && !lost_room));
    end
  end
endmodule
