// Tells, job by job and in their order, when the last of its reads has been asked for, and when all of them have been answered.
module chm_read_marks #(
  // Runs within the splitter of the reads.
  parameter int unsigned Runs = 4,
  // Jobs asked for and not answered.
  parameter int unsigned Jobs = 32
) (
  input  logic       clk_i,
  input  logic       rst_i,
  input  logic       run_valid_i,    // a run of reads begins
  output logic       run_ready_o,
  input  logic       run_end_i,      // the last of its job
  input  logic       ask_i,          // a burst is asked for
  input  logic [7:0] ask_beats_i,    // beats - 1
  input  logic       ask_last_i,     // the last one of its run
  input  logic       beat_i,         // a beat is answered
  output logic       ready_o,        // no burst may be asked for otherwise
  output logic       asked_o,        // one cycle for each job
  output logic       answered_o
);
  localparam int unsigned CountW = 16;   // more than beats in flight
  logic [CountW-1:0] asked_q, answered_q, asked, mark, behind;
  logic              run_end, mark_valid;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(1), .Depth(Runs)) u_runs (
    .clk_i, .rst_i, .in_valid_i(run_valid_i), .in_ready_o(run_ready_o), .in_data_i(run_end_i),
    .out_valid_o(), .out_ready_i(ask_i && ask_last_i), .out_data_o(run_end), .count_o(), .almost_full_o()
  );
  chm_fifo #(.Width(CountW), .Depth(Jobs)) u_marks (
    .clk_i, .rst_i, .in_valid_i(asked_o), .in_ready_o(ready_o), .in_data_i(asked),
    .out_valid_o(mark_valid), .out_ready_i(answered_o), .out_data_o(mark), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign asked = asked_q + CountW'(ask_beats_i) + 1'b1;
  assign asked_o = ask_i && ask_last_i && run_end;
  assign behind = answered_q - mark;
  assign answered_o = mark_valid && !behind[CountW-1];

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      asked_q <= '0;
      answered_q <= '0;
    end else begin
      if (ask_i) asked_q <= asked;
      if (beat_i) answered_q <= answered_q + 1'b1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) a_mark_has_its_place: assert (!asked_o || ready_o);
  end
endmodule
