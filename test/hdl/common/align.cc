// chm_align: every run of bytes arrives whole, at the lane asked for, in the fewest beats; keep and last are exact.
// top: chm_align
// config narrow: -GDataW=64
// config wide: -GDataW=512
#include "bench.h"
#include <deque>
#include <vector>
#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8;
#else
constexpr unsigned kB = 64;
#endif
struct Job { unsigned src, dst; std::vector<uint8_t> bytes; };

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  unsigned done = 0;
  auto run = [&](unsigned idle, unsigned pressure, unsigned maxBytes, unsigned total) {
    b.dut.job_valid_i = b.dut.in_valid_i = 0;
    b.reset();
    std::deque<Job> waiting, sent;           // sent: not yet fully received
    std::deque<std::vector<uint8_t>> beats;  // input
    for (unsigned i = 0; i < total; ++i) {
      Job j{unsigned(b.random.below(kB)), unsigned(b.random.below(kB)), {}};
      j.bytes.resize(b.random.between(1, maxBytes));
      for (auto& x : j.bytes) x = uint8_t(b.random.next());
      std::vector<uint8_t> line(j.src, 0xee);
      line.insert(line.end(), j.bytes.begin(), j.bytes.end());
      line.resize((line.size() + kB - 1) / kB * kB, 0xdd);
      for (size_t k = 0; k < line.size(); k += kB) beats.emplace_back(line.begin() + k, line.begin() + k + kB);
      waiting.push_back(j);
    }
    const uint64_t start = b.cycle, input = beats.size();
    unsigned got = 0, beat = 0;
    done = 0;
    while (done < total && b.cycle - start < 40 * input + 1000) {
      b.dut.job_valid_i = !waiting.empty() && !b.random.percent(idle);
      if (!waiting.empty()) {
        b.dut.job_src_i = waiting.front().src;
        b.dut.job_dst_i = waiting.front().dst;
        b.dut.job_bytes_i = waiting.front().bytes.size();
      }
      b.dut.in_valid_i = !beats.empty() && !b.random.percent(idle);
      if (!beats.empty()) chm::putBytes(b.dut.in_data_i, beats.front().data(), kB);
      b.dut.out_ready_i = !b.random.percent(pressure);
      b.settle();
      const bool jobTaken = b.dut.job_valid_i && b.dut.job_ready_o, inTaken = b.dut.in_valid_i && b.dut.in_ready_o;
      if (b.dut.out_valid_o && b.dut.out_ready_i) {
        CHECK(!sent.empty(), "a beat without a job");
        if (sent.empty()) break;
        const Job& j = sent.front();
        uint8_t data[kB];
        chm::getBytes(b.dut.out_data_o, data, kB);
        const unsigned outBeats = (j.dst + unsigned(j.bytes.size()) + kB - 1) / kB;
        for (unsigned lane = 0; lane < kB; ++lane) {
          const long at = long(beat) * kB + lane - j.dst;
          const bool inside = at >= 0 && at < long(j.bytes.size());
          CHECK((b.dut.out_keep_o >> lane & 1) == inside, "keep of lane %u beat %u (src %u dst %u bytes %zu)", lane, beat, j.src, j.dst, j.bytes.size());
          if (inside) CHECK(data[lane] == j.bytes[at], "byte %ld (src %u dst %u bytes %zu)", at, j.src, j.dst, j.bytes.size());
        }
        ++got;
        CHECK(b.dut.out_last_o == (beat + 1 == outBeats), "last at beat %u of %u", beat, outBeats);
        if (b.dut.out_last_o) { sent.pop_front(); beat = 0; ++done; } else ++beat;
      }
      if (jobTaken) { sent.push_back(waiting.front()); waiting.pop_front(); }
      if (inTaken) beats.pop_front();
      b.tick();
    }
    CHECK(done == total, "%u of %u jobs ended", done, total);
    if (idle == 0 && pressure == 0) {
      // At full rate only a destination behind the source's lane costs a cycle beyond its input beats.
      CHECK(b.cycle - start <= (input > got ? input : got) + total / 2 + 8, "%lu cycles for %lu beats in, %u out", b.cycle - start, input, got);
      std::printf("%u jobs up to %u bytes: %.3f cycles a beat\n", total, maxBytes, double(b.cycle - start) / double(input));
    }
  };
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    for (unsigned size : {3u, kB, 4 * kB, 1500u}) run(idle, pressure, size, 300);
  });
  return b.finish();
}
