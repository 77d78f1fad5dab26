// Takes frames from the wire and keeps whole ones until their verdict. The wire is never held back.
//
// A ring of beats on chip: a frame starts on a beat; when it ends badly, or did not fit, the write pointer goes back to its start. The
// reader (chm_rx_mover) therefore finds only whole frames, one behind the other, and needs no addresses.
//
// Every frame that ends gets the next number. It is dropped with the first of these reasons that holds: Disabled (reception was off at its
// first beat), Errored, Runt, Oversize, IngressFull (a beat found no room, or `Frames` frames wait).
// Two cycles after the last beat: frame_valid_o or drop_valid_o, with the header record; the TCP sum two cycles later still.
module chm_rx_ingress #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Size of the ring; a power of two.
  parameter int unsigned BufferBytes = 65536,
  // Frames that may wait; queues behind are this deep, so they never overflow.
  parameter int unsigned Frames = 256,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes),
  localparam int unsigned Depth = BufferBytes / Bytes,
  localparam int unsigned AddrW = $clog2(Depth)
) (
  input  logic                      clk_i,
  input  logic                      rst_i,
  input  logic                      enable_i,

  input  logic                      rx_valid_i,
  input  logic [DataW-1:0]          rx_data_i,
  input  logic [Bytes-1:0]          rx_keep_i,       // all ones but in the last beat
  input  logic                      rx_last_i,
  input  logic                      rx_error_i,      // with rx_last_i

  output logic                      frame_valid_o,   // a frame was kept
  output logic [63:0]               frame_number_o,  // of the frame that was kept or dropped
  output logic [15:0]               frame_bytes_o,
  output logic [chm_pkg::HDR_W-1:0] header_o,        // its first 128 bytes; what lies beyond the frame is not defined
  output logic [15:0]               tcp_sum_o,       // two cycles later, see chm_rx_tcp_sum
  output logic                      drop_valid_o,
  output logic [7:0]                drop_reason_o,

  input  logic                      rd_en_i,
  input  logic [AddrW-1:0]          rd_addr_i,
  output logic [DataW-1:0]          rd_data_o,
  input  logic                      release_i,       // the oldest frame has left
  input  logic [8:0]                release_beats_i,
  output logic                      busy_o           // a frame is being received or waits
);
  localparam logic [8:0] MAX_BEATS = 9'((chm_layout_pkg::CHM_MAX_FRAME_BYTES + Bytes - 1) / Bytes);
  localparam int unsigned FramesW = $clog2(Frames + 1);
  localparam int unsigned HdrBeats = chm_pkg::HDR_W / DataW;
  localparam int unsigned HdrBeatW = $clog2(HdrBeats);

  // ---- The beat, registered, and its place in the frame
  logic             valid_q, last_q, error_q, enable_q, first;
  logic [DataW-1:0] data_q;
  logic [Bytes-1:0] keep_q;
  logic [8:0]       beat_q;       // stays at 511
  assign first = beat_q == '0;

  always_ff @(posedge clk_i) begin
    if (rx_valid_i) begin
      data_q <= rx_data_i;
      last_q <= rx_last_i;
      enable_q <= enable_i;
      if (rx_last_i) begin
        keep_q <= rx_keep_i;
        error_q <= rx_error_i;
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      valid_q <= 1'b0;
      beat_q <= '0;
    end else begin
      valid_q <= rx_valid_i;
      if (valid_q) beat_q <= last_q ? '0 : (beat_q == '1 ? beat_q : beat_q + 1'b1);
    end
  end

  // ---- Ring
  logic [AddrW-1:0]   wr_q, start_q;
  logic [AddrW:0]     committed_q;                   // beats of kept frames
  logic [AddrW:0]     open_q, open;                  // beats of the frame that is coming in: before and with this one
  logic [FramesW-1:0] frames_q;
  logic               full_q, off_q;                 // the frame that is coming in: a beat did not fit; reception was off
  logic               write, full, off, ends, keep_frame;
  logic [15:0]        bytes;
  logic [7:0]         reason;

  assign off   = first ? !enable_q : off_q;
  assign full  = (!first && full_q) || committed_q + open_q == (AddrW + 1)'(Depth);
  assign write = valid_q && !full && !off && beat_q < MAX_BEATS;
  assign open  = open_q + (AddrW + 1)'(write);
  assign ends  = valid_q && last_q;

  always_comb begin
    bytes = '0;
    reason = chm_layout_pkg::CHM_DROP_REASON_NONE;
    if (ends) begin
      bytes = 16'({beat_q, LaneW'(0)}) + 16'($countones(keep_q));
      if (off) reason = chm_layout_pkg::CHM_DROP_REASON_DISABLED;
      else if (error_q) reason = chm_layout_pkg::CHM_DROP_REASON_ERRORED;
      else if (bytes < 16'd14) reason = chm_layout_pkg::CHM_DROP_REASON_RUNT;
      else if (bytes > 16'(chm_layout_pkg::CHM_MAX_FRAME_BYTES)) reason = chm_layout_pkg::CHM_DROP_REASON_OVERSIZE;
      else if (full || frames_q == FramesW'(Frames)) reason = chm_layout_pkg::CHM_DROP_REASON_INGRESS_FULL;
    end
  end
  assign keep_frame = ends && reason == chm_layout_pkg::CHM_DROP_REASON_NONE;

  chm_ram #(.Width(DataW), .Depth(Depth)) u_ring (
    .clk_i, .wr_en_i(write), .wr_addr_i(wr_q), .wr_data_i(data_q), .rd_en_i, .rd_addr_i, .rd_data_o
  );

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      wr_q <= '0;
      start_q <= '0;
      committed_q <= '0;
      open_q <= '0;
      frames_q <= '0;
    end else if (valid_q || release_i) begin
      if (keep_frame) start_q <= wr_q + 1'b1;
      if (ends && !keep_frame) wr_q <= start_q;
      else if (write) wr_q <= wr_q + 1'b1;
      open_q <= ends ? '0 : open;
      committed_q <= committed_q + (keep_frame ? open : '0) - (release_i ? (AddrW + 1)'(release_beats_i) : '0);
      frames_q <= frames_q + FramesW'(keep_frame) - FramesW'(release_i);
    end
    if (valid_q) begin
      full_q <= full;
      off_q <= off;
    end
  end

  // ---- What is told of a frame
  logic                      frame_valid_q, drop_valid_q;
  logic [63:0]               next_q, number_q;
  logic [15:0]               bytes_q;
  logic [7:0]                reason_q;
  logic [chm_pkg::HDR_W-1:0] header_q;

  always_ff @(posedge clk_i) begin
    if (valid_q && beat_q < 9'(HdrBeats)) begin   // beat by beat: an index would become a shifter as wide as the record
      for (int b = 0; b < HdrBeats; b++) if (beat_q[HdrBeatW-1:0] == HdrBeatW'(b)) header_q[DataW * b +: DataW] <= data_q;
    end
    if (ends) begin
      number_q <= next_q;
      bytes_q <= bytes;
      reason_q <= reason;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      next_q <= '0;
      frame_valid_q <= 1'b0;
      drop_valid_q <= 1'b0;
    end else begin
      if (ends) next_q <= next_q + 64'd1;
      frame_valid_q <= keep_frame;
      drop_valid_q <= ends && !keep_frame;
    end
  end

  chm_rx_tcp_sum #(.DataW(DataW)) u_tcp_sum (
    .clk_i, .rst_i, .valid_i(write), .beat_i(beat_q), .last_i(last_q), .data_i(data_q), .sum_o(tcp_sum_o)
  );

  assign frame_valid_o = frame_valid_q;
  assign frame_number_o = number_q;
  assign frame_bytes_o = bytes_q;
  assign header_o = header_q;
  assign drop_valid_o = drop_valid_q;
  assign drop_reason_o = reason_q;
  assign busy_o = valid_q || frame_valid_q || drop_valid_q || !first || frames_q != '0;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      ring_holds_what_it_counts: assert (committed_q + open_q <= (AddrW + 1)'(Depth));
      if (release_i) release_names_a_frame: assert (frames_q != '0 && committed_q >= (AddrW + 1)'(release_beats_i));
      if (rx_valid_i) beats_before_the_last_are_whole: assert (rx_last_i || rx_keep_i == '1);
    end
  end
endmodule
