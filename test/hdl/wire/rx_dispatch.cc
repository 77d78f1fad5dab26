// chm_rx_dispatch: a frame leaves the look-up exactly when all who must know of it take it in the same cycle: the mover always, the engine for a hit.
// top: chm_rx_dispatch
// config default:
#include "bench.h"

namespace {
// Where the fields lie, from the lowest bit on: lookup_t, seg_event_t and disposition_t of chm_pkg, chm_wire_pkg.
constexpr unsigned kSeg = 288;               // rx_meta_t: key 288, seg 249, frame_bytes 16, raw_reason 8, early 1
constexpr unsigned kSegPayloadAt = 0, kSegFrame = 160, kSegBits = 249;   // seg_t: payload_at 16, bytes 16, four words, frame 64 ...
constexpr unsigned kFrameBytes = kSeg + kSegBits, kRawReason = kFrameBytes + 16, kConn = kRawReason + 8 + 1, kHit = kConn + 14;
constexpr unsigned kDispPayloadAt = 0, kDispBytes = 16, kDispFrame = 32, kDispReason = 96, kDispEngine = 104;
}  // namespace

int main() {
  VerilatedContext context;
  Vdut dut(&context);
  const char* s = std::getenv("SEED");
  chm::Random random(s ? std::strtoull(s, nullptr, 0) : 1);
  unsigned moved = 0, hits = 0;
  for (int i = 0; i < 100000; ++i) {
    uint32_t words[20];
    for (auto& w : words) w = uint32_t(random.next());
    chm::putBytes(dut.in_i, words, sizeof dut.in_i);
    const unsigned reason = random.percent(50) ? 0 : unsigned(random.between(1, 15));
    const bool hit = random.percent(50);
    chm::putBits(dut.in_i, kRawReason, 8, reason);
    chm::putBits(dut.in_i, kHit, 1, hit);
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
    CHECK(chm::getBits(dut.disp_o, kDispEngine, 1) == engine && (engine || chm::getBits(dut.disp_o, kDispReason, 8) == (reason ? reason : 8)),
          "disposition");
    const uint64_t frame = chm::getBits(dut.in_i, kSeg + kSegFrame, 64);
    CHECK(chm::getBits(dut.disp_o, kDispBytes, 16) == chm::getBits(dut.in_i, kFrameBytes, 16) &&
          chm::getBits(dut.disp_o, kDispPayloadAt, 16) == chm::getBits(dut.in_i, kSeg + kSegPayloadAt, 16) &&
          chm::getBits(dut.disp_o, kDispFrame, 64) == frame, "frame");
    if (engine) CHECK(chm::getBits(dut.seg_o, kSegBits, 14) == chm::getBits(dut.in_i, kConn, 14) &&
                      chm::getBits(dut.seg_o, kSegFrame, 64) == frame, "segment");
  }
  CHECK(moved > 10000 && hits > 2000, "%u moved, %u hits", moved, hits);
  std::printf("%s: %lu checks, %lu failures\n", chm::failures() ? "FAIL" : "pass", chm::checks(), chm::failures());
  return chm::failures() ? 1 : 0;
}
