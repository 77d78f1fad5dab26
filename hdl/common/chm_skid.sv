// Cuts a valid/ready stream: outputs of both sides come from registers, one word a cycle goes through.
module chm_skid #(
  // Bits of a word.
  parameter int unsigned Width = 32
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             in_valid_i,
  output logic             in_ready_o,
  input  logic [Width-1:0] in_data_i,

  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [Width-1:0] out_data_o
);
  logic             out_valid_q, held_q;
  logic [Width-1:0] out_q, hold_q;   // hold_q: the word that came while the output was blocked
  logic             refill;

  assign in_ready_o  = !held_q;
  assign out_valid_o = out_valid_q;
  assign out_data_o  = out_q;
  assign refill      = !out_valid_q || out_ready_i;

  always_ff @(posedge clk_i) begin
    if (refill && (held_q || in_valid_i)) out_q <= held_q ? hold_q : in_data_i;
    if (in_valid_i && !held_q && !refill) hold_q <= in_data_i;
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      out_valid_q <= 1'b0;
      held_q <= 1'b0;
    end else if (refill) begin
      out_valid_q <= held_q || in_valid_i;
      held_q <= 1'b0;
    end else if (in_valid_i) begin
      held_q <= 1'b1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      skid_holds_only_behind_a_word: assert (!held_q || out_valid_q);
    end
  end
endmodule
