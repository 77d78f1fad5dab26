// The one egress queue: raw frames and segments of the engine leave in the order in which they were given their place.
//
// Order points. The engine takes a place with engine_order_i in the cycle in which an event that sends a frame retires; a raw frame takes one when
// it is here whole (raw_order_valid_i/ready_o; the engine goes first). next_frame_o is the egress frame number that the next place gets; the retire
// record holds it. Each place is filled by exactly one frame on its side's stream, sooner or later; frames of a side come in the order of their
// places. A segment that cannot be sent gives its place back in its turn (engine_none_i). The engine takes a place only while it has left its
// margin of them (places_o, chm_frame_room). Raw frames leave it Reserve; beyond that, down to a third of it, one for sixteen places of the engine.
// Whole frames are buffered, so a frame leaves without a gap of our making; tx_ready_i may stall at any beat.
module chm_egress #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Room for frames that wait for the wire; at least two of the longest.
  parameter int unsigned BufferBytes = 8192,
  // Places given and not yet filled.
  parameter int unsigned Places = 256,
  // Places that raw frames leave to the engine.
  parameter int unsigned Reserve = 96,
  localparam int unsigned PlaceW = $clog2(Places + 1),
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             engine_order_i,
  output logic [PlaceW-1:0] places_o,      // free ones
  output logic [31:0]      next_frame_o,
  input  logic             raw_order_valid_i,
  output logic             raw_order_ready_o,

  input  logic             engine_valid_i,
  output logic             engine_ready_o,
  input  logic [DataW-1:0] engine_data_i,
  input  logic [Bytes-1:0] engine_keep_i,
  input  logic             engine_last_i,
  input  logic             engine_none_i,  // beside engine_valid_i: this beat is no frame, its place stays empty

  input  logic             raw_valid_i,
  output logic             raw_ready_o,
  input  logic [DataW-1:0] raw_data_i,
  input  logic [Bytes-1:0] raw_keep_i,
  input  logic             raw_last_i,

  output logic             tx_valid_o,
  input  logic             tx_ready_i,
  output logic [DataW-1:0] tx_data_o,
  output logic [Bytes-1:0] tx_keep_o,
  output logic             tx_last_o,
  output logic             sent_o,         // counter FramesOut
  output logic             sent_raw_o,     // counter RawTransmitFrames: with sent_o
  output logic             busy_o
);
  localparam int unsigned Depth = BufferBytes / Bytes;
  localparam int unsigned FramesW = $clog2(Depth + 1);

  // ---- Places: 1 = engine, 0 = raw
  logic        place_ready, place_valid, place_engine;
  logic [31:0] next_q;
  logic        raw_place, filled;    // filled: the oldest place has its frame, or was given back
  logic [4:0]  engine_q;             // places of the engine since the last raw frame, up to 16
  logic [PlaceW-1:0] count;
  assign places_o = PlaceW'(Places) - count;
  assign raw_order_ready_o = !engine_order_i && 32'(places_o) > (engine_q[4] ? Reserve / 3 : Reserve);
  assign raw_place = raw_order_valid_i && raw_order_ready_o;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(1), .Depth(Places)) u_places (
    .clk_i, .rst_i, .in_valid_i(engine_order_i || raw_place), .in_ready_o(place_ready), .in_data_i(engine_order_i),
    .out_valid_o(place_valid), .out_ready_i(filled), .out_data_o(place_engine), .count_o(count), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- The frame whose turn it is, into the queue
  logic push, in_last, queue_ready, in_valid, none, through;   // through: one beat, and nothing waits
  assign none = place_valid && place_engine && engine_valid_i && engine_none_i;
  assign in_valid = place_valid && !none && (place_engine ? engine_valid_i : raw_valid_i);
  assign in_last = place_engine ? engine_last_i : raw_last_i;
  assign through = in_valid && in_last && queue_ready && !queue_valid;
  assign push = in_valid && queue_ready;
  assign filled = (push && in_last) || (none && queue_ready);
  assign engine_ready_o = place_valid && place_engine && queue_ready;
  assign raw_ready_o = place_valid && !place_engine && queue_ready;

  logic queue_valid, pop, last, from_engine;
  logic [DataW+Bytes+1:0] filling, queued;
  always_comb begin
    filling = '0;
    if (in_valid) filling = place_engine ? {1'b1, engine_last_i, engine_keep_i, engine_data_i} : {1'b0, raw_last_i, raw_keep_i, raw_data_i};
  end
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(DataW + Bytes + 2), .Depth(Depth)) u_queue (
    .clk_i, .rst_i, .in_valid_i(in_valid && !(through && tx_ready_i)), .in_ready_o(queue_ready),
    .in_data_i(filling),
    .out_valid_o(queue_valid), .out_ready_i(pop && !through), .out_data_o(queued), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  logic [FramesW-1:0] whole_q;    // whole frames in the queue
  assign {from_engine, last, tx_keep_o, tx_data_o} = through ? filling : queued;
  assign tx_valid_o = through || (queue_valid && whole_q != '0);
  assign tx_last_o = last;
  assign pop = tx_valid_o && tx_ready_i;
  assign sent_o = pop && last;
  assign sent_raw_o = pop && last && !from_engine;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      next_q <= '0;
      whole_q <= '0;
      engine_q <= '0;
    end else begin
      if (engine_order_i || raw_place) next_q <= next_q + 32'd1;
      if (raw_place) engine_q <= '0;
      else if (engine_order_i && !engine_q[4]) engine_q <= engine_q + 5'd1;
      whole_q <= whole_q + FramesW'(push && in_last) - FramesW'(sent_o);
    end
  end
  assign next_frame_o = next_q;
  assign busy_o = place_valid || queue_valid;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (engine_order_i) engine_place_is_free: assert (place_ready);
      longest_frame_fits: assert (Depth * Bytes >= 2 * chm_layout_pkg::CHM_MAX_FRAME_BYTES);
    end
  end
endmodule
