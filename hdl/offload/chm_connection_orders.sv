// Orders on a live connection: query, terminate, abort, fault; and the end of its row (contract 11.4 to 11.7, 11.10, 11.11).
//
//   terminate: posts drained -> key deleted (the cut) -> frames below the cut retired -> parked -> Terminate event
//   abort: parked -> Abort event          recycle: resource row, posts, use count of the path, free list
//
// What follows when the connection has settled is chm_settle's. A terminate behind an abort is held there and comes back as `resume`; a second
// abort ends at once with what the first one found. A row that is damaged is not written again: it stays marked, and out of use until reset.
module chm_connection_orders (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic                           start_i,       // the command of the front; park_row_i is its row
  input  logic                           resume_i,      // the held terminate of conn_i
  input  logic                           recycle_i,     // the row of conn_i is free
  output logic                           done_o,
  output logic                           active_o,
  output chm_offload_pkg::outcome_t      outcome_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::command_entry_t command_i,
  input  chm_offload_pkg::park_row_t     park_row_i,    // as of the front's look
  input  chm_offload_pkg::snap_record_t  resume_record_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic [chm_pkg::CONN_W-1:0]     conn_i,
  input  chm_layout_pkg::connection_resource_t resource_i,   // of conn_i, as of the front's look
  input  logic                           resource_bad_i,     // it is damaged

  output logic                           post_valid_o,
  input  logic                           post_ready_i,
  output chm_host_pkg::post_order_t      post_o,
  input  logic                           post_done_i,
  input  logic                           post_yes_i,
  output logic                           park_valid_o,
  input  logic                           park_ready_i,
  output chm_offload_pkg::park_order_t   park_o,
  output logic                           key_valid_o,
  input  logic                           key_ready_i,
  output chm_pkg::key_order_t            key_o,
  input  logic                           key_done_i,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_pkg::key_answer_t           key_answer_i,  // a damaged key may be gone: the cut holds all the same
  // verilator lint_on UNUSEDSIGNAL
  output logic [63:0]                    cut_o,
  input  logic                           below_i,       // chm_cut_gate
  input  logic [15:0]                    sent_i,
  input  logic [15:0]                    returned_i,
  output logic                           abort_wr_o,    // records of chm_settle
  output logic                           record_wr_o,
  output logic                           cut_wr_o,
  output chm_offload_pkg::snap_record_t  record_o,
  output logic                           query_valid_o,
  input  logic                           query_ready_i,
  output logic                           event_valid_o,
  input  logic                           event_ready_i,
  output chm_pkg::cmd_event_t            event_o,
  output logic                           resource_wr_o,
  output chm_layout_pkg::connection_resource_t resource_o,
  output logic [1:0]                     inject_o,      // with resource_wr_o: bits to flip
  output logic                           path_rd_o,
  output logic                           path_wr_o,
  output logic [chm_pkg::OBJ_W-1:0]      path_index_o,
  input  chm_layout_pkg::path_row_t      path_row_i,
  input  logic                           path_bad_i,    // with it
  output chm_layout_pkg::path_row_t      path_row_o,
  output logic                           give_o
);
  typedef enum logic [4:0] { Free, Decide, Query, Hold, Drain, Quiet, Answer, Delete, Deleted, Below, Behind, ParkTerminate, Terminate,
                             ParkAbort, Abort, Fault, FaultKey, FaultEvent, Stop, Unpark, PathRow, Path, Done } state_e;
  state_e      state_q, state_d;
  logic        resume_q, recycle_q, illegal_q, in_row;
  logic [31:0] status, status_q;
  logic [63:0] cut_q;
  logic [15:0] mark_q;      // segments given to the engine before the cut
  logic [1:0]  flips;
  logic        illegal, tight;
  logic [31:0] stored;
  logic [31:0] command_id, target;

  assign flips = command_i.fault_bit == command_i.fault_bit2 ? 2'd1 : 2'd2;
  assign command_id = resume_q ? resume_record_i.command_id : command_i.command_id;
  assign target = resume_q ? resume_record_i.target : command_i.target;
  assign tight = !resource_bad_i && command_i.buffer_bytes < 32'd1 << resource_i.region_log2[4:0];   // the region's bytes might not fit
  always_comb begin
    stored = '0;   // bits of the row that a fault names
    if (state_q == Decide) case (command_i.fault_table)
      chm_layout_pkg::CHM_FAULT_TABLE_CONNECTION: stored = chm_layout_pkg::CHM_FAULT_BITS_CONNECTION;
      chm_layout_pkg::CHM_FAULT_TABLE_RESOURCE: stored = chm_layout_pkg::CHM_FAULT_BITS_RESOURCE;
      chm_layout_pkg::CHM_FAULT_TABLE_LOOK_UP: stored = chm_layout_pkg::CHM_FAULT_BITS_LOOK_UP;
      default: ;
    endcase
    illegal = park_row_i.terminating;   // 11.10
    status = chm_layout_pkg::CHM_STATUS_SUCCESS;
    if (state_q == Decide) case (command_i.opcode)
      chm_layout_pkg::CHM_OPCODE_QUERY: ;
      chm_layout_pkg::CHM_OPCODE_TERMINATE: if (tight) status = chm_layout_pkg::CHM_STATUS_RESOURCES;   // 11.5
      chm_layout_pkg::CHM_OPCODE_ABORT: if (park_row_i.aborting) begin                                  // 11.7
        status = park_row_i.lost || park_row_i.abort_found == 2'd3 ? chm_layout_pkg::CHM_STATUS_FAILURE :
          park_row_i.abort_found == 2'd2 ? chm_layout_pkg::CHM_STATUS_UPLOAD_IN_PROGRESS : chm_layout_pkg::CHM_STATUS_REQUEST_ABORTED;
      end
      default: begin   // InjectFault, 11.11
        if (32'(command_i.fault_bit) >= stored || 32'(command_i.fault_bit2) >= stored) illegal = 1'b1;
        if (resource_bad_i) status = chm_layout_pkg::CHM_STATUS_FAILURE;
      end
    endcase
    if (illegal) status = chm_layout_pkg::CHM_STATUS_FAILURE;
  end

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Free: if (recycle_i) state_d = Stop;
        else if (resume_i) state_d = Drain;
        else if (start_i) state_d = Decide;
      Decide: if (status != chm_layout_pkg::CHM_STATUS_SUCCESS) state_d = Done;
        else case (command_i.opcode)
          chm_layout_pkg::CHM_OPCODE_QUERY: state_d = Query;
          chm_layout_pkg::CHM_OPCODE_TERMINATE: state_d = park_row_i.aborting ? Hold : Drain;
          chm_layout_pkg::CHM_OPCODE_ABORT: state_d = ParkAbort;
          default: state_d = Fault;
        endcase
      Query: if (query_ready_i) state_d = Done;
      Hold: if (park_ready_i) state_d = Done;
      Drain: if (post_ready_i) state_d = Quiet;                // no further posts
      Quiet: if (post_ready_i) state_d = Answer;               // and none on its way?
      Answer: if (post_done_i) state_d = post_yes_i ? Delete : Quiet;
      Delete: if (key_ready_i) state_d = Deleted;
      Deleted: if (key_done_i) state_d = Below;
      Below: if (!below_i) state_d = Behind;                   // frames below the cut are past the gate
      Behind: if ($signed(returned_i - mark_q) >= $signed(16'd0)) state_d = ParkTerminate;   // and have retired
      ParkTerminate: if (park_ready_i) state_d = Terminate;
      Terminate: if (event_ready_i) state_d = Done;
      ParkAbort: if (park_ready_i) state_d = Abort;
      Abort: if (event_ready_i) state_d = Done;
      Fault: state_d = command_i.fault_table == chm_layout_pkg::CHM_FAULT_TABLE_LOOK_UP ? FaultKey : FaultEvent;
      FaultKey: if (key_ready_i) state_d = FaultEvent;
      FaultEvent: if (event_ready_i) state_d = Done;
      Stop: if (post_ready_i) state_d = Unpark;                // the row is given back
      Unpark: if (park_ready_i) state_d = PathRow;
      PathRow: state_d = Path;
      Path: state_d = Done;                                    // one user less
      default: state_d = Free;                                 // Done
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (state_q == Free) begin
      resume_q <= resume_i && !recycle_i;
      recycle_q <= recycle_i;
      illegal_q <= 1'b0;
      status_q <= chm_layout_pkg::CHM_STATUS_SUCCESS;
    end
    if (state_q == Decide) {illegal_q, status_q} <= {illegal, status};
    if (state_q == Deleted && key_done_i) cut_q <= key_answer_i.cut;
    if (state_q == Below) mark_q <= sent_i;
    if (rst_i) state_q <= Free;
    else state_q <= state_d;
  end

  // ---- Posts, parking, key, records
  assign post_valid_o = state_q == Drain || state_q == Quiet || state_q == Stop;
  assign post_o = {state_q == Drain ? chm_host_pkg::PostDrain : state_q == Quiet ? chm_host_pkg::PostQuiet : chm_host_pkg::PostStop, conn_i, 29'd0};
  assign park_valid_o = state_q == Hold || state_q == ParkTerminate || state_q == ParkAbort || state_q == Unpark;
  assign park_o = {state_q == Hold ? chm_offload_pkg::ParkHold : state_q == ParkTerminate ? chm_offload_pkg::ParkTerminate :
                   state_q == ParkAbort ? chm_offload_pkg::ParkAbort : chm_offload_pkg::ParkStop, conn_i, 40'd0};
  assign key_valid_o = state_q == Delete || state_q == FaultKey;
  always_comb begin
    key_o = '0;
    key_o.conn = conn_i;
    if (state_q == FaultKey) begin
      key_o.inject = flips;
      key_o.fault_bit = command_i.fault_bit;
      key_o.fault_bit2 = command_i.fault_bit2;
    end
  end
  assign cut_o = cut_q;
  assign abort_wr_o = state_q == ParkAbort;
  assign record_wr_o = state_q == Hold || (state_q == Drain && !resume_q);
  assign cut_wr_o = state_q == ParkTerminate;
  assign record_o = !(record_wr_o || query_valid_o) ? '0 : {command_i.command_id, command_i.target, park_row_i.path, park_row_i.scales, command_i.image, command_i.buffer, command_i.buffer_bytes};
  assign query_valid_o = state_q == Query;

  // ---- Rows
  assign resource_wr_o = (state_q == Fault && command_i.fault_table == chm_layout_pkg::CHM_FAULT_TABLE_RESOURCE) ||
    (state_q == PathRow && !resource_bad_i);
  assign inject_o = state_q == Fault ? flips : 2'd0;
  always_comb begin
    resource_o = '0;
    if (resource_wr_o) begin
      if (recycle_q) resource_o.generation = resource_i.generation + 12'd1;
      else resource_o = resource_i;
    end
    path_row_o = '0;
    if (path_wr_o) begin
      path_row_o = path_row_i;
      path_row_o.users = path_row_i.users - 16'd1;
    end
  end
  assign path_rd_o = state_q == PathRow;
  assign path_wr_o = state_q == Path && !path_bad_i;
  assign path_index_o = park_row_i.path[15:0];
  assign give_o = state_q == Path && !resource_bad_i;

  // ---- Events
  assign in_row = command_i.fault_table == chm_layout_pkg::CHM_FAULT_TABLE_CONNECTION ||
    command_i.fault_table == chm_layout_pkg::CHM_FAULT_TABLE_RESOURCE;
  assign event_valid_o = state_q == Terminate || state_q == Abort || state_q == FaultEvent;
  always_comb begin
    event_o = '0;
    if (event_valid_o) begin
      event_o.kind = state_q == Terminate ? chm_layout_pkg::CHM_RETIRE_KIND_TERMINATE :
        state_q == Abort ? chm_layout_pkg::CHM_RETIRE_KIND_ABORT : chm_layout_pkg::CHM_RETIRE_KIND_INJECT;
      event_o.has_row = 1'b1;
      event_o.conn = conn_i;
      event_o.command_id = command_id;
      event_o.target = target;
    end
    if (state_q == FaultEvent) begin
      event_o.inject = in_row ? flips : 2'd0;   // a look-up key is flipped already: the record shows the row
      event_o.inject_res = command_i.fault_table == chm_layout_pkg::CHM_FAULT_TABLE_RESOURCE;   // the engine keeps words of its own
      event_o.fault_bit = command_i.fault_bit;
      event_o.fault_bit2 = command_i.fault_bit2;
    end
  end

  assign done_o = state_q == Done;
  assign active_o = state_q != Free;
  always_comb begin
    outcome_o = '0;
    if (done_o) begin
      outcome_o.illegal = illegal_q;
      outcome_o.status = status_q;
      outcome_o.handle = resource_i.handle;
      // A fault ends with its event.
      outcome_o.silent = recycle_q || resume_q || !(status_q != chm_layout_pkg::CHM_STATUS_SUCCESS || command_i.opcode == chm_layout_pkg::CHM_OPCODE_INJECT_FAULT);
    end
  end
endmodule
