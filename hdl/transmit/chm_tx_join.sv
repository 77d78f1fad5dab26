// Joins the aligned fragments of a segment into the beats of its frame, zero where the header and the padding of the last beat will stand.
module chm_tx_join #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             in_valid_i,
  output logic             in_ready_o,
  input  logic [DataW-1:0] in_data_i,
  input  logic [Bytes-1:0] in_keep_i,
  input  logic             in_last_i,    // of the fragment
  input  logic             in_end_i,     // with in_last_i: of the segment

  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [DataW-1:0] out_data_o,
  output logic             out_first_o,
  output logic             out_end_o
);
  logic             held_q, begun_q, joint, move;
  logic [DataW-1:0] hold_q, kept, merged;

  always_comb begin
    kept = '0;
    if (in_valid_i) kept = in_data_i;
    if (in_valid_i && in_keep_i != '1) begin
      for (int w = 0; w < Bytes / 8; w++) begin
        if (in_keep_i[8 * w +: 8] == 8'h00) kept[64 * w +: 64] = '0;
        else if (in_keep_i[8 * w +: 8] != 8'hff) begin
          for (int b = 0; b < 8; b++) begin
            if (!in_keep_i[8 * w + b]) kept[64 * w + 8 * b +: 8] = 8'h00;
          end
        end
      end
    end
    merged = kept;
    if (in_valid_i && held_q) merged = kept | hold_q;
  end

  // The next fragment goes on in the beat where this one ends, unless the beat is full.
  assign joint = in_last_i && !in_end_i && !in_keep_i[Bytes-1];
  assign in_ready_o = joint || out_ready_i;
  assign move = in_valid_i && in_ready_o;
  assign out_valid_o = in_valid_i && !joint;
  assign out_data_o = merged;
  assign out_first_o = !begun_q;
  assign out_end_o = in_last_i && in_end_i;

  always_ff @(posedge clk_i) begin
    if (move && joint) hold_q <= merged;
    if (rst_i) begin
      held_q <= 1'b0;
      begun_q <= 1'b0;
    end else if (move) begin
      held_q <= joint;
      if (!joint) begun_q <= !out_end_o;
    end
  end
endmodule
