// Timers have every second slot, segments and grants share the rest; the others get what these leave and at least one slot in sixteen, each in its
// turn. Shares are counted in slots: who is able only now and then, when room comes, keeps them.
// top: chm_event_slots
// config default: -GN=10
#include <vector>

#include "bench.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.able_i = b.dut.wants_i = 0;
  b.reset();
  // Everything in `room` is able every `every`-th cycle only, everything else always.
  auto run = [&](unsigned wants, unsigned n, unsigned room = 0, unsigned every = 1) {
    std::vector<unsigned> taken(11, 0);
    for (unsigned i = 0; taken[10] < n && i < 100 * n; ++i) {
      b.dut.wants_i = wants;
      b.dut.able_i = i % every == 0 ? wants : wants & ~room;
      b.settle();
      for (unsigned s = 0; s < 10; ++s) taken[s] += b.dut.take_o >> s & 1;
      taken[10] += b.dut.take_o != 0;
      b.tick();
    }
    return taken;
  };
  auto t = run(0x1ff, 16 * 70);
  CHECK(t[0] == 525 && t[1] == 525, "segments and grants alternate: %u %u", t[0], t[1]);
  for (unsigned s = 2; s < 9; ++s) CHECK(t[s] == 10, "source %u has its share of one in sixteen: %u", s, t[s]);
  t = run(0x3ff, 32 * 70);
  CHECK(t[9] == 1120, "timers every second slot: %u", t[9]);
  for (unsigned s = 2; s < 9; ++s) CHECK(t[s] == 10, "source %u keeps its share of the rest: %u", s, t[s]);
  t = run(0x200, 50);
  CHECK(t[9] == 50, "timers alone: every slot");
  t = run(0x201, 160);
  CHECK(t[9] == 80 && t[0] == 80, "timers beside segments");
  t = run(0x3fc, 140);
  CHECK(t[9] == 70, "timers beside the others");
  for (unsigned s = 2; s < 9; ++s) CHECK(t[s] == 10, "free slots go round");
  t = run(0x001, 50);
  CHECK(t[0] == 50, "segments alone: every slot");
  t = run(0x003, 50);
  CHECK(t[0] == 25 && t[1] == 25, "segments and grants");
  // Room for one now and then: nobody is passed over.
  t = run(0x013, 16 * 20, 0x3ff, 24);
  CHECK(t[4] == 20, "one in sixteen of the slots that room allows: %u", t[4]);
  t = run(0x213, 32 * 20, 0x3ff, 24);
  CHECK(t[9] == 320 && t[4] == 20, "with timers, whose shares count alike: %u %u", t[9], t[4]);
  t = run(0x013, 16 * 20, 0x010, 24);
  CHECK(t[4] >= 12, "who is able every 24th cycle has a slot every 24: %u", t[4]);
  // The longest any able source waits, with sources that come and go.
  std::vector<unsigned> waited(10, 0);
  unsigned worst = 0, timer = 0;
  for (unsigned i = 0; i < 100000; ++i) {
    unsigned able = unsigned(b.random.next()) & 0x3ff;
    for (unsigned s = 0; s < 10; ++s) able |= (waited[s] != 0) << s;   // who waits keeps waiting
    b.dut.able_i = b.dut.wants_i = able;
    b.settle();
    for (unsigned s = 0; s < 10; ++s) {
      waited[s] = (able >> s & 1) && !(b.dut.take_o >> s & 1) ? waited[s] + 1 : 0;
      worst = std::max(worst, waited[s]);
    }
    timer = std::max(timer, waited[9]);
    b.tick();
  }
  CHECK(worst <= 2 * 16 * 7, "no source waits longer than a round: %u", worst);
  CHECK(timer <= 1, "a timer waits for one slot: %u", timer);
  return b.finish();
}
