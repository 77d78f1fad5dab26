// Where every connection stands towards commands, and the queue of those that the engine says are settled.
//
// One order a cycle: read, then change and write back. The engine's word never waits and is kept for a connection whose terminate or abort is
// parked; such a connection stands in the queue once, in the order in which it settled. The table clears itself after reset.
module chm_park #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections),
  localparam int unsigned CONN_W = chm_pkg::CONN_W,
  localparam int unsigned ROW_W = 116
) (
  input  logic                         clk_i,
  input  logic                         rst_i,

  input  logic                         settled_valid_i,   // of the engine: never waits
  input  chm_pkg::settled_t            settled_i,
  input  logic                         front_valid_i,     // a look is answered by done and the row two cycles later
  output logic                         front_ready_o,
  input  chm_offload_pkg::park_order_t front_i,
  output logic                         front_done_o,
  input  logic                         settle_valid_i,
  output logic                         settle_ready_o,
  input  chm_offload_pkg::park_order_t settle_i,
  input  logic                         pop_i,             // the oldest of the queue; its row comes two cycles after popped_o
  output logic                         popped_o,
  output logic                         pop_done_o,
  output logic [CONN_W-1:0]            pop_conn_o,
  output chm_offload_pkg::park_row_t   row_o,
  output logic                         busy_o             // the queue is not empty
);
  logic                 queue_valid, queue_room, list;
  logic [CONN_W-1:0]    queue_conn, conn, conn_q;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(CONN_W), .Depth(Connections)) u_queue (
    .clk_i, .rst_i, .in_valid_i(list), .in_ready_o(queue_room), .in_data_i(conn_q),
    .out_valid_o(queue_valid), .out_ready_i(popped_o), .out_data_o(queue_conn), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- 1: one order, its row is read
  typedef enum logic [1:0] { Settled, Front, Settle, Pop } from_e;
  from_e                        from, from_q;
  logic                         take, valid_q, clear_q;
  logic [IndexW-1:0]            clear_row_q;
  // verilator lint_off UNUSEDSIGNAL
  chm_offload_pkg::park_order_t order_q;
  // verilator lint_on UNUSEDSIGNAL
  chm_pkg::settled_t            settled_q;

  always_comb begin
    take = 1'b1;
    from = Settled;
    conn = settled_i.conn;
    front_ready_o = 1'b0;
    settle_ready_o = 1'b0;
    popped_o = 1'b0;
    if (!settled_valid_i) begin
      if (clear_q) take = 1'b0;
      else if (front_valid_i) begin
        from = Front;
        conn = front_i.conn;
        front_ready_o = 1'b1;
      end else if (settle_valid_i) begin
        from = Settle;
        conn = settle_i.conn;
        settle_ready_o = 1'b1;
      end else if (pop_i && queue_valid) begin
        from = Pop;
        conn = queue_conn;
        popped_o = 1'b1;
      end else take = 1'b0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (take) begin
      from_q <= from;
      conn_q <= conn;
      order_q <= front_ready_o ? front_i : settle_i;
      settled_q <= settled_i;
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      valid_q <= 1'b0;
      clear_q <= 1'b1;
      clear_row_q <= '0;
    end else begin
      valid_q <= take;
      if (clear_q) begin
        clear_row_q <= clear_row_q + 1'b1;
        clear_q <= clear_row_q != IndexW'(Connections - 1);
      end
    end
  end

  // ---- 2: changed and written back
  chm_offload_pkg::park_row_t row, row_d;
  chm_ram #(.Width(ROW_W), .Depth(Connections), .Forward(1'b1)) u_rows (
    .clk_i, .wr_en_i(valid_q || clear_q), .wr_addr_i(valid_q ? conn_q[IndexW-1:0] : clear_row_q), .wr_data_i(valid_q ? row_d : '0),
    .rd_en_i(take), .rd_addr_i(conn[IndexW-1:0]), .rd_data_o(row)
  );

  always_comb begin
    row_d = row;
    list = 1'b0;
    if (valid_q) begin
      unique case (from_q)
        Settled: begin
          if (row.waiting && settled_q.drained) row_d.drained = 1'b1;
          if (row.aborting && settled_q.abort_taken) begin
            row_d.abort_taken = 1'b1;
            row_d.abort_found = settled_q.failed ? 2'd3 : settled_q.abort_found;
          end
          if (settled_q.failed) row_d.lost = 1'b1;
          if (row_d.abort_taken) row_d.abort_done = settled_q.abort_done;
          if (row.waiting || row.aborting) {row_d.tx_serial, row_d.place_serial} = {settled_q.tx_serial, settled_q.place_serial};
          list = !row.listed && (row_d.drained || row_d.abort_done);
          row_d.listed = row.listed || list;
        end
        Front, Settle: begin
          case (order_q.kind)
            chm_offload_pkg::ParkStart: begin
              row_d = '0;
              row_d.live = 1'b1;
              row_d.path = order_q.path;
              row_d.scales = order_q.scales;
            end
            chm_offload_pkg::ParkAbort: row_d.aborting = 1'b1;
            chm_offload_pkg::ParkHold: begin
              row_d.terminating = 1'b1;
              row_d.held = 1'b1;
              if (!row.aborting) {row_d.listed, list} = {1'b1, !row.listed};   // the abort has ended meanwhile
            end
            chm_offload_pkg::ParkTerminate: begin
              row_d.terminating = 1'b1;
              row_d.waiting = 1'b1;
            end
            chm_offload_pkg::ParkStop: row_d = '0;
            chm_offload_pkg::ParkAgain: begin
              row_d.listed = 1'b1;
              list = !row.listed;
            end
            chm_offload_pkg::ParkSettled: if (row.aborting) begin
              {row_d.aborting, row_d.abort_done, row_d.abort_taken, row_d.abort_found, row_d.lost} = '0;
              if (row.held) {row_d.listed, list} = {1'b1, !row.listed};        // its terminate is next
            end else begin
              {row_d.waiting, row_d.held, row_d.drained} = '0;
            end
            default: ;   // ParkLook
          endcase
        end
        default: row_d.listed = 1'b0;   // Pop
      endcase
    end
  end

  chm_offload_pkg::park_row_t row_q;
  always_ff @(posedge clk_i) begin
    if (valid_q) row_q <= row;
    if (rst_i) {front_done_o, pop_done_o} <= '0;
    else {front_done_o, pop_done_o} <= {valid_q && from_q == Front && order_q.kind == chm_offload_pkg::ParkLook, valid_q && from_q == Pop};
    if (valid_q) pop_conn_o <= conn_q;
  end
  assign row_o = row_q;
  assign busy_o = queue_valid || valid_q || clear_q;

  logic unused;
  assign unused = ^{settled_q.conn, settled_q.complete};
  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (list) parked_connection_finds_room: assert (queue_room);
      settled_meets_a_cleared_table: assert (!(settled_valid_i && clear_q));
      settled_connection_is_live: assert (!(valid_q && from_q == Settled && row.live && row.waiting && row.aborting));
    end
  end
endmodule
