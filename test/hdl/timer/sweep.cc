// A deadline is offered once it has come, never before, and never lost, whatever is written meanwhile; a pass over all rows takes Connections / 4
// cycles, and without a reason for one the table rests.
// top: chm_sweep
// config four: -GConnections=4
// config small: -GConnections=8
// config default: -GConnections=1024
#include <vector>

#include "bench.h"

#if defined(CHM_CONFIG_four)
constexpr unsigned kConnections = 4;
#elif defined(CHM_CONFIG_small)
constexpr unsigned kConnections = 8;
#else
constexpr unsigned kConnections = 1024;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  struct Deadline { bool running = false; uint64_t at = 0; };
  std::vector<Deadline> deadlines(kConnections);
  std::vector<std::pair<uint64_t, unsigned>> fired;   // cycle at which the event writes its row back, connection
  uint64_t now = 0, offers = 0;
  bool write = false;
  unsigned conn = 0;
  auto tick = [&](bool strobe, bool take) {
    b.dut.strobe_i = strobe, b.dut.now_i = now, b.dut.write_i = write, b.dut.write_conn_i = conn;
    b.dut.running_i = deadlines[conn].running, b.dut.deadline_i = deadlines[conn].at;
    b.dut.taken_i = 0;
    b.settle();
    if (b.dut.due_o && take) {
      b.dut.taken_i = 1;
      fired.emplace_back(b.cycle + 6, b.dut.conn_o);
    }
    b.tick();
    now += strobe;
    write = false;
  };
  b.dut.write_i = b.dut.taken_i = 0;
  b.reset();
  for (unsigned c = 0; c < kConnections; ++c) write = true, conn = c, tick(false, false);

  for (unsigned phase = 0; phase < 3; ++phase) {
    const unsigned takes = phase == 0 ? 100 : phase == 1 ? 50 : 7, writes = phase == 2 ? 80 : 20;
    for (unsigned i = 0; i < 60000; ++i) {
      if (!fired.empty() && fired.front().first <= b.cycle) {   // the event: late offers find nothing due and leave the row
        const unsigned c = fired.front().second;
        fired.erase(fired.begin());
        if (deadlines[c].running && now >= deadlines[c].at) {
          ++offers;
          deadlines[c].running = b.random.percent(70), deadlines[c].at = now + b.random.below(20);
        }
        write = true, conn = c;
      } else if (b.random.percent(writes)) {
        const unsigned c = unsigned(b.random.below(kConnections));
        if (!(deadlines[c].running && now >= deadlines[c].at)) deadlines[c].running = b.random.percent(80), deadlines[c].at = now + b.random.below(30);
        write = true, conn = c;
      }
      tick(b.random.percent(1), b.random.percent(takes));
    }
    // Nothing moves any more: everything that has come must be offered before the sweep rests.
    for (unsigned i = 0; i < 20 * kConnections + 200; ++i) {
      if (!fired.empty() && fired.front().first <= b.cycle) {
        const unsigned c = fired.front().second;
        fired.erase(fired.begin());
        if (deadlines[c].running && now >= deadlines[c].at) deadlines[c].running = false;
        write = true, conn = c;
      }
      tick(false, true);
    }
    CHECK(!b.dut.busy_o, "the sweep rests, phase %u", phase);
    for (unsigned c = 0; c < kConnections; ++c) CHECK(!(deadlines[c].running && now >= deadlines[c].at), "the deadline of %u was not offered", c);
  }
  CHECK(offers > 1000, "deadlines came: %llu", (unsigned long long)offers);

  // One deadline, from its strobe to the offer.
  for (unsigned c = 0; c < kConnections; ++c) deadlines[c].running = false, write = true, conn = c, tick(false, true);
  uint64_t worst = 0;
  for (unsigned n = 0; n < 200; ++n) {
    const unsigned c = unsigned(b.random.below(kConnections));
    deadlines[c] = {true, now + 1};
    write = true, conn = c;
    tick(false, true);
    for (unsigned i = 0; i < 5; ++i) tick(false, true);
    CHECK(!b.dut.busy_o && !b.dut.due_o, "not before its time");
    tick(true, false);
    const uint64_t start = b.cycle;
    b.settle();
    while (!b.dut.due_o && b.cycle < start + 10000) tick(false, false);
    CHECK(b.dut.conn_o == c, "connection");
    worst = std::max(worst, b.cycle - start);
    deadlines[c].running = false, write = true, conn = c;
    tick(false, true);
    for (unsigned i = 0; i < kConnections + 40; ++i) tick(false, true);
    fired.clear();
  }
  CHECK(worst <= kConnections / 4 + 16, "one sweep: %llu cycles", (unsigned long long)worst);
  std::printf("strobe to offer: at most %llu cycles\n", (unsigned long long)worst);
  return b.finish();
}
