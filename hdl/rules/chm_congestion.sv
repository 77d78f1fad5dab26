// What an acknowledgement does to the congestion window: contract 7.9d and 7.9h (RFC 5681, 6582, 3465; CHM-CC-005 to 010).
module chm_congestion (
  input  logic        acked_i,        // 7.9b: new data acknowledged
  input  logic        duplicate_i,    // 7.9h
  input  logic [31:0] ack_i,
  input  logic [31:0] acked_bytes_i,
  input  logic [15:0] mss_i,
  input  logic [31:0] unacked_i,      // sndNxt - sndUna after 7.9c
  input  logic [31:0] flight_i,       // sndMax - sndUna
  input  logic [31:0] snd_una_i,      // before
  input  logic [31:0] snd_max_i,
  input  logic [31:0] snd_wnd_i,      // after 7.9a
  input  logic        flight_size_i,
  input  logic [31:0] threshold_i,    // TcpDuplicateAckThreshold
  input  logic        in_recovery_i,
  input  logic        after_rto_i,
  input  logic        rexmit_una_i,
  input  logic [7:0]  dup_acks_i,
  input  logic [31:0] cwnd_i,
  input  logic [31:0] ssthresh_i,
  input  logic [31:0] recover_i,
  output logic        in_recovery_o,
  output logic        after_rto_o,
  output logic        rexmit_una_o,
  output logic [7:0]  dup_acks_o,
  output logic [31:0] cwnd_o,
  output logic [31:0] ssthresh_o,
  output logic [31:0] recover_o,
  output logic        lost_o,         // fast retransmit: 6.6 clears what counted until now
  output logic        divide_o,       // congestion avoidance: divide_bytes_o go to the division (7.12)
  output logic [17:0] divide_bytes_o
);
  logic [31:0] mss, counted, slow;
  logic        recovered;
  logic [23:0] inflated;   // threshold duplicates of one MSS

  always_comb begin
    in_recovery_o = in_recovery_i;
    after_rto_o = after_rto_i;
    rexmit_una_o = rexmit_una_i;
    dup_acks_o = dup_acks_i;
    cwnd_o = cwnd_i;
    ssthresh_o = ssthresh_i;
    recover_o = recover_i;
    lost_o = 1'b0;
    divide_o = 1'b0;
    divide_bytes_o = '0;
    {mss, counted, slow} = '0;
    recovered = 1'b0;
    inflated = '0;
    if (acked_i || duplicate_i) begin
      mss = 32'(mss_i);
      recovered = !chm_engine_pkg::precedes(ack_i, recover_i);
      counted = chm_engine_pkg::least(acked_bytes_i, mss << 2);   // L = 4
      slow = after_rto_i ? chm_engine_pkg::least(acked_bytes_i, mss) : counted;   // L = 1 after a timeout
    end
    if (acked_i && in_recovery_i && recovered) begin
      in_recovery_o = 1'b0;
      rexmit_una_o = 1'b0;
      dup_acks_o = '0;
      cwnd_o = chm_engine_pkg::least(ssthresh_i, (unacked_i < mss ? mss : unacked_i) + mss);
      if (cwnd_o < mss) cwnd_o = mss;
    end else if (acked_i && in_recovery_i) begin
      rexmit_una_o = 1'b1;   // partial acknowledgement: the next hole
      cwnd_o = cwnd_i < acked_bytes_i + mss ? mss : cwnd_i - acked_bytes_i;
      if (acked_bytes_i >= mss) cwnd_o = chm_engine_pkg::capped_cwnd({1'b0, cwnd_o} + 33'(mss));
    end else if (acked_i) begin
      rexmit_una_o = 1'b0;
      dup_acks_o = '0;
      if (cwnd_i < ssthresh_i) begin
        cwnd_o = chm_engine_pkg::capped_cwnd(33'(cwnd_i) + 33'(slow));
      end else begin
        divide_o = 1'b1;
        divide_bytes_o = counted[17:0];
      end
    end else if (duplicate_i) begin
      dup_acks_o = chm_engine_pkg::count_up(dup_acks_i);
      inflated = dup_acks_o * mss_i;
      if (in_recovery_i) begin
        cwnd_o = chm_engine_pkg::capped_cwnd(33'(cwnd_i) + 33'(mss));
      end else if (32'(dup_acks_o) == threshold_i && !chm_engine_pkg::precedes(snd_una_i, recover_i)) begin
        lost_o = 1'b1;
        in_recovery_o = 1'b1;
        rexmit_una_o = 1'b1;
        recover_o = snd_max_i;
        ssthresh_o = chm_engine_pkg::loss_ssthresh(flight_size_i, flight_i, cwnd_i, snd_wnd_i, mss_i);
        cwnd_o = chm_engine_pkg::capped_cwnd(33'(ssthresh_o) + 33'(inflated));
      end
    end
    if (acked_i) begin
      if (recovered) after_rto_o = 1'b0;
      if (!in_recovery_o && !after_rto_o) recover_o = ack_i;   // kept near, so that it never wraps past sndUna
    end
  end
endmodule
