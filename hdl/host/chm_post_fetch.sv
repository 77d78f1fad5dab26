// Reads the ring entries of a post from host memory and hands the post to the engine.
//
//   job -> base of the ring (resource row) -> one read for each entry -> entries in order -> request queue, then the post
//
// Of a send ring only the last entry is read: it tells the end of the stream, and whether a FIN follows. Many jobs are in flight at once.
// A job whose resource row is damaged reads nothing and posts nothing: its connection is reported as lost.
module chm_post_fetch #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Entries in flight; at least twice the depth of a request queue.
  parameter int unsigned Entries = 64,
  localparam int unsigned CountW = $clog2(Entries + 1)
) (
  input  logic                        clk_i,
  input  logic                        rst_i,

  output logic                        room_o,           // two more jobs fit
  input  logic                        job_valid_i,
  input  chm_host_pkg::post_job_t     job_i,
  output logic                        resource_en_o,
  output logic [chm_pkg::CONN_W-1:0]  resource_index_o,
  input  chm_layout_pkg::connection_resource_t resource_i,   // a cycle later, stays
  input  logic                        resource_bad_i,   // with it, one cycle
  output logic                        lost_valid_o,
  input  logic                        lost_ready_i,
  output logic [chm_pkg::CONN_W-1:0]  lost_conn_o,

  output logic                        req_valid_o,
  input  logic                        req_ready_i,
  output logic [63:0]                 req_addr_o,
  output logic [7:0]                  req_beats_o,      // beats - 1
  input  logic                        rsp_valid_i,
  input  logic [DataW-1:0]            rsp_data_i,

  output logic                        queue_en_o,       // request queue: request `index` of `conn`
  output logic [chm_pkg::CONN_W-1:0]  queue_conn_o,
  output logic [15:0]                 queue_index_o,
  output chm_pkg::request_t           queue_request_o,
  output logic                        post_valid_o,
  input  logic                        post_ready_i,
  output chm_pkg::post_event_t        post_o,
  output logic                        taken_valid_o,    // the engine took a post
  input  logic                        taken_ready_i,
  output chm_host_pkg::post_job_t     taken_o,
  output logic                        illegal_o,        // one cycle: a receive entry claims to hold more than it has room for
  output logic                        busy_o
);
  localparam int unsigned JOB_W = chm_pkg::CONN_W + 33;
  localparam int unsigned KEPT = 130;   // of an entry: its first 128 bits, 448 (noPush), 449 (fin)

  // ---- Jobs that wait
  chm_host_pkg::post_job_t job, job_q;   // the oldest, the one being asked for
  logic job_valid, job_pop, job_room, job_near;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(JOB_W), .Depth(8), .Margin(3)) u_jobs (
    .clk_i, .rst_i, .in_valid_i(job_valid_i), .in_ready_o(job_room), .in_data_i(job_i),
    .out_valid_o(job_valid), .out_ready_i(job_pop), .out_data_o(job), .count_o(), .almost_full_o(job_near)
  );
  // verilator lint_on PINCONNECTEMPTY
  assign room_o = !job_near;

  // ---- Asking: Look (the row is read), then Ask for one entry after the other, or Lose
  typedef enum logic [1:0] { Wait, Look, Ask, Lose } state_e;
  state_e            state_q;
  logic [15:0]       index_q, left_q, mask;
  logic [CountW-1:0] flight_q;   // entries asked for and not used
  logic              ask, last_ask, flight_ready, line_valid, kept_pop;
  logic [63:0]       base;
  logic [7:0]        log2;

  assign job_pop = state_q == Wait && job_valid && flight_ready;
  assign resource_en_o = job_pop;
  assign resource_index_o = job.conn;
  assign lost_valid_o = state_q == Lose;
  assign lost_conn_o = job_q.conn;
  assign base = job_q.receive ? resource_i.receive_ring : resource_i.send_ring;
  assign log2 = job_q.receive ? resource_i.receive_ring_log2 : resource_i.send_ring_log2;
  assign mask = (16'd1 << log2[3:0]) - 16'd1;
  assign req_valid_o = state_q == Ask && flight_q != CountW'(Entries);
  assign req_addr_o = {base[63:6], 6'd0} + {42'd0, index_q & mask, 6'd0};
  assign req_beats_o = 8'(512 / DataW - 1);
  assign ask = req_valid_o && req_ready_i;
  assign last_ask = ask && left_q == 16'd1;

  always_ff @(posedge clk_i) begin
    if (job_pop) begin
      job_q <= job;
      index_q <= job.receive ? job.first : job.first + job.count - 16'd1;
      left_q <= job.receive ? job.count : 16'd1;
    end else if (ask) begin
      index_q <= index_q + 16'd1;
      left_q <= left_q - 16'd1;
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      state_q <= Wait;
      flight_q <= '0;
    end else begin
      if (job_pop) state_q <= Look;
      else if (state_q == Look) state_q <= resource_bad_i ? Lose : Ask;
      else if (last_ask || (lost_valid_o && lost_ready_i)) state_q <= Wait;
      if (ask || kept_pop) flight_q <= flight_q + CountW'(ask) - CountW'(kept_pop);
    end
  end

  // ---- Jobs whose entries come, and the entries
  chm_host_pkg::post_job_t head;
  logic         head_valid, head_pop, head_lost, kept_valid, kept_room, flight_room, flight_near;
  logic [511:0] line;
  logic [KEPT-1:0] kept;
  chm_lines #(.DataW(DataW)) u_lines (.clk_i, .rst_i, .rsp_valid_i, .rsp_data_i, .line_valid_o(line_valid), .line_o(line));
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(JOB_W + 1), .Depth(Entries), .Margin(2)) u_flight (
    .clk_i, .rst_i, .in_valid_i(state_q == Look), .in_ready_o(flight_room), .in_data_i({resource_bad_i, job_q}),
    .out_valid_o(head_valid), .out_ready_i(head_pop), .out_data_o({head_lost, head}), .count_o(), .almost_full_o(flight_near)
  );
  assign flight_ready = !flight_near;
  chm_fifo #(.Width(KEPT), .Depth(Entries)) u_kept (
    .clk_i, .rst_i, .in_valid_i(line_valid), .in_ready_o(kept_room), .in_data_i({line[449:448], line[127:0]}),
    .out_valid_o(kept_valid), .out_ready_i(kept_pop), .out_data_o(kept), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- Using: requests into the queue, one a cycle; then the post; then the count goes back
  typedef enum logic [1:0] { Take, Post, Tell } use_e;
  use_e        use_q;
  logic [15:0] done_q;        // entries of the job at the head that were used
  logic        prefilled_q, fin_q, last, overfull;
  logic [31:0] end_q;

  assign kept_pop = use_q == Take && kept_valid && head_valid && !head_lost;
  assign overfull = kept[127:96] > kept[95:64];   // of a request: filled > bytes; the host's error, bounded
  assign illegal_o = queue_en_o && overfull;
  assign last = !head.receive || done_q == head.count - 16'd1;
  assign queue_en_o = kept_pop && head.receive;
  assign queue_conn_o = head.conn;
  assign queue_index_o = head.first + done_q;
  assign queue_request_o = {kept[63:0], kept[95:64], overfull ? kept[95:64] : kept[127:96], kept[128]};
  assign post_valid_o = use_q == Post;
  assign post_o = {head.conn, head.receive, head.first, head.count, end_q, fin_q, prefilled_q};
  assign taken_valid_o = use_q == Tell;
  assign taken_o = head;
  assign head_pop = taken_valid_o && taken_ready_i;

  always_ff @(posedge clk_i) begin
    if (kept_pop) begin
      prefilled_q <= head.receive && ((done_q != '0 && prefilled_q) || (kept[127:96] != '0 && !kept[128]));
      end_q <= head.receive ? '0 : kept[95:64] + kept[127:96];
      fin_q <= !head.receive && kept[129];
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      use_q <= Take;
      done_q <= '0;
    end else begin
      unique case (use_q)
        Take: if (head_valid && head_lost) use_q <= Tell;
        else if (kept_pop) begin
          done_q <= last ? '0 : done_q + 16'd1;
          if (last) use_q <= Post;
        end
        Post: if (post_ready_i) use_q <= Tell;
        default: if (taken_ready_i) use_q <= Take;
      endcase
    end
  end
  assign busy_o = job_valid || head_valid || state_q != Wait || use_q != Take;

  logic unused;
  assign unused = ^{resource_i, log2, line, base[5:0]};
  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      post_entry_finds_room: assert (!line_valid || (kept_room && flight_q != '0));
      post_job_finds_room: assert ((!job_valid_i || (job_room && job_i.count != '0)) && (state_q != Look || flight_room));
    end
  end
endmodule
