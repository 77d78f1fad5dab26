// chm_checksum equals RFC 1071 computed bytewise, for any keep, frames back to back.
// top: chm_checksum
// config narrow: -GDataW=64
// config wide: -GDataW=512
#include "bench.h"
#include <deque>
#include <vector>
#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8;
#else
constexpr unsigned kB = 64;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.valid_i = 0;
  b.reset();
  std::deque<std::pair<uint64_t, unsigned>> want;  // cycle, sum
  for (int frame = 0; frame < 3000; ++frame) {
    const bool carry = frame % 10 == 0;  // 0xffffffff + 0xffffffff + 1: the folded sum carries a second time
    const unsigned beats = carry ? 2 : unsigned(b.random.between(1, b.random.percent(80) ? 4 : 192));
    const bool ones = b.random.percent(10);
    uint64_t sum = 0;
    for (unsigned beat = 0; beat < beats; ++beat) {
      uint8_t data[kB];
      uint64_t keep = b.random.percent(50) ? ~0ull : b.random.percent(50) ? b.random.next() : ~0ull << b.random.below(kB);
      if (carry) keep = ~0ull;
      if (kB == 8) keep &= 0xff;
      for (unsigned i = 0; i < kB; ++i) {
        const unsigned at = beat * kB + i;
        data[i] = carry ? (at < 8 ? 0xff : at == 8) : ones ? 0xff : uint8_t(b.random.next());
        if (keep >> i & 1) sum += i % 2 ? unsigned(data[i]) << 8 : data[i];
      }
      b.dut.valid_i = 1;
      b.dut.first_i = beat == 0;
      b.dut.last_i = beat + 1 == beats;
      chm::putBytes(b.dut.data_i, data, kB);
      b.dut.keep_i = keep;
      if (b.dut.last_i) {
        while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
        want.emplace_back(b.cycle + 2, unsigned(sum));
      }
      b.tick();
      const bool due = !want.empty() && want.front().first == b.cycle;
      CHECK(b.dut.done_o == due, "done at cycle %lu", b.cycle);
      if (due) {
        CHECK(b.dut.sum_o == want.front().second, "frame %d", frame);
        want.pop_front();
      }
    }
  }
  return b.finish();
}
