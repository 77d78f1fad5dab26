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

  assign in_ready_o  = !held_q;
  assign out_valid_o = out_valid_q;
  assign out_data_o  = out_q;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      out_valid_q <= 1'b0;
      held_q <= 1'b0;
    end else if (out_valid_q && !out_ready_i) begin
      if (in_valid_i && !held_q) begin
        hold_q <= in_data_i;
        held_q <= 1'b1;
      end
    end else if (held_q) begin
      out_q <= hold_q;
      held_q <= 1'b0;
    end else if (in_valid_i) begin
      out_q <= in_data_i;
      out_valid_q <= 1'b1;
    end else begin
      out_valid_q <= 1'b0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i && held_q) begin
      skid_holds_only_behind_a_word: assert (out_valid_q);
    end
  end
endmodule
