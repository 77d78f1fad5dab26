// chm_arbiter grants one of those who ask, in turn: nobody waits longer than N - 1 accepted grants.
// top: chm_arbiter
// config five: -GN=5
// config sixteen: -GN=16
// config alone: -GN=1
#include "bench.h"
#if defined(CHM_CONFIG_five)
constexpr unsigned kN = 5;
#elif defined(CHM_CONFIG_alone)
constexpr unsigned kN = 1;
#else
constexpr unsigned kN = 16;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.reset();
  unsigned last = kN - 1, waited[16] = {};
  for (int i = 0; i < 20000; ++i) {
    const unsigned req = unsigned(b.random.next()) & unsigned(b.random.next()) & ((1u << kN) - 1);
    b.dut.req_i = req;
    b.dut.accept_i = req != 0 && !b.random.percent(30);
    b.settle();
    unsigned want = 0;
    for (unsigned k = 1; k <= kN && req; ++k) {
      want = (last + k) % kN;
      if (req >> want & 1) break;
    }
    CHECK(b.dut.grant_o == (req ? 1u << want : 0u), "requests %x after %u", req, last);
    if (req) CHECK(b.dut.index_o == want, "index");
    if (b.dut.accept_i) {
      for (unsigned k = 0; k < kN; ++k) waited[k] = (req >> k & 1) && k != want ? waited[k] + 1 : 0;
      for (unsigned k = 0; k < kN; ++k) CHECK(waited[k] < kN, "requester %u starves", k);
      last = want;
    }
    b.tick();
  }
  return b.finish();
}
