// Reads a ring in host memory up to its producer index, several entries ahead, and gives them in order with their index.
//
// consumer_o counts entries that have been read: their places may be written again. A ring that was off (log2 = 0), even for a cycle,
// begins at index 0 when what was in flight has been given. An entry costs one burst of 64 bytes. A producer index that
// names more entries than the ring has is not followed.
module chm_ring_in #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Entries fetched ahead.
  parameter int unsigned Ahead = 8,
  // Bits of an entry that somebody needs, from bit 0.
  parameter int unsigned Width = 512,
  localparam int unsigned AheadW = $clog2(Ahead + 1)
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             enable_i,
  input  logic [63:0]      base_i,        // 64-byte aligned
  input  logic [3:0]       log2_i,        // log2 of the entries; 0: the ring is off
  input  logic [15:0]      producer_i,
  output logic [15:0]      consumer_o,

  output logic             req_valid_o,
  input  logic             req_ready_i,
  output logic [63:0]      req_addr_o,
  output logic [7:0]       req_beats_o,   // beats - 1
  input  logic             rsp_valid_i,
  input  logic [DataW-1:0] rsp_data_i,

  output logic             entry_valid_o,
  input  logic             entry_ready_i,
  output logic [Width-1:0] entry_o,
  output logic [15:0]      index_o,       // of entry_o
  output logic             busy_o         // an entry is written and not given on
);
  logic [15:0]       ask_q, read_q, out_q;   // next index to ask for, to receive, to give
  logic [AheadW-1:0] ahead_q;                // asked for and not given
  logic              on, stopping_q, open, ask, pop, req_q, line_valid, fifo_ready;
  logic [15:0]       posted;
  logic [63:0]       addr_q;
  logic [511:0]      line;

  assign on  = log2_i != '0 && !stopping_q;
  assign posted = producer_i - ask_q;
  assign open = enable_i && on && posted != '0 && posted <= 16'd1 << log2_i;
  assign ask = open && ahead_q != AheadW'(Ahead) && (!req_q || req_ready_i);
  assign pop = entry_valid_o && entry_ready_i;

  always_ff @(posedge clk_i) begin
    if (ask) addr_q <= base_i + {42'd0, ask_q & ((16'd1 << log2_i) - 16'd1), 6'd0};
  end

  always_ff @(posedge clk_i) begin
    if (!on && ahead_q == '0) begin
      stopping_q <= 1'b0;
      req_q <= 1'b0;
      ask_q <= '0;
      read_q <= '0;
      out_q <= '0;
    end else begin
      if (!on) stopping_q <= 1'b1;
      if (ask) req_q <= 1'b1;
      else if (req_ready_i) req_q <= 1'b0;
      if (ask) ask_q <= ask_q + 16'd1;
      if (line_valid) read_q <= read_q + 16'd1;
      if (pop) out_q <= out_q + 16'd1;
      ahead_q <= ahead_q + AheadW'(ask) - AheadW'(pop);
    end
    if (rst_i) begin
      req_q <= 1'b0;
      ask_q <= '0;
      read_q <= '0;
      out_q <= '0;
      ahead_q <= '0;
      stopping_q <= 1'b0;
    end
  end

  chm_lines #(.DataW(DataW)) u_lines (.clk_i, .rst_i, .rsp_valid_i, .rsp_data_i, .line_valid_o(line_valid), .line_o(line));
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(Width), .Depth(Ahead)) u_entries (
    .clk_i, .rst_i, .in_valid_i(line_valid), .in_ready_o(fifo_ready), .in_data_i(line[Width-1:0]),
    .out_valid_o(entry_valid_o), .out_ready_i(entry_ready_i), .out_data_o(entry_o), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  assign consumer_o = read_q;
  assign req_valid_o = req_q;
  assign req_addr_o = addr_q;
  assign req_beats_o = 8'(512 / DataW - 1);
  assign index_o = out_q;
  assign busy_o = ahead_q != '0 || (log2_i != '0 && stopping_q) || open;

  logic unused;
  assign unused = ^line;
  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      ring_has_room_for_what_it_asked: assert (!line_valid || (fifo_ready && ahead_q != '0));
      ring_base_is_aligned: assert (!ask || base_i[5:0] == '0);   // chm_register_file sees to it
    end
  end
endmodule
