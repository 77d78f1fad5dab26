// First-word-fall-through FIFO; every output comes from a register, unless the memory is shown.
module chm_fifo #(
  // Bits of a word.
  parameter int unsigned Width = 32,
  // Words it holds, the output register included; at least 2.
  parameter int unsigned Depth = 16,
  // almost_full_o rises when at most this many further words fit.
  parameter int unsigned Margin = 1,
  // 1: the output is the memory itself, which has to be a distributed one: a register and a multiplexer less for each bit.
  parameter bit Shown = 1'b0,
  localparam int unsigned CountW = $clog2(Depth + 1)
) (
  input  logic              clk_i,
  input  logic              rst_i,

  input  logic              in_valid_i,
  output logic              in_ready_o,
  input  logic [Width-1:0]  in_data_i,

  output logic              out_valid_o,
  input  logic              out_ready_i,
  output logic [Width-1:0]  out_data_o,

  output logic [CountW-1:0] count_o,
  output logic              almost_full_o
);
  localparam int unsigned PtrW = $clog2(Depth);
  localparam logic [PtrW-1:0] LAST = PtrW'(Depth - 1);

  logic [Width-1:0]  mem [Depth];
  logic [PtrW-1:0]   wr_q, rd_q;
  logic [CountW-1:0] count_q;            // the output register and the memory together
  logic              stored_q;           // the memory holds a word
  logic              out_valid_q, ready_q, almost_full_q;
  logic [Width-1:0]  out_q;
  logic              push, pop;

  assign push = in_valid_i && ready_q;
  assign pop  = out_valid_q && out_ready_i;

  // Everything behind one question, whether a word comes or goes: a queue at rest costs the simulation next to nothing.
  // A word goes round the memory when the output register is free and nothing waits. The reset stands last, behind every look at a register:
  // the simulation then keeps no second copy of them.
  always_ff @(posedge clk_i) begin
    if (push || pop) begin
      fifo_is_ready_while_a_word_fits: assert (rst_i || ready_q == (count_q != CountW'(Depth)));
      fifo_shows_what_it_counts: assert (rst_i || out_valid_q == (count_q != '0));
      if (push && (Shown || (out_valid_q && (stored_q || !pop)))) begin
        mem[wr_q] <= in_data_i;
        wr_q <= wr_q == LAST ? '0 : wr_q + 1'b1;
      end
      if (pop && (Shown || stored_q)) begin
        if (!Shown) out_q <= mem[rd_q];
        rd_q <= rd_q == LAST ? '0 : rd_q + 1'b1;
      end else if (!Shown && push && (!out_valid_q || pop)) begin
        out_q <= in_data_i;
      end
      if (push != pop) begin
        stored_q <= push ? count_q != '0 : count_q > CountW'(2);
        out_valid_q <= push || count_q > CountW'(1);
        ready_q <= pop || count_q != CountW'(Depth - 1);
        almost_full_q <= (push ? 32'(count_q) + 1 : 32'(count_q) - 1) + Margin >= Depth;
        count_q <= push ? count_q + 1'b1 : count_q - 1'b1;
      end
    end
    if (rst_i) begin
      wr_q <= '0;
      rd_q <= '0;
      count_q <= '0;
      stored_q <= 1'b0;
      out_valid_q <= 1'b0;
      ready_q <= 1'b1;
      almost_full_q <= Margin >= Depth;
    end
  end

  assign in_ready_o = ready_q;
  assign out_valid_o = out_valid_q;
  assign out_data_o = Shown ? mem[rd_q] : out_q;
  assign count_o = count_q;
  assign almost_full_o = almost_full_q;
endmodule
