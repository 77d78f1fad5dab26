// What the blocks that read rings of the host say to each other and to the offload unit.
// A package: not every file uses every name.
// verilator lint_off UNUSEDPARAM
package chm_host_pkg;

  localparam int unsigned CONN_W = 14;   // chm_pkg::CONN_W; Yosys 0.23 takes no name of another package here

  // Producer and consumer indices of a connection's rings.
  typedef struct packed {
    logic        live;
    logic        draining;      // nothing more is taken in
    logic        send_listed;   // waits for the fetch unit, or is in it
    logic        receive_listed;
    logic [11:0] generation;
    logic [15:0] send_producer;
    logic [15:0] send_taken;    // entries below it are in the engine
    logic [15:0] receive_producer;
    logic [15:0] receive_taken;
    logic [15:0] receive_head;  // requests below it have left the request queue
  } post_row_t;

  // Orders on such a row.
  typedef enum logic [3:0] {
    PostMeet,      // entries below `index` of one ring are posted (posts and answers meet); yes: they are in the engine, as far as fits
    PostStart,     // the connection goes live; `index`: send-ring entries that came with it
    PostDrain,     // nothing more is taken in; yes
    PostQuiet,     // yes: nothing of the connection is in the fetch unit
    PostStop,      // the connection is gone
    PostDoorbell,  // entries below `index` of one ring are posted
    PostHead,      // requests below `index` have left the request queue
    PostBegin,     // its turn in the fetch unit
    PostTaken      // `index` further entries are in the engine
  } post_kind_e;

  typedef struct packed {
    post_kind_e        kind;
    logic [CONN_W-1:0] conn;
    logic [11:0]       generation; // Meet: of another one there is nothing to meet; Start: of the row
    logic              receive;    // of which ring
    logic [15:0]       index;
  } post_order_t;

  // Entries to fetch.
  typedef struct packed {
    logic [CONN_W-1:0] conn;
    logic              receive;
    logic [15:0]       first;
    logic [15:0]       count;
  } post_job_t;

endpackage
