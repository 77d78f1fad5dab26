// Words leave chm_fifo_through in order and once, whatever the idle and back-pressure; one that finds nothing before it leaves in its own cycle.
// top: chm_fifo_through
// config two: -GWidth=8 -GDepth=2
// config odd: -GWidth=40 -GDepth=5
#include "bench.h"
#include <deque>

#if defined(CHM_CONFIG_two)
constexpr unsigned kDepth = 2, kBytes = 1;
#else
constexpr unsigned kDepth = 5, kBytes = 5;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.in_valid_i = 0;
    b.dut.out_ready_i = 0;
    b.reset();
    std::deque<std::string> held;
    unsigned moved = 0, at_once = 0, full = 0;
    while (moved < 2000) {
      std::string word(kBytes, 0);
      for (char& c : word) c = char(b.random.next());
      b.dut.in_valid_i = !b.random.percent(idle);
      b.dut.out_ready_i = !b.random.percent(pressure);
      chm::putBytes(b.dut.in_data_i, word.data(), kBytes);
      b.settle();
      const bool empty = held.empty();
      CHECK(b.dut.in_ready_o == (held.size() < kDepth), "room at cycle %lu", b.cycle);
      if (b.dut.in_valid_i && b.dut.in_ready_o) held.push_back(word);
      CHECK(b.dut.out_valid_o == !held.empty(), "valid at cycle %lu", b.cycle);
      if (b.dut.out_valid_o && b.dut.out_ready_i) {
        std::string got(kBytes, 0);
        chm::getBytes(b.dut.out_data_o, got.data(), kBytes);
        CHECK(got == held.front(), "word %u", moved);
        held.pop_front();
        ++moved;
        at_once += empty;
      }
      full += held.size() == kDepth;
      b.tick();
    }
    CHECK(pressure || at_once == moved, "never pressed, %u of %u words waited", moved - at_once, moved);
    if (pressure > idle) CHECK(full > 0, "idle %u, pressure %u never filled it", idle, pressure);
  });
  return b.finish();
}
