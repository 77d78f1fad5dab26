// Joins the beats of a read response to lines of 64 bytes: one beat of 512 bits, or eight of 64.
module chm_lines #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Beats = 512 / DataW
) (
  input  logic             clk_i,
  input  logic             rst_i,
  input  logic             rsp_valid_i,
  input  logic [DataW-1:0] rsp_data_i,
  output logic             line_valid_o,   // with the last beat of a line
  output logic [511:0]     line_o
);
  if (Beats == 1) begin : g_wide
    assign line_valid_o = rsp_valid_i;
    assign line_o = rsp_data_i;
    logic unused;
    assign unused = clk_i ^ rst_i;
  end else begin : g_narrow
    localparam int unsigned BeatW = $clog2(Beats);
    logic [BeatW-1:0]     beat_q;
    logic [511-DataW:0]   held_q;   // beats before the last, the oldest lowest
    always_ff @(posedge clk_i) begin
      if (rsp_valid_i) held_q <= {rsp_data_i, held_q[511-DataW:DataW]};
    end
    always_ff @(posedge clk_i) begin
      if (rst_i) beat_q <= '0;
      else if (rsp_valid_i) beat_q <= beat_q + 1'b1;
    end
    assign line_valid_o = rsp_valid_i && beat_q == BeatW'(Beats - 1);
    assign line_o = {rsp_data_i, held_q};
  end
endmodule
