// Takes commands in ring order, finds what they name, and lets the unit concerned carry them out, one at a time; what must wait is parked by it.
//
// Before each command: rows that have become free (recycle), then terminates whose abort is over (resume). A command on a connection first looks at
// its row (stale references end here; an open query is waited for, and what an open abort found where a second one asks), then meets the posts
// up to its producer indices. An initiate waits for raw frames. While a command waits, what stands before commands goes on: no wait here needs the
// host. Statuses: contract 11.
//
// A refusal is true at its record (contract 1.2): a row that was given back is free before the next command looks, and from the look to the
// record of what was refused no Complete gives back what it was refused for (orders_o, and decides_o of the units).
module chm_front #(
  parameter int unsigned Connections = 1024
) (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic                           tables_ready_i,   // they are clear after reset
  input  logic [15:0]                    raw_passed_i,     // raw transmit entries below it are in the egress queue
  input  logic [15:0]                    raw_named_i,      // those below it are written

  input  logic                           command_valid_i,
  output logic                           command_ready_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::command_entry_t command_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic                           recycle_valid_i,
  output logic                           recycle_ready_o,
  input  logic [chm_pkg::CONN_W-1:0]     recycle_conn_i,
  input  logic                           resume_valid_i,
  output logic                           resume_ready_o,
  input  logic [chm_pkg::CONN_W-1:0]     resume_conn_i,

  output logic                           resource_rd_o,
  input  chm_layout_pkg::connection_resource_t resource_i,   // a cycle later
  input  logic                           resource_bad_i,
  output logic                           look_valid_o,     // chm_park
  input  logic                           look_ready_i,
  input  logic                           look_done_i,
  input  chm_offload_pkg::park_row_t     look_row_i,
  input  logic                           querying_i,       // a query of conn_o is not complete
  output logic                           meet_valid_o,     // chm_posts
  input  logic                           meet_ready_i,
  output chm_host_pkg::post_order_t      meet_o,
  input  logic                           meet_done_i,
  input  logic                           meet_yes_i,

  output logic [chm_pkg::CONN_W-1:0]     conn_o,           // what the units work on
  output chm_layout_pkg::connection_resource_t resource_o,
  output logic                           resource_bad_o,
  output chm_offload_pkg::park_row_t     park_row_o,
  output logic                           start_tcp_o,      // InitiateTcp
  output logic                           start_object_o,   // paths and neighbors
  output logic                           start_order_o,    // connections
  output logic                           start_resume_o,
  output logic                           start_recycle_o,
  output logic                           orders_o,         // a command works on connection conn_o: it is not given back meanwhile
  input  logic                           done_i,           // of the unit started
  input  logic                           done_stale_i,
  input  chm_offload_pkg::outcome_t      outcome_i,

  output logic                           stale_valid_o,    // a Stale event for this command: the engine counts it
  input  logic                           stale_ready_i,
  output logic                           completion_valid_o,
  input  logic                           completion_ready_i,
  output chm_offload_pkg::completion_t   completion_o,
  output logic                           illegal_o,        // counter
  output logic                           busy_o
);
  typedef enum logic [3:0] { Free, Rows, Row, Check, SendMeet, SendMet, ReceiveMeet, ReceiveMet, Start, Unit, Stale, Complete, Done } state_e;
  typedef enum logic [2:0] { None, Tcp, Object, Order, Resume, Recycle } unit_e;
  state_e                     state_q, state_d;
  unit_e                      unit_q, unit_d;
  chm_layout_pkg::reference_t target;
  // verilator lint_off UNUSEDSIGNAL
  chm_offload_pkg::outcome_t  outcome_q, simple;
  // verilator lint_on UNUSEDSIGNAL
  chm_offload_pkg::park_row_t park_row_q;
  chm_layout_pkg::connection_resource_t resource_q;
  logic                       row_q;     // the completion is of a live connection
  logic                       bad_q, initiate, known, fresh, open, take, behind, object_kind, raw_known, raw_waits;
  logic [chm_pkg::CONN_W-1:0] conn_q;

  assign target = command_i.target;
  assign known = target.kind == chm_layout_pkg::CHM_OBJECT_KIND_TCP && 32'(target.index) < Connections;
  assign object_kind = target.kind == chm_layout_pkg::CHM_OBJECT_KIND_PATH || target.kind == chm_layout_pkg::CHM_OBJECT_KIND_NEIGHBOR;
  assign initiate = command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_TCP || command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_PATH ||
    command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_NEIGHBOR;
  assign fresh = park_row_q.live && (bad_q || resource_q.generation == target.generation);
  // A terminate is parked behind an abort; a second abort ends with what the first one found.
  assign open = querying_i || (park_row_q.aborting && !park_row_q.abort_taken && command_i.opcode == chm_layout_pkg::CHM_OPCODE_ABORT);
  assign raw_known = $signed(raw_named_i - command_i.raw_transmit_producer) >= $signed(16'd0);
  assign raw_waits = command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_TCP && raw_known && $signed(raw_passed_i - command_i.raw_transmit_producer) < $signed(16'd0);
  assign take = state_q == Free && tables_ready_i && (recycle_valid_i || resume_valid_i || (command_valid_i && !raw_waits));

  assign behind = unit_q == Object && recycle_valid_i;   // a path loses a user first

  // What a command needs that names no live connection.
  always_comb begin
    unit_d = None;
    simple = '0;
    case (command_i.opcode)
      chm_layout_pkg::CHM_OPCODE_NOP: ;
      chm_layout_pkg::CHM_OPCODE_INITIATE_TCP: begin
        if (raw_known) unit_d = Tcp;
        else simple.status = chm_layout_pkg::CHM_STATUS_FAILURE;   // nobody will write what it waits for
      end
      chm_layout_pkg::CHM_OPCODE_INITIATE_PATH, chm_layout_pkg::CHM_OPCODE_INITIATE_NEIGHBOR: unit_d = Object;
      chm_layout_pkg::CHM_OPCODE_QUERY, chm_layout_pkg::CHM_OPCODE_TERMINATE, chm_layout_pkg::CHM_OPCODE_ABORT,
      chm_layout_pkg::CHM_OPCODE_INJECT_FAULT: unit_d = object_kind ? Object : Order;
      default: simple.status = chm_layout_pkg::CHM_STATUS_NOT_SUPPORTED;
    endcase
  end

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Free: if (take) begin
        if (recycle_valid_i) state_d = Rows;
        else if (resume_valid_i) state_d = Start;
        else if (unit_d == None) state_d = Complete;
        else if (unit_d == Order) state_d = known ? Rows : Stale;
        else state_d = Start;
      end
      Rows: if (look_ready_i) state_d = Row;              // both rows are read
      Row: if (look_done_i) state_d = unit_q == Recycle ? Start : Check;
      Check: state_d = recycle_valid_i ? Free : !fresh ? Stale : open ? Free : SendMeet;
      SendMeet: if (meet_ready_i) state_d = SendMet;
      SendMet: if (meet_done_i) state_d = meet_yes_i ? ReceiveMeet : SendMeet;
      ReceiveMeet: if (meet_ready_i) state_d = ReceiveMet;
      ReceiveMet: if (meet_done_i) state_d = meet_yes_i ? Start : ReceiveMeet;
      Start: state_d = behind ? Free : Unit;
      Unit: if (done_i) state_d = outcome_i.again ? Free : done_stale_i ? Stale : outcome_i.silent ? Done : Complete;
      Stale: if (stale_ready_i) state_d = Complete;       // its record
      Complete: if (completion_ready_i) state_d = Done;
      default: state_d = Free;                            // Done: the next one comes
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (take) begin
      unit_q <= recycle_valid_i ? Recycle : resume_valid_i ? Resume : unit_d;
      conn_q <= recycle_valid_i ? recycle_conn_i : resume_valid_i ? resume_conn_i : target.index[chm_pkg::CONN_W-1:0];
      outcome_q <= simple;
      row_q <= 1'b0;
    end
    if (state_q == Row && fetched_q) {resource_q, bad_q} <= {resource_i, resource_bad_i};
    if (state_q == Row && look_done_i) park_row_q <= look_row_i;
    if (state_q == Unit && done_i) begin
      outcome_q <= outcome_i;
      row_q <= unit_q == Order;
    end
    if (state_d == Stale && state_q != Stale) begin
      outcome_q <= '0;
      outcome_q.status <= chm_layout_pkg::CHM_STATUS_FAILURE;
    end
    if (rst_i) state_q <= Free;
    else state_q <= state_d;
  end
  logic fetched_q;   // the resource row is there
  always_ff @(posedge clk_i) fetched_q <= resource_rd_o;

  assign resource_rd_o = state_q == Rows && look_ready_i;
  assign look_valid_o = state_q == Rows;
  assign meet_valid_o = state_q == SendMeet || state_q == ReceiveMeet;
  assign meet_o = {chm_host_pkg::PostMeet, conn_q, target.generation, state_q == ReceiveMeet,
                   state_q == ReceiveMeet ? command_i.receive_producer : command_i.send_producer};
  assign conn_o = conn_q;
  assign resource_o = resource_q;
  assign resource_bad_o = bad_q;
  assign park_row_o = park_row_q;
  assign start_tcp_o = state_q == Start && unit_q == Tcp;
  assign start_object_o = state_q == Start && unit_q == Object && !behind;
  assign start_order_o = state_q == Start && unit_q == Order;
  assign start_resume_o = state_q == Start && unit_q == Resume;
  assign start_recycle_o = state_q == Start && unit_q == Recycle;
  assign orders_o = state_q != Free && unit_q == Order;
  assign recycle_ready_o = state_q == Done && unit_q == Recycle;
  assign resume_ready_o = state_q == Done && unit_q == Resume;
  assign command_ready_o = state_q == Done && unit_q != Recycle && unit_q != Resume;

  assign stale_valid_o = state_q == Stale;
  assign completion_valid_o = state_q == Complete;
  assign illegal_o = completion_valid_o && completion_ready_i && outcome_q.illegal;
  always_comb begin
    completion_o = '0;
    if (completion_valid_o) begin
      completion_o.has_row = row_q;
      completion_o.conn = conn_q;
      completion_o.opcode = command_i.opcode;
      completion_o.command_id = command_i.command_id;
      completion_o.target = initiate ? outcome_q.target : command_i.target;
      completion_o.handle = outcome_q.handle;
      completion_o.status = outcome_q.status;
    end
  end
  assign busy_o = state_q != Free || command_valid_i || recycle_valid_i || resume_valid_i;
endmodule
