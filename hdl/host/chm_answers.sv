// Takes the answer ring in: each answer goes to the engine, in ring order, once the posts that it speaks of are there.
//
//   ring -> Meet send, Meet receive (what the answer names is posted) -> up to `Parked` answers wait -> answer event
//
// The ring never waits for the host: a meeting ends when the entries have been read (one host read, all parked ones at once) or the request queue is
// full, whatever becomes of other answers. An answer whose target cannot be a connection meets nothing and keeps its place with kind 0: the
// engine counts it.
module chm_answers #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Rows; a power of two.
  parameter int unsigned Connections = 1024,
  // Answers whose posts are on their way.
  parameter int unsigned Parked = 32
) (
  input  logic                      clk_i,
  input  logic                      rst_i,

  input  logic                      enable_i,
  input  logic [63:0]               base_i,
  input  logic [3:0]                log2_i,
  input  logic [15:0]               producer_i,
  output logic [15:0]               consumer_o,
  output logic                      req_valid_o,     // host memory
  input  logic                      req_ready_i,
  output logic [63:0]               req_addr_o,
  output logic [7:0]                req_beats_o,
  input  logic                      rsp_valid_i,
  input  logic [DataW-1:0]          rsp_data_i,

  output logic                      meet_valid_o,
  input  logic                      meet_ready_i,
  output chm_host_pkg::post_order_t meet_o,
  input  logic                      meet_done_i,
  input  logic                      meet_yes_i,
  output logic                      answer_valid_o,
  input  logic                      answer_ready_i,
  output chm_pkg::answer_event_t    answer_o,
  output logic                      taken_o,         // one cycle for each entry of the ring
  output logic                      busy_o
);
  localparam int unsigned IndexW = $clog2(Connections);
  localparam int unsigned EVENT_W = chm_pkg::CONN_W + 132;
  localparam int unsigned PARKED_W = EVENT_W + 33;   // its event, both producer indices, "met already"

  logic         entry_valid, entry_ready, ring_busy, known, park_valid, park_ready, head_valid, head_pop, head_met;
  logic [511:0] entry_bits;
  logic [15:0]  index, head_send, head_receive;
  chm_layout_pkg::answer_entry_t entry;
  chm_layout_pkg::reference_t    target;
  chm_pkg::answer_event_t        answer_in, head;

  chm_ring_in #(.DataW(DataW), .Ahead(16)) u_ring (
    .clk_i, .rst_i, .enable_i, .base_i, .log2_i, .producer_i, .consumer_o,
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .rsp_valid_i, .rsp_data_i,
    .entry_valid_o(entry_valid), .entry_ready_i(entry_ready), .entry_o(entry_bits), .index_o(index), .busy_o(ring_busy)
  );
  assign entry = entry_bits;
  assign target = entry.target;
  assign known = target.kind == chm_layout_pkg::CHM_OBJECT_KIND_TCP && 32'(target.index) < Connections;
  assign answer_in = !entry_valid ? '0 : {chm_pkg::CONN_W'(target.index[IndexW-1:0]), target.generation, known ? entry.kind : 8'd0, entry.serial, entry.status, entry.bytes, index};

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(PARKED_W), .Depth(Parked)) u_parked (
    .clk_i, .rst_i, .in_valid_i(park_valid), .in_ready_o(park_ready),
    .in_data_i(!park_valid ? '0 : {stranger || (met_q && meet_yes_i), entry.send_producer, entry.receive_producer, answer_in}),
    .out_valid_o(head_valid), .out_ready_i(head_pop), .out_data_o({head_met, head_send, head_receive, head}), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- Meetings, one at a time: for an entry that comes, and again for the oldest one that was not met
  typedef enum logic [2:0] { Free, AskSend, WaitSend, AskReceive, WaitReceive, Go } state_e;
  state_e state_q;
  logic   again_q, met_q;        // again_q: of the head; met_q: the send ring is met
  logic   start_entry, start_head, stranger, ends;
  assign start_entry = state_q == Free && entry_valid && park_ready && known;
  assign stranger = state_q == Free && entry_valid && park_ready && !known;
  assign start_head = state_q == Free && head_valid && !head_met && !start_entry && !stranger;
  assign ends = state_q == WaitReceive && meet_done_i;
  assign park_valid = (ends && !again_q) || stranger;
  assign entry_ready = park_valid;

  assign meet_valid_o = state_q == AskSend || state_q == AskReceive;
  assign meet_o = {chm_host_pkg::PostMeet, again_q ? head.conn : answer_in.conn, again_q ? head.generation : answer_in.generation, state_q == AskReceive,
                   state_q == AskReceive ? (again_q ? head_receive : entry.receive_producer) : (again_q ? head_send : entry.send_producer)};
  assign answer_valid_o = head_valid && (head_met || state_q == Go);
  assign answer_o = head;
  assign head_pop = answer_valid_o && answer_ready_i;

  always_ff @(posedge clk_i) begin
    if (start_entry || start_head) again_q <= start_head;
    if (state_q == WaitSend && meet_done_i) met_q <= meet_yes_i;
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) state_q <= Free;
    else begin
      unique case (state_q)
        Free: if (start_entry || start_head) state_q <= AskSend;
        AskSend: if (meet_ready_i) state_q <= WaitSend;
        WaitSend: if (meet_done_i) state_q <= AskReceive;
        AskReceive: if (meet_ready_i) state_q <= WaitReceive;
        WaitReceive: if (meet_done_i) state_q <= again_q && met_q && meet_yes_i ? Go : Free;
        default: if (head_pop) state_q <= Free;   // Go: the head is met
      endcase
    end
  end
  assign taken_o = entry_ready;
  assign busy_o = ring_busy || head_valid || state_q != Free;

  logic unused;
  assign unused = ^{entry, target};
  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (park_valid) parked_answer_finds_room: assert (park_ready);
    end
  end
endmodule
