// Third stage: the frame of an event. Header fields are bound here, and sending leaves its traces in the row. Contract 4.1, 4.2, 6.4, 6.5, 8.12.
module chm_frame (
  input  logic                      valid_i,
  input  logic [chm_engine_pkg::CONN_W-1:0] conn_i,
  input  logic [31:0]               tick_i,
  input  chm_layout_pkg::tcp_row_t  row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // placement, copy and entry are bound elsewhere
  input  chm_engine_pkg::action_t   action_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [15:0]               ip_id_i,
  input  logic [31:0]               serial_i,         // of the job
  input  logic [31:0]               event_serial_i,   // of the entry that the host will answer
  output chm_layout_pkg::tcp_row_t  row_o,
  output logic                      send_o,
  output chm_pkg::tx_job_t          job_o
);
  logic        opens, update;
  logic [15:0] window;
  logic [31:0] rcv_adv;

  chm_advertise u_advertise (
    .valid_i(valid_i && (action_i.send || action_i.window_update)), .rcv_nxt_i(row_i.rcv_nxt), .rcv_adv_i(row_i.rcv_adv), .rcv_cons_i(row_i.rcv_cons), .initial_wnd_i(row_i.initial_rcv_wnd),
    .mss_i(row_i.effective_mss), .scale_i(row_i.rcv_wind_scale), .opens_o(opens), .window_o(window), .rcv_adv_o(rcv_adv)
  );

  always_comb begin
    // 8.12
    update = action_i.window_update && opens && !row_i.fin_received && !row_i.aborted && !row_i.draining && !row_i.retrieve_notify &&
      !row_i.retrieve_indicated && (row_i.state == chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED ||
        row_i.state == chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1 || row_i.state == chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT2);
    send_o = valid_i && action_i.happened && (action_i.send || update);
    row_o = row_i;   // also without an event: a gate for each bit would be no smaller than the copy
    if (valid_i && action_i.happened && action_i.answered) row_o.answer_serial = event_serial_i;
    if (send_o && !action_i.reset) begin
      row_o.last_ack = row_i.rcv_nxt;
      row_o.del_ack_segments = '0;
      row_o.del_ack_running = 1'b0;
      row_o.rcv_adv = rcv_adv;
    end
    job_o = '0;
    if (send_o) begin
      job_o.conn = conn_i;
      job_o.path = row_i.path_index;
      job_o.local_port = row_i.local_port;
      job_o.remote_port = row_i.remote_port;
      job_o.seq = action_i.seq;
      job_o.bytes = action_i.bytes;
      job_o.flags = action_i.flags;
      if (action_i.pure_ack || update) begin   // 6.5
        job_o.seq = chm_engine_pkg::later(row_i.snd_una, chm_engine_pkg::earlier(row_i.snd_max, row_i.snd_una + row_i.snd_wnd));
        job_o.bytes = '0;
        job_o.flags = action_i.reset ? chm_pkg::FLAG_RST | chm_pkg::FLAG_ACK : chm_pkg::FLAG_ACK;
      end
      job_o.ack = row_i.rcv_nxt;
      job_o.window = action_i.reset ? 16'd0 : window;
      job_o.ts_valid = row_i.const_flags[0];
      job_o.ts_val = row_i.const_flags[0] ? tick_i + row_i.ts_delta : 32'd0;
      job_o.ts_ecr = row_i.const_flags[0] ? row_i.ts_recent : 32'd0;
      job_o.ip_id = ip_id_i;
      job_o.ttl = row_i.ttl;
      job_o.tos = row_i.tos & 8'hfc;   // OC-30
      job_o.una = row_i.snd_una;
      job_o.send_tail = row_i.send_tail;
      job_o.serial = serial_i;
    end
  end
endmodule
