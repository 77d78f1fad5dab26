// Fetches raw transmit entries up to the producer index, several in one burst, and gives (address, length) of each, in order.
//
// A producer index that names more entries than the ring has is not followed.
module chm_raw_transmit_entries #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Entries fetched ahead: one for each cycle that a read takes.
  parameter int unsigned Ahead = 256,
  // Entries of one burst; at most 32.
  parameter int unsigned Burst = 16,
  localparam int unsigned Beats = 512 / DataW
) (
  input  logic             clk_i,
  input  logic             rst_i,
  input  logic             on_i,
  input  logic             reset_i,       // the ring is off and nothing is in flight: the index goes to zero
  input  logic [63:0]      base_i,
  input  logic [3:0]       log2_i,
  input  logic [15:0]      producer_i,

  output logic             req_valid_o,
  input  logic             req_ready_i,
  output logic [63:0]      req_addr_o,
  output logic [7:0]       req_beats_o,   // beats - 1
  input  logic             rsp_valid_i,
  input  logic [DataW-1:0] rsp_data_i,

  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [63:0]      out_addr_o,
  output logic [31:0]      out_bytes_o,
  output logic             busy_o
);
  localparam int unsigned AheadW = $clog2(Ahead + 1);
  localparam int unsigned BeatW = Beats > 1 ? $clog2(Beats) : 1;

  // ---- Asking: as many as are written, fit, and lie in one piece below the ring's end and 4 KiB
  logic [15:0]       fetch_q, offset, posted, waiting, to_end;
  logic [6:0]        to_page, count;
  logic [AheadW-1:0] ahead_q;             // entries asked for and not given on
  logic              req_q, ask, pop;
  logic [63:0]       addr, addr_q;
  logic [7:0]        beats_q;

  assign offset  = fetch_q & ((16'd1 << log2_i) - 16'd1);
  assign posted = producer_i - fetch_q;
  assign waiting = posted <= 16'd1 << log2_i ? posted : '0;
  assign to_end  = (16'd1 << log2_i) - offset;
  assign addr    = {base_i[63:6] + 58'(offset), 6'd0};
  assign to_page = 7'd64 - {1'b0, addr[11:6]};
  assign ask     = on_i && waiting != '0 && (!req_q || req_ready_i) && ahead_q <= AheadW'(Ahead - Burst);

  logic unused_base;   // the ring is 64-byte aligned
  assign unused_base = ^base_i[5:0];

  always_comb begin
    count = 7'(Burst);
    if (ask) begin
      if (16'(count) > waiting) count = waiting[6:0];
      if (16'(count) > to_end) count = to_end[6:0];
      if (count > to_page) count = to_page;
    end
  end

  always_ff @(posedge clk_i) begin
    if (ask) begin
      addr_q <= addr;
      beats_q <= 8'(32'(count) * Beats - 1);
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      req_q <= 1'b0;
      fetch_q <= '0;
      ahead_q <= '0;
    end else begin
      if (ask) req_q <= 1'b1;
      else if (req_ready_i) req_q <= 1'b0;
      if (ask) fetch_q <= fetch_q + 16'(count);
      else if (reset_i) fetch_q <= '0;
      ahead_q <= ahead_q + (ask ? AheadW'(count) : '0) - AheadW'(pop);
    end
  end
  assign req_valid_o = req_q;
  assign req_addr_o = addr_q;
  assign req_beats_o = beats_q;

  // ---- Taking: the first 12 bytes of each entry
  logic [BeatW-1:0] beat_q;
  logic             whole;
  logic [63:0]      buffer;
  logic [31:0]      bytes;

  assign whole = rsp_valid_i && beat_q == BeatW'(Beats - 1);
  if (Beats == 1) begin : g_wide
    assign buffer = rsp_data_i[63:0];
    assign bytes = rsp_data_i[95:64];
    logic unused;
    assign unused = ^rsp_data_i[DataW-1:96];
  end else begin : g_narrow
    logic [63:0] buffer_q;
    logic [31:0] bytes_q;
    always_ff @(posedge clk_i) begin
      if (rsp_valid_i && beat_q == '0) buffer_q <= rsp_data_i[63:0];
      if (rsp_valid_i && beat_q == BeatW'(1)) bytes_q <= rsp_data_i[31:0];
    end
    assign buffer = buffer_q;
    assign bytes = bytes_q;
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) beat_q <= '0;
    else if (rsp_valid_i) beat_q <= whole ? '0 : beat_q + 1'b1;
  end

  chm_fifo #(.Width(96), .Depth(Ahead)) u_entries (
    .clk_i, .rst_i, .in_valid_i(whole),
    // verilator lint_off PINCONNECTEMPTY
    .in_ready_o(), .count_o(), .almost_full_o(),
    // verilator lint_on PINCONNECTEMPTY
    .in_data_i({buffer, bytes}), .out_valid_o, .out_ready_i, .out_data_o({out_addr_o, out_bytes_o})
  );
  assign pop = out_valid_o && out_ready_i;
  // An entry that is written and will be fetched is work.
  assign busy_o = ahead_q != '0 || req_q || (on_i && waiting != '0);
endmodule
