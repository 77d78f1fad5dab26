// Takes the command ring in, with the image of each initiate read right behind its entry: a command costs at most two host reads in a row.
module chm_command_in #(
  // Bits of a beat.
  parameter int unsigned DataW = 512
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             enable_i,
  input  logic [63:0]      base_i,
  input  logic [3:0]       log2_i,
  input  logic [15:0]      producer_i,
  output logic [15:0]      consumer_o,
  output logic             ring_req_valid_o,    // host memory: entries
  input  logic             ring_req_ready_i,
  output logic [63:0]      ring_req_addr_o,
  output logic [7:0]       ring_req_beats_o,
  input  logic             ring_rsp_valid_i,
  output logic             image_req_valid_o,   // host memory: images
  input  logic             image_req_ready_i,
  output logic [63:0]      image_req_addr_o,
  output logic [7:0]       image_req_beats_o,
  input  logic             image_rsp_valid_i,
  input  logic [DataW-1:0] rsp_data_i,

  output logic             command_valid_o,     // with its image, if it has one
  input  logic             command_ready_i,
  output chm_layout_pkg::command_entry_t command_o,
  output logic [2047:0]    image_o,             // 64 or 256 bytes of it are meant
  output logic             taken_o,             // one cycle for each entry
  output logic             busy_o
);
  localparam int unsigned Lines = 8;   // image lines in flight or waiting

  // Lines that the image of an opcode has.
  function automatic logic [2:0] lines_of(logic [7:0] opcode);
    case (opcode)
      chm_layout_pkg::CHM_OPCODE_INITIATE_NEIGHBOR, chm_layout_pkg::CHM_OPCODE_INITIATE_PATH: lines_of = 3'd1;
      chm_layout_pkg::CHM_OPCODE_INITIATE_TCP: lines_of = 3'd4;
      default: lines_of = 3'd0;
    endcase
  endfunction

  // ---- Entries; the image of each is asked for before it is given on
  logic         entry_valid, entry_ready, ring_busy, queue_room;
  logic [511:0] entry_bits;
  // verilator lint_off UNUSEDSIGNAL
  chm_layout_pkg::command_entry_t entry;
  // verilator lint_on UNUSEDSIGNAL
  logic [2:0]   asked_q, need;
  logic [3:0]   ahead_q;               // lines asked for and not used
  logic         ask, line_pop;

  // verilator lint_off PINCONNECTEMPTY
  chm_ring_in #(.DataW(DataW), .Ahead(8)) u_ring (
    .clk_i, .rst_i, .enable_i, .base_i, .log2_i, .producer_i, .consumer_o,
    .req_valid_o(ring_req_valid_o), .req_ready_i(ring_req_ready_i), .req_addr_o(ring_req_addr_o), .req_beats_o(ring_req_beats_o),
    .rsp_valid_i(ring_rsp_valid_i), .rsp_data_i,
    .entry_valid_o(entry_valid), .entry_ready_i(entry_ready), .entry_o(entry_bits), .index_o(), .busy_o(ring_busy)
  );
  // verilator lint_on PINCONNECTEMPTY
  assign entry = entry_bits;
  assign need = lines_of(entry.opcode);
  assign image_req_valid_o = entry_valid && asked_q != need && ahead_q != 4'(Lines);
  assign image_req_addr_o = {entry.image[63:6], 6'd0} + {55'd0, asked_q, 6'd0};
  assign image_req_beats_o = 8'(512 / DataW - 1);
  assign ask = image_req_valid_o && image_req_ready_i;
  assign entry_ready = queue_room && asked_q == need;
  assign taken_o = entry_valid && entry_ready;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      asked_q <= '0;
      ahead_q <= '0;
    end else if (entry_valid || line_pop) begin
      if (taken_o) asked_q <= '0;
      else if (ask) asked_q <= asked_q + 3'd1;
      ahead_q <= ahead_q + 4'(ask) - 4'(line_pop);
    end
  end

  // ---- Commands and lines wait; the oldest command collects its lines
  logic         head_valid, head_pop, line_in, line_room, line_valid;
  logic [511:0] head_bits, line, line_head;
  logic [2:0]   have_q;
  logic [2047:0] image_q;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(512), .Depth(4)) u_queue (
    .clk_i, .rst_i, .in_valid_i(taken_o), .in_ready_o(queue_room), .in_data_i(entry_bits),
    .out_valid_o(head_valid), .out_ready_i(head_pop), .out_data_o(head_bits), .count_o(), .almost_full_o()
  );
  chm_lines #(.DataW(DataW)) u_lines (.clk_i, .rst_i, .rsp_valid_i(image_rsp_valid_i), .rsp_data_i, .line_valid_o(line_in), .line_o(line));
  chm_fifo #(.Width(512), .Depth(Lines)) u_image (
    .clk_i, .rst_i, .in_valid_i(line_in), .in_ready_o(line_room), .in_data_i(line),
    .out_valid_o(line_valid), .out_ready_i(line_pop), .out_data_o(line_head), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY
  assign command_o = head_bits;
  assign line_pop = head_valid && line_valid && have_q != lines_of(command_o.opcode);
  assign command_valid_o = head_valid && have_q == lines_of(command_o.opcode);
  assign head_pop = command_valid_o && command_ready_i;
  assign image_o = image_q;

  always_ff @(posedge clk_i) begin
    if (line_pop) begin   // line by line: an index into the register would become a shifter as wide as the image
      for (int l = 0; l < 4; l++) if (have_q[1:0] == 2'(l)) image_q[512 * l +: 512] <= line_head;
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) have_q <= '0;
    else if (head_pop) have_q <= '0;
    else if (line_pop) have_q <= have_q + 3'd1;
  end
  assign busy_o = ring_busy || head_valid;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (line_in) image_line_finds_room: assert (line_room && ahead_q != '0);
    end
  end
endmodule
