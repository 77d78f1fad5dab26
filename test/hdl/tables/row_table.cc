// Rows come back as written on every port, zero after reset; one flipped bit is corrected and counted, two are reported with their row.
// top: chm_row_table
// config two: -GWidth=384 -GDepth=64 -GReaders=2
// config four: -GWidth=300 -GDepth=1024 -GReaders=4
#include "bench.h"
#include <vector>

#if defined(CHM_CONFIG_two)
constexpr unsigned kWidth = 384, kDepth = 64, kReaders = 2, kAddr = 6, kStored = 384 + 11;
#else
constexpr unsigned kWidth = 300, kDepth = 1024, kReaders = 4, kAddr = 10, kStored = 300 + 11;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.wr_valid_i = b.dut.rd_en_i = 0;
  b.reset();
  b.settle();
  unsigned cleared = 0;
  while (!b.dut.wr_ready_o) { b.tick(); ++cleared; }
  CHECK(cleared <= kDepth, "cleared after %u cycles", cleared);
  std::vector<std::vector<bool>> rows(kDepth, std::vector<bool>(kWidth));
  std::vector<unsigned> flips(kDepth);
  unsigned asked[kReaders] = {}, corrected = 0, faults = 0, fixable = 0, broken = 0;
  bool reading[kReaders] = {};
  for (unsigned n = 0; n < 60000; ++n) {
    bool wasBroken = false, wasFixable = false;
    unsigned brokenRow = 0;
    for (unsigned r = 0; r < kReaders; ++r) {
      if (!reading[r]) continue;
      const unsigned row = asked[r];
      CHECK((b.dut.bad_o >> r & 1) == (flips[row] == 2), "port %u, row %u, %u bits flipped", r, row, flips[row]);
      if (flips[row] == 2) { wasBroken = true; brokenRow = row; continue; }
      wasFixable |= flips[row] == 1;
      bool same = true;
      for (unsigned i = 0; i < kWidth; ++i) same &= chm::getBits(b.dut.rd_row_o, r * kWidth + i, 1) == rows[row][i];
      CHECK(same, "port %u, row %u", r, row);
    }
    fixable += wasFixable;
    broken += wasBroken;
    b.dut.wr_valid_i = b.random.percent(50);
    const unsigned at = unsigned(b.random.below(kDepth));
    b.dut.wr_addr_i = at;
    b.dut.inject_i = b.random.percent(30) ? 1 + b.random.below(2) : 0;
    const unsigned bit = unsigned(b.random.below(kStored + 4)), bit2 = (bit + 1 + unsigned(b.random.below(kStored - 1))) % kStored;
    b.dut.inject_bit_i = bit;
    b.dut.inject_bit2_i = bit2;
    if (b.dut.wr_valid_i) {
      for (unsigned i = 0; i < kWidth; ++i) {
        rows[at][i] = b.random.percent(50);
        chm::putBits(b.dut.wr_row_i, i, 1, rows[at][i]);
      }
      flips[at] = bit >= kStored ? 0 : b.dut.inject_i;
    }
    b.dut.rd_en_i = 0;
    for (unsigned r = 0; r < kReaders; ++r) {
      reading[r] = b.random.percent(70);
      asked[r] = b.random.percent(20) ? at : unsigned(b.random.below(kDepth));
      b.dut.rd_en_i |= unsigned(reading[r]) << r;
      chm::putBits(b.dut.rd_addr_i, r * kAddr, kAddr, asked[r]);
    }
    b.tick();
    corrected += b.dut.corrected_o;
    if (b.dut.fault_o) {
      ++faults;
      CHECK(wasBroken && flips[b.dut.fault_row_o] <= 2, "row %u reported", unsigned(b.dut.fault_row_o));
      if (kReaders == 2 && !wasFixable) CHECK(wasBroken, "row %u", brokenRow);
    }
  }
  CHECK(corrected == fixable && faults == broken && broken > 100, "corrected %u of %u, faults %u of %u", corrected, fixable, faults, broken);
  return b.finish();
}
