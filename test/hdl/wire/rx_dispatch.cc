// chm_rx_dispatch: a frame leaves the look-up exactly when all who must know of it take it in the same cycle: the mover always, the engine for a hit.
// top: chm_rx_dispatch
// config default:
#include "bench.h"


int main() {
  VerilatedContext context;
  Vdut dut(&context);
  const char* s = std::getenv("SEED");
  chm::Random random(s ? std::strtoull(s, nullptr, 0) : 1);
  unsigned moved = 0, hits = 0;
  for (int i = 0; i < 100000; ++i) {
    // lookup_t: meta (frame_bytes 16, raw_reason 8, key 288, seg 249), conn 14, hit 1
    const unsigned metaW = 16 + 8 + 288 + 249;
    uint32_t words[20];
    for (auto& w : words) w = uint32_t(random.next());
    chm::putBytes(dut.in_i, words, sizeof dut.in_i);
    const unsigned reason = random.percent(50) ? 0 : unsigned(random.between(1, 15));
    const bool hit = random.percent(50);
    chm::putBits(dut.in_i, 16, 8, reason);
    chm::putBits(dut.in_i, metaW + 14, 1, hit);
    dut.in_valid_i = random.percent(70);
    dut.seg_ready_i = random.percent(50);
    dut.disp_ready_i = random.percent(50);
    dut.eval();
    const bool engine = hit && !reason;
    const bool in = dut.in_valid_i && dut.in_ready_o, seg = dut.seg_valid_o && dut.seg_ready_i, disp = dut.disp_valid_o && dut.disp_ready_i;
    CHECK(in == disp && seg == (in && engine), "in %d, segment %d, disposition %d, engine %d", in, seg, disp, engine);
    if (!in) continue;
    ++moved;
    hits += engine;
    // disposition_t: payload_at 16, frame_bytes 16, frame 64, raw_reason 8, engine 1
    CHECK(chm::getBits(dut.disp_o, 104, 1) == engine && (engine || chm::getBits(dut.disp_o, 96, 8) == (reason ? reason : 8)), "disposition");
    CHECK(chm::getBits(dut.disp_o, 16, 16) == chm::getBits(dut.in_i, 0, 16) && chm::getBits(dut.disp_o, 0, 16) == chm::getBits(dut.in_i, 312, 16) &&
          chm::getBits(dut.disp_o, 32, 64) == chm::getBits(dut.in_i, 312 + 185, 64), "frame");
    if (engine) CHECK(chm::getBits(dut.seg_o, 0, 14) == chm::getBits(dut.in_i, metaW, 14) && chm::getBits(dut.seg_o, 14 + 185, 64) == chm::getBits(dut.in_i, 312 + 185, 64), "segment");
  }
  CHECK(moved > 10000 && hits > 2000, "%u moved, %u hits", moved, hits);
  std::printf("%s: %lu checks, %lu failures\n", chm::failures() ? "FAIL" : "pass", chm::checks(), chm::failures());
  return chm::failures() ? 1 : 0;
}
