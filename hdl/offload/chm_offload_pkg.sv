// What the parts of the offload unit say to each other.
// A package: not every file uses every name.
// verilator lint_off UNUSEDPARAM
package chm_offload_pkg;

  localparam int unsigned CONN_W = 14;   // chm_pkg::CONN_W; Yosys 0.23 takes no name of another package here

  // Where a connection stands towards commands.
  typedef struct packed {
    logic        live;
    logic        terminating;   // a terminate was taken
    logic        waiting;       // for settled.drained: its Capture is still to come
    logic        aborting;      // an abort is not complete
    logic        held;          // a terminate waits for that abort
    logic        listed;        // stands in the queue of chm_park
    logic        drained;       // as said by the engine since
    logic        abort_done;
    logic        abort_taken;   // the Abort event has retired, with this result
    logic [1:0]  abort_found;   // 0: it aborted, 1: aborted already, 2: CLOSED otherwise, 3: the row was lost
    logic        lost;          // the row is lost, as said since a terminate or abort was parked
    logic [31:0] tx_serial;
    logic [31:0] place_serial;
    logic [31:0] path;          // Reference
    logic [7:0]  scales;        // CONST window scales as given, send scale above: without window scaling the row of the engine has zeros
  } park_row_t;

  typedef enum logic [2:0] {
    ParkLook,        // the row, unchanged
    ParkStart,       // live, on path `path`, with window scales `scales`
    ParkAbort,       // an Abort event follows
    ParkHold,        // a terminate waits for the abort, if it is not over
    ParkTerminate,   // a Terminate event follows
    ParkStop,        // not live
    ParkAgain,       // back into the queue: serials have not passed yet
    ParkSettled      // what it waited for is under way
  } park_kind_e;

  typedef struct packed {
    park_kind_e        kind;
    logic [CONN_W-1:0] conn;
    logic [31:0]       path;
    logic [7:0]        scales;
  } park_order_t;

  // What a Query or Terminate of a connection is to do, and with what it completes.
  typedef struct packed {
    logic [31:0] command_id;
    logic [31:0] target;        // Reference
    logic [31:0] path;          // Reference, for the image
    logic [7:0]  scales;        // for the image
    logic [63:0] image;         // host address; 0: none
    logic [63:0] buffer;        // terminate: host address for buffered data
    logic [31:0] room;          // terminate: bytes there
  } snap_record_t;

  typedef struct packed {
    logic              capture; // 0: a query
    logic [CONN_W-1:0] conn;
    logic [63:0]       cut;
    snap_record_t      record;
  } snap_request_t;

  // A completion that waits for its writes.
  typedef struct packed {
    logic              has_row;
    logic              free;    // the row is freed
    logic              settled; // of an abort: only while the connection is settled (11.7)
    logic              copied;  // buffered bytes are on their way too
    logic [2:0]        lines;   // image lines on their way
    logic [CONN_W-1:0] conn;
    logic [7:0]        opcode;
    logic [31:0]       command_id;
    logic [31:0]       target;
    logic [63:0]       handle;
    logic [31:0]       status;
    logic [63:0]       cut;
    logic [31:0]       una;
    logic [31:0]       bytes;
  } completion_t;

  // How a command ended in its unit.
  typedef struct packed {
    logic        silent;        // no completion of its own: it was written, or follows
    logic        again;         // nothing was done: the command is to be taken anew, behind what has become free
    logic        illegal;       // counted (11.10)
    logic [31:0] status;
    logic [31:0] target;        // Reference, of what became live
    logic [63:0] handle;
  } outcome_t;

  // a <= b modulo 2^32.
  function automatic logic upto(input logic [31:0] a, input logic [31:0] b);
    upto = $signed(b - a) >= $signed(32'd0);
  endfunction

  // The first of two bytes on the wire is in bits 7:0 of an image.
  function automatic logic [15:0] swap(input logic [15:0] v);
    swap = {v[7:0], v[15:8]};
  endfunction

endpackage
