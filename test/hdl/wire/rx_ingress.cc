// chm_rx_ingress keeps exactly the good frames that fit, whole and in order; every frame gets a number and one fate; header and TCP sum are right.
// top: chm_rx_ingress
// config narrow: -GDataW=64 -GBufferBytes=4096 -GFrames=12
// config wide: -GDataW=512 -GBufferBytes=16384 -GFrames=64
#include "bench.h"
#include "frames.h"
#include <deque>
#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8, kDepth = 4096 / 8, kFrames = 12;
#else
constexpr unsigned kB = 64, kDepth = 16384 / 64, kFrames = 64;
#endif
using smokestack::layout::DropReason;

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  const uint8_t mac[6] = {2, 0, 0, 0, 0, 1};
  unsigned fates[8] = {};
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.rx_valid_i = b.dut.release_i = b.dut.rd_en_i = 0;
    b.dut.enable_i = 1;
    b.reset();
    struct Sent { uint64_t number; chm::Frame frame; DropReason due; bool mayBeFull; };
    std::deque<Sent> fateless;                                   // ended on the wire
    std::deque<chm::Frame> kept;
    std::deque<std::pair<uint64_t, unsigned>> sums;              // cycle, sum of kept frames
    uint64_t next = 0;
    unsigned heldBeats = 0, rdAt = 0;
    chm::Frame frame;
    size_t at = 0;
    DropReason due = DropReason::kNone;
    bool error = false, mayBeFull = false, reading = false;
    std::vector<uint8_t> got;
    while (next < 2500 || !fateless.empty() || !kept.empty() || frame.size()) {
      if (frame.empty() && next < 2500) {                        // the next frame
        const unsigned kind = unsigned(b.random.below(12));
        if (kind == 0) frame.assign(b.random.between(1, 13), 0x55);
        else if (kind == 1) { frame.resize(b.random.percent(50) ? 1537 : b.random.between(1538, 9000)); for (auto& x : frame) x = uint8_t(b.random.next()); }
        else frame = chm::anyFrame(b.random, mac);
        error = b.random.percent(5);
        if (b.random.percent(10)) b.dut.enable_i = !b.dut.enable_i;
        at = 0;
      }
      const bool give = !frame.empty() && !b.random.percent(idle);
      b.dut.rx_valid_i = give;
      bool last = false;
      if (give) {
        const size_t n = std::min<size_t>(kB, frame.size() - at);
        last = at + n == frame.size();
        std::vector<uint8_t> beat(kB, 0xa5);
        std::copy_n(frame.begin() + at, n, beat.begin());
        chm::putBytes(b.dut.rx_data_i, beat.data(), kB);
        b.dut.rx_keep_i = n == 64 ? ~0ull : (1ull << n) - 1;
        b.dut.rx_last_i = last;
        b.dut.rx_error_i = last && error;
      }
      // The reader: frames in order, released after their last beat, not faster than `pressure` lets it.
      b.dut.rd_en_i = b.dut.release_i = 0;
      const bool read = !kept.empty() && !b.random.percent(pressure);
      const unsigned beats = kept.empty() ? 0 : unsigned((kept.front().size() + kB - 1) / kB);
      if (read) {
        b.dut.rd_en_i = 1;
        b.dut.rd_addr_i = rdAt % kDepth;
        reading = true;
        if (got.size() / kB + 1 == beats) { b.dut.release_i = 1; b.dut.release_beats_i = beats; }
      }
      b.tick();
      if (give && at == 0) {
        due = !b.dut.enable_i ? DropReason::kDisabled : DropReason::kNone;
        mayBeFull = false;
      }
      if (give) {
        at += std::min<size_t>(kB, frame.size() - at);
        mayBeFull = mayBeFull || heldBeats + (at + kB - 1) / kB > kDepth || kept.size() + fateless.size() >= kFrames;
      }
      if (give && last) {
        if (due == DropReason::kNone) {
          due = error ? DropReason::kErrored : frame.size() < 14 ? DropReason::kRunt : frame.size() > 1536 ? DropReason::kOversize : DropReason::kNone;
        }
        fateless.push_back({next++, frame, due, mayBeFull});
        if (due == DropReason::kNone) heldBeats += (frame.size() + kB - 1) / kB;
        frame.clear();
      }
      if (reading) {
        reading = false;
        std::vector<uint8_t> beat(kB);
        chm::getBytes(b.dut.rd_data_o, beat.data(), kB);
        got.insert(got.end(), beat.begin(), beat.end());
        ++rdAt;
        if (got.size() / kB == beats) {
          got.resize(kept.front().size());
          CHECK(got == kept.front(), "bytes of a kept frame");
          heldBeats -= beats;
          kept.pop_front();
          got.clear();
        }
      }
      if (!sums.empty() && sums.front().first == b.cycle) {
        CHECK(b.dut.tcp_sum_o == sums.front().second || (b.dut.tcp_sum_o % 0xffff == 0 && sums.front().second % 0xffff == 0), "TCP sum");
        sums.pop_front();
      }
      CHECK(!(b.dut.frame_valid_o && b.dut.drop_valid_o), "one fate");
      if (b.dut.frame_valid_o || b.dut.drop_valid_o) {
        CHECK(!fateless.empty(), "a fate without a frame");
        if (fateless.empty()) return;
        const Sent s = fateless.front();
        fateless.pop_front();
        CHECK(b.dut.frame_number_o == s.number, "number");
        if (b.dut.frame_valid_o) {
          ++fates[0];
          CHECK(s.due == DropReason::kNone && b.dut.frame_bytes_o == s.frame.size(), "frame %lu kept, due %d", s.number, int(s.due));
          std::vector<uint8_t> header(128);
          chm::getBytes(b.dut.header_o, header.data(), 128);
          CHECK(std::equal(s.frame.begin(), s.frame.begin() + std::min<size_t>(128, s.frame.size()), header.begin()), "header record");
          const size_t end = 14 + chm::be16(s.frame, 16);
          if (end <= s.frame.size() && end > 34) {
            const unsigned sum = chm::onesSum(s.frame, 34, end);
            sums.emplace_back(b.cycle + 2, uint16_t(sum << 8 | sum >> 8));
          }
          kept.push_back(s.frame);
        } else {
          ++fates[b.dut.drop_reason_o];
          const bool full = b.dut.drop_reason_o == unsigned(DropReason::kIngressFull);
          CHECK(full ? s.due == DropReason::kNone && s.mayBeFull : b.dut.drop_reason_o == unsigned(s.due), "frame %lu dropped for %d, due %d", s.number, b.dut.drop_reason_o, int(s.due));
          if (full) heldBeats -= (s.frame.size() + kB - 1) / kB;
        }
      }
    }
    b.dut.rx_valid_i = b.dut.release_i = b.dut.rd_en_i = 0;
    for (int i = 0; i < 4; ++i) b.tick();
    b.settle();
    CHECK(!b.dut.busy_o, "busy at the end");
  });
  for (int reason : {0, 1, 2, 3, 5, 6}) {
    std::printf("drop reason %d: %u\n", reason, fates[reason]);
    CHECK(fates[reason] > 50, "reason %d is hardly met", reason);
  }
  return b.finish();
}
