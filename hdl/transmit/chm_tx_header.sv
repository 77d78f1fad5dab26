// Builds Ethernet, IPv4 and TCP headers (RFC 791, 9293, 7323) and sends whole frames, in the order of the jobs.
//
//   0 job, and the sum of its payload if it has any -> path row (1) -> neighbor row, sums (2) -> checksums, record (3) -> beats out (4)
//
// Path and neighbor are read now, at send time, so that one update reaches every later segment. Source MAC: of the neighbor row, or mac_i where that is
// zero (CHM-TX-036). DF is set, the ECN bits are 0, timestamps stand as NOP NOP TS (12 bytes, CHM-TX-039). A frame whose payload was lost, or whose rows
// are damaged, does not leave: a beat with frame_none_o stands for it, dropped_o tells. tx_done_o: jobs before this serial have had all their host
// reads answered, and dropped_o was said of those that will not leave.
module chm_tx_header #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8
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
  output logic                          frame_none_o,     // beside frame_valid_o: no frame, one was dropped

  output logic [chm_pkg::SERIAL_W-1:0]  tx_done_o,
  output logic                          dropped_o,        // one cycle: a frame of dropped_conn_o does not leave
  output logic [chm_pkg::CONN_W-1:0]    dropped_conn_o,
  output logic                          dropped_lost_o,   // with it: because its payload was not found
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

  logic t1_moves, t2_moves, record_ready;   // a stage moves on, or is empty

  // ---- 0, 1: path
  logic t0_take, t1_valid_q, t1_lost_q, path_bad_q;
  chm_tx_pkg::header_job_t t1_q;
  logic [15:0] t1_sum_q;
  assign t0_take = job_valid_i && t1_moves && (job_i.bytes == '0 || sum_valid_i);
  assign job_ready_o = t1_moves && (job_i.bytes == '0 || sum_valid_i);
  assign sum_ready_o = t0_take && job_i.bytes != '0;
  assign path_en_o = t0_take;
  assign path_index_o = job_i.path;

  always_ff @(posedge clk_i) begin
    if (t0_take) begin
      t1_q <= job_i;
      t1_sum_q <= job_i.bytes == '0 ? '0 : sum_i;
      t1_lost_q <= job_i.bytes != '0 && lost_i;
    end
    path_bad_q <= !t1_moves && (path_bad_i || path_bad_q);   // told once
  end

  // ---- 2: neighbor; the sums of both headers
  logic t2_valid_q, t2_bad_q, t2_lost_q, neighbor_bad_q;
  chm_tx_pkg::header_job_t t2_q;
  logic [31:0] t2_src_q, t2_dst_q, src, dst;
  logic [23:0] addresses, ip_sum, tcp_sum, t2_ip_q, t2_tcp_q;
  logic [15:0] ip_bytes, tcp_bytes;

  assign neighbor_en_o = t1_valid_q && t2_moves;
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
    if (t1_valid_q && t2_moves) begin
      t2_q <= t1_q;
      t2_src_q <= src;
      t2_dst_q <= dst;
      t2_ip_q <= ip_sum;
      t2_tcp_q <= tcp_sum;
      t2_bad_q <= t1_lost_q || path_bad_i || path_bad_q;
      t2_lost_q <= t1_lost_q;
    end
    neighbor_bad_q <= !t2_moves && (neighbor_bad_i || neighbor_bad_q);
  end

  // ---- 3: the record: the first bytes of the frame
  logic [chm_pkg::HDR_W-1:0] record;
  logic [47:0]               source;
  logic [15:0]               frame_bytes;

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

  assign t2_moves = !t2_valid_q || record_ready;
  assign t1_moves = !t1_valid_q || t2_moves;

  // ---- 4: beats
  logic frame_busy, drop;
  assign drop = t2_bad_q || neighbor_bad_i || neighbor_bad_q;
  assign dropped_o = t2_valid_q && record_ready && drop;
  assign dropped_conn_o = t2_q.conn;
  assign dropped_lost_o = t2_lost_q;
  always_ff @(posedge clk_i) begin
    if (rst_i) tx_done_o <= '0;
    else if (t2_valid_q && record_ready) tx_done_o <= t2_q.serial + 1'b1;
  end
  chm_tx_frame #(.DataW(DataW)) u_frame (
    .clk_i, .rst_i, .record_valid_i(t2_valid_q), .record_ready_o(record_ready), .record_i(record), .bytes_i(frame_bytes),
    .payload_i(t2_q.bytes != '0), .ts_i(t2_q.ts_valid), .drop_i(drop),
    .beat_valid_i, .beat_ready_o, .beat_i, .frame_valid_o, .frame_ready_i, .frame_data_o, .frame_keep_o, .frame_last_o, .frame_none_o, .busy_o(frame_busy)
  );

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      t1_valid_q <= 1'b0;
      t2_valid_q <= 1'b0;
    end else begin
      if (t1_moves) t1_valid_q <= t0_take;
      if (t2_moves) t2_valid_q <= t1_valid_q;
    end
  end
  assign busy_o = t1_valid_q || t2_valid_q || frame_busy;

  logic unused;
  assign unused = ^{path_row_i, neighbor_row_i, mac_i[63:48], t2_q};
endmodule
