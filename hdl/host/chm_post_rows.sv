// Keeps the ring indices of every connection, and says whose entries are to be fetched.
//
// One order a cycle: read, then change and write back; orders of the engine first, doorbells last. A ring with untaken entries is listed
// once, in the order in which it became so: turns are fair and doorbells collapse. A receive ring is listed while the request queue has
// room. The table clears itself after reset (`Connections` cycles), all orders but heads waiting.
module chm_post_rows #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections),
  localparam int unsigned ROW_W = 96
) (
  input  logic                        clk_i,
  input  logic                        rst_i,

  input  logic                        head_valid_i,       // of the engine: never waits
  input  chm_pkg::request_head_t      head_i,
  input  logic                        taken_valid_i,
  output logic                        taken_ready_o,
  // verilator lint_off UNUSEDSIGNAL
  input  chm_host_pkg::post_job_t     taken_i,            // how many, not which
  // verilator lint_on UNUSEDSIGNAL
  input  logic                        fetch_room_i,       // the fetch unit takes two more jobs
  output logic                        job_valid_o,
  output chm_host_pkg::post_job_t     job_o,

  input  logic                        offload_valid_i,    // orders of the offload unit; Meet and Quiet are answered two cycles later
  output logic                        offload_ready_o,
  input  chm_host_pkg::post_order_t   offload_i,
  output logic                        offload_done_o,
  output logic                        offload_yes_o,
  input  logic                        answers_valid_i,    // meetings of answers, likewise
  output logic                        answers_ready_o,
  input  chm_host_pkg::post_order_t   answers_i,
  output logic                        answers_done_o,
  output logic                        answers_yes_o,
  input  logic                        doorbell_valid_i,
  output logic                        doorbell_ready_o,
  input  chm_host_pkg::post_order_t   doorbell_i,
  output logic                        stale_o,            // one cycle: a doorbell of a row that is not live or is draining
  output logic                        busy_o
);
  // ---- Whose turn it is: rings that wait for the fetch unit
    logic listed_valid, listed_ready, listed_receive, list, list_receive, list_room;
  logic [chm_pkg::CONN_W-1:0] listed_conn;
  // verilator lint_off PINCONNECTEMPTY
  chm_fifo #(.Width(chm_pkg::CONN_W + 1), .Depth(2 * Connections)) u_listed (
    .clk_i, .rst_i, .in_valid_i(list), .in_ready_o(list_room), .in_data_i({list_receive, order_q.conn}),
    .out_valid_o(listed_valid), .out_ready_i(listed_ready), .out_data_o({listed_receive, listed_conn}), .count_o(), .almost_full_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // ---- 1: one order, its row is read
  chm_host_pkg::post_order_t order, order_q;
  logic [2:0] from;                     // offload unit, answers, doorbell
  logic [1:0] from_q;
  logic       take, valid_q, clear_q;
  logic [IndexW-1:0] clear_row_q;

  always_comb begin
    take = 1'b1;
    from = 3'b000;
    taken_ready_o = 1'b0;
    listed_ready = 1'b0;
    order = {chm_host_pkg::PostHead, head_i.conn, 12'd0, 1'b1, head_i.head};
    if (!head_valid_i) begin
      if (clear_q) take = 1'b0;
      else if (taken_valid_i) begin
        taken_ready_o = 1'b1;
        order = {chm_host_pkg::PostTaken, taken_i.conn, 12'd0, taken_i.receive, taken_i.count};
      end else if (listed_valid && fetch_room_i) begin
        listed_ready = 1'b1;
        order = {chm_host_pkg::PostBegin, listed_conn, 12'd0, listed_receive, 16'd0};
      end else if (offload_valid_i) begin
        from = 3'b001;
        order = offload_i;
      end else if (answers_valid_i) begin
        from = 3'b010;
        order = answers_i;
      end else if (doorbell_valid_i) begin
        from = 3'b100;
        order = doorbell_i;
      end else take = 1'b0;
    end
  end
  assign {doorbell_ready_o, answers_ready_o, offload_ready_o} = from;

  always_ff @(posedge clk_i) begin
    if (take) begin
      order_q <= order;
      from_q <= from[1:0];
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
  chm_host_pkg::post_row_t row, moved, row_d;   // as read, with its indices moved, and with what is listed
  logic        yes, yes_q;
  logic [1:0]  done_q;
  logic [15:0] room, waiting;

  chm_ram #(.Width(ROW_W), .Depth(Connections), .Forward(1'b1)) u_rows (
    .clk_i, .wr_en_i(valid_q || clear_q), .wr_addr_i(valid_q ? order_q.conn[IndexW-1:0] : clear_row_q), .wr_data_i(row_d),
    .rd_en_i(take), .rd_addr_i(order.conn[IndexW-1:0]), .rd_data_o(row)
  );

  // a < b modulo 2^16: indices are never half a turn apart.
  function automatic logic precedes(logic [15:0] a, logic [15:0] b);
    precedes = $signed(a - b) < $signed(16'd0);
  endfunction

  // Listed: a ring that has something to fetch; not any more: a job that ended, or never began, and left nothing.
  // One ring at most is added to the list by one order; a job that begins has left the list and stays listed.
  logic back, stranger, reached, ended, want_send, want_receive;
  assign list_receive = order_q.receive;
  always_comb begin
    moved = '0;
    row_d = '0;
    room = '0;       // free places in the request queue: [head, taken) are in use
    waiting = '0;
    back = 1'b0;     // an index never goes back
    stranger = 1'b0;
    reached = 1'b0;
    ended = 1'b0;
    want_send = 1'b0;
    want_receive = 1'b0;
    list = 1'b0;
    job_valid_o = 1'b0;
    job_o = '0;
    stale_o = 1'b0;
    yes = 1'b0;
    if (valid_q) begin
      back = precedes(order_q.index, order_q.receive ? row.receive_producer : row.send_producer);
      stranger = order_q.kind == chm_host_pkg::PostMeet && order_q.generation != row.generation;
      moved = row;
      case (order_q.kind)
        chm_host_pkg::PostMeet, chm_host_pkg::PostDoorbell: if (row.live && !row.draining && !back && !stranger) begin
          if (order_q.receive) moved.receive_producer = order_q.index;
          else moved.send_producer = order_q.index;
        end
        chm_host_pkg::PostStart: begin
          moved = '0;
          moved.live = 1'b1;
          moved.generation = order_q.generation;
          moved.send_producer = order_q.index;
          moved.send_taken = order_q.index;
        end
        chm_host_pkg::PostDrain: moved.draining = 1'b1;
        chm_host_pkg::PostStop: moved = '0;
        chm_host_pkg::PostHead: if (!row.draining) moved.receive_head = order_q.index;
        chm_host_pkg::PostTaken: begin
          if (order_q.receive) moved.receive_taken = row.receive_taken + order_q.index;
          else moved.send_taken = row.send_taken + order_q.index;
        end
        default: ;   // PostBegin, PostQuiet
      endcase
      room = 16'(chm_layout_pkg::CHM_REQUEST_QUEUE_DEPTH) - (moved.receive_taken - moved.receive_head);
      waiting = order_q.receive ? moved.receive_producer - moved.receive_taken : moved.send_producer - moved.send_taken;
      want_send = moved.live && !moved.draining && moved.send_producer != moved.send_taken;
      want_receive = moved.live && !moved.draining && moved.receive_producer != moved.receive_taken && room != '0;
      ended = order_q.kind == chm_host_pkg::PostTaken || order_q.kind == chm_host_pkg::PostBegin;
      row_d = moved;
      row_d.send_listed = want_send || (moved.send_listed && !(ended && !order_q.receive));
      row_d.receive_listed = want_receive || (moved.receive_listed && !(ended && order_q.receive));
      list = order_q.receive ? want_receive && (!row.receive_listed || order_q.kind == chm_host_pkg::PostTaken)
                             : want_send && (!row.send_listed || order_q.kind == chm_host_pkg::PostTaken);
      job_valid_o = order_q.kind == chm_host_pkg::PostBegin && (order_q.receive ? want_receive : want_send);
      job_o = {order_q.conn, order_q.receive, order_q.receive ? row.receive_taken : row.send_taken,
               order_q.receive && waiting > room ? room : waiting};
      stale_o = order_q.kind == chm_host_pkg::PostDoorbell && (!row.live || row.draining);
      reached = !precedes(order_q.receive ? row.receive_taken : row.send_taken, order_q.index);
      yes = 1'b1;
      if (order_q.kind == chm_host_pkg::PostMeet) yes = !row.live || stranger || row.draining || reached || (order_q.receive && room == '0);
      else if (order_q.kind == chm_host_pkg::PostQuiet) yes = !row.send_listed && !row.receive_listed;
    end
  end

  always_ff @(posedge clk_i) begin
    if (valid_q) yes_q <= yes;
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) done_q <= '0;
    else done_q <= valid_q && (order_q.kind == chm_host_pkg::PostMeet || order_q.kind == chm_host_pkg::PostQuiet) ? from_q : '0;
  end
  assign offload_done_o = done_q[0];
  assign answers_done_o = done_q[1];
  assign offload_yes_o = yes_q;
  assign answers_yes_o = yes_q;
  assign busy_o = valid_q || listed_valid || clear_q;

  always_ff @(posedge clk_i) begin
    if (!rst_i && (valid_q || take || head_valid_i)) begin
      if (list) post_list_has_room_for_every_ring: assert (list_room);
      if (job_valid_o) request_queue_never_overflows: assert (!job_o.receive || row.receive_taken - row.receive_head + job_o.count <= 16'(chm_layout_pkg::CHM_REQUEST_QUEUE_DEPTH));
      if (valid_q) another_ring_is_listed_already: assert (order_q.receive ? want_send == 1'b0 || row.send_listed : want_receive == 1'b0 || row.receive_listed);
      post_head_meets_a_cleared_table: assert (!(head_valid_i && clear_q));
      if (take) post_connection_exists: assert (32'(order.conn) < Connections);
    end
  end
endmodule
