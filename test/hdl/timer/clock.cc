// tick = floor(now / k) at every instant, whenever the register is written (contract 2.2); records show time as it was when their event was taken.
// top: chm_clock
// config default: -Wno-fatal
#include <deque>

#include "bench.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.strobe_i = 0, b.dut.k_i = 0;
  b.reset();
  uint64_t now = 0;
  std::deque<uint64_t> taken(6, 0);   // instants of the last six cycles
  for (unsigned i = 0; i < 200000; ++i) {
    b.dut.k_i = unsigned(b.random.below(3));
    b.dut.strobe_i = b.random.percent(60);
    b.settle();
    const uint64_t k = b.dut.k_i == 2 ? 100 : b.dut.k_i == 1 ? 10 : 1;
    CHECK(b.dut.now_o == now && b.dut.tick_o == uint32_t(now / k), "now %llu, k %llu", (unsigned long long)now, (unsigned long long)k);
    CHECK(b.dut.retire_now_o == taken.front(), "an event of %llu retires", (unsigned long long)taken.front());
    taken.pop_front(), taken.push_back(now);
    now += b.dut.strobe_i;
    b.tick();
  }
  return b.finish();
}
