// Contract 9.3, 9.5, 9.8, 10.4: what is kept back for its size, and how long; limited transmit; restart after idle.
#pragma once
#include "rules_send.h"

namespace chm {

// SWS: CHM-TIM-062, 063; OC-16.
inline void sillyWindows(Pipe& p) {
  p.configure(Config{});
  p.now = 7000;
  TcpRow held = sending(0, 4000);
  held.snd_wnd = 1000, held.max_snd_wnd = 2002;
  Outcome o = grantFrom(p, held);
  CHECK(o.happened && !o.frame && o.record.input_ref == 0, "9.8 a hold is a Grant without a frame");
  CHECK(o.row.sws_running && o.row.sws_at == 7200 && o.deadline == 7200 && !o.ready, "9.8 the timer runs, once");
  CHECK(!p.grant(1).happened, "9.8 nothing is noted twice");
  TcpRow r = held;
  r.max_snd_wnd = 2000;
  CHECK(grantFrom(p, r).frame->bytes == 1000, "9.3a half the largest window is enough");
  r = held, r.snd_end = r.snd_una + 1000;
  CHECK(grantFrom(p, r).frame->bytes == 1000, "9.3a so is the end of what is posted");
  r = held, r.snd_wnd = 1460;
  CHECK(grantFrom(p, r).frame->bytes == 1460, "9.3a so is an MSS");
  r = sending(1460, 4000), r.snd_wnd = 1460 + 999, r.max_snd_wnd = 2002;
  o = grantFrom(p, r);
  CHECK(o.happened && !o.frame && o.row.sws_running, "9.3a with something outstanding too");
  r = sending(1460, 4000), r.snd_nxt = r.snd_una, r.snd_wnd = 100, r.max_snd_wnd = 65535;
  o = grantFrom(p, r);
  CHECK(o.frame && o.frame->bytes == 100 && !o.row.sws_running, "9.3a what is sent again is never held");
  r = held, r.max_snd_wnd = 2001;
  CHECK(!grantFrom(p, r).frame, "9.3a half of an odd window is not enough");
  r = held, r.rexmit_una = 1, r.snd_max = r.snd_nxt = r.snd_una + 100, r.sws_running = 1, r.sws_at = p.now;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(o.happened && !o.row.sws_forced && !o.row.sws_running, "10.4 9.2 goes first");
  r = sending(2920, 4000), r.cwnd = 3000;
  CHECK(!grantFrom(p, r).happened, "9.3c what the congestion window cuts off waits without a timer");
  r = held, r.state = kFinWait2;
  CHECK(!grantFrom(p, r).happened, "9.1 no hold where nothing may be sent");

  // The timer; 10, 100 ms a tick and 0.
  grantFrom(p, held);
  p.now = 7199;
  CHECK(!p.timer(1).happened, "10 not before the deadline");
  p.now = 7200;
  o = p.timer(1);
  CHECK(o.happened && !o.frame && o.record.input_ref == 4 && !o.row.sws_running && o.row.sws_forced && o.ready, "10.4 Sws: the next one goes");
  o = p.grant(1);
  CHECK(o.frame && o.frame->bytes == 1000 && !o.row.sws_forced && !o.row.sws_running, "10.4 what the window allows (CHM-TIM-063)");
  r = held, r.sws_running = 1, r.sws_at = p.now, r.snd_wnd = 4000;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(o.happened && !o.row.sws_forced && !o.row.sws_running, "10.4 nothing to force");
  CHECK(p.grant(1).frame->bytes == 1460, "10.4 sent as ever");
  r.sws_at = p.now + 100;
  o = grantFrom(p, r);
  CHECK(o.frame && !o.row.sws_running && o.running == o.row.rtx_running, "9.3d data sent: the timer ends");
  r = held, r.sws_running = 1, r.sws_at = p.now, r.draining = 1;
  p.setRow(1, r);
  o = p.timer(1);
  CHECK(!o.happened && !o.running, "10.6 draining");
  struct Load { uint32_t ticksPerSecond, ticks, ms; };
  for (const Load& l : {Load{1000, 0, 200}, Load{100, 0, 200}, Load{100, 7, 70}, Load{10, 3, 300}, Load{1000, 0xffffffff, 0xffffffff}}) {
    p.configure([&] { Config c; c.ticksPerSecond = l.ticksPerSecond, c.swsPreventionTicks = l.ticks; return c; }());
    CHECK(grantFrom(p, held).row.sws_at - p.now == l.ms, "9.8 TcpSwsPreventionTicks %u at %u", l.ticks, l.ticksPerSecond);
  }
  p.configure(Config{});
  r = held, r.sws_running = 1, r.sws_at = 9000;
  Seg reset = next(r);
  reset.flags = kRst;
  CHECK(!from(p, r, reset).row.sws_running, "7.4 every Running bit");
}

// Nagle: CHM-TX-044, 045; OC-17.
inline void nagle(Pipe& p) {
  p.configure(Config{});
  TcpRow small = sending(0, 100);
  small.cached_flags = 2, small.snd_sml = small.snd_una;
  Outcome o = grantFrom(p, small);
  CHECK(o.frame && o.frame->bytes == 100 && o.row.snd_sml == small.snd_una + 100, "9.3b the first small one goes; 9.5 sndSml");
  TcpRow r = o.row;
  r.snd_end += 50;
  CHECK(!grantFrom(p, r).happened && !o.ready, "9.3b the second waits for it");
  o = from(p, r, acking(r, 99));
  CHECK(!o.ready && o.row.snd_sml == r.snd_sml, "9.3b until all of it is acknowledged");
  o = from(p, r, acking(r, 100));
  CHECK(o.ready && p.grant(1).frame->bytes == 50, "9.3b then it goes");
  r.cached_flags = 0;
  CHECK(grantFrom(p, r).frame->bytes == 50, "9.3b not without the flag");
  r.cached_flags = 2, r.fin_posted = 1;
  CHECK(grantFrom(p, r).frame->bytes == 50, "9.3b FIN exempt");
  r.fin_posted = 0, r.sws_forced = 1;
  CHECK(grantFrom(p, r).frame->bytes == 50, "9.3b forced");
  r = sending(1460, 1560), r.cached_flags = 2, r.snd_sml = r.snd_una;
  CHECK(grantFrom(p, r).frame->bytes == 100, "9.3b Minshall: full segments do not count");
  p.configure([] { Config c; c.classicNagle = true; return c; }());
  CHECK(!grantFrom(p, r).happened, "9.3b classic: they do");
  r.snd_nxt = r.snd_una, r.snd_end = r.snd_max = r.snd_una + 100;
  CHECK(grantFrom(p, r).frame->bytes == 100, "9.3b what is sent again is not held");
  p.configure(Config{});
  r = sending(0, 5000), r.cached_flags = 2;
  o = grantFrom(p, r);
  CHECK(o.frame->bytes == 1460 && o.row.snd_sml == r.snd_sml, "9.5 a full segment is no small one");
  r = sending(3000, 3000), r.snd_sml = r.snd_una - 5;
  CHECK(from(p, r, acking(r, 2000)).row.snd_sml == r.snd_una + 2000, "7.9c sndSml never lies behind sndUna");
}

// RFC 3042.
inline void limitedTransmit(Pipe& p) {
  p.configure(Config{});
  TcpRow r = sending(2920, 20000);
  r.cwnd = 2920;
  CHECK(!grantFrom(p, r).happened, "9.3c the window is full");
  r.dup_acks = 1;
  Outcome o = grantFrom(p, r);
  CHECK(o.frame && o.frame->bytes == 1460 && !o.ready && o.row.cwnd == 2920, "9.3 one segment for the first duplicate");
  r = o.row, r.dup_acks = 2;
  o = grantFrom(p, r);
  CHECK(o.frame && !o.ready, "9.3 one more for the second");
  TcpRow both = sending(2920, 20000);
  both.cwnd = 2920, both.dup_acks = 2;
  grantFrom(p, both);
  CHECK(p.grant(1).frame && !p.grant(1).happened, "9.3 two, no more");
  r = both, r.snd_wnd = 2920;
  CHECK(!grantFrom(p, r).happened, "9.3 never beyond the window of the peer");
  void (*const not_now[])(TcpRow&) = {[](TcpRow& x) { x.in_recovery = 1; }, [](TcpRow& x) { x.after_rto = 1; },
                                      [](TcpRow& x) { x.dup_acks = 3; }, [](TcpRow& x) { x.snd_nxt -= 1460, x.cwnd = 1460; }};
  for (auto change : not_now) {
    r = both;
    change(r);
    CHECK(!grantFrom(p, r).happened, "9.3 limited transmit is for new data before the loss is found");
  }
  p.configure([] { Config c; c.duplicateAckThreshold = 1; return c; }());
  r = both, r.dup_acks = 1;
  CHECK(!grantFrom(p, r).happened, "9.3 below the threshold only");
  p.configure(Config{});
}

// OC-29; RFC 5681 sections 3.1, 4.1.
inline void restartAfterIdle(Pipe& p) {
  p.configure(Config{});
  p.now = 100000;
  struct Size { uint16_t mss; uint32_t window; };
  for (const Size& s : {Size{536, 2144}, Size{1095, 4380}, Size{1096, 3288}, Size{1460, 4380}, Size{2190, 6570}, Size{2191, 4382}, Size{4000, 8000}}) {
    TcpRow r = sending(0, 20000);
    r.effective_mss = s.mss, r.cwnd = 50000, r.srtt8 = 8 * 300, r.rttvar4 = 100, r.last_active = p.tick() - 400;
    CHECK(grantFrom(p, r).row.cwnd == 50000, "9.5 as long as the RTO is not longer");
    r.last_active -= 1;
    Outcome o = grantFrom(p, r);
    CHECK(o.row.cwnd == s.window && o.row.last_active == p.tick() && o.frame->bytes == s.mss, "9.5 IW of %u: %u", s.mss, o.row.cwnd);
    r.cwnd = s.window - 1;
    CHECK(grantFrom(p, r).row.cwnd == s.window - 1, "9.5 never up");
    r = sending(s.mss, 20000), r.effective_mss = s.mss, r.cwnd = 50000, r.last_active = p.tick() - 100000;
    CHECK(grantFrom(p, r).row.cwnd == 50000, "9.5 not while something is outstanding");
  }
  p.configure([] { Config c; c.ticksPerSecond = 10; return c; }());
  TcpRow r = sending(0, 20000);
  r.cwnd = 50000, r.last_active = p.tick() - 10;
  CHECK(grantFrom(p, r).row.cwnd == 50000, "9.5 in milliseconds: 10 ticks of 100");
  r.last_active -= 1;
  CHECK(grantFrom(p, r).row.cwnd == 4380, "9.5 11 ticks of 100");
  p.configure(Config{});
}

}  // namespace chm
