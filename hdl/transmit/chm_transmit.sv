// Segments of the pipeline become frames: payload found in the send rings, fetched, put behind its headers; in the order of the jobs.
//
//   job ---(all)-----------------------------------------------------> queue -> chm_tx_header -> frame
//     \-(payload)-> chm_tx_ahead -> queue -> chm_tx_resolve -> chm_tx_gather ------^ beats, sum
//                        \-----> chm_tx_entries <---/   two readers of host memory: entries, payload
//
// A segment without payload only passes the queue and the header builder: its only beat stands 4 cycles after the job was taken, when idle.
// start_i, before the first job of a connection: its send ring begins at index 0 with sequence number start_i.seq.
module chm_transmit #(
  // Rows of the connection table; a power of two.
  parameter int unsigned Connections = 1024,
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Jobs between pipeline and wire; at least 128 to cover the latency of the host memory.
  parameter int unsigned Jobs = 256,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic                          clk_i,
  input  logic                          rst_i,
  input  logic [63:0]                   mac_i,             // register MacAddress

  input  logic                          start_valid_i,
  output logic                          start_ready_o,
  input  chm_pkg::send_start_t          start_i,
  input  logic                          job_valid_i,
  output logic                          job_ready_o,
  input  chm_pkg::tx_job_t              job_i,
  output logic [chm_pkg::SERIAL_W-1:0]  tx_done_o,         // host reads of the jobs before this serial have come back

  output logic                          resource_en_o,     // resources, a cycle later
  output logic [chm_pkg::CONN_W-1:0]    resource_index_o,
  input  chm_layout_pkg::connection_resource_t resource_row_i,
  input  logic                          resource_bad_i,
  output logic                          path_en_o,         // paths
  output logic [chm_pkg::OBJ_W-1:0]     path_index_o,
  input  chm_layout_pkg::path_row_t     path_row_i,
  input  logic                          path_bad_i,
  output logic                          neighbor_en_o,     // neighbors
  output logic [chm_pkg::OBJ_W-1:0]     neighbor_index_o,
  input  chm_layout_pkg::neighbor_row_t neighbor_row_i,
  input  logic                          neighbor_bad_i,

  output logic                          entry_req_valid_o, // host memory: ring entries
  input  logic                          entry_req_ready_i,
  output logic [63:0]                   entry_req_addr_o,
  output logic [7:0]                    entry_req_beats_o,
  input  logic                          entry_rsp_valid_i,
  input  logic [DataW-1:0]              entry_rsp_data_i,
  output logic                          data_req_valid_o,  // host memory: payload
  input  logic                          data_req_ready_i,
  output logic [63:0]                   data_req_addr_o,
  output logic [7:0]                    data_req_beats_o,
  input  logic                          data_rsp_valid_i,
  input  logic [DataW-1:0]              data_rsp_data_i,

  output logic                          frame_valid_o,
  input  logic                          frame_ready_i,
  output logic [DataW-1:0]              frame_data_o,
  output logic [Bytes-1:0]              frame_keep_o,
  output logic                          frame_last_o,
  output logic                          frame_none_o,      // beside frame_valid_o: no frame, one was dropped

  output logic [1:0]                    corrected_o,       // in this cycle: single-bit, double-bit errors of cursors and of entries read ahead
  output logic [1:0]                    fault_o,
  output logic                          dropped_o,         // one cycle: a frame of dropped_conn_o does not leave (lost, or a damaged row)
  output logic [chm_pkg::CONN_W-1:0]    dropped_conn_o,
  output logic                          dropped_lost_o,    // with it: the ring does not hold what was posted
  output logic                          busy_o
);
  // ---- Jobs part: all to the header builder, those with payload to the resolver
  chm_tx_pkg::header_job_t header_in, header;
  logic header_in_ready, header_valid, header_ready, item_ready, job_item;
  chm_tx_pkg::item_t item;

  assign job_item = job_valid_i && job_i.bytes != '0;
  assign job_ready_o = header_in_ready && (job_i.bytes == '0 || (item_ready && !start_valid_i));
  assign start_ready_o = item_ready;
  always_comb begin
    header_in = '0;
    item = '0;
    if (job_valid_i) begin
      header_in = {job_i.conn, job_i.ts_valid, job_i.flags, job_i.ttl, job_i.tos, job_i.path, job_i.local_port, job_i.remote_port, job_i.window,
                   job_i.bytes, job_i.ip_id, job_i.seq, job_i.ack, job_i.ts_val, job_i.ts_ecr, job_i.serial};
      item = {1'b0, job_i.conn, 2'd0, job_i.seq, job_i.bytes, job_i.una, job_i.send_tail, job_i.ts_valid};
    end
    if (start_valid_i) item = {1'b1, start_i.conn, 2'd0, start_i.seq, 16'd0, start_i.seq, 16'd0, 1'b0};
  end

  chm_fifo_through #(.Width($bits(header_in)), .Depth(Jobs)) u_jobs (
    .clk_i, .rst_i, .in_valid_i(job_valid_i && job_ready_o), .in_ready_o(header_in_ready), .in_data_i(header_in),
    .out_valid_o(header_valid), .out_ready_i(header_ready), .out_data_o(header)
  );

  // ---- Entries ahead
  logic cursor_corrected, cursor_fault, line_corrected, line_fault, ahead_corrected, ahead_fault;
  logic ahead_valid, ahead_ready, item_valid, resolve_ready, ahead_busy, ahead_want, head_valid;
  chm_tx_pkg::item_t ahead_item, resolve_item;
  chm_tx_pkg::want_t ahead_want_data, resolve_want_data;
  logic [chm_pkg::CONN_W-1:0] head_conn;
  logic [1:0] head_life;
  logic [15:0] head_index;
  logic resolve_want, want_ready, item_offered, hot;
  logic [chm_tx_pkg::HOT_W-1:0] hot_slot;
  assign item_offered = start_valid_i || (job_item && header_in_ready);
  chm_tx_ahead #(.Connections(Connections)) u_ahead (
    .clk_i, .rst_i, .item_valid_i(item_offered), .item_ready_o(item_ready), .item_i(item), .hot_i(hot), .slot_i(hot_slot),
    .item_valid_o(ahead_valid), .item_ready_i(ahead_ready), .item_o(ahead_item),
    .want_valid_o(ahead_want), .want_ready_i(want_ready && !resolve_want), .want_o(ahead_want_data),
    .head_valid_i(head_valid), .head_conn_i(head_conn), .head_life_i(head_life), .head_index_i(head_index), .corrected_o(ahead_corrected), .fault_o(ahead_fault), .busy_o(ahead_busy)
  );
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width($bits(item)), .Depth(64)) u_items (
    .clk_i, .rst_i, .in_valid_i(ahead_valid), .in_ready_o(ahead_ready), .in_data_i(ahead_item),
    .out_valid_o(item_valid), .out_ready_i(resolve_ready), .out_data_o(resolve_item), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  logic [7:0]         issued, returned;
  logic [63:0]        ring;
  logic               line_en, clear_valid, clear_ready, scan_end, scan_hit, entries_busy;
  logic [chm_pkg::CONN_W-1:0] line_conn;
  logic [1:0]         line_life;
  logic [15:0]        line_index, scan_first;
  chm_tx_pkg::line_t  line;
  logic [31:0]        scan_seq;
  logic [3:0]         scan_log2;
  chm_tx_pkg::entry_t scan_entry;
  chm_tx_entries #(.Connections(Connections), .DataW(DataW)) u_entries (
    .clk_i, .rst_i, .want_valid_i(resolve_want || ahead_want), .want_ready_o(want_ready), .want_i(resolve_want ? resolve_want_data : ahead_want_data),
    .issued_o(issued), .returned_o(returned), .ring_o(ring),
    .use_i(item_offered && item_ready), .use_conn_i(item.conn), .use_start_i(item.start), .hot_o(hot), .hot_slot_o(hot_slot),
    .line_en_i(line_en), .line_conn_i(line_conn), .line_life_i(line_life), .line_index_i(line_index), .line_o(line), .clear_valid_i(clear_valid), .clear_ready_o(clear_ready),
    .scan_seq_i(scan_seq), .scan_end_o(scan_end), .scan_hit_o(scan_hit), .scan_log2_o(scan_log2), .scan_entry_o(scan_entry), .scan_first_o(scan_first),
    .res_en_o(resource_en_o), .res_index_o(resource_index_o), .res_row_i(resource_row_i), .res_bad_i(resource_bad_i),
    .req_valid_o(entry_req_valid_o), .req_ready_i(entry_req_ready_i), .req_addr_o(entry_req_addr_o), .req_beats_o(entry_req_beats_o),
    .rsp_valid_i(entry_rsp_valid_i), .rsp_data_i(entry_rsp_data_i), .corrected_o(line_corrected), .fault_o(line_fault), .busy_o(entries_busy)
  );

  // ---- Payload
  logic fragment_valid, fragment_ready, resolve_busy, sum_valid, sum_ready, sum_lost, beat_valid, beat_ready, gather_busy, header_busy;
  chm_tx_pkg::fragment_t fragment;
  logic [15:0] sum;
  logic [DataW-1:0] beat;
  chm_tx_resolve #(.Connections(Connections)) u_resolve (
    .clk_i, .rst_i, .item_valid_i(item_valid), .item_ready_o(resolve_ready), .item_i(resolve_item),
    .fragment_valid_o(fragment_valid), .fragment_ready_i(fragment_ready), .fragment_o(fragment),
    .want_valid_o(resolve_want), .want_ready_i(want_ready), .want_o(resolve_want_data), .issued_i(issued), .returned_i(returned), .ring_i(ring),
    .line_en_o(line_en), .line_conn_o(line_conn), .line_life_o(line_life), .line_index_o(line_index), .line_i(line), .clear_valid_o(clear_valid), .clear_ready_i(clear_ready),
    .scan_seq_o(scan_seq), .scan_end_i(scan_end), .scan_hit_i(scan_hit), .scan_log2_i(scan_log2), .scan_entry_i(scan_entry), .scan_first_i(scan_first),
    .head_valid_o(head_valid), .head_conn_o(head_conn), .head_life_o(head_life), .head_index_o(head_index),
    .corrected_o(cursor_corrected), .fault_o(cursor_fault), .busy_o(resolve_busy)
  );
  assign corrected_o = 2'(cursor_corrected) + 2'(line_corrected) + 2'(ahead_corrected);
  assign fault_o = 2'(cursor_fault) + 2'(line_fault) + 2'(ahead_fault);
  chm_tx_gather #(.DataW(DataW)) u_gather (
    .clk_i, .rst_i, .fragment_valid_i(fragment_valid), .fragment_ready_o(fragment_ready), .fragment_i(fragment),
    .req_valid_o(data_req_valid_o), .req_ready_i(data_req_ready_i), .req_addr_o(data_req_addr_o), .req_beats_o(data_req_beats_o),
    .rsp_valid_i(data_rsp_valid_i), .rsp_data_i(data_rsp_data_i),
    .beat_valid_o(beat_valid), .beat_ready_i(beat_ready), .beat_o(beat),
    .sum_valid_o(sum_valid), .sum_ready_i(sum_ready), .sum_o(sum), .lost_o(sum_lost), .busy_o(gather_busy)
  );

  // ---- Frames
  chm_tx_header #(.DataW(DataW)) u_header (
    .clk_i, .rst_i, .mac_i, .job_valid_i(header_valid), .job_ready_o(header_ready), .job_i(header),
    .sum_valid_i(sum_valid), .sum_ready_o(sum_ready), .sum_i(sum), .lost_i(sum_lost), .beat_valid_i(beat_valid), .beat_ready_o(beat_ready), .beat_i(beat),
    .path_en_o, .path_index_o, .path_row_i, .path_bad_i, .neighbor_en_o, .neighbor_index_o, .neighbor_row_i, .neighbor_bad_i,
    .frame_valid_o, .frame_ready_i, .frame_data_o, .frame_keep_o, .frame_last_o, .frame_none_o, .tx_done_o, .dropped_o, .dropped_conn_o, .dropped_lost_o,
    .busy_o(header_busy)
  );
  assign busy_o = header_valid || ahead_busy || item_valid || entries_busy || resolve_busy || gather_busy || header_busy;

  if (chm_tx_pkg::CONN_W != chm_pkg::CONN_W || chm_tx_pkg::OBJ_W != chm_pkg::OBJ_W || chm_tx_pkg::SERIAL_W != chm_pkg::SERIAL_W) begin : g_widths
    $error("chm_tx_pkg repeats widths of chm_pkg: make them equal again");
  end
endmodule
