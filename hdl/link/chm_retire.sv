// The retire port: one record for each event of the engine, one short one for each raw or dropped frame, in one order.
//
// Off: nothing is recorded. Lossless: almost_full_o stops the arbiter of the engine, raw_ready_o the raw path; the wire cannot be stopped, so
// drops wait in a queue of their own, and should that overflow (64 dropped frames that the port did not take) the record is counted as lost.
// Lossy: nothing is stopped, what finds no room is counted as lost. A lost record leaves a gap in the serial numbers.
// Filled in here: serial and cycle of every record, and egressFrame where hasFrame is set: the retirement is the frame's order point (chm_egress). An
// engine record enters in the cycle in which it is offered.
module chm_retire #(
  // Records that wait for the port.
  parameter int unsigned Depth = 32,
  // Room that is left when almost_full_o rises: events that may already be in the pipeline.
  parameter int unsigned Margin = 9
) (
  input  logic                            clk_i,
  input  logic                            rst_i,
  input  logic [1:0]                      mode_i,        // retire_mode_e
  input  logic [63:0]                     cycle_i,
  input  logic [39:0]                     now_ms_i,      // of a record that were to come now, as the engine counts it
  input  logic [31:0]                     next_frame_i,  // egress frame number that a record with hasFrame gets

  input  logic                            engine_valid_i,
  input  chm_layout_pkg::retire_record_t  engine_record_i,
  input  logic [chm_pkg::ROW_W-1:0]       engine_row_i,  // after the event
  output logic                            almost_full_o,

  input  logic                            raw_valid_i,   // frames that reached the raw ring, or found it full
  output logic                            raw_ready_o,
  input  chm_wire_pkg::frame_end_t        raw_i,
  input  logic                            drop_valid_i,  // frames that the ingress dropped
  input  chm_wire_pkg::frame_end_t        drop_i,

  output logic                            retire_valid_o,
  input  logic                            retire_ready_i,
  output logic [511:0]                    retire_record_o,
  output logic [chm_pkg::ROW_W-1:0]       retire_row_o,
  output logic [63:0]                     lost_o,
  output logic                            busy_o
);
  localparam int unsigned EndW = $bits(drop_i);

  logic on, lossless;
  assign on = mode_i != chm_layout_pkg::CHM_RETIRE_MODE_OFF;
  assign lossless = mode_i == chm_layout_pkg::CHM_RETIRE_MODE_LOSSLESS;

  // ---- Drops wait here for a cycle without an engine record
  logic                     drop_room, drop_near, drop_valid, drop_pop;
  chm_wire_pkg::frame_end_t drop;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(EndW), .Depth(64), .Margin(32)) u_drops (
    .clk_i, .rst_i, .in_valid_i(on && drop_valid_i), .in_ready_o(drop_room), .in_data_i(drop_i),
    .out_valid_o(drop_valid), .out_ready_i(drop_pop), .out_data_o(drop), .count_o(), .almost_full_o(drop_near)
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- One record a cycle: engine, then drops, then raw
  logic                           room, near, push, lose_engine, lose_drop, lose_raw;
  logic                           take_raw;
  chm_wire_pkg::frame_end_t       short_end;
  chm_layout_pkg::retire_record_t record;
  logic [63:0]                    serial_q, lost_q;
  logic [39:0]                    last_now_q;   // of the last record

  assign drop_pop    = drop_valid && !engine_valid_i && (room || !lossless);
  assign take_raw    = raw_valid_i && !engine_valid_i && !drop_valid && (room || !lossless);
  assign raw_ready_o = !on || (!engine_valid_i && !drop_valid && (room || !lossless));
  assign push        = on && room && (engine_valid_i || drop_pop || take_raw);
  assign lose_engine = on && !room && engine_valid_i;
  assign lose_raw    = on && !room && (drop_pop || take_raw);
  assign lose_drop   = on && drop_valid_i && !drop_room;
  assign short_end   = drop_valid ? drop : raw_i;

  always_comb begin
    record = '0;
    if (push) begin
      if (engine_valid_i) begin
        record = engine_record_i;
        if (engine_record_i.has_frame) record.egress_frame = next_frame_i;
      end else begin
        record.kind = short_end.drop ? chm_layout_pkg::CHM_RETIRE_KIND_DROP : chm_layout_pkg::CHM_RETIRE_KIND_RAW;
        record.detail = short_end.reason;
        record.input_ref = short_end.frame;
        record.target = short_end.target;
        record.now_ms = now_ms_i;
      end
      record.serial = serial_q;
      record.cycle = cycle_i;
    end
  end

  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(512 + chm_pkg::ROW_W), .Depth(Depth), .Margin(Margin), .Shown(Depth <= 16)) u_records (
    .clk_i, .rst_i, .in_valid_i(push), .in_ready_o(room), .in_data_i(!push ? '0 : {record, engine_valid_i ? engine_row_i : chm_pkg::ROW_W'(0)}),
    .out_valid_o(retire_valid_o), .out_ready_i(retire_ready_i), .out_data_o({retire_record_o, retire_row_o}), .count_o(), .almost_full_o(near)
  );
  // verilator lint_on PINCONNECTEMPTY

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      serial_q <= '0;
      lost_q <= '0;
      last_now_q <= '0;
    end else if (push || lose_engine || lose_raw || lose_drop) begin
      serial_q <= serial_q + 64'(push) + 64'(lose_engine) + 64'(lose_raw) + 64'(lose_drop);
      if (push) last_now_q <= record.now_ms;
      lost_q <= lost_q + 64'(lose_engine) + 64'(lose_raw) + 64'(lose_drop);
    end
  end
  assign lost_o = lost_q;
  assign almost_full_o = lossless && (near || drop_near);
  assign busy_o = drop_valid || retire_valid_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      lossless_keeps_every_event: assert (!(lossless && lose_engine));
      if (push) now_never_steps_back: assert (record.now_ms >= last_now_q);
    end
  end
endmodule
