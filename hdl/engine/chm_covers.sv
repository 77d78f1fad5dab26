// What the tests of the engine have to reach, as cover points: every arrow of the state diagram that starts in an offloadable state (RFC 9293 section
// 3.3.2), every case of reassembly (contract 7.10, 7.11; CHM-FC-007 to 010), every timer, what is kept back (9.3). `make coverage` counts them.
module chm_covers (
  input  logic                      clk_i,
  input  logic                      rst_i,
  input  logic                      valid_i,     // an event of a connection retires
  /* verilator lint_off UNUSEDSIGNAL */ // a point reads what it names
  input  chm_engine_pkg::event_t    event_i,
  input  chm_engine_pkg::action_t   action_i,
  input  chm_layout_pkg::tcp_row_t  before_i,
  input  chm_layout_pkg::tcp_row_t  row_i
  /* verilator lint_on UNUSEDSIGNAL */
);
  localparam logic [7:0] CLOSED = chm_layout_pkg::CHM_TCP_STATE_CLOSED;
  localparam logic [7:0] ESTABLISHED = chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED;
  localparam logic [7:0] FIN_WAIT1 = chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1;
  localparam logic [7:0] FIN_WAIT2 = chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT2;
  localparam logic [7:0] CLOSE_WAIT = chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT;
  localparam logic [7:0] CLOSING = chm_layout_pkg::CHM_TCP_STATE_CLOSING;
  localparam logic [7:0] LAST_ACK = chm_layout_pkg::CHM_TCP_STATE_LAST_ACK;
  localparam logic [7:0] TIME_WAIT = chm_layout_pkg::CHM_TCP_STATE_TIME_WAIT;

  logic        happened, segment, grant, timer, abort, reset, closed, payload;
  logic [15:0] arrow;           // from, to
  logic [7:0]  had, has;        // ranges before and after

  always_comb begin
    {segment, grant, timer, abort, reset, closed, payload} = '0;
    {arrow, had, has} = '0;
    happened = valid_i && action_i.happened;
    if (happened) begin
      segment = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT;
      grant = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_GRANT;
      timer = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_TIMER;
      abort = event_i.kind == chm_layout_pkg::CHM_RETIRE_KIND_ABORT;
      arrow = {before_i.state, row_i.state};
      closed = before_i.state != CLOSED && row_i.state == CLOSED;
      reset = segment && row_i.aborted && !before_i.aborted;
      had = before_i.range_count;
      has = row_i.range_count;
      payload = segment && action_i.place;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i && happened) begin
      // ---- The state diagram
      established_fin_sent:          cover (arrow == {ESTABLISHED, FIN_WAIT1} && grant);
      established_fin_by_probe:      cover (arrow == {ESTABLISHED, FIN_WAIT1} && timer);
      established_fin_received:      cover (arrow == {ESTABLISHED, CLOSE_WAIT});
      close_wait_fin_sent:           cover (arrow == {CLOSE_WAIT, LAST_ACK} && grant);
      close_wait_fin_by_probe:       cover (arrow == {CLOSE_WAIT, LAST_ACK} && timer);
      fin_wait1_fin_acknowledged:    cover (arrow == {FIN_WAIT1, FIN_WAIT2});
      fin_wait1_fin_received:        cover (arrow == {FIN_WAIT1, CLOSING});
      fin_wait1_both_at_once:        cover (arrow == {FIN_WAIT1, TIME_WAIT});
      fin_wait2_fin_received:        cover (arrow == {FIN_WAIT2, TIME_WAIT});
      closing_fin_acknowledged:      cover (arrow == {CLOSING, TIME_WAIT});
      last_ack_fin_acknowledged:     cover (arrow == {LAST_ACK, CLOSED} && segment && !row_i.aborted && !action_i.raise);
      established_reset:             cover (reset && before_i.state == ESTABLISHED);
      fin_wait1_reset:               cover (reset && before_i.state == FIN_WAIT1);
      fin_wait2_reset:               cover (reset && before_i.state == FIN_WAIT2);
      close_wait_reset:              cover (reset && before_i.state == CLOSE_WAIT);
      closing_reset:                 cover (reset && before_i.state == CLOSING);
      last_ack_reset:                cover (reset && before_i.state == LAST_ACK);
      established_syn:               cover (closed && segment && action_i.raise && before_i.state == ESTABLISHED);
      fin_wait1_syn:                 cover (closed && segment && action_i.raise && before_i.state == FIN_WAIT1);
      fin_wait2_syn:                 cover (closed && segment && action_i.raise && before_i.state == FIN_WAIT2);
      close_wait_syn:                cover (closed && segment && action_i.raise && before_i.state == CLOSE_WAIT);
      closing_syn:                   cover (closed && segment && action_i.raise && before_i.state == CLOSING);
      last_ack_syn:                  cover (closed && segment && action_i.raise && before_i.state == LAST_ACK);
      established_abort:             cover (abort && before_i.state == ESTABLISHED);
      fin_wait1_abort:               cover (abort && before_i.state == FIN_WAIT1);
      fin_wait2_abort:               cover (abort && before_i.state == FIN_WAIT2);
      close_wait_abort:              cover (abort && before_i.state == CLOSE_WAIT);
      closing_abort:                 cover (abort && before_i.state == CLOSING);
      last_ack_abort:                cover (abort && before_i.state == LAST_ACK);

      // ---- Reassembly
      first_range:                   cover (payload && had == 8'd0 && has == 8'd1);
      second_range:                  cover (payload && had == 8'd1 && has == 8'd2);
      third_range:                   cover (payload && had == 8'd2 && has == 8'd3);
      fourth_range:                  cover (payload && had == 8'd3 && has == 8'd4);
      fifth_range_refused:           cover (segment && action_i.refused);
      range_grows_behind:            cover (payload && has == had && row_i.rcv_nxt == before_i.rcv_nxt && row_i.range0_hi != before_i.range0_hi &&
                                            row_i.range0_lo == before_i.range0_lo);
      range_grows_before:            cover (payload && has == had && row_i.rcv_nxt == before_i.rcv_nxt && row_i.range0_lo != before_i.range0_lo &&
                                            row_i.range0_hi == before_i.range0_hi);
      range_written_again:           cover (payload && has != '0 && has == had && row_i.rcv_nxt == before_i.rcv_nxt &&
                                            row_i.range0_lo == before_i.range0_lo && row_i.range0_hi == before_i.range0_hi && has == 8'd1);
      new_lowest_range:              cover (payload && had != '0 && has == had + 8'd1 && row_i.range1_lo == before_i.range0_lo);
      two_ranges_joined:             cover (payload && has + 8'd1 == had && row_i.rcv_nxt == before_i.rcv_nxt);
      three_ranges_joined:           cover (payload && has + 8'd2 == had && row_i.rcv_nxt == before_i.rcv_nxt);
      four_ranges_joined:            cover (payload && has == 8'd1 && had == 8'd4 && row_i.rcv_nxt == before_i.rcv_nxt);
      hole_partly_filled:            cover (payload && had != '0 && has == had && row_i.rcv_nxt != before_i.rcv_nxt);
      hole_filled_ranges_left:       cover (payload && has != '0 && has < had && row_i.rcv_nxt != before_i.rcv_nxt);
      last_hole_filled:              cover (payload && had != '0 && has == '0 && row_i.rcv_nxt != before_i.rcv_nxt);
      several_holes_filled_at_once:  cover (payload && has + 8'd2 <= had && row_i.rcv_nxt != before_i.rcv_nxt);
      fin_waits:                     cover (segment && row_i.fin_queued && !before_i.fin_queued);
      fin_comes_in_turn:             cover (segment && before_i.fin_queued && row_i.fin_received);
      flushed_beyond_fin:            cover (segment && before_i.fin_queued && !row_i.fin_queued && !row_i.fin_received && row_i.state != CLOSED);
      fin_before_held_data_flushes:  cover (segment && !before_i.fin_queued && !row_i.fin_queued && had != '0 && has == '0 &&
                                            row_i.rcv_nxt == before_i.rcv_nxt && row_i.state == before_i.state);
      fin_in_order_ends_ranges:      cover (segment && had != '0 && !before_i.fin_queued && row_i.fin_received && !before_i.fin_received);
      payload_across_the_wrap:       cover (payload && row_i.rcv_nxt < before_i.rcv_nxt);

      // ---- Timers, and what is kept back
      retransmission:                cover (timer && row_i.after_rto && !before_i.persisting && row_i.retransmit_count == 8'd1);
      retransmission_backs_off:      cover (timer && !before_i.persisting && row_i.retransmit_count > 8'd1);
      retransmissions_used_up:       cover (timer && !before_i.persisting && action_i.raise);
      probe:                         cover (timer && before_i.persisting && action_i.send);
      probes_used_up:                cover (timer && before_i.persisting && action_i.raise);
      next_round_of_probes:          cover (segment && row_i.snd_wnd_probes > before_i.snd_wnd_probes);
      delayed_ack:                   cover (timer && before_i.del_ack_running && !row_i.del_ack_running && action_i.send);
      push:                          cover (timer && row_i.push_due && !before_i.push_due);
      held_for_its_size:             cover (grant && row_i.sws_running && !before_i.sws_running);
      forced_by_the_timer:           cover (timer && row_i.sws_forced && !before_i.sws_forced);
      fast_retransmit:               cover (segment && row_i.in_recovery && !before_i.in_recovery);
      partial_acknowledgement:       cover (segment && before_i.in_recovery && row_i.in_recovery && row_i.snd_una != before_i.snd_una);
      recovery_over:                 cover (segment && before_i.in_recovery && !row_i.in_recovery && row_i.state != CLOSED);
      restart_after_idle:            cover (grant && row_i.cwnd < before_i.cwnd);
      limited_transmit:              cover (grant && action_i.bytes != '0 && before_i.dup_acks != '0 && !before_i.in_recovery && !before_i.after_rto &&
                                            before_i.snd_nxt == before_i.snd_max && row_i.snd_max - row_i.snd_una > row_i.cwnd);
    end
  end
endmodule
