// chm_rx_parse agrees with a bytewise reading of every frame: reason, segment, key, timestamps; one frame a cycle, three cycles later.
// top: chm_rx_parse
// config default:
#include "bench.h"
#include "frames.h"
#include <deque>
#include <map>

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  const uint8_t mac[6] = {0x02, 0x11, 0x22, 0x33, 0x44, 0x55};
  b.dut.frame_valid_i = 0;
  chm::putBytes(b.dut.mac_i, mac, 6);
  b.reset();
  struct Sent { uint64_t number; chm::Frame frame; };
  std::deque<Sent> pipe;                 // of the last cycles; an empty frame: none was sent
  std::map<int, unsigned> seen;
  uint64_t number = 0, stamped = 0;
  for (int i = 0; i < 400000; ++i) {
    const bool valid = !b.random.percent(10);
    Sent s{number, {}};
    if (valid) { s.frame = chm::anyFrame(b.random, mac); ++number; }
    b.dut.frame_valid_i = valid;
    if (valid) {
      b.dut.frame_number_i = s.number;
      b.dut.frame_bytes_i = s.frame.size();
      std::vector<uint8_t> header(128);
      for (auto& x : header) x = uint8_t(b.random.next());  // what lies behind the frame may be anything
      std::copy_n(s.frame.begin(), std::min<size_t>(128, s.frame.size()), header.begin());
      chm::putBytes(b.dut.header_i, header.data(), 128);
    }
    pipe.push_back(s);
    // The sum follows two cycles behind, first byte of a word in the low half.
    if (pipe.size() > 2 && !pipe[pipe.size() - 3].frame.empty()) {
      const chm::Frame& f = pipe[pipe.size() - 3].frame;
      const size_t end = std::min<size_t>(f.size(), 14 + chm::be16(f, 16));
      const unsigned sum = end > 34 ? chm::onesSum(f, 34, end) : 0;
      b.dut.tcp_sum_i = uint16_t(sum << 8 | sum >> 8);
    }
    b.tick();
    if (pipe.size() < 3) continue;
    const Sent done = pipe.front();
    pipe.pop_front();
    CHECK(b.dut.meta_valid_o == !done.frame.empty(), "a frame in each of its cycles");
    if (done.frame.empty()) continue;
    const chm::Frame& f = done.frame;
    const chm::Parsed want = chm::parse(f, mac);
    ++seen[int(want.reason)];
    // rx_meta_t, last field lowest: key 288, seg 249, frame_bytes 16, raw_reason 8.
    const auto bits = [&](unsigned lsb, unsigned width) { return chm::getBits(b.dut.meta_o, lsb, width); };
    CHECK(bits(288 + 249, 16) == f.size(), "frame bytes");
    CHECK(bits(288 + 265, 8) == uint64_t(want.reason), "frame %lu of %zu bytes: reason %lu, not %d", done.number, f.size(), bits(288 + 265, 8), int(want.reason));
    const unsigned seg = 288;  // payload_at 16, bytes 16, ts_ecr 32, ts_val 32, ack 32, seq 32, frame 64, window 16, flags 8, ts_valid 1
    CHECK(bits(seg + 160, 64) == done.number, "number");
    if (want.reason != chm::RawReason::kNone) continue;
    CHECK(bits(seg, 16) == want.payloadAt && bits(seg + 16, 16) == want.bytes, "payload of frame %lu", done.number);
    CHECK(bits(seg + 248, 1) == want.stamps, "timestamps of frame %lu", done.number);
    if (want.stamps) CHECK(bits(seg + 32, 32) == want.tsEcr && bits(seg + 64, 32) == want.tsVal, "timestamp values of frame %lu", done.number);
    stamped += want.stamps;
    CHECK(bits(seg + 240, 8) == f[47] && bits(seg + 224, 16) == chm::be16(f, 48), "flags, window");
    CHECK(bits(seg + 96, 32) == chm::be32(f, 42) && bits(seg + 128, 32) == chm::be32(f, 38), "ack, seq");
    const unsigned key = 0;             // local address 128, remote 128, local port 16, remote port 16
    for (unsigned k = 0; k < 4; ++k) CHECK(bits(key + 8 * k, 8) == f[30 + k] && bits(key + 128 + 8 * k, 8) == f[26 + k], "addresses");
    CHECK(bits(key + 32, 64) == 0 && bits(key + 160, 64) == 0, "addresses beyond IPv4");
    CHECK(bits(key + 256, 16) == chm::be16(f, 36) && bits(key + 272, 16) == chm::be16(f, 34), "ports");
  }
  for (int reason : {0, 1, 2, 3, 4, 5, 6, 7, 9, 15}) {
    std::printf("reason %d: %u frames\n", reason, seen[reason]);
    CHECK(seen[reason] > 100, "reason %d is hardly met", reason);
  }
  CHECK(stamped > 10000, "timestamps are hardly met");
  return b.finish();
}
