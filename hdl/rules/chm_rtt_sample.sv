// Round-trip sample: when it is taken (7.9b, OC-04) and what it does to srtt8 and rttvar4 (6.3, CHM-CC-002).
module chm_rtt_sample (
  input  logic        acked_i,       // the acknowledgement is new
  input  logic [31:0] ack_i,
  input  logic        stamps_i,      // the connection has timestamps
  input  logic [31:0] ts_ecr_i,
  input  logic [31:0] ts_delta_i,
  input  logic [31:0] tick_i,
  input  logic [1:0]  k_i,
  input  logic [31:0] snd_nxt_i,     // before 7.9c
  input  logic        timing_i,
  input  logic [31:0] rtt_seq_i,
  input  logic [31:0] rtt_at_i,
  input  logic [31:0] srtt8_i,
  input  logic [31:0] rttvar4_i,
  output logic        timing_o,
  output logic [31:0] rtt_seq_o,
  output logic [31:0] srtt8_o,
  output logic [31:0] rttvar4_o
);
  logic        passed;
  logic [31:0] raw, capped, m, mean, error;

  always_comb begin
    timing_o = timing_i;
    rtt_seq_o = rtt_seq_i;
    srtt8_o = srtt8_i;
    rttvar4_o = rttvar4_i;
    passed = acked_i && chm_engine_pkg::precedes(rtt_seq_i, ack_i) && (stamps_i || timing_i);
    raw = '0;
    capped = '0;
    m = '0;
    mean = '0;
    error = '0;
    if (passed) begin
      if (stamps_i) rtt_seq_o = snd_nxt_i;
      else timing_o = 1'b0;
      raw = stamps_i ? tick_i + ts_delta_i - ts_ecr_i : tick_i - rtt_at_i;
      capped = chm_engine_pkg::least(raw, chm_engine_pkg::sample_cap(k_i));
      m = capped == '0 ? 32'd1 : capped;
      mean = srtt8_i >> 3;
      error = m > mean ? m - mean : mean - m;
      if (!raw[31]) begin   // an echo from the future is no sample
        srtt8_o = srtt8_i == '0 ? m << 3 : srtt8_i + m - mean;
        rttvar4_o = srtt8_i == '0 ? m << 1 : rttvar4_i + error - (rttvar4_i >> 2);
      end
    end
  end
endmodule
