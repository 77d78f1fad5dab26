// Second execution stage: every event but the acknowledgement half of a segment. One module for each rule group; this one chooses.
module chm_execute (
  input  logic                         valid_i,
  /* verilator lint_off UNUSEDSIGNAL */ // rows need no number here
  input  chm_engine_pkg::event_t       event_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  chm_layout_pkg::tcp_row_t     row_i,
  input  logic                         failed_i,        // the row is lost (11.11)
  input  chm_engine_pkg::segment_t     segment_i,
  input  chm_pkg::cmd_event_t          command_i,
  input  logic [11:0]                  generation_i,
  input  chm_pkg::request_t            request_i,       // at reqFill
  input  logic [31:0]                  last_bytes_i,    // size of the request before it
  input  chm_pkg::indication_t         went_i,          // buffer of the copy that has ended
  input  logic                         buffer_valid_i,
  input  logic [63:0]                  buffer_host_i,
  input  chm_pkg::adapter_cfg_t        cfg_i,
  output chm_layout_pkg::tcp_row_t     row_o,
  output chm_engine_pkg::action_t      action_o,
  output chm_layout_pkg::event_entry_t entry_o
);
  logic [1:0]  k;
  logic [31:0] rto;
  logic        segment, treated, grant, timer, post, answer, copied, step, divided, initiate, command, alive;
  chm_pkg::seg_t          seg;
  chm_pkg::answer_event_t answer_argument;
  chm_pkg::post_event_t   post_argument;

  assign seg = event_i.arg;
  assign answer_argument = event_i.arg[0 +: $bits(answer_argument)];
  assign post_argument = event_i.arg[0 +: $bits(post_argument)];
  assign k = chm_engine_pkg::tick_ms(cfg_i.ticks_per_second);

  always_comb begin
    {segment, treated, grant, timer, post, answer, copied, step, divided, initiate, command} = '0;
    alive = valid_i && !failed_i;
    case (event_i.kind)
      chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT: segment = valid_i;
      chm_layout_pkg::CHM_RETIRE_KIND_GRANT: grant = alive;
      chm_layout_pkg::CHM_RETIRE_KIND_TIMER: timer = alive;
      chm_layout_pkg::CHM_RETIRE_KIND_SEND_POST, chm_layout_pkg::CHM_RETIRE_KIND_RECEIVE_POST: post = valid_i;
      chm_layout_pkg::CHM_RETIRE_KIND_ANSWER: answer = valid_i;
      chm_layout_pkg::CHM_RETIRE_KIND_COPIED: copied = alive;
      chm_layout_pkg::CHM_RETIRE_KIND_STEP: step = alive;
      chm_layout_pkg::CHM_RETIRE_KIND_DIVIDED: divided = alive;
      chm_layout_pkg::CHM_RETIRE_KIND_INITIATE: initiate = valid_i;
      default: command = valid_i;
    endcase
    treated = segment && !segment_i.ended;
  end

  chm_rto u_rto (
    .valid_i, .srtt8_i(row_i.srtt8), .rttvar4_i(row_i.rttvar4), .k_i(k), .floor_i(cfg_i.rto_floor_ms), .cap_i(cfg_i.rto_cap_ms),
    .rto_o(rto)
  );

  chm_layout_pkg::tcp_row_t timed_row, segment_row, grant_row, timer_row, post_row, delivery_row, step_row, divided_row, initiate_row,
                            command_row;
  chm_engine_pkg::action_t  grant_action, timer_action, post_action, delivery_action, step_action, divided_action, initiate_action,
                            command_action;
  chm_layout_pkg::event_entry_t delivery_entry, step_entry, initiate_entry, command_entry;
  logic        divide, payload_answer, place, refused, payload_raise;
  logic [31:0] place_seq, send_seq;
  logic [15:0] place_skip, place_bytes, send_bytes;
  logic        send_ready, held, again, fin;

  chm_segment_timer u_segment_timer (
    .valid_i(segment), .treated_i(treated), .row_i, .segment_i, .window_zero_i(seg.window == '0), .now_i(event_i.now), .rto_i(rto),
    .cap_i(cfg_i.rto_cap_ms), .row_o(timed_row), .divide_o(divide)
  );
  chm_segment_payload u_segment_payload (
    .valid_i(segment), .treated_i(treated), .row_i(timed_row), .seg_i(seg), .cfg_i, .k_i(k), .now_i(event_i.now), .row_o(segment_row),
    .answer_o(payload_answer), .place_o(place), .place_seq_o(place_seq), .place_skip_o(place_skip), .place_bytes_o(place_bytes),
    .refused_o(refused), .raise_o(payload_raise)
  );
  chm_send_choice u_choice (
    .valid_i(grant || timer), .row_i, .cfg_i, .ready_o(send_ready), .held_o(held), .again_o(again), .seq_o(send_seq),
    .bytes_o(send_bytes), .fin_o(fin)
  );
  chm_grant_event u_grant (
    .valid_i(grant), .row_i, .now_i(event_i.now), .tick_i(event_i.tick), .rto_i(rto), .cap_i(cfg_i.rto_cap_ms),
    .sws_ticks_i(cfg_i.sws_prevention_ticks), .k_i(k), .ready_i(send_ready), .held_i(held), .again_i(again), .seq_i(send_seq),
    .bytes_i(send_bytes), .fin_i(fin), .row_o(grant_row), .action_o(grant_action)
  );
  chm_timer_event u_timer (
    .valid_i(timer), .row_i, .flight_size_i(cfg_i.flight_size), .limit_i(cfg_i.maximum_retransmissions), .now_i(event_i.now),
    .tick_i(event_i.tick), .rto_i(rto), .cap_i(cfg_i.rto_cap_ms), .held_i(held), .row_o(timer_row), .action_o(timer_action)
  );
  chm_post_event u_post (
    .valid_i(post), .failed_i, .row_i, .post_i(post_argument), .push_ticks_i(cfg_i.push_ticks), .k_i(k), .now_i(event_i.now), .rto_i(rto),
    .row_o(post_row), .action_o(post_action)
  );
  chm_delivery_event u_delivery (
    .copied_i(copied), .answer_i(answer), .failed_i, .row_i, .argument_i(answer_argument), .generation_i, .buffer_i(went_i),
    .row_o(delivery_row), .action_o(delivery_action), .entry_o(delivery_entry)
  );
  chm_step_event u_step (
    .valid_i(step), .row_i, .request_i, .last_bytes_i, .buffer_valid_i, .buffer_host_i, .indication_bytes_i(cfg_i.indication_bytes),
    .push_ticks_i(cfg_i.push_ticks), .k_i(k), .now_i(event_i.now), .row_o(step_row), .action_o(step_action), .entry_o(step_entry)
  );
  chm_divided_event u_divided (
    .valid_i(divided), .row_i, .quotient_i(event_i.arg[31:0]), .row_o(divided_row), .action_o(divided_action)
  );
  chm_initiate_event u_initiate (
    .valid_i(initiate), .row_i, .command_i, .k_i(k), .now_i(event_i.now), .tick_i(event_i.tick), .rto_i(rto),
    .cap_i(cfg_i.rto_cap_ms), .row_o(initiate_row), .action_o(initiate_action), .entry_o(initiate_entry)
  );
  chm_command_event u_command (
    .valid_i(command), .failed_i, .row_i, .command_i, .row_o(command_row), .action_o(command_action), .entry_o(command_entry)
  );

  // At most one rule is valid and all others give zeros: to join them costs a third of a choice. None is for an event of a row that is lost: nothing
  // has happened then.
  chm_engine_pkg::action_t segment_action;
  always_comb begin
    segment_action = '0;
    if (segment) begin
      segment_action.happened = !segment_i.raw;
      segment_action.send = segment_i.answer || payload_answer;
      segment_action.pure_ack = 1'b1;
      segment_action.place = place;
      segment_action.place_seq = place_seq;
      segment_action.place_skip = place_skip;
      segment_action.place_bytes = place_bytes;
      segment_action.refused = refused;
      segment_action.divide = divide;
      segment_action.raise = segment_i.raise || payload_raise;
      segment_action.raise_reason = chm_layout_pkg::CHM_UPLOAD_REASON_UPLOAD_REQUESTED;
    end
  end

  always_comb begin
    row_o = '0;
    action_o = '0;
    entry_o = '0;
    if (valid_i) begin
      row_o = segment_row | grant_row | timer_row | post_row | delivery_row | step_row | divided_row | initiate_row | command_row;
      action_o = segment_action | grant_action | timer_action | post_action | delivery_action | step_action | divided_action |
        initiate_action | command_action;
      entry_o = delivery_entry | step_entry | initiate_entry | command_entry;
    end
    if (action_o.raise) begin   // 6.8
      if (!row_o.retrieve_notify && !row_o.retrieve_indicated) begin
        row_o.upload_reason = action_o.raise_reason;
        row_o.retrieve_notify = 1'b1;
      end
      row_o.rtx_running = 1'b0;
      row_o.del_ack_running = 1'b0;
      row_o.push_running = 1'b0;
      row_o.ka_running = 1'b0;
      row_o.sws_running = 1'b0;
      row_o.persisting = 1'b0;
    end
  end
endmodule
