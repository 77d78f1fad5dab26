// chm_divide equals the division of C++, with its corner cases, in 33 cycles.
// top: chm_divide
// config default:
#include "bench.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.in_valid_i = 0;
  b.reset();
  const uint32_t corners[] = {0, 1, 2, 3, 0x7fffffff, 0x80000000u, 0xfffffffeu, 0xffffffffu};
  for (int i = 0; i < 5000; ++i) {
    const uint32_t n = i < 64 ? corners[i / 8] : uint32_t(b.random.next() >> b.random.below(32));
    const uint32_t d = i < 64 ? corners[i % 8] : uint32_t(b.random.next() >> (32 + b.random.below(32)));
    b.dut.in_valid_i = 1;
    b.dut.numerator_i = n;
    b.dut.denominator_i = d;
    b.dut.out_ready_i = 0;
    b.tick();
    b.dut.in_valid_i = 0;
    unsigned cycles = 1;
    while (!b.dut.out_valid_o && cycles < 100) { b.tick(); ++cycles; }
    CHECK(cycles == 33, "%u cycles", cycles);
    for (uint64_t wait = b.random.below(3); wait; --wait) b.tick();
    CHECK(b.dut.quotient_o == (d ? n / d : 0xffffffffu) && b.dut.remainder_o == (d ? n % d : n), "%u / %u", n, d);
    b.dut.out_ready_i = 1;
    b.tick();
  }
  return b.finish();
}
