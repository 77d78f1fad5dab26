// The segment a connection may send now, if any: contract 9.1 to 9.3. Executes a Grant, and tells at write-back whether one is due.
module chm_send_choice (
  input  logic                      valid_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_layout_pkg::tcp_row_t  row_i,
  /* verilator lint_on UNUSEDSIGNAL */
  output logic                      ready_o,
  output logic                      again_o,   // 9.2: the segment at sndUna once more
  output logic [31:0]               seq_o,
  output logic [15:0]               bytes_o,
  output logic                      fin_o
);
  logic        allowed, outstanding, worth;
  logic [31:0] mss, sent_end, avail, limit, usable, len;

  always_comb begin
    ready_o = 1'b0;
    again_o = 1'b0;
    seq_o = row_i.snd_nxt;
    bytes_o = '0;
    fin_o = 1'b0;
    allowed = 1'b0;
    outstanding = 1'b0;
    worth = 1'b0;
    mss = '0;
    sent_end = '0;
    avail = '0;
    limit = '0;
    usable = '0;
    len = '0;
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
        avail = row_i.snd_end - row_i.snd_nxt;
        limit = row_i.snd_una + chm_engine_pkg::least(row_i.cwnd, row_i.snd_wnd);
        usable = chm_engine_pkg::precedes(limit, row_i.snd_nxt) ? 32'd0 : limit - row_i.snd_nxt;
        len = chm_engine_pkg::least(mss, chm_engine_pkg::least(avail, usable));
        worth = len != '0 && (len == mss || len == avail || row_i.snd_nxt == row_i.snd_una || len >= (row_i.max_snd_wnd >> 1));
        fin_o = row_i.fin_posted && len == avail && usable > len;
        ready_o = allowed && (worth || fin_o);
      end
      bytes_o = len[15:0];
    end
  end
endmodule
