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
  logic             out_valid_q, held_q, blocked;
  logic [Width-1:0] out_q, hold_q;   // hold_q: the word that came while the output was blocked

  assign in_ready_o  = !held_q;
  assign out_valid_o = out_valid_q;
  assign out_data_o  = out_q;

  // Registers are written behind every look at them, by the reset last: the simulation then keeps no second copy of them.
  assign blocked = out_valid_q && !out_ready_i;
  always_ff @(posedge clk_i) begin
    if (!blocked) begin
      if (held_q) begin
        skid_holds_only_behind_a_word: assert (rst_i || out_valid_q);
        out_q <= hold_q;
      end else if (in_valid_i) begin
        out_q <= in_data_i;
      end
    end else if (in_valid_i && !held_q) begin
      hold_q <= in_data_i;
    end
    out_valid_q <= blocked || held_q || in_valid_i;
    held_q <= blocked && (held_q || in_valid_i);
    if (rst_i) begin
      out_valid_q <= 1'b0;
      held_q <= 1'b0;
    end
  end
endmodule
