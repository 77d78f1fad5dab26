// Registers as the blocks see them. Offsets, reset values and meanings: chm_layout_pkg.
package chm_stats_pkg;

  // Everything the host writes.
  typedef struct packed {
    logic        receive;       // Control
    logic        transmit;
    logic        offload;
    logic [63:0] mac;           // first byte on the wire in bits 7:0
    logic [31:0] doubt_reachability_retransmissions;
    logic [31:0] nce_stale_ticks;
    logic [63:0] hash_seed;
    logic [63:0] command_base;
    logic [3:0]  command_log2;
    logic [15:0] command_producer;
    logic [63:0] event_base;
    logic [3:0]  event_log2;
    logic [15:0] event_consumer;
    logic [63:0] answer_base;
    logic [3:0]  answer_log2;
    logic [15:0] answer_producer;
    logic [63:0] indication_base;
    logic [3:0]  indication_log2;
    logic [15:0] indication_producer;
    logic [63:0] raw_receive_base;
    logic [3:0]  raw_receive_log2;
    logic [15:0] raw_receive_consumer;
    logic [63:0] raw_receive_buffer;
    logic [63:0] raw_transmit_base;
    logic [3:0]  raw_transmit_log2;
    logic [15:0] raw_transmit_producer;
    logic [1:0]  retire_mode;   // retire_mode_e
    logic [31:0] forced_order;
  } config_t;

  // What the host reads of the device, counters apart.
  typedef struct packed {
    logic        idle;
    logic [63:0] now_ms;
    logic [63:0] cycle;
    logic [15:0] command_consumer;
    logic [15:0] event_producer;
    logic [15:0] answer_consumer;
    logic [15:0] indication_consumer;
    logic [15:0] raw_receive_producer;
    logic [15:0] raw_transmit_consumer;
    logic [63:0] retire_lost;
    logic [31:0] free_connections;
    logic [31:0] free_paths;
    logic [31:0] free_neighbors;
  } status_t;

  // What the counters count in one cycle.
  typedef struct packed {
    logic        frames_in;
    logic        frames_out;
    logic        segments_in;
    logic        segments_out;
    logic        raw_frames;
    logic        raw_transmit_frames;
    logic        raw_transmit_skipped;
    logic        drop_valid;      // with its reason, from the ingress
    logic [7:0]  drop_reason;
    logic        drop_raw_ring_full;
    logic        retired;
    logic        events_written;
    logic        commands_taken;
    logic        answers_taken;
    logic [1:0]  stale_references;
    logic [1:0]  illegal_orders;
    logic        retransmitted_segments;
    logic [3:0]  corrected_errors;
    logic [3:0]  uncorrectable_errors;
    logic        transmit_dropped;
    logic        transmit_lost;
    logic [31:0] buffered_bytes;
    logic [31:0] delivered_bytes;
  } counts_t;

  // A doorbell of one connection (register ConnectionDoorbell).
  typedef struct packed {
    logic        receive;   // receive ring; 0: send ring
    logic [13:0] conn;      // chm_pkg::CONN_W bits (Yosys 0.23: a package cannot use another)
    logic [15:0] producer;
  } doorbell_t;

endpackage
