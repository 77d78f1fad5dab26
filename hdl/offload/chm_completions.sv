// Completions of queries and terminates, in order, each once its image and its buffered data have been answered by the host memory.
// A freed row is told to the front in the cycle in which the engine takes its Complete; while hold_i is high none is freed.
module chm_completions #(
  // Completions that wait.
  parameter int unsigned Depth = 16
) (
  input  logic                         clk_i,
  input  logic                         rst_i,
  input  logic                         in_valid_i,
  output logic                         in_ready_o,
  input  chm_offload_pkg::completion_t in_i,
  input  logic                         line_done_i,     // one line of an image lies in host memory
  input  logic                         copy_done_i,     // one copy of buffered data
  input  logic                         hold_i,
  output logic                         event_valid_o,
  input  logic                         event_ready_i,
  output chm_offload_pkg::completion_t event_o,
  output logic                         freed_o,         // event_o.conn is free
  output logic [31:0]                  buffered_o,      // counter: bytes handed up, one cycle
  output logic                         busy_o
);
  localparam int unsigned LineW = $clog2(4 * Depth + 5);
  localparam int unsigned CopyW = $clog2(Depth + 2);

  logic             head_valid, pop;
  logic [LineW-1:0] lines_q;    // written, and not yet used by a completion
  logic [CopyW-1:0] copies_q;
  chm_offload_pkg::completion_t head;

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width($bits(in_i)), .Depth(Depth)) u_queue (
    .clk_i, .rst_i, .in_valid_i, .in_ready_o, .in_data_i(in_i),
    .out_valid_o(head_valid), .out_ready_i(pop), .out_data_o(head), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign event_valid_o = head_valid && lines_q >= LineW'(head.lines) && copies_q >= CopyW'(head.copied) && !(head.free && hold_i);
  assign event_o = head;
  assign pop = event_valid_o && event_ready_i;
  assign freed_o = pop && head.free;
  assign buffered_o = freed_o ? head.bytes : 32'd0;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      lines_q <= '0;
      copies_q <= '0;
    end else if (line_done_i || copy_done_i || pop) begin
      lines_q <= lines_q + LineW'(line_done_i) - (pop ? LineW'(head.lines) : '0);
      copies_q <= copies_q + CopyW'(copy_done_i) - (pop ? CopyW'(head.copied) : '0);
    end
  end
  assign busy_o = head_valid;
endmodule
