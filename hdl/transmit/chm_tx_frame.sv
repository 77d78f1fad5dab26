// Sends a frame: its header record, joined with the beats of its payload. One beat a cycle, frames back to back; a dropped frame takes its beats and
// shows one beat that is no frame, so that whoever keeps its place can stall it like any other.
module chm_tx_frame #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic                      clk_i,
  input  logic                      rst_i,

  input  logic                      record_valid_i,
  output logic                      record_ready_o,
  input  logic [chm_pkg::HDR_W-1:0] record_i,        // first bytes of the frame, zero behind the header
  input  logic [15:0]               bytes_i,         // of the frame
  input  logic                      payload_i,       // it has payload, all of which waits as beats
  input  logic                      ts_i,            // timestamps: the payload begins at byte 66 instead of 54
  input  logic                      drop_i,

  input  logic                      beat_valid_i,    // beats that hold payload, zero in the place of the header
  output logic                      beat_ready_o,
  input  logic [DataW-1:0]          beat_i,

  output logic                      frame_valid_o,
  input  logic                      frame_ready_i,
  output logic [DataW-1:0]          frame_data_o,
  output logic [Bytes-1:0]          frame_keep_o,
  output logic                      frame_last_o,
  output logic                      frame_none_o,    // beside frame_valid_o: the beat stands for a dropped frame
  output logic                      busy_o
);
  localparam logic [8:0] FIRST = 9'(54 / Bytes);      // beat of the first payload byte
  localparam logic [8:0] FIRST_TS = 9'(66 / Bytes);
  localparam logic [Bytes-1:0] ALL = '1;

  logic [chm_pkg::HDR_W-1:0] record_q;   // moves down a beat at a time
  logic                valid_q, drop_q, payload_q, ts_q;
  logic [8:0]          left_q, beat_q;   // beats still to send - 1, number of the beat
  logic [LaneW-1:0]    tail_q;           // bytes in the last beat; 0: all
  logic                slot, go, needs_beat, at_last, only;

  assign slot = !frame_valid_o || frame_ready_i;
  assign at_last = left_q == '0;
  assign needs_beat = payload_q && beat_q >= (ts_q ? FIRST_TS : FIRST);
  assign go = valid_q && slot && (!needs_beat || beat_valid_i);
  assign beat_ready_o = valid_q && slot && needs_beat;
  assign record_ready_o = !valid_q || (go && at_last);
  // A frame of one beat without payload goes straight out where nothing stands before it.
  assign only = record_valid_i && !valid_q && slot && !payload_i && bytes_i <= 16'(Bytes);

  always_ff @(posedge clk_i) begin
    if (record_valid_i && record_ready_o) begin
      record_q <= record_i;
      drop_q <= drop_i;
      payload_q <= payload_i;
      ts_q <= ts_i;
      left_q <= 9'((bytes_i - 16'd1) >> LaneW);
      tail_q <= bytes_i[LaneW-1:0];
      beat_q <= '0;
    end else if (go) begin
      record_q <= record_q >> DataW;
      left_q <= left_q - 9'd1;
      beat_q <= beat_q + 9'd1;
    end
    if (go) begin
      frame_data_o <= needs_beat ? record_q[DataW-1:0] | beat_i : record_q[DataW-1:0];
      frame_keep_o <= at_last && tail_q != '0 ? ~(ALL << tail_q) : ALL;
      frame_last_o <= at_last;
      frame_none_o <= drop_q;
    end else if (only) begin
      frame_data_o <= record_i[DataW-1:0];
      frame_keep_o <= bytes_i[LaneW-1:0] != '0 ? ~(ALL << bytes_i[LaneW-1:0]) : ALL;
      frame_last_o <= 1'b1;
      frame_none_o <= drop_i;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      valid_q <= 1'b0;
      frame_valid_o <= 1'b0;
    end else begin
      if (record_ready_o) valid_q <= record_valid_i && !only;
      if (slot) frame_valid_o <= only || (go && (!drop_q || at_last));
    end
  end
  assign busy_o = valid_q || frame_valid_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (valid_q && needs_beat) a_whole_frame_waits: assert (beat_valid_i);
      if (record_valid_i) frame_is_not_too_long: assert (32'(bytes_i) <= chm_layout_pkg::CHM_MAX_FRAME_BYTES);
    end
  end
endmodule
