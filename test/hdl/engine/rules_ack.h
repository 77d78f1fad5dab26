// Contract 6.2, 6.3, 6.6, 7.9, 7.12: samples, RTO, congestion control, completion of sends, the division.
#pragma once
#include "rules_segment.h"

namespace chm {

// A connection with `bytes` outstanding out of `posted`.
inline TcpRow sending(uint32_t bytes, uint32_t posted) {
  TcpRow r = established();
  r.snd_nxt = r.snd_max = r.snd_una + bytes;
  r.snd_end = r.snd_cpl_mark = r.snd_una + posted;
  r.rtx_running = bytes != 0, r.rtx_at = 1u << 20;
  return r;
}
inline Seg acking(const TcpRow& r, uint32_t bytes) {
  Seg s = next(r);
  s.ack = r.snd_una + bytes;
  return s;
}

// TV-RTO-1 to 3: the RTO shows in the deadline that a new acknowledgement sets (7.9i).
inline void samples(Pipe& p) {
  TcpRow r = sending(10000, 10000);
  r.const_flags = 1, r.effective_mss = 1448, r.rtt_seq = r.snd_una - 1, r.ts_delta = 0;
  p.now = 100000;
  auto sample = [&](uint32_t m) {
    Seg s = acking(r, 100);
    s.tsValid = true, s.tsVal = r.ts_recent, s.tsEcr = p.tick() - m;
    r.rtt_seq = r.snd_una;
    const Outcome o = from(p, r, s);
    r = o.row;
    return o;
  };
  const uint32_t m[] = {100, 200, 50}, srtt[] = {800, 900, 838}, var[] = {200, 250, 250}, rto[] = {300, 362, 354};
  for (int i = 0; i < 3; ++i) {
    const Outcome o = sample(m[i]);
    CHECK(o.row.srtt8 == srtt[i] && o.row.rttvar4 == var[i], "6.3 TV-RTO-1 sample %d: %u %u", i, o.row.srtt8, o.row.rttvar4);
    CHECK(o.row.rtx_at - p.now == rto[i], "6.2 TV-RTO-1 RTO %d: %llu", i, (unsigned long long)(o.row.rtx_at - p.now));
    CHECK(o.row.rtt_seq == o.row.snd_nxt, "7.9b rttSeq = sndNxt (OC-04)");
  }
  r.srtt8 = r.rttvar4 = 0;
  Outcome o = sample(1);
  CHECK(o.row.srtt8 == 8 && o.row.rttvar4 == 2 && o.row.rtx_at - p.now == 300, "6.2 TV-RTO-2 floor");
  r.srtt8 = r.rttvar4 = 0;
  o = sample(30000);
  CHECK(o.row.srtt8 == 240000 && o.row.rttvar4 == 60000 && o.row.rtx_at - p.now == 60000, "6.2 TV-RTO-3 cap");
  r.srtt8 = r.rttvar4 = 0;
  CHECK(sample(40000).row.srtt8 == 240000, "6.3 a sample is at most 30 s");
  r.srtt8 = r.rttvar4 = 0;
  CHECK(sample(0).row.srtt8 == 8, "6.3 0 ticks count as 1");
  r.srtt8 = r.rttvar4 = 0;
  o = sample(uint32_t(-5));
  CHECK(o.row.srtt8 == 0 && o.row.rtx_at - p.now == 1000, "6.3 an echo from the future is none; 6.2 RTO without a sample");
  // without timestamps (Karn)
  r = sending(3000, 3000);
  r.rtt_timing = 1, r.rtt_seq = r.snd_una + 100, r.rtt_at = p.tick() - 80;
  o = from(p, r, acking(r, 100));
  CHECK(o.row.rtt_timing && o.row.srtt8 == 0, "7.9b the timed byte is not acknowledged yet");
  o = from(p, r, acking(r, 101));
  CHECK(!o.row.rtt_timing && o.row.srtt8 == 640, "7.9b timed segment");
  // ticks of 10 ms
  p.configure([] { Config c; c.ticksPerSecond = 100; return c; }());
  r = sending(1000, 1000);
  r.srtt8 = 8 * 50, r.rttvar4 = 40;
  o = from(p, r, acking(r, 10));
  CHECK(o.row.rtx_at - p.now == 900, "6.2 RTO in ms of 10 ms ticks");
  p.configure(Config{});
}

inline void congestion(Pipe& p) {
  TcpRow r = sending(14600, 100000);
  r.cwnd = 14600, r.ssthresh = 14600, r.snd_cpl_una -= 0;
  Outcome o = from(p, r, acking(r, 2920));
  CHECK(o.row.cc_busy && o.divided && o.numerator == 1460 * 2920 && o.denominator == 14600 && o.row.cc_acks == 1, "7.12 division starts");
  CHECK(o.row.cwnd == 14600 && !o.frame, "7.12 cwnd waits for it");
  o = p.divided(1, o.numerator / o.denominator);
  CHECK(o.row.cwnd == 14892 && !o.row.cc_busy && o.row.cc_acks == 0, "7.12 TV-CC-1: %u", o.row.cwnd);
  o = from(p, r, acking(r, 10000));
  o = p.divided(1, o.numerator / o.denominator);
  CHECK(o.row.cwnd == 15184, "7.12 TV-CC-2: %u", o.row.cwnd);
  // acknowledgements while it is under way
  r.snd_max = r.snd_nxt = r.snd_una + 60000;
  o = from(p, r, acking(r, 1460));
  o = p.segment(1, acking(o.row, 1460));
  o = p.segment(1, acking(o.row, 9000));
  CHECK(o.row.cc_more == 1460 + 5840 && o.row.cc_more_acks == 2 && !o.divided, "7.12 collected");
  o = p.divided(1, 146);
  CHECK(o.divided && o.numerator == 1460 * 7300 && o.denominator == 14746 && o.row.cc_busy && o.row.cc_acks == 2 && o.row.cc_more == 0, "7.12 next division");
  o = p.divided(1, 0);
  CHECK(o.row.cwnd == 14746 + 2 && !o.row.cc_busy, "7.12 at least one byte for each acknowledgement");
  // slow start
  r = sending(20000, 100000);
  o = from(p, r, acking(r, 1000));
  CHECK(o.row.cwnd == 15600, "7.9d slow start");
  o = from(p, r, acking(r, 20000));
  CHECK(o.row.cwnd == 14600 + 5840 && !o.row.rtx_running, "7.9d L = 4; 7.9i nothing outstanding");
  r.after_rto = 1, r.recover = r.snd_una + 15000;
  o = from(p, r, acking(r, 10000));
  CHECK(o.row.cwnd == 14600 + 1460 && o.row.after_rto, "7.9d L = 1 after a timeout");
  CHECK(o.row.recover == r.recover, "7.9d recover stands while afterRto");
  o = from(p, r, acking(r, 15000));
  CHECK(!o.row.after_rto && o.row.recover == r.snd_una + 15000, "7.9d recover passed, and follows sndUna from there");
  r = sending(20000, 100000);
  r.recover = r.snd_una - 7;
  CHECK(from(p, r, acking(r, 1000)).row.recover == r.snd_una + 1000, "7.9d recover follows sndUna");
  r.cwnd = 1;
  CHECK(from(p, r, acking(r, 1000)).row.cwnd == 1001, "6.7 a small cwnd grows, it is not raised");
  r.cwnd = 100, r.ssthresh = 50;
  from(p, r, acking(r, 1000));
  CHECK(p.divided(1, 0).row.cwnd == 101, "6.7, 7.12 likewise");
  // fast retransmit and recovery
  r = sending(14600, 100000);
  r.snd_wnd = 20000, r.cwnd = 14600;
  for (int i = 1; i <= 2; ++i) {
    o = from(p, r, acking(r, 0));
    CHECK(o.row.dup_acks == i && !o.row.in_recovery, "7.9h duplicate %d", i);
    r = o.row;
  }
  r.rtt_timing = 1, r.cc_acks = 1, r.cc_more = 7, r.cc_more_acks = 1;
  o = from(p, r, acking(r, 0));
  CHECK(o.row.in_recovery && o.row.rexmit_una && o.row.ssthresh == 7300 && o.row.recover == r.snd_max && o.row.cwnd == 7300 + 3 * 1460 && o.ready, "7.9h fast retransmit");
  CHECK(!o.row.rtt_timing && o.row.cc_acks == 0 && o.row.cc_more == 0 && o.row.cc_more_acks == 0, "6.6 a loss clears what was counted");
  TcpRow lost = o.row;
  o = p.segment(1, acking(lost, 0));
  CHECK(o.row.cwnd == lost.cwnd + 1460 && o.row.dup_acks == 4, "7.9h inflation");
  o = from(p, lost, acking(lost, 2920));
  CHECK(o.row.in_recovery && o.row.rexmit_una && o.row.cwnd == lost.cwnd - 2920 + 1460, "7.9d partial acknowledgement");
  o = from(p, lost, acking(lost, 14600));
  CHECK(!o.row.in_recovery && !o.row.rexmit_una && o.row.dup_acks == 0 && o.row.cwnd == 2920, "7.9d recovered: %u", o.row.cwnd);
  CHECK(o.row.recover == lost.snd_una + 14600 && from(p, lost, acking(lost, 2920)).row.recover == lost.recover, "7.9d recover after and in recovery");
  r.recover = r.snd_una + 1;
  CHECK(!from(p, r, acking(r, 0)).row.in_recovery, "7.9h not before recover is passed (RFC 6582)");
  r.recover = r.snd_una, p.configure([] { Config c; c.flightSize = true; return c; }());
  r.snd_wnd = 30000, r.cwnd = 29000;
  Seg s = acking(r, 0);
  CHECK(from(p, r, s).row.ssthresh == 7300, "6.6 FlightSize mode (OC-05)");
  p.configure(Config{});
  // no duplicates
  r = sending(14600, 100000);
  s = acking(r, 0);
  s.window -= 1;
  CHECK(from(p, r, s).row.dup_acks == 0, "7.9h another window is no duplicate");
  s = acking(r, 0);
  s.bytes = 1;
  CHECK(from(p, r, s).row.dup_acks == 0, "7.9h payload is no duplicate");
  r.dup_acks = 255;
  CHECK(from(p, r, acking(r, 0)).row.dup_acks == 255, "13 stays at 255");
}

inline void windowsAndCompletions(Pipe& p) {
  TcpRow r = sending(1000, 40000);
  Seg s = acking(r, 500);
  s.window = 100;
  Outcome o = from(p, r, s);
  CHECK(o.row.snd_wnd == 100 && o.row.snd_wl1 == s.seq && o.row.snd_wl2 == s.ack && o.row.max_snd_wnd == 65535, "7.9a");
  s.seq -= 1, s.bytes = 2;
  o = from(p, r, s);
  CHECK(o.row.snd_wnd == 65535, "7.9a an older segment leaves the window");
  r.snd_wind_scale = 7;
  s = acking(r, 500);
  s.window = 1000;
  o = from(p, r, s);
  CHECK(o.row.snd_wnd == 128000 && o.row.max_snd_wnd == 128000, "2.5, 7.9a scaled");
  r = sending(30000, 40000);
  CHECK(!from(p, r, acking(r, 16383)).row.send_notify, "7.9g below SendCompleteBytes");
  CHECK(from(p, r, acking(r, 16384)).row.send_notify, "7.9g SendCompleteBytes");
  r = sending(1000, 1000);
  r.retransmit_count = 3;
  o = from(p, r, acking(r, 1000));
  CHECK(o.row.send_notify && o.work && o.row.retransmit_count == 0 && !o.row.rtx_running, "7.9g the end of what was posted; 7.9e");
  // our FIN is acknowledged
  for (unsigned state : {unsigned(kFinWait1), unsigned(kClosing), unsigned(kLastAck)}) {
    r = sending(1001, 1000);
    r.fin_posted = 1, r.state = uint8_t(state);
    if (state != kFinWait1) r.fin_received = 1;
    o = from(p, r, acking(r, 1001));
    const unsigned then = state == kFinWait1 ? kFinWait2 : state == kClosing ? kTimeWait : kClosed;
    CHECK(o.row.state == then && o.row.disconnect_notify && !o.row.rtx_running, "7.9f from state %u", state);
    CHECK(o.row.retrieve_notify == (then == kTimeWait), "7.13");
    r.push_running = 1, r.persisting = 1, r.snd_wnd_probes = 2;
    o = from(p, r, acking(r, 1001));
    CHECK(o.row.push_running == (then != kTimeWait) && !o.row.persisting && (o.row.snd_wnd_probes == 2) == (then == kTimeWait), "7.13, 6.8 from state %u", state);
  }
}

}  // namespace chm
