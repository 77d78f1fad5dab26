// Every frame goes into the look-up once and in order, early only where nothing stands before it; what is known late of early ones comes in their order.
// top: chm_rx_queue
// config default: -GFrames=16
#include "bench.h"
#include <deque>

namespace {
// rx_meta_t from the lowest bit on: key 288, seg 249 (bytes and place 32, ts_ecr 32, ts_val 32, ack, seq 64, frame 64, window, flags 24, ts_valid), 16, reason 8, early.
constexpr unsigned kSeg = 288, kEcr = kSeg + 32, kVal = kSeg + 64, kFrame = kSeg + 160, kStamps = kSeg + 248, kReason = kSeg + 265, kEarly = kReason + 8;
struct Frame { uint64_t number; uint8_t early, reason; bool stamps; uint32_t val, ecr; };   // early: what stage 1 says of the reason
}  // namespace

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  unsigned all_early = 0, all_whole = 0;
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.first_valid_i = b.dut.whole_valid_i = b.dut.meta_ready_i = b.dut.late_ready_i = 0;
    b.reset();
    std::deque<Frame> stages, waits, late;       // in the parser; not yet in the look-up; early ones whose rest is due
    std::deque<std::pair<Frame, unsigned>> lookup;   // frames in the look-up: at least three cycles there
    uint64_t number = 0;
    unsigned early = 0, whole = 0;
    while (early + whole < 4000) {
      // The ingress buffer keeps no more frames than the queue has room for.
      const bool comes = !b.random.percent(idle) && waits.size() + stages.size() + lookup.size() < 16;
      const uint8_t first = b.random.percent(30) ? uint8_t(b.random.between(1, 15)) : 0;
      Frame f{number, first, first ? first : uint8_t(b.random.percent(20) ? 7 : 0), b.random.percent(50), uint32_t(b.random.next()), uint32_t(b.random.next())};
      b.dut.first_valid_i = comes;
      if (comes) {
        chm::putBits(b.dut.first_i, kFrame, 64, f.number), chm::putBits(b.dut.first_i, kReason, 8, f.early), chm::putBits(b.dut.first_i, kEarly, 1, 0);
        chm::putBits(b.dut.first_i, kStamps, 1, 0), chm::putBits(b.dut.first_i, kVal, 32, 0), chm::putBits(b.dut.first_i, kEcr, 32, 0);
        waits.push_back(f), ++number;
      } else f.number = ~0ull;
      stages.push_back(f);
      b.dut.whole_valid_i = 0;
      if (stages.size() > 2) {
        const Frame done = stages.front();
        stages.pop_front();
        if ((b.dut.whole_valid_i = done.number != ~0ull)) {
          chm::putBits(b.dut.whole_i, kFrame, 64, done.number), chm::putBits(b.dut.whole_i, kReason, 8, done.reason), chm::putBits(b.dut.whole_i, kEarly, 1, 0);
          chm::putBits(b.dut.whole_i, kStamps, 1, done.stamps), chm::putBits(b.dut.whole_i, kVal, 32, done.val), chm::putBits(b.dut.whole_i, kEcr, 32, done.ecr);
        }
      }
      // The look-up: three stages and one to leave; the oldest leaves once it has been through.
      const bool leaves = !lookup.empty() && lookup.front().second >= 3 && !b.random.percent(pressure);
      b.dut.meta_ready_i = lookup.size() < 4 || leaves;
      b.dut.late_ready_i = leaves && !late.empty() && late.front().number == lookup.front().first.number;
      b.settle();
      if (leaves) {
        const Frame got = lookup.front().first;
        lookup.pop_front();
        if (!late.empty() && late.front().number == got.number) {
          CHECK(b.dut.late_valid_o, "the rest of frame %lu is there when it has been looked up", got.number);
          // rx_late_t from the lowest bit on: ts_ecr, ts_val, ts_valid, reason.
          CHECK(chm::getBits(b.dut.late_o, 65, 8) == got.reason && chm::getBits(b.dut.late_o, 64, 1) == got.stamps &&
                chm::getBits(b.dut.late_o, 32, 32) == got.val && chm::getBits(b.dut.late_o, 0, 32) == got.ecr, "the rest of frame %lu", got.number);
          late.pop_front();
        }
      }
      for (auto& [frame, age] : lookup) ++age;
      if (b.dut.meta_valid_o && b.dut.meta_ready_i) {
        CHECK(!waits.empty(), "a frame that came");
        if (waits.empty()) break;
        const Frame want = waits.front();
        waits.pop_front();
        const bool ahead = chm::getBits(b.dut.meta_o, kEarly, 1);
        CHECK(chm::getBits(b.dut.meta_o, kFrame, 64) == want.number, "frame %lu in its turn", want.number);
        CHECK(chm::getBits(b.dut.meta_o, kReason, 8) == (ahead ? want.early : want.reason), "reason of frame %lu", want.number);
        if (ahead) late.push_back(want), ++early;
        else ++whole;
        if (!ahead) CHECK(chm::getBits(b.dut.meta_o, kStamps, 1) == want.stamps && chm::getBits(b.dut.meta_o, kVal, 32) == want.val, "timestamps of frame %lu", want.number);
        lookup.emplace_back(want, 0);
      }
      b.tick();
    }
    CHECK(pressure || whole == 0, "nothing waits, and %u were not early", whole);
    all_early += early, all_whole += whole;
  });
  CHECK(all_early > 10000 && all_whole > 10000, "%u early, %u that waited", all_early, all_whole);
  return b.finish();
}
