// Second stage of a segment: payload, FIN and the answer to them. Contract 7.10, 7.11, 7.13, 7.14 (RFC 9293 section 3.10.7.4, RFC 5681 section 4.2).
module chm_segment_payload (
  input  logic                       valid_i,     // a segment
  input  logic                       treated_i,   // it reached 7.9
  input  chm_layout_pkg::tcp_row_t   row_i,
  /* verilator lint_off UNUSEDSIGNAL */ // a rule reads the fields it names
  input  chm_pkg::seg_t              seg_i,
  input  chm_pkg::adapter_cfg_t      cfg_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [1:0]                 k_i,
  input  logic [39:0]                now_i,
  output chm_layout_pkg::tcp_row_t   row_o,
  output logic                       answer_o,    // a pure ACK now
  output logic                       place_o,
  output logic [31:0]                place_seq_o,
  output logic [15:0]                place_skip_o,
  output logic [15:0]                place_bytes_o,
  output logic                       refused_o,   // no range free
  output logic                       raise_o      // 7.13
);
  logic         open, cut, payload, old, fin, flush, in_order, fin_in_order, fin_flush, gap, beyond;
  logic [31:0]  seg_end, lo, hi, rcv_nxt, fin_at;
  logic [127:0] ranges_lo, ranges_hi;
  logic [2:0]   count;
  logic [31:0]  frequency;
  logic [39:0]  delay;
  logic [7:0]   segments;

  always_comb begin
    {open, cut, fin, payload, old, flush} = '0;
    {seg_end, lo, hi} = '0;
    if (treated_i) begin
      seg_end = seg_i.seq + 32'(seg_i.bytes);
      lo = chm_engine_pkg::later(seg_i.seq, row_i.rcv_nxt);
      hi = chm_engine_pkg::earlier(seg_end, row_i.rcv_adv);
      open = !row_i.fin_received &&
        (row_i.state == chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED || row_i.state == chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1 ||
         row_i.state == chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT2);
      cut = chm_engine_pkg::precedes(row_i.rcv_adv, seg_end) ||
        (|(seg_i.flags & chm_pkg::FLAG_FIN) && !chm_engine_pkg::precedes(seg_end, row_i.rcv_adv));
      fin = open && |(seg_i.flags & chm_pkg::FLAG_FIN) && !cut;
      payload = open && chm_engine_pkg::precedes(lo, hi);
      old = open && !payload && seg_i.bytes != '0;
      // 7.10a, CHM-FC-010: beyond a FIN that waits out of order.
      flush = row_i.fin_queued && ((payload && chm_engine_pkg::precedes(row_i.fin_seq, hi)) ||
                                   (fin && chm_engine_pkg::precedes(row_i.fin_seq, seg_end)));
    end
  end

  chm_reassembly u_reassembly (
    .valid_i(payload && !flush), .lo_i(lo), .hi_i(hi), .rcv_nxt_i(row_i.rcv_nxt), .count_i(row_i.range_count[2:0]),
    .ranges_lo_i({row_i.range3_lo, row_i.range2_lo, row_i.range1_lo, row_i.range0_lo}),
    .ranges_hi_i({row_i.range3_hi, row_i.range2_hi, row_i.range1_hi, row_i.range0_hi}),
    .in_order_o(in_order), .refused_o, .rcv_nxt_o(rcv_nxt), .count_o(count), .ranges_lo_o(ranges_lo), .ranges_hi_o(ranges_hi)
  );

  always_comb begin
    row_o = '0;
    if (valid_i) row_o = row_i;
    answer_o = 1'b0;
    place_o = 1'b0;
    place_seq_o = lo;
    place_skip_o = 16'(lo - seg_i.seq);
    place_bytes_o = 16'(hi - lo);
    gap = in_order && row_i.range_count != '0;
    fin_in_order = 1'b0;
    fin_at = seg_end;
    beyond = 1'b0;
    raise_o = 1'b0;
    fin_flush = 1'b0;
    {frequency, delay, segments} = '0;
    if (treated_i && !open) begin
      answer_o = seg_i.bytes != '0 || |(seg_i.flags & chm_pkg::FLAG_FIN);
    end
    if (open) begin
      frequency = cfg_i.ack_frequency == '0 ? 32'd2 : cfg_i.ack_frequency;
      delay = chm_engine_pkg::to_ms(cfg_i.delayed_ack_ticks, k_i);
      segments = chm_engine_pkg::count_up(row_i.del_ack_segments);
      for (int i = 0; i < 4; i++) begin
        if (3'(i) < count && chm_engine_pkg::precedes(seg_end, ranges_hi[32 * i +: 32])) beyond = 1'b1;
      end
      fin_flush = fin && chm_engine_pkg::precedes(rcv_nxt, seg_end) && beyond;
      if (fin && !flush && rcv_nxt == seg_end) begin
        fin_in_order = 1'b1;
      end else if (in_order && row_i.fin_queued && rcv_nxt == row_i.fin_seq) begin
        fin_in_order = 1'b1;
        fin_at = row_i.fin_seq;
      end
      place_o = payload && !flush && !refused_o && !(fin_flush && !in_order);
      row_o.rcv_nxt = rcv_nxt;
      row_o.range_count = 8'(count);
      {row_o.range3_lo, row_o.range2_lo, row_o.range1_lo, row_o.range0_lo} = ranges_lo;
      {row_o.range3_hi, row_o.range2_hi, row_o.range1_hi, row_o.range0_hi} = ranges_hi;
      if (place_o && !cut && |(seg_i.flags & chm_pkg::FLAG_PSH)) begin   // 7.10d
        // A mark that is due is not overrun by one behind a gap.
        if (!row_i.push_mark_valid) row_o.push_mark = hi;
        else if (chm_engine_pkg::precedes(rcv_nxt, row_i.push_mark) || !chm_engine_pkg::precedes(rcv_nxt, hi))
          row_o.push_mark = chm_engine_pkg::later(row_i.push_mark, hi);
        row_o.push_mark_valid = 1'b1;
      end
      if (flush || fin_flush || fin_in_order) begin
        row_o.range_count = '0;
        {row_o.range3_lo, row_o.range2_lo, row_o.range1_lo, row_o.range0_lo} = '0;
        {row_o.range3_hi, row_o.range2_hi, row_o.range1_hi, row_o.range0_hi} = '0;
        row_o.fin_queued = 1'b0;
      end else if (fin && chm_engine_pkg::precedes(rcv_nxt, seg_end)) begin
        row_o.fin_queued = 1'b1;
        row_o.fin_seq = seg_end;
      end
      if (fin_in_order) begin   // 7.11
        row_o.fin_received = 1'b1;
        row_o.fin_seq = fin_at;
        row_o.rcv_nxt = fin_at + 32'd1;
        if (row_i.rcv_cons != fin_at) begin
          row_o.push_mark = fin_at;
          row_o.push_mark_valid = 1'b1;
        end
        case (row_i.state)
          chm_layout_pkg::CHM_TCP_STATE_ESTABLISHED: row_o.state = chm_layout_pkg::CHM_TCP_STATE_CLOSE_WAIT;
          chm_layout_pkg::CHM_TCP_STATE_FIN_WAIT1: row_o.state = chm_layout_pkg::CHM_TCP_STATE_CLOSING;
          default: begin   // FIN_WAIT_2; 7.13
            row_o.state = chm_layout_pkg::CHM_TCP_STATE_TIME_WAIT;
            raise_o = 1'b1;
          end
        endcase
      end
      // 7.14
      answer_o = (payload && !in_order) || gap || fin || fin_in_order || old || flush || (cut && !place_o);
      if (!answer_o && place_o) begin
        row_o.del_ack_segments = segments;
        if (32'(segments) >= frequency) begin
          answer_o = 1'b1;
        end else if (!row_i.del_ack_running) begin
          row_o.del_ack_running = 1'b1;
          row_o.del_ack_at = now_i + (delay > 40'd500 ? 40'd500 : delay);
        end
      end
    end
  end
endmodule
