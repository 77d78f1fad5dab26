// Contract 7.1 to 7.8 and 7.10 to 7.14: acceptability, payload, FIN, the answer.
#pragma once
#include "pipe.h"

namespace chm {

// A pure ACK of `row` (6.5): no payload, acknowledging what was received.
inline bool isPureAck(const Outcome& o) {
  return o.frame && o.frame->bytes == 0 && o.frame->flags == kAck && o.frame->ack == o.row.rcv_nxt;
}
inline bool unchanged(const Outcome& o, const TcpRow& before) { return std::memcmp(&o.row, &before, 288) == 0; }
inline Outcome from(Pipe& p, const TcpRow& row, const Seg& s) {
  p.setRow(1, row);
  return p.segment(1, s);
}

// With every deadline running, and what raise (6.8) must leave of it.
inline TcpRow armed(TcpRow r) {
  r.rtx_running = r.del_ack_running = r.push_running = r.persisting = 1;
  r.rtx_at = 1u << 20, r.del_ack_at = 1u << 21, r.push_at = 1u << 22, r.retransmit_count = 3, r.snd_wnd_probes = 2, r.del_ack_segments = 1;
  return r;
}
inline bool disarmed(const TcpRow& r, const TcpRow& before) {
  return !r.rtx_running && !r.del_ack_running && !r.push_running && !r.ka_running && !r.sws_running && !r.persisting && r.rtx_at == before.rtx_at &&
         r.push_at == before.push_at && r.snd_wnd_probes == before.snd_wnd_probes && r.retransmit_count == before.retransmit_count;
}

// The window that 6.4 wants, in the words of the contract.
struct Window { uint16_t field; uint32_t adv, open; };
inline Window windowOf(const TcpRow& r) {
  const uint32_t unit = 1u << r.rcv_wind_scale, want = r.rcv_cons + r.initial_rcv_wnd, half = r.initial_rcv_wnd / 2;
  const uint32_t least = half < r.effective_mss ? half : r.effective_mss, open = least ? least : 1;
  const uint32_t edge = int32_t(want - r.rcv_adv) >= int32_t(open) ? want : r.rcv_adv, w = edge - r.rcv_nxt;
  uint32_t f = w / unit;
  if (w % unit && int32_t(r.rcv_nxt + (f + 1) * unit - want) < int32_t(unit)) ++f;
  if (f > 65535) f = 65535;
  const uint32_t shown = r.rcv_nxt + f * unit;
  return {uint16_t(f), int32_t(shown - r.rcv_adv) > 0 ? shown : r.rcv_adv, open};
}

inline void windows(Pipe& p, Random& random) {
  auto shows = [&](const TcpRow& r) { Seg s = next(r, 1); s.seq -= 1; return from(p, r, s); };   // an old byte is answered
  TcpRow r = established();
  r.rcv_wind_scale = 7, r.initial_rcv_wnd = 65000, r.rcv_adv = 66000;
  Outcome o = shows(r);
  CHECK(o.frame->window == 508 && o.row.rcv_adv == 66024, "6.4 rounded up: %u, %u", o.frame->window, o.row.rcv_adv);
  r.rcv_nxt = 1010, r.rcv_adv = 66024, o = shows(r);
  CHECK(o.frame->window == 508 && o.row.rcv_adv == 66034, "6.4 rounded up again: %u, %u", o.frame->window, o.row.rcv_adv);
  r.rcv_nxt = 1120, r.rcv_adv = 66034, o = shows(r);
  CHECK(o.frame->window == 507 && o.row.rcv_adv == 66034, "6.4 never a unit beyond want; what was said stands: %u, %u", o.frame->window, o.row.rcv_adv);
  for (unsigned i = 0; i < 400; ++i) {
    r = established();
    r.rcv_wind_scale = i % 15, r.initial_rcv_wnd = uint32_t(random.between(i % 15 ? 2u << r.rcv_wind_scale : 0, 1u << 20));
    r.rcv_cons = r.rcv_data_end = uint32_t(random.next()), r.effective_mss = uint16_t(random.between(1, 1460));
    const uint32_t beyond = random.percent(50) ? uint32_t(random.below(1u << r.rcv_wind_scale)) : -uint32_t(random.below(r.initial_rcv_wnd / 2 + 1));
    r.rcv_adv = r.rcv_cons + r.initial_rcv_wnd + beyond;
    r.rcv_nxt = r.rcv_adv - uint32_t(random.below(r.rcv_adv - r.rcv_cons + 1)), r.last_ack = r.rcv_nxt;
    o = shows(r);
    const Window want = windowOf(r);
    CHECK(o.frame && o.frame->window == want.field && o.row.rcv_adv == want.adv, "6.4 row %u: %u, %u", i, want.field, want.adv);
    CHECK(int32_t(o.row.rcv_adv - r.rcv_cons - r.initial_rcv_wnd) < int32_t(1u << r.rcv_wind_scale), "6.4 the region has room, row %u", i);
  }
}

inline void refusals(Pipe& p) {
  const TcpRow base = established();
  struct Case { const char* what; unsigned reason; void (*change)(TcpRow&, Seg&); };
  const Case cases[] = {
      {"not live", 8, [](TcpRow& r, Seg&) { r = TcpRow{}; }},
      {"draining before TIME_WAIT and SYN", 10, [](TcpRow& r, Seg& s) { r.draining = 1, r.state = kTimeWait, s.flags = kSyn; }},
      {"SYN in TIME_WAIT before upload", 14, [](TcpRow& r, Seg& s) { r.state = kTimeWait, r.retrieve_indicated = 1, s.flags = kSyn | kAck; }},
      {"mandatory upload due", 13, [](TcpRow& r, Seg&) { r.retrieve_notify = 1, r.upload_reason = 8; }},
      {"mandatory upload indicated, before CLOSED", 13, [](TcpRow& r, Seg&) { r.retrieve_indicated = 1, r.state = kClosed; }},
      {"aborted", 11, [](TcpRow& r, Seg& s) { r.aborted = 1, s.flags = kUrg | kAck; }},
      {"CLOSED", 11, [](TcpRow& r, Seg&) { r.state = kClosed; }},
      {"URG", 12, [](TcpRow&, Seg& s) { s.flags = kUrg | kAck; }},
  };
  for (const Case& c : cases) {
    TcpRow r = base;
    Seg s = next(base, 10);
    c.change(r, s);
    const Outcome o = from(p, r, s);
    CHECK(o.verdict && o.verdict->raw && o.verdict->rawReason == c.reason, "7.1 %s", c.what);
    CHECK(!o.happened && !o.frame && unchanged(o, r), "7.1 %s: no record, no frame, no change", c.what);
    CHECK(o.verdict && o.verdict->target == (r.live ? 0x30050001u : 0u), "7.1 %s: reference", c.what);
  }
}

inline void acceptability(Pipe& p) {
  // TV-BRA-1, TV-BRA-4
  TcpRow r = established();
  r.rcv_nxt = r.rcv_cons = r.rcv_data_end = r.last_ack = 1000, r.rcv_adv = 1500;
  auto reset = [&](uint32_t seq) { Seg s = next(r, 0, kRst); s.seq = seq; return from(p, r, s); };
  Outcome o = reset(1000);
  CHECK(o.row.aborted && o.row.state == kClosed && o.row.send_notify && !o.row.disconnect_notify && !o.frame, "7.4 TV-BRA-1 abort");
  o = reset(999);
  CHECK(o.happened && unchanged(o, r) && !o.frame, "7.3 TV-BRA-1 drop below");
  o = reset(1499);
  CHECK(isPureAck(o) && o.row.state == kEstablished, "7.4 TV-BRA-1 challenge");
  o = reset(1500);
  CHECK(unchanged(o, r) && !o.frame, "7.3 TV-BRA-1 drop above");
  r.rcv_adv = 1000;
  o = reset(1000);
  CHECK(o.row.aborted, "7.4 TV-BRA-4 abort at a closed window");
  o = reset(1001);
  CHECK(unchanged(o, r) && !o.frame, "7.3 TV-BRA-4 drop");
  Seg s = next(r, 10);
  o = from(p, r, s);
  CHECK(o.happened && isPureAck(o) && !o.verdict->place && o.row.rcv_nxt == 1000, "7.3 data at a closed window: its ACK counts, its data does not");
  r.rcv_adv = 1500;
  s = next(r, 10);
  s.seq = 1495;
  o = from(p, r, s);
  CHECK(o.verdict->place && o.verdict->bytes == 5, "7.10 cut at the right edge");
  s.seq = 1500;
  o = from(p, r, s);
  CHECK(isPureAck(o) && !o.verdict->place, "7.3 beyond the window: answer");
  s.seq = 995;
  o = from(p, r, s);
  CHECK(o.verdict->place && o.verdict->skip == 5 && o.verdict->bytes == 5 && o.verdict->seq == 1000, "7.10 bytes below rcvNxt are skipped");
  CHECK(o.row.rcv_nxt == 1005, "7.10b");
  s = next(r, 700, kAck | kPsh | kFin);
  s.seq = 900;
  o = from(p, r, s);
  CHECK(o.verdict->place && o.verdict->skip == 100 && o.verdict->bytes == 500 && o.row.rcv_nxt == 1500 && !o.row.fin_received && !o.row.push_mark_valid,
        "7.3 a segment that spans the whole window");
  s.bytes = 99;
  o = from(p, r, s);
  CHECK(isPureAck(o) && !o.verdict->place && o.row.rcv_nxt == 1000, "7.3 its FIN stands below rcvNxt");
  // 7.5, TV-BRA-2 as far as unthrottled
  s = next(r, 0, kSyn);
  o = from(p, r, s);
  CHECK(o.row.state == kClosed && o.row.retrieve_notify && o.row.upload_reason == 10 && !o.frame, "7.5 SYN at rcvNxt");
  TcpRow timed = armed(r);
  CHECK(disarmed(from(p, timed, s).row, timed), "6.8 raise: no deadline runs, deadlines and counts stay");
  s.seq = 1200;
  o = from(p, r, s);
  CHECK(isPureAck(o) && o.row.state == kEstablished, "7.5 SYN inside the window");
  s.seq = 2000;
  o = from(p, r, s);
  CHECK(isPureAck(o), "7.3 SYN outside the window");
  s = next(r, 10, 0);
  o = from(p, r, s);
  CHECK(o.happened && unchanged(o, r) && !o.frame, "7.6 no ACK flag");
  // 7.7
  s = next(r);
  s.ack = r.snd_max + 1;
  CHECK(isPureAck(from(p, r, s)), "7.7 acknowledges what was never sent");
  s.ack = r.snd_una - r.max_snd_wnd - 1;
  CHECK(isPureAck(from(p, r, s)), "7.7 older than the largest window");
  s.ack = r.snd_una - r.max_snd_wnd;
  CHECK(!from(p, r, s).frame, "7.7 just inside");
}

inline void timestamps(Pipe& p) {
  TcpRow r = established();
  r.const_flags = 1, r.effective_mss = 1448, r.ts_recent = 5000, r.ts_delta = 100, r.rtt_seq = r.snd_una;
  p.now = 10000;
  r.ts_recent_at = 9000;
  Seg s = next(r, 10);
  Outcome o = from(p, r, s);
  CHECK(o.happened && unchanged(o, r) && !o.frame, "7.2a a segment without the option (OC-27)");
  s.tsValid = true, s.tsVal = 4999;
  o = from(p, r, s);
  CHECK(isPureAck(o) && !o.verdict->place, "7.2b PAWS (CHM-TS-008)");
  CHECK(o.frame && o.frame->tsValid && o.frame->tsVal == 10100 && o.frame->tsEcr == 5000, "4.1 tsVal = tick + tsDelta, tsEcr = tsRecent (CHM-TS-002)");
  s.tsVal = 5001;
  o = from(p, r, s);
  CHECK(o.verdict->place && o.row.ts_recent == 5001 && o.row.ts_recent_at == 10000, "7.8");
  s.seq += 5;
  o = from(p, r, s);
  CHECK(o.row.ts_recent == 5000, "7.8 only from a segment at lastAck");
  s.seq -= 5, s.tsVal = 100;
  r.ts_recent_at = uint32_t(10000 - 2073600000u);
  CHECK(!from(p, r, s).verdict->place, "7.2b age equal to the limit still counts");
  r.ts_recent_at -= 1;
  o = from(p, r, s);
  CHECK(o.verdict->place && o.row.ts_recent == 100, "7.2b, 7.8 TsRecent too old (OC-27)");
  s.flags = kRst | kAck, s.tsValid = false;
  CHECK(from(p, r, s).row.aborted, "7.2 an RST needs no option");
}

inline void payloadAndFin(Pipe& p) {
  p.now = 7000;
  TcpRow r = established();
  Outcome o = from(p, r, next(r, 100, kAck | kPsh));
  CHECK(o.verdict->place && o.verdict->seq == 1000 && o.verdict->bytes == 100 && o.verdict->region == p.res.region, "7.10b placement");
  CHECK(o.row.rcv_nxt == 1100 && o.row.push_mark_valid && o.row.push_mark == 1100, "7.10d");
  CHECK(!o.frame && o.row.del_ack_segments == 1 && o.row.del_ack_running && o.row.del_ack_at == 7100, "7.14 delayed");
  CHECK(o.record.detail == 1 && o.work && o.deadline == 7100 && o.running, "retire detail; work; deadline");
  r = o.row;
  o = p.segment(1, next(r, 50));
  CHECK(isPureAck(o) && o.row.del_ack_segments == 0 && !o.row.del_ack_running && o.row.last_ack == 1150, "7.14 second segment; 4.2");
  CHECK(o.frame->window == uint16_t(o.row.rcv_adv - o.row.rcv_nxt) && o.frame->tos == 0, "6.4 window; 4.1 ECN bits sent as 0");
  p.configure([] { Config c; c.ackFrequency = 1; return c; }());
  CHECK(isPureAck(from(p, established(), next(established(), 1))), "7.14 TcpAckFrequency 1");
  p.configure([] { Config c; c.ackFrequency = 0, c.delayedAckTicks = 900; return c; }());
  o = from(p, established(), next(established(), 1));
  CHECK(!o.frame && o.row.del_ack_at == 7500, "7.14 frequency 0 reads as 2; delay at most 500 ms");
  p.configure(Config{});

  r = established();
  Seg s = next(r, 100, kAck | kPsh);
  s.seq += 200;
  r.rcv_cons -= 10, r.push_mark_valid = 1, r.push_mark = 1000;
  o = from(p, r, s);
  CHECK(o.verdict->place && o.row.push_mark == 1000, "7.10d a mark that is due is not overrun by one out of order");
  r.push_mark = 1001;
  CHECK(from(p, r, s).row.push_mark == 1300, "7.10d one that is not yet due moves on");
  r.push_mark = 1000;
  CHECK(from(p, r, next(r, 100, kAck | kPsh)).row.push_mark == 1100, "7.10d in order");
  r = established();
  s = next(r, 100);
  s.seq += 200;
  o = from(p, r, s);
  CHECK(isPureAck(o) && o.verdict->place && o.row.range_count == 1 && o.row.range0_lo == 1200 && o.row.range0_hi == 1300 && o.row.rcv_nxt == 1000, "7.10c");
  o = p.segment(1, next(o.row, 200));
  CHECK(isPureAck(o) && o.row.rcv_nxt == 1300 && o.row.range_count == 0 && o.row.range0_lo == 0, "7.10b gap filled, answered at once");
  s = next(o.row, 0);
  s.seq = 1250, s.bytes = 50;
  o = p.segment(1, s);
  CHECK(o.happened && isPureAck(o) && !o.verdict->place, "7.3 old segment");

  // FIN
  r = established();
  o = from(p, r, next(r, 10, kAck | kFin));
  CHECK(o.row.rcv_nxt == 1011 && o.row.fin_received && o.row.fin_seq == 1010 && o.row.state == kCloseWait && isPureAck(o), "7.11 in order");
  CHECK(o.row.push_mark_valid && o.row.push_mark == 1010, "7.11 FIN sets the mark");
  o = from(p, r, next(r, 0, kAck | kFin));
  CHECK(o.row.fin_received && !o.row.push_mark_valid && o.work, "7.11 nothing unconsumed: the mark is left; 8.7e is due");
  r.state = kFinWait1;
  CHECK(from(p, r, next(r, 0, kAck | kFin)).row.state == kClosing, "7.11 FIN_WAIT_1");
  r.state = kFinWait2, r.fin_posted = 1, r.snd_una = r.snd_nxt = r.snd_max = r.snd_end + 1;
  o = from(p, r, next(r, 0, kAck | kFin));
  CHECK(o.row.state == kTimeWait && o.row.retrieve_notify && o.row.upload_reason == 10 && isPureAck(o), "7.13");
  r.push_running = 1, r.push_at = 1u << 20;
  o = from(p, r, next(r, 10, kAck | kFin));
  CHECK(o.row.state == kTimeWait && !o.row.push_running && o.row.push_at == 1u << 20 && !o.row.del_ack_running, "7.13 raise stops every deadline");
  r = established();
  s = next(r, 10, kAck | kFin);
  s.seq += 20;
  o = from(p, r, s);
  CHECK(o.row.fin_queued && o.row.fin_seq == 1030 && !o.row.fin_received && isPureAck(o), "7.11 out of order");
  TcpRow queued = o.row;
  Seg beyond = next(queued, 10);
  beyond.seq = 1025;
  o = from(p, queued, beyond);
  CHECK(o.row.range_count == 0 && !o.row.fin_queued && !o.verdict->place && isPureAck(o), "7.10a beyond a queued FIN (CHM-FC-010)");
  o = from(p, queued, next(queued, 20));
  CHECK(o.row.fin_received && o.row.rcv_nxt == 1031 && o.row.state == kCloseWait && !o.row.fin_queued, "7.11 the gap closes before a queued FIN");
  r = established();
  s = next(r, 10);
  s.seq += 100;
  r = from(p, r, s).row;
  s = next(r, 0, kAck | kFin);
  s.seq += 50;
  o = from(p, r, s);
  CHECK(o.row.range_count == 0 && !o.row.fin_queued && isPureAck(o), "7.11 a FIN below held data empties the queue");
  r = established();
  r.rcv_adv = 1010;
  o = from(p, r, next(r, 10, kAck | kFin | kPsh));
  CHECK(o.row.rcv_nxt == 1010 && !o.row.fin_received && !o.row.push_mark_valid && o.verdict->place && !o.frame, "7.10 cut: FIN and PSH go");
  r = established();
  r.fin_received = 1, r.state = kCloseWait, r.rcv_nxt += 1, r.fin_seq = 1000, r.rcv_adv += 1;
  o = from(p, r, next(r, 10));
  CHECK(isPureAck(o) && !o.verdict->place && o.row.rcv_nxt == 1001, "7.10 data behind a FIN is ignored and answered");
}

// Random segments against the set of bytes received: what is in order, what is held, when the fifth range is refused.
inline void reassembly(Pipe& p, Random& random) {
  for (unsigned run = 0; run < 40; ++run) {
    TcpRow r = established();
    const uint32_t start = run < 20 ? 0xffffff00u - uint32_t(run) : uint32_t(random.next());
    r.rcv_nxt = r.rcv_cons = r.rcv_data_end = r.last_ack = start;
    r.initial_rcv_wnd = 400, r.rcv_adv = start + 400, r.snd_wl1 = start;
    p.setRow(1, r);
    bool have[400] = {};
    unsigned edge = 0;
    for (unsigned n = 0; n < 60 && edge < 400; ++n) {
      const unsigned lo = unsigned(random.below(400)), len = unsigned(random.between(1, 60));
      Seg s = next(r, uint16_t(len));
      s.seq = start + lo;
      if (random.percent(30)) s.seq = start + edge;
      const unsigned at = s.seq - start, from = at < edge ? edge : at, to = at + len > 400 ? 400 : at + len;
      bool tried[400];
      std::memcpy(tried, have, sizeof have);
      for (unsigned i = from; i < to; ++i) tried[i] = true;
      unsigned ranges = 0, reach = edge;
      while (reach < 400 && tried[reach]) ++reach;
      for (unsigned i = reach; i < 400; ++i) ranges += tried[i] && !tried[i - 1];
      const bool acceptable = at + len > edge;
      const bool refused = acceptable && from < to && from > edge && ranges > 4;
      const Outcome o = p.segment(1, s);
      if (acceptable && from < to && !refused) {
        std::memcpy(have, tried, sizeof have);
        edge = reach;
        CHECK(o.verdict->place && o.verdict->seq == start + from && o.verdict->bytes == to - from && o.verdict->skip == from - at, "7.10 placement");
      } else {
        CHECK(!o.verdict->place && isPureAck(o), "7.10 nothing placed, answered");
      }
      CHECK((o.record.detail & 2) == (refused ? 2 : 0), "7.10c fifth range refused, %u ranges", ranges);
      CHECK(o.row.rcv_nxt == start + edge, "7.10b rcvNxt, run %u", run);
      const uint32_t* words = &o.row.range0_lo;
      unsigned count = 0;
      for (unsigned i = edge; i < 400; ++i) {
        if (!have[i] || (i > edge && have[i - 1])) continue;
        unsigned end = i;
        while (end < 400 && have[end]) ++end;
        CHECK(words[2 * count] == start + i && words[2 * count + 1] == start + end, "7.10c range %u", count);
        ++count;
      }
      CHECK(o.row.range_count == count, "7.10c count");
      for (unsigned i = count; i < 4; ++i) CHECK(words[2 * i] == 0 && words[2 * i + 1] == 0, "7.10c unused ranges are zero");
      r = o.row;
    }
  }
}

}  // namespace chm
