// The segment a connection may send now, if any: contract 9.1 to 9.3. Executes a Grant, and tells at write-back whether one is due.
module chm_send_choice (
  input  logic                      valid_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_layout_pkg::tcp_row_t  row_i,
  input  chm_pkg::adapter_cfg_t     cfg_i,
  /* verilator lint_on UNUSEDSIGNAL */
  output logic                      ready_o,   // a segment, or a hold that still has to be noted (9.8)
  output logic                      held_o,    // 9.3a: kept back for its size
  output logic                      again_o,   // 9.2: the segment at sndUna once more
  output logic [31:0]               seq_o,
  output logic [15:0]               bytes_o,
  output logic                      fin_o
);
  logic        allowed, outstanding, fresh, limited, nagled, whole;
  logic [31:0] mss, sent_end, avail, window, limit, room, free, extra, amount, len;

  always_comb begin
    {ready_o, held_o, again_o, fin_o} = '0;
    seq_o = row_i.snd_nxt;
    bytes_o = '0;
    {allowed, outstanding, fresh, limited, nagled, whole} = '0;
    {mss, sent_end, avail, window, limit, room, free, extra, amount, len} = '0;
    if (valid_i) begin
      case (row_i.state)
        chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED, chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT, chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1,
        chm_layout_pkg::CHM_TCP_STATE_CLOSING, chm_layout_pkg::CHM_TCP_STATE_LAST_ACK:
          allowed = row_i.live && !row_i.draining && !row_i.aborted && !row_i.retrieve_notify && !row_i.retrieve_indicated &&
            row_i.snd_wnd != '0;
        default: allowed = 1'b0;
      endcase
      outstanding = row_i.snd_max != row_i.snd_una;
      mss = 32'(row_i.effective_mss);
      if (row_i.rexmit_una && outstanding) begin   // 9.2
        again_o = 1'b1;
        seq_o = row_i.snd_una;
        sent_end = chm_engine_pkg::earlier(row_i.snd_max, row_i.snd_end);
        len = chm_engine_pkg::least(mss, sent_end - row_i.snd_una);
        fin_o = row_i.fin_posted && row_i.snd_max == row_i.snd_end + 32'd1 && row_i.snd_una + len == row_i.snd_end;
        ready_o = allowed;
      end else if (!chm_engine_pkg::precedes(row_i.snd_end, row_i.snd_nxt)) begin   // 9.3
        fresh = row_i.snd_nxt == row_i.snd_max;
        // Limited transmit: a segment for each of the first two duplicates (RFC 3042).
        limited = fresh && !row_i.in_recovery && !row_i.after_rto && 32'(row_i.dup_acks) < cfg_i.duplicate_ack_threshold;
        if (limited) extra = row_i.dup_acks > 8'd1 ? mss << 1 : row_i.dup_acks[0] ? mss : 32'd0;
        avail = row_i.snd_end - row_i.snd_nxt;
        window = row_i.snd_una + row_i.snd_wnd;
        limit = row_i.snd_una + row_i.cwnd + extra;
        room = chm_engine_pkg::precedes(window, row_i.snd_nxt) ? 32'd0 : window - row_i.snd_nxt;
        free = chm_engine_pkg::precedes(limit, row_i.snd_nxt) ? 32'd0 : limit - row_i.snd_nxt;
        amount = chm_engine_pkg::least(mss, chm_engine_pkg::least(avail, room));
        whole = amount == avail;
        held_o = allowed && fresh && amount != '0 && amount < mss && !whole && {amount, 1'b0} < 33'(row_i.max_snd_wnd) && !row_i.sws_forced;   // 9.3a
        nagled = row_i.cached_flags[1] && amount != '0 && amount < mss && fresh && !row_i.sws_forced && !(row_i.fin_posted && whole) &&
          (cfg_i.classic_nagle ? outstanding : chm_engine_pkg::precedes(row_i.snd_una, row_i.snd_sml));   // 9.3b
        if (!held_o && !nagled) begin
          // What the congestion window cuts off waits, unless nothing else would ever leave (9.3c).
          len = amount <= free ? amount : row_i.snd_nxt == row_i.snd_una ? free : 32'd0;
          fin_o = row_i.fin_posted && len == avail && room > len && free > len;
        end
        ready_o = allowed && (len != '0 || fin_o || (held_o && !row_i.sws_running));
      end
      bytes_o = len[15:0];
    end
  end
endmodule
