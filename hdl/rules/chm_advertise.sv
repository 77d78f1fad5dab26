// The window to advertise: contract 6.4 (OC-13, CHM-FC-005, 006; RFC 9293 section 3.8.6.2.2).
module chm_advertise (
  input  logic        valid_i,      // 0: the results are zero
  input  logic [31:0] rcv_nxt_i,
  input  logic [31:0] rcv_adv_i,
  input  logic [31:0] rcv_cons_i,
  input  logic [31:0] initial_wnd_i,
  input  logic [15:0] mss_i,
  input  logic [3:0]  scale_i,
  output logic        opens_o,      // the advertised edge moves far enough to be worth an update (8.12)
  output logic [15:0] window_o,     // as in the header
  output logic [31:0] rcv_adv_o
);
  logic [31:0] want, least, open, unit, window, beyond, field, advertised;

  always_comb begin
    {want, least, open, unit, window, beyond, field, advertised} = '0;
    opens_o = 1'b0;
    window_o = '0;
    rcv_adv_o = '0;
    if (valid_i) begin
      want = rcv_cons_i + initial_wnd_i;
      least = chm_engine_pkg::least(initial_wnd_i >> 1, 32'(mss_i));
      open = least == '0 ? 32'd1 : least;
      unit = 32'd1 << scale_i;
      window = ($signed(want - rcv_adv_i) >= $signed(open) ? want : rcv_adv_i) - rcv_nxt_i;
      field = window >> scale_i;
      // Rounded up while the edge stays within a unit beyond want: the region has room for so much.
      beyond = rcv_nxt_i + ((field + 32'd1) << scale_i) - want;
      if ((window & (unit - 32'd1)) != '0 && $signed(beyond) < $signed(unit)) field = field + 32'd1;
      window_o = field > 32'hffff ? 16'hffff : field[15:0];
      advertised = rcv_nxt_i + (32'(window_o) << scale_i);
      rcv_adv_o = chm_engine_pkg::later(rcv_adv_i, advertised);
      opens_o = rcv_adv_o - rcv_adv_i >= open;
    end
  end
endmodule
