// Cycles a segment out of 16 KiB buffers at any address, host-read latency 250 cycles, for 1, 4 and 256 connections; latency of a pure acknowledgement.
// top: chm_transmit
// config w512: -GDataW=512 -GConnections=256
// config w64: -GDataW=64 -GConnections=256
#include "reference.h"

static double rate(Rig& r, unsigned conns, unsigned mss, bool ts, unsigned buffer, unsigned latency, unsigned turn = 1) {   // turn: segments of one in a row
  for (Connection& c : r.connections) c.live = false;
  r.drain();
  r.payload.readLatency = r.entries.readLatency = latency;
  for (unsigned i = 0; i < conns; ++i) {
    Connection& c = r.connections[i];
    r.start(c, 7, mss, 0);
    c.ts = ts;
  }
  const auto more = [&](unsigned n) {
    for (unsigned i = 0; i < n; ++i) {
      Connection& c = r.connections[i / turn % conns];
      // The host posts well ahead: 40 small buffers.
      while (c.end - c.nxt < std::max(mss, std::min(40 * buffer, 60000u)) && uint16_t(c.tail - c.freed) < 100) {
        for (unsigned k = 0; k < 8; ++k) { r.bufferAt += 20000 + r.b.random.below(64); r.postOne(c, buffer, r.bufferAt); }
      }
      r.sendNew(c);
      if (c.max - c.una > 60000) r.acknowledge(c, 30000);
    }
  };
  // Warm: every connection has its first entries.
  more((2 * conns + 200) * turn);
  r.drain();
  const unsigned n = conns > 4 ? 2560 : 1200;
  const uint64_t from = r.b.cycle, before = r.frames;
  while (r.frames < before + n) {
    if (r.queue.size() < 2 * conns + 8) more(conns * turn);
    r.cycle();
  }
  const double each = double(r.b.cycle - from - latency) / n;
  std::printf("%4u bytes%s, %3u connections, turns of %2u, buffers of %5u, latency %3u: %.2f cycles a segment\n", mss, ts ? " +ts" : "", conns, turn, buffer, latency, each);
  r.drain();
  return each;
}

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  Rig r(b, 256);
  r.plain = true;
  r.reset();
  for (unsigned latency : {250u, 1u}) {
    for (unsigned ts = 0; ts < 2; ++ts) {
      for (unsigned conns : {1u, 4u, 256u}) {
        if (latency == 1 && conns == 4) continue;
        const unsigned header = ts ? 66 : 54, large = ts ? 1448 : 1460;
        const double big = rate(r, conns, large, ts, 16384, latency), small = rate(r, conns, 64, ts, 16384, latency);
        CHECK(big <= (large + header + kBeat - 1) / kBeat + 1.0, "large segments at the rate of the wire");
        CHECK(small <= (64 + header + kBeat - 1) / kBeat + 0.5, "small segments at the rate of the wire");
      }
    }
  }
  CHECK(kBeat == 8 || r.payload.mostReadsInFlight >= 128, "%" PRIu64 " reads in flight", r.payload.mostReadsInFlight);
  std::printf("at most %" PRIu64 " reads in flight\n", r.payload.mostReadsInFlight);
  // Small buffers: the entries of a few connections must be read far ahead, those of many are.
  for (unsigned conns : {1u, 2u, 3u, 4u, 5u, 8u, 16u, 256u}) {
    for (unsigned buffer : {1460u, 4096u}) {
      CHECK(rate(r, conns, 1460, false, buffer, 250) <= (kBeat == 64 ? 28 : 195), "segments out of small buffers");
    }
  }
  for (unsigned conns : {5u, 12u}) for (unsigned turn : {10u, 30u}) CHECK(rate(r, conns, 1460, false, 1460, 250, turn) <= (kBeat == 64 ? 28 : 195), "turns");

  for (unsigned ts = 0; ts < 2; ++ts) {
    Connection& c = r.connections[0];
    c.ts = ts;
    for (int i = 0; i < 600; ++i) r.cycle();
    r.job(c, c.nxt, 0);
    r.drain();
    std::printf("acknowledgement%s: first beat %" PRIu64 " cycles after the job\n", ts ? " +ts" : "", r.firstBeatAt - r.acceptedAt);
    CHECK(r.firstBeatAt - r.acceptedAt <= 6, "latency of an acknowledgement");
  }
  return b.finish();
}
