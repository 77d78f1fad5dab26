// Takes posts of all connections in: doorbells, ring entries, request queues, post events.
//
//   doorbells, meetings, orders -> chm_post_rows (indices, whose turn) -> chm_post_fetch (entries from host memory) -> engine
//                                       ^-- heads of request queues, posts the engine took --'
//
// A connection takes part from PostStart to PostDrain; requests that the queue has no room for then stay in the ring and are the miniport's.
module chm_posts #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Rows; a power of two.
  parameter int unsigned Connections = 1024
) (
  input  logic                        clk_i,
  input  logic                        rst_i,

  input  logic                        doorbell_valid_i,
  output logic                        doorbell_ready_o,
  input  chm_stats_pkg::doorbell_t    doorbell_i,
  output logic                        stale_o,           // one cycle for each stale doorbell
  input  logic                        offload_valid_i,   // Meet, Start, Drain, Quiet, Stop: answered by done and yes
  output logic                        offload_ready_o,
  input  chm_host_pkg::post_order_t   offload_i,
  output logic                        offload_done_o,
  output logic                        offload_yes_o,
  input  logic                        answers_valid_i,   // Meet
  output logic                        answers_ready_o,
  input  chm_host_pkg::post_order_t   answers_i,
  output logic                        answers_done_o,
  output logic                        answers_yes_o,
  input  logic                        head_valid_i,      // no back-pressure
  input  chm_pkg::request_head_t      head_i,

  output logic                        resource_en_o,
  output logic [chm_pkg::CONN_W-1:0]  resource_index_o,
  input  chm_layout_pkg::connection_resource_t resource_i,
  input  logic                        resource_bad_i,
  output logic                        lost_valid_o,      // the rings of a connection cannot be read
  input  logic                        lost_ready_i,
  output logic [chm_pkg::CONN_W-1:0]  lost_conn_o,
  output logic                        req_valid_o,       // host memory
  input  logic                        req_ready_i,
  output logic [63:0]                 req_addr_o,
  output logic [7:0]                  req_beats_o,
  input  logic                        rsp_valid_i,
  input  logic [DataW-1:0]            rsp_data_i,

  output logic                        queue_en_o,
  output logic [chm_pkg::CONN_W-1:0]  queue_conn_o,
  output logic [15:0]                 queue_index_o,
  output chm_pkg::request_t           queue_request_o,
  output logic                        post_valid_o,
  input  logic                        post_ready_i,
  output chm_pkg::post_event_t        post_o,
  output logic                        illegal_o,         // one cycle: a receive entry that claims too much
  output logic                        busy_o
);
  logic                      known, rows_doorbell_ready, rows_stale, job_valid, fetch_room, taken_valid, taken_ready, rows_busy, fetch_busy;
  chm_host_pkg::post_job_t   job, taken;
  chm_host_pkg::post_order_t doorbell;

  assign known = 32'(doorbell_i.conn) < Connections;
  assign doorbell = {chm_host_pkg::PostDoorbell, doorbell_i.conn, 12'd0, doorbell_i.receive, doorbell_i.producer};
  assign doorbell_ready_o = known ? rows_doorbell_ready : !rows_stale;   // one pulse for each
  assign stale_o = rows_stale || (doorbell_valid_i && !known);

  chm_post_rows #(.Connections(Connections)) u_rows (
    .clk_i, .rst_i, .head_valid_i, .head_i, .taken_valid_i(taken_valid), .taken_ready_o(taken_ready), .taken_i(taken),
    .fetch_room_i(fetch_room), .job_valid_o(job_valid), .job_o(job),
    .offload_valid_i, .offload_ready_o, .offload_i, .offload_done_o, .offload_yes_o,
    .answers_valid_i, .answers_ready_o, .answers_i, .answers_done_o, .answers_yes_o,
    .doorbell_valid_i(doorbell_valid_i && known), .doorbell_ready_o(rows_doorbell_ready), .doorbell_i(doorbell),
    .stale_o(rows_stale), .busy_o(rows_busy)
  );
  chm_post_fetch #(.DataW(DataW)) u_fetch (
    .clk_i, .rst_i, .room_o(fetch_room), .job_valid_i(job_valid), .job_i(job), .resource_en_o, .resource_index_o, .resource_i,
    .resource_bad_i, .lost_valid_o, .lost_ready_i, .lost_conn_o, .illegal_o,
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .rsp_valid_i, .rsp_data_i,
    .queue_en_o, .queue_conn_o, .queue_index_o, .queue_request_o, .post_valid_o, .post_ready_i, .post_o,
    .taken_valid_o(taken_valid), .taken_ready_i(taken_ready), .taken_o(taken), .busy_o(fetch_busy)
  );
  assign busy_o = rows_busy || fetch_busy || doorbell_valid_i;
endmodule
