// Takes the frames out of the ingress ring, in arrival order, each where its verdict says: raw ring, NIC memory, or nowhere.
//
// Verdicts come in the order in which segments went into the engine. A beat a cycle; a frame that goes nowhere costs one cycle.
//
// The placement port (hdl/receive/chm_place): all beats of the frame from its first byte on, place_last_o with the last. Beside each of them
// stand place_verdict_o (skip, bytes, seq, region, region_log2 are meant) and place_payload_at_o: bytes
// [payload_at + skip, payload_at + skip + bytes) of the frame go to region + (seq mod 2^region_log2), wrapping. bytes is at least 1.
module chm_rx_mover #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Size of the ingress ring; the same as that of chm_rx_ingress.
  parameter int unsigned BufferBytes = 65536,
  // Frames that may wait there.
  parameter int unsigned Frames = 256,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes),
  localparam int unsigned AddrW = $clog2(BufferBytes / Bytes)
) (
  input  logic                       clk_i,
  input  logic                       rst_i,

  input  logic                       disp_valid_i,
  output logic                       disp_ready_o,
  input  chm_wire_pkg::disposition_t disp_i,
  input  logic                       verdict_valid_i,
  output logic                       verdict_ready_o,   // one for each frame in the engine always fits
  input  chm_pkg::verdict_t          verdict_i,

  output logic                       rd_en_o,
  output logic [AddrW-1:0]           rd_addr_o,
  input  logic [DataW-1:0]           rd_data_i,
  output logic                       release_o,
  output logic [8:0]                 release_beats_o,

  output logic                       raw_valid_o,
  input  logic                       raw_ready_i,
  output logic [DataW-1:0]           raw_data_o,
  output logic                       raw_last_o,
  output chm_wire_pkg::raw_frame_t   raw_frame_o,       // beside every beat

  output logic                       place_valid_o,
  input  logic                       place_ready_i,
  output logic [DataW-1:0]           place_data_o,
  output logic                       place_last_o,
  output chm_pkg::verdict_t          place_verdict_o,   // beside every beat
  output logic [15:0]                place_payload_at_o,
  output logic                       busy_o
);
  localparam int unsigned DispW = $bits(disp_i);
  localparam int unsigned VerdictW = $bits(verdict_i);
  localparam int unsigned RawW = $bits(raw_frame_o);
  localparam int unsigned HeadW = 1 + RawW + VerdictW + 16;

  // ---- The oldest frame and what becomes of it
  logic                       disp_valid, verdict_valid, known, move, start, issue, last, done;
  chm_wire_pkg::disposition_t disp;
  chm_pkg::verdict_t          verdict;
  logic [8:0]                 beats, beat_q;
  logic [AddrW-1:0]           rd_q;
  logic                       to_raw, to_place;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(DispW), .Depth(Frames)) u_dispositions (
    .clk_i, .rst_i, .in_valid_i(disp_valid_i), .in_ready_o(disp_ready_o), .in_data_i(disp_i),
    .out_valid_o(disp_valid), .out_ready_i(done), .out_data_o(disp), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(VerdictW), .Depth(Frames)) u_verdicts (
    .clk_i, .rst_i, .in_valid_i(verdict_valid_i), .in_ready_o(verdict_ready_o), .in_data_i(verdict_i),
    .out_valid_o(verdict_valid), .out_ready_i(done && disp.engine), .out_data_o(verdict), .count_o(), .almost_full_o()
  );

  // ---- Reading: the data comes a cycle after its address, so two places are kept free
  logic             data_full, head_ready, rd_valid_q, rd_last_q;
  logic [HeadW-1:0] head_in, head_out;
  chm_wire_pkg::raw_frame_t raw;

  assign known    = disp_valid && (!disp.engine || verdict_valid);
  assign to_raw   = !disp.engine || verdict.raw;
  assign to_place = !to_raw && verdict.place;
  assign move     = to_raw || to_place;
  assign beats    = 9'((disp.frame_bytes + 16'(Bytes - 1)) >> LaneW);
  assign start    = beat_q == '0;
  assign last     = beat_q == beats - 9'd1;
  assign issue    = known && move && !data_full && (!start || head_ready);
  assign done     = known && (move ? issue && last : 1'b1);

  assign rd_en_o = issue;
  assign rd_addr_o = rd_q;
  assign release_o = done;
  assign release_beats_o = beats;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      rd_q <= '0;
      beat_q <= '0;
      rd_valid_q <= 1'b0;
    end else begin
      rd_valid_q <= issue;
      if (issue || done) begin
        rd_q <= rd_q + (move ? AddrW'(1) : AddrW'(beats));
        beat_q <= done ? '0 : beat_q + 1'b1;
      end
    end
    if (issue) rd_last_q <= last;
  end

  // ---- Beats and, beside them, one head for each frame
  logic             data_valid, data_ready, head_valid, out_last, place;
  logic [DataW-1:0] out_data;

  assign raw.frame  = disp.frame;
  assign raw.bytes  = disp.frame_bytes;
  assign raw.reason = disp.engine ? verdict.raw_reason : disp.raw_reason;
  assign raw.target = disp.engine ? verdict.target : 32'd0;
  assign head_in = {to_place, raw, verdict, disp.payload_at};

  chm_fifo #(.Width(DataW + 1), .Depth(8), .Margin(2)) u_beats (
    .clk_i, .rst_i, .in_valid_i(rd_valid_q), .in_ready_o(), .in_data_i({rd_last_q, rd_data_i}),
    .out_valid_o(data_valid), .out_ready_i(data_ready), .out_data_o({out_last, out_data}), .count_o(), .almost_full_o(data_full)
  );
  chm_fifo #(.Width(HeadW), .Depth(8)) u_heads (
    .clk_i, .rst_i, .in_valid_i(issue && start), .in_ready_o(head_ready), .in_data_i(head_in),
    .out_valid_o(head_valid), .out_ready_i(data_valid && data_ready && out_last), .out_data_o(head_out), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign place = head_out[HeadW-1];
  assign data_ready = head_valid && (place ? place_ready_i : raw_ready_i);
  assign raw_valid_o = data_valid && head_valid && !place;
  assign raw_data_o = out_data;
  assign raw_last_o = out_last;
  assign raw_frame_o = head_out[16 + VerdictW +: RawW];
  assign place_valid_o = data_valid && head_valid && place;
  assign place_data_o = out_data;
  assign place_last_o = out_last;
  assign place_verdict_o = head_out[16 +: VerdictW];
  assign place_payload_at_o = head_out[15:0];
  assign busy_o = disp_valid || verdict_valid || rd_valid_q || data_valid;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      verdict_has_a_place: assert (!verdict_valid_i || verdict_ready_o);
      placement_has_bytes: assert (!(known && to_place) || verdict.bytes != '0);
    end
  end
endmodule
