// Segments and grants share the slots; the others get what these leave and at least one slot in sixteen, each in its turn.
// top: chm_event_slots
// config default: -GN=10
#include <vector>

#include "bench.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.able_i = 0;
  b.reset();
  auto run = [&](unsigned able, unsigned n) {
    std::vector<unsigned> taken(11, 0);
    for (unsigned i = 0; i < n; ++i) {
      b.dut.able_i = able;
      b.settle();
      for (unsigned s = 0; s < 10; ++s) taken[s] += b.dut.take_o >> s & 1;
      taken[10] += b.dut.take_o != 0;
      b.tick();
    }
    return taken;
  };
  auto t = run(0x3ff, 16 * 80);
  CHECK(t[0] == 600 && t[1] == 600, "segments and grants alternate: %u %u", t[0], t[1]);
  for (unsigned s = 2; s < 10; ++s) CHECK(t[s] == 10, "source %u has its share of one in sixteen: %u", s, t[s]);
  t = run(0x101, 160);
  CHECK(t[8] == 10 && t[0] == 150, "timers alone beside segments");
  t = run(0x3fc, 80);
  for (unsigned s = 2; s < 10; ++s) CHECK(t[s] == 10, "free slots go round");
  t = run(0x001, 50);
  CHECK(t[0] == 50, "segments alone: every slot");
  t = run(0x003, 50);
  CHECK(t[0] == 25 && t[1] == 25, "segments and grants");
  // The longest any able source waits, with sources that come and go.
  std::vector<unsigned> waited(10, 0);
  unsigned worst = 0;
  for (unsigned i = 0; i < 100000; ++i) {
    unsigned able = unsigned(b.random.next()) & 0x3ff;
    for (unsigned s = 0; s < 10; ++s) able |= (waited[s] != 0) << s;   // who waits keeps waiting
    b.dut.able_i = able;
    b.settle();
    for (unsigned s = 0; s < 10; ++s) {
      waited[s] = (able >> s & 1) && !(b.dut.take_o >> s & 1) ? waited[s] + 1 : 0;
      worst = std::max(worst, waited[s]);
    }
    b.tick();
  }
  CHECK(worst <= 16 * 8, "no source waits longer than a round: %u", worst);
  return b.finish();
}
