// Builds Ethernet, IPv4 and TCP headers (RFC 791, 9293, 7323) and sends whole frames, in the order of the jobs.
//
//   0 job, and the sum of its payload if it has any -> path row (1) -> neighbor row, sums (2) -> checksums, record (3) -> beats out (4)
//
// Path and neighbor are read now, at send time, so that one update reaches every later segment. Source MAC: of the neighbor row, or mac_i where that is
// zero (CHM-TX-036). DF is set, the ECN bits are 0, timestamps stand as NOP NOP TS (12 bytes, CHM-TX-039). A frame whose payload was lost, or whose rows
// are damaged, does not leave; dropped_o tells. tx_done_o: jobs before this serial have had all their host reads answered.
module chm_tx_header #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned LaneW = $clog2(Bytes)
) (
  input  logic                          clk_i,
  input  logic                          rst_i,
  input  logic [63:0]                   mac_i,            // register MacAddress

  input  logic                          job_valid_i,
  output logic                          job_ready_o,
  input  chm_tx_pkg::header_job_t       job_i,
  input  logic                          sum_valid_i,
  output logic                          sum_ready_o,
  input  logic [15:0]                   sum_i,
  input  logic                          lost_i,
  input  logic                          beat_valid_i,
  output logic                          beat_ready_o,
  input  logic [DataW-1:0]              beat_i,

  output logic                          path_en_o,
  output logic [chm_pkg::OBJ_W-1:0]     path_index_o,
  input  chm_layout_pkg::path_row_t     path_row_i,
  input  logic                          path_bad_i,
  output logic                          neighbor_en_o,
  output logic [chm_pkg::OBJ_W-1:0]     neighbor_index_o,
  input  chm_layout_pkg::neighbor_row_t neighbor_row_i,
  input  logic                          neighbor_bad_i,

  output logic                          frame_valid_o,
  input  logic                          frame_ready_i,
  output logic [DataW-1:0]              frame_data_o,
  output logic [Bytes-1:0]              frame_keep_o,
  output logic                          frame_last_o,

  output logic [chm_pkg::SERIAL_W-1:0]  tx_done_o,
  output logic                          dropped_o,        // one cycle
  output logic                          busy_o
);
  // Big-endian on the wire, first byte in bits 7:0 here.
  function automatic logic [15:0] swap16(logic [15:0] x);
    swap16 = {x[7:0], x[15:8]};
  endfunction
  function automatic logic [31:0] swap32(logic [31:0] x);
    swap32 = {x[7:0], x[15:8], x[23:16], x[31:24]};
  endfunction
  function automatic logic [15:0] fold(logic [23:0] sum);
    logic [16:0] once;
    once = 17'(sum[15:0]) + 17'(sum[23:16]);
    fold = once[15:0] + 16'(once[16]);
  endfunction

  logic step;   // the stages move on: the record is free

  // ---- 0, 1: path
  logic t0_take, t1_valid_q, t1_lost_q, path_bad_q;
  chm_tx_pkg::header_job_t t1_q;
  logic [15:0] t1_sum_q;
  assign t0_take = job_valid_i && step && (job_i.bytes == '0 || sum_valid_i);
  assign job_ready_o = step && (job_i.bytes == '0 || sum_valid_i);
  assign sum_ready_o = t0_take && job_i.bytes != '0;
  assign path_en_o = t0_take;
  assign path_index_o = job_i.path;

  always_ff @(posedge clk_i) begin
    if (t0_take) begin
      t1_q <= job_i;
      t1_sum_q <= job_i.bytes == '0 ? '0 : sum_i;
      t1_lost_q <= job_i.bytes != '0 && lost_i;
    end
    path_bad_q <= !step && (path_bad_i || path_bad_q);   // told once
    if (rst_i) tx_done_o <= '0;
    else if (t0_take) tx_done_o <= job_i.serial + 1'b1;
  end

  // ---- 2: neighbor; the sums of both headers
  logic t2_valid_q, t2_bad_q, neighbor_bad_q;
  chm_tx_pkg::header_job_t t2_q;
  logic [31:0] t2_src_q, t2_dst_q, src, dst;
  logic [23:0] addresses, ip_sum, tcp_sum, t2_ip_q, t2_tcp_q;
  logic [15:0] ip_bytes, tcp_bytes;

  assign neighbor_en_o = t1_valid_q && step;
  assign neighbor_index_o = path_row_i.neighbor_index;
  assign src = path_row_i.source_address[31:0];
  assign dst = path_row_i.destination_address[31:0];
  assign tcp_bytes = t1_q.bytes + (t1_q.ts_valid ? 16'd32 : 16'd20);
  assign ip_bytes = tcp_bytes + 16'd20;

  always_comb begin
    addresses = '0;
    ip_sum = '0;
    tcp_sum = '0;
    if (t1_valid_q) begin
      addresses = 24'(src[15:0]) + 24'(src[31:16]) + 24'(dst[15:0]) + 24'(dst[31:16]);
      ip_sum = addresses + 24'({t1_q.tos[7:2], 2'b00, 8'h45}) + 24'(swap16(ip_bytes)) + 24'(swap16(t1_q.ip_id)) + 24'h000040
             + 24'({8'h06, t1_q.ttl});
      tcp_sum = addresses + 24'h000600 + 24'(swap16(tcp_bytes)) + 24'(swap16(t1_q.local_port)) + 24'(swap16(t1_q.remote_port))
              + 24'(swap16(t1_q.seq[31:16])) + 24'(swap16(t1_q.seq[15:0])) + 24'(swap16(t1_q.ack[31:16])) + 24'(swap16(t1_q.ack[15:0]))
              + 24'({t1_q.flags, t1_q.ts_valid ? 8'h80 : 8'h50}) + 24'(swap16(t1_q.window)) + 24'(t1_sum_q);
      if (t1_q.ts_valid) begin
        tcp_sum = tcp_sum + 24'h000101 + 24'h000a08 + 24'(swap16(t1_q.ts_val[31:16])) + 24'(swap16(t1_q.ts_val[15:0]))
                + 24'(swap16(t1_q.ts_ecr[31:16])) + 24'(swap16(t1_q.ts_ecr[15:0]));
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (step && t1_valid_q) begin
      t2_q <= t1_q;
      t2_src_q <= src;
      t2_dst_q <= dst;
      t2_ip_q <= ip_sum;
      t2_tcp_q <= tcp_sum;
      t2_bad_q <= t1_lost_q || path_bad_i || path_bad_q;
    end
    neighbor_bad_q <= !step && (neighbor_bad_i || neighbor_bad_q);
  end

  // ---- 3: the record: the first bytes of the frame
  localparam int unsigned RECORD_W = 1024;
  logic [RECORD_W-1:0] record, record_q;
  logic [47:0]         source;
  logic                rec_valid_q, rec_drop_q, rec_payload_q, rec_ts_q;
  logic [15:0]         frame_bytes;
  logic [8:0]          left_q, beat_q;     // beats still to send - 1, number of the beat
  logic [LaneW-1:0]    tail_q;             // bytes in the last beat; 0: all
  logic                slot, go, needs_beat, at_last;

  assign source = neighbor_row_i.dl_source_address == '0 ? mac_i[47:0] : neighbor_row_i.dl_source_address;
  assign frame_bytes = t2_q.bytes + (t2_q.ts_valid ? 16'd66 : 16'd54);
  always_comb begin
    record = '0;
    if (t2_valid_q) begin
      record[431:0] = {
        16'h0000, ~fold(t2_tcp_q), swap16(t2_q.window), t2_q.flags, t2_q.ts_valid ? 8'h80 : 8'h50,
        swap32(t2_q.ack), swap32(t2_q.seq), swap16(t2_q.remote_port), swap16(t2_q.local_port),
        t2_dst_q, t2_src_q, ~fold(t2_ip_q), 8'h06, t2_q.ttl, 16'h0040, swap16(t2_q.ip_id), swap16(frame_bytes - 16'd14), t2_q.tos[7:2], 2'b00, 8'h45,
        16'h0008, source, neighbor_row_i.dl_destination_address};
      if (t2_q.ts_valid) record[527:432] = {swap32(t2_q.ts_ecr), swap32(t2_q.ts_val), 32'h0a08_0101};
    end
  end

  assign at_last = left_q == '0;
  assign step = !rec_valid_q || (go && at_last);
  always_ff @(posedge clk_i) begin
    if (step && t2_valid_q) begin
      record_q <= record;
      rec_drop_q <= t2_bad_q || neighbor_bad_i || neighbor_bad_q;
      rec_payload_q <= t2_q.bytes != '0;
      rec_ts_q <= t2_q.ts_valid;
      left_q <= 9'((frame_bytes - 16'd1) >> LaneW);
      tail_q <= frame_bytes[LaneW-1:0];
      beat_q <= '0;
    end else if (go) begin
      record_q <= record_q >> DataW;
      left_q <= left_q - 9'd1;
      beat_q <= beat_q + 9'd1;
    end
  end

  // ---- 4: beats
  localparam logic [8:0] FIRST = 9'(54 / Bytes);      // beat of the first payload byte
  localparam logic [8:0] FIRST_TS = 9'(66 / Bytes);
  localparam logic [Bytes-1:0] ALL = '1;
  assign slot = !frame_valid_o || frame_ready_i;
  assign needs_beat = rec_payload_q && beat_q >= (rec_ts_q ? FIRST_TS : FIRST);
  assign go = rec_valid_q && slot && (!needs_beat || beat_valid_i);
  assign beat_ready_o = rec_valid_q && slot && needs_beat;

  always_ff @(posedge clk_i) begin
    if (go) begin
      frame_data_o <= needs_beat ? record_q[DataW-1:0] | beat_i : record_q[DataW-1:0];
      frame_keep_o <= at_last && tail_q != '0 ? ~(ALL << tail_q) : ALL;
      frame_last_o <= at_last;
    end
    if (rst_i) begin
      t1_valid_q <= 1'b0;
      t2_valid_q <= 1'b0;
      rec_valid_q <= 1'b0;
      frame_valid_o <= 1'b0;
      dropped_o <= 1'b0;
    end else begin
      if (step) begin
        t1_valid_q <= t0_take;
        t2_valid_q <= t1_valid_q;
        rec_valid_q <= t2_valid_q;
      end
      if (slot) frame_valid_o <= go && !rec_drop_q;
      dropped_o <= go && at_last && rec_drop_q;
    end
  end
  assign busy_o = t1_valid_q || t2_valid_q || rec_valid_q || frame_valid_o;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      a_whole_frame_waits: assert (!(rec_valid_q && needs_beat) || beat_valid_i);
      frame_is_not_too_long: assert (!(step && t2_valid_q) || 32'(frame_bytes) <= chm_layout_pkg::CHM_MAX_FRAME_BYTES);
    end
  end

  logic unused;
  assign unused = ^{path_row_i, neighbor_row_i, mac_i[63:48], t2_q};
endmodule
