// Words leave chm_skid in order and once; a free output takes one word a cycle.
// top: chm_skid
// config default: -GWidth=32
#include "bench.h"
#include <deque>

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.in_valid_i = 0;
    b.reset();
    std::deque<uint32_t> held;
    unsigned moved = 0;
    const uint64_t start = b.cycle;
    while (moved < 1000) {
      b.dut.in_valid_i = !b.random.percent(idle);
      b.dut.in_data_i = uint32_t(b.random.next());
      b.dut.out_ready_i = !b.random.percent(pressure);
      b.settle();
      if (b.dut.out_valid_o && b.dut.out_ready_i) {
        CHECK(!held.empty() && b.dut.out_data_o == held.front(), "word %u", moved);
        if (!held.empty()) held.pop_front();
        ++moved;
      }
      if (b.dut.in_valid_i && b.dut.in_ready_o) held.push_back(b.dut.in_data_i);
      b.tick();
    }
    if (idle == 0 && pressure == 0) CHECK(b.cycle - start <= 1002, "1000 words took %lu cycles", b.cycle - start);
  });
  return b.finish();
}
