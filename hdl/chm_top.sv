// The device: wiring only.
//
//   wire in -> ingress -> parse -> (look-up) -> dispatch -> mover -> raw receive -> host memory
//                                      |           | segments      \-> placements
//                                  chm_chimney: tables, engine, offload unit, rings of the host, data movers
//                                      | segments in retire order
//   host memory -> raw transmit -> egress -> wire out
//
// docs/architecture.md names the blocks.
module chm_top #(
  // Rows of the connection table: 4 to 16 384.
  parameter int unsigned Connections = 1024,
  // Rows of the path table.
  parameter int unsigned Paths = 64,
  // Rows of the neighbor table.
  parameter int unsigned Neighbors = 32,
  // Bits of a stream and memory beat: 64 or 512.
  parameter int unsigned DataW = 512,
  // Hash of sources and parameters, for the identity register.
  parameter logic [63:0] DesignHash = 64'd0,
  // Bytes of frames that may wait for their verdict: 65536, small boards 16384.
  parameter int unsigned IngressBytes = 65536,
  // Bytes of raw frames that may be on their way from host memory to the wire: 32768, small boards 8192.
  parameter int unsigned RawTransmitBytes = 32768,
  // Retire records that may wait for their port: 32, small boards 16.
  parameter int unsigned RetireRecords = 32,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic              clk_i,
  input  logic              rst_i,
  input  logic              strobe_i,       // one cycle each millisecond
  output logic              irq_o,
  output logic              idle_o,         // only time or an input can cause anything

  input  logic              rx_valid_i,
  input  logic [DataW-1:0]  rx_data_i,
  input  logic [Bytes-1:0]  rx_keep_i,
  input  logic              rx_last_i,
  input  logic              rx_error_i,
  output logic              tx_valid_o,
  input  logic              tx_ready_i,
  output logic [DataW-1:0]  tx_data_o,
  output logic [Bytes-1:0]  tx_keep_o,
  output logic              tx_last_o,

  input  logic              reg_awvalid_i,
  output logic              reg_awready_o,
  input  logic [15:0]       reg_awaddr_i,
  input  logic              reg_wvalid_i,
  output logic              reg_wready_o,
  input  logic [31:0]       reg_wdata_i,
  output logic              reg_bvalid_o,
  input  logic              reg_bready_i,
  input  logic              reg_arvalid_i,
  output logic              reg_arready_o,
  input  logic [15:0]       reg_araddr_i,
  output logic              reg_rvalid_o,
  input  logic              reg_rready_i,
  output logic [31:0]       reg_rdata_o,

  output logic              host_arvalid_o,
  input  logic              host_arready_i,
  output logic [3:0]        host_arid_o,
  output logic [63:0]       host_araddr_o,
  output logic [7:0]        host_arlen_o,
  input  logic              host_rvalid_i,
  output logic              host_rready_o,
  input  logic [3:0]        host_rid_i,
  input  logic [DataW-1:0]  host_rdata_i,
  input  logic              host_rlast_i,
  output logic              host_awvalid_o,
  input  logic              host_awready_i,
  output logic [3:0]        host_awid_o,
  output logic [63:0]       host_awaddr_o,
  output logic [7:0]        host_awlen_o,
  output logic              host_wvalid_o,
  input  logic              host_wready_i,
  output logic [DataW-1:0]  host_wdata_o,
  output logic [Bytes-1:0]  host_wstrb_o,
  output logic              host_wlast_o,
  input  logic              host_bvalid_i,
  output logic              host_bready_o,
  input  logic [3:0]        host_bid_i,

  output logic              nic_arvalid_o,
  input  logic              nic_arready_i,
  output logic [3:0]        nic_arid_o,
  output logic [63:0]       nic_araddr_o,
  output logic [7:0]        nic_arlen_o,
  input  logic              nic_rvalid_i,
  output logic              nic_rready_o,
  input  logic [3:0]        nic_rid_i,
  input  logic [DataW-1:0]  nic_rdata_i,
  input  logic              nic_rlast_i,
  output logic              nic_awvalid_o,
  input  logic              nic_awready_i,
  output logic [3:0]        nic_awid_o,
  output logic [63:0]       nic_awaddr_o,
  output logic [7:0]        nic_awlen_o,
  output logic              nic_wvalid_o,
  input  logic              nic_wready_i,
  output logic [DataW-1:0]  nic_wdata_o,
  output logic [Bytes-1:0]  nic_wstrb_o,
  output logic              nic_wlast_o,
  input  logic              nic_bvalid_i,
  output logic              nic_bready_o,
  input  logic [3:0]        nic_bid_i,

  output logic              retire_valid_o,
  input  logic              retire_ready_i,
  output logic [511:0]      retire_record_o,
  output logic [2303:0]     retire_row_o
);
  localparam int unsigned Frames = IngressBytes / 256;   // in the ingress buffer, at most
  localparam int unsigned RingW = $clog2(IngressBytes / Bytes);

  // Clients of host memory; the number is the AXI id.
  localparam int unsigned RdTransmitEntries = 0;
  localparam int unsigned RdTransmitFrames = 1;
  localparam int unsigned RdChimney = 2;     // and 7 further ones
  localparam int unsigned Readers = 10;
  localparam int unsigned WrReceiveSlots = 0;
  localparam int unsigned WrReceiveEntries = 1;
  localparam int unsigned WrChimney = 2;     // and 2 further ones
  localparam int unsigned Writers = 5;

  chm_stats_pkg::config_t cfg;
  chm_pkg::adapter_cfg_t  adapter;
  chm_stats_pkg::status_t status;
  chm_stats_pkg::counts_t counts;

  // ---- Wire in
  logic                      frame_valid, drop_valid, ring_rd, release_frame, ingress_busy, parse_busy;
  logic [63:0]               frame_number;
  logic [15:0]               frame_bytes, tcp_sum;
  logic [chm_pkg::HDR_W-1:0] header;
  logic [7:0]                drop_reason;
  logic [RingW-1:0]          ring_addr;
  logic [DataW-1:0]          ring_data;
  logic [8:0]                release_beats;
  logic                      first_valid, parsed_valid;
  chm_pkg::rx_meta_t         first, parsed;

  chm_rx_ingress #(.DataW(DataW), .BufferBytes(IngressBytes), .Frames(Frames)) u_ingress (
    .clk_i, .rst_i, .enable_i(cfg.receive), .rx_valid_i, .rx_data_i, .rx_keep_i, .rx_last_i, .rx_error_i,
    .frame_valid_o(frame_valid), .frame_number_o(frame_number), .frame_bytes_o(frame_bytes), .header_o(header), .tcp_sum_o(tcp_sum),
    .drop_valid_o(drop_valid), .drop_reason_o(drop_reason),
    .rd_en_i(ring_rd), .rd_addr_i(ring_addr), .rd_data_o(ring_data),
    .release_i(release_frame), .release_beats_i(release_beats), .busy_o(ingress_busy)
  );
  chm_rx_parse u_parse (
    .clk_i, .rst_i, .mac_i(cfg.mac[47:0]),
    .frame_valid_i(frame_valid), .frame_number_i(frame_number), .frame_bytes_i(frame_bytes), .header_i(header), .tcp_sum_i(tcp_sum),
    .first_valid_o(first_valid), .first_o(first), .meta_valid_o(parsed_valid), .meta_o(parsed), .busy_o(parse_busy)
  );

  // ---- Look-up. A frame in the ring has its room in this queue.
  logic                       meta_valid, meta_ready, late_valid, late_ready, queue_busy, seg_valid, seg_ready, disp_valid, disp_ready, verdict_valid, verdict_ready;
  chm_pkg::rx_meta_t          meta;
  chm_pkg::rx_late_t          late;
  chm_pkg::lookup_t           found;
  logic                       found_valid, found_ready;
  chm_pkg::seg_event_t        seg;
  chm_wire_pkg::disposition_t disp;
  chm_pkg::verdict_t          verdict;

  chm_rx_queue #(.Frames(Frames)) u_metas (
    .clk_i, .rst_i, .first_valid_i(first_valid), .first_i(first), .whole_valid_i(parsed_valid), .whole_i(parsed),
    .meta_valid_o(meta_valid), .meta_ready_i(meta_ready), .meta_o(meta),
    .late_valid_o(late_valid), .late_ready_i(late_ready), .late_o(late), .busy_o(queue_busy)
  );
  chm_rx_dispatch u_dispatch (
    .in_valid_i(found_valid), .in_ready_o(found_ready), .in_i(found),
    .seg_valid_o(seg_valid), .seg_ready_i(seg_ready), .seg_o(seg),
    .disp_valid_o(disp_valid), .disp_ready_i(disp_ready), .disp_o(disp)
  );

  // ---- Out of the buffer
  logic                     raw_valid, raw_ready, raw_last, mover_busy, place_job_valid, place_job_ready, place_dat_valid, place_dat_ready;
  logic [DataW-1:0]         raw_data, place_data;
  chm_wire_pkg::raw_frame_t raw_frame;
  chm_pkg::place_job_t      place_job;

  chm_rx_mover #(.DataW(DataW), .BufferBytes(IngressBytes), .Frames(Frames)) u_mover (
    .clk_i, .rst_i, .disp_valid_i(disp_valid), .disp_ready_o(disp_ready), .disp_i(disp),
    .verdict_valid_i(verdict_valid), .verdict_ready_o(verdict_ready), .verdict_i(verdict),
    .rd_en_o(ring_rd), .rd_addr_o(ring_addr), .rd_data_i(ring_data), .release_o(release_frame), .release_beats_o(release_beats),
    .raw_valid_o(raw_valid), .raw_ready_i(raw_ready), .raw_data_o(raw_data), .raw_last_o(raw_last), .raw_frame_o(raw_frame),
    .place_job_valid_o(place_job_valid), .place_job_ready_i(place_job_ready), .place_job_o(place_job),
    .place_dat_valid_o(place_dat_valid), .place_dat_ready_i(place_dat_ready), .place_dat_data_o(place_data), .busy_o(mover_busy)
  );

  // ---- Raw rings
  logic [Writers-1:0]       wr_req_valid, wr_req_ready, wr_dat_valid, wr_dat_ready, wr_dat_last, wr_done;
  logic [Writers*64-1:0]    wr_req_addr;
  logic [Writers*8-1:0]     wr_req_beats;
  logic [Writers*DataW-1:0] wr_dat_data;
  logic [Writers*Bytes-1:0] wr_dat_strb;
  logic [Readers-1:0]       rd_req_valid, rd_req_ready, rd_rsp_valid;
  logic [Readers*64-1:0]    rd_req_addr;
  logic [Readers*8-1:0]     rd_req_beats;
  logic [DataW-1:0]         rd_rsp_data;
  logic                     end_valid, end_ready, raw_written, raw_dropped, raw_receive_busy, rd_busy, wr_busy;
  chm_wire_pkg::frame_end_t frame_end, drop_end;

  chm_raw_receive #(.DataW(DataW)) u_raw_receive (
    .clk_i, .rst_i, .base_i(cfg.raw_receive_base), .log2_i(cfg.raw_receive_log2), .buffer_i(cfg.raw_receive_buffer),
    .consumer_i(cfg.raw_receive_consumer), .producer_o(status.raw_receive_producer),
    .raw_valid_i(raw_valid), .raw_ready_o(raw_ready), .raw_data_i(raw_data), .raw_last_i(raw_last), .raw_frame_i(raw_frame),
    .end_valid_o(end_valid), .end_ready_i(end_ready), .end_o(frame_end), .written_o(raw_written), .dropped_o(raw_dropped),
    .slot_req_valid_o(wr_req_valid[WrReceiveSlots]), .slot_req_ready_i(wr_req_ready[WrReceiveSlots]),
    .slot_req_addr_o(wr_req_addr[WrReceiveSlots*64 +: 64]), .slot_req_beats_o(wr_req_beats[WrReceiveSlots*8 +: 8]),
    .slot_dat_valid_o(wr_dat_valid[WrReceiveSlots]), .slot_dat_ready_i(wr_dat_ready[WrReceiveSlots]),
    .slot_dat_data_o(wr_dat_data[WrReceiveSlots*DataW +: DataW]), .slot_dat_strb_o(wr_dat_strb[WrReceiveSlots*Bytes +: Bytes]),
    .slot_dat_last_o(wr_dat_last[WrReceiveSlots]), .slot_done_i(wr_done[WrReceiveSlots]),
    .entry_req_valid_o(wr_req_valid[WrReceiveEntries]), .entry_req_ready_i(wr_req_ready[WrReceiveEntries]),
    .entry_req_addr_o(wr_req_addr[WrReceiveEntries*64 +: 64]), .entry_req_beats_o(wr_req_beats[WrReceiveEntries*8 +: 8]),
    .entry_dat_valid_o(wr_dat_valid[WrReceiveEntries]), .entry_dat_ready_i(wr_dat_ready[WrReceiveEntries]),
    .entry_dat_data_o(wr_dat_data[WrReceiveEntries*DataW +: DataW]), .entry_dat_strb_o(wr_dat_strb[WrReceiveEntries*Bytes +: Bytes]),
    .entry_dat_last_o(wr_dat_last[WrReceiveEntries]), .entry_done_i(wr_done[WrReceiveEntries]), .busy_o(raw_receive_busy)
  );

  logic             raw_order_valid, raw_order_ready, raw_tx_valid, raw_tx_ready, raw_tx_last, raw_skipped, raw_transmit_busy;
  logic [DataW-1:0] raw_tx_data;
  logic [Bytes-1:0] raw_tx_keep;

  chm_raw_transmit #(.DataW(DataW), .BufferBytes(RawTransmitBytes), .Ahead(RawTransmitBytes / 128)) u_raw_transmit (
    .clk_i, .rst_i, .enable_i(cfg.transmit), .base_i(cfg.raw_transmit_base), .log2_i(cfg.raw_transmit_log2),
    .producer_i(cfg.raw_transmit_producer), .consumer_o(status.raw_transmit_consumer),
    .entry_req_valid_o(rd_req_valid[RdTransmitEntries]), .entry_req_ready_i(rd_req_ready[RdTransmitEntries]),
    .entry_req_addr_o(rd_req_addr[RdTransmitEntries*64 +: 64]), .entry_req_beats_o(rd_req_beats[RdTransmitEntries*8 +: 8]),
    .entry_rsp_valid_i(rd_rsp_valid[RdTransmitEntries]),
    .frame_req_valid_o(rd_req_valid[RdTransmitFrames]), .frame_req_ready_i(rd_req_ready[RdTransmitFrames]),
    .frame_req_addr_o(rd_req_addr[RdTransmitFrames*64 +: 64]), .frame_req_beats_o(rd_req_beats[RdTransmitFrames*8 +: 8]),
    .frame_rsp_valid_i(rd_rsp_valid[RdTransmitFrames]), .rsp_data_i(rd_rsp_data),
    .order_valid_o(raw_order_valid), .order_ready_i(raw_order_ready),
    .out_valid_o(raw_tx_valid), .out_ready_i(raw_tx_ready), .out_data_o(raw_tx_data), .out_keep_o(raw_tx_keep), .out_last_o(raw_tx_last),
    .skipped_o(raw_skipped), .busy_o(raw_transmit_busy)
  );

  // ---- Wire out
  logic             engine_order, seg_tx_valid, seg_tx_ready, seg_tx_last, seg_tx_none;
  logic             sent, sent_raw, egress_busy;
  logic [8:0]       places;
  logic [31:0]      next_frame;
  logic [DataW-1:0] seg_tx_data;
  logic [Bytes-1:0] seg_tx_keep;

  chm_egress #(.DataW(DataW)) u_egress (
    .clk_i, .rst_i, .engine_order_i(engine_order), .places_o(places), .next_frame_o(next_frame),
    .raw_order_valid_i(raw_order_valid), .raw_order_ready_o(raw_order_ready),
    .engine_valid_i(seg_tx_valid), .engine_ready_o(seg_tx_ready), .engine_data_i(seg_tx_data), .engine_keep_i(seg_tx_keep), .engine_last_i(seg_tx_last),
    .engine_none_i(seg_tx_none),
    .raw_valid_i(raw_tx_valid), .raw_ready_o(raw_tx_ready), .raw_data_i(raw_tx_data), .raw_keep_i(raw_tx_keep), .raw_last_i(raw_tx_last),
    .tx_valid_o, .tx_ready_i, .tx_data_o, .tx_keep_o, .tx_last_o, .sent_o(sent), .sent_raw_o(sent_raw), .busy_o(egress_busy)
  );

  // ---- Host memory
  // verilator lint_off PINCONNECTEMPTY
  chm_axi_rd_mux #(.N(Readers), .DataW(DataW)) u_host_rd (
    .clk_i, .rst_i, .req_valid_i(rd_req_valid), .req_ready_o(rd_req_ready), .req_addr_i(rd_req_addr), .req_beats_i(rd_req_beats),
    .rsp_valid_o(rd_rsp_valid), .rsp_data_o(rd_rsp_data), .rsp_last_o(), .busy_o(rd_busy),
    .arvalid_o(host_arvalid_o), .arready_i(host_arready_i), .arid_o(host_arid_o), .araddr_o(host_araddr_o), .arlen_o(host_arlen_o),
    .rvalid_i(host_rvalid_i), .rready_o(host_rready_o), .rid_i(host_rid_i), .rdata_i(host_rdata_i), .rlast_i(host_rlast_i)
  );
  // verilator lint_on PINCONNECTEMPTY
  chm_axi_wr_mux #(.N(Writers), .DataW(DataW)) u_host_wr (
    .clk_i, .rst_i, .req_valid_i(wr_req_valid), .req_ready_o(wr_req_ready), .req_addr_i(wr_req_addr), .req_beats_i(wr_req_beats),
    .dat_valid_i(wr_dat_valid), .dat_ready_o(wr_dat_ready), .dat_data_i(wr_dat_data), .dat_strb_i(wr_dat_strb), .dat_last_i(wr_dat_last),
    .done_o(wr_done), .busy_o(wr_busy),
    .awvalid_o(host_awvalid_o), .awready_i(host_awready_i), .awid_o(host_awid_o), .awaddr_o(host_awaddr_o), .awlen_o(host_awlen_o),
    .wvalid_o(host_wvalid_o), .wready_i(host_wready_i), .wdata_o(host_wdata_o), .wstrb_o(host_wstrb_o), .wlast_o(host_wlast_o),
    .bvalid_i(host_bvalid_i), .bready_o(host_bready_o), .bid_i(host_bid_i)
  );

  // ---- Registers, counters, retire port
  logic                           doorbell_valid, doorbell_ready, registers_busy, retire_busy, retire_full, record_valid, quiet, sent_q, sent_raw_q;
  chm_stats_pkg::doorbell_t       doorbell;
  logic [7:0]                     counter;
  logic [63:0]                    counter_value, now_q, cycle_q;
  chm_layout_pkg::retire_record_t record;
  logic [39:0]                    record_now;
  logic [chm_pkg::ROW_W-1:0]      record_row;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      now_q <= '0;
      cycle_q <= '0;
    end else begin
      if (strobe_i) now_q <= now_q + 64'd1;
      cycle_q <= cycle_q + 64'd1;
    end
  end
  assign status.now_ms = now_q;
  assign status.cycle = cycle_q;
  assign status.idle = quiet;

  chm_registers #(
    .Connections(Connections), .Paths(Paths), .Neighbors(Neighbors), .DataW(DataW), .DesignHash(DesignHash), .Features(32'd1)
  ) u_registers (
    .clk_i, .rst_i, .reg_awvalid_i, .reg_awready_o, .reg_awaddr_i, .reg_wvalid_i, .reg_wready_o, .reg_wdata_i, .reg_bvalid_o, .reg_bready_i,
    .reg_arvalid_i, .reg_arready_o, .reg_araddr_i, .reg_rvalid_o, .reg_rready_i, .reg_rdata_o,
    .config_o(cfg), .adapter_o(adapter), .doorbell_valid_o(doorbell_valid), .doorbell_ready_i(doorbell_ready), .doorbell_o(doorbell),
    .status_i(status), .counter_o(counter), .counter_value_i(counter_value), .irq_o, .busy_o(registers_busy)
  );
  chm_counters u_counters (.clk_i, .rst_i, .counts_i(counts), .read_i(counter), .value_o(counter_value));

  assign drop_end = {1'b1, drop_reason, frame_number, 32'd0};
  chm_retire #(.Depth(RetireRecords)) u_retire (
    .clk_i, .rst_i, .mode_i(cfg.retire_mode), .cycle_i(cycle_q), .now_ms_i(record_now), .next_frame_i(next_frame),
    .engine_valid_i(record_valid), .engine_record_i(record), .engine_row_i(record_row), .almost_full_o(retire_full),
    .raw_valid_i(end_valid), .raw_ready_o(end_ready), .raw_i(frame_end), .drop_valid_i(drop_valid), .drop_i(drop_end),
    .retire_valid_o, .retire_ready_i, .retire_record_o, .retire_row_o, .lost_o(status.retire_lost), .busy_o(retire_busy)
  );

  // No count follows an input within the cycle: the simulation settles what does once more.
  always_ff @(posedge clk_i) begin
    sent_q <= sent && !rst_i;
    sent_raw_q <= sent_raw;
  end
  always_comb begin
    counts = chimney_counts;
    counts.frames_in = frame_valid || drop_valid;
    counts.frames_out = sent_q;
    counts.raw_frames = raw_written;
    counts.raw_transmit_frames = sent_raw_q;
    counts.raw_transmit_skipped = raw_skipped;
    counts.drop_valid = drop_valid;
    counts.drop_reason = drop_reason;
    counts.drop_raw_ring_full = raw_dropped;
    counts.segments_out = sent_q && !sent_raw_q;
  end

  // The wire and the memories first: when they are busy, the simulation need not ask the rest.
  always_comb begin
    quiet = 1'b0;
    if (!(ingress_busy || egress_busy || rd_busy || wr_busy)) begin
      quiet = !(parse_busy || queue_busy || mover_busy || raw_receive_busy || raw_transmit_busy || registers_busy || retire_busy || chimney_busy);
    end
  end
  assign idle_o = quiet && !strobe_i;

  // ---- Offload
  logic                   chimney_busy;
  chm_stats_pkg::counts_t chimney_counts;
  chm_chimney #(.Connections(Connections), .Paths(Paths), .Neighbors(Neighbors), .DataW(DataW)) u_chimney (
    .clk_i, .rst_i, .strobe_i, .cfg_i(cfg), .adapter_i(adapter), .doorbell_valid_i(doorbell_valid), .doorbell_ready_o(doorbell_ready), .doorbell_i(doorbell),
    .command_consumer_o(status.command_consumer), .event_producer_o(status.event_producer), .answer_consumer_o(status.answer_consumer),
    .indication_consumer_o(status.indication_consumer), .free_connections_o(status.free_connections), .free_paths_o(status.free_paths),
    .free_neighbors_o(status.free_neighbors), .counts_o(chimney_counts), .busy_o(chimney_busy),
    .meta_valid_i(meta_valid), .meta_ready_o(meta_ready), .meta_i(meta), .late_valid_i(late_valid), .late_ready_o(late_ready), .late_i(late), .found_valid_o(found_valid), .found_ready_i(found_ready), .found_o(found),
    .seg_valid_i(seg_valid), .seg_ready_o(seg_ready), .seg_i(seg), .verdict_valid_o(verdict_valid), .verdict_ready_i(verdict_ready), .verdict_o(verdict),
    .place_valid_i(place_job_valid), .place_ready_o(place_job_ready), .place_i(place_job),
    .place_dat_valid_i(place_dat_valid), .place_dat_ready_o(place_dat_ready), .place_dat_i(place_data),
    .order_o(engine_order), .places_i(places), .frame_valid_o(seg_tx_valid), .frame_ready_i(seg_tx_ready), .frame_data_o(seg_tx_data),
    .frame_keep_o(seg_tx_keep), .frame_last_o(seg_tx_last), .frame_none_o(seg_tx_none), .raw_passed_i(status.raw_transmit_consumer),
    .record_valid_o(record_valid), .record_o(record), .record_row_o(record_row), .record_now_o(record_now), .record_almost_full_i(retire_full),
    .rd_req_valid_o(rd_req_valid[Readers-1:RdChimney]), .rd_req_ready_i(rd_req_ready[Readers-1:RdChimney]),
    .rd_req_addr_o(rd_req_addr[Readers*64-1:RdChimney*64]), .rd_req_beats_o(rd_req_beats[Readers*8-1:RdChimney*8]),
    .rd_rsp_valid_i(rd_rsp_valid[Readers-1:RdChimney]), .rd_rsp_data_i(rd_rsp_data),
    .wr_req_valid_o(wr_req_valid[Writers-1:WrChimney]), .wr_req_ready_i(wr_req_ready[Writers-1:WrChimney]),
    .wr_req_addr_o(wr_req_addr[Writers*64-1:WrChimney*64]), .wr_req_beats_o(wr_req_beats[Writers*8-1:WrChimney*8]),
    .wr_dat_valid_o(wr_dat_valid[Writers-1:WrChimney]), .wr_dat_ready_i(wr_dat_ready[Writers-1:WrChimney]),
    .wr_dat_data_o(wr_dat_data[Writers*DataW-1:WrChimney*DataW]), .wr_dat_strb_o(wr_dat_strb[Writers*Bytes-1:WrChimney*Bytes]),
    .wr_dat_last_o(wr_dat_last[Writers-1:WrChimney]), .wr_done_i(wr_done[Writers-1:WrChimney]),
    .nic_arvalid_o, .nic_arready_i, .nic_arid_o, .nic_araddr_o, .nic_arlen_o, .nic_rvalid_i, .nic_rready_o, .nic_rid_i, .nic_rdata_i, .nic_rlast_i,
    .nic_awvalid_o, .nic_awready_i, .nic_awid_o, .nic_awaddr_o, .nic_awlen_o, .nic_wvalid_o, .nic_wready_i, .nic_wdata_o, .nic_wstrb_o, .nic_wlast_o,
    .nic_bvalid_i, .nic_bready_o, .nic_bid_i
  );

  logic unused;
  assign unused = ^cfg;
endmodule
