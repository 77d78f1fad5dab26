// Shapes and arithmetic of the pipeline: docs/contract/engine.md.
// A package: not every file uses every name.
// verilator lint_off UNUSEDPARAM
package chm_engine_pkg;

  localparam int unsigned ARG_W = 249;   // the widest argument: seg_t

  // An event as it travels: kind, connection, instant, argument (seg_t, post_event_t, answer_event_t, bytes, quotient: low bits).
  typedef struct packed {
    logic [7:0]                 kind;   // retire_kind_e
    logic [chm_pkg::CONN_W-1:0] conn;
    logic [39:0]                now;    // ms
    logic [31:0]                tick;
    logic [ARG_W-1:0]           arg;
  } event_t;

  // What an event does besides its row.
  typedef struct packed {
    logic        happened;      // it has a retire record and its row is written
    logic        stale;         // 11.9: a Stale record, no row
    logic        send;          // one egress frame
    logic        pure_ack;      // seq by 6.5, no payload, flags ACK
    logic        window_update; // 8.12: a pure ACK if the window opens far enough
    logic        reset;         // the frame is an RST (11.7)
    logic [7:0]  flags;
    logic [31:0] seq;
    logic [15:0] bytes;
    logic        retransmitted;
    logic        place;         // payload [skip, skip + place_bytes) goes to sequence number place_seq
    logic [31:0] place_seq;
    logic [15:0] place_skip;
    logic [15:0] place_bytes;
    logic        refused;       // payload refused: no range free
    logic        copy;
    logic [63:0] copy_host;
    logic        take_buffer;   // the copy goes into the indication buffer at hand
    logic        answered;      // the entry waits for an answer: answerSerial becomes its serial
    logic        emit;
    logic        snapshot;
    logic        divide;        // a division starts
    logic        unaffected;    // 11.7: the abort found nothing to abort
    logic [31:0] reference;     // record: low half of inputRef
  } action_t;

  // What the acceptability and acknowledgement stage leaves for the payload stage.
  typedef struct packed {
    logic        raw;           // 7.1
    logic [7:0]  raw_reason;
    logic        ended;         // "end": no further rule
    logic        answer;        // "answer"
    logic        acked;         // 7.9b applied
    logic        divide;        // 7.12
    logic [17:0] divide_bytes;
  } segment_t;

  // a < b modulo 2^32 (2.1).
  function automatic logic before(input logic [31:0] a, input logic [31:0] b);
    logic [31:0] d;
    d = a - b;
    before = d[31];
  endfunction

  // Later of two sequence numbers.
  function automatic logic [31:0] later(input logic [31:0] a, input logic [31:0] b);
    later = before(a, b) ? b : a;
  endfunction

  // Earlier of two sequence numbers.
  function automatic logic [31:0] earlier(input logic [31:0] a, input logic [31:0] b);
    earlier = before(a, b) ? a : b;
  endfunction

  // Smaller of two numbers.
  function automatic logic [31:0] least(input logic [31:0] a, input logic [31:0] b);
    least = a < b ? a : b;
  endfunction

  // k of 2.2: ms in a tick, for the three legal values of TicksPerSecond.
  function automatic logic [6:0] tick_ms(input logic [31:0] ticks_per_second);
    tick_ms = ticks_per_second == 32'd10 ? 7'd100 : ticks_per_second == 32'd100 ? 7'd10 : 7'd1;
  endfunction

  // Ticks to ms; k is 1, 10 or 100.
  function automatic logic [47:0] to_ms(input logic [31:0] ticks, input logic [6:0] k);
    to_ms = k[6] ? 48'(ticks) * 48'd100 : k[3] ? 48'(ticks) * 48'd10 : 48'(ticks);
  endfunction

  // A constant of ms in ticks.
  function automatic logic [31:0] to_ticks(input logic [31:0] one, input logic [31:0] ten, input logic [31:0] hundred, input logic [6:0] k);
    to_ticks = k[6] ? hundred : k[3] ? ten : one;
  endfunction

  // 8 bits, stays at 255 (section 13).
  function automatic logic [7:0] count_up(input logic [7:0] n);
    count_up = n == 8'hff ? n : n + 8'd1;
  endfunction

  // 6.7: a congestion window within its bounds.
  function automatic logic [31:0] bounded_cwnd(input logic [32:0] cwnd, input logic [15:0] mss);
    bounded_cwnd = cwnd > 33'h4000_0000 ? 32'h4000_0000 : cwnd[31:0] < 32'(mss) ? 32'(mss) : cwnd[31:0];
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
