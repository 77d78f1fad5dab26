// Writes event entries to the event ring, in the order in which they come, with their phase bit.
//
// free_o: entries that may still be pushed and will find a place in the ring; whoever starts what will raise an entry keeps one of them
// back. An entry with `wait_sent` set stays until tx_done_i has reached its serial: a SendComplete must not give a buffer back that a
// retransmission still reads. One with `wait_landed` stays until landed_i has: it speaks of bytes that a copy writes. The producer index moves once the memory has answered.
//
// While the ring is off (log2 = 0) nothing is free, nothing is begun, and entries that wait are dropped. One that was off, even for a cycle, is on
// again when the memory has answered what was under way, with index 0. A consumer index that goes back or beyond the producer is not followed.
module chm_event_ring #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Entries that wait for the memory.
  parameter int unsigned Depth = 32,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic [63:0]                  base_i,        // 64-byte aligned
  input  logic [3:0]                   log2_i,
  input  logic [15:0]                  consumer_i,
  output logic [15:0]                  producer_o,
  output logic [15:0]                  free_o,

  input  logic                         entry_valid_i,
  output logic                         entry_ready_o,
  input  logic [511:0]                 entry_i,       // event_entry_t, phase ignored
  input  logic                         entry_wait_sent_i,
  input  logic [chm_pkg::SERIAL_W-1:0] entry_sent_i,
  input  logic [chm_pkg::SERIAL_W-1:0] tx_done_i,     // segments whose payload has been read
  input  logic                         entry_wait_landed_i,
  input  logic [chm_pkg::SERIAL_W-1:0] entry_landed_i,
  input  logic [chm_pkg::SERIAL_W-1:0] landed_i,      // copies whose bytes lie in host memory

  output logic                         req_valid_o,
  input  logic                         req_ready_i,
  output logic [63:0]                  req_addr_o,
  output logic [7:0]                   req_beats_o,   // beats - 1
  output logic                         dat_valid_o,
  input  logic                         dat_ready_i,
  output logic [DataW-1:0]             dat_data_o,
  output logic [Bytes-1:0]             dat_strb_o,
  output logic                         dat_last_o,
  input  logic                         done_i,
  output logic                         written_o,     // one cycle for each entry
  output logic                         busy_o
);
  localparam int unsigned ITEM_W = 2 + 2 * chm_pkg::SERIAL_W + 511;

  logic [15:0] push_q, write_q, producer_q, consumer_q, free_q;   // push_q: index of the next entry to come, write_q: to be written
  logic        on, stopping_q, quiet, push, move, fifo_ready, head_valid, wait_sent, wait_landed, passed, writer_ready, writer_busy;
  logic [chm_pkg::SERIAL_W-1:0] head_sent, head_landed, sent_behind, landed_behind;
  logic [510:0] head;
  logic [31:0]  lap;

  assign on = log2_i != '0 && !stopping_q;
  assign quiet = !head_valid && write_q == producer_q && !writer_busy;
  assign entry_ready_o = fifo_ready && free_q != '0;
  assign push = entry_valid_i && entry_ready_o;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(ITEM_W), .Depth(Depth)) u_entries (
    .clk_i, .rst_i, .in_valid_i(push), .in_ready_o(fifo_ready), 
    .in_data_i(!push ? '0 : {entry_wait_sent_i, entry_sent_i, entry_wait_landed_i, entry_landed_i, entry_i[510:0]}),
    .out_valid_o(head_valid), .out_ready_i(move || !on), .out_data_o({wait_sent, head_sent, wait_landed, head_landed, head}), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign sent_behind = tx_done_i - head_sent;
  assign landed_behind = landed_i - head_landed;
  assign passed = !(wait_sent && sent_behind[chm_pkg::SERIAL_W-1]) && !(wait_landed && landed_behind[chm_pkg::SERIAL_W-1]);
  assign move = on && head_valid && passed && writer_ready;
  assign lap = 32'(write_q) >> log2_i;

  chm_entry_writer #(.DataW(DataW)) u_writer (
    .clk_i, .rst_i, .in_valid_i(on && head_valid && passed), .in_ready_o(writer_ready),
    .in_addr_i(base_i + {42'd0, write_q & ((16'd1 << log2_i) - 16'd1), 6'd0}), .in_entry_i({!lap[0], head}),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .dat_valid_o, .dat_ready_i, .dat_data_o, .dat_strb_o, .dat_last_o,
    .busy_o(writer_busy)
  );

  // The room is counted a cycle late towards the host, never towards the engine.
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      push_q <= '0;
      write_q <= '0;
      producer_q <= '0;
      consumer_q <= '0;
      free_q <= '0;
      stopping_q <= 1'b0;
    end else if (!on && quiet) begin
      push_q <= '0;
      write_q <= '0;
      producer_q <= '0;
      consumer_q <= '0;
      free_q <= '0;
      stopping_q <= 1'b0;
    end else begin
      if (!on) stopping_q <= 1'b1;
      if (push) push_q <= push_q + 16'd1;
      if (move) write_q <= write_q + 16'd1;
      if (done_i) producer_q <= producer_q + 16'd1;
      if (16'(consumer_i - consumer_q) <= 16'(producer_q - consumer_q)) consumer_q <= consumer_i;
      free_q <= on ? (16'd1 << log2_i) - (push_q - consumer_q) - 16'(push) : '0;
    end
  end
  assign producer_o = producer_q;
  assign free_o = free_q;
  assign written_o = done_i;
  assign busy_o = head_valid || writer_busy || write_q != producer_q;

  logic unused;
  assign unused = ^{entry_i[511], lap};
  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      event_ring_never_overruns_its_reader: assert (!on || 32'(16'(push_q - consumer_q)) <= (32'd1 << log2_i));
      event_ring_done_was_written: assert (!done_i || producer_q != write_q);
    end
  end
endmodule
