// What the blocks between wire and raw rings say to each other.
package chm_wire_pkg;

  // What is known of a frame after the look-up; in arrival order.
  typedef struct packed {
    logic        engine;      // it became a segment event: its verdict follows
    logic [7:0]  raw_reason;  // otherwise: up the raw ring, for this raw_reason_e
    logic [63:0] frame;       // ingress frame number
    logic [15:0] frame_bytes;
    logic [15:0] payload_at;  // offset of the payload in the frame
  } disposition_t;

  // A frame on its way to the raw receive ring.
  typedef struct packed {
    logic [63:0] frame;
    logic [15:0] bytes;
    logic [7:0]  reason;      // raw_reason_e
    logic [31:0] target;      // Reference of the connection whose tuple it carries, or 0
  } raw_frame_t;

  // A short retire record: a frame that ended without a Segment event.
  typedef struct packed {
    logic        drop;        // Drop record; 0: Raw record
    logic [7:0]  reason;      // drop_reason_e or raw_reason_e
    logic [63:0] frame;
    logic [31:0] target;
  } frame_end_t;

endpackage
