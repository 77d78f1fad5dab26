// Sends each frame that was looked up to the engine or past it, and tells the mover which, in arrival order.
module chm_rx_dispatch (
  // From the look-up.
  input  logic                         in_valid_i,
  output logic                         in_ready_o,
  input  chm_pkg::lookup_t             in_i,

  // To the arbiter of the engine.
  output logic                         seg_valid_o,
  input  logic                         seg_ready_i,
  output chm_pkg::seg_event_t          seg_o,

  // To the mover.
  output logic                         disp_valid_o,
  input  logic                         disp_ready_i,
  output chm_wire_pkg::disposition_t   disp_o
);
  logic engine;
  assign engine = in_i.meta.raw_reason == chm_layout_pkg::CHM_RAW_REASON_NONE && in_i.hit;

  assign seg_valid_o  = in_valid_i && engine && disp_ready_i;
  assign disp_valid_o = in_valid_i && (!engine || seg_ready_i);
  assign in_ready_o   = disp_ready_i && (!engine || seg_ready_i);

  always_comb begin
    seg_o = '0;
    disp_o = '0;
    if (in_valid_i) begin
      seg_o.conn = in_i.conn;
      seg_o.seg = in_i.meta.seg;
      disp_o.engine = engine;
      disp_o.raw_reason = in_i.meta.raw_reason == chm_layout_pkg::CHM_RAW_REASON_NONE ? chm_layout_pkg::CHM_RAW_REASON_NO_CONNECTION
                                                                                      : in_i.meta.raw_reason;
      disp_o.frame = in_i.meta.seg.frame;
      disp_o.frame_bytes = in_i.meta.frame_bytes;
      disp_o.payload_at = in_i.meta.seg.payload_at;
    end
  end

  // The key has been looked up.
  logic unused;
  assign unused = ^in_i.meta.key;
endmodule
