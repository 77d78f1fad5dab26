// Whoever wants is offered, soon, and nobody who does not: updates and takes of the same connection in the same cycle included.
// top: chm_ready_set
// config once: -GConnections=4 -GAgain=1'b0
// config again: -GConnections=4 -GAgain=1'b1
// config more: -GConnections=64 -GAgain=1'b1
#include <vector>

#include "bench.h"

#if defined(CHM_CONFIG_more)
constexpr unsigned kConnections = 64;
#else
constexpr unsigned kConnections = 4;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.update_i = b.dut.ready_i = 0;
  b.reset();
  std::vector<bool> wants(kConnections, false), owed(kConnections, false);   // owed: said so, and not taken since
  std::vector<unsigned> others(kConnections, 0);                             // takes of others meanwhile
  unsigned offers = 0, worst = 0;
  auto tick = [&](bool update, unsigned conn, bool wanted, bool ready) {
    b.dut.update_i = update, b.dut.conn_i = conn, b.dut.wanted_i = wanted, b.dut.ready_i = ready;
    b.settle();
    const bool take = b.dut.valid_o && ready;
    const unsigned taken = b.dut.conn_o;
    if (b.dut.valid_o) CHECK(wants[taken], "connection %u is offered and does not want", taken);
    if (update) {
      wants[conn] = wanted;
      if (wanted && !owed[conn]) others[conn] = 0;
      owed[conn] = wanted;
    }
    if (take) {
      ++offers;
      owed[taken] = false;
      for (unsigned c = 0; c < kConnections; ++c)
        if (owed[c]) worst = std::max(worst, ++others[c]);
    }
    b.tick();
  };
  for (unsigned phase = 0; phase < 24; ++phase) {
    const unsigned updates = phase % 2 ? 90 : 30, wanted = phase % 3 == 0 ? 20 : 70, ready = phase % 4 == 0 ? 100 : phase % 4 == 1 ? 60 : 20;
    for (unsigned i = 0; i < 4000; ++i)
      tick(b.random.percent(updates), unsigned(b.random.below(b.random.percent(60) ? 2 : kConnections)), b.random.percent(wanted), b.random.percent(ready));
    for (unsigned i = 0; i < 10 * kConnections + 20; ++i) tick(false, 0, false, true);
    for (unsigned c = 0; c < kConnections; ++c) CHECK(!owed[c], "connection %u was lost, phase %u", c, phase);
    for (unsigned c = 0; c < kConnections; ++c) tick(true, c, false, true);
    for (unsigned i = 0; i < 10 * kConnections + 20; ++i) tick(false, 0, false, true);
    CHECK(!b.dut.busy_o && !b.dut.valid_o, "nobody wants, nothing is left, phase %u", phase);
  }
  CHECK(worst <= 2 * kConnections, "takes of others before one's own: %u", worst);
  CHECK(offers > 10000, "offers: %u", offers);
  return b.finish();
}
