// Neighbors and paths: initiate, query, terminate, fault (contract 11.1, 11.4, 11.9 to 11.11; CHM-GEN-015).
//
//   own row (and that of the neighbor below a path) -> checks -> rows written -> image and completion by chm_snapshot -> its Complete
//
// They are recorded by their Complete alone, in the order in which they act: what has an image is not done before its Complete is taken, and while an
// order is weighed no connection gives its path back (decides_o). A path counts as a user of its neighbor; an object with users is not terminated.
// A damaged row is not written again: every order on it fails, and it stays marked and out of use until reset.
module chm_objects #(
  parameter int unsigned Paths = 64,
  parameter int unsigned Neighbors = 32
) (
  input  logic                           clk_i,
  input  logic                           rst_i,
  input  logic                           start_i,
  output logic                           done_o,
  output chm_offload_pkg::outcome_t      outcome_o,
  output logic                           stale_o,        // with done_o: the reference is stale
  output logic                           decides_o,      // users of rows are being read: no Complete may change them
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::command_entry_t command_i,      // both stay until done_o
  input  logic [511:0]                   image_i,
  // verilator lint_on UNUSEDSIGNAL

  output logic                           path_rd_o,
  output logic                           path_wr_o,
  output logic [chm_pkg::OBJ_W-1:0]      path_index_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::path_row_t      path_row_i,     // a cycle after path_rd_o
  input  chm_layout_pkg::neighbor_row_t  neighbor_row_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic                           path_bad_i,
  output chm_layout_pkg::path_row_t      path_row_o,
  output logic                           neighbor_rd_o,
  output logic                           neighbor_wr_o,
  output logic [chm_pkg::OBJ_W-1:0]      neighbor_index_o,
  input  logic                           neighbor_bad_i,
  output chm_layout_pkg::neighbor_row_t  neighbor_row_o,
  input  logic                           path_free_valid_i,
  input  logic [15:0]                    path_free_index_i,
  output logic [1:0]                     inject_o,       // with path_wr_o, neighbor_wr_o: bits to flip
  output logic                           path_take_o,
  output logic                           path_give_o,
  input  logic                           neighbor_free_valid_i,
  input  logic [15:0]                    neighbor_free_index_i,
  output logic                           neighbor_take_o,
  output logic                           neighbor_give_o,

  output logic                           line_valid_o,   // image and completion
  input  logic                           line_ready_i,
  output logic [511:0]                   line_o,
  output chm_offload_pkg::completion_t   line_completion_o,
  input  logic                           ended_i         // its Complete is taken
);
  typedef enum logic [3:0] { Free, Own, OwnRow, Below, BelowRow, Check, WriteOwn, WriteBelow, Line, Ending, Done } state_e;
  state_e                        state_q, state_d;
  // verilator lint_off UNUSEDSIGNAL
  chm_layout_pkg::path_row_t     path_q;
  chm_layout_pkg::neighbor_row_t neighbor_q;
  // verilator lint_on UNUSEDSIGNAL
  chm_layout_pkg::path_row_t     path_new;
  chm_layout_pkg::neighbor_row_t neighbor_new;
  chm_layout_pkg::path_image_t     path_in, path_out;
  chm_layout_pkg::neighbor_image_t neighbor_in, neighbor_out;
  chm_layout_pkg::reference_t    target, below;
  logic        initiate, of_path, ends, aborts, faults, bad_q, below_bad_q, stale, illegal, fails;
  logic [15:0] own_index;
  logic [31:0] status, status_q, own_target, fault_bits;
  logic [11:0] generation;
  logic        live, stale_q, illegal_q, fails_q;
  logic [1:0]  flips;
  logic [15:0] users;
  logic [63:0] handle;

  assign target = command_i.target;
  assign flips = command_i.fault_bit == command_i.fault_bit2 ? 2'd1 : 2'd2;
  assign path_in = image_i;
  assign neighbor_in = image_i;
  assign initiate = command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_PATH || command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_NEIGHBOR;
  assign ends = command_i.opcode == chm_layout_pkg::CHM_OPCODE_TERMINATE;
  assign aborts = command_i.opcode == chm_layout_pkg::CHM_OPCODE_ABORT;   // only connections are aborted
  assign faults = command_i.opcode == chm_layout_pkg::CHM_OPCODE_INJECT_FAULT;
  assign of_path = initiate ? command_i.opcode == chm_layout_pkg::CHM_OPCODE_INITIATE_PATH : target.kind == chm_layout_pkg::CHM_OBJECT_KIND_PATH;
  assign own_index = !initiate ? target.index : of_path ? path_free_index_i : neighbor_free_index_i;
  // The neighbor below a path: named by the image, or by the row.
  assign below = initiate ? path_in.neighbor : {4'(chm_layout_pkg::CHM_OBJECT_KIND_NEIGHBOR), neighbor_q.generation, path_q.neighbor_index};
  assign generation = of_path ? path_q.generation : neighbor_q.generation;
  assign live = of_path ? path_q.live : neighbor_q.live;
  assign users = of_path ? path_q.users : neighbor_q.users;
  assign handle = of_path ? path_q.handle : neighbor_q.handle;
  assign own_target = {of_path ? 4'(chm_layout_pkg::CHM_OBJECT_KIND_PATH) : 4'(chm_layout_pkg::CHM_OBJECT_KIND_NEIGHBOR), generation, own_index};

  // ---- Checks, in order
  assign stale = !initiate && !bad_q && (32'(target.index) >= (of_path ? Paths : Neighbors) || !live || generation != target.generation);
  assign fault_bits = of_path ? chm_layout_pkg::CHM_FAULT_BITS_PATH : chm_layout_pkg::CHM_FAULT_BITS_NEIGHBOR;
  assign illegal = !bad_q && (aborts || (ends && users != '0) ||
    (faults && (command_i.fault_table != (of_path ? chm_layout_pkg::CHM_FAULT_TABLE_PATH : chm_layout_pkg::CHM_FAULT_TABLE_NEIGHBOR) ||
                32'(command_i.fault_bit) >= fault_bits || 32'(command_i.fault_bit2) >= fault_bits)));
  always_comb begin
    status = chm_layout_pkg::CHM_STATUS_SUCCESS;
    if (state_q == Check && initiate) begin
      if (of_path && !path_free_valid_i) status = chm_layout_pkg::CHM_STATUS_OFFLOAD_PATH_ENTRIES;
      else if (!of_path && !neighbor_free_valid_i) status = chm_layout_pkg::CHM_STATUS_OFFLOAD_NEIGHBOR_ENTRIES;
      else if (of_path) begin
        if (below.kind != chm_layout_pkg::CHM_OBJECT_KIND_NEIGHBOR || 32'(below.index) >= Neighbors || !neighbor_q.live || below_bad_q ||
            neighbor_q.generation != below.generation) status = chm_layout_pkg::CHM_STATUS_FAILURE;
        else if (path_in.path_mtu > chm_layout_pkg::CHM_PATH_MTU_MAX) status = chm_layout_pkg::CHM_STATUS_OFFLOAD_PATH_MTU;
        else if (path_in.path_mtu < 32'd68 || path_in.ip_version != 8'd4) status = chm_layout_pkg::CHM_STATUS_FAILURE;
      end
    end else if (state_q == Check && (stale || illegal || bad_q)) status = chm_layout_pkg::CHM_STATUS_FAILURE;
  end
  assign fails = status != chm_layout_pkg::CHM_STATUS_SUCCESS;

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Free: if (start_i) state_d = Own;
      Own: state_d = OwnRow;
      OwnRow: state_d = of_path ? Below : Check;
      Below: state_d = BelowRow;
      BelowRow: state_d = Check;
      Check: state_d = fails ? Done : initiate || ends || faults ? WriteOwn : Line;
      WriteOwn: state_d = of_path && !faults ? WriteBelow : ends ? Line : Done;
      WriteBelow: state_d = ends ? Line : Done;         // one user more, or less
      Line: if (line_ready_i) state_d = Ending;         // until its completion is queued
      Ending: if (ended_i) state_d = Done;              // behind those of connections
      default: state_d = Free;                          // Done
    endcase
  end
  always_ff @(posedge clk_i) begin
    if (state_q == OwnRow) begin
      path_q <= path_row_i;
      neighbor_q <= neighbor_row_i;
      bad_q <= of_path ? path_bad_i : neighbor_bad_i;
    end
    if (state_q == BelowRow) {neighbor_q, below_bad_q} <= {neighbor_row_i, neighbor_bad_i};
    if (state_q == Check) {status_q, stale_q, illegal_q, fails_q} <= {status, stale, illegal && !stale, fails};
    if (rst_i) state_q <= Free;
    else state_q <= state_d;
  end

  // ---- Rows
  assign path_rd_o = state_q == Own && of_path;
  assign path_index_o = own_index;
  assign neighbor_rd_o = (state_q == Own && !of_path) || state_q == Below;
  assign neighbor_index_o = state_q == Own || state_q == WriteOwn ? own_index : below.index;
  assign path_wr_o = state_q == WriteOwn && of_path;
  assign neighbor_wr_o = (state_q == WriteOwn && !of_path) || (state_q == WriteBelow && !below_bad_q);
  assign path_take_o = path_wr_o && initiate;
  assign path_give_o = path_wr_o && ends;
  assign neighbor_take_o = state_q == WriteOwn && !of_path && initiate;
  assign neighbor_give_o = state_q == WriteOwn && !of_path && ends;
  assign inject_o = state_q == WriteOwn && faults ? flips : 2'd0;

  always_comb begin
    path_new = '0;
    if (path_wr_o && faults) path_new = path_q;
    else if (path_wr_o) path_new.generation = initiate ? path_q.generation : path_q.generation + 12'd1;
    if (path_wr_o && initiate) begin
      path_new.source_address = path_in.source_address;
      path_new.destination_address = path_in.destination_address;
      path_new.handle = path_in.handle;
      path_new.neighbor_index = below.index;
      path_new.path_mtu = path_in.path_mtu[15:0];
      path_new.live = 1'b1;
      path_new.valid = 1'b1;
    end
    neighbor_new = '0;
    if (neighbor_wr_o && faults) neighbor_new = neighbor_q;
    else if (neighbor_wr_o && state_q == WriteBelow) begin
      neighbor_new = neighbor_q;
      neighbor_new.users = initiate ? neighbor_q.users + 16'd1 : neighbor_q.users - 16'd1;
    end else if (neighbor_wr_o) begin
      neighbor_new.generation = initiate ? neighbor_q.generation : neighbor_q.generation + 12'd1;
      if (initiate) begin
        neighbor_new.dl_source_address = neighbor_in.dl_source_address;
        neighbor_new.vlan_id = neighbor_in.vlan_id;
        neighbor_new.dl_destination_address = neighbor_in.dl_destination_address;
        neighbor_new.handle = neighbor_in.handle;
        neighbor_new.host_reachability_delta = neighbor_in.host_reachability_delta;
        neighbor_new.nic_reachability_delta = neighbor_in.nic_reachability_delta;
        neighbor_new.live = 1'b1;
        neighbor_new.valid = 1'b1;
      end
    end
  end
  assign path_row_o = path_new;
  assign neighbor_row_o = neighbor_new;

  // ---- Images
  always_comb begin
    path_out = '0;
    neighbor_out = '0;
    if (line_valid_o) begin
      path_out.handle = path_q.handle;
      path_out.source_address = path_q.source_address;
      path_out.destination_address = path_q.destination_address;
      path_out.neighbor = below;
      path_out.path_mtu = 32'(path_q.path_mtu);
      path_out.ip_version = 8'd4;
      neighbor_out.handle = neighbor_q.handle;
      neighbor_out.dl_source_address = neighbor_q.dl_source_address;
      neighbor_out.vlan_id = neighbor_q.vlan_id;
      neighbor_out.dl_destination_address = neighbor_q.dl_destination_address;
      neighbor_out.host_reachability_delta = neighbor_q.host_reachability_delta;
      neighbor_out.nic_reachability_delta = neighbor_q.nic_reachability_delta;
    end
  end
  assign line_valid_o = state_q == Line;
  assign line_o = of_path ? path_out : neighbor_out;
  always_comb begin
    line_completion_o = '0;
    if (line_valid_o) begin
      line_completion_o.opcode = command_i.opcode;
      line_completion_o.command_id = command_i.command_id;
      line_completion_o.target = command_i.target;
      line_completion_o.handle = handle;
      line_completion_o.status = status_q;
    end
  end

  assign done_o = state_q == Done;
  assign stale_o = stale_q;
  assign decides_o = start_i || !(state_q == Free || state_q == Line || state_q == Ending);
  always_comb begin
    outcome_o = '0;
    if (done_o) begin
      outcome_o.silent = !initiate && !faults && !fails_q;   // its completion follows its image
      outcome_o.illegal = illegal_q;
      outcome_o.status = status_q;
    end
    if (done_o && !initiate) outcome_o.handle = handle;
    else if (done_o && !fails_q) begin
      outcome_o.target = own_target_q;
      outcome_o.handle = of_path ? path_in.handle : neighbor_in.handle;
    end
  end

  // The free list moves on with the row that was taken, and the neighbor row is replaced by that below.
  logic [31:0] own_target_q;
  always_ff @(posedge clk_i) if (state_q == OwnRow) own_target_q <= {own_target[31:28], of_path ? path_row_i.generation : neighbor_row_i.generation, own_index};

  logic unused;
  assign unused = ^{own_target, path_in, neighbor_in};
endmodule
