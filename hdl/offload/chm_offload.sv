// The offload unit: commands from the host, images down and up, the life of rows in all three tables.
//
//   command ring -> chm_command_in -> chm_front -+- chm_initiate_tcp ------+--> command events -> engine
//                                    ^   ^       +- chm_objects            |        ^
//                                    |   |       +- chm_connection_orders -+        |
//                    (recycle)       |   +-(resume)-- chm_settle <- chm_park <- settled
//                  chm_completions --+                    +--(capture)-> chm_snapshot -> image lines, copies
//
// One command at a time is carried out; those that must wait for their connection are parked in chm_park, one terminate and one abort for
// each connection, and go on in the order in which they settle. Everything is written by one of the units, each row by one at a time.
module chm_offload #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Rows of the tables; powers of two.
  parameter int unsigned Connections = 1024,
  parameter int unsigned Paths = 64,
  parameter int unsigned Neighbors = 32,
  localparam int unsigned CONN_W = chm_pkg::CONN_W,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic                           clk_i,
  input  logic                           rst_i,

  // ---- Registers
  input  logic                           enable_i,        // Control.offload
  input  logic [63:0]                    base_i,          // command ring
  input  logic [3:0]                     log2_i,
  input  logic [15:0]                    producer_i,
  output logic [15:0]                    consumer_o,
  input  logic [1:0]                     k_i,             // TicksPerSecond: 0: 1000, 1: 100, 2: 10
  output logic [31:0]                    free_connections_o,
  output logic [31:0]                    free_paths_o,
  output logic [31:0]                    free_neighbors_o,
  output logic                           taken_o,         // counters, one cycle each
  output logic                           illegal_o,
  output logic [31:0]                    buffered_o,
  output logic                           busy_o,

  // ---- Host memory
  output logic                           ring_req_valid_o,
  input  logic                           ring_req_ready_i,
  output logic [63:0]                    ring_req_addr_o,
  output logic [7:0]                     ring_req_beats_o,
  input  logic                           ring_rsp_valid_i,
  output logic                           image_req_valid_o,
  input  logic                           image_req_ready_i,
  output logic [63:0]                    image_req_addr_o,
  output logic [7:0]                     image_req_beats_o,
  input  logic                           image_rsp_valid_i,
  input  logic [DataW-1:0]               rsp_data_i,
  output logic                           req_valid_o,     // images out
  input  logic                           req_ready_i,
  output logic [63:0]                    req_addr_o,
  output logic [7:0]                     req_beats_o,
  output logic                           dat_valid_o,
  input  logic                           dat_ready_i,
  output logic [DataW-1:0]               dat_data_o,
  output logic [Bytes-1:0]               dat_strb_o,
  output logic                           dat_last_o,
  input  logic                           done_i,

  // ---- Tables
  input  logic                           tables_ready_i,
  output logic                           neighbor_en_o,
  output logic [chm_pkg::OBJ_W-1:0]      neighbor_index_o,
  input  chm_layout_pkg::neighbor_row_t  neighbor_row_i,
  input  logic                           neighbor_bad_i,
  output logic                           neighbor_wr_o,
  output chm_layout_pkg::neighbor_row_t  neighbor_wr_row_o,
  output logic                           path_en_o,
  output logic [chm_pkg::OBJ_W-1:0]      path_index_o,
  input  chm_layout_pkg::path_row_t      path_row_i,
  input  logic                           path_bad_i,
  output logic                           path_wr_o,
  output chm_layout_pkg::path_row_t      path_wr_row_o,
  output logic                           resource_en_o,
  output logic [CONN_W-1:0]              resource_index_o,
  input  chm_layout_pkg::connection_resource_t resource_row_i,
  input  logic                           resource_bad_i,
  output logic                           resource_wr_o,
  output logic [CONN_W-1:0]              resource_wr_index_o,
  output chm_layout_pkg::connection_resource_t resource_wr_row_o,
  output logic [1:0]                     inject_o,        // with path_wr_o, neighbor_wr_o, resource_wr_o
  output logic [15:0]                    inject_bit_o,
  output logic [15:0]                    inject_bit2_o,
  output logic                           key_valid_o,     // look-up
  input  logic                           key_ready_i,
  output chm_pkg::key_order_t            key_o,
  input  logic                           key_done_i,
  input  chm_pkg::key_answer_t           key_answer_i,
  output logic                           hold_o,          // chm_cut_gate
  output logic [CONN_W-1:0]              hold_conn_o,
  output logic [63:0]                    cut_o,
  input  logic                           below_i,
  input  logic [15:0]                    sent_i,
  input  logic [15:0]                    returned_i,

  // ---- Data
  output logic                           fill_valid_o,
  input  logic                           fill_ready_i,
  output chm_pkg::fill_job_t             fill_o,
  input  logic                           fill_done_i,
  output logic                           copy_valid_o,
  input  logic                           copy_ready_i,
  output chm_pkg::copy_job_t             copy_o,
  input  logic                           copy_done_i,
  input  logic [chm_pkg::SERIAL_W-1:0]   tx_done_i,
  input  logic [chm_pkg::SERIAL_W-1:0]   place_done_i,
  input  logic [15:0]                    raw_passed_i,    // raw transmit entries below it are in the egress queue
  input  logic [15:0]                    raw_named_i,     // those below it are written
  output logic                           send_valid_o,    // send cursors of a new connection
  input  logic                           send_ready_i,
  output chm_pkg::send_start_t           send_o,
  output logic                           post_valid_o,    // chm_posts
  input  logic                           post_ready_i,
  output chm_host_pkg::post_order_t      post_o,
  input  logic                           post_done_i,
  input  logic                           post_yes_i,

  // ---- What fails
  input  logic                           dropped_i,       // a segment does not leave
  input  logic [CONN_W-1:0]              dropped_conn_i,
  input  logic                           lost_valid_i,    // the rings of a connection cannot be read
  output logic                           lost_ready_o,
  input  logic [CONN_W-1:0]              lost_conn_i,

  // ---- Engine
  input  logic                           entries_free_i,  // an entry of the event ring can be kept free
  output logic                           keep_o,          // keep one for the Initiate event that follows
  output logic                           event_valid_o,
  input  logic                           event_ready_i,
  output chm_pkg::cmd_event_t            event_o,
  output chm_layout_pkg::tcp_row_t       event_row_o,
  output chm_pkg::conn_res_t             event_res_o,
  input  logic                           snapshot_valid_i,
  output logic                           snapshot_ready_o,
  input  chm_pkg::snapshot_t             snapshot_i,
  input  chm_layout_pkg::tcp_row_t       snapshot_row_i,
  input  logic                           settled_valid_i,
  input  chm_pkg::settled_t              settled_i
);
  // ---- Commands
  logic command_valid, command_ready, command_busy, front_busy;
  chm_layout_pkg::command_entry_t command;
  logic [2047:0] image;
  chm_command_in #(.DataW(DataW)) u_command_in (
    .clk_i, .rst_i, .enable_i, .base_i, .log2_i, .producer_i, .consumer_o,
    .ring_req_valid_o, .ring_req_ready_i, .ring_req_addr_o, .ring_req_beats_o, .ring_rsp_valid_i,
    .image_req_valid_o, .image_req_ready_i, .image_req_addr_o, .image_req_beats_o, .image_rsp_valid_i, .rsp_data_i,
    .command_valid_o(command_valid), .command_ready_i(command_ready), .command_o(command), .image_o(image), .taken_o, .busy_o(command_busy)
  );

  logic [CONN_W-1:0] conn, recycle_conn, resume_conn;
  logic recycle_valid, recycle_ready, resume_valid, resume_ready, front_resource_rd, look_valid, look_ready, look_done, meet_valid;
  logic querying, resume_querying, conn_bad, start_tcp, start_object, start_order, start_resume, start_recycle, ordering, unit_done, stale_event, stale_ready, front_completes, front_complete_ready;
  logic tcp_done, object_done, object_stale, order_done, order_active;
  chm_offload_pkg::park_row_t   park_row, found_row;
  chm_offload_pkg::outcome_t    outcome, tcp_outcome, object_outcome, order_outcome;
  chm_offload_pkg::completion_t front_completion;
  chm_host_pkg::post_order_t    meet;
  chm_layout_pkg::connection_resource_t resource;
  assign unit_done = tcp_done || object_done || order_done;
  assign outcome = tcp_done ? tcp_outcome : object_done ? object_outcome : order_outcome;
  chm_front #(.Connections(Connections)) u_front (
    .clk_i, .rst_i, .tables_ready_i, .raw_passed_i, .raw_named_i, .command_valid_i(command_valid), .command_ready_o(command_ready), .command_i(command),
    .recycle_valid_i(recycle_valid), .recycle_ready_o(recycle_ready), .recycle_conn_i(recycle_conn),
    .resume_valid_i(resume_valid && !resume_querying), .resume_ready_o(resume_ready), .resume_conn_i(resume_conn),
    .resource_rd_o(front_resource_rd), .resource_i(resource_row_i), .resource_bad_i,
    .look_valid_o(look_valid), .look_ready_i(look_ready), .look_done_i(look_done), .look_row_i(found_row), .querying_i(querying),
    .meet_valid_o(meet_valid), .meet_ready_i(post_ready_i), .meet_o(meet), .meet_done_i(post_done_i), .meet_yes_i(post_yes_i),
    .conn_o(conn), .resource_o(resource), .resource_bad_o(conn_bad), .park_row_o(park_row), .start_tcp_o(start_tcp), .start_object_o(start_object),
    .start_order_o(start_order), .start_resume_o(start_resume), .start_recycle_o(start_recycle), .orders_o(ordering),
    .done_i(unit_done), .done_stale_i(object_done && object_stale), .outcome_i(outcome),
    .stale_valid_o(stale_event), .stale_ready_i(stale_ready), .completion_valid_o(front_completes), .completion_ready_i(front_complete_ready),
    .completion_o(front_completion), .illegal_o, .busy_o(front_busy)
  );

  // ---- Free rows
  logic conn_free, path_free, neighbor_free, conn_take, conn_give, path_take, path_give, neighbor_take, neighbor_give;
  logic [15:0] conn_next, path_next, neighbor_next;
  logic [$clog2(Connections+1)-1:0] conns_free;
  logic [$clog2(Paths+1)-1:0]       paths_free;
  logic [$clog2(Neighbors+1)-1:0]   neighbors_free;
  chm_free_list #(.Rows(Connections)) u_connections (
    .clk_i, .rst_i, .valid_o(conn_free), .index_o(conn_next), .take_i(conn_take), .give_i(conn_give), .give_index_i(16'(conn)), .free_o(conns_free)
  );
  chm_free_list #(.Rows(Paths)) u_paths (
    .clk_i, .rst_i, .valid_o(path_free), .index_o(path_next), .take_i(path_take), .give_i(path_give), .give_index_i(command.target[15:0]), .free_o(paths_free)
  );
  chm_free_list #(.Rows(Neighbors)) u_neighbors (
    .clk_i, .rst_i, .valid_o(neighbor_free), .index_o(neighbor_next), .take_i(neighbor_take), .give_i(neighbor_give),
    .give_index_i(command.target[15:0]), .free_o(neighbors_free)
  );
  assign free_connections_o = 32'(conns_free);
  assign free_paths_o = 32'(paths_free);
  assign free_neighbors_o = 32'(neighbors_free);

  // ---- Units
  logic tcp_path_rd, tcp_path_wr, tcp_resource_rd, tcp_resource_wr, tcp_key, tcp_post, tcp_park, tcp_event, tcp_decides, unit_ready, park_ready;
  logic [chm_pkg::OBJ_W-1:0]            tcp_path, object_path, order_path;
  chm_layout_pkg::path_row_t            tcp_path_row, object_path_row, order_path_row;
  chm_layout_pkg::connection_resource_t tcp_resource, order_resource;
  chm_pkg::key_order_t                  tcp_key_order, order_key_order;
  chm_host_pkg::post_order_t            tcp_post_order, order_post_order;
  chm_offload_pkg::park_order_t         tcp_park_order, order_park_order, park_order;
  chm_pkg::cmd_event_t                  tcp_command, order_command, stale_command;
  chm_initiate_tcp #(.Paths(Paths)) u_tcp (
    .clk_i, .rst_i, .start_i(start_tcp), .done_o(tcp_done), .outcome_o(tcp_outcome), .command_i(command), .image_i(image),
    .entries_free_i, .keep_o, .decides_o(tcp_decides), .returning_i(recycle_valid), .path_rd_o(tcp_path_rd), .path_index_o(tcp_path), .path_row_i, .path_bad_i, .path_wr_o(tcp_path_wr),
    .path_row_o(tcp_path_row), .free_valid_i(conn_free), .free_index_i(conn_next), .free_take_o(conn_take),
    .resource_rd_o(tcp_resource_rd), .resource_i(resource_row_i), .resource_bad_i, .resource_wr_o(tcp_resource_wr), .resource_o(tcp_resource),
    .fill_valid_o, .fill_ready_i, .fill_o, .fill_done_i, .key_valid_o(tcp_key), .key_ready_i, .key_o(tcp_key_order), .key_done_i, .key_answer_i,
    .hold_o, .send_valid_o, .send_ready_i, .send_o, .post_valid_o(tcp_post), .post_ready_i, .post_o(tcp_post_order),
    .park_valid_o(tcp_park), .park_ready_i(park_ready), .park_o(tcp_park_order),
    .event_valid_o(tcp_event), .event_ready_i(unit_ready), .event_o(tcp_command), .event_row_o, .event_res_o
  );
  assign hold_conn_o = conn_next[CONN_W-1:0];

  logic object_path_rd, object_path_wr, object_decides, object_ended, line_valid, line_taken;
  logic [1:0]   object_inject, order_inject;
  logic [511:0] object_line;
  chm_offload_pkg::completion_t object_completion;
  chm_objects #(.Paths(Paths), .Neighbors(Neighbors)) u_objects (
    .clk_i, .rst_i, .start_i(start_object), .done_o(object_done), .outcome_o(object_outcome), .stale_o(object_stale), .decides_o(object_decides), .command_i(command),
    .image_i(image[511:0]), .path_rd_o(object_path_rd), .path_wr_o(object_path_wr), .path_index_o(object_path), .path_row_i, .neighbor_row_i,
    .path_bad_i, .path_row_o(object_path_row), .neighbor_rd_o(neighbor_en_o), .neighbor_wr_o, .neighbor_index_o, .neighbor_bad_i,
    .neighbor_row_o(neighbor_wr_row_o), .path_free_valid_i(path_free), .path_free_index_i(path_next), .inject_o(object_inject), .path_take_o(path_take),
    .path_give_o(path_give), .neighbor_free_valid_i(neighbor_free), .neighbor_free_index_i(neighbor_next), .neighbor_take_o(neighbor_take),
    .neighbor_give_o(neighbor_give),
    .line_valid_o(line_valid), .line_ready_i(line_taken), .line_o(object_line), .line_completion_o(object_completion), .ended_i(object_ended)
  );

  logic order_post, order_park, order_key, abort_wr, record_wr, cut_wr, query_valid, query_ready, order_event, order_resource_wr;
  logic order_path_rd, order_path_wr;
  chm_offload_pkg::snap_record_t order_record, resume_record;
  chm_connection_orders u_orders (
    .clk_i, .rst_i, .start_i(start_order), .resume_i(start_resume), .recycle_i(start_recycle), .done_o(order_done), .active_o(order_active),
    .outcome_o(order_outcome), .command_i(command), .park_row_i(park_row), .resume_record_i(resume_record), .conn_i(conn), .resource_i(resource),
    .resource_bad_i(conn_bad), .post_valid_o(order_post), .post_ready_i, .post_o(order_post_order), .post_done_i, .post_yes_i,
    .park_valid_o(order_park), .park_ready_i(park_ready), .park_o(order_park_order),
    .key_valid_o(order_key), .key_ready_i, .key_o(order_key_order), .key_done_i, .key_answer_i, .cut_o, .below_i, .sent_i, .returned_i,
    .abort_wr_o(abort_wr), .record_wr_o(record_wr), .cut_wr_o(cut_wr), .record_o(order_record), .query_valid_o(query_valid), .query_ready_i(query_ready),
    .event_valid_o(order_event), .event_ready_i(unit_ready), .event_o(order_command),
    .resource_wr_o(order_resource_wr), .resource_o(order_resource), .inject_o(order_inject),
    .path_rd_o(order_path_rd), .path_wr_o(order_path_wr), .path_index_o(order_path), .path_row_i, .path_bad_i, .path_row_o(order_path_row), .give_o(conn_give)
  );

  // ---- What the units share: one of them is active at a time
  assign path_en_o = tcp_path_rd || object_path_rd || order_path_rd;
  assign path_wr_o = tcp_path_wr || object_path_wr || order_path_wr;
  assign path_index_o = tcp_path_rd || tcp_path_wr ? tcp_path : order_path_rd || order_path_wr ? order_path : object_path;
  assign path_wr_row_o = tcp_path_wr ? tcp_path_row : order_path_wr ? order_path_row : object_path_row;
  assign resource_wr_o = tcp_resource_wr || order_resource_wr;
  assign resource_wr_index_o = tcp_resource_wr ? conn_next[CONN_W-1:0] : conn;
  assign resource_wr_row_o = tcp_resource_wr ? tcp_resource : order_resource;
  assign inject_o = object_inject | (order_resource_wr ? order_inject : 2'd0);
  assign inject_bit_o = command.fault_bit;
  assign inject_bit2_o = command.fault_bit2;
  assign key_valid_o = tcp_key || order_key;
  assign key_o = tcp_key ? tcp_key_order : order_key_order;
  assign post_valid_o = tcp_post || order_post || meet_valid;
  assign post_o = tcp_post ? tcp_post_order : order_post ? order_post_order : meet;
  assign park_order = tcp_park ? tcp_park_order : order_park ? order_park_order : {chm_offload_pkg::ParkLook, conn, 40'd0};

  // ---- Parked commands
  logic pop, popped, pop_done, settle_order, settle_ready, settle_completes, settle_complete_ready, capture_valid, capture_ready, park_busy, settle_busy;
  logic [CONN_W-1:0] pop_conn;
  chm_offload_pkg::park_order_t   settle_park;
  chm_offload_pkg::completion_t   settle_completion;
  chm_offload_pkg::snap_request_t capture, query;
  assign look_ready = park_ready && !tcp_park && !order_park;
  chm_park #(.Connections(Connections)) u_park (
    .clk_i, .rst_i, .settled_valid_i, .settled_i, .front_valid_i(look_valid || tcp_park || order_park), .front_ready_o(park_ready),
    .front_i(park_order), .front_done_o(look_done), .settle_valid_i(settle_order), .settle_ready_o(settle_ready), .settle_i(settle_park),
    .pop_i(pop), .popped_o(popped), .pop_done_o(pop_done), .pop_conn_o(pop_conn), .row_o(found_row), .busy_o(park_busy)
  );
  chm_settle #(.Connections(Connections)) u_settle (
    .clk_i, .rst_i, .abort_wr_i(abort_wr), .record_wr_i(record_wr), .cut_wr_i(cut_wr), .wr_conn_i(conn), .abort_command_i(command.command_id),
    .abort_target_i(command.target), .abort_handle_i(resource.handle), .record_i(order_record), .cut_i(cut_o),
    .stop_i(order_active), .pop_o(pop), .popped_i(popped), .pop_done_i(pop_done), .pop_conn_i(pop_conn), .row_i(found_row),
    .order_valid_o(settle_order), .order_ready_i(settle_ready), .order_o(settle_park), .tx_done_i, .place_done_i,
    .event_valid_o(settle_completes), .event_ready_i(settle_complete_ready), .event_o(settle_completion),
    .told_i(settled_valid_i && settled_i.complete), .told_done_i(settled_i.abort_done),
    .capture_valid_o(capture_valid), .capture_ready_i(capture_ready), .capture_o(capture),
    .resume_valid_o(resume_valid), .resume_ready_i(resume_ready), .resume_conn_o(resume_conn), .resume_o(resume_record), .busy_o(settle_busy)
  );

  // ---- Images and completions
  logic snapshot_event, snapshot_event_ready, snapshot_resource, snapshot_resource_ready, snapshot_busy, line_out, line_out_ready, writer_busy;
  logic queued_valid, queued_ready, ended_valid, ended_ready, freed, completions_busy, recycle_room;
  logic [CONN_W-1:0] snapshot_conn;
  logic [63:0]  line_addr;
  logic [511:0] line;
  chm_pkg::cmd_event_t          snapshot_command;
  chm_offload_pkg::completion_t queued, ended;
  assign query = !query_valid ? '0 : {1'b0, conn, 64'd0, order_record};
  chm_snapshot u_snapshot (
    .clk_i, .rst_i, .k_i, .query_valid_i(query_valid), .query_ready_o(query_ready), .query_i(query),
    .capture_valid_i(capture_valid), .capture_ready_o(capture_ready), .capture_i(capture),
    .object_valid_i(line_valid), .object_ready_o(line_taken), .object_addr_i(command.image), .object_line_i(object_line), .object_i(object_completion),
    .event_valid_o(snapshot_event), .event_ready_i(snapshot_event_ready), .event_o(snapshot_command),
    .resource_valid_o(snapshot_resource), .resource_ready_i(snapshot_resource_ready), .resource_index_o(snapshot_conn), .resource_i(resource_row_i),
    .resource_bad_i, .snapshot_valid_i, .snapshot_ready_o, .snapshot_i, .snapshot_row_i, .place_done_i, .copy_valid_o, .copy_ready_i, .copy_o,
    .line_valid_o(line_out), .line_ready_i(line_out_ready), .line_addr_o(line_addr), .line_o(line),
    .done_valid_o(queued_valid), .done_ready_i(queued_ready), .done_o(queued), .busy_o(snapshot_busy)
  );
  assign snapshot_resource_ready = !front_resource_rd && !tcp_resource_rd;
  assign resource_en_o = front_resource_rd || tcp_resource_rd || snapshot_resource;
  assign resource_index_o = front_resource_rd ? conn : tcp_resource_rd ? conn_next[CONN_W-1:0] : snapshot_conn;
  chm_entry_writer #(.DataW(DataW)) u_writer (
    .clk_i, .rst_i, .in_valid_i(line_out), .in_ready_o(line_out_ready), .in_addr_i(line_addr), .in_entry_i(line),
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .dat_valid_o, .dat_ready_i, .dat_data_o, .dat_strb_o, .dat_last_o, .busy_o(writer_busy)
  );
  chm_completions u_completions (
    .clk_i, .rst_i, .in_valid_i(queued_valid), .in_ready_o(queued_ready), .in_i(queued), .line_done_i(done_i), .copy_done_i,
    .hold_i(tcp_decides || object_decides || (ordering && ended.conn == conn)), .event_valid_o(ended_valid), .event_ready_i(ended_ready), .event_o(ended), .freed_o(freed), .buffered_o, .busy_o(completions_busy)
  );
  assign object_ended = ended_valid && ended_ready && !ended.has_row;
  chm_open_queries #(.Connections(Connections)) u_open_queries (
    .clk_i, .rst_i, .open_i(query_valid && query_ready), .open_conn_i(conn),
    .close_i(ended_valid && ended_ready && ended.has_row && ended.opcode == chm_layout_pkg::CHM_OPCODE_QUERY), .close_conn_i(ended.conn),
    .conn_i(conn), .querying_o(querying), .other_i(resume_conn), .other_querying_o(resume_querying)
  );
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(CONN_W), .Depth(Connections)) u_recycle (
    .clk_i, .rst_i, .in_valid_i(freed), .in_ready_o(recycle_room), .in_data_i(ended.conn),
    .out_valid_o(recycle_valid), .out_ready_i(recycle_ready), .out_data_o(recycle_conn), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- Command events: what failed, then the front, so that completions of one connection keep their order
  logic unit_event, completes, fails, fail_busy;
  chm_pkg::cmd_event_t complete_command, fail_command;
  chm_fail_orders #(.Connections(Connections)) u_fails (
    .clk_i, .rst_i, .dropped_i, .dropped_conn_i, .posts_valid_i(lost_valid_i), .posts_ready_o(lost_ready_o), .posts_conn_i(lost_conn_i),
    .event_valid_o(fails), .event_ready_i, .event_o(fail_command), .busy_o(fail_busy)
  );
  assign completes = front_completes || settle_completes || ended_valid;
  chm_complete_event u_complete (
    .valid_i(completes), .completion_i(front_completes ? front_completion : settle_completes ? settle_completion : ended), .event_o(complete_command)
  );
  assign unit_event = tcp_event || order_event || stale_event;
  always_comb begin
    stale_command = '0;
    if (stale_event) begin
      stale_command.kind = chm_layout_pkg::CHM_RETIRE_KIND_STALE;
      stale_command.command_id = command.command_id;
      stale_command.target = command.target;
    end
  end
  assign event_valid_o = fails || unit_event || completes || snapshot_event;
  assign event_o = fails ? fail_command : tcp_event ? tcp_command : order_event ? order_command : stale_event ? stale_command :
    completes ? complete_command : snapshot_command;
  assign unit_ready = event_ready_i && !fails;
  assign stale_ready = unit_ready;
  assign front_complete_ready = unit_ready;
  assign settle_complete_ready = unit_ready && !unit_event && !front_completes;
  assign ended_ready = settle_complete_ready && !settle_completes;
  assign snapshot_event_ready = ended_ready && !ended_valid;

  assign busy_o = fail_busy || command_busy || front_busy || order_active || park_busy || settle_busy || snapshot_busy || writer_busy || completions_busy || !tables_ready_i;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      one_unit_is_active: assert (32'(tcp_event) + 32'(order_event) + 32'(stale_event) + 32'(front_completes) <= 1);
      if (freed) freed_row_finds_room: assert (recycle_room);
    end
  end
endmodule
