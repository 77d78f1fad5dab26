// The window to advertise: contract 6.4 (OC-13, CHM-FC-005, 006; RFC 9293 section 3.8.6.2.2).
module chm_advertise (
  input  logic        valid_i,      // 0: the results are zero
  input  logic [31:0] rcv_nxt_i,
  input  logic [31:0] rcv_adv_i,
  input  logic [31:0] rcv_cons_i,
  input  logic [31:0] initial_wnd_i,
  input  logic [15:0] mss_i,
  input  logic [3:0]  scale_i,
  output logic        opens_o,      // the edge moves far enough to be worth an update
  output logic [15:0] window_o,     // as in the header
  output logic [31:0] rcv_adv_o
);
  logic [31:0] want, step, edge_at, rounded, advertised;

  always_comb begin
    {want, step, edge_at, rounded, advertised} = '0;
    opens_o = 1'b0;
    window_o = '0;
    rcv_adv_o = '0;
    if (valid_i) begin
      want = rcv_cons_i + initial_wnd_i;
      step = chm_engine_pkg::least(initial_wnd_i >> 1, 32'(mss_i));
      opens_o = !chm_engine_pkg::precedes(want, rcv_adv_i) && want - rcv_adv_i >= step;
      edge_at = opens_o ? want : rcv_adv_i;
      rounded = (edge_at - rcv_nxt_i + ((32'd1 << scale_i) - 32'd1)) >> scale_i;
      window_o = rounded > 32'hffff ? 16'hffff : rounded[15:0];
      advertised = rcv_nxt_i + (32'(window_o) << scale_i);
      rcv_adv_o = chm_engine_pkg::later(rcv_adv_i, advertised);
    end
  end
endmodule
