// Reads the raw transmit ring: entries ahead of need, then the frames, into a buffer; each whole frame takes its place in the egress order.
//
// An entry whose length is below 14 or above MaxFrameBytes is skipped and counted. consumer_o moves when a frame was read whole and has its
// place in the order: no segment that is ordered later can leave before it (initiate waits for this index).
// A ring that was off (log2 = 0), even for a cycle, is on again with index 0 when what was in flight has left.
module chm_raw_transmit #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Room for frames on chip: what can be in flight from host memory.
  parameter int unsigned BufferBytes = 32768,
  // Frames in flight from host memory; entries fetched ahead of them.
  parameter int unsigned Ahead = 256,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             enable_i,
  input  logic [63:0]      base_i,
  input  logic [3:0]       log2_i,
  input  logic [15:0]      producer_i,
  output logic [15:0]      consumer_o,     // entries below it have their place in the egress order

  output logic             entry_req_valid_o,
  input  logic             entry_req_ready_i,
  output logic [63:0]      entry_req_addr_o,
  output logic [7:0]       entry_req_beats_o,
  input  logic             entry_rsp_valid_i,
  output logic             frame_req_valid_o,
  input  logic             frame_req_ready_i,
  output logic [63:0]      frame_req_addr_o,
  output logic [7:0]       frame_req_beats_o,
  input  logic             frame_rsp_valid_i,
  input  logic [DataW-1:0] rsp_data_i,

  output logic             order_valid_o,  // the next raw frame of the egress order is here, whole
  input  logic             order_ready_i,
  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [DataW-1:0] out_data_o,
  output logic [Bytes-1:0] out_keep_o,
  output logic             out_last_o,
  output logic             skipped_o,      // counter RawTransmitSkipped
  output logic             busy_o
);
  localparam int unsigned Depth = BufferBytes / Bytes;
  localparam int unsigned RoomW = $clog2(Depth + 1);
  logic on, stopping_q, in_flight;   // entries are fetched; the ring was switched off
  assign on = log2_i != '0 && !stopping_q;

  // ---- Entries
  logic        entry_valid, entry_pop, entries_busy;
  logic [63:0] entry_addr;
  logic [31:0] entry_bytes;
  chm_raw_transmit_entries #(.DataW(DataW), .Ahead(Ahead)) u_entries (
    .clk_i, .rst_i, .on_i(on && enable_i), .reset_i(!on && !in_flight), .base_i, .log2_i, .producer_i,
    .req_valid_o(entry_req_valid_o), .req_ready_i(entry_req_ready_i), .req_addr_o(entry_req_addr_o), .req_beats_o(entry_req_beats_o),
    .rsp_valid_i(entry_rsp_valid_i), .rsp_data_i,
    .out_valid_o(entry_valid), .out_ready_i(entry_pop), .out_addr_o(entry_addr), .out_bytes_o(entry_bytes), .busy_o(entries_busy)
  );

  // ---- Each legal entry becomes a read, with its room reserved; a plan remembers it
  logic             legal, read_ready, plan_ready, split_busy;
  logic [LaneW-1:0] src;
  logic [15:0]      beats;
  logic [RoomW-1:0] reserved_q;      // beats asked for or held
  logic             beat_pop;
  assign legal = entry_bytes >= 32'd14 && entry_bytes <= 32'(chm_layout_pkg::CHM_MAX_FRAME_BYTES);
  assign src   = entry_addr[LaneW-1:0];
  assign beats = 16'((32'(src) + 32'(entry_bytes[15:0]) + 32'(Bytes - 1)) >> LaneW);
  assign entry_pop = entry_valid && plan_ready && (!legal || (read_ready && 32'(reserved_q) + 32'(beats) <= Depth));

  chm_burst_split #(.DataW(DataW)) u_split (
    .clk_i, .rst_i, .in_valid_i(entry_pop && legal), .in_ready_o(read_ready),
    .in_addr_i({entry_addr[63:LaneW], LaneW'(0)}), .in_beats_i(beats - 16'd1),
    .req_valid_o(frame_req_valid_o), .req_ready_i(frame_req_ready_i), .req_addr_o(frame_req_addr_o), .req_beats_o(frame_req_beats_o),
    // verilator lint_off PINCONNECTEMPTY
    .req_last_o(),
    // verilator lint_on PINCONNECTEMPTY
    .busy_o(split_busy)
  );

  logic             plan_valid, plan_pop, plan_legal;
  logic [LaneW-1:0] plan_src;
  logic [15:0]      plan_bytes, plan_beats;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(33 + LaneW), .Depth(Ahead)) u_plans (
    .clk_i, .rst_i, .in_valid_i(entry_pop), .in_ready_o(plan_ready), .in_data_i({legal, src, entry_bytes[15:0], beats}),
    .out_valid_o(plan_valid), .out_ready_i(plan_pop), .out_data_o({plan_legal, plan_src, plan_bytes, plan_beats}),
    .count_o(), .almost_full_o()
  );

  // ---- Data; a frame is ordered when all of it is here
  logic             beat_valid, align_in_ready, align_busy, job_ready, turn_ready, turn_valid, ordered;
  logic [DataW-1:0] beat;
  logic [RoomW-1:0] arrived_q;       // beats here of frames that are not ordered yet
  logic [15:0]      consumer_q;
  chm_fifo #(.Width(DataW), .Depth(Depth)) u_beats (
    .clk_i, .rst_i, .in_valid_i(frame_rsp_valid_i), .in_ready_o(), .in_data_i(rsp_data_i),
    .out_valid_o(beat_valid), .out_ready_i(align_in_ready), .out_data_o(beat), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign beat_pop = beat_valid && align_in_ready;
  assign order_valid_o = plan_valid && plan_legal && 32'(arrived_q) >= 32'(plan_beats) && turn_ready;
  assign ordered = order_valid_o && order_ready_i;
  assign plan_pop = plan_valid && (plan_legal ? ordered : 1'b1);
  assign skipped_o = plan_valid && !plan_legal;

  // ---- Ordered frames, aligned to lane 0 when their turn comes
  logic [LaneW-1:0] turn_src;
  logic [15:0]      turn_bytes;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(16 + LaneW), .Depth(32)) u_turns (
    .clk_i, .rst_i, .in_valid_i(ordered), .in_ready_o(turn_ready), .in_data_i({plan_src, plan_bytes}),
    .out_valid_o(turn_valid), .out_ready_i(job_ready), .out_data_o({turn_src, turn_bytes}), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  chm_align #(.DataW(DataW)) u_align (
    .clk_i, .rst_i,
    .job_valid_i(turn_valid), .job_ready_o(job_ready), .job_src_i(turn_src), .job_dst_i('0), .job_bytes_i(turn_bytes),
    .in_valid_i(beat_valid), .in_ready_o(align_in_ready), .in_data_i(beat),
    .out_valid_o, .out_ready_i, .out_data_o, .out_keep_o, .out_last_o, .busy_o(align_busy)
  );

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      reserved_q <= '0;
      arrived_q <= '0;
      consumer_q <= '0;
      stopping_q <= 1'b0;
    end else begin
      reserved_q <= reserved_q + (entry_pop && legal ? RoomW'(beats) : '0) - RoomW'(beat_pop);
      arrived_q <= arrived_q + RoomW'(frame_rsp_valid_i) - (plan_pop && plan_legal ? RoomW'(plan_beats) : '0);
      if (plan_pop) consumer_q <= consumer_q + 1'b1;
      else if (!on && !in_flight) consumer_q <= '0;
      stopping_q <= !on && in_flight;
    end
  end
  assign consumer_o = consumer_q;
  assign in_flight = entries_busy || entry_valid || split_busy || plan_valid || reserved_q != '0 || turn_valid || align_busy;
  assign busy_o = in_flight || (log2_i != '0 && stopping_q);

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (frame_rsp_valid_i) read_data_has_its_room: assert (32'(reserved_q) <= Depth);
      if (plan_pop) consumer_stays_behind_producer: assert (!on || consumer_q != producer_i);
    end
  end
endmodule
