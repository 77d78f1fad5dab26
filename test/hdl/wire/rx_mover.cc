// chm_rx_mover: frames leave in arrival order, whole to the raw ring, trimmed to NIC memory, or nowhere; ring space is given back exactly once.
// A frame that goes nowhere, or has one beat, costs one cycle.
// top: chm_rx_mover
// config narrow: -GDataW=64 -GBufferBytes=16384 -GFrames=32
// config wide: -GDataW=512 -GBufferBytes=65536 -GFrames=256
#include "bench.h"
#include <deque>
#include <vector>
#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8, kDepth = 16384 / 8, kFrames = 32;
#else
constexpr unsigned kB = 64, kDepth = 65536 / 64, kFrames = 256;
#endif

struct Item {
  std::vector<uint8_t> frame;
  uint64_t number;
  unsigned payloadAt;
  bool engine, raw, place;
  unsigned reason, skip, bytes;
  uint32_t target, seq;
};

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  std::vector<uint8_t> ring(kDepth * kB);
  auto run = [&](unsigned idle, unsigned pressure, unsigned size, unsigned total, bool discardOnly) {
    b.dut.disp_valid_i = b.dut.verdict_valid_i = b.dut.raw_ready_i = b.dut.place_job_ready_i = b.dut.place_dat_ready_i = 0;
    b.reset();
    std::deque<Item> inRing, verdicts, rawDue, jobsDue;
    std::deque<std::vector<uint8_t>> placeBeats;
    std::vector<uint8_t> rawGot;
    unsigned made = 0, released = 0, wr = 0, used = 0;
    uint64_t rawFrames = 0, jobs = 0, nowhere = 0;
    const uint64_t start = b.cycle;
    std::vector<uint8_t> rdData;   // read at the edge before
    while ((released < total || !rawDue.empty() || !jobsDue.empty() || !placeBeats.empty()) && b.cycle - start < 2000000) {
      // One frame arrives behind the look-up.
      b.dut.disp_valid_i = 0;
      if (made < total && inRing.size() < kFrames && !b.random.percent(idle)) {
        Item i;
        i.frame.resize(size == 0 ? b.random.between(54, 64) : b.random.between(60, 1514));
        const unsigned beats = unsigned((i.frame.size() + kB - 1) / kB);
        if (used + beats <= kDepth) {
          for (auto& x : i.frame) x = uint8_t(b.random.next());
          for (unsigned k = 0; k < beats * kB; ++k) ring[(wr * kB + k) % ring.size()] = k < i.frame.size() ? i.frame[k] : 0xcc;
          wr += beats;
          used += beats;
          i.number = made++;
          i.payloadAt = 54;
          i.engine = discardOnly || b.random.percent(70);
          i.raw = !discardOnly && (!i.engine || b.random.percent(20));
          i.place = !discardOnly && i.engine && i.frame.size() > 54 && b.random.percent(70);  // with raw it means nothing
          i.reason = unsigned(b.random.between(1, 15));
          i.target = i.engine ? uint32_t(b.random.next()) : 0;
          i.seq = uint32_t(b.random.next());
          const unsigned payload = unsigned(i.frame.size() - 54);
          i.skip = payload ? unsigned(b.random.below(payload)) : 0;
          i.bytes = payload ? unsigned(b.random.between(1, payload - i.skip)) : 0;
          b.dut.disp_valid_i = 1;  // disposition_t: payload_at 16, frame_bytes 16, frame 64, raw_reason 8, engine 1
          chm::putBits(b.dut.disp_i, 0, 16, i.payloadAt);
          chm::putBits(b.dut.disp_i, 16, 16, i.frame.size());
          chm::putBits(b.dut.disp_i, 32, 64, i.number);
          chm::putBits(b.dut.disp_i, 96, 8, i.reason);
          chm::putBits(b.dut.disp_i, 104, 1, i.engine);
          inRing.push_back(i);
          if (i.engine) verdicts.push_back(i);
          if (i.raw) rawDue.push_back(i);
          else if (i.place) {
            jobsDue.push_back(i);
            const unsigned from = i.payloadAt + i.skip;
            for (unsigned at = from / kB * kB; at < from + i.bytes; at += kB) {
              std::vector<uint8_t> beat(i.frame.begin() + at, i.frame.begin() + std::min<size_t>(i.frame.size(), at + kB));
              placeBeats.push_back(beat);
            }
          } else ++nowhere;
        }
      }
      // The engine answers some time later, in order.
      b.dut.verdict_valid_i = 0;
      if (!verdicts.empty() && (verdicts.front().number + 3 < made || made == total) && !b.random.percent(idle / 2)) {
        const Item v = verdicts.front();
        verdicts.pop_front();
        b.dut.verdict_valid_i = 1;  // verdict_t: region 64, seq 32, target 32, bytes 16, skip 16, place 1, region_log2 5, raw_reason 8, raw 1
        chm::putBits(b.dut.verdict_i, 161, 5, 16);
        chm::putBits(b.dut.verdict_i, 0, 64, 0xabc0000);
        chm::putBits(b.dut.verdict_i, 64, 32, v.seq);
        chm::putBits(b.dut.verdict_i, 128, 16, v.bytes);
        chm::putBits(b.dut.verdict_i, 144, 16, v.skip);
        chm::putBits(b.dut.verdict_i, 160, 1, v.place);
        chm::putBits(b.dut.verdict_i, 96, 32, v.target);
        chm::putBits(b.dut.verdict_i, 166, 8, v.reason);
        chm::putBits(b.dut.verdict_i, 174, 1, v.raw);
      }
      b.dut.raw_ready_i = !b.random.percent(pressure);
      b.dut.place_job_ready_i = !b.random.percent(pressure);
      b.dut.place_dat_ready_i = !b.random.percent(pressure);
      if (!rdData.empty()) chm::putBytes(b.dut.rd_data_i, rdData.data(), kB);
      b.settle();
      CHECK((!b.dut.disp_valid_i || b.dut.disp_ready_o) && (!b.dut.verdict_valid_i || b.dut.verdict_ready_o), "no room for what is in the ring");
      if (b.dut.release_o) {
        CHECK(!inRing.empty() && b.dut.release_beats_o == (inRing.front().frame.size() + kB - 1) / kB, "release of frame %u", released);
        if (inRing.empty()) return;
        used -= b.dut.release_beats_o;
        inRing.pop_front();
        ++released;
      }
      if (b.dut.raw_valid_o && b.dut.raw_ready_i) {
        CHECK(!rawDue.empty(), "a raw frame too many");
        if (rawDue.empty()) return;
        const Item& i = rawDue.front();
        uint8_t beat[kB];
        chm::getBytes(b.dut.raw_data_o, beat, kB);
        rawGot.insert(rawGot.end(), beat, beat + kB);
        CHECK(chm::getBits(b.dut.raw_frame_o, 0, 32) == i.target && chm::getBits(b.dut.raw_frame_o, 32, 8) == i.reason &&
              chm::getBits(b.dut.raw_frame_o, 40, 16) == i.frame.size() && chm::getBits(b.dut.raw_frame_o, 56, 64) == i.number, "what is said of raw frame %lu", i.number);
        if (b.dut.raw_last_o) {
          CHECK(rawGot.size() == (i.frame.size() + kB - 1) / kB * kB, "beats of raw frame %lu", i.number);
          rawGot.resize(i.frame.size());
          CHECK(rawGot == i.frame, "bytes of raw frame %lu", i.number);
          rawGot.clear();
          rawDue.pop_front();
          ++rawFrames;
        }
      }
      if (b.dut.place_job_valid_o && b.dut.place_job_ready_i) {
        CHECK(!jobsDue.empty(), "a job too many");
        if (jobsDue.empty()) return;
        const Item& i = jobsDue.front();  // place_job_t: region 64, seq 32, bytes 16, region_log2 5, offset 6
        CHECK(chm::getBits(b.dut.place_job_o, 112, 5) == 16 && chm::getBits(b.dut.place_job_o, 0, 64) == 0xabc0000 && chm::getBits(b.dut.place_job_o, 64, 32) == i.seq &&
              chm::getBits(b.dut.place_job_o, 96, 16) == i.bytes && chm::getBits(b.dut.place_job_o, 117, 6) == (i.payloadAt + i.skip) % kB, "job of frame %lu", i.number);
        jobsDue.pop_front();
        ++jobs;
      }
      if (b.dut.place_dat_valid_o && b.dut.place_dat_ready_i) {
        CHECK(!placeBeats.empty(), "a placement beat too many");
        if (placeBeats.empty()) return;
        std::vector<uint8_t> beat(kB);
        chm::getBytes(b.dut.place_dat_data_o, beat.data(), kB);
        beat.resize(placeBeats.front().size());
        CHECK(beat == placeBeats.front(), "placement beat");
        placeBeats.pop_front();
      }
      rdData.clear();
      if (b.dut.rd_en_o) rdData.assign(ring.begin() + b.dut.rd_addr_o * kB, ring.begin() + (b.dut.rd_addr_o + 1) * kB);
      b.tick();
    }
    CHECK(released == total && rawDue.empty() && jobsDue.empty() && placeBeats.empty(), "%u of %u frames left", released, total);
    b.dut.disp_valid_i = b.dut.verdict_valid_i = 0;
    for (int i = 0; i < 4; ++i) b.tick();
    CHECK(!b.dut.busy_o, "busy at the end");
    if (!idle && !pressure && size == 0) {
      const double rate = double(b.cycle - start) / total;
      std::printf("%s: %.3f cycles a frame\n", discardOnly ? "frames without payload" : "frames up to 64 bytes", rate);
      if (discardOnly || kB == 64) CHECK(rate < 1.05, "%.3f cycles a frame", rate);
    }
    if (!discardOnly) CHECK(rawFrames && jobs && nowhere, "kinds");
  };
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    for (unsigned size : {0u, 1u}) run(idle, pressure, size, 1500, false);
  });
  run(0, 0, 0, 2000, true);
  return b.finish();
}
