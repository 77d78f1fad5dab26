// Whole frames with a verdict beside every beat: exactly the bytes the verdict names land in the region, at the rate of the frames.
// top: chm_place
// config w512: -GDataW=512
// config w64: -GDataW=64
#include "bench.h"
#include "burst_ports.h"
#include <deque>

using Data = std::remove_reference_t<decltype(Vdut::wr_data_o)>;
using Strb = std::remove_reference_t<decltype(Vdut::wr_strb_o)>;
constexpr unsigned kBeat = sizeof(Data);
constexpr unsigned kLog2 = 17;

struct Frame { std::vector<uint8_t> bytes; unsigned payloadAt, skip, count; uint32_t seq; };

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::AxiMemory memory(b.random);
  chm::NoPort<Data, Strb> none;
  chm::AxiPorts<Data, Strb> ports CHM_WRITER(b.dut, none);
  b.dut.beat_valid_i = 0;
  b.reset();
  const uint64_t region = 1u << 30;
  std::vector<uint8_t> image(1u << kLog2);
  for (uint8_t& x : image) x = uint8_t(b.random.next());
  memory.write(region, image.data(), image.size());
  std::deque<Frame> frames;
  size_t beat = 0;
  bool held = false;
  unsigned idle = 0;
  uint32_t seq = uint32_t(b.random.next()), given = 0;

  const auto give = [&](unsigned payloadAt, unsigned payload, unsigned skip, unsigned count) {
    Frame f{std::vector<uint8_t>(payloadAt + payload), payloadAt, skip, count, seq};
    for (uint8_t& x : f.bytes) x = uint8_t(b.random.next());
    f.bytes.resize((f.bytes.size() + kBeat - 1) / kBeat * kBeat);
    for (unsigned i = 0; i < count; ++i) image[(seq + i) & (image.size() - 1)] = f.bytes[payloadAt + skip + i];
    seq += count;
    frames.push_back(std::move(f));
    ++given;
  };
  const auto drain = [&] {
    for (unsigned waited = 0; b.dut.place_done_o != given; ++waited) {
      if (!held && !frames.empty() && !b.random.percent(idle)) {
        held = true;
        const Frame& f = frames.front();
        chm::putBytes(b.dut.beat_i, &f.bytes[beat * kBeat], kBeat);
        b.dut.last_i = (beat + 1) * kBeat == f.bytes.size();
        b.dut.payload_at_i = uint16_t(f.payloadAt);
        chm::putBits(b.dut.verdict_i, 0, 5, kLog2);
        chm::putBits(b.dut.verdict_i, 5, 64, region);
        chm::putBits(b.dut.verdict_i, 69, 32, f.seq);
        chm::putBits(b.dut.verdict_i, 101, 16, f.count);
        chm::putBits(b.dut.verdict_i, 117, 16, f.skip);
      }
      b.dut.beat_valid_i = held;
      memory.drive(ports);
      b.settle();
      memory.sample(ports);
      if (held && b.dut.beat_ready_o) {
        held = false;
        if (b.dut.last_i) { beat = 0; frames.pop_front(); } else ++beat;
      }
      b.tick();
      if (waited > 2000000) { CHECK(false, "%u of %u placements", b.dut.place_done_o, given); std::exit(b.finish()); }
    }
  };

  chm::overIdleAndPressure([&](unsigned i, unsigned pressure) {
    idle = i;
    memory.stallPercent = pressure;
    for (unsigned n = 0; n < 200; ++n) {
      const unsigned payload = 1 + unsigned(b.random.below(1460)), skip = b.random.percent(60) ? 0 : unsigned(b.random.below(payload));
      const unsigned count = b.random.percent(60) ? payload - skip : 1 + unsigned(b.random.below(payload - skip));
      give(54 + 4 * unsigned(b.random.below(11)), payload, skip, count);
    }
    drain();
    CHECK(memory.read(region, image.size()) == image, "idle %u, pressure %u", i, pressure);
  });
  CHECK(memory.violations == 0, "breaches of AXI");
  idle = memory.stallPercent = 0;
  memory.writeLatency = 32;
  for (unsigned ts = 0; ts < 2; ++ts) {
    for (unsigned payload : {1460u - 12 * ts, 64u}) {
      const unsigned beats = (54 + 12 * ts + payload + kBeat - 1) / kBeat;
      for (unsigned n = 0; n < 500; ++n) give(54 + 12 * ts, payload, 0, payload);
      const uint64_t from = b.cycle;
      drain();
      const double each = double(b.cycle - from - 45) / 500;
      std::printf("%u bytes%s: %.2f cycles each, frame of %u beats\n", payload, ts ? " +ts" : "", each, beats);
      CHECK(each <= beats + 1.0, "rate");
    }
  }
  for (int i = 0; i < 5; ++i) b.tick();
  CHECK(!b.dut.busy_o, "busy with nothing to do");
  return b.finish();
}
