// Shapes and arithmetic of the pipeline: docs/contract/engine.md.
// A package: not every file uses every name.
// verilator lint_off UNUSEDPARAM
package chm_engine_pkg;

  localparam int unsigned ARG_W = 249;   // the widest argument: seg_t
  localparam int unsigned CONN_W = 14;   // chm_pkg::CONN_W; Yosys 0.23 takes no name of another package here

  // Sources of events, as the arbiter numbers them: the first two have the slots of the wire, the last one every second slot.
  localparam int unsigned SOURCES = 10;
  localparam int unsigned SOURCE_SEGMENT = 0, SOURCE_GRANT = 1, SOURCE_STEP = 2, SOURCE_STEP_BUFFER = 3, SOURCE_COPIED = 4, SOURCE_POST = 5;
  localparam int unsigned SOURCE_ANSWER = 6, SOURCE_COMMAND = 7, SOURCE_DIVIDED = 8, SOURCE_TIMER = 9;

  // An event as it travels: kind, connection, instant, argument (seg_t, post_event_t, answer_event_t, bytes, quotient: low bits).
  typedef struct packed {
    logic [7:0]        kind;   // retire_kind_e
    logic [CONN_W-1:0] conn;
    logic [39:0]       now;    // ms
    logic [ARG_W-1:0]  arg;
    logic [31:0]       tick;
  } event_t;

  // Rules of a Step, in the numbering of the contract.
  typedef enum logic [3:0] {
    STEP_NONE,
    STEP_ABORT,          // 8.2
    STEP_RETRIEVE,       // 8.3
    STEP_SENT,           // 8.4
    STEP_DISCONNECTED,   // 8.5
    STEP_PLACE,          // 8.6
    STEP_FLUSH,          // 8.7a
    STEP_PUSH,           // 8.7b
    STEP_TAKE,           // 8.7c
    STEP_OFFER,          // 8.7d
    STEP_FIN             // 8.7e
  } step_e;

  // What an event does besides its row.
  typedef struct packed {
    logic        happened;      // it has a retire record and its row is written
    logic        stale;         // 11.9: a Stale record, no row
    logic        send;          // one egress frame
    logic        pure_ack;      // seq by 6.5, no payload, flags ACK
    logic        window_update; // 8.12: a pure ACK if the window opens far enough
    logic        reset;         // the frame is an RST (11.7)
    logic        retransmitted;
    logic        place;         // payload [skip, skip + place_bytes) goes to sequence number place_seq
    logic        refused;       // payload refused: no range free
    logic        copy;
    logic        take_buffer;   // the copy goes into the indication buffer at hand
    logic        answered;      // the entry waits for an answer: answerSerial becomes its serial
    logic        emit;
    logic        snapshot;
    logic        divide;        // a division starts
    logic        raise;         // 6.8: the mandatory upload
    logic [1:0]  abort_found;   // 11.7: 0: it aborted, 1: aborted already, 2: CLOSED otherwise
    logic [7:0]  raise_reason;  // upload_reason_e
    logic [7:0]  flags;
    logic [15:0] bytes;
    logic [15:0] place_skip;
    logic [15:0] place_bytes;
    logic [31:0] seq;
    logic [31:0] place_seq;
    logic [31:0] input_ref;     // record: low half of inputRef
    logic [63:0] copy_host;
  } action_t;

  // What the acceptability and acknowledgement stage leaves for the payload stage.
  typedef struct packed {
    logic        raw;           // 7.1
    logic [7:0]  raw_reason;
    logic        ended;         // "end": no further rule
    logic        answer;        // "answer"
    logic        acked;         // 7.9b applied
    logic        probed;        // retransmitCount > 0 before 7.9e
    logic        raise;         // 6.8, reason UploadRequested
    logic        divide;        // 7.12
    logic [17:0] divide_bytes;
  } segment_t;

  // a < b modulo 2^32 (2.1).
  function automatic logic precedes(input logic [31:0] a, input logic [31:0] b);
    precedes = $signed(a - b) < $signed(32'd0);
  endfunction

  // Later of two sequence numbers.
  function automatic logic [31:0] later(input logic [31:0] a, input logic [31:0] b);
    later = precedes(a, b) ? b : a;
  endfunction

  // Earlier of two sequence numbers.
  function automatic logic [31:0] earlier(input logic [31:0] a, input logic [31:0] b);
    earlier = precedes(a, b) ? a : b;
  endfunction

  // Smaller of two numbers.
  function automatic logic [31:0] least(input logic [31:0] a, input logic [31:0] b);
    least = a < b ? a : b;
  endfunction

  // k of 2.2, ms in a tick, for the three legal values of TicksPerSecond: 0: 1, 1: 10, 2: 100.
  function automatic logic [1:0] tick_ms(input logic [31:0] ticks_per_second);
    tick_ms = {ticks_per_second == 32'd10, ticks_per_second == 32'd100};
  endfunction

  // Ticks to ms; the product stays below 2^39.
  function automatic logic [39:0] to_ms(input logic [31:0] ticks, input logic [1:0] k);
    to_ms = k[1] ? 40'(ticks) * 40'd100 : k[0] ? 40'(ticks) * 40'd10 : 40'(ticks);
  endfunction

  // TsRecentMaxAgeMs (OC-27) and the cap of a sample (CHM-CC-001) in ticks.
  function automatic logic [31:0] max_age(input logic [1:0] k);
    max_age = k[1] ? 32'd20_736_000 : k[0] ? 32'd207_360_000 : 32'd2_073_600_000;
  endfunction
  function automatic logic [31:0] sample_cap(input logic [1:0] k);
    sample_cap = k[1] ? 32'd300 : k[0] ? 32'd3000 : 32'd30_000;
  endfunction

  // rto(c) of 6.2: RTO doubled c times, at most the cap.
  function automatic logic [31:0] backed_off(input logic [31:0] rto, input logic [7:0] c, input logic [31:0] cap);
    logic [63:0] doubled;
    doubled = 64'(rto) << c[4:0];
    backed_off = (c[7:5] != '0 && rto != '0) || doubled > 64'(cap) ? cap : doubled[31:0];
  endfunction

  // 8 bits, stays at 255 (section 13).
  function automatic logic [7:0] count_up(input logic [7:0] n);
    count_up = n == 8'hff ? n : n + 8'd1;
  endfunction

  // 6.7: a congestion window that has grown.
  function automatic logic [31:0] capped_cwnd(input logic [32:0] cwnd);
    capped_cwnd = cwnd > 33'h4000_0000 ? 32'h4000_0000 : cwnd[31:0];
  endfunction

  // 9.5: initial window (RFC 5681 section 3.1).
  function automatic logic [31:0] initial_window(input logic [15:0] mss);
    initial_window = mss > 16'd2190 ? {15'd0, mss, 1'b0} : mss > 16'd1095 ? 32'(mss) + {15'd0, mss, 1'b0} : {14'd0, mss, 2'b0};
  endfunction

  // 6.6: ssthresh on loss.
  function automatic logic [31:0] loss_ssthresh(input logic flight_size, input logic [31:0] flight, input logic [31:0] cwnd,
                                                input logic [31:0] wnd, input logic [15:0] mss);
    logic [31:0] half;
    half = (flight_size ? flight : least(cwnd, wnd)) >> 1;
    loss_ssthresh = half < {15'd0, mss, 1'b0} ? {15'd0, mss, 1'b0} : half;
  endfunction

endpackage
// verilator lint_on UNUSEDPARAM
