// Writes frames to the raw receive ring: bytes to the slot, then, once memory has answered, the entry; then the producer index moves.
//
// A frame that finds the ring full (or off) is dropped whole, RawRingFull. Slots and entries are two clients of the write mux, so entries
// never wait behind the data of later frames. A slot may lie anywhere on a 64-byte boundary (lower bits of the addresses are ignored): a burst ends
// at each 4 KiB boundary. A ring that was off (log2 = 0), even for a cycle, is on again with index 0 when the memory has answered what was under
// way; a frame that had its slot and no entry yet gets none.
module chm_raw_receive #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Frames whose data was not yet answered by memory.
  parameter int unsigned Pending = 128,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic                     clk_i,
  input  logic                     rst_i,

  input  logic [63:0]              base_i,
  input  logic [3:0]               log2_i,
  input  logic [63:0]              buffer_i,
  input  logic [15:0]              consumer_i,
  output logic [15:0]              producer_o,     // entries below it are written

  input  logic                     raw_valid_i,
  output logic                     raw_ready_o,
  input  logic [DataW-1:0]         raw_data_i,
  input  logic                     raw_last_i,
  input  chm_wire_pkg::raw_frame_t raw_frame_i,

  output logic                     end_valid_o,    // Raw or Drop record of each frame
  input  logic                     end_ready_i,
  output chm_wire_pkg::frame_end_t end_o,
  output logic                     written_o,      // counter RawFrames
  output logic                     dropped_o,      // counter DropRawRingFull

  output logic                     slot_req_valid_o,
  input  logic                     slot_req_ready_i,
  output logic [63:0]              slot_req_addr_o,
  output logic [7:0]               slot_req_beats_o,
  output logic                     slot_dat_valid_o,
  input  logic                     slot_dat_ready_i,
  output logic [DataW-1:0]         slot_dat_data_o,
  output logic [Bytes-1:0]         slot_dat_strb_o,
  output logic                     slot_dat_last_o,
  input  logic                     slot_done_i,

  output logic                     entry_req_valid_o,
  input  logic                     entry_req_ready_i,
  output logic [63:0]              entry_req_addr_o,
  output logic [7:0]               entry_req_beats_o,
  output logic                     entry_dat_valid_o,
  input  logic                     entry_dat_ready_i,
  output logic [DataW-1:0]         entry_dat_data_o,
  output logic [Bytes-1:0]         entry_dat_strb_o,
  output logic                     entry_dat_last_o,
  input  logic                     entry_done_i,
  output logic                     busy_o
);
  localparam logic [Bytes-1:0] ALL = '1;
  // ---- A frame arrives: it gets the next slot, or is swallowed
  logic        start_q, swallow_q;        // the next beat starts a frame; the frame in work is dropped
  logic        on, stopping_q, quiet;     // the ring takes frames; it was switched off; nothing of it is under way
  logic        full, swallow, job_ready, pend_ready, data_ready, go, take;
  logic        two_bursts;
  logic [15:0] slot_q, mask, beats;
  logic [63:0] slot_addr;

  assign mask      = (16'd1 << log2_i) - 16'd1;
  assign on        = log2_i != '0 && !stopping_q;
  assign full      = !on || 16'(slot_q - consumer_i) > mask;
  assign slot_addr = {buffer_i[63:6], 6'd0} + 64'({slot_q & mask, 11'd0});
  assign beats     = (raw_frame_i.bytes + 16'(Bytes - 1)) >> LaneW;
  assign two_bursts = 32'(slot_addr[11:0]) + 32'(raw_frame_i.bytes) > 32'd4096;
  assign swallow   = start_q ? full : swallow_q;
  assign go        = raw_valid_i && (swallow || data_ready) && (!start_q || (end_ready_i && (swallow || (job_ready && pend_ready))));
  assign take      = go && !swallow;
  assign raw_ready_o = go;

  assign end_valid_o = go && start_q;
  assign end_o.drop = swallow;
  assign end_o.reason = swallow ? chm_layout_pkg::CHM_DROP_REASON_RAW_RING_FULL : raw_frame_i.reason;
  assign end_o.frame = raw_frame_i.frame;
  assign end_o.target = raw_frame_i.target;
  assign dropped_o = go && start_q && swallow;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      start_q <= 1'b1;
      slot_q <= '0;
      stopping_q <= 1'b0;
    end else begin
      if (go) start_q <= raw_last_i;
      if (take && start_q) slot_q <= slot_q + 1'b1;
      else if (!on && quiet) slot_q <= '0;
      stopping_q <= !on && !quiet;
    end
    if (go) swallow_q <= swallow;
  end

  // ---- Its bytes
  logic             split_busy, data_valid, burst_end;
  logic [12-LaneW-1:0] place_q, place;    // beat within 4 KiB
  logic [Bytes-1:0] strb;
  logic [LaneW-1:0] tail;

  logic unused;
  assign unused = ^buffer_i[5:0];
  assign tail = raw_frame_i.bytes[LaneW-1:0];
  assign place = start_q ? slot_addr[11:LaneW] : place_q;
  assign burst_end = raw_last_i || place == '1;
  assign strb = raw_last_i && tail != '0 ? ~(ALL << tail) : ALL;
  always_ff @(posedge clk_i) if (take) place_q <= place + 1'b1;

  chm_burst_split #(.DataW(DataW)) u_split (
    .clk_i, .rst_i, .in_valid_i(take && start_q), .in_ready_o(job_ready), .in_addr_i(slot_addr), .in_beats_i(beats - 16'd1),
    .req_valid_o(slot_req_valid_o), .req_ready_i(slot_req_ready_i), .req_addr_o(slot_req_addr_o), .req_beats_o(slot_req_beats_o),
    // verilator lint_off PINCONNECTEMPTY
    .req_last_o(),
    // verilator lint_on PINCONNECTEMPTY
    .busy_o(split_busy)
  );
  // Deep enough for the cycles that a request takes to the front of the write mux.
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(DataW + Bytes + 1), .Depth(8)) u_data (
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(data_ready), .in_data_i(!take ? '0 : {burst_end, strb, raw_data_i}),
    .out_valid_o(data_valid), .out_ready_i(slot_dat_ready_i), .out_data_o({slot_dat_last_o, slot_dat_strb_o, slot_dat_data_o}),
    .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign slot_dat_valid_o = data_valid;

  // ---- Its entry, once memory has answered its one or two bursts
  logic entries_busy;
  chm_raw_receive_entries #(.DataW(DataW), .Pending(Pending)) u_entries (
    .clk_i, .rst_i, .base_i, .log2_i, .on_i(on), .reset_i(!on && quiet), .producer_o, .ended_o(written_o),
    .in_valid_i(take && start_q), .in_ready_o(pend_ready), .in_frame_i(raw_frame_i), .in_two_bursts_i(two_bursts), .slot_done_i,
    .req_valid_o(entry_req_valid_o), .req_ready_i(entry_req_ready_i), .req_addr_o(entry_req_addr_o), .req_beats_o(entry_req_beats_o),
    .dat_valid_o(entry_dat_valid_o), .dat_ready_i(entry_dat_ready_i), .dat_data_o(entry_dat_data_o), .dat_strb_o(entry_dat_strb_o),
    .dat_last_o(entry_dat_last_o), .done_i(entry_done_i), .busy_o(entries_busy)
  );
  assign quiet = (start_q || swallow_q) && !split_busy && !data_valid && !entries_busy;
  assign busy_o = raw_valid_i || !start_q || !quiet;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      producer_follows_its_slot: assert (!entry_done_i || producer_o != slot_q);
      if (!on && quiet) a_quiet_ring_owes_no_frame: assert (!entry_done_i && !slot_done_i);
    end
  end
endmodule
