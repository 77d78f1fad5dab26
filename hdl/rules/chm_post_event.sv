// SendPost and ReceivePost: ring entries enter the connection. Contract 9.7, 8.13.
module chm_post_event (
  input  logic                      valid_i,
  input  logic                      failed_i,   // the row is lost (11.11)
  input  chm_layout_pkg::tcp_row_t  row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // the connection is the event's
  input  chm_pkg::post_event_t      post_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [31:0]               push_ticks_i,
  input  logic [1:0]                k_i,
  input  logic [39:0]               now_i,
  input  logic [31:0]               rto_i,
  output chm_layout_pkg::tcp_row_t  row_o,
  output chm_engine_pkg::action_t   action_o
);
  logic [31:0] data_una;
  logic        fin_posted, closed;   // nothing is sent any more
  logic [39:0] push;

  always_comb begin
    row_o = '0;
    if (valid_i) row_o = row_i;
    action_o = '0;
    {data_una, fin_posted, closed, push} = '0;
    if (valid_i) begin
      data_una = chm_engine_pkg::earlier(row_i.snd_una, row_i.snd_end);
      fin_posted = row_i.fin_posted || post_i.fin;
      closed = row_i.aborted || row_i.retrieve_notify || row_i.retrieve_indicated || row_i.state == chm_layout_pkg::CHM_TCP_STATE_CLOSED ||
        row_i.state == chm_layout_pkg::CHM_TCP_STATE_TIME_WAIT;
      push = chm_engine_pkg::to_ms(push_ticks_i, k_i);
      action_o.input_ref = {post_i.count, post_i.first};
      if (!row_i.live || row_i.draining || failed_i) begin   // 11.9
        action_o.stale = 1'b1;
      end else if (post_i.receive) begin
        action_o.happened = 1'b1;
        row_o.req_tail = row_i.req_tail + post_i.count;
        if (post_i.prefilled) begin   // CHM-RX-011
          row_o.push_running = 1'b1;
          row_o.push_at = now_i + push;
        end
      end else begin
        action_o.happened = 1'b1;
        row_o.send_tail = post_i.first + post_i.count;
        if (!chm_engine_pkg::precedes(data_una, row_i.snd_cpl_mark)) row_o.snd_cpl_mark = post_i.snd_end;
        row_o.snd_end = post_i.snd_end;
        row_o.fin_posted = fin_posted;
        if (post_i.snd_end == data_una || row_i.aborted) row_o.send_notify = 1'b1;
        if (row_i.aborted && post_i.fin) row_o.disconnect_notify = 1'b1;
        if (row_i.snd_wnd == '0 && !row_i.persisting && !closed && post_i.snd_end + 32'(fin_posted) != row_i.snd_una) begin
          row_o.persisting = 1'b1;
          row_o.snd_wnd_probes = '0;
          row_o.retransmit_count = '0;
          row_o.rtx_running = 1'b1;
          row_o.rtx_at = now_i + 40'(rto_i);
        end
      end
    end
  end
endmodule
