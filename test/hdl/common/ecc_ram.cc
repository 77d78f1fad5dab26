// chm_ecc_ram: rows come back as written; any one flipped stored bit is corrected and reported, any two are reported.
// top: chm_ecc_ram
// config row: -GWidth=2304 -GDepth=16 -GForward=1'b1
// config odd: -GWidth=100 -GDepth=8
// config word: -GWidth=64 -GDepth=8 -GForward=1'b1
#include "bench.h"
#include <vector>
#if defined(CHM_CONFIG_row)
constexpr unsigned kWidth = 2304, kCheck = 6 + 6 + 2, kDepth = 16;
constexpr bool kForward = true;
#elif defined(CHM_CONFIG_odd)
constexpr unsigned kWidth = 100, kCheck = 6 + 2 + 2, kDepth = 8;
constexpr bool kForward = false;
#else
constexpr unsigned kWidth = 64, kCheck = 6 + 1 + 2, kDepth = 8;
constexpr bool kForward = true;
#endif
using Row = std::vector<uint8_t>;

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  constexpr unsigned kBytes = (kWidth + 7) / 8, kStored = kWidth + kCheck;
  auto randomRow = [&] {
    Row r(kBytes);
    for (auto& x : r) x = uint8_t(b.random.next());
    if (kWidth % 8) r.back() &= uint8_t((1u << kWidth % 8) - 1);
    return r;
  };
  auto write = [&](unsigned at, const Row& r, unsigned flips, unsigned one = 0, unsigned two = 0) {
    b.dut.wr_en_i = 1;
    b.dut.wr_addr_i = at;
    chm::putBytes(b.dut.wr_data_i, r.data(), kBytes);
    b.dut.inject_i = flips;
    b.dut.inject_bit_i = one;
    b.dut.inject_bit2_i = two;
  };
  auto read = [&](unsigned at) {
    b.dut.rd_en_i = 1;
    b.dut.rd_addr_i = at;
    b.tick();
    b.dut.rd_en_i = b.dut.wr_en_i = 0;
    b.settle();
    Row r(kBytes);
    chm::getBytes(b.dut.rd_data_o, r.data(), kBytes);
    return r;
  };
  b.reset();
  std::vector<Row> rows(kDepth);
  for (unsigned i = 0; i < kDepth; ++i) {
    write(i, rows[i] = randomRow(), 0);
    b.tick();
  }
  b.dut.wr_en_i = 0;
  for (unsigned i = 0; i < kDepth; ++i) {
    CHECK(read(i) == rows[i] && !b.dut.corrected_o && !b.dut.uncorrectable_o, "row %u", i);
    b.tick();
    CHECK(!b.dut.corrected_o && !b.dut.uncorrectable_o, "flags last one cycle");
  }
  for (unsigned bit = 0; bit < kStored; ++bit) {
    const Row r = randomRow();
    write(3, r, 1, bit);
    b.tick();
    b.dut.wr_en_i = 0;
    CHECK(read(3) == r, "bit %u corrected", bit);
    CHECK(b.dut.corrected_o && !b.dut.uncorrectable_o, "bit %u reported", bit);
  }
  const bool every = kStored < 200;
  for (unsigned one = 0; one < kStored; ++one) {
    for (unsigned n = 0; n < (every ? kStored : 12); ++n) {
      const unsigned two = every ? n : unsigned(b.random.below(kStored));
      if (two == one) continue;
      write(5, randomRow(), 2, one, two);
      b.tick();
      b.dut.wr_en_i = 0;
      read(5);
      CHECK(b.dut.uncorrectable_o && !b.dut.corrected_o, "bits %u and %u", one, two);
    }
  }
  // Read and write of one row in one cycle.
  const Row before = randomRow(), after = randomRow();
  write(1, before, 0);
  b.tick();
  write(1, after, 0);
  CHECK(read(1) == (kForward ? after : before), "forwarding");
  return b.finish();
}
