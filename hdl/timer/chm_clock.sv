// Time of the device: strobes of 1 ms, and ticks of 1, 10 or 100 ms derived from them (contract 2.2, OC-01).
// One tick counter for each length runs since reset, so tick = floor(now / k) whenever the register is written.
//
// An event retires Stages cycles after it was taken and shows the instant at which it was taken: retire_now_o is that of whatever would retire now,
// for records that do not come from the pipeline. So `now` never steps back from one record to the next.
module chm_clock #(
  // Cycles from an event's slot to its record; at least 2.
  parameter int unsigned Stages = 6
) (
  input  logic        clk_i,
  input  logic        rst_i,
  input  logic        strobe_i,   // one millisecond has passed
  input  logic [1:0]  k_i,        // chm_engine_pkg::tick_ms
  output logic [39:0] now_o,      // ms
  output logic [31:0] tick_o,
  output logic [39:0] retire_now_o
);
  logic [39:0] now_q;
  logic [31:0] ten_q, hundred_q;
  logic [3:0]  ms_q, tens_q;      // towards the next tick of 10 ms, of 100 ms
  logic [Stages-1:0] strobes_q;   // of the last cycles

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      now_q <= '0;
      ten_q <= '0;
      hundred_q <= '0;
      ms_q <= '0;
      tens_q <= '0;
    end else if (strobe_i) begin
      now_q <= now_q + 40'd1;
      ms_q <= ms_q == 4'd9 ? 4'd0 : ms_q + 4'd1;
      if (ms_q == 4'd9) begin
        ten_q <= ten_q + 32'd1;
        tens_q <= tens_q == 4'd9 ? 4'd0 : tens_q + 4'd1;
        if (tens_q == 4'd9) hundred_q <= hundred_q + 32'd1;
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      strobes_q <= '0;
      retire_now_o <= '0;
    end else if (strobe_i || strobes_q != '0) begin
      strobes_q <= {strobes_q[Stages-2:0], strobe_i};
      if (strobes_q[Stages-1]) retire_now_o <= retire_now_o + 40'd1;
    end
  end

  assign now_o = now_q;
  assign tick_o = k_i[1] ? hundred_q : k_i[0] ? ten_q : now_q[31:0];
endmodule
