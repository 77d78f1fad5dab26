// Ends what is parked: the completion of an abort, the capture of a terminate, in the order in which connections settle.
//
// The Complete of an abort does not happen where a receive was posted since the connection settled (contract 11.7): it waits for the next time.
// A terminate goes on once every segment and placement numbered before it settled has passed its reads and writes (the drain markers);
// until then the connection goes back to the end of the queue, so that none holds up another. An abort wakes the terminate that waits for it.
module chm_settle #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections),
  localparam int unsigned CONN_W = chm_pkg::CONN_W
) (
  input  logic                           clk_i,
  input  logic                           rst_i,

  // Records of parked commands, written by the front.
  input  logic                           abort_wr_i,
  input  logic                           record_wr_i,
  input  logic                           cut_wr_i,
  input  logic [CONN_W-1:0]              wr_conn_i,
  input  logic [31:0]                    abort_command_i,
  input  logic [31:0]                    abort_target_i,
  input  logic [63:0]                    abort_handle_i,
  input  chm_offload_pkg::snap_record_t  record_i,
  input  logic [63:0]                    cut_i,

  input  logic                           stop_i,            // the front parks a command: its event is on its way
  output logic                           pop_o,
  input  logic                           popped_i,
  input  logic                           pop_done_i,
  input  logic [CONN_W-1:0]              pop_conn_i,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_offload_pkg::park_row_t     row_i,
  // verilator lint_on UNUSEDSIGNAL
  output logic                           order_valid_o,
  input  logic                           order_ready_i,
  output chm_offload_pkg::park_order_t   order_o,
  input  logic [chm_pkg::SERIAL_W-1:0]   tx_done_i,
  input  logic [chm_pkg::SERIAL_W-1:0]   place_done_i,

  output logic                           event_valid_o,     // Complete of an abort
  input  logic                           event_ready_i,
  output chm_offload_pkg::completion_t   event_o,
  input  logic                           told_i,            // a Complete has gone through the engine
  input  logic                           told_done_i,       // with told_i: that of an abort has happened
  output logic                           capture_valid_o,
  input  logic                           capture_ready_i,
  output chm_offload_pkg::snap_request_t capture_o,
  output logic                           resume_valid_o,    // a terminate that waited for an abort
  input  logic                           resume_ready_i,
  output logic [CONN_W-1:0]              resume_conn_o,
  output chm_offload_pkg::snap_record_t  resume_o,
  output logic                           busy_o
);
  localparam int unsigned RECORD_W = 264;

  typedef enum logic [2:0] { Look, Row, Again, Abort, Told, Capture, Settled, Resume } state_e;
  state_e                        state_q, state_d;
  logic [CONN_W-1:0]             conn_q;
  logic                          held_q;
  logic [1:0]                    found_q;
  logic [63:0]                   cut;
  logic [127:0]                  abort_record;
  chm_offload_pkg::snap_record_t record;
  logic [31:0]                   tx_behind, place_behind;
  logic                          passed;

  chm_ram #(.Width(128), .Depth(Connections)) u_abort (
    .clk_i, .wr_en_i(abort_wr_i), .wr_addr_i(wr_conn_i[IndexW-1:0]), .wr_data_i({abort_command_i, abort_target_i, abort_handle_i}),
    .rd_en_i(pop_done_i), .rd_addr_i(pop_conn_i[IndexW-1:0]), .rd_data_o(abort_record)
  );
  chm_ram #(.Width(RECORD_W), .Depth(Connections)) u_record (
    .clk_i, .wr_en_i(record_wr_i), .wr_addr_i(wr_conn_i[IndexW-1:0]), .wr_data_i(record_i),
    .rd_en_i(pop_done_i), .rd_addr_i(pop_conn_i[IndexW-1:0]), .rd_data_o(record)
  );
  chm_ram #(.Width(64), .Depth(Connections)) u_cut (
    .clk_i, .wr_en_i(cut_wr_i), .wr_addr_i(wr_conn_i[IndexW-1:0]), .wr_data_i(cut_i),
    .rd_en_i(pop_done_i), .rd_addr_i(pop_conn_i[IndexW-1:0]), .rd_data_o(cut)
  );

  assign tx_behind = tx_done_i - row_i.tx_serial;
  assign place_behind = place_done_i - row_i.place_serial;
  assign passed = $signed(tx_behind) >= 0 && $signed(place_behind) >= 0;

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Look: if (popped_i) state_d = Row;                  // nothing is settled, or the front parks
      Row: if (pop_done_i) begin                          // the row comes
        if (row_i.aborting) state_d = row_i.abort_done ? Abort : Look;
        else if (row_i.held) state_d = Settled;           // its abort is over
        else if (row_i.waiting && row_i.drained) state_d = passed ? Capture : Again;
        else state_d = Look;
      end
      Again: if (order_ready_i) state_d = Look;           // back to the end of the queue
      Abort: if (event_ready_i) state_d = Told;           // its completion
      Told: if (told_i) state_d = told_done_i ? Settled : Look;
      Capture: if (capture_ready_i) state_d = Settled;    // its capture
      Settled: if (order_ready_i) state_d = held_q ? Resume : Look;
      Resume: if (resume_ready_i) state_d = Look;         // the terminate behind the abort
      default: state_d = Look;
    endcase
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) state_q <= Look;
    else state_q <= state_d;
    if (pop_done_i) {conn_q, held_q, found_q} <= {pop_conn_i, row_i.held && !row_i.aborting, row_i.abort_found};
  end

  assign pop_o = state_q == Look && !stop_i;
  assign order_valid_o = state_q == Again || state_q == Settled;
  assign order_o = {state_q == Again ? chm_offload_pkg::ParkAgain : chm_offload_pkg::ParkSettled, conn_q, 40'd0};
  assign capture_valid_o = state_q == Capture;
  assign capture_o = !capture_valid_o ? '0 : {1'b1, conn_q, cut, record};
  assign resume_valid_o = state_q == Resume;
  assign resume_conn_o = conn_q;
  assign resume_o = record;
  assign event_valid_o = state_q == Abort;
  always_comb begin
    event_o = '0;
    if (event_valid_o) begin
      event_o.has_row = 1'b1;
      event_o.settled = 1'b1;
      event_o.conn = conn_q;
      event_o.opcode = chm_layout_pkg::CHM_OPCODE_ABORT;
      {event_o.command_id, event_o.target, event_o.handle} = abort_record;
      case (found_q)   // 11.7
        2'd0: event_o.status = chm_layout_pkg::CHM_STATUS_SUCCESS;
        2'd1: event_o.status = chm_layout_pkg::CHM_STATUS_REQUEST_ABORTED;
        2'd2: event_o.status = chm_layout_pkg::CHM_STATUS_UPLOAD_IN_PROGRESS;
        default: event_o.status = chm_layout_pkg::CHM_STATUS_FAILURE;
      endcase
    end
  end
  assign busy_o = state_q != Look;

  logic unused;
  assign unused = ^wr_conn_i;

  always_ff @(posedge clk_i) begin
    if (!rst_i && pop_done_i) begin
      a_terminate_waits_for_the_abort: assert (!(row_i.aborting && row_i.waiting));
    end
  end
endmodule
