// Jobs in, frames out: every frame byte for byte as an independent reference builds it, in the order of the jobs. Random rings (small and large, with
// entries of no bytes), random buffer addresses, retransmissions that seek back, go-back, acknowledged entries overwritten and their buffers scribbled
// over at once, connections that end and start anew on the same row, path and neighbor rows that change.
// top: chm_transmit
// config w512: -GDataW=512 -GConnections=16
// config w64: -GDataW=64 -GConnections=16
#include <cinttypes>

#include "reference.h"

// Random life of some connections, under the given idle and back-pressure.
static void churn(Rig& r, unsigned idle, unsigned pressure, unsigned steps) {
  auto& random = r.b.random;
  r.pressure = pressure;
  r.entries.stallPercent = r.payload.stallPercent = pressure / 2;
  r.entries.readLatency = 1 + unsigned(random.below(300));
  r.payload.readLatency = 1 + unsigned(random.below(300));
  unsigned from = 0, span = 0;
  for (unsigned n = 0; n < steps; ++n) {
    if (n % 300 == 0) {   // a few of them for a while (chm_tx_hot), or all
      const unsigned spans[] = {1, 3, 6, unsigned(r.connections.size())};
      span = spans[random.below(4)];
      from = unsigned(random.below(r.connections.size()));
    }
    Connection& c = r.connections[(from + random.below(span)) % r.connections.size()];
    if (!c.live) {
      if (c.openJobs == 0) r.start(c, 2 + unsigned(random.below(7)), random.percent(50) ? 1460 : 200 + unsigned(random.below(1200)));
      continue;
    }
    const unsigned what = unsigned(random.below(100));
    if (what < 30) r.post(c, 1 + unsigned(random.below(4)));
    else if (what < 62) r.sendNew(c);
    else if (what < 68) r.sendAt(c, c.una);                                        // fast retransmit
    else if (what < 72) c.nxt = c.una;                                             // retransmission timeout: go back
    else if (what < 76 && c.max != c.una) r.sendAt(c, c.una + uint32_t(random.below(c.max - c.una)));
    else if (what < 90) r.acknowledge(c, uint32_t(random.below(c.max - c.una + 1)));
    else if (what < 96) r.job(c, c.nxt, 0);                                        // pure acknowledgement
    else if (what < 97) r.changeRows();
    else if (what < 98) { c.live = false; }
    if (random.percent(idle)) for (unsigned i = unsigned(random.below(40)); i > 0; --i) r.cycle();
  }
  r.drain();
}

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  Rig r(b, 16);
  r.reset();
  const unsigned steps = kBeat == 64 ? 9000 : 3000;
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) { churn(r, idle, pressure, steps); });
  CHECK(r.frames > (kBeat == 64 ? 5000 : 1000) && r.backward > 200 && r.gathered8 > 20 && r.restarts > 20, "%" PRIu64 " frames, %" PRIu64 " seeks, %" PRIu64 " of 8 entries, %" PRIu64 " restarts",
        r.frames, r.backward, r.gathered8, r.restarts);
  CHECK(r.lost == 0 && r.dropped == 0, "%" PRIu64 " lost, %" PRIu64 " dropped", r.lost, r.dropped);

  // What the ring does not hold is never sent: the frame is dropped, told, and all others go on.
  for (Connection& c : r.connections) c.live = false;
  r.drain();
  Connection& c = r.connections[3];
  r.start(c, 4, 1000, 0);
  for (unsigned i = 0; i < 3; ++i) { r.postOne(c, 1500, r.bufferAt); r.bufferAt += 1500; }
  while (c.max - c.una < 3200) r.sendNew(c);
  r.drain();
  r.job(c, c.end + 5000, 700, false);        // ahead of what was posted
  r.job(c, c.nxt, 0);
  r.sendNew(c);
  r.drain();
  for (unsigned i = 0; i < 64 << c.log2; ++i) r.entries.byte(c.ring + i) = 0;
  r.job(c, c.una, 700, false);               // back in a ring that was wiped out
  r.job(c, c.nxt, 0);
  r.drain();
  CHECK(r.lost == 2 && r.dropped == 2, "%" PRIu64 " lost, %" PRIu64 " dropped", r.lost, r.dropped);
  CHECK(r.droppedOf == 3, "of connection %u", r.droppedOf);
  // A damaged resource row: no ring is read, and what needs it is lost.
  r.start(c, 4, 1000, 0);
  for (unsigned i = 0; i < 3; ++i) { r.postOne(c, 500, r.bufferAt); r.bufferAt += 500; }
  r.resourceBad = true;
  const uint64_t reads = r.entries.readBursts;
  r.job(c, c.nxt, 400, false);
  r.drain();
  CHECK(r.lost == 3 && r.dropped == 3 && r.entries.readBursts == reads, "%" PRIu64 " lost, %" PRIu64 " dropped, %" PRIu64 " reads", r.lost, r.dropped, r.entries.readBursts - reads);
  r.resourceBad = false;
  // More entries than a segment may gather from.
  r.start(c, 5, 1000, 0);
  for (unsigned i = 0; i < 12; ++i) { r.postOne(c, 40, r.bufferAt); r.bufferAt += 40; }
  r.job(c, c.nxt, 9 * 40, false);
  r.drain();
  CHECK(r.lost == 4 && r.dropped == 4, "%" PRIu64 " lost, %" PRIu64 " dropped", r.lost, r.dropped);
  // A damaged path row: nothing leaves with it.
  r.pathBad = true;
  r.job(c, c.nxt, 0, false);
  r.drain();
  r.pathBad = false;
  CHECK(r.dropped == 5, "%" PRIu64 " dropped", r.dropped);
  for (int i = 0; i < 400; ++i) r.cycle();
  CHECK(!b.dut.busy_o, "busy with nothing to do");
  CHECK(r.entries.violations + r.payload.violations == 0, "breaches of AXI");
  std::printf("%" PRIu64 " frames, %" PRIu64 " retransmissions, %" PRIu64 " gathers of 8, %" PRIu64 " restarts\n", r.frames, r.backward, r.gathered8, r.restarts);
  return b.finish();
}
