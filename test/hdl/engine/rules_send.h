// Contract 9 and 10, 7.9i: what is sent when, retransmission, persist (chimney-datapath.md 16.2), deadlines.
#pragma once
#include "rules_ack.h"

namespace chm {

inline Outcome grantFrom(Pipe& p, const TcpRow& r) {
  p.setRow(1, r);
  return p.grant(1);
}

inline void grants(Pipe& p) {
  p.now = 5000;
  TcpRow r = sending(0, 4000);
  Outcome o = grantFrom(p, r);
  CHECK(o.frame && o.frame->seq == r.snd_una && o.frame->bytes == 1460 && o.frame->flags == kAck && o.record.input_ref == 1460, "9.3, 9.4");
  CHECK(o.row.snd_nxt == r.snd_una + 1460 && o.row.snd_max == o.row.snd_nxt && o.row.last_active == 5000, "9.4, 9.5");
  CHECK(o.row.rtx_running && o.row.rtx_at == 6000 && o.deadline == 6000, "9.6 RTO without a sample");
  CHECK(o.row.rtt_timing && o.row.rtt_seq == r.snd_una && o.row.rtt_at == 5000 && o.ready, "9.4 timed segment; more to send");
  CHECK(o.frame->ttl == 64 && o.frame->path == 2 && o.frame->localPort == 5001 && o.frame->remotePort == 40000, "4.1 header fields");
  o = p.grant(1);
  CHECK(o.row.rtt_seq == r.snd_una && o.row.rtx_at == 6000, "9.4 one timed at a time; 9.6 timer runs on");
  o = p.grant(1);
  CHECK(o.frame->bytes == 1080 && o.frame->flags == (kAck | kPsh) && !o.ready, "9.4 PSH at sndEnd");
  o = p.grant(1);
  CHECK(!o.happened && !o.frame, "9.1 an offer that came too late does nothing");

  // windows
  r = sending(1460, 4000);
  r.snd_wnd = 1000;
  CHECK(!grantFrom(p, r).happened, "9.3 usable below 0");
  r = sending(1460, 4000);
  r.cwnd = 2920;
  CHECK(grantFrom(p, r).frame->bytes == 1460, "9.3 cwnd");
  // FIN
  r = sending(0, 100);
  r.fin_posted = 1;
  o = grantFrom(p, r);
  CHECK(o.frame->flags == (kAck | kPsh | kFin) && o.row.state == kFinWait1 && o.row.snd_max == r.snd_end + 1, "9.3 FIN with the last data");
  r.snd_wnd = r.max_snd_wnd = 100;
  o = grantFrom(p, r);
  CHECK(o.frame->flags == (kAck | kPsh) && o.row.state == kEstablished && !o.ready, "9.3 no room for the FIN");
  r = sending(100, 100);
  r.fin_posted = 1, r.state = kCloseWait, r.fin_received = 1;
  o = grantFrom(p, r);
  CHECK(o.frame->bytes == 0 && o.frame->flags == (kAck | kFin) && o.row.state == kLastAck && o.record.input_ref == 0, "9.3, 9.5 FIN alone");
  // fast retransmit
  r = o.row;
  r.rexmit_una = 1, r.rtt_timing = 1;
  o = grantFrom(p, r);
  CHECK(o.frame->seq == r.snd_una && o.frame->bytes == 100 && (o.frame->flags & kFin), "9.2 the first segment with its FIN");
  CHECK(!o.row.rexmit_una && !o.row.rtt_timing && o.row.snd_nxt == r.snd_nxt && !o.ready, "9.2");
  r = sending(3000, 3000);
  r.rexmit_una = 1, r.snd_wnd = 10;
  CHECK(grantFrom(p, r).frame->bytes == 1460, "9.2 whatever the window");
  // who may not
  struct Case { const char* what; void (*change)(TcpRow&); };
  const Case cases[] = {{"not live", [](TcpRow& x) { x.live = 0; }}, {"draining", [](TcpRow& x) { x.draining = 1; }},
                        {"aborted", [](TcpRow& x) { x.aborted = 1; }}, {"upload due", [](TcpRow& x) { x.retrieve_notify = 1; }},
                        {"upload raised", [](TcpRow& x) { x.retrieve_indicated = 1; }}, {"FIN_WAIT_2", [](TcpRow& x) { x.state = kFinWait2; }},
                        {"TIME_WAIT", [](TcpRow& x) { x.state = kTimeWait; }}, {"window 0", [](TcpRow& x) { x.snd_wnd = 0; }}};
  for (const Case& c : cases) {
    r = sending(0, 4000);
    c.change(r);
    o = grantFrom(p, r);
    CHECK(!o.frame && !o.happened && !o.ready, "9.1 %s", c.what);
  }
  // IP ID, TV-IPID-1: every frame counts
  r = sending(0, 10);
  const uint16_t first = grantFrom(p, r).frame->ipId, second = grantFrom(p, r).frame->ipId;
  CHECK(second == (0x8000 | ((first + 1) & 0x7fff)) && first >= 0x8000, "4.1 ipId");
}

inline void ipIdWraps(Pipe& p) {
  TcpRow r = sending(0, 10);
  uint16_t last = grantFrom(p, r).frame->ipId;
  bool wrapped = false;
  for (unsigned i = 0; i < 0x8000 && !wrapped; ++i) {
    const uint16_t id = grantFrom(p, r).frame->ipId;
    wrapped = last == 0xffff;
    CHECK(id == (wrapped ? 0x8000 : last + 1), "4.1 TV-IPID-1 after %04x", last);
    last = id;
  }
  CHECK(wrapped, "TV-IPID-1 reached");
}

inline void retransmission(Pipe& p) {
  // TV-RTO-4: R = 1000
  p.configure([] { Config c; c.maximumRetransmissions = 3; return c; }());
  p.now = 1000;
  TcpRow r = sending(0, 1460);
  Outcome o = grantFrom(p, r);
  const uint64_t start = p.now;
  const unsigned at[] = {1, 3, 7};
  for (unsigned i = 0; i < 3; ++i) {
    p.now = start + at[i] * 1000 - 1;
    CHECK(!p.timer(1).happened, "10 not before the deadline");
    p.now += 1;
    o = p.timer(1);
    CHECK(o.happened && o.record.input_ref == 0 && !o.frame && o.row.snd_nxt == r.snd_una && o.row.retransmit_count == i + 1, "10.3 timeout %u", i);
    CHECK(o.row.cwnd == 1460 && o.row.after_rto && o.row.recover == r.snd_una + 1460 && o.ready, "10.3");
    CHECK(o.row.ssthresh == (i ? o.row.ssthresh : 7300u) && o.row.rt_start == start + 1000, "6.6 ssthresh and rtStart at the first only");
    o = p.grant(1);
    CHECK(o.frame && o.frame->seq == r.snd_una && o.frame->bytes == 1460 && !o.row.rtt_timing, "TV-RTO-4 resent");
  }
  p.now = start + 15000;
  o = p.timer(1);
  CHECK(o.row.retrieve_notify && o.row.upload_reason == 8 && !o.row.rtx_running && o.row.retransmit_count == 3, "10.5 TV-RTO-4 retrieve at 15R");
  CHECK(o.work && !o.ready && !o.running, "8.3 due");
  // MaxRT
  r = o.row;
  r.retrieve_notify = 0, r.upload_reason = 0, r.rtx_running = 1, r.rtx_at = p.now, r.max_rt = 20000, r.rt_start = uint32_t(p.now - 19999);
  p.setRow(1, r);
  CHECK(!p.timer(1).row.retrieve_notify, "10.3 MaxRT not reached (CHM-TIM-013)");
  r.rt_start -= 1;
  p.setRow(1, r);
  CHECK(p.timer(1).row.retrieve_notify, "10.3 MaxRT reached");
  r.max_rt = 0xffffffff, r.retransmit_count = 255;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(!o.row.retrieve_notify && o.row.retransmit_count == 255 && o.row.rtx_at == p.now + 60000, "10.3 no limit (CHM-TIM-014); 6.2 cap");
  r = armed(sending(10, 10));
  r.persisting = 0, r.rtx_at = p.now;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(o.row.upload_reason == 8 && o.row.retrieve_notify && disarmed(o.row, r), "10.5 raise(TimeoutExpiration)");
  for (int i = 0; i < 2; ++i) {
    r.upload_reason = 10, r.retrieve_notify = uint8_t(i & 1), r.retrieve_indicated = uint8_t(!i & 1);
    p.setRow(1, r);
    o = p.timer(1);
    CHECK(o.row.upload_reason == 10 && o.row.retrieve_notify == i && disarmed(o.row, r), "6.8 asked for already: the reason stays, the deadlines end");
  }
  r = sending(10, 10);
  r.rtx_at = p.now, r.captured = 1;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(!o.happened && !o.running, "10.6 a captured row has no deadline");
  r = sending(0, 0);
  r.rtx_running = 1, r.rtx_at = p.now;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(o.happened && !o.row.rtx_running && o.row.cwnd == r.cwnd, "10.3 nothing outstanding");
  p.configure(Config{});
}

// The table of chimney-datapath.md 16.2, R = 1000.
inline void persist(Pipe& p) {
  p.now = 100000;
  TcpRow r = sending(0, 3000);
  Seg s = next(r);
  s.window = 0;
  Outcome o = from(p, r, s);
  auto state = [&](const char* when, unsigned probes, unsigned count, uint64_t left) {
    CHECK(o.row.persisting && o.row.rtx_running && o.row.snd_wnd_probes == probes && o.row.retransmit_count == count &&
              o.row.rtx_at == p.now + left, "16.2 %s: %u/%u, %lld", when, o.row.snd_wnd_probes, o.row.retransmit_count, (long long)(o.row.rtx_at - p.now));
  };
  auto probe = [&](const char* when) {
    CHECK(o.frame && o.frame->seq == r.snd_una && o.frame->bytes == 1 && o.frame->flags == kAck, "10.2 %s", when);
    CHECK(o.row.snd_max == r.snd_una + 1 && o.row.snd_nxt == r.snd_una, "10.2 sndMax covers the probe, sndNxt stays (CHM-TIM-048)");
  };
  state("SndWnd becomes 0", 0, 0, 1000);
  CHECK(!o.ready, "9.1 no data at a closed window");
  p.now = 101000, o = p.timer(1), state("persist expires", 0, 1, 1000), probe("probe 1");
  p.now = 102000, o = p.timer(1), state("retransmit expires", 0, 2, 2000), probe("probe 2");
  p.now = 104000, o = p.timer(1), state("retransmit expires", 0, 3, 4000), probe("probe 3");
  p.now = 107000;
  o = p.segment(1, s), state("zero-window ACK: next round", 1, 0, 2000);
  p.now = 109000, o = p.timer(1), state("persist of the next round", 1, 1, 1000), probe("probe of the next round");
  s.window = 5000;
  o = p.segment(1, s);
  CHECK(!o.row.persisting && o.row.snd_wnd_probes == 0 && o.row.retransmit_count == 0 && o.row.rtx_running && o.row.rtx_at == p.now + 1000 && o.ready,
        "7.9i CHM-TIM-044 the window opens with the probe outstanding");
  o = p.grant(1);
  CHECK(o.frame->seq == r.snd_una && o.frame->bytes == 1460, "7.9i sending goes on from sndNxt");
  // limit of a round
  r.persisting = 1, r.snd_wnd = 0, r.rtx_running = 1, r.rtx_at = p.now, r.retransmit_count = 5;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(o.row.retrieve_notify && o.row.upload_reason == 8 && !o.row.persisting && o.row.retransmit_count == 5, "10.2 CHM-TIM-045");
  // a FIN is all there is to probe with
  r = sending(0, 0);
  r.fin_posted = 1, r.persisting = 1, r.snd_wnd = 0, r.rtx_running = 1, r.rtx_at = p.now;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(o.frame->bytes == 0 && o.frame->flags == (kAck | kFin) && o.row.state == kFinWait1 && o.row.snd_max == r.snd_una + 1, "10.2 FIN as probe");
  // posts at a closed window
  r = sending(0, 0);
  r.snd_wnd = 0;
  p.setRow(1, r);
  o = p.post({1, false, 0, 1, r.snd_end + 100, false, false});
  CHECK(o.row.persisting && o.row.rtx_at == p.now + 1000, "9.7 persisting starts with the post");
  struct Case { const char* what; void (*change)(TcpRow&); };
  const Case cases[] = {{"upload due", [](TcpRow& x) { x.retrieve_notify = 1; }}, {"upload raised", [](TcpRow& x) { x.retrieve_indicated = 1; }},
                        {"CLOSED", [](TcpRow& x) { x.state = kClosed; }}, {"TIME_WAIT", [](TcpRow& x) { x.state = kTimeWait; }}};
  for (const Case& c : cases) {
    TcpRow closed = r;
    c.change(closed);
    p.setRow(1, closed);
    o = p.post({1, false, 0, 1, r.snd_end + 100, false, false});
    CHECK(!o.row.persisting && !o.row.rtx_running && o.row.snd_end == r.snd_end + 100, "9.7, 17 no persisting: %s", c.what);
  }
}

inline void posts(Pipe& p) {
  TcpRow r = sending(0, 0);
  p.setRow(1, r);
  Outcome o = p.post({1, false, 3, 2, r.snd_end + 500, true, false});
  CHECK(o.row.snd_end == r.snd_end + 500 && o.row.send_tail == 5 && o.row.fin_posted && o.row.snd_cpl_mark == r.snd_end + 500 && o.ready, "9.7");
  CHECK(o.record.kind == kSendPost && o.record.input_ref == 0x20003, "record of a range");
  r = sending(100, 1000);
  p.setRow(1, r);
  o = p.post({1, false, 1, 1, r.snd_end + 500, false, false});
  CHECK(o.row.snd_cpl_mark == r.snd_end, "9.7 the mark stands until it is reached");
  r = sending(0, 0);
  p.setRow(1, r);
  CHECK(p.post({1, false, 0, 1, r.snd_end, false, false}).row.send_notify, "9.7 nothing to wait for");
  r.aborted = 1, r.abort_indicated = 1, r.state = kClosed;
  p.setRow(1, r);
  o = p.post({1, false, 0, 1, r.snd_end + 5, true, false});
  CHECK(o.row.send_notify && o.row.disconnect_notify && !o.row.persisting, "9.7 aborted (OC-12)");
  r = established();
  r.draining = 1;
  p.setRow(1, r);
  o = p.post({1, false, 4, 1, r.snd_end + 5, false, false});
  CHECK(o.happened && o.record.kind == kStale && o.record.input_ref == 0x10004 && unchanged(o, r), "11.9 a doorbell of a draining row");
}

// Several deadlines at once: lowest kind first, one event each; the deadline handed to the sweep is the least.
inline void severalTimers(Pipe& p) {
  p.now = 50000;
  TcpRow r = sending(1460, 1460);
  r.rtx_at = 50000, r.del_ack_running = 1, r.del_ack_segments = 1, r.del_ack_at = 49000, r.push_running = 1, r.push_at = 48000;
  p.setRow(1, r);
  Outcome o = p.timer(1);
  CHECK(o.record.input_ref == 0 && o.row.del_ack_running && o.running && o.deadline == 48000, "10 retransmit first");
  o = p.timer(1);
  CHECK(o.record.input_ref == 1 && isPureAck(o) && !o.row.del_ack_running && o.row.del_ack_segments == 0 && o.row.push_running, "10.4 delayed ACK");
  o = p.timer(1);
  CHECK(o.record.input_ref == 2 && o.row.push_due && !o.row.push_running && !o.frame && o.deadline == o.row.rtx_at, "10.4 push");
  CHECK(!p.timer(1).happened, "10 nothing is due");
  r.draining = 1;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(!o.happened && !o.running, "11.5 timers of a draining row do not fire");
}

}  // namespace chm
