// Why a frame goes up the raw ring, as far as its Ethernet, IPv4 and fixed TCP header tell (docs/contract/engine.md 3.2). In this order:
//
//   TooShort      type 0x0800 and the frame ends before its IPv4 header or total length, or a whole TCP datagram before a 20-byte header
//   NotForUs      destination MAC neither ours nor a group address
//   NotIpv4       type not 0x0800
//   BadIpHeader   version not 4, IHL below 5, total length below the header, header checksum wrong
//   IpOptions     IHL above 5
//   Fragment      more fragments, or an offset
//   NotTcp        protocol not 6
//   BadTcpHeader  data offset below 5, or beyond the datagram
module chm_rx_header_check (
  input  logic                      valid_i,
  input  logic [47:0]               mac_i,         // first byte on the wire in bits 7:0
  input  logic [15:0]               frame_bytes_i,
  input  logic [chm_pkg::HDR_W-1:0] header_i,      // byte 0 in bits 7:0
  output logic [7:0]                reason_o,      // raw_reason_e
  output logic [15:0]               ip_total_o,    // IP total length
  output logic [15:0]               tcp_header_o   // bytes of the TCP header, options included
);
  logic [15:0] type_field, ip_bytes;
  logic [3:0]  ihl;
  logic [7:0]  protocol;
  assign type_field   = {header_i[8*12 +: 8], header_i[8*13 +: 8]};
  assign ihl          = header_i[8*14 +: 4];
  assign ip_bytes     = 16'({ihl, 2'b0});
  assign ip_total_o   = {header_i[8*16 +: 8], header_i[8*17 +: 8]};
  assign protocol     = header_i[8*23 +: 8];
  assign tcp_header_o = 16'({header_i[8*46+4 +: 4], 2'b0});

  logic [20:0] sum;                 // of at most 30 words of 16 bits
  logic [17:0] folded;
  logic [16:0] total_end;           // offset of the end of the datagram
  logic        short_frame, fragment;
  logic        sound;               // version and lengths make sense among themselves

  always_comb begin
    reason_o = chm_layout_pkg::CHM_RAW_REASON_NONE;
    sum = '0;
    folded = '0;
    total_end = '0;
    short_frame = 1'b0;
    fragment = 1'b0;
    sound = 1'b0;
    if (valid_i) begin
      for (int w = 0; w < 15; w++) begin
        if (4'(w) < ihl) sum = sum + 21'(header_i[8*14 + 32*w +: 16]) + 21'(header_i[8*14 + 32*w + 16 +: 16]);
      end
      folded = 18'(sum[15:0]) + 18'(sum[20:16]);
      total_end = 17'd14 + 17'(ip_total_o);
      fragment = {header_i[8*20 +: 6], header_i[8*21 +: 8]} != 14'd0;
      sound = header_i[8*14+4 +: 4] == 4'd4 && ihl >= 4'd5 && ip_total_o >= ip_bytes;
      short_frame = frame_bytes_i < 16'd34 || (header_i[8*14+4 +: 4] == 4'd4 && ihl >= 4'd5 && 16'd14 + ip_bytes > frame_bytes_i)
                 || (sound && total_end > 17'(frame_bytes_i))
                 || (sound && protocol == 8'd6 && ihl == 4'd5 && !fragment && ip_total_o < 16'd40);
      if (type_field == 16'h0800 && short_frame) reason_o = chm_layout_pkg::CHM_RAW_REASON_TOO_SHORT;
      else if (header_i[47:0] != mac_i && !header_i[0]) reason_o = chm_layout_pkg::CHM_RAW_REASON_NOT_FOR_US;
      else if (type_field != 16'h0800) reason_o = chm_layout_pkg::CHM_RAW_REASON_NOT_IPV4;
      else if (header_i[8*14+4 +: 4] != 4'd4 || ihl < 4'd5 || ip_total_o < ip_bytes || 16'(folded[15:0] + 16'(folded[17:16])) != 16'hffff)
        reason_o = chm_layout_pkg::CHM_RAW_REASON_BAD_IP_HEADER;
      else if (ihl != 4'd5) reason_o = chm_layout_pkg::CHM_RAW_REASON_IP_OPTIONS;
      else if (fragment) reason_o = chm_layout_pkg::CHM_RAW_REASON_FRAGMENT;
      else if (protocol != 8'd6) reason_o = chm_layout_pkg::CHM_RAW_REASON_NOT_TCP;
      else if (tcp_header_o < 16'd20 || 16'd20 + tcp_header_o > ip_total_o) reason_o = chm_layout_pkg::CHM_RAW_REASON_BAD_TCP_HEADER;
    end
  end
endmodule
