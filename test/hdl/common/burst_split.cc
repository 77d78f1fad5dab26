// chm_burst_split: the bursts of a run follow one another, cover it exactly, stay within 4 KiB and 256 beats, and are the fewest.
// top: chm_burst_split
// config narrow: -GDataW=64
// config wide: -GDataW=512
#include "bench.h"
#include <deque>
#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8;
#else
constexpr unsigned kB = 64;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.in_valid_i = 0;
    b.reset();
    struct Run { uint64_t addr, beats; };
    std::deque<Run> open;
    unsigned ended = 0;
    while (ended < 600) {
      const Run r{b.random.next() >> 8 & ~uint64_t(kB - 1), b.random.between(1, b.random.percent(50) ? 8 : 1100)};
      b.dut.in_valid_i = open.size() < 4 && !b.random.percent(idle);
      b.dut.in_addr_i = r.addr;
      b.dut.in_beats_i = r.beats - 1;
      b.dut.req_ready_i = !b.random.percent(pressure);
      b.settle();
      if (b.dut.req_valid_o && b.dut.req_ready_i) {
        CHECK(!open.empty(), "a burst without a run");
        if (open.empty()) break;
        Run& run = open.front();
        const uint64_t toPage = (4096 - run.addr % 4096) / kB;
        uint64_t want = run.beats < toPage ? run.beats : toPage;
        if (want > 256) want = 256;
        CHECK(b.dut.req_addr_o == run.addr && b.dut.req_beats_o + 1u == want, "burst at %lx of %lu beats", run.addr, run.beats);
        CHECK(b.dut.req_last_o == (want == run.beats), "last");
        run.addr += want * kB;
        run.beats -= want;
        if (!run.beats) { open.pop_front(); ++ended; }
      }
      if (b.dut.in_valid_i && b.dut.in_ready_o) open.push_back(r);
      b.tick();
    }
  });
  return b.finish();
}
