// chm_retire: every record once, in order, with serial and cycle; lossless keeps all while the arbiter obeys; lossy counts and shows the gap;
// off records nothing and stops nobody.
// top: chm_retire
// config default:
// config shown: -GDepth=16
// config shallow: -GDepth=8 -GMargin=4
#include "bench.h"
#include "layout.h"
#include <deque>

namespace layout = smokestack::layout;
#ifdef CHM_CONFIG_shallow
constexpr unsigned kPipeline = 4;
#else
constexpr unsigned kPipeline = 9;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  for (const auto mode : {layout::RetireMode::kOff, layout::RetireMode::kLossless, layout::RetireMode::kLossy}) {
    chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
      b.dut.engine_valid_i = b.dut.raw_valid_i = b.dut.drop_valid_i = 0;
      b.dut.mode_i = unsigned(mode);
      b.reset();
      struct Due { unsigned kind, detail; uint64_t ref; uint32_t target; std::vector<uint8_t> row; bool hasFrame; uint32_t frame; };
      std::deque<Due> engine, raw, drops;
      std::deque<bool> pipeline(kPipeline - 1, false);   // events that the arbiter took before it saw almost full
      uint64_t serial = 0, got = 0, made = 0, refused = 0;
      for (unsigned i = 0; i < 4000 || b.dut.busy_o; ++i) {
        const bool open = i < 4000;
        pipeline.push_back(open && !b.dut.almost_full_o && !b.random.percent(idle));
        b.dut.engine_valid_i = pipeline.front();
        pipeline.pop_front();
        std::vector<uint8_t> row(288);
        for (auto& x : row) x = uint8_t(b.random.next());
        layout::RetireRecord record{};
        record.kind = uint8_t(b.random.between(1, 17));
        record.input_ref = b.random.next();
        record.target = uint32_t(b.random.next());
        record.has_frame = b.random.percent(50);
        record.now_ms = b.cycle * 2;
        chm::putBytes(b.dut.engine_record_i, &record, 64);
        chm::putBytes(b.dut.engine_row_i, row.data(), 288);
        b.dut.cycle_i = b.cycle;
        b.dut.now_ms_i = b.cycle * 2 + 1;
        b.dut.next_frame_i = uint32_t(b.cycle * 7);
        // frame_end_t: target 32, frame 64, reason 8, drop 1
        b.dut.drop_valid_i = open && b.random.percent(20);
        const uint64_t dropped = b.random.next(), up = b.random.next();
        chm::putBits(b.dut.drop_i, 32, 64, dropped);
        chm::putBits(b.dut.drop_i, 96, 8, 3);
        chm::putBits(b.dut.drop_i, 104, 1, 1);
        b.dut.raw_valid_i = open && b.random.percent(30);
        chm::putBits(b.dut.raw_i, 0, 32, 0x30000007);
        chm::putBits(b.dut.raw_i, 32, 64, up);
        chm::putBits(b.dut.raw_i, 96, 8, 8);
        chm::putBits(b.dut.raw_i, 104, 1, 0);
        b.dut.retire_ready_i = !b.random.percent(pressure);
        b.settle();
        if (b.dut.engine_valid_i) { engine.push_back({record.kind, record.detail, record.input_ref, record.target, row, bool(record.has_frame), uint32_t(b.cycle * 7)}); ++made; }
        if (b.dut.drop_valid_i) { drops.push_back({33, 3, dropped, 0, {}, false, 0}); ++made; }
        if (b.dut.raw_valid_i && b.dut.raw_ready_o) { raw.push_back({32, 8, up, 0x30000007, {}, false, 0}); ++made; }
        refused += b.dut.raw_valid_i && !b.dut.raw_ready_o;
        if (b.dut.retire_valid_o && b.dut.retire_ready_i) {
          layout::RetireRecord out;
          chm::getBytes(b.dut.retire_record_o, &out, 64);
          auto& from = out.kind == 33 ? drops : out.kind == 32 ? raw : engine;
          // Records may be missing in between in lossy mode; a drop may, where the port does not even take all drops.
          const bool gaps = mode == layout::RetireMode::kLossy || b.dut.lost_o > 0;
          while ((mode == layout::RetireMode::kLossy || out.kind == 33) && gaps && !from.empty() && from.front().ref != out.input_ref) from.pop_front();
          CHECK(!from.empty(), "a record that nobody made");
          if (from.empty()) return;
          const Due& d = from.front();
          CHECK(out.kind == d.kind && out.detail == d.detail && out.input_ref == d.ref && out.target == d.target, "record %lu", got);
          CHECK(gaps ? out.serial >= serial : out.serial == serial, "serial %lu", uint64_t(out.serial));
          CHECK(!d.hasFrame || out.egress_frame == d.frame, "egress frame");
          CHECK(out.cycle <= b.cycle && (d.row.empty() ? out.now_ms == out.cycle * 2 + 1 : out.now_ms == out.cycle * 2), "time of retirement");
          std::vector<uint8_t> outRow(288);
          chm::getBytes(b.dut.retire_row_o, outRow.data(), 288);
          if (!d.row.empty()) CHECK(outRow == d.row, "row");
          serial = out.serial + 1;
          from.pop_front();
          ++got;
        }
        b.tick();
      }
      if (mode != layout::RetireMode::kOff) {   // one more record shows every gap
        b.dut.retire_ready_i = 0;
        b.dut.engine_valid_i = b.dut.drop_valid_i = 0;
        b.dut.raw_valid_i = 1;
        b.tick();
        b.dut.raw_valid_i = 0;
        b.tick();
        CHECK(b.dut.retire_valid_o && chm::getBits(b.dut.retire_record_o, 0, 64) == made, "serial after the gaps");
      }
      if (mode == layout::RetireMode::kOff) CHECK(got == 0 && b.dut.lost_o == 0 && refused == 0, "off");
      else CHECK(got + b.dut.lost_o == made, "%lu records, %lu lost, %lu made", got, uint64_t(b.dut.lost_o), made);
      // The port takes more than the drops alone need: only then lossless promises everything.
      if (mode == layout::RetireMode::kLossless && pressure < 90) CHECK(b.dut.lost_o == 0 && engine.empty() && raw.empty() && drops.empty(), "%lu lost", uint64_t(b.dut.lost_o));
      if (mode == layout::RetireMode::kLossless) CHECK(engine.empty() && raw.empty(), "an event is lost");
      if (mode == layout::RetireMode::kLossy && pressure == 90) CHECK(b.dut.lost_o > 0, "nothing lost");
    });
  }
  return b.finish();
}
