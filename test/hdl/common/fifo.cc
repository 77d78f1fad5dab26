// Words leave chm_fifo in order and once, whatever the idle and back-pressure; count and almost_full are exact.
// top: chm_fifo
// config two: -GWidth=8 -GDepth=2 -GMargin=0
// config odd: -GWidth=40 -GDepth=5 -GMargin=2
// config wide: -GWidth=512 -GDepth=16 -GMargin=4
// config shown: -GWidth=512 -GDepth=16 -GMargin=4 -GShown=1'b1
#include "bench.h"
#include <deque>

#if defined(CHM_CONFIG_two)
constexpr unsigned kDepth = 2, kMargin = 0, kBytes = 1;
#elif defined(CHM_CONFIG_odd)
constexpr unsigned kDepth = 5, kMargin = 2, kBytes = 5;
#else
constexpr unsigned kDepth = 16, kMargin = 4, kBytes = 64;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.in_valid_i = 0;
    b.dut.out_ready_i = 0;
    b.reset();
    std::deque<std::string> held;
    unsigned moved = 0, full = 0;
    while (moved < 2000) {
      std::string word(kBytes, 0);
      for (char& c : word) c = char(b.random.next());
      b.dut.in_valid_i = !b.random.percent(idle);
      b.dut.out_ready_i = !b.random.percent(pressure);
      chm::putBytes(b.dut.in_data_i, word.data(), kBytes);
      b.settle();
      {
        CHECK(b.dut.count_o == held.size(), "count at cycle %lu", b.cycle);
        CHECK(b.dut.out_valid_o == !held.empty(), "valid at cycle %lu", b.cycle);
      }
      const bool push = b.dut.in_valid_i && b.dut.in_ready_o, pop = b.dut.out_valid_o && b.dut.out_ready_i;
      if (b.dut.in_ready_o) CHECK(b.dut.almost_full_o == (held.size() + kMargin >= kDepth), "almost full, %zu held", held.size());
      if (pop) {
        std::string got(kBytes, 0);
        chm::getBytes(b.dut.out_data_o, got.data(), kBytes);
        CHECK(got == held.front(), "word %u", moved);
        held.pop_front();
        ++moved;
      }
      if (push) held.push_back(word);
      full += held.size() == kDepth;
      b.tick();
    }
    if (pressure > idle) CHECK(full > 0, "idle %u, pressure %u never filled it", idle, pressure);
  });
  return b.finish();
}
