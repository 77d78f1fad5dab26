// Queues between the pipeline and the blocks that carry its actions out. Room means: whatever is on its way through the pipeline fits, and one more.
// An entry that a copy under way will raise is kept free from the moment the copy starts; one for an Initiate while keep_i stands, so that its
// event never waits for the host while frames wait for it: whoever was let in before room went is within Margin.
module chm_action_queues #(
  // Words that may still come after room has gone.
  parameter int unsigned Margin = 8,
  // Words of each queue; room for frames is shared out (chm_frame_room), entries are wide and also reserved.
  parameter int unsigned Depth = 32,
  parameter int unsigned Frames = 96,
  parameter int unsigned Entries = 64,
  localparam int unsigned FrameW = $clog2(Frames + 1)
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic                         verdict_valid_i,
  input  chm_pkg::verdict_t            verdict_i,
  output logic                         verdict_room_o,
  output logic                         verdict_valid_o,
  input  logic                         verdict_ready_i,
  output chm_pkg::verdict_t            verdict_o,

  input  logic                         tx_valid_i,
  input  chm_pkg::tx_job_t             tx_i,
  output logic [FrameW-1:0]            tx_free_o,
  output logic                         tx_valid_o,
  input  logic                         tx_ready_i,
  output chm_pkg::tx_job_t             tx_o,

  input  logic                         copy_valid_i,
  input  chm_pkg::copy_job_t           copy_i,
  output logic                         copy_room_o,
  output logic                         copy_valid_o,
  input  logic                         copy_ready_i,
  output chm_pkg::copy_job_t           copy_o,

  input  logic                         entry_valid_i,
  input  chm_layout_pkg::event_entry_t entry_i,
  input  logic                         reserve_i,
  input  logic                         release_i,
  input  logic                         keep_i,          // an Initiate will come
  output logic                         entry_room_o,
  output logic                         entry_valid_o,
  input  logic                         entry_ready_i,
  output chm_layout_pkg::event_entry_t entry_o
);
  localparam int unsigned CountW = $clog2(Depth + 1);
  localparam int unsigned EntryCountW = $clog2(Entries + 1);
  logic                   verdict_full, tx_full, copy_full, entry_full;
  logic                   verdict_ready, tx_ready, copy_ready, entry_ready;
  logic [CountW-1:0]      verdict_count, copy_count;
  logic [FrameW-1:0]      tx_count;
  logic [EntryCountW-1:0] entry_count, reserved_q;

  chm_fifo #(.Width($bits(verdict_i)), .Depth(Depth), .Margin(Margin)) u_verdicts (
    .clk_i, .rst_i, .in_valid_i(verdict_valid_i), .in_ready_o(verdict_ready), .in_data_i(verdict_i), .out_valid_o(verdict_valid_o),
    .out_ready_i(verdict_ready_i), .out_data_o(verdict_o), .count_o(verdict_count), .almost_full_o(verdict_full)
  );
  chm_fifo #(.Width($bits(tx_i)), .Depth(Frames)) u_tx (
    .clk_i, .rst_i, .in_valid_i(tx_valid_i), .in_ready_o(tx_ready), .in_data_i(tx_i), .out_valid_o(tx_valid_o),
    .out_ready_i(tx_ready_i), .out_data_o(tx_o), .count_o(tx_count), .almost_full_o(tx_full)
  );
  chm_fifo #(.Width($bits(copy_i)), .Depth(Depth), .Margin(Margin)) u_copies (
    .clk_i, .rst_i, .in_valid_i(copy_valid_i), .in_ready_o(copy_ready), .in_data_i(copy_i), .out_valid_o(copy_valid_o),
    .out_ready_i(copy_ready_i), .out_data_o(copy_o), .count_o(copy_count), .almost_full_o(copy_full)
  );
  chm_fifo #(.Width($bits(entry_i)), .Depth(Entries), .Margin(Margin)) u_entries (
    .clk_i, .rst_i, .in_valid_i(entry_valid_i), .in_ready_o(entry_ready), .in_data_i(entry_i), .out_valid_o(entry_valid_o),
    .out_ready_i(entry_ready_i), .out_data_o(entry_o), .count_o(entry_count), .almost_full_o(entry_full)
  );

  always_ff @(posedge clk_i) begin
    if (rst_i) reserved_q <= '0;
    else if (reserve_i != release_i) reserved_q <= reserve_i ? reserved_q + 1'b1 : reserved_q - 1'b1;
  end
  assign verdict_room_o = !verdict_full;
  assign tx_free_o = FrameW'(Frames) - tx_count;
  assign copy_room_o = !copy_full;
  assign entry_room_o = !entry_full && 32'(entry_count) + 32'(reserved_q) + 32'(keep_i) + Margin < Entries;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (verdict_valid_i) verdicts_never_overflow: assert (verdict_ready);
      if (tx_valid_i) jobs_never_overflow: assert (tx_ready);
      if (copy_valid_i) copies_never_overflow: assert (copy_ready);
      if (entry_valid_i) entries_never_overflow: assert (entry_ready);
      if (release_i) releases_match_reservations: assert (reserved_q != '0);
    end
  end
  logic unused;
  assign unused = &{1'b0, verdict_count, copy_count, tx_full};
endmodule
