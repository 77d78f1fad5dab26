// Step: one box of the delivery charts, or one notification. Contract 8.2 to 8.7 (CHM-DLV, CHM-CLS, CHM-TX-008 to 017).
module chm_step_event (
  input  logic                         valid_i,
  input  chm_layout_pkg::tcp_row_t     row_i,
  input  chm_pkg::request_t            request_i,      // at reqFill
  input  logic [31:0]                  last_bytes_i,   // size of the request before it
  input  logic                         buffer_valid_i,
  input  logic [63:0]                  buffer_host_i,
  input  logic [31:0]                  indication_bytes_i,
  input  logic [31:0]                  push_ticks_i,
  input  logic [1:0]                   k_i,
  input  logic [39:0]                  now_i,
  output chm_layout_pkg::tcp_row_t     row_o,
  output chm_engine_pkg::action_t      action_o,
  output chm_layout_pkg::event_entry_t entry_o         // without serial, handle and target
);
  chm_engine_pkg::step_e rule;
  logic        needs_buffer, has, part, push_hit, mark_passed, complete, empty, fin_acked;
  logic [31:0] data_end, unconsumed, room, total, n, size;
  logic [31:0] data_una;

  chm_step_choice u_choice (.valid_i, .row_i, .rule_o(rule), .needs_buffer_o(needs_buffer), .data_end_o(data_end));

  always_comb begin
    {has, part, mark_passed, push_hit, fin_acked} = '0;
    {unconsumed, total, room, size, n, data_una} = '0;
    if (valid_i) begin
      has = row_i.req_fill != row_i.req_tail;
      unconsumed = row_i.rcv_data_end - row_i.rcv_cons;
      total = request_i.filled + row_i.req_filled;
      room = request_i.bytes - total;
      part = has && total != '0;
      mark_passed = row_i.push_mark_valid && !chm_engine_pkg::precedes(row_i.rcv_cons, row_i.push_mark);
      push_hit = part && row_i.req_placed && !request_i.no_push && mark_passed;
      size = has ? room : chm_engine_pkg::least(indication_bytes_i, row_i.rcv_indication_size == '0 ? '1 : row_i.rcv_indication_size);
      n = chm_engine_pkg::least(unconsumed, chm_engine_pkg::least(size, chm_layout_pkg::CHM_COPY_MAX_BYTES));
      data_una = chm_engine_pkg::earlier(row_i.snd_una, row_i.snd_end);
      fin_acked = row_i.fin_posted && row_i.snd_una == row_i.snd_end + 32'd1;
    end
  end

  always_comb begin
    row_o = '0;
    action_o = '0;
    entry_o = '0;
    complete = 1'b0;   // emitReceive
    empty = 1'b0;      // with `rest`: the queue is emptied
    if (valid_i) begin
      row_o = row_i;
      action_o.happened = rule != chm_engine_pkg::STEP_NONE && !(needs_buffer && !buffer_valid_i);
      case (rule)
        chm_engine_pkg::STEP_ABORT: begin
          action_o.emit = 1'b1;
          entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_TCP_EVENT;
          entry_o.tcp_event = chm_layout_pkg::CHM_TCP_EVENT_ABORT;
          row_o.abort_indicated = 1'b1;
        end
        chm_engine_pkg::STEP_RETRIEVE: begin
          action_o.emit = 1'b1;
          entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_TCP_EVENT;
          entry_o.tcp_event = chm_layout_pkg::CHM_TCP_EVENT_RETRIEVE;
          entry_o.info = 32'(row_i.upload_reason);
          row_o.retrieve_notify = 1'b0;
          row_o.retrieve_indicated = 1'b1;
        end
        chm_engine_pkg::STEP_SENT: begin
          action_o.emit = 1'b1;
          entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_SEND_COMPLETE;
          entry_o.una = data_una;
          entry_o.status = row_i.aborted ? chm_layout_pkg::CHM_STATUS_REQUEST_ABORTED :
            row_i.draining && row_i.fin_posted && !fin_acked ? chm_layout_pkg::CHM_STATUS_UPLOAD_IN_PROGRESS : chm_layout_pkg::CHM_STATUS_SUCCESS;
          row_o.send_notify = 1'b0;
          row_o.snd_cpl_una = data_una;
          if (!chm_engine_pkg::precedes(data_una, row_i.snd_cpl_mark)) row_o.snd_cpl_mark = row_i.snd_end;
        end
        chm_engine_pkg::STEP_DISCONNECTED: begin
          action_o.emit = 1'b1;
          entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_DISCONNECT_COMPLETE;
          entry_o.una = data_una;
          entry_o.status = fin_acked ? chm_layout_pkg::CHM_STATUS_SUCCESS :
            row_i.aborted ? chm_layout_pkg::CHM_STATUS_REQUEST_ABORTED : chm_layout_pkg::CHM_STATUS_UPLOAD_IN_PROGRESS;
          row_o.disconnect_notify = 1'b0;
        end
        chm_engine_pkg::STEP_PLACE: begin
          if (row_i.aborted) begin
            row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_IDLE;
          end else if (has && unconsumed != '0) begin   // 8.6a
            if (room == '0) begin
              row_o.req_fill = row_i.req_fill + 16'd1;
              row_o.req_filled = '0;
              row_o.req_placed = 1'b0;
            end else begin
              action_o.copy = 1'b1;
              action_o.copy_host = request_i.host + 64'(total);
              row_o.copy_seq = row_i.rcv_cons;
              row_o.copy_bytes = n;
              row_o.copy_fills = n == room;
              row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_COPY_REQUEST;
            end
          end else begin
            if (row_i.req_head != row_i.req_fill || push_hit) begin   // 8.6b
              complete = 1'b1;
              entry_o.count = row_i.req_fill - row_i.req_head + 16'(push_hit);
              entry_o.bytes = push_hit ? total : last_bytes_i;
              row_o.req_fill = row_i.req_fill + 16'(push_hit);
              row_o.req_head = row_i.req_fill + 16'(push_hit);
              if (push_hit) begin
                row_o.req_filled = '0;
                row_o.req_placed = 1'b0;
              end
            end else if (needs_buffer) begin   // 8.6c
              action_o.copy = buffer_valid_i;
              action_o.take_buffer = buffer_valid_i;
              action_o.copy_host = buffer_host_i;
              row_o.copy_seq = row_i.rcv_cons;
              row_o.copy_bytes = n;
              row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_COPY_INDICATE;
            end else begin
              row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_IDLE;
              if (unconsumed == '0) begin   // 8.6d
                row_o.req_placed = 1'b0;
                if (part && !request_i.no_push && (row_i.req_placed || !row_i.push_running)) begin
                  row_o.push_running = 1'b1;
                  row_o.push_at = now_i + chm_engine_pkg::to_ms(push_ticks_i, k_i);
                end
              end
            end
            if (mark_passed) row_o.push_mark_valid = 1'b0;
          end
        end
        chm_engine_pkg::STEP_FLUSH: begin
          complete = 1'b1;
          if (row_i.req_head != row_i.req_fill) begin
            entry_o.count = row_i.req_fill - row_i.req_head;
            entry_o.bytes = last_bytes_i;
            row_o.req_head = row_i.req_fill;
          end else begin
            empty = 1'b1;
            entry_o.status = row_i.aborted ? chm_layout_pkg::CHM_STATUS_REQUEST_ABORTED :
              row_i.disconnect_indicated ? chm_layout_pkg::CHM_STATUS_INVALID_STATE : chm_layout_pkg::CHM_STATUS_UPLOAD_IN_PROGRESS;
          end
        end
        chm_engine_pkg::STEP_PUSH: begin
          row_o.push_due = 1'b0;
          if (part && !request_i.no_push) begin
            complete = 1'b1;
            entry_o.count = row_i.req_fill - row_i.req_head + 16'd1;
            entry_o.bytes = total;
            row_o.req_fill = row_i.req_fill + 16'd1;
            row_o.req_head = row_i.req_fill + 16'd1;
            row_o.req_filled = '0;
            row_o.req_placed = 1'b0;
          end
        end
        chm_engine_pkg::STEP_TAKE, chm_engine_pkg::STEP_OFFER: begin
          if (rule == chm_engine_pkg::STEP_TAKE) row_o.parked = 1'b0;
          row_o.rcv_data_end = data_end;
          row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_PLACE;
        end
        chm_engine_pkg::STEP_FIN: begin
          row_o.recv_flush = has && !row_i.recv_flush;
          if (row_o.recv_flush) begin   // CHM-CLS-005
            complete = 1'b1;
            empty = 1'b1;
          end else begin
            action_o.emit = 1'b1;
            entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_TCP_EVENT;
            entry_o.tcp_event = chm_layout_pkg::CHM_TCP_EVENT_DISCONNECT;
            row_o.disconnect_indicated = 1'b1;
          end
        end
        default: ;
      endcase
      if (complete) begin
        action_o.emit = 1'b1;
        action_o.answered = 1'b1;
        entry_o.kind = chm_layout_pkg::CHM_EVENT_KIND_RECEIVE_COMPLETE;
        entry_o.first = row_i.req_head;
        row_o.answer_pending = 1'b1;
        row_o.phase = chm_layout_pkg::CHM_DELIVERY_PHASE_WAIT_RETURN;
        row_o.push_running = 1'b0;
      end
      if (empty) begin
        entry_o.rest = 1'b1;
        entry_o.count = row_i.req_tail - row_i.req_head;
        entry_o.bytes = total;
        row_o.req_head = row_i.req_tail;
        row_o.req_fill = row_i.req_tail;
        row_o.req_filled = '0;
        row_o.req_placed = 1'b0;
      end
    end
  end
endmodule
