// A consumer that takes nothing stops only the events that may need it; nothing overflows (assertions of the queues), and afterwards all goes on.
// top: chm_engine
// config small: -GConnections=8
#include "device.h"

using namespace chm;

namespace {

// Ticks with some outputs held back.
void hold(Device& d, unsigned cycles, bool verdict, bool tx, bool copy, bool entry) {
  for (unsigned i = 0; i < cycles; ++i) {
    d.blocked = {verdict, tx, copy, entry};
    d.tick();
  }
  d.blocked = {};
}
uint64_t count(const Device& d, uint8_t kind) {
  return uint64_t(std::count_if(d.records.begin(), d.records.end(), [&](const RetireRecord& r) { return r.kind == kind; }));
}
void start(Device& d, const TcpRow& row) {
  d.reset();
  d.buffers.clear();
  for (uint16_t c = 0; c < 8; ++c) d.initiate(c, row);
  d.settle();
  d.records.clear(), d.entries.clear();
}
void flood(Device& d, const TcpRow& row, unsigned each, uint16_t bytes) {
  for (unsigned n = 0; n < each; ++n)
    for (uint16_t c = 0; c < 8; ++c) {
      Seg s = next(row, bytes);
      s.seq = row.rcv_nxt + n * bytes;
      d.segments.emplace_back(c, s);
    }
}
// Plays hosts that accept every indication until all is delivered.
void deliver(Device& d) {
  for (int i = 0; i < 2000; ++i) {
    while (d.buffers.size() < 4) d.buffers.emplace_back(0x1000, 1);
    while (!d.copies.empty()) d.copied.emplace_back(d.copies.front().conn, d.copies.front().bytes), d.copies.pop_front();
    while (!d.entries.empty()) {
      const EventEntry e = d.entries.front();
      d.entries.pop_front();
      if (e.kind == 4) d.answers.push_back({uint16_t(e.target & 0xffff), 3, 1, e.serial, 0, 0, 0});
    }
    d.settle();
    if (d.copies.empty() && d.entries.empty()) break;
  }
  for (uint16_t c = 0; c < 8; ++c) CHECK(d.rows[c].rcv_cons == d.rows[c].rcv_nxt, "connection %u: everything is delivered", c);
}

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Device d(b, 8);
  const TcpRow row = established();

  // Event ring full: reception and acknowledgements go on, notifications wait (layout, ring Event).
  start(d, row);
  for (unsigned n = 0; n < 120; ++n) d.posts.push_back({uint16_t(n % 8), false, uint16_t(n / 8), 1, row.snd_end, false, false});
  for (unsigned i = 0; i < 2000; ++i) { d.blocked = {false, false, false, true}; d.tick(); if (!d.posts.empty() && i % 9 == 0) d.strobe = true; }
  const uint64_t steps = count(d, 8);
  CHECK(steps >= 40 && steps <= 64, "Steps stop when entries find no room: %llu", (unsigned long long)steps);
  flood(d, row, 20, 100);
  hold(d, 2000, false, false, false, true);
  CHECK(count(d, 1) == 160 && count(d, 8) <= 64 + 8, "segments are still taken: %llu", (unsigned long long)count(d, 1));
  CHECK(d.entries.empty(), "nothing was written");
  deliver(d);

  // Entries of copies under way are reserved: Copied never waits for the ring.
  start(d, row);
  for (int i = 0; i < 8; ++i) d.buffers.emplace_back(0x1000, uint16_t(i));
  flood(d, row, 1, 500);
  d.settle();
  CHECK(d.copies.size() == 8, "eight indications start: %zu", d.copies.size());
  for (unsigned n = 0; n < 600; ++n) d.posts.push_back({uint16_t(n % 8), false, uint16_t(n / 8), 1, row.snd_end, false, false});
  hold(d, 9000, false, false, false, true);
  while (!d.copies.empty()) d.copied.emplace_back(d.copies.front().conn, d.copies.front().bytes), d.copies.pop_front();
  const uint64_t copied = count(d, 7);
  hold(d, 200, false, false, false, true);
  CHECK(count(d, 7) == copied + 8, "8 Copied events with a full event queue: %llu", (unsigned long long)(count(d, 7) - copied));
  deliver(d);

  // Egress or verdicts blocked: segments stop, nothing is lost.
  for (int which = 0; which < 3; ++which) {
    start(d, row);
    flood(d, row, 30, 10);
    if (which == 2) b.dut.places_i = 8;
    hold(d, 1000, which == 0, which == 1, false, false);
    const size_t left = d.segments.size();
    CHECK(left > 100, "segments wait, case %d: %zu", which, left);
    b.dut.places_i = 256;
    d.settle();
    CHECK(count(d, 1) == 240 && d.verdicts.size() == 240 && d.segments.empty(), "and go on: %llu", (unsigned long long)count(d, 1));
    d.verdicts.clear();
  }

  // Lossless retirement: at most eight records after almost_full.
  start(d, row);
  flood(d, row, 30, 10);
  d.run(50);
  b.dut.retire_almost_full_i = 1;
  const uint64_t before = d.retired;
  d.run(200);
  CHECK(d.retired - before <= 8, "records after almost full: %llu", (unsigned long long)(d.retired - before));
  b.dut.retire_almost_full_i = 0;
  d.settle();
  CHECK(count(d, 1) == 240, "all retire");

  // Without an indication buffer the engine is idle; the first buffer wakes one connection.
  start(d, row);
  flood(d, row, 1, 100);
  d.settle();
  CHECK(!b.dut.busy_o && d.copies.empty(), "8.1 waiting for a buffer is no work");
  d.buffers.emplace_back(0x7000, 5);
  d.run(30);
  CHECK(d.copies.size() == 1 && d.copies.front().host == 0x7000, "one buffer, one copy");
  deliver(d);
  return b.finish();
}
