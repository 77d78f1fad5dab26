// Finds connections with a deadline that has come. The next deadline of each lies in a narrow table, four to a row, one row read a cycle.
//
//   1. A strobe, or an entry written with a deadline that has already come, starts a pass over all rows; without one the table rests.
//   2. A deadline that has come is offered until it is taken. Nothing is remembered of it: the entry stays until the event writes a later one,
//      so a pass that finds it again offers it again. An offer that came too late does nothing in the pipeline.
//   3. A pass therefore offers every deadline that had come when it began, and none is lost (CHM-TIM-001).
module chm_sweep #(
  // Rows of the connection table.
  parameter int unsigned Connections = 1024,
  localparam int unsigned Words = (Connections + 3) / 4,
  localparam int unsigned WordW = Words > 1 ? $clog2(Words) : 1
) (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic                       strobe_i,
  input  logic [39:0]                now_i,

  input  logic                       write_i,      // a row is written: its next deadline
  /* verilator lint_off UNUSEDSIGNAL */ // a configuration uses the low bits
  input  logic [chm_pkg::CONN_W-1:0] write_conn_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic                       running_i,    // it has one
  input  logic [39:0]                deadline_i,

  output logic                       due_o,        // a Timer event is due
  output logic [chm_pkg::CONN_W-1:0] conn_o,
  input  logic                       taken_i,
  output logic                       busy_o        // a pass is not over
);
  localparam logic [WordW-1:0] LAST = WordW'(Words - 1);
  logic [WordW-1:0] at_q, read_at_q, due_at_q;   // next row; the row read; the row whose deadlines are offered
  logic [WordW:0]   left_q;                      // rows the pass still has to read
  logic             read_q;
  logic [3:0]       due_q, found, running;
  logic [159:0]     deadline;
  logic             step, again;

  assign step = due_q == '0 || (taken_i && (due_q & (due_q - 4'd1)) == '0);   // the offers of the last row are through
  assign again = strobe_i || (write_i && running_i && deadline_i <= now_i);

  for (genvar lane = 0; lane < 4; lane++) begin : g_lane
    logic [40:0] word;
    chm_ram #(.Width(41), .Depth(Words)) u_deadlines (
      .clk_i, .wr_en_i(write_i && write_conn_i[1:0] == 2'(lane)), .wr_addr_i(write_conn_i[2 +: WordW]),
      .wr_data_i({running_i, deadline_i}), .rd_en_i(step && left_q != '0), .rd_addr_i(at_q), .rd_data_o(word)
    );
    assign running[lane] = word[40];
    assign deadline[40 * lane +: 40] = word[39:0];
    assign found[lane] = read_q && running[lane] && deadline[40 * lane +: 40] <= now_i;
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      at_q <= '0;
      left_q <= '0;
      read_q <= 1'b0;
      read_at_q <= '0;
      due_q <= '0;
      due_at_q <= '0;
    end else begin
      if (step) begin
        read_q <= left_q != '0;
        read_at_q <= at_q;
        due_q <= found;
        due_at_q <= read_at_q;
        if (left_q != '0) begin
          at_q <= at_q == LAST ? '0 : at_q + 1'b1;
          left_q <= left_q - 1'b1;
        end
      end else if (taken_i) begin
        due_q <= due_q & (due_q - 4'd1);
      end
      if (again) left_q <= (WordW + 1)'(Words);
    end
  end

  assign due_o = due_q != '0;
  assign conn_o = chm_pkg::CONN_W'({due_at_q, due_q[0] ? 2'd0 : due_q[1] ? 2'd1 : due_q[2] ? 2'd2 : 2'd3});
  assign busy_o = left_q != '0 || read_q || due_q != '0;

  always_ff @(posedge clk_i) begin
    if (!rst_i) sweep_takes_only_what_is_due: assert (!taken_i || due_o);
  end
endmodule
