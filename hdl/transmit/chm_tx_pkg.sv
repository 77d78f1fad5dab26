// Shapes within the transmit path.
// A package: not every file uses every name.
// verilator lint_off UNUSEDPARAM
package chm_tx_pkg;

  // As in chm_pkg, which Yosys 0.23 does not read from another package; chm_transmit compares them.
  localparam int unsigned CONN_W = 14;
  localparam int unsigned OBJ_W = 16;
  localparam int unsigned SERIAL_W = 32;

  // Send-ring entries that a connection keeps on chip ahead of the one in use; a power of two.
  localparam int unsigned AHEAD = 4;
  localparam int unsigned AHEAD_W = 2;
  // Connections that keep more of them, and how many; powers of two.
  localparam int unsigned HOT = 16;
  localparam int unsigned HOT_W = 4;
  localparam int unsigned DEEP = 32;
  localparam int unsigned DEEP_W = 5;
  // Entries the seek unit reads at once when it walks back.
  localparam int unsigned SCAN = 64;

  // A send-ring entry.
  typedef struct packed {
    logic [15:0] index;
    logic [31:0] seq;       // of the first byte
    logic [63:0] addr;
    logic [31:0] bytes;
  } entry_t;

  // Where a connection stands in its send ring: at the newest entry used, and where it last retransmitted.
  typedef struct packed {
    logic   old_valid;
    entry_t old;
    entry_t head;
  } cursor_t;

  // An entry on chip.
  typedef struct packed {
    logic       valid;
    logic [1:0] life;       // of the connection row it was read for
    logic       reused;     // the host has written a later lap: an entry without bytes that the acknowledgement had passed
    entry_t     entry;
  } line_t;

  // Payload to find, or the start of a connection.
  typedef struct packed {
    logic                        start;
    logic [CONN_W-1:0]  conn;
    logic [1:0]                  life;
    logic [31:0]                 seq;
    logic [15:0]                 bytes;
    logic [31:0]                 una;
    logic [15:0]                 tail;
    logic                        ts;
  } item_t;

  // Entries to read: [first, first + count) into the lines, or a scan of up to SCAN entries below `first`.
  typedef struct packed {
    logic                        scan;
    logic                        deep;      // into the lines of a slot
    logic [HOT_W-1:0]            slot;
    logic [CONN_W-1:0]  conn;
    logic [1:0]                  life;
    logic [15:0]                 first;
    logic [6:0]                  count;
  } want_t;

  // A want on its way through host memory.
  typedef struct packed {
    want_t       want;
    logic [3:0]  log2;      // of the entries of the ring
  } flight_t;

  // A run of payload in host memory.
  typedef struct packed {
    logic [63:0] addr;
    logic [15:0] bytes;
    logic        first;     // of its segment
    logic        last;
    logic        ts;        // the segment has the timestamps option
    logic        lost;      // the segment's bytes were not found: it must not leave
  } fragment_t;

  // What the header needs of a job.
  typedef struct packed {
    logic [CONN_W-1:0]            conn;
    logic                         ts_valid;
    logic [7:0]                   flags;
    logic [7:0]                   ttl;
    logic [7:0]                   tos;
    logic [OBJ_W-1:0]    path;
    logic [15:0]                  local_port;
    logic [15:0]                  remote_port;
    logic [15:0]                  window;
    logic [15:0]                  bytes;
    logic [15:0]                  ip_id;
    logic [31:0]                  seq;
    logic [31:0]                  ack;
    logic [31:0]                  ts_val;
    logic [31:0]                  ts_ecr;
    logic [SERIAL_W-1:0]          serial;
  } header_job_t;

endpackage
// verilator lint_on UNUSEDPARAM
