// Third stage: what leaves besides frames: verdict, copy, event entry. Contract 4.4 and section 8.
module chm_actions (
  input  logic                         valid_i,
  /* verilator lint_off UNUSEDSIGNAL */ // the frame is bound elsewhere
  input  chm_engine_pkg::event_t       event_i,
  input  chm_layout_pkg::tcp_row_t     row_i,
  input  chm_engine_pkg::action_t      action_i,
  input  chm_engine_pkg::segment_t     segment_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  chm_pkg::conn_res_t           res_i,
  input  chm_layout_pkg::event_entry_t entry_i,
  input  logic [31:0]                  event_serial_i,
  input  logic [31:0]                  place_serial_i,    // placements before this event
  output logic [31:0]                  reference_o,       // to the connection
  output logic                         verdict_valid_o,
  output chm_pkg::verdict_t            verdict_o,
  output logic                         copy_valid_o,
  output chm_pkg::copy_job_t           copy_o,
  output logic                         entry_valid_o,
  output chm_layout_pkg::event_entry_t entry_o,
  output logic                         reserve_o,
  output logic                         divide_o
);
  logic        acts, is_segment, own_entry;
  logic [11:0] generation, answer_generation;

  // A field of answer_event_t.
  assign answer_generation = event_i.arg[131 -: 12];

  always_comb begin
    acts = valid_i && action_i.happened;
    is_segment = valid_i && event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT;
    // A stale answer is named by its own reference.
    generation = action_i.stale && event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_ANSWER ? answer_generation : res_i.generation;
    reference_o = {chm_layout_pkg::CHM_OBJECT_KIND_TCP, generation, 16'(event_i.conn)};

    verdict_valid_o = is_segment;
    verdict_o = '0;
    if (is_segment) begin
      verdict_o.raw = segment_i.raw;
      verdict_o.raw_reason = segment_i.raw_reason;
      verdict_o.target = segment_i.raw_reason == chm_layout_pkg::CHM_RAW_REASON_NO_CONNECTION ? 32'd0 : reference_o;
      verdict_o.place = acts && action_i.place;
      verdict_o.skip = action_i.place_skip;
      verdict_o.bytes = action_i.place_bytes;
      verdict_o.seq = action_i.place_seq;
      verdict_o.region = res_i.region;
      verdict_o.region_log2 = res_i.region_log2;
    end

    copy_valid_o = acts && action_i.copy;
    copy_o = '0;
    if (copy_valid_o) begin
      copy_o.conn = event_i.conn;
      copy_o.event_end = 1'b1;
      copy_o.seq = row_i.copy_seq;
      copy_o.bytes = row_i.copy_bytes;
      copy_o.host = action_i.copy_host;
      copy_o.region = res_i.region;
      copy_o.region_log2 = res_i.region_log2;
      copy_o.place_serial = place_serial_i;
    end

    entry_valid_o = acts && action_i.emit;
    own_entry = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_STEP || event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_COPIED;
    entry_o = '0;
    if (entry_valid_o) begin
      entry_o = entry_i;
      entry_o.serial = event_serial_i;
      if (own_entry) begin   // completions come with theirs
        entry_o.handle = res_i.handle;
        entry_o.target = reference_o;
      end
    end
    reserve_o = acts && action_i.take_buffer;
    divide_o = acts && action_i.divide;
  end
endmodule
