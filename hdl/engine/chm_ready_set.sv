// Connections that want an event of one kind (Grant, Step), each once, round robin. Nothing is lost or doubled:
//
//   1. A connection is in the queue at most once (`queued`), so the queue never overflows.
//   2. Every retired event says anew whether its connection wants (`wanted`). One that wants is queued until it is offered.
//   3. With Again, an offered connection is queued once more at once, so a lone one need not wait for its event to retire; if the retiring event
//      says no, it is dropped on its next turn. The executor checks the rule itself: an offer that came too late does nothing.
module chm_ready_set #(
  // Rows of the connection table.
  parameter int unsigned Connections = 1024,
  // See 3.
  parameter bit Again = 1'b0,
  localparam int unsigned ConnW = chm_pkg::CONN_W,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             update_i,     // an event of the connection retires
  input  logic [ConnW-1:0] conn_i,
  input  logic             wanted_i,

  output logic             valid_o,
  output logic [ConnW-1:0] conn_o,
  input  logic             ready_i,      // taken

  output logic             busy_o
);
  logic [Connections-1:0] wanted_q, queued_q;
  logic                   again_q;       // again_conn_q waits for a free push slot
  logic [IndexW-1:0]      again_conn_q, head, update, push_conn;
  logic                   head_valid, pop, drop, keep, fresh, back, forget, push;
  logic                   fifo_ready, almost_full;
  logic [$clog2(Connections + 1)-1:0] count;

  assign update = conn_i[IndexW-1:0];
  assign valid_o = head_valid && wanted_q[head];
  assign conn_o = ConnW'(head);

  assign pop = valid_o && ready_i;
  assign drop = head_valid && !wanted_q[head] && !(update_i && update == head);
  // The queue may be full, so one that wants again in the very cycle in which it is taken waits beside it.
  assign keep = pop && !again_q && (Again || (update_i && wanted_i && update == head));
  // A connection that wants and is not queued, or leaves the queue in this very cycle.
  assign fresh = update_i && wanted_i && (!queued_q[update] || (pop && !keep && update == head));
  assign back = again_q && !fresh && wanted_q[again_conn_q];
  assign forget = again_q && !fresh && !wanted_q[again_conn_q] && !(update_i && update == again_conn_q);
  assign push = fresh || back;
  assign push_conn = fresh ? update : again_conn_q;

  chm_fifo #(.Width(IndexW), .Depth(Connections)) u_queue (
    .clk_i, .rst_i, .in_valid_i(push), .in_ready_o(fifo_ready), .in_data_i(push_conn),
    .out_valid_o(head_valid), .out_ready_i(pop || drop), .out_data_o(head), .count_o(count), .almost_full_o(almost_full)
  );

  /* verilator lint_off WIDTHCONCAT */ // one bit for each row, up to 16 384
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      wanted_q <= '0;
      queued_q <= '0;
      again_q <= 1'b0;
      again_conn_q <= '0;
    end else begin
      if (update_i) wanted_q[update] <= wanted_i;
      if ((pop && !keep) || drop) queued_q[head] <= 1'b0;
      if (forget) queued_q[again_conn_q] <= 1'b0;
      if (fresh) queued_q[update] <= 1'b1;
      if (keep) begin
        again_q <= 1'b1;
        again_conn_q <= head;
      end else if (back || forget) begin
        again_q <= 1'b0;
      end
    end
  end

  /* verilator lint_on WIDTHCONCAT */
  assign busy_o = head_valid || again_q;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      if (push) set_never_overflows: assert (fifo_ready);
      set_queues_each_once: assert (!(back && fresh) && 32'(count) + 32'(again_q) <= Connections);
      if (update_i) set_names_a_row: assert (32'(conn_i) < Connections);
    end
  end
  logic unused;
  assign unused = &{1'b0, almost_full};
endmodule
