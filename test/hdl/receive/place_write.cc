// Payload of any length from any lane to any place of a region, over its end too: every byte lands where it belongs, no other byte is touched,
// place_done_o counts only what the memory has answered; nothing is written over bytes that a copy has yet to read, and nothing else waits for them.
// top: chm_place_write
// config w512: -GDataW=512
// config w64: -GDataW=64
#include "bench.h"
#include "burst_ports.h"
#include <deque>

using Data = std::remove_reference_t<decltype(Vdut::wr_data_o)>;
using Strb = std::remove_reference_t<decltype(Vdut::wr_strb_o)>;
constexpr unsigned kBeat = sizeof(Data);

struct Job { unsigned offset, bytes, seq, log2; uint64_t region; std::vector<uint8_t> payload; };

struct Rig {
  chm::Bench<Vdut>& b;
  chm::AxiMemory memory;
  chm::NoPort<Data, Strb> none;
  chm::AxiPorts<Data, Strb> ports;
  std::deque<Job> jobs, open;   // to give; given and not counted as done
  std::deque<std::vector<uint8_t>> beats;
  bool beatHeld = false;
  uint32_t done = 0;
  unsigned idle = 0;
  bool check = true;

  explicit Rig(chm::Bench<Vdut>& bench) : b(bench), memory(b.random), ports(CHM_WRITER(b.dut, none)) {}

  void cycle() {
    b.dut.job_valid_i = !jobs.empty();
    if (!jobs.empty()) {
      const Job& j = jobs.front();
      chm::putBits(b.dut.job_i, 112, 5, j.log2);
      chm::putBits(b.dut.job_i, 0, 64, j.region);
      chm::putBits(b.dut.job_i, 64, 32, j.seq);
      chm::putBits(b.dut.job_i, 96, 16, j.bytes);
      chm::putBits(b.dut.job_i, 117, 6, j.offset);
    }
    if (!beatHeld && !beats.empty() && !b.random.percent(idle)) {
      beatHeld = true;
      chm::putBytes(b.dut.dat_data_i, beats.front().data(), kBeat);
    }
    b.dut.dat_valid_i = beatHeld;
    memory.drive(ports);
    b.settle();
    memory.sample(ports);
    if (b.dut.place_done_o != done) {
      CHECK(b.dut.place_done_o == done + 1 && !open.empty(), "place_done %u", b.dut.place_done_o);
      const Job j = open.front();
      open.pop_front();
      for (unsigned i = 0; check && j.log2 >= 17 && i < j.bytes; ++i) {
        const uint64_t at = j.region + ((j.seq + i) & ((1u << j.log2) - 1));
        if (memory.byte(at) != j.payload[i]) { CHECK(false, "placement %u counted before byte %u was written", done, i); break; }
      }
      done = b.dut.place_done_o;
    }
    if (b.dut.job_valid_i && b.dut.job_ready_o) {
      Job j = jobs.front();
      jobs.pop_front();
      std::vector<uint8_t> all((j.offset + j.bytes + kBeat - 1) / kBeat * kBeat);
      for (uint8_t& x : all) x = uint8_t(b.random.next());
      std::memcpy(&all[j.offset], j.payload.data(), j.bytes);
      for (size_t at = 0; at < all.size(); at += kBeat) beats.push_back({all.begin() + long(at), all.begin() + long(at + kBeat)});
      open.push_back(std::move(j));
    }
    if (beatHeld && b.dut.dat_ready_o) { beats.pop_front(); beatHeld = false; }
    b.tick();
  }
};

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  Rig r(b);
  chm::putBits(b.dut.unread_i, 101, 1, 0);
  b.dut.job_valid_i = b.dut.dat_valid_i = b.dut.req_ready_i = b.dut.wr_ready_i = b.dut.done_i = 0;
  b.reset();
  const unsigned logs[4] = {12, 14, 17, 20};
  uint32_t seq[4];
  std::vector<uint8_t> image[4];
  for (unsigned c = 0; c < 4; ++c) {
    seq[c] = uint32_t(b.random.next());
    image[c].resize(1u << logs[c]);
    for (uint8_t& x : image[c]) x = uint8_t(b.random.next());
    r.memory.write(uint64_t(c + 1) << 24, image[c].data(), image[c].size());
  }
  const auto give = [&](unsigned c, unsigned bytes, unsigned offset) {
    Job j{offset, bytes, seq[c], logs[c], uint64_t(c + 1) << 24, std::vector<uint8_t>(bytes)};
    for (unsigned i = 0; i < bytes; ++i) {
      j.payload[i] = uint8_t(b.random.next());
      image[c][(seq[c] + i) & (image[c].size() - 1)] = j.payload[i];
    }
    seq[c] += bytes;
    r.jobs.push_back(std::move(j));
  };
  const auto drain = [&] {
    for (unsigned waited = 0; !r.jobs.empty() || !r.open.empty(); ++waited) {
      r.cycle();
      if (waited > 20000000) { CHECK(false, "placements never ended"); std::exit(b.finish()); }
    }
  };
  uint32_t given = 0;
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    r.idle = idle;
    r.memory.stallPercent = pressure;
    r.memory.writeLatency = 1 + unsigned(b.random.below(60));
    for (unsigned offset = 0; offset < kBeat; ++offset) {
      for (unsigned n = 0; n < 12; ++n, ++given) give(unsigned(b.random.below(4)), n < 4 ? 1 + unsigned(b.random.below(2 * kBeat)) : 1 + unsigned(b.random.below(1460)), offset);
    }
    // Around the end of the region: one byte short of it, up to it, one byte over.
    for (unsigned c = 0; c < 4; ++c) {
      for (unsigned over = 0; over < 3; ++over, ++given) {
        const unsigned bytes = 40 + unsigned(b.random.below(100));
        seq[c] = uint32_t(image[c].size() * (1 + b.random.below(9))) - bytes - 1 + over;
        give(c, bytes, unsigned(b.random.below(kBeat)));
        drain();
      }
    }
    drain();
    for (unsigned c = 0; c < 4; ++c) CHECK(r.memory.read(uint64_t(c + 1) << 24, image[c].size()) == image[c], "region %u", c);
  });
  CHECK(r.done == given, "%u of %u placements", r.done, given);
  CHECK(r.memory.violations == 0, "%lu breaches of AXI", r.memory.violations);
  for (int i = 0; i < 5; ++i) r.cycle();
  CHECK(!b.dut.busy_o, "busy with nothing to do");

  // Bytes of a region that a copy has not read yet: what ends a region's size behind the first of them must wait, what ends before must not.
  r.idle = r.memory.stallPercent = 0;
  for (unsigned c = 0; c < 2; ++c) for (unsigned over : {0u, 1u, 40u}) {
    const uint32_t first = seq[c];
    seq[c] = first + uint32_t(image[c].size()) - 100 + over;
    give(c, 100, unsigned(b.random.below(kBeat)));
    ++given;
    chm::putBits(b.dut.unread_i, 96, 5, logs[c]);
    chm::putBits(b.dut.unread_i, 0, 64, uint64_t(c + 1) << 24);
    chm::putBits(b.dut.unread_i, 64, 32, first);
    chm::putBits(b.dut.unread_i, 101, 1, 1);
    for (int i = 0; i < 300; ++i) r.cycle();
    CHECK(r.jobs.empty() == (over == 0), "%u bytes over the first unread one", over);
    chm::putBits(b.dut.unread_i, 101, 1, 0);
    drain();
    CHECK(r.memory.read(uint64_t(c + 1) << 24, image[c].size()) == image[c], "region %u", c);
    chm::putBits(b.dut.unread_i, 101, 1, 1);
    give(1 - c, 100, 0);   // another connection's bytes
    ++given;
    drain();
    chm::putBits(b.dut.unread_i, 101, 1, 0);
  }
  r.memory.writeLatency = 32;
  // Full frames of several connections, whose lanes differ: as many beats as the wire has.
  for (unsigned conns : {1u, 2u}) {
    for (unsigned c = 2; c < 4; ++c) seq[c] = 0x1000 + 7 * c;
    const uint64_t from = b.cycle;
    for (unsigned n = 0; n < 3000; ++n) give(2 + n % conns, 1460, 54 % kBeat);
    drain();
    const double each = double(b.cycle - from - 40) / 3000;
    std::printf("in order, %u connections: %.3f cycles each\n", conns, each);
    CHECK(each <= (54 + 1460 + kBeat - 1) / kBeat, "rate of the wire");
  }
  for (unsigned bytes : {1460u, 1448u, 64u}) {
    const uint64_t from = b.cycle;
    for (unsigned n = 0; n < 500; ++n) give(2 + n % 2, bytes, unsigned(b.random.below(kBeat)));
    drain();
    const double each = double(b.cycle - from - 40) / 500;
    std::printf("%u bytes: %.2f cycles each\n", bytes, each);
    CHECK(each <= (bytes + kBeat - 1) / kBeat + 2.1, "rate");
  }
  return b.finish();
}
