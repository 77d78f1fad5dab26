// How fast events follow each other: different connections one a cycle, one connection every third, and the time from a segment to its ACK.
// top: chm_engine
// config small: -GConnections=8
// config default: -GConnections=1024
// config large: -GConnections=16384
#include "device.h"

using namespace chm;

namespace {

#ifdef CHM_CONFIG_small
constexpr unsigned kConnections = 8;
#elif defined(CHM_CONFIG_large)
constexpr unsigned kConnections = 16384;
#else
constexpr unsigned kConnections = 1024;
#endif

void live(Device& d, unsigned n, const TcpRow& row) {
  for (unsigned c = 0; c < n; ++c) d.initiate(uint16_t(c), row);
  d.settle();
  d.records.clear(), d.frames.clear(), d.verdicts.clear(), d.entries.clear();
}

// Cycles an event between the first and the last record of `kind`.
double rate(const Device& d, uint8_t kind) {
  uint64_t first = 0, last = 0, n = 0;
  for (const RetireRecord& r : d.records)
    if (r.kind == kind) { if (n++ == 0) first = r.cycle; last = r.cycle; }
  return n > 1 ? double(last - first) / double(n - 1) : 1e9;
}

// `n` ACK segments, round robin over `over` connections.
double segments(Device& d, unsigned over, unsigned n, uint16_t bytes) {
  d.reset();
  TcpRow row = established();
  row.rtx_running = 0;
  live(d, over, row);
  for (unsigned i = 0; i < n; ++i) {
    Seg s = next(row, bytes);
    s.seq = row.rcv_nxt + (i / over) * bytes, s.frame = i;
    d.segments.emplace_back(uint16_t(i % over), s);
  }
  d.settle();
  CHECK(d.verdicts.size() == n && std::none_of(d.verdicts.begin(), d.verdicts.end(), [](const Verdict& v) { return v.raw; }), "every segment is treated");
  for (unsigned c = 0; c < over; ++c) CHECK(d.rows[c].rcv_nxt == row.rcv_nxt + n / over * bytes, "every byte of connection %u", c);
  return rate(d, 1);
}

// `n` segments of one MSS out, over `over` connections.
double grants(Device& d, unsigned over, unsigned n) {
  d.reset();
  TcpRow row = established();
  row.cwnd = row.snd_wnd = row.max_snd_wnd = 1 << 30;
  live(d, over, row);
  for (unsigned c = 0; c < over; ++c) d.posts.push_back({uint16_t(c), false, 0, 1, row.snd_end + n / over * 1460, false, false});
  d.settle();
  CHECK(d.frames.size() == n, "every segment leaves: %zu", d.frames.size());
  return rate(d, 2);
}

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Device d(b, kConnections);
  const double ack = segments(d, kConnections, kConnections * 4, 0);
  CHECK(ack < 1.01, "ACKs over all connections: one a cycle, %.2f", ack);
  const double three = segments(d, 3, 300, 0), two = segments(d, 2, 300, 0), one = segments(d, 1, 300, 0);
  CHECK(three < 1.01 && one <= 3.01, "three connections one a cycle, one every third: %.2f %.2f", three, one);
  const double data = segments(d, 1, 60, 64), many = segments(d, 4, 240, 64);
  CHECK(data <= 8 && many <= 4, "64 B payload: one connection %.2f, four %.2f", data, many);
  const double send1 = grants(d, 1, 60), send8 = grants(d, 8, 800);
  CHECK(send1 <= 4 && send8 < 1.3, "segments out: one connection %.2f, eight %.2f", send1, send8);

  // Segment in to ACK job out.
  d.reset();
  d.cfg.ackFrequency = 1, d.cfg.packed().to(b.dut.cfg_i);
  live(d, 1, established());
  d.settle();
  d.segments.emplace_back(0, next(established(), 100));
  const uint64_t start = b.cycle;
  while (d.frames.empty() && b.cycle < start + 100) d.tick();
  const uint64_t latency = b.cycle - 1 - start;   // the job is offered in this cycle
  CHECK(latency <= 8, "segment in to ACK job out: %llu cycles", (unsigned long long)latency);
  std::printf("cycles a segment: all %.2f, three %.2f, two %.2f, one %.2f; 64 B payload: one %.2f, four %.2f; "
              "segments out: one %.2f, eight %.2f; segment in to ACK job out: %llu cycles\n",
              ack, three, two, one, data, many, send1, send8, (unsigned long long)latency);
  return b.finish();
}
