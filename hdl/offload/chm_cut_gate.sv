// Between the look-up and the engine: keeps the cut of initiate and terminate exact.
//
// Initiate: the key is stored before the row is live, so that the completion can name the cut. A frame of that connection (hold_conn_i) waits here until
// the Initiate event has retired; frames before it in the queue are not concerned. Terminate: below_o says that a frame looked up before
// the cut still stands here; sent_o and returned_o count segments given to the engine and their verdicts, so that the Terminate event comes behind them.
module chm_cut_gate (
  input  logic                       clk_i,
  input  logic                       rst_i,

  input  logic                       in_valid_i,
  output logic                       in_ready_o,
  input  chm_pkg::lookup_t           in_i,
  output logic                       out_valid_o,
  input  logic                       out_ready_i,
  output chm_pkg::lookup_t           out_o,
  input  logic                       verdict_i,      // one cycle for each verdict

  input  logic                       hold_i,
  input  logic [chm_pkg::CONN_W-1:0] hold_conn_i,
  input  logic [63:0]                cut_i,
  output logic                       below_o,
  output logic [15:0]                sent_o,
  output logic [15:0]                returned_o
);
  logic        open, segment;
  logic [15:0] sent_q, returned_q;

  assign segment = in_i.hit && in_i.meta.raw_reason == chm_layout_pkg::CHM_RAW_REASON_NONE;
  assign open = !(hold_i && segment && in_i.conn == hold_conn_i);
  assign out_valid_o = in_valid_i && open;
  assign in_ready_o = out_ready_i && open;
  assign out_o = in_i;
  assign below_o = in_valid_i && in_i.meta.seg.frame < cut_i;
  assign sent_o = sent_q;
  assign returned_o = returned_q;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      sent_q <= '0;
      returned_q <= '0;
    end else begin
      if (out_valid_o && out_ready_i && segment) sent_q <= sent_q + 16'd1;
      if (verdict_i) returned_q <= returned_q + 16'd1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (verdict_i) verdict_belongs_to_a_segment: assert (sent_q != returned_q || (out_valid_o && out_ready_i && segment));
    end
  end
endmodule
