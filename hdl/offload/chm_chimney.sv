// Everything behind the look-up: tables, engine, offload unit, rings of the host, data movers. Wiring only.
//
//   metas -> chm_lookup -> chm_cut_gate -> found            commands -> chm_offload --+-> tables, keys, images
//   segments ------------> chm_engine -> verdicts           doorbells -> chm_posts ---+-> engine
//   placements -> chm_place_write -> NIC memory             answers -> chm_answers ---'
//   engine -> chm_transmit -> frames                        engine -> chm_event_ring -> host memory
//   engine, offload unit -> chm_copy -> host memory         offload unit -> chm_fill -> NIC memory
module chm_chimney #(
  // Rows of the tables; powers of two.
  parameter int unsigned Connections = 1024,
  parameter int unsigned Paths = 64,
  parameter int unsigned Neighbors = 32,
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  // Clients of host memory.
  localparam int unsigned Readers = 8,
  localparam int unsigned Writers = 3
) (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic                           strobe_i,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_stats_pkg::config_t         cfg_i,
  // verilator lint_on UNUSEDSIGNAL
  input  chm_pkg::adapter_cfg_t          adapter_i,
  input  logic                           doorbell_valid_i,
  output logic                           doorbell_ready_o,
  input  chm_stats_pkg::doorbell_t       doorbell_i,
  output logic [15:0]                    command_consumer_o,
  output logic [15:0]                    event_producer_o,
  output logic [15:0]                    answer_consumer_o,
  output logic [15:0]                    indication_consumer_o,
  output logic [31:0]                    free_connections_o,
  output logic [31:0]                    free_paths_o,
  output logic [31:0]                    free_neighbors_o,
  output chm_stats_pkg::counts_t         counts_o,          // those of the offload side; the others are zero
  output logic                           busy_o,

  // ---- Wire side
  input  logic                           meta_valid_i,
  output logic                           meta_ready_o,
  input  chm_pkg::rx_meta_t              meta_i,
  input  logic                           late_valid_i,      // the rest of an early one
  output logic                           late_ready_o,
  input  chm_pkg::rx_late_t              late_i,
  output logic                           found_valid_o,     // looked up, in order
  input  logic                           found_ready_i,
  output chm_pkg::lookup_t               found_o,
  input  logic                           seg_valid_i,
  output logic                           seg_ready_o,
  input  chm_pkg::seg_event_t            seg_i,
  output logic                           verdict_valid_o,
  input  logic                           verdict_ready_i,
  output chm_pkg::verdict_t              verdict_o,
  input  logic                           place_valid_i,
  output logic                           place_ready_o,
  input  chm_pkg::place_job_t            place_i,
  input  logic                           place_dat_valid_i,
  output logic                           place_dat_ready_o,
  input  logic [DataW-1:0]               place_dat_i,
  output logic                           order_o,           // a segment takes its place in the egress order
  input  logic [8:0]                     places_i,
  output logic                           frame_valid_o,     // segments, in retire order
  input  logic                           frame_ready_i,
  output logic [DataW-1:0]               frame_data_o,
  output logic [Bytes-1:0]               frame_keep_o,
  output logic                           frame_last_o,
  output logic                           frame_none_o,      // beside frame_valid_o: no frame, its place in the egress order stays empty
  input  logic [15:0]                    raw_passed_i,      // raw transmit entries below it have their place

  // ---- Retire port
  output logic                           record_valid_o,
  output chm_layout_pkg::retire_record_t record_o,
  output logic [chm_pkg::ROW_W-1:0]      record_row_o,
  output logic [39:0]                    record_now_o,      // of a record that were to come now
  input  logic                           record_almost_full_i,

  // ---- Host memory, through the muxes of the top
  output logic [Readers-1:0]             rd_req_valid_o,
  input  logic [Readers-1:0]             rd_req_ready_i,
  output logic [Readers*64-1:0]          rd_req_addr_o,
  output logic [Readers*8-1:0]           rd_req_beats_o,
  input  logic [Readers-1:0]             rd_rsp_valid_i,
  input  logic [DataW-1:0]               rd_rsp_data_i,
  output logic [Writers-1:0]             wr_req_valid_o,
  input  logic [Writers-1:0]             wr_req_ready_i,
  output logic [Writers*64-1:0]          wr_req_addr_o,
  output logic [Writers*8-1:0]           wr_req_beats_o,
  output logic [Writers-1:0]             wr_dat_valid_o,
  input  logic [Writers-1:0]             wr_dat_ready_i,
  output logic [Writers*DataW-1:0]       wr_dat_data_o,
  output logic [Writers*Bytes-1:0]       wr_dat_strb_o,
  output logic [Writers-1:0]             wr_dat_last_o,
  input  logic [Writers-1:0]             wr_done_i,

  // ---- NIC memory
  output logic                           nic_arvalid_o,
  input  logic                           nic_arready_i,
  output logic [3:0]                     nic_arid_o,
  output logic [63:0]                    nic_araddr_o,
  output logic [7:0]                     nic_arlen_o,
  input  logic                           nic_rvalid_i,
  output logic                           nic_rready_o,
  input  logic [3:0]                     nic_rid_i,
  input  logic [DataW-1:0]               nic_rdata_i,
  input  logic                           nic_rlast_i,
  output logic                           nic_awvalid_o,
  input  logic                           nic_awready_i,
  output logic [3:0]                     nic_awid_o,
  output logic [63:0]                    nic_awaddr_o,
  output logic [7:0]                     nic_awlen_o,
  output logic                           nic_wvalid_o,
  input  logic                           nic_wready_i,
  output logic [DataW-1:0]               nic_wdata_o,
  output logic [Bytes-1:0]               nic_wstrb_o,
  output logic                           nic_wlast_o,
  input  logic                           nic_bvalid_i,
  output logic                           nic_bready_o,
  input  logic [3:0]                     nic_bid_i
);
  localparam int unsigned CONN_W = chm_pkg::CONN_W;
  localparam int unsigned OBJ_W = chm_pkg::OBJ_W;
  // Host memory: who reads, who writes.
  localparam int unsigned RdCommands = 0, RdImages = 1, RdAnswers = 2, RdBuffers = 3, RdPosts = 4, RdTxEntries = 5, RdTxData = 6, RdFill = 7;
  localparam int unsigned WrEvents = 0, WrImages = 1, WrCopy = 2;

  // ---- Look-up and gate
  logic key_valid, key_ready, key_done, lookup_valid, lookup_ready, hold, below, lookup_corrected, lookup_fault, lookup_bucket, lookup_busy;
  logic [CONN_W-1:0]    hold_conn, lookup_conn;
  logic [63:0]          cut;
  logic [15:0]          sent, returned;
  chm_pkg::key_order_t  key_order;
  chm_pkg::key_answer_t key_answer;
  chm_pkg::lookup_t     looked_up, whole;
  chm_lookup #(.Connections(Connections)) u_lookup (
    .clk_i, .rst_i, .seed_i(cfg_i.hash_seed), .meta_valid_i, .meta_ready_o, .meta_i,
    .found_valid_o(lookup_valid), .found_ready_i(lookup_ready), .found_o(looked_up),
    .order_valid_i(key_valid), .order_ready_o(key_ready), .order_i(key_order), .answer_valid_o(key_done), .answer_o(key_answer),
    .corrected_o(lookup_corrected), .fault_o(lookup_fault), .fault_bucket_o(lookup_bucket), .fault_conn_o(lookup_conn), .busy_o(lookup_busy)
  );
  assign late_ready_o = lookup_valid && looked_up.meta.early && lookup_ready;
  always_comb begin
    whole = '0;
    if (lookup_valid) begin
      whole = looked_up;
      if (looked_up.meta.early) begin
        whole.meta.early = 1'b0;
        {whole.meta.raw_reason, whole.meta.seg.ts_valid, whole.meta.seg.ts_val, whole.meta.seg.ts_ecr} = late_i;
      end
    end
  end
  chm_cut_gate u_gate (
    .clk_i, .rst_i, .in_valid_i(lookup_valid), .in_ready_o(lookup_ready), .in_i(whole),
    .out_valid_o(found_valid_o), .out_ready_i(found_ready_i), .out_o(found_o), .verdict_i(verdict_valid_o && verdict_ready_i),
    .hold_i(hold), .hold_conn_i(hold_conn), .cut_i(cut), .below_o(below), .sent_o(sent), .returned_o(returned)
  );

  // ---- Tables
  logic resource_wr, path_wr, neighbor_wr, resource_wr_ready, path_wr_ready, neighbor_wr_ready;
  logic off_resource_en, off_path_en, off_neighbor_en, posts_en, tx_resource_en, header_path_en, header_neighbor_en;
  logic off_resource_bad, off_path_bad, off_neighbor_bad, posts_bad, tx_resource_bad, header_path_bad, header_neighbor_bad;
  logic [2:0] table_corrected, table_fault;
  logic [CONN_W-1:0] resource_wr_index, off_resource_index, posts_index, tx_resource_index;
  logic [OBJ_W-1:0]  off_path_index, off_neighbor_index, header_path_index, header_neighbor_index;
  chm_layout_pkg::connection_resource_t resource_wr_row, off_resource, posts_resource, tx_resource;
  chm_layout_pkg::path_row_t            path_wr_row, off_path, header_path;
  chm_layout_pkg::neighbor_row_t        neighbor_wr_row, off_neighbor, header_neighbor;
  logic [1:0]  inject;
  logic [15:0] inject_bit, inject_bit2;
  chm_object_table #(
    .Used(chm_layout_pkg::CHM_CONNECTION_RESOURCE_USED_BITS), .FaultBits(chm_layout_pkg::CHM_FAULT_BITS_RESOURCE), .Depth(Connections), .Readers(3),
    .IndexW(CONN_W)
  ) u_resources (
    .clk_i, .rst_i, .wr_valid_i(resource_wr), .wr_ready_o(resource_wr_ready), .wr_index_i(resource_wr_index), .wr_row_i(resource_wr_row),
    .inject_i(inject), .inject_bit_i(inject_bit), .inject_bit2_i(inject_bit2),
    .rd_en_i({off_resource_en, tx_resource_en, posts_en}), .rd_index_i({off_resource_index, tx_resource_index, posts_index}),
    .rd_row_o({off_resource, tx_resource, posts_resource}), .bad_o({off_resource_bad, tx_resource_bad, posts_bad}),
    .corrected_o(table_corrected[0]), .fault_o(table_fault[0])
  );
  chm_object_table #(
    .Used(chm_layout_pkg::CHM_PATH_ROW_USED_BITS), .FaultBits(chm_layout_pkg::CHM_FAULT_BITS_PATH), .Depth(Paths), .IndexW(OBJ_W)
  ) u_paths (
    .clk_i, .rst_i, .wr_valid_i(path_wr), .wr_ready_o(path_wr_ready), .wr_index_i(off_path_index), .wr_row_i(path_wr_row),
    .inject_i(inject), .inject_bit_i(inject_bit), .inject_bit2_i(inject_bit2),
    .rd_en_i({off_path_en, header_path_en}), .rd_index_i({off_path_index, header_path_index}), .rd_row_o({off_path, header_path}),
    .bad_o({off_path_bad, header_path_bad}), .corrected_o(table_corrected[1]), .fault_o(table_fault[1])
  );
  chm_object_table #(
    .Used(chm_layout_pkg::CHM_NEIGHBOR_ROW_USED_BITS), .FaultBits(chm_layout_pkg::CHM_FAULT_BITS_NEIGHBOR), .Depth(Neighbors), .IndexW(OBJ_W)
  ) u_neighbors (
    .clk_i, .rst_i, .wr_valid_i(neighbor_wr), .wr_ready_o(neighbor_wr_ready), .wr_index_i(off_neighbor_index), .wr_row_i(neighbor_wr_row),
    .inject_i(inject), .inject_bit_i(inject_bit), .inject_bit2_i(inject_bit2),
    .rd_en_i({off_neighbor_en, header_neighbor_en}), .rd_index_i({off_neighbor_index, header_neighbor_index}),
    .rd_row_o({off_neighbor, header_neighbor}), .bad_o({off_neighbor_bad, header_neighbor_bad}),
    .corrected_o(table_corrected[2]), .fault_o(table_fault[2])
  );

  // ---- Posts, answers, indication buffers
  logic order_valid, order_ready, order_done, order_yes, meet_valid, meet_ready, meet_done, meet_yes, posts_stale, posts_illegal, head_valid, posts_busy;
  logic posts_lost, posts_lost_ready;
  logic [CONN_W-1:0] posts_lost_conn;
  logic queue_en, post_valid, post_ready, answer_valid, answer_ready, answer_taken, answers_busy, buffer_valid, buffer_ready, buffers_busy;
  logic [CONN_W-1:0]         queue_conn;
  logic [15:0]               queue_index;
  chm_host_pkg::post_order_t post_order, meet;
  chm_pkg::request_head_t    head;
  chm_pkg::request_t         request;
  chm_pkg::post_event_t      post;
  chm_pkg::answer_event_t    answer;
  chm_pkg::indication_t      buffer;
  chm_posts #(.DataW(DataW), .Connections(Connections)) u_posts (
    .clk_i, .rst_i, .doorbell_valid_i, .doorbell_ready_o, .doorbell_i, .stale_o(posts_stale),
    .offload_valid_i(order_valid), .offload_ready_o(order_ready), .offload_i(post_order), .offload_done_o(order_done), .offload_yes_o(order_yes),
    .answers_valid_i(meet_valid), .answers_ready_o(meet_ready), .answers_i(meet), .answers_done_o(meet_done), .answers_yes_o(meet_yes),
    .head_valid_i(head_valid), .head_i(head), .resource_en_o(posts_en), .resource_index_o(posts_index), .resource_i(posts_resource),
    .resource_bad_i(posts_bad), .lost_valid_o(posts_lost), .lost_ready_i(posts_lost_ready), .lost_conn_o(posts_lost_conn), .illegal_o(posts_illegal),
    .req_valid_o(rd_req_valid_o[RdPosts]), .req_ready_i(rd_req_ready_i[RdPosts]), .req_addr_o(rd_req_addr_o[RdPosts*64 +: 64]),
    .req_beats_o(rd_req_beats_o[RdPosts*8 +: 8]), .rsp_valid_i(rd_rsp_valid_i[RdPosts]), .rsp_data_i(rd_rsp_data_i),
    .queue_en_o(queue_en), .queue_conn_o(queue_conn), .queue_index_o(queue_index), .queue_request_o(request),
    .post_valid_o(post_valid), .post_ready_i(post_ready), .post_o(post), .busy_o(posts_busy)
  );
  chm_answers #(.DataW(DataW), .Connections(Connections)) u_answers (
    .clk_i, .rst_i, .enable_i(cfg_i.offload), .base_i(cfg_i.answer_base), .log2_i(cfg_i.answer_log2), .producer_i(cfg_i.answer_producer),
    .consumer_o(answer_consumer_o), .req_valid_o(rd_req_valid_o[RdAnswers]), .req_ready_i(rd_req_ready_i[RdAnswers]),
    .req_addr_o(rd_req_addr_o[RdAnswers*64 +: 64]), .req_beats_o(rd_req_beats_o[RdAnswers*8 +: 8]), .rsp_valid_i(rd_rsp_valid_i[RdAnswers]),
    .rsp_data_i(rd_rsp_data_i), .meet_valid_o(meet_valid), .meet_ready_i(meet_ready), .meet_o(meet), .meet_done_i(meet_done), .meet_yes_i(meet_yes),
    .answer_valid_o(answer_valid), .answer_ready_i(answer_ready), .answer_o(answer), .taken_o(answer_taken), .busy_o(answers_busy)
  );
  chm_indication_buffers #(.DataW(DataW)) u_buffers (
    .clk_i, .rst_i, .enable_i(cfg_i.offload), .base_i(cfg_i.indication_base), .log2_i(cfg_i.indication_log2), .producer_i(cfg_i.indication_producer),
    .consumer_o(indication_consumer_o), .req_valid_o(rd_req_valid_o[RdBuffers]), .req_ready_i(rd_req_ready_i[RdBuffers]),
    .req_addr_o(rd_req_addr_o[RdBuffers*64 +: 64]), .req_beats_o(rd_req_beats_o[RdBuffers*8 +: 8]), .rsp_valid_i(rd_rsp_valid_i[RdBuffers]),
    .rsp_data_i(rd_rsp_data_i), .buffer_valid_o(buffer_valid), .buffer_ready_i(buffer_ready), .buffer_o(buffer), .busy_o(buffers_busy)
  );

  // ---- Engine
  logic copied_valid, copied_ready, command_valid, command_ready, tx_valid, tx_ready, copy_valid, copy_ready, entry_valid, entry_ready;
  logic snapshot_valid, snapshot_ready, settled_valid, engine_busy, initiate_room, initiate_keep;
  logic [39:0] now;
  logic [31:0] tick;
  chm_pkg::copied_t             copied;
  chm_pkg::cmd_event_t          command;
  chm_layout_pkg::tcp_row_t     command_row, snapshot_row, retired_row;
  chm_pkg::conn_res_t           command_res;
  chm_pkg::tx_job_t             tx_job;
  chm_pkg::copy_job_t           engine_copy, offload_copy;
  chm_layout_pkg::event_entry_t entry;
  chm_pkg::snapshot_t           snapshot;
  chm_pkg::settled_t            settled;
  chm_pkg::engine_count_t       count;
  chm_engine #(.Connections(Connections)) u_engine (
    .clk_i, .rst_i, .strobe_i, .cfg_i(adapter_i), .now_o(now), .retire_now_o(record_now_o), .tick_o(tick), .busy_o(engine_busy),
    .seg_valid_i, .seg_ready_o, .seg_i, .post_valid_i(post_valid), .post_ready_o(post_ready), .post_i(post),
    .request_write_i(queue_en), .request_conn_i(queue_conn), .request_index_i(queue_index[2:0]), .request_i(request),
    .answer_valid_i(answer_valid), .answer_ready_o(answer_ready), .answer_i(answer),
    .copied_valid_i(copied_valid), .copied_ready_o(copied_ready), .copied_i(copied),
    .initiate_room_o(initiate_room), .initiate_keep_i(initiate_keep),
    .cmd_valid_i(command_valid), .cmd_ready_o(command_ready), .cmd_i(command), .cmd_row_i(command_row), .cmd_res_i(command_res),
    .buffer_valid_i(buffer_valid), .buffer_ready_o(buffer_ready), .buffer_i(buffer),
    .verdict_valid_o, .verdict_ready_i, .verdict_o, .tx_valid_o(tx_valid), .tx_ready_i(tx_ready), .tx_o(tx_job),
    .copy_valid_o(copy_valid), .copy_ready_i(copy_ready), .copy_o(engine_copy), .entry_valid_o(entry_valid), .entry_ready_i(entry_ready), .entry_o(entry),
    .snapshot_valid_o(snapshot_valid), .snapshot_ready_i(snapshot_ready), .snapshot_o(snapshot), .snapshot_row_o(snapshot_row),
    .settled_valid_o(settled_valid), .settled_o(settled), .head_valid_o(head_valid), .head_o(head),
    .retire_valid_o(record_valid_o), .retire_o(record_o), .retire_row_o(retired_row), .retire_almost_full_i(record_almost_full_i), .order_o,
    .places_i, .count_o(count)
  );
  assign record_row_o = retired_row;

  // ---- Event ring. A SendComplete waits until segments that retired before it have had their payload read, what speaks of delivered bytes until the
  // copies whose Copied retired before it have landed.
  logic        event_busy, event_written;
  logic [15:0] event_free;
  logic [chm_pkg::SERIAL_W-1:0] tx_done, tx_retired_q, place_done, copied_q, landed;
  chm_pkg::unread_t unread;
  always_ff @(posedge clk_i) begin
    if (rst_i) tx_retired_q <= '0;
    else if (record_valid_o && record_o.has_frame) tx_retired_q <= record_o.egress_frame + 32'd1;
    if (rst_i) copied_q <= '0;
    else if (copied_valid && copied_ready) copied_q <= copied_q + 1'b1;
  end
  chm_event_ring #(.DataW(DataW)) u_events (
    .clk_i, .rst_i, .base_i(cfg_i.event_base), .log2_i(cfg_i.event_log2), .consumer_i(cfg_i.event_consumer), .producer_o(event_producer_o),
    .free_o(event_free), .entry_valid_i(entry_valid), .entry_ready_o(entry_ready), .entry_i(entry),
    .entry_wait_sent_i(entry.kind == chm_layout_pkg::CHM_EVENT_KIND_SEND_COMPLETE), .entry_sent_i(tx_retired_q), .tx_done_i(tx_done),
    .entry_wait_landed_i(entry.kind == chm_layout_pkg::CHM_EVENT_KIND_RECEIVE_COMPLETE || entry.kind == chm_layout_pkg::CHM_EVENT_KIND_INDICATE),
    .entry_landed_i(copied_q), .landed_i(landed),
    .req_valid_o(wr_req_valid_o[WrEvents]), .req_ready_i(wr_req_ready_i[WrEvents]), .req_addr_o(wr_req_addr_o[WrEvents*64 +: 64]),
    .req_beats_o(wr_req_beats_o[WrEvents*8 +: 8]), .dat_valid_o(wr_dat_valid_o[WrEvents]), .dat_ready_i(wr_dat_ready_i[WrEvents]),
    .dat_data_o(wr_dat_data_o[WrEvents*DataW +: DataW]), .dat_strb_o(wr_dat_strb_o[WrEvents*Bytes +: Bytes]), .dat_last_o(wr_dat_last_o[WrEvents]),
    .done_i(wr_done_i[WrEvents]), .written_o(event_written), .busy_o(event_busy)
  );

  // ---- Offload unit
  logic off_taken, off_illegal, off_busy, fill_valid, fill_ready, fill_done, off_copy_valid, off_copy_ready, copy_done, send_valid, send_ready;
  logic [31:0] off_buffered;
  chm_pkg::fill_job_t   fill;
  chm_pkg::send_start_t send_start;
  logic [1:0] tx_corrected, tx_fault;
  logic tx_frame_valid, tx_frame_last, tx_frame_none, tx_dropped, tx_dropped_lost, transmit_busy, stream_room;
  logic [CONN_W-1:0] tx_dropped_conn;
  logic [DataW-1:0]  tx_frame;
  logic [Bytes-1:0]  tx_keep;
  chm_offload #(.DataW(DataW), .Connections(Connections), .Paths(Paths), .Neighbors(Neighbors)) u_offload (
    .clk_i, .rst_i, .enable_i(cfg_i.offload), .base_i(cfg_i.command_base), .log2_i(cfg_i.command_log2), .producer_i(cfg_i.command_producer),
    .consumer_o(command_consumer_o), .k_i(chm_engine_pkg::tick_ms(adapter_i.ticks_per_second)), .free_connections_o, .free_paths_o, .free_neighbors_o,
    .taken_o(off_taken), .illegal_o(off_illegal), .buffered_o(off_buffered), .busy_o(off_busy),
    .ring_req_valid_o(rd_req_valid_o[RdCommands]), .ring_req_ready_i(rd_req_ready_i[RdCommands]), .ring_req_addr_o(rd_req_addr_o[RdCommands*64 +: 64]),
    .ring_req_beats_o(rd_req_beats_o[RdCommands*8 +: 8]), .ring_rsp_valid_i(rd_rsp_valid_i[RdCommands]),
    .image_req_valid_o(rd_req_valid_o[RdImages]), .image_req_ready_i(rd_req_ready_i[RdImages]), .image_req_addr_o(rd_req_addr_o[RdImages*64 +: 64]),
    .image_req_beats_o(rd_req_beats_o[RdImages*8 +: 8]), .image_rsp_valid_i(rd_rsp_valid_i[RdImages]), .rsp_data_i(rd_rsp_data_i),
    .req_valid_o(wr_req_valid_o[WrImages]), .req_ready_i(wr_req_ready_i[WrImages]), .req_addr_o(wr_req_addr_o[WrImages*64 +: 64]),
    .req_beats_o(wr_req_beats_o[WrImages*8 +: 8]), .dat_valid_o(wr_dat_valid_o[WrImages]), .dat_ready_i(wr_dat_ready_i[WrImages]),
    .dat_data_o(wr_dat_data_o[WrImages*DataW +: DataW]), .dat_strb_o(wr_dat_strb_o[WrImages*Bytes +: Bytes]), .dat_last_o(wr_dat_last_o[WrImages]),
    .done_i(wr_done_i[WrImages]), .tables_ready_i(resource_wr_ready && path_wr_ready && neighbor_wr_ready),
    .neighbor_en_o(off_neighbor_en), .neighbor_index_o(off_neighbor_index), .neighbor_row_i(off_neighbor), .neighbor_bad_i(off_neighbor_bad),
    .neighbor_wr_o(neighbor_wr), .neighbor_wr_row_o(neighbor_wr_row), .path_en_o(off_path_en), .path_index_o(off_path_index), .path_row_i(off_path),
    .path_bad_i(off_path_bad), .path_wr_o(path_wr), .path_wr_row_o(path_wr_row), .resource_en_o(off_resource_en), .resource_index_o(off_resource_index),
    .resource_row_i(off_resource), .resource_bad_i(off_resource_bad), .resource_wr_o(resource_wr), .resource_wr_index_o(resource_wr_index),
    .resource_wr_row_o(resource_wr_row), .inject_o(inject), .inject_bit_o(inject_bit), .inject_bit2_o(inject_bit2),
    .key_valid_o(key_valid), .key_ready_i(key_ready), .key_o(key_order), .key_done_i(key_done), .key_answer_i(key_answer),
    .hold_o(hold), .hold_conn_o(hold_conn), .cut_o(cut), .below_i(below), .sent_i(sent), .returned_i(returned),
    .fill_valid_o(fill_valid), .fill_ready_i(fill_ready), .fill_o(fill), .fill_done_i(fill_done),
    .copy_valid_o(off_copy_valid), .copy_ready_i(off_copy_ready), .copy_o(offload_copy), .copy_done_i(copy_done),
    .tx_done_i(tx_done), .place_done_i(place_done), .raw_passed_i, .raw_named_i(cfg_i.raw_transmit_producer), .send_valid_o(send_valid), .send_ready_i(send_ready), .send_o(send_start),
    .dropped_i(tx_dropped), .dropped_conn_i(tx_dropped_conn), .lost_valid_i(posts_lost), .lost_ready_o(posts_lost_ready), .lost_conn_i(posts_lost_conn),
    .post_valid_o(order_valid), .post_ready_i(order_ready), .post_o(post_order), .post_done_i(order_done), .post_yes_i(order_yes),
    .entries_free_i(initiate_room), .keep_o(initiate_keep), .event_valid_o(command_valid), .event_ready_i(command_ready), .event_o(command),
    .event_row_o(command_row), .event_res_o(command_res), .snapshot_valid_i(snapshot_valid), .snapshot_ready_o(snapshot_ready),
    .snapshot_i(snapshot), .snapshot_row_i(snapshot_row), .settled_valid_i(settled_valid), .settled_i(settled)
  );

  // ---- Frames out. A place given back stands in the stream like a frame.
  chm_transmit #(.Connections(Connections), .DataW(DataW)) u_transmit (
    .clk_i, .rst_i, .mac_i(cfg_i.mac), .start_valid_i(send_valid), .start_ready_o(send_ready), .start_i(send_start),
    .job_valid_i(tx_valid), .job_ready_o(tx_ready), .job_i(tx_job), .tx_done_o(tx_done),
    .resource_en_o(tx_resource_en), .resource_index_o(tx_resource_index), .resource_row_i(tx_resource), .resource_bad_i(tx_resource_bad),
    .path_en_o(header_path_en), .path_index_o(header_path_index), .path_row_i(header_path), .path_bad_i(header_path_bad),
    .neighbor_en_o(header_neighbor_en), .neighbor_index_o(header_neighbor_index), .neighbor_row_i(header_neighbor), .neighbor_bad_i(header_neighbor_bad),
    .entry_req_valid_o(rd_req_valid_o[RdTxEntries]), .entry_req_ready_i(rd_req_ready_i[RdTxEntries]),
    .entry_req_addr_o(rd_req_addr_o[RdTxEntries*64 +: 64]), .entry_req_beats_o(rd_req_beats_o[RdTxEntries*8 +: 8]),
    .entry_rsp_valid_i(rd_rsp_valid_i[RdTxEntries]), .entry_rsp_data_i(rd_rsp_data_i),
    .data_req_valid_o(rd_req_valid_o[RdTxData]), .data_req_ready_i(rd_req_ready_i[RdTxData]),
    .data_req_addr_o(rd_req_addr_o[RdTxData*64 +: 64]), .data_req_beats_o(rd_req_beats_o[RdTxData*8 +: 8]),
    .data_rsp_valid_i(rd_rsp_valid_i[RdTxData]), .data_rsp_data_i(rd_rsp_data_i),
    .frame_valid_o(tx_frame_valid), .frame_ready_i(stream_room), .frame_data_o(tx_frame), .frame_keep_o(tx_keep), .frame_last_o(tx_frame_last),
    .frame_none_o(tx_frame_none), .corrected_o(tx_corrected), .fault_o(tx_fault), .dropped_o(tx_dropped), .dropped_conn_o(tx_dropped_conn),
    .dropped_lost_o(tx_dropped_lost), .busy_o(transmit_busy)
  );
  chm_fifo_through #(.Width(DataW + Bytes + 2), .Depth(4)) u_stream (
    .clk_i, .rst_i, .in_valid_i(tx_frame_valid), .in_ready_o(stream_room),
    .in_data_i(!tx_frame_valid ? '0 : {tx_frame_none, tx_frame_last, tx_keep, tx_frame}),
    .out_valid_o(frame_valid_o), .out_ready_i(frame_ready_i), .out_data_o({frame_none_o, frame_last_o, frame_keep_o, frame_data_o})
  );

  // ---- Data between host and NIC memory
  logic nic_rd_valid, nic_rd_ready, nic_rsp_valid, nic_rd_busy, nic_wr_busy, copy_busy, fill_busy, place_busy;
  logic [63:0]        nic_rd_addr;
  logic [7:0]         nic_rd_beats;
  logic [DataW-1:0]   nic_rsp_data;
  logic [1:0]         nic_req_valid, nic_req_ready, nic_dat_valid, nic_dat_ready, nic_dat_last, nic_done;   // placements, fills
  logic [127:0]       nic_req_addr;
  logic [15:0]        nic_req_beats;
  logic [2*DataW-1:0] nic_dat;
  logic [2*Bytes-1:0] nic_strb;
  logic               copy_job_ready;
  logic [1:0]         nic_none;
  chm_place_write #(.DataW(DataW)) u_place (
    .clk_i, .rst_i, .job_valid_i(place_valid_i), .job_ready_o(place_ready_o), .job_i(place_i), .unread_i(unread),
    .dat_valid_i(place_dat_valid_i), .dat_ready_o(place_dat_ready_o), .dat_data_i(place_dat_i),
    .req_valid_o(nic_req_valid[0]), .req_ready_i(nic_req_ready[0]), .req_addr_o(nic_req_addr[63:0]), .req_beats_o(nic_req_beats[7:0]),
    .wr_valid_o(nic_dat_valid[0]), .wr_ready_i(nic_dat_ready[0]), .wr_data_o(nic_dat[DataW-1:0]), .wr_strb_o(nic_strb[Bytes-1:0]),
    .wr_last_o(nic_dat_last[0]), .done_i(nic_done[0]), .place_done_o(place_done), .busy_o(place_busy)
  );
  chm_fill #(.DataW(DataW)) u_fill (
    .clk_i, .rst_i, .job_valid_i(fill_valid), .job_ready_o(fill_ready), .job_i(fill), .done_o(fill_done),
    .rd_req_valid_o(rd_req_valid_o[RdFill]), .rd_req_ready_i(rd_req_ready_i[RdFill]), .rd_req_addr_o(rd_req_addr_o[RdFill*64 +: 64]),
    .rd_req_beats_o(rd_req_beats_o[RdFill*8 +: 8]), .rd_rsp_valid_i(rd_rsp_valid_i[RdFill]), .rd_rsp_data_i,
    .req_valid_o(nic_req_valid[1]), .req_ready_i(nic_req_ready[1]), .req_addr_o(nic_req_addr[127:64]), .req_beats_o(nic_req_beats[15:8]),
    .wr_valid_o(nic_dat_valid[1]), .wr_ready_i(nic_dat_ready[1]), .wr_data_o(nic_dat[2*DataW-1:DataW]), .wr_strb_o(nic_strb[2*Bytes-1:Bytes]),
    .wr_last_o(nic_dat_last[1]), .done_i(nic_done[1]), .busy_o(fill_busy)
  );
  assign copy_ready = copy_job_ready;
  assign off_copy_ready = copy_job_ready && !copy_valid;
  chm_copy #(.DataW(DataW)) u_copy (
    .clk_i, .rst_i, .job_valid_i(copy_valid || off_copy_valid), .job_ready_o(copy_job_ready), .job_i(copy_valid ? engine_copy : offload_copy),
    .place_done_i(place_done), .copied_valid_o(copied_valid), .copied_ready_i(copied_ready), .copied_o(copied), .unread_o(unread), .landed_o(landed), .done_o(copy_done),
    .rd_req_valid_o(nic_rd_valid), .rd_req_ready_i(nic_rd_ready), .rd_req_addr_o(nic_rd_addr), .rd_req_beats_o(nic_rd_beats),
    .rd_rsp_valid_i(nic_rsp_valid), .rd_rsp_data_i(nic_rsp_data),
    .req_valid_o(wr_req_valid_o[WrCopy]), .req_ready_i(wr_req_ready_i[WrCopy]), .req_addr_o(wr_req_addr_o[WrCopy*64 +: 64]),
    .req_beats_o(wr_req_beats_o[WrCopy*8 +: 8]), .wr_valid_o(wr_dat_valid_o[WrCopy]), .wr_ready_i(wr_dat_ready_i[WrCopy]),
    .wr_data_o(wr_dat_data_o[WrCopy*DataW +: DataW]), .wr_strb_o(wr_dat_strb_o[WrCopy*Bytes +: Bytes]), .wr_last_o(wr_dat_last_o[WrCopy]),
    .done_i(wr_done_i[WrCopy]), .busy_o(copy_busy)
  );
  // verilator lint_off PINCONNECTEMPTY
  chm_axi_rd_mux #(.N(2), .DataW(DataW)) u_nic_rd (    // one reader; the mux takes two or more
    .clk_i, .rst_i, .req_valid_i({1'b0, nic_rd_valid}), .req_ready_o({nic_none[1], nic_rd_ready}), .req_addr_i({64'd0, nic_rd_addr}),
    .req_beats_i({8'd0, nic_rd_beats}), .rsp_valid_o({nic_none[0], nic_rsp_valid}), .rsp_data_o(nic_rsp_data), .rsp_last_o(), .busy_o(nic_rd_busy),
    .arvalid_o(nic_arvalid_o), .arready_i(nic_arready_i), .arid_o(nic_arid_o), .araddr_o(nic_araddr_o), .arlen_o(nic_arlen_o),
    .rvalid_i(nic_rvalid_i), .rready_o(nic_rready_o), .rid_i(nic_rid_i), .rdata_i(nic_rdata_i), .rlast_i(nic_rlast_i)
  );
  // verilator lint_on PINCONNECTEMPTY
  chm_axi_wr_mux #(.N(2), .DataW(DataW)) u_nic_wr (
    .clk_i, .rst_i, .req_valid_i(nic_req_valid), .req_ready_o(nic_req_ready), .req_addr_i(nic_req_addr), .req_beats_i(nic_req_beats),
    .dat_valid_i(nic_dat_valid), .dat_ready_o(nic_dat_ready), .dat_data_i(nic_dat), .dat_strb_i(nic_strb), .dat_last_i(nic_dat_last),
    .done_o(nic_done), .busy_o(nic_wr_busy),
    .awvalid_o(nic_awvalid_o), .awready_i(nic_awready_i), .awid_o(nic_awid_o), .awaddr_o(nic_awaddr_o), .awlen_o(nic_awlen_o),
    .wvalid_o(nic_wvalid_o), .wready_i(nic_wready_i), .wdata_o(nic_wdata_o), .wstrb_o(nic_wstrb_o), .wlast_o(nic_wlast_o),
    .bvalid_i(nic_bvalid_i), .bready_o(nic_bready_o), .bid_i(nic_bid_i)
  );

  // ---- Counters
  always_comb begin
    counts_o = '0;
    counts_o.segments_in = count.segment_in;
    counts_o.retired = count.retired;
    counts_o.retransmitted_segments = count.retransmitted;
    counts_o.events_written = event_written;
    counts_o.commands_taken = off_taken;
    counts_o.answers_taken = answer_taken;
    counts_o.stale_references = 2'(posts_stale) + 2'(count.stale);
    counts_o.illegal_orders = 2'(off_illegal) + 2'(posts_illegal);
    counts_o.transmit_dropped = tx_dropped;
    counts_o.transmit_lost = tx_dropped && tx_dropped_lost;
    counts_o.buffered_bytes = off_buffered;
    counts_o.delivered_bytes = count.delivered_bytes;
    counts_o.corrected_errors = 4'($countones(table_corrected)) + 4'(lookup_corrected) + 4'(tx_corrected) + 4'(count.corrected);
    counts_o.uncorrectable_errors = 4'($countones(table_fault)) + 4'(lookup_fault) + 4'(tx_fault) + 4'(count.uncorrectable);
  end
  assign busy_o = lookup_busy || posts_busy || answers_busy || buffers_busy || engine_busy || event_busy || off_busy || transmit_busy || frame_valid_o ||
    nic_rd_busy || nic_wr_busy || copy_busy || fill_busy || place_busy;

  always_ff @(posedge clk_i) begin
    if (!rst_i && lookup_valid && looked_up.meta.early) an_early_frame_is_known_when_found: assert (late_valid_i);
  end

  logic unused;
  assign unused = ^{now, tick, lookup_bucket, lookup_conn, event_free, queue_index, nic_none, count.segment_out, count.event_written};
endmodule
