// Reads send-ring entries from host memory into lines on chip (chm_tx_lines); and the scan that walks back through a ring.
//
//   want -> ring base (resource row) -> bursts -> in flight, in order -> lines, or compared on the fly
//
// A scan reads up to SCAN entries below `first` and keeps the last one that holds scan_seq_i. Below the oldest entry in use the ring holds anything;
// what is looked for never lies there, and a stray match is always below the right one. issued_o and returned_o count wants (modulo 256).
// A want of a connection whose resource row is damaged reads nothing: it returns empty-handed, behind those before it.
module chm_tx_entries #(
  parameter int unsigned Connections = 1024,
  parameter int unsigned DataW = 512,
  localparam int unsigned BEATS = 512 / DataW    // of an entry
) (
  input  logic                       clk_i,
  input  logic                       rst_i,

  input  logic                       want_valid_i,
  output logic                       want_ready_o,
  input  chm_tx_pkg::want_t          want_i,
  output logic [7:0]                 issued_o,
  output logic [7:0]                 returned_o,
  output logic [63:0]                ring_o,          // base of the last ring read

  input  logic                       line_en_i,       // a line, a cycle later
  input  logic [chm_pkg::CONN_W-1:0] line_conn_i,
  input  logic [1:0]                 line_life_i,
  input  logic [15:0]                line_index_i,
  output chm_tx_pkg::line_t          line_o,
  input  logic                       use_i,           // a segment, or the start, of a connection comes (chm_tx_hot)
  input  logic [chm_pkg::CONN_W-1:0] use_conn_i,
  input  logic                       use_start_i,
  output logic                       hot_o,           // a cycle later: it has slot hot_slot_o
  output logic [chm_tx_pkg::HOT_W-1:0] hot_slot_o,
  input  logic                       clear_valid_i,   // line line_index_i of line_conn_i becomes empty
  output logic                       clear_ready_o,

  input  logic [31:0]                scan_seq_i,
  output logic                       scan_end_o,      // one cycle, with what follows
  output logic                       scan_hit_o,
  output logic [3:0]                 scan_log2_o,     // of the entries of the ring
  output chm_tx_pkg::entry_t         scan_entry_o,
  output logic [15:0]                scan_first_o,    // lowest entry read

  output logic                       res_en_o,        // resources
  output logic [chm_pkg::CONN_W-1:0] res_index_o,
  input  chm_layout_pkg::connection_resource_t res_row_i,
  input  logic                       res_bad_i,       // with the row, one cycle

  output logic                       req_valid_o,     // host memory
  input  logic                       req_ready_i,
  output logic [63:0]                req_addr_o,
  output logic [7:0]                 req_beats_o,
  input  logic                       rsp_valid_i,
  input  logic [DataW-1:0]           rsp_data_i,
  output logic                       corrected_o,     // of lines
  output logic                       fault_o,
  output logic                       busy_o
);

  // ---- Request
  logic              lookup_q, row_q, run_ready, flight_ready, run_go, run_valid, run_take, bad, bad_q, void_go, flight_valid;
  chm_tx_pkg::want_t want_q, sized;
  logic [3:0]        log2;
  logic [15:0]       ring_entries, scan_count;
  logic [31:0]       ring_offset;
  logic [63:0]       run_addr;
  logic [15:0]       run_beats;

  assign want_ready_o = !lookup_q && !row_q;
  assign res_en_o = lookup_q;
  assign res_index_o = want_q.conn;
  always_comb begin
    log2 = '0;
    ring_entries = '0;
    scan_count = '0;
    sized = '0;
    ring_offset = '0;
    if (row_q) begin
      log2 = res_row_i.send_ring_log2[3:0];
      ring_entries = 16'd1 << log2;
      scan_count = ring_entries < 16'(chm_tx_pkg::SCAN) ? ring_entries : 16'(chm_tx_pkg::SCAN);
      sized = want_q;
      if (want_q.scan) begin
        sized.first = want_q.first - scan_count;
        sized.count = scan_count[6:0];
      end else if (16'(want_q.count) > ring_entries) begin
        sized.count = ring_entries[6:0];   // posted is more than the ring: the first ones were acknowledged before they were ever used here
      end
      ring_offset = {10'd0, sized.first & (ring_entries - 16'd1), 6'd0};
    end
  end
  assign run_go = row_q && !bad && run_ready && flight_ready;
  assign bad = row_q && (res_bad_i || bad_q);
  assign void_go = bad && !flight_valid;

  always_ff @(posedge clk_i) begin
    if (want_valid_i && want_ready_o) want_q <= want_i;
    if (run_go) ring_o <= res_row_i.send_ring;
    if (rst_i) begin
      lookup_q <= 1'b0;
      row_q <= 1'b0;
      bad_q <= 1'b0;
      issued_o <= '0;
    end else begin
      lookup_q <= want_valid_i && want_ready_o;
      row_q <= lookup_q || (row_q && !run_go && !void_go);
      bad_q <= bad;
      if (want_valid_i && want_ready_o) issued_o <= issued_o + 8'd1;
    end
  end

  // verilator lint_off PINCONNECTEMPTY
  chm_ring_run #(.DataW(DataW)) u_run (
    .clk_i, .rst_i, .in_valid_i(row_q && !bad && flight_ready), .in_ready_o(run_ready), .in_base_i(res_row_i.send_ring),
    .in_offset_i(ring_offset), .in_log2_i(5'(log2) + 5'd6),
    .in_bytes_i({3'd0, sized.count, 6'd0}), .in_end_i(1'b0),
    .run_valid_o(run_valid), .run_ready_i(run_take), .run_addr_o(run_addr), .run_beats_o(run_beats), .run_end_o()
  );
  logic split_busy;
  chm_burst_split #(.DataW(DataW)) u_split (
    .clk_i, .rst_i, .in_valid_i(run_valid), .in_ready_o(run_take), .in_addr_i(run_addr), .in_beats_i(run_beats),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .req_last_o(), .busy_o(split_busy)
  );
  logic want_end;
  chm_tx_pkg::flight_t flight;
  chm_fifo #(.Width($bits(flight)), .Depth(32)) u_flight (
    .clk_i, .rst_i, .in_valid_i(row_q && !bad && run_ready), .in_ready_o(flight_ready), .in_data_i({sized, log2}),
    .out_valid_o(flight_valid), .out_ready_i(want_end), .out_data_o(flight), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- Answer: whole entries
  logic         entry_valid;
  logic [511:0] image;
  if (BEATS == 1) begin : g_wide
    assign entry_valid = rsp_valid_i;
    assign image = rsp_data_i;
  end else begin : g_narrow
    logic [511-DataW:0]       collect_q;
    logic [$clog2(BEATS)-1:0] beat_q;
    assign image = {rsp_data_i, collect_q};
    assign entry_valid = rsp_valid_i && 32'(beat_q) == BEATS - 1;
    always_ff @(posedge clk_i) begin
      if (rsp_valid_i) collect_q <= image[511:DataW];
      if (rst_i) beat_q <= '0;
      else if (rsp_valid_i) beat_q <= beat_q + 1'b1;
    end
  end

  chm_layout_pkg::send_entry_t entry;
  chm_tx_pkg::line_t           fill;
  logic [6:0]                  at_q;
  logic [15:0]                 index;
  logic                        lap, match, hit_q;
  chm_tx_pkg::entry_t          hit_entry_q;
  logic [31:0]                 into;

  always_comb begin
    entry = '0;
    index = '0;
    lap = 1'b0;
    fill = '0;
    want_end = 1'b0;
    into = '0;
    match = 1'b0;
    if (entry_valid) begin
      entry = image;
      index = flight.want.first + 16'(at_q);
      lap = index[flight.log2];
      fill = {1'b1, flight.want.life, entry.phase == lap, index, entry.seq, entry.buffer, entry.bytes};
      want_end = at_q == flight.want.count - 7'd1;
      into = scan_seq_i - entry.seq;
      match = into < entry.bytes;
    end
  end

  always_ff @(posedge clk_i) begin
    if (entry_valid && flight.want.scan && match) hit_entry_q <= fill.entry;
    if (rst_i) begin
      at_q <= '0;
      hit_q <= 1'b0;
      returned_o <= '0;
      scan_end_o <= 1'b0;
    end else begin
      scan_end_o <= (want_end && flight.want.scan) || (void_go && want_q.scan);
      if (void_go) hit_q <= 1'b0;
      if (entry_valid) begin
        at_q <= want_end ? '0 : at_q + 7'd1;
        if (flight.want.scan) hit_q <= match || (hit_q && at_q != '0);
      end
      if (want_end) begin
        returned_o <= returned_o + 8'd1;
        scan_first_o <= flight.want.first;
        scan_log2_o <= flight.log2;
      end else if (void_go) begin
        returned_o <= returned_o + 8'd1;
        scan_log2_o <= '0;   // one entry: there is no more to scan
      end
    end
  end
  assign scan_hit_o = hit_q;
  assign scan_entry_o = hit_entry_q;

  // ---- Lines
  logic                       found, fill_line, hot_clear;
  logic [chm_tx_pkg::HOT_W-1:0] found_slot;
  assign clear_ready_o = !entry_valid;
  chm_tx_hot u_hot (
    .clk_i, .rst_i, .use_i, .conn_i(use_conn_i), .start_i(use_start_i), .hot_o, .slot_o(hot_slot_o), .clear_o(hot_clear),
    .find_i(line_en_i), .find_conn_i(line_conn_i), .found_o(found), .found_slot_o(found_slot)
  );
  assign fill_line = entry_valid && !flight.want.scan;
  chm_tx_lines #(.Connections(Connections)) u_lines (
    .clk_i, .rst_i, .wr_valid_i(fill_line), .wr_deep_i(flight.want.deep), .wr_slot_i(flight.want.slot), .wr_conn_i(flight.want.conn), .wr_line_i(fill),
    .rd_en_i(line_en_i), .rd_conn_i(line_conn_i), .rd_life_i(line_life_i), .rd_index_i(line_index_i), .line_o,
    .found_i(found), .found_slot_i(found_slot), .clear_valid_i(clear_valid_i && clear_ready_o), .slot_clear_i(hot_clear), .slot_clear_slot_i(hot_slot_o),
    .corrected_o, .fault_o
  );

  assign busy_o = lookup_q || row_q || run_valid || split_busy || flight_valid;

  logic unused;
  assign unused = ^{entry, want_i, res_row_i};

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (rsp_valid_i) an_entry_was_asked_for: assert (flight_valid);
      if (want_valid_i && !want_i.scan) a_want_has_entries: assert (want_i.count != '0);
    end
  end
endmodule
