// Reads the header record of a kept frame: why it goes up the raw ring without a look-up, or the TCP segment and its key.
//
// The reasons and their order: chm_rx_header_check, then an option that overruns (BadTcpHeader), then BadTcpChecksum. The payload is what the IP
// length says. One frame a cycle; first_valid_o one cycle after frame_valid_i, without what options and checksum say; meta_valid_o three cycles after it.
module chm_rx_parse (
  input  logic                      clk_i,
  input  logic                      rst_i,
  input  logic [47:0]               mac_i,           // first byte on the wire in bits 7:0

  input  logic                      frame_valid_i,
  input  logic [63:0]               frame_number_i,
  input  logic [15:0]               frame_bytes_i,
  input  logic [chm_pkg::HDR_W-1:0] header_i,        // byte 0 in bits 7:0
  input  logic [15:0]               tcp_sum_i,       // two cycles after frame_valid_i

  output logic                      first_valid_o,
  output chm_pkg::rx_meta_t         first_o,
  output logic                      meta_valid_o,
  output chm_pkg::rx_meta_t         meta_o,
  output logic                      busy_o
);
  // Big-endian numbers of the header.
  function automatic logic [15:0] be16(logic [15:0] b);
    be16 = {b[7:0], b[15:8]};
  endfunction
  function automatic logic [31:0] be32(logic [31:0] b);
    be32 = {b[7:0], b[15:8], b[23:16], b[31:24]};
  endfunction

  // ---- First stage: IPv4 and TCP header, and half of the TCP options
  logic [7:0]  reason;
  logic [15:0] ip_total, tcp_header;   // bytes
  chm_rx_header_check u_check (
    .valid_i(frame_valid_i), .mac_i, .frame_bytes_i, .header_i, .reason_o(reason), .ip_total_o(ip_total), .tcp_header_o(tcp_header)
  );

  logic [319:0] options1_q, options2_q;
  logic [5:0]   option_bytes, option_bytes1_q, next1, next1_q, at1, at1_q, at2, at2_q;
  logic         bad1, bad1_q, bad2, found1, found1_q, found2, found2_q;
  logic         walk;
  assign option_bytes = 6'(tcp_header - 16'd20);
  assign walk = frame_valid_i && reason == chm_layout_pkg::CHM_RAW_REASON_NONE && option_bytes != '0;
  chm_rx_options #(.From(0), .To(20)) u_options_low (
    .valid_i(walk), .options_i(header_i[8*54 +: 320]), .bytes_i(option_bytes), .next_i('0), .bad_i(1'b0), .found_i(1'b0), .found_at_i('0),
    .next_o(next1), .bad_o(bad1), .found_o(found1), .found_at_o(at1)
  );

  // ---- Second stage: the other half, and the pseudo header
  logic              valid1_q, valid2_q, valid3_q, walk1_q;
  logic [31:0]       source1_q, destination1_q;     // as on the wire, first byte in bits 7:0
  logic [15:0]       tcp_length1_q;                 // header and payload
  chm_pkg::rx_meta_t meta1_q, meta2_q, meta3_q;
  logic [16:0]       pseudo2_q;
  logic [18:0]       pseudo;
  chm_rx_options #(.From(20), .To(40)) u_options_high (
    .valid_i(valid1_q && walk1_q), .options_i(options1_q), .bytes_i(option_bytes1_q),
    .next_i(next1_q), .bad_i(bad1_q), .found_i(found1_q), .found_at_i(at1_q),
    // verilator lint_off PINCONNECTEMPTY
    .next_o(),
    // verilator lint_on PINCONNECTEMPTY
    .bad_o(bad2), .found_o(found2), .found_at_o(at2)
  );
  assign pseudo = 19'(source1_q[15:0]) + 19'(source1_q[31:16]) + 19'(destination1_q[15:0]) + 19'(destination1_q[31:16])
                + 19'h0600 + 19'(be16(tcp_length1_q));

  // ---- Third stage: checksum and timestamps
  logic [17:0] tcp_sum;
  logic        sum_wrong;
  logic [63:0] stamps;             // TSval and TSecr as on the wire
  assign tcp_sum = 18'(tcp_sum_i) + 18'(pseudo2_q);
  assign sum_wrong = 16'(tcp_sum[15:0] + 16'(tcp_sum[17:16])) != 16'hffff;
  assign stamps = !(valid2_q && found2_q) ? '0 : options2_q[{3'b0, at2_q} * 8 + 9'd16 +: 64];

  always_ff @(posedge clk_i) begin
    if (frame_valid_i) begin
      meta1_q.early <= 1'b0;
      meta1_q.raw_reason <= reason;
      meta1_q.seg.frame <= frame_number_i;
      meta1_q.frame_bytes <= frame_bytes_i;
      meta1_q.seg.ts_valid <= 1'b0;
      meta1_q.seg.ts_val <= '0;
      meta1_q.seg.ts_ecr <= '0;
      if (reason == chm_layout_pkg::CHM_RAW_REASON_NONE) begin
        source1_q <= header_i[8*26 +: 32];
        destination1_q <= header_i[8*30 +: 32];
        tcp_length1_q <= ip_total - 16'd20;
        options1_q <= header_i[8*54 +: 320];
        option_bytes1_q <= option_bytes;
        walk1_q <= walk;
        next1_q <= next1;
        bad1_q <= bad1;
        found1_q <= found1;
        at1_q <= at1;
        meta1_q.seg.seq <= be32(header_i[8*38 +: 32]);
        meta1_q.seg.ack <= be32(header_i[8*42 +: 32]);
        meta1_q.seg.flags <= header_i[8*47 +: 8];
        meta1_q.seg.window <= be16(header_i[8*48 +: 16]);
        meta1_q.seg.bytes <= ip_total - 16'd20 - tcp_header;
        meta1_q.seg.payload_at <= 16'd34 + tcp_header;
        meta1_q.key <= {be16(header_i[8*34 +: 16]), be16(header_i[8*36 +: 16]), 96'd0, header_i[8*26 +: 32], 96'd0, header_i[8*30 +: 32]};
      end
    end
    if (valid1_q) begin
      meta2_q <= meta1_q;
      if (meta1_q.raw_reason == chm_layout_pkg::CHM_RAW_REASON_NONE) begin
        if (bad2) meta2_q.raw_reason <= chm_layout_pkg::CHM_RAW_REASON_BAD_TCP_HEADER;
        options2_q <= options1_q;
        found2_q <= found2;
        at2_q <= at2;
        pseudo2_q <= 17'(pseudo[15:0]) + 17'(pseudo[18:16]);
      end
    end
    if (valid2_q) begin
      meta3_q <= meta2_q;
      if (meta2_q.raw_reason == chm_layout_pkg::CHM_RAW_REASON_NONE && sum_wrong) meta3_q.raw_reason <= chm_layout_pkg::CHM_RAW_REASON_BAD_TCP_CHECKSUM;
      meta3_q.seg.ts_valid <= found2_q;
      if (found2_q) begin
        meta3_q.seg.ts_val <= be32(stamps[31:0]);
        meta3_q.seg.ts_ecr <= be32(stamps[63:32]);
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      valid1_q <= 1'b0;
      valid2_q <= 1'b0;
      valid3_q <= 1'b0;
    end else begin
      valid1_q <= frame_valid_i;
      valid2_q <= valid1_q;
      valid3_q <= valid2_q;
    end
  end
  assign first_valid_o = valid1_q;
  assign first_o = meta1_q;
  assign meta_valid_o = valid3_q;
  assign meta_o = meta3_q;
  assign busy_o = valid1_q || valid2_q || valid3_q;
endmodule
