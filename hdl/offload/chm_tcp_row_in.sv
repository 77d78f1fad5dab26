// The row of a connection from its image: contract 11.3, up to what depends on the instant of the event. There the row holds the ages
// and deltas of the image, in ticks (chm_initiate_event turns them into instants).
module chm_tcp_row_in (
  input  logic                       valid_i,            // 0: row_o is not looked at, and zero
  // verilator lint_off UNUSEDSIGNAL
  input  chm_layout_pkg::tcp_image_t image_i,
  // verilator lint_on UNUSEDSIGNAL
  input  logic [15:0]                mss_i,
  input  logic [15:0]                path_index_i,
  input  logic [15:0]                send_producer_i,
  input  logic [31:0]                buffer_bytes_i,
  output chm_layout_pkg::tcp_row_t   row_o
);
  logic [31:0] data_end, data_una;   // D and una' (2.3)
  assign data_end = image_i.rcv_nxt - 32'(image_i.fin_received);
  assign data_una = chm_offload_pkg::upto(image_i.snd_una, image_i.snd_end) ? image_i.snd_una : image_i.snd_end;

  always_comb begin
    row_o = '0;
    if (valid_i) begin
      row_o.state = image_i.state;
      row_o.const_flags = image_i.const_flags;
      row_o.cached_flags = image_i.cached_flags;
      if (image_i.const_flags[2]) begin   // window scaling
        row_o.snd_wind_scale = image_i.snd_wind_scale[3:0];
        row_o.rcv_wind_scale = image_i.rcv_wind_scale[3:0];
      end
      row_o.ttl = image_i.ttl_or_hop_limit;
      row_o.tos = image_i.tos_or_traffic_class;
      row_o.user_priority = image_i.user_priority;
      row_o.dup_acks = image_i.dup_ack_count;
      row_o.local_port = chm_offload_pkg::swap(image_i.local_port);
      row_o.remote_port = chm_offload_pkg::swap(image_i.remote_port);
      row_o.remote_mss = image_i.remote_mss;
      row_o.path_index = path_index_i;
      row_o.live = 1'b1;
      row_o.fin_posted = image_i.fin_posted;
      row_o.fin_received = image_i.fin_received;
      row_o.disconnect_indicated = image_i.disconnect_indicated;
      row_o.aborted = image_i.aborted;
      row_o.parked = buffer_bytes_i != '0;
      row_o.rtx_running = image_i.retransmit_timeout_delta != 32'hffff_ffff;
      row_o.ka_running = image_i.keep_alive_timeout_delta != 32'hffff_ffff;
      row_o.rcv_nxt = image_i.rcv_nxt;
      row_o.rcv_adv = image_i.rcv_nxt + image_i.rcv_wnd;
      row_o.snd_una = image_i.snd_una;
      row_o.snd_nxt = image_i.snd_nxt;
      row_o.snd_max = image_i.snd_max;
      row_o.snd_sml = image_i.snd_max;   // what is outstanding may end in a small segment
      row_o.snd_end = image_i.snd_end;
      row_o.snd_wnd = image_i.snd_wnd;
      row_o.max_snd_wnd = image_i.max_snd_wnd;
      row_o.snd_wl1 = image_i.send_wl1;
      row_o.snd_wl2 = image_i.snd_una;
      row_o.cwnd = image_i.c_wnd;
      row_o.ssthresh = image_i.ss_thresh;
      row_o.recover = image_i.snd_una;
      row_o.snd_cpl_mark = image_i.snd_end;
      row_o.snd_cpl_una = data_una;
      row_o.srtt8 = 32'(image_i.s_rtt);
      row_o.rttvar4 = 32'(image_i.rtt_var);
      row_o.ts_recent = image_i.ts_recent;
      row_o.ts_recent_at = image_i.ts_recent_age;
      row_o.ts_delta = image_i.ts_time;
      row_o.rtt_seq = image_i.snd_una;
      row_o.rt_start = image_i.total_rt;
      row_o.rtx_at = 40'(image_i.retransmit_timeout_delta);
      row_o.retransmit_count = image_i.retransmit_count;
      row_o.snd_wnd_probes = image_i.snd_wnd_probe_count;
      row_o.keep_alive_probes = image_i.keep_alive_probe_count;
      row_o.ka_probe_count = image_i.ka_probe_count;
      row_o.flow_label = image_i.flow_label[19:0];
      row_o.ka_at = 40'(image_i.keep_alive_timeout_delta);
      row_o.rcv_cons = data_end - buffer_bytes_i;
      row_o.rcv_data_end = data_end;
      row_o.initial_rcv_wnd = image_i.initial_rcv_wnd;
      row_o.rcv_indication_size = image_i.rcv_indication_size;
      row_o.send_tail = send_producer_i;
      row_o.fin_seq = image_i.fin_received ? image_i.rcv_nxt - 32'd1 : 32'd0;
      row_o.max_rt = image_i.max_rt;
      row_o.ka_timeout = image_i.ka_timeout;
      row_o.ka_interval = image_i.ka_interval;
      row_o.last_ack = image_i.rcv_nxt;
      row_o.d_wnd = image_i.d_wnd;
      row_o.hash_value = image_i.hash_value;
      row_o.delegated_flags = image_i.delegated_flags;
      row_o.effective_mss = mss_i;
    end
  end
endmodule
