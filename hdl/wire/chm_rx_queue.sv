// Parsed frames on their way to the look-up, in order. One that finds nothing before it goes ahead as soon as its key is known; what the parser finds
// out behind that (bad options, checksum, timestamps) follows and meets it where the look-up ends.
//
//   parser, stage 1 ---(early: nothing waits)---> look-up ---> joined with late_o, in order
//   parser, stage 3 ---(the others) queue ------^        (late, of the early ones) ---^
module chm_rx_queue #(
  // Frames that may wait.
  parameter int unsigned Frames = 256
) (
  input  logic              clk_i,
  input  logic              rst_i,

  // The parser: a frame of which the key is known; the same one, whole, two cycles later.
  input  logic              first_valid_i,
  input  chm_pkg::rx_meta_t first_i,
  input  logic              whole_valid_i,
  input  chm_pkg::rx_meta_t whole_i,

  // To the look-up.
  output logic              meta_valid_o,
  input  logic              meta_ready_i,
  output chm_pkg::rx_meta_t meta_o,           // early: the rest comes as late_o

  // To where it ends: of the early ones, in order; there before the frame is.
  output logic              late_valid_o,
  input  logic              late_ready_i,
  output chm_pkg::rx_late_t late_o,
  output logic              busy_o
);
  localparam int unsigned InLookup = 5;       // early frames that the look-up holds, and one
  logic              first_early, second_valid_q, second_early_q, third_early_q, late, late_room, later, queue_valid;
  chm_pkg::rx_meta_t queued;
  chm_pkg::rx_late_t rest;

  // Nothing may stand between: neither in the queue nor in the parser, on its way there.
  assign later = queue_valid || (second_valid_q && !second_early_q) || (whole_valid_i && !third_early_q);
  assign first_early = first_valid_i && !later && meta_ready_i;

  always_ff @(posedge clk_i) begin
    second_early_q <= first_early;
    third_early_q <= second_early_q;
    if (rst_i) second_valid_q <= 1'b0;
    else second_valid_q <= first_valid_i;
  end

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width($bits(whole_i)), .Depth(Frames)) u_queue (
    .clk_i, .rst_i, .in_valid_i(whole_valid_i && !third_early_q), .in_ready_o(), .in_data_i(whole_i),
    .out_valid_o(queue_valid), .out_ready_i(meta_ready_i), .out_data_o(queued), .count_o(), .almost_full_o()
  );
  assign late = whole_valid_i && third_early_q;
  chm_fifo #(.Width($bits(rest)), .Depth(InLookup)) u_late (
    .clk_i, .rst_i, .in_valid_i(late), .in_ready_o(late_room), .in_data_i(rest),
    .out_valid_o(late_valid_o), .out_ready_i(late_ready_i), .out_data_o(late_o), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  always_comb begin
    rest = '0;
    if (late) rest = {whole_i.raw_reason, whole_i.seg.ts_valid, whole_i.seg.ts_val, whole_i.seg.ts_ecr};
    meta_o = '0;
    if (queue_valid) begin
      meta_o = queued;
    end else if (first_valid_i) begin
      meta_o = first_i;
      meta_o.early = 1'b1;
    end
  end
  assign meta_valid_o = queue_valid || (first_valid_i && !later);
  assign busy_o = queue_valid || second_valid_q || late_valid_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (late) what_comes_late_has_room: assert (late_room);
    end
  end
endmodule
