// Contract 11: initiate, query, terminate, capture, abort, complete, inject.
#pragma once
#include "rules_delivery.h"

namespace chm {

inline Command order(Kind kind, uint32_t id = 77) {
  Command c;
  c.kind = kind, c.conn = 1, c.commandId = id, c.target = 0x30050001;
  return c;
}

inline void initiates(Pipe& p) {
  p.now = 20000;
  TcpRow r = sending(1000, 3000);
  r.live = 0, r.ts_delta = 500, r.ts_recent_at = 70, r.rt_start = 900, r.retransmit_count = 2, r.rtx_running = 1, r.rtx_at = 250, r.ka_running = 1, r.ka_at = 40, r.srtt8 = 800, r.rttvar4 = 200;
  EventEntry e{};
  e.kind = 1, e.command_id = 77, e.opcode = 3, e.cut = 99;
  auto run = [&](TcpRow given) {
    p.setRow(1, TcpRow{});
    Writer().putBytes(&given, 288).to(p.b.dut.initial_row_i);
    p.res.packed().to(p.b.dut.initial_res_i);
    Command c = order(kInitiate);
    std::memcpy(c.entry, &e, 64);
    return p.command(c);
  };
  Outcome o = run(r);
  CHECK(o.row.live && o.row.ts_delta == uint32_t(500 - 20000) && o.row.ts_recent_at == 20000 - 70 && o.row.rt_start == 20000 - 900 && o.row.last_active == 20000, "11.3 ages become instants (CHM-TS-001, 007)");
  CHECK(o.row.rtx_running && o.row.rtx_at == 20250 && o.row.ka_at == 20040 && !o.row.ka_running && o.ready && o.deadline == 20250, "11.3 timers resume (CHM-TIM-020)");
  CHECK(o.entry && o.entry->kind == 1 && o.entry->cut == 99 && o.entry->serial == o.record.event_serial && o.record.has_event && o.record.input_ref == 77, "11.3 completion entry");
  CHECK(o.record.changed != 0 && o.headMoved, "record of an initiate");
  TcpRow g = r;
  g.cached_flags = 8;
  CHECK(run(g).row.rt_start == 20000, "11.3 MaxRT restart (CHM-TIM-016)");
  g = r, g.rtx_running = 0, g.rtx_at = 0, g.ka_running = 0;
  o = run(g);
  CHECK(o.row.rtx_running && o.row.rtx_at == 20000 + 4 * 300 && o.row.ka_at == 0, "11.3 delta -1 with bytes outstanding: rto(count)");
  g.snd_nxt = g.snd_max = g.snd_una;
  o = run(g);
  CHECK(!o.row.rtx_running && o.row.rtx_at == 0, "11.3 delta -1, nothing outstanding");
  g.rtx_running = 1, g.rtx_at = 250, o = run(g);
  CHECK(!o.row.rtx_running && o.row.rtx_at == 0, "11.3 nothing outstanding, whatever the delta");
  g.rtx_running = 0, g.rtx_at = 0;
  g.snd_wnd = 0, g.snd_wnd_probes = 1;
  o = run(g);
  CHECK(o.row.persisting && o.row.rtx_at == 20600, "11.3 persist resumes with rto(sndWndProbes) (CHM-TIM-046)");
  g = r, g.snd_una = g.snd_nxt = g.snd_max = g.snd_end;
  o = run(g);
  CHECK(!o.row.rtx_running && !o.row.persisting && o.row.rtx_at == 0 && !o.row.send_notify, "11.3 nothing to wait for");
  g.send_tail = 4, o = run(g);
  CHECK(o.row.send_notify && o.work, "11.3 everything posted is acknowledged: told");
  g.snd_end += 1;
  CHECK(!run(g).row.send_notify, "11.3 not everything");
  g = r, g.cwnd = 0;
  CHECK(run(g).row.cwnd == 1, "11.3 cwnd at least 1");
  g.cwnd = 0xc0000000;
  CHECK(run(g).row.cwnd == 1u << 30, "11.3 cwnd at most 2^30");
  p.configure([] { Config c; c.ticksPerSecond = 10; return c; }());
  o = run(r);
  CHECK(o.row.rtx_at == 20000 + 25000 && o.row.ts_delta == uint32_t(500 - 200), "11.3 ticks of 100 ms");
  p.configure(Config{});
}

inline void terminates(Pipe& p) {
  TcpRow r = sending(1001, 1000);
  r.fin_posted = 1, r.state = kFinWait1, r.snd_cpl_una = r.snd_una - 10;
  r.rcv_nxt += 50, r.del_ack_running = 1, r.del_ack_segments = 1, r.push_running = 1, r.push_due = 1, r.range_count = 1, r.range0_lo = 2000, r.range0_hi = 2100, r.parked = 1;
  p.setRow(1, r);
  Outcome o = p.command(order(kTerminate));
  CHECK(o.row.draining && isPureAck(o) && o.row.last_ack == 1050, "11.5 the owed ACK (CHM-TIM-032)");
  CHECK(!o.row.del_ack_running && !o.row.push_running && !o.row.push_due && o.row.range_count == 0 && o.row.range0_lo == 0 && !o.running, "11.5");
  CHECK(o.row.send_notify && o.row.disconnect_notify && !o.settled, "11.5 notifications first");
  Host h(p, o.row);
  h.o = o;
  TELLS(h, "Sent(50000) uploading", "8.4 terminate"); TELLS(h, "Disconnected uploading", "8.5 terminate (CHM-DIS-011)"); TELLS(h, "", "nothing left");
  CHECK(h.o.settled && h.o.settled->drained && h.o.settled->conn == 1, "11.6 drained");
  o = p.command(order(kCapture, 78));
  CHECK(o.snapshot && o.row.captured && o.record.kind == kCapture && !o.work && !o.ready, "11.6 Capture");
  Command c = order(kComplete, 78);
  EventEntry e{};
  e.kind = 1, e.command_id = 78, e.bytes = 50;
  std::memcpy(c.entry, &e, 64), c.free = true;
  o = p.command(c);
  CHECK(o.entry && o.entry->bytes == 50 && unchanged(o, TcpRow{}) && o.record.fold == 0, "11.6 Complete frees the row");
  CHECK(p.segment(1, next(r)).verdict->rawReason == 8, "7.1 freed");
  // CLOSED by both FINs, an acknowledgement owed
  TcpRow closed = established();
  closed.state = kClosed, closed.last_ack -= 1;
  p.setRow(1, closed);
  CHECK(isPureAck(p.command(order(kTerminate))), "11.5 the owed ACK, CLOSED too");
  closed.aborted = 1;
  p.setRow(1, closed);
  CHECK(!p.command(order(kTerminate)).frame, "11.5 aborted: none");
  // with requests and data
  r = established();
  Host h2(p, r);
  h2.post(100, true); h2.post(50); h2.data(30);
  h2.o = p.command(order(kTerminate));
  TELLS(h2, "C0+2(30,rest) uploading", "8.7a draining: data first, then the rest goes back"); h2.answered(); TELLS(h2, "", "drained");
  CHECK(h2.o.settled && h2.o.settled->drained && h2.o.row.rcv_cons == 1030, "11.6");
  Host h3(p);
  h3.data(30); h3.run();
  h3.o = p.command(order(kTerminate));
  CHECK(!h3.o.settled, "11.6 an indication is with the host");
  h3.answered(kNotAccepted);
  CHECK(h3.o.settled && h3.o.settled->drained && h3.o.row.rcv_nxt - h3.o.row.rcv_cons == 30, "11.6 what no request takes is BufferedData");
  r = sending(1460, 5000);
  r.cc_busy = 1, r.draining = 1, r.cc_acks = 1;
  p.setRow(1, r);
  CHECK(!p.command(order(kQuery)).settled, "11.6 a division is under way");
  CHECK(p.divided(1, 1).settled, "11.6 it is back");
}

inline void aborts(Pipe& p) {
  TcpRow r = sending(1000, 3000);
  Host h(p, r);
  h.post(100); h.post(100);
  h.o = p.command(order(kAbort));
  const Outcome& o = h.o;
  CHECK(o.frame && o.frame->flags == (kRst | kAck) && o.frame->window == 0 && o.frame->seq == r.snd_max && o.frame->bytes == 0 && o.frame->ack == r.rcv_nxt, "11.7 RST");
  CHECK(o.row.state == kClosed && o.row.aborted && o.row.local_abort && !o.row.rtx_running && !o.running && !o.ready, "11.7");
  CHECK(o.settled && o.settled->abortTaken && o.settled->abortFound == 0 && !o.settled->abortDone, "11.7 the completion waits");
  TELLS(h, "C0+2(0,rest) aborted", "8.7a before 8.4 (OC-11)"); TELLS(h, "Sent(50000) aborted", "8.4");
  CHECK(h.o.settled && h.o.settled->abortDone && !h.o.settled->abortTaken && !h.o.settled->drained, "11.7 the completion is allowed");
  h.answered(); TELLS(h, "", "no Abort event of our own (CHM-CLS-012)");
  Command ends = order(kComplete);
  ends.settled = true;
  h.post(100);
  CHECK(!h.o.settled || !h.o.settled->abortDone, "11.7 a receive is open again");
  const Outcome early = p.command(ends);
  CHECK(!early.happened && !early.entry && early.settled && early.settled->complete && !early.settled->abortDone, "11.7 the completion does not happen");
  TELLS(h, "C2+1(0,rest) aborted", "8.7a");
  CHECK(h.o.settled && h.o.settled->abortDone, "11.7 it is allowed again");
  const Outcome over = p.command(ends);
  CHECK(over.happened && over.entry && over.settled && over.settled->complete && over.settled->abortDone, "11.7 and happens");
  CHECK(p.segment(1, next(r)).verdict->rawReason == 11, "7.1 after an abort");
  h.o = p.command(order(kAbort));
  CHECK(!h.o.frame && h.o.settled && h.o.settled->abortDone && h.o.settled->abortTaken && h.o.settled->abortFound == 1, "11.7 aborted already");
  const TcpRow before = p.getRow(1);
  CHECK(unchanged(p.command(order(kAbort)), before), "11.7 nothing but the completion");
  TcpRow closed = established();
  closed.state = kClosed, closed.send_notify = 1;
  Host h2(p, closed);
  h2.o = p.command(order(kAbort));
  CHECK(!h2.o.frame && h2.o.settled && h2.o.settled->abortTaken && h2.o.settled->abortFound == 2 && !h2.o.settled->abortDone, "11.7 CLOSED, a notification is due");
  TELLS(h2, "Sent(50000)", "8.4");
  CHECK(h2.o.settled && h2.o.settled->abortDone, "11.7 in every case once it is told");
}

inline void faults(Pipe& p, Random& random) {
  TcpRow r = sending(1000, 3000);
  r.const_flags = 0xa5 & ~1;
  for (int i = 0; i < 60; ++i) {
    p.setRow(1, r);
    Command c = order(kInject);
    c.inject = 1, c.faultBit = uint16_t(random.below(2318));
    p.command(c);
    uint64_t corrected = 0;
    p.offer(kQuery, 1);
    for (int n = 0; n < 9; ++n) p.b.tick(), p.b.dut.valid_i = 0, corrected += Reader(p.b.dut.count_o).get(34) >> 33 & 1;
    const TcpRow now = p.getRow(1);
    CHECK(corrected == 1 && std::memcmp(&now, &r, 288) == 0, "11.11 bit %u corrected, counted once and written back", c.faultBit);
  }
  p.setRow(1, r);
  Command c = order(kInject);
  c.inject = 2, c.faultBit = 3, c.faultBit2 = 900;
  p.command(c);
  Outcome o = p.segment(1, next(r));
  CHECK(o.verdict->raw && o.verdict->rawReason == 11 && !o.happened && o.settled && o.settled->failed, "11.11 two bits: the connection has failed");
  CHECK(!p.grant(1).happened && !p.timer(1).happened && !p.step(1).happened, "11.11 nothing of it happens any more");
  CHECK(p.post({1, false, 0, 1, 5, false, false}).record.kind == kStale, "11.11 posts");
  o = p.command(order(kQuery));
  CHECK(o.snapshot, "11.11 Query ends (with Failure)");
  c = order(kComplete), c.free = true;
  CHECK(unchanged(p.command(c), TcpRow{}), "11.11 freed");
  p.live(1, r);
  CHECK(p.grant(1).frame.has_value(), "11.11 the next connection of the row is sound");
  // A copy of a row that is lost: the row is not given back before the copy has ended.
  Host h(p, established());
  h.post(100);
  h.data(30);
  for (int n = 0; n < 4 && !(o = p.step(1)).copy; ++n) {}
  CHECK(o.copy, "8.6a a copy is under way");
  c = order(kInject), c.inject = 2, c.faultBit = 3, c.faultBit2 = 900;
  p.command(c);
  o = p.command(order(kTerminate));
  CHECK(!o.settled || (o.settled->failed && !o.settled->drained), "11.11 its copy is under way");
  o = p.copied(1);
  CHECK(!o.happened && o.settled && o.settled->failed && o.settled->drained, "11.11 its copy has ended");
  // Lost by an order: once, with a record.
  p.live(1, r);
  o = p.command(order(kFail));
  CHECK(o.happened && o.record.kind == kFail && o.record.changed == 0 && o.settled && o.settled->failed, "11.11 Fail");
  CHECK(p.segment(1, next(r)).verdict->rawReason == 11 && !p.command(order(kFail)).happened, "11.11 and then nothing");
  o = p.command(order(kTerminate));
  CHECK(o.happened && o.record.changed == 0 && o.settled && o.settled->drained, "11.11b Terminate");
  o = p.command(order(kCapture));
  CHECK(o.happened && o.snapshot && o.record.changed == 0 && !o.row.captured, "11.11b Capture");
  // Lost behind an abort: it ends as it began where nothing is open, otherwise with Failure, at once.
  for (bool open : {false, true}) {
    p.live(1, established());
    Host h2(p, established());
    if (open) h2.post(100);
    h2.o = p.command(order(kAbort));
    if (!open) h2.run();
    p.command(order(kFail));
    c = order(kComplete), c.settled = true;
    o = p.command(c);
    CHECK(o.happened && o.entry && (o.entry->status == 0) == !open, "11.11c its abort, %s", open ? "open" : "settled");
  }
}

inline void recordsWithoutRow(Pipe& p) {
  p.live(0, sending(0, 5000));
  const TcpRow before = p.getRow(0);
  Command c = order(kComplete, 123);
  c.hasRow = false, c.target = 0x20010007;
  EventEntry e{};
  e.kind = 1, e.command_id = 123;
  std::memcpy(c.entry, &e, 64);
  Outcome o = p.command(c);
  CHECK(o.happened && o.entry && o.entry->command_id == 123 && o.record.target == 0x20010007 && o.record.fold == 0 && o.record.changed == 0, "11.1 Complete of a path");
  c.kind = kStale;
  o = p.command(c);
  CHECK(o.happened && o.record.kind == kStale && !o.entry && o.record.input_ref == 123, "11.9 Stale command");
  const TcpRow after = p.getRow(0);
  CHECK(std::memcmp(&before, &after, 288) == 0, "row 0 is not theirs");
}

}  // namespace chm
