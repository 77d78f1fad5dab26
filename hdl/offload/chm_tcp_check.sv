// May this connection be offloaded: the checks of contract 11.2 that need neither tables nor the look-up, in their order.
module chm_tcp_check (
  input  logic                          valid_i,          // 0: nothing is asked, and all outputs are zero
  input  logic                          path_ok_i,        // its path is live
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::tcp_image_t    image_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic [15:0]                   path_mtu_i,
  input  logic [31:0]                   buffer_bytes_i,   // of the command
  output logic [31:0]                   status_o,         // status_e
  output logic [15:0]                   mss_o             // effectiveMss (6.1)
);
  logic        state_ok, scales_ok, mss_ok, region_ok, rings_ok, order_ok, roomy, narrow;
  logic [32:0] held;   // what the region must take at once: buffered data and the advertised window
  logic [16:0] path_mss, least, options;
  logic [31:0] room;   // bytes of the region that a window may use: the wire field is rounded up to the scale

  always_comb begin
    path_mss = '0;
    options = '0;
    least = '0;
    held = '0;
    room = '0;
    mss_o = '0;
    {mss_ok, state_ok, scales_ok, region_ok, rings_ok, order_ok, roomy, narrow} = '0;
    status_o = chm_layout_pkg::CHM_STATUS_SUCCESS;
    if (valid_i) begin
      path_mss = {1'b0, path_mtu_i} - 17'd40;
      options = image_i.const_flags[0] ? 17'd12 : 17'd0;
      least = path_mtu_i < 16'd40 ? '0 : {1'b0, image_i.remote_mss} < path_mss ? {1'b0, image_i.remote_mss} : path_mss;
      mss_ok = least > options;
      mss_o = 16'(least - options);

      state_ok = image_i.state >= chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED && image_i.state <= chm_layout_pkg::CHM_TCP_STATE_LAST_ACK &&
        !image_i.aborted;
      scales_ok = image_i.snd_wind_scale <= 8'd14 && image_i.rcv_wind_scale <= 8'd14;
      region_ok = 32'(image_i.region_log2) >= chm_layout_pkg::CHM_REGION_LOG2_MIN && 32'(image_i.region_log2) <= chm_layout_pkg::CHM_REGION_LOG2_MAX &&
        (image_i.region & ~(64'hffff_ffff_ffff_ffff << image_i.region_log2[4:0])) == '0;
      rings_ok = 32'(image_i.send_ring_log2) <= chm_layout_pkg::CHM_RING_LOG2_MAX && 32'(image_i.receive_ring_log2) <= chm_layout_pkg::CHM_RING_LOG2_MAX &&
        image_i.send_ring[5:0] == '0 && image_i.receive_ring[5:0] == '0;
      order_ok = chm_offload_pkg::upto(image_i.snd_una, image_i.snd_nxt) && chm_offload_pkg::upto(image_i.snd_nxt, image_i.snd_max) &&
        chm_offload_pkg::upto(image_i.snd_max, image_i.snd_end + 32'(image_i.fin_posted));
      roomy = image_i.region_log2 >= image_i.rcv_wind_scale;
      narrow = image_i.rcv_wind_scale != '0 && image_i.initial_rcv_wnd < (32'd2 << image_i.rcv_wind_scale[3:0]);   // below two units of the scale
      held = {1'b0, buffer_bytes_i} + {1'b0, image_i.rcv_wnd};
      room = (32'd1 << image_i.region_log2[4:0]) - (32'd1 << image_i.rcv_wind_scale[3:0]);

      if (!path_ok_i || !state_ok || !scales_ok || !mss_ok || !region_ok || !rings_ok || !order_ok) status_o = chm_layout_pkg::CHM_STATUS_FAILURE;
      else if (!roomy || narrow || image_i.initial_rcv_wnd > room || (held >> image_i.region_log2[4:0]) != '0) status_o = chm_layout_pkg::CHM_STATUS_OFFLOAD_TCP_RCV_WINDOW;
    end
  end
endmodule
