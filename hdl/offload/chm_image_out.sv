// The image of a connection from its row: contract 11.8. Ticks that need a division come from chm_ticks_left.
module chm_image_out (
  input  logic                                 valid_i,             // 0: image_o is not looked at, and zero
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::tcp_row_t             row_i,
  input  chm_layout_pkg::connection_resource_t resource_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic [31:0]                          path_i,              // Reference
  input  logic [7:0]                           scales_i,            // CONST as given, send scale above
  input  logic                                 capture_i,           // terminate; 0: query
  input  logic [31:0]                          tick_i,
  input  logic [31:0]                          retransmit_ticks_i,  // left, meant while rtxRunning
  input  logic [31:0]                          keep_alive_ticks_i,  // left, meant while kaAt is not 0
  output logic [31:0]                          backlog_o,           // received bytes not consumed
  output chm_layout_pkg::tcp_image_t           image_o
);
  function automatic logic [15:0] saturated(logic [31:0] v);
    saturated = v[31:16] != '0 ? 16'hffff : v[15:0];
  endfunction

  assign backlog_o = row_i.rcv_nxt - 32'(row_i.fin_received) - row_i.rcv_cons;

  always_comb begin
    image_o = '0;
    if (valid_i) begin
      image_o.handle = resource_i.handle;
      image_o.path = path_i;
      image_o.local_port = chm_offload_pkg::swap(row_i.local_port);
      image_o.remote_port = chm_offload_pkg::swap(row_i.remote_port);
      image_o.const_flags = row_i.const_flags;
      image_o.snd_wind_scale = 8'(scales_i[7:4]);
      image_o.rcv_wind_scale = 8'(scales_i[3:0]);
      image_o.remote_mss = row_i.remote_mss;
      image_o.hash_value = row_i.hash_value;
      image_o.cached_flags = row_i.cached_flags;
      image_o.ttl_or_hop_limit = row_i.ttl;
      image_o.tos_or_traffic_class = row_i.tos;
      image_o.user_priority = row_i.user_priority;
      image_o.initial_rcv_wnd = row_i.initial_rcv_wnd;
      image_o.rcv_indication_size = row_i.rcv_indication_size;
      image_o.max_rt = row_i.max_rt;
      image_o.ka_timeout = row_i.ka_timeout;
      image_o.ka_interval = row_i.ka_interval;
      image_o.flow_label = 32'(row_i.flow_label);
      image_o.ka_probe_count = row_i.ka_probe_count;
      image_o.state = row_i.state;
      image_o.dup_ack_count = row_i.dup_acks;
      image_o.snd_wnd_probe_count = row_i.snd_wnd_probes;
      image_o.retransmit_count = row_i.retransmit_count;
      image_o.delegated_flags = row_i.delegated_flags;
      image_o.keep_alive_probe_count = row_i.keep_alive_probes;
      image_o.rcv_nxt = row_i.rcv_nxt;
      image_o.rcv_wnd = row_i.rcv_adv - row_i.rcv_nxt;
      image_o.snd_una = row_i.snd_una;
      image_o.snd_nxt = row_i.snd_nxt;
      image_o.snd_max = row_i.snd_max;
      image_o.snd_wnd = row_i.snd_wnd;
      image_o.max_snd_wnd = row_i.max_snd_wnd;
      image_o.send_wl1 = row_i.snd_wl1;
      image_o.c_wnd = row_i.cwnd;
      image_o.ss_thresh = row_i.ssthresh;
      image_o.s_rtt = saturated(row_i.srtt8);
      image_o.rtt_var = saturated(row_i.rttvar4);
      image_o.ts_recent = row_i.ts_recent;
      image_o.ts_recent_age = tick_i - row_i.ts_recent_at;
      image_o.ts_time = tick_i + row_i.ts_delta;
      image_o.total_rt = row_i.retransmit_count != '0 && row_i.snd_wnd != '0 ? tick_i - row_i.rt_start : 32'd0;
      image_o.retransmit_timeout_delta = row_i.rtx_running ? retransmit_ticks_i : 32'hffff_ffff;
      image_o.keep_alive_timeout_delta = row_i.ka_at != '0 ? keep_alive_ticks_i : 32'hffff_ffff;
      image_o.send_backlog_size = 32'hffff_ffff;
      image_o.receive_backlog_size = capture_i ? 32'd0 : backlog_o;
      image_o.d_wnd = row_i.d_wnd;
      image_o.buffered_bytes = capture_i ? backlog_o : 32'd0;
      image_o.snd_end = row_i.snd_end;
      image_o.fin_posted = row_i.fin_posted;
      image_o.fin_received = row_i.fin_received;
      image_o.disconnect_indicated = row_i.disconnect_indicated;
      image_o.aborted = row_i.aborted;
      image_o.send_ring = resource_i.send_ring;
      image_o.receive_ring = resource_i.receive_ring;
      image_o.region = resource_i.region;
      image_o.send_ring_log2 = resource_i.send_ring_log2;
      image_o.receive_ring_log2 = resource_i.receive_ring_log2;
      image_o.region_log2 = resource_i.region_log2;
      // "aborted rows: state CLOSED"
      if (row_i.aborted) image_o.state = chm_layout_pkg::CHM_TCP_STATE_CLOSED;
    end
  end
endmodule
