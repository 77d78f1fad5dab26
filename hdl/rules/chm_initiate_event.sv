// Initiate: the connection becomes live now. Contract 11.3, as far as it depends on the instant (CHM-TS-001, CHM-TIM-020, OC-28).
//
// The given row holds ages and deltas of the image, in ticks, where the row of a live connection holds instants:
//   tsDelta: tsTime; tsRecentAt: tsRecentAge; rtStart: totalRT; rtxAt, kaAt: the timeout deltas, valid with rtxRunning, kaRunning (not -1).
module chm_initiate_event (
  input  logic                         valid_i,
  input  chm_layout_pkg::tcp_row_t     row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_pkg::cmd_event_t          command_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [1:0]                   k_i,
  input  logic [39:0]                  now_i,
  input  logic [31:0]                  tick_i,
  input  logic [31:0]                  rto_i,
  input  logic [31:0]                  cap_i,
  output chm_layout_pkg::tcp_row_t     row_o,
  output chm_engine_pkg::action_t      action_o,
  output chm_layout_pkg::event_entry_t entry_o
);
  logic need, outstanding;

  always_comb begin
    row_o = '0;
    action_o = '0;
    entry_o = '0;
    need = row_i.snd_end + 32'(row_i.fin_posted) != row_i.snd_una && row_i.state != chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT2;
    outstanding = row_i.snd_max != row_i.snd_una;
    if (valid_i) begin
      row_o = row_i;
      action_o.happened = 1'b1;
      action_o.emit = 1'b1;
      action_o.input_ref = command_i.command_id;
      entry_o = command_i.entry;
      row_o.live = 1'b1;
      row_o.ts_delta = row_i.ts_delta - tick_i;
      row_o.ts_recent_at = tick_i - row_i.ts_recent_at;
      row_o.rt_start = row_i.cached_flags[3] ? tick_i : tick_i - row_i.rt_start;   // MaxRT restart (CHM-TIM-016)
      row_o.last_active = tick_i;
      row_o.ka_at = row_i.ka_running ? now_i + chm_engine_pkg::to_ms(row_i.ka_at[31:0], k_i) : 40'd0;
      row_o.ka_running = 1'b0;
      row_o.cwnd = row_i.cwnd == '0 ? 32'd1 : chm_engine_pkg::capped_cwnd(33'(row_i.cwnd));
      // Everything posted before is acknowledged: the host still has to be told.
      row_o.send_notify = row_i.send_tail != '0 && !chm_engine_pkg::precedes(row_i.snd_una, row_i.snd_end);
      row_o.persisting = need && row_i.snd_wnd == '0;
      row_o.rtx_running = need && (outstanding || row_o.persisting);
      row_o.rtx_at = '0;
      if (row_o.rtx_running) begin
        row_o.rtx_at = now_i + (row_i.rtx_running ? chm_engine_pkg::to_ms(row_i.rtx_at[31:0], k_i) :
          40'(chm_engine_pkg::backed_off(rto_i, row_o.persisting ? row_i.snd_wnd_probes : row_i.retransmit_count, cap_i)));
      end
    end
  end
endmodule
