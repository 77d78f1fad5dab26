// Entries of the raw receive ring: each is written when memory has answered all bursts of its slot, then the producer index moves.
//
// Answers of one client come in the order of its requests, so a count of them is enough. While the ring is off frames end without an entry: their
// slots are nobody's any more.
module chm_raw_receive_entries #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Frames whose data was not yet answered by memory.
  parameter int unsigned Pending = 128,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic                     clk_i,
  input  logic                     rst_i,
  input  logic [63:0]              base_i,
  input  logic [3:0]               log2_i,
  input  logic                     on_i,
  input  logic                     reset_i,          // the ring is off and nothing is in flight: indices go to zero
  output logic [15:0]              producer_o,       // entries below it are written
  output logic                     ended_o,          // one cycle for each frame: its entry is written, or will not be

  input  logic                     in_valid_i,       // a frame got its slot
  output logic                     in_ready_o,
  input  chm_wire_pkg::raw_frame_t in_frame_i,
  input  logic                     in_two_bursts_i,  // it takes two answers
  input  logic                     slot_done_i,      // an answer

  output logic                     req_valid_o,
  input  logic                     req_ready_i,
  output logic [63:0]              req_addr_o,
  output logic [7:0]               req_beats_o,
  output logic                     dat_valid_o,
  input  logic                     dat_ready_i,
  output logic [DataW-1:0]         dat_data_o,
  output logic [Bytes-1:0]         dat_strb_o,
  output logic                     dat_last_o,
  input  logic                     done_i,
  output logic                     busy_o
);
  localparam int unsigned FrameW = $bits(in_frame_i);

  logic                     pend_valid, pend_two, answered, go, void_go, writer_ready, writer_busy;
  chm_wire_pkg::raw_frame_t pend;
  logic [8:0]               answered_q;   // answers that no entry has used yet
  logic [15:0]              index_q, producer_q, size, offset;
  chm_layout_pkg::raw_receive_entry_t entry;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(FrameW + 1), .Depth(Pending)) u_pending (
    .clk_i, .rst_i, .in_valid_i, .in_ready_o, .in_data_i(!in_valid_i ? '0 : {in_two_bursts_i, in_frame_i}),
    .out_valid_o(pend_valid), .out_ready_i(go || void_go), .out_data_o({pend_two, pend}), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign answered = pend_valid && answered_q > 9'(pend_two);
  assign go = answered && writer_ready && on_i;
  assign void_go = answered && !on_i && !writer_busy && producer_q == index_q;   // behind the entries that are under way
  assign size = 16'd1 << log2_i;
  assign offset = index_q & (size - 16'd1);
  logic unused;   // the ring is 64-byte aligned
  assign unused = ^base_i[5:0];

  always_comb begin
    entry = '0;
    if (pend_valid) begin
      entry.frame_number = pend.frame;
      entry.bytes = 32'(pend.bytes);
      entry.target = pend.target;
      entry.reason = pend.reason;
      entry.phase = (index_q & size) == '0;
    end
  end

  chm_entry_writer #(.DataW(DataW)) u_writer (
    .clk_i, .rst_i, .in_valid_i(go), .in_ready_o(writer_ready), .in_addr_i({base_i[63:6] + 58'(offset), 6'd0}), .in_entry_i(entry),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .dat_valid_o, .dat_ready_i, .dat_data_o, .dat_strb_o, .dat_last_o, .busy_o(writer_busy)
  );

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      answered_q <= '0;
      index_q <= '0;
      producer_q <= '0;
    end else begin
      answered_q <= answered_q + 9'(slot_done_i) - (go || void_go ? 9'd1 + 9'(pend_two) : 9'd0);
      if (go) index_q <= index_q + 1'b1;
      else if (reset_i) index_q <= '0;
      if (done_i) producer_q <= producer_q + 1'b1;
      else if (reset_i) producer_q <= '0;
    end
  end
  assign producer_o = producer_q;
  assign ended_o = done_i || void_go;
  assign busy_o = pend_valid || writer_busy || producer_q != index_q;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (done_i) entry_is_written_before_the_index_moves: assert (producer_q != index_q);
      answers_belong_to_frames: assert (answered_q == '0 || pend_valid);
      one_frame_ends_at_a_time: assert (!(done_i && void_go));
    end
  end
endmodule
