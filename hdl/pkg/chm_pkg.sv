// What the blocks of the engine say to each other. Memory and register formats are in chm_layout_pkg (printed).
// A package: not every file uses every name.
// verilator lint_off UNUSEDPARAM
package chm_pkg;
  // Fields of 32 bits and more stand last and begin at multiples of 32: the simulation then moves words and never shifts.

  // Largest widths; a configuration uses the low bits.
  localparam int unsigned CONN_W = 14;   // index of a connection row
  localparam int unsigned OBJ_W = 16;    // index of a path or neighbor row
  localparam int unsigned SERIAL_W = 32; // job serials: compared modulo 2^32, never more than 2^16 apart
  localparam int unsigned KEY_W = 288;   // look-up key: local address, remote address (16 bytes each), local port, remote port
  localparam int unsigned ROW_W = 2304;  // tcp_row_t
  localparam int unsigned HDR_W = 1024;  // header record: the first 128 bytes of a frame

  // TCP flag bits as they stand in the header.
  localparam logic [7:0] FLAG_FIN = 8'h01;
  localparam logic [7:0] FLAG_SYN = 8'h02;
  localparam logic [7:0] FLAG_RST = 8'h04;
  localparam logic [7:0] FLAG_PSH = 8'h08;
  localparam logic [7:0] FLAG_ACK = 8'h10;
  localparam logic [7:0] FLAG_URG = 8'h20;

  // The look-up key, of the receiver: local = destination. Addresses as in the images: network order, first byte in bits 7:0,
  // IPv4 in the first four bytes, the rest zero. Ports are numbers.
  typedef struct packed {
    logic [15:0]  remote_port;
    logic [15:0]  local_port;
    logic [127:0] remote;
    logic [127:0] local_address;
  } key_t;

  // A parsed TCP segment.
  typedef struct packed {
    logic        ts_valid;   // a timestamp option was found
    logic [7:0]  flags;
    logic [15:0] window;     // as on the wire, not scaled
    logic [63:0] frame;      // ingress frame number
    logic [31:0] seq;
    logic [31:0] ack;
    logic [31:0] ts_val;
    logic [31:0] ts_ecr;
    logic [15:0] bytes;      // payload
    logic [15:0] payload_at; // offset of the payload in the frame
  } seg_t;

  // A whole frame that waits in the ingress buffer for its verdict.
  typedef struct packed {
    logic        early;        // it went into the look-up before all was known of it: raw_reason and timestamps follow (chm_rx_queue)
    logic [7:0]  raw_reason;   // raw_reason_e; not 0: it goes up the raw ring without a look-up
    logic [15:0] frame_bytes;
    seg_t        seg;
    logic [KEY_W-1:0] key;     // of the receiver: local = destination
  } rx_meta_t;

  // What follows a frame that went early.
  typedef struct packed {
    logic [7:0]  raw_reason;
    logic        ts_valid;
    logic [31:0] ts_val;
    logic [31:0] ts_ecr;
  } rx_late_t;

  // A segment of an offloaded connection on its way into the pipeline.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    seg_t              seg;
  } seg_event_t;

  // What becomes of the oldest frame that was sent into the pipeline.
  typedef struct packed {
    logic              raw;        // up the raw ring, whole and unchanged
    logic [7:0]        raw_reason;
    logic [4:0]        region_log2;
    logic              place;      // bytes [skip, skip+bytes) of the payload go to NIC memory
    logic [15:0]       skip;
    logic [15:0]       bytes;
    logic [31:0]       target;     // Reference for the raw entry
    logic [31:0]       seq;        // of the first placed byte
    logic [63:0]       region;     // NIC memory address of the region
  } verdict_t;

  // One segment to send. Everything that the wire shows and that is not payload is bound when the event retires.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic              ts_valid;
    logic [7:0]        flags;
    logic [7:0]        ttl;
    logic [7:0]        tos;
    logic [OBJ_W-1:0]  path;
    logic [15:0]       local_port;
    logic [15:0]       remote_port;
    logic [15:0]       window;
    logic [15:0]       bytes;
    logic [15:0]       ip_id;
    logic [15:0]       send_tail;  // sendTail of the row: send-ring entries below it are posted and may be read
    logic [31:0]       seq;
    logic [31:0]       ack;
    logic [31:0]       ts_val;
    logic [31:0]       ts_ecr;
    logic [31:0]       una;        // SndUna: entries that end at or below it are no longer needed
    logic [SERIAL_W-1:0] serial;   // of the job
  } tx_job_t;

  // Bytes to move from a receive region to host memory.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic              event_end;  // the pipeline wants a Copied event (a delivery); 0: the offload unit (buffered data)
    logic [4:0]        region_log2;
    logic [31:0]       seq;
    logic [31:0]       bytes;
    logic [63:0]       host;       // destination
    logic [63:0]       region;
    logic [SERIAL_W-1:0] place_serial; // not before this many placements have been written
  } copy_job_t;

  // Bytes of a region that a copy gave free before all of them were read: not to be written yet.
  typedef struct packed {
    logic              valid;
    logic [4:0]        region_log2;
    logic [31:0]       seq;        // of the first one
    logic [63:0]       region;
  } unread_t;

  // Bytes of a frame on their way to NIC memory. Their beats follow on a data stream of their own: ceil((offset + bytes) / beat) of them.
  typedef struct packed {
    logic [5:0]        offset;     // of the first byte in its beat
    logic [4:0]        region_log2;
    logic [15:0]       bytes;      // not 0
    logic [31:0]       seq;        // of the first byte
    logic [63:0]       region;
  } place_job_t;

  // Bytes to move from host memory to a receive region: buffered data at initiate.
  typedef struct packed {
    logic [63:0]       host;       // source
    logic [31:0]       bytes;
    logic [31:0]       seq;        // of the first byte
    logic [63:0]       region;
    logic [4:0]        region_log2;
  } fill_job_t;

  // A look-up key to insert, to delete or to damage, and what became of it.
  typedef struct packed {
    logic              probe;      // with insert: nothing is changed, the answer is the same
    logic              insert;     // 0: delete the key of `conn`
    logic [CONN_W-1:0] conn;
    logic [KEY_W-1:0]  key;        // insert only
    logic [1:0]        inject;     // not 0: neither, but flip so many bits of the stored key of `conn`
    logic [15:0]       fault_bit;
    logic [15:0]       fault_bit2;
  } key_order_t;

  typedef struct packed {
    logic              ok;         // 0: the key is there already (insert), or is not there (delete); nothing was changed
    logic [63:0]       cut;        // frames from this number on were looked up after the change, those below it before
  } key_answer_t;

  // A frame behind the look-up.
  typedef struct packed {
    logic              hit;
    logic [CONN_W-1:0] conn;       // with hit
    rx_meta_t          meta;
  } lookup_t;

  // A connection goes live: its send ring starts at index 0 with this sequence number (SndUna).
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic [31:0]       seq;
  } send_start_t;

  // Posts: ring entries that enter the pipeline.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic              receive;    // receive ring; descriptors are already in the request queue RAM
    logic [15:0]       first;
    logic [15:0]       count;
    logic [31:0]       snd_end;    // send ring: end of the last entry
    logic              fin;        // send ring: the last entry carries FIN
    logic              prefilled;  // receive ring: a push-mode request among them already holds data
  } post_event_t;

  // A posted request as the request queue RAM holds it.
  typedef struct packed {
    logic [63:0] host;
    logic [31:0] bytes;
    logic [31:0] filled;
    logic        no_push;
  } request_t;

  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic [11:0]       generation;
    logic [7:0]        kind;       // answer_kind_e
    logic [31:0]       serial;
    logic [31:0]       status;
    logic [31:0]       bytes;
    logic [15:0]       index;      // in the answer ring
  } answer_event_t;

  // An order of the offload unit to the pipeline. `entry` is for Initiate and Complete. Beside Initiate stands a row that holds ages and deltas of
  // the image (ticks) where a live row holds instants: chm_initiate_event names the fields.
  typedef struct packed {
    logic [7:0]        kind;       // retire_kind_e: Initiate, Query, Terminate, Capture, Abort, Complete, Inject, Fail
    logic              has_row;    // a connection row is concerned
    logic              free;       // Complete of a terminate: the row is freed
    logic              settled;    // Complete of an abort: it happens only if it is allowed (11.7)
    logic [CONN_W-1:0] conn;
    logic [31:0]       command_id;
    logic [31:0]       target;     // Reference for the retire record
    logic [511:0]      entry;      // event_entry_t without serial and phase, for Initiate and Complete
    logic [1:0]        inject;     // Inject: number of bits to flip
    logic              inject_res; // in the second table instead of the row
    logic [15:0]       fault_bit;
    logic [15:0]       fault_bit2;
  } cmd_event_t;

  // What the pipeline needs of a ConnectionResource.
  typedef struct packed {
    logic [63:0] handle;
    logic [11:0] generation;
    logic [63:0] region;
    logic [4:0]  region_log2;
  } conn_res_t;

  // ---- The pipeline (chm_engine)

  // Adapter registers that rules of the engine read (contract 1.4). Names: docs/reference/layout.md.
  typedef struct packed {
    logic        flight_size;      // ModeBits
    logic        classic_nagle;
    logic [31:0] ticks_per_second;
    logic [31:0] ack_frequency;
    logic [31:0] delayed_ack_ticks;
    logic [31:0] maximum_retransmissions;
    logic [31:0] sws_prevention_ticks;
    logic [31:0] duplicate_ack_threshold;
    logic [31:0] push_ticks;
    logic [31:0] rto_floor_ms;
    logic [31:0] rto_cap_ms;
    logic [31:0] indication_bytes;
    logic [31:0] send_complete_bytes;
  } adapter_cfg_t;

  // A delivery copy has ended for the pipeline: its bytes will lie in host memory before an event entry speaks of them.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic [31:0]       bytes;
  } copied_t;

  // An empty indication buffer.
  typedef struct packed {
    logic [63:0] host;
    logic [15:0] index;            // in the indication ring
  } indication_t;

  // Requests below `head` have left the request queue.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic [15:0]       head;
  } request_head_t;

  // Row of a Query or Capture event, with the instant that its image is made for (contract 11.8).
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic              failed;     // the row is lost (11.11): complete with Failure
    logic [39:0]       now;        // ms
    logic [31:0]       tick;
  } snapshot_t;

  // Said after every event that leaves a row so, and after every Complete of a connection; `drained` is never taken back before the row is freed. No back-pressure.
  // tx_serial and place_serial: jobs and placements numbered until then; what the connection still has on its way is below them.
  typedef struct packed {
    logic [CONN_W-1:0]   conn;
    logic                drained;    // a Capture is allowed (11.6), frames and placements apart
    logic                abort_done; // the Complete of an Abort is allowed (11.7), once its event was said to be taken
    logic                abort_taken; // this is the event of an Abort
    logic                complete;   // this is the event of a Complete; that of an abort has happened if abort_done
    logic [1:0]          abort_found; // with abort_taken: 0: it aborted, 1: aborted already, 2: CLOSED otherwise
    logic                failed;     // the row is lost (11.11)
    logic [SERIAL_W-1:0] tx_serial;
    logic [SERIAL_W-1:0] place_serial;
  } settled_t;

  // One pulse for each thing counted (registers 0x410 …).
  typedef struct packed {
    logic        segment_in;
    logic        segment_out;
    logic        retransmitted;
    logic        retired;
    logic        event_written;
    logic        stale;
    logic        corrected;
    logic        uncorrectable;
    logic [31:0] delivered_bytes;  // added
  } engine_count_t;

endpackage
