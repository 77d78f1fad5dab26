// Copies from regions to any byte of host memory, over the end of the region too: never before their placements are written, ended in order; no byte
// beside them is touched. What a Copied gives free may be written again at once, but for what unread_o keeps; landed_o and done_o come only after
// host memory has answered.
// top: chm_copy
// config w512: -GDataW=512
// config w64: -GDataW=64
#include "bench.h"
#include "burst_ports.h"
#include <deque>

using Data = std::remove_reference_t<decltype(Vdut::wr_data_o)>;
using Strb = std::remove_reference_t<decltype(Vdut::wr_strb_o)>;
constexpr unsigned kBeat = sizeof(Data);

struct Job { unsigned conn; bool eventEnd; uint32_t seq, bytes; uint64_t host, region; unsigned log2; uint32_t serial; std::vector<uint8_t> data; };

struct Rig {
  chm::Bench<Vdut>& b;
  chm::AxiMemory nic, host;
  chm::NoPort<Data, Strb> noWrite, noRead;
  chm::AxiPorts<Data, Strb> nicPorts, hostPorts;
  std::deque<Job> jobs, unplaced, open, landing;   // landing: not yet in host memory
  uint32_t placed = 0, landed = 0;
  Job freed{};             // by the last Copied
  bool copiedWas = false, guarding = false;
  uint64_t guards = 0;     // how often unread_o kept bytes
  uint64_t ended = 0;
  unsigned placePercent = 100, pressure = 0;

  explicit Rig(chm::Bench<Vdut>& bench)
      : b(bench), nic(b.random), host(b.random), nicPorts(CHM_READER(b.dut, rd_, noWrite)), hostPorts(CHM_WRITER(b.dut, noRead)) {}

  void put(const Job& j) {
    for (uint32_t i = 0; i < j.bytes; ++i) nic.byte(j.region + ((j.seq + i) & ((1u << j.log2) - 1))) = j.data[i];
  }
  // What the window lets be received again is written over at once, unless unread_o keeps it.
  void overwrite() {
    const bool unread = chm::getBits(b.dut.unread_o, 101, 1);
    if (copiedWas && unread) {
      CHECK(chm::getBits(b.dut.unread_o, 64, 32) == freed.seq && chm::getBits(b.dut.unread_o, 0, 64) == freed.region &&
            chm::getBits(b.dut.unread_o, 96, 5) == freed.log2, "what unread_o names");
      guarding = true;
      ++guards;
    }
    if (!unread && (copiedWas || guarding)) {
      for (uint32_t i = 0; i < freed.bytes; ++i) nic.byte(freed.region + ((freed.seq + i) & ((1u << freed.log2) - 1))) = 0xee;
      guarding = false;
    }
    copiedWas = false;
  }
  void land() {
    const Job j = landing.front();
    landing.pop_front();
    CHECK(host.read(j.host, j.bytes) == j.data, "%u bytes to %lx", j.bytes, j.host);
    // The guard bytes around each destination were zero.
    CHECK(host.byte(j.host - 1) == 0 && host.byte(j.host + j.bytes) == 0, "bytes beside %lx", j.host);
  }
  void cycle() {
    overwrite();
    // A placement: its bytes lie in NIC memory from the cycle in which the serial says so.
    if (!unplaced.empty() && b.random.percent(placePercent)) {
      put(unplaced.front());
      unplaced.pop_front();
      ++placed;
    }
    b.dut.place_done_i = placed;
    b.dut.job_valid_i = !jobs.empty();
    if (!jobs.empty()) {
      const Job& j = jobs.front();
      chm::putBits(b.dut.job_i, 0, 32, j.serial);
      chm::putBits(b.dut.job_i, 224, 5, j.log2);
      chm::putBits(b.dut.job_i, 32, 64, j.region);
      chm::putBits(b.dut.job_i, 96, 64, j.host);
      chm::putBits(b.dut.job_i, 160, 32, j.bytes);
      chm::putBits(b.dut.job_i, 192, 32, j.seq);
      chm::putBits(b.dut.job_i, 229, 1, j.eventEnd);
      chm::putBits(b.dut.job_i, 230, 14, j.conn);
    }
    b.dut.copied_ready_i = !b.random.percent(pressure);
    nic.drive(nicPorts);
    host.drive(hostPorts);
    b.settle();
    nic.sample(nicPorts);
    host.sample(hostPorts);
    if (b.dut.landed_o != landed) {
      CHECK(++landed == b.dut.landed_o && !landing.empty() && landing.front().eventEnd, "a delivery landed that was not the next");
      land();
    }
    if (b.dut.done_o) {
      CHECK(!landing.empty() && !landing.front().eventEnd, "an end nobody waits for");
      land();
      ++ended;
    }
    if (b.dut.copied_valid_o && b.dut.copied_ready_i) {
      CHECK(!open.empty(), "a Copied nobody waits for");
      freed = open.front();
      open.pop_front();
      CHECK(chm::getBits(b.dut.copied_o, 32, 14) == freed.conn && chm::getBits(b.dut.copied_o, 0, 32) == freed.bytes, "copied %lu", ended);
      copiedWas = true;
      ++ended;
    }
    if (b.dut.job_valid_i && b.dut.job_ready_o) {
      if (jobs.front().eventEnd) open.push_back(jobs.front());
      landing.push_back(jobs.front());
      jobs.pop_front();
    }
    b.tick();
  }
};

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  Rig r(b);
  b.dut.job_valid_i = b.dut.copied_ready_i = b.dut.rd_req_ready_i = b.dut.rd_rsp_valid_i = b.dut.req_ready_i = b.dut.wr_ready_i = b.dut.done_i = 0;
  b.dut.place_done_i = 0;
  b.reset();
  const unsigned logs[4] = {12, 15, 17, 20};
  uint32_t seq[4];
  uint32_t serial = 0;
  uint64_t hostAt = 0x100000001ull, given = 0;
  for (unsigned c = 0; c < 4; ++c) seq[c] = uint32_t(b.random.next());
  const auto give = [&](unsigned c, uint32_t bytes, unsigned lane) {
    // Destinations never touch: a guard byte lies between.
    hostAt = (hostAt + kBeat) / kBeat * kBeat + lane + 1;
    Job j{c, b.random.percent(80), seq[c], bytes, hostAt, uint64_t(c + 1) << 24, logs[c], ++serial, std::vector<uint8_t>(bytes)};
    for (uint8_t& x : j.data) x = uint8_t(1 + b.random.below(255));
    hostAt += bytes + 1;
    seq[c] += bytes;
    r.jobs.push_back(j);
    r.unplaced.push_back(j);
    ++given;
  };
  // The ring of a connection must not be placed over before it was copied, so each round drains.
  const auto drain = [&] {
    for (unsigned waited = 0; !r.jobs.empty() || !r.open.empty() || !r.landing.empty(); ++waited) {
      r.cycle();
      if (waited > 5000000) { CHECK(false, "copies never ended"); std::exit(b.finish()); }
    }
  };
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    r.placePercent = idle ? 3 : 100;
    r.pressure = pressure;
    r.nic.stallPercent = r.host.stallPercent = pressure;
    r.nic.readLatency = 1 + unsigned(b.random.below(60));
    r.host.writeLatency = 1 + unsigned(b.random.below(250));
    for (unsigned round = 0; round < 2 * kBeat; ++round) {
      for (unsigned c = 0; c < 4; ++c) {
        give(c, 1 + uint32_t(b.random.below(round % 4 == 0 ? 4096 : 300)), unsigned(b.random.below(kBeat)));
      }
      drain();
    }
    // Whole regions, as terminate asks for them.
    if (idle == 0) for (unsigned c = 0; c < 4; ++c) { give(c, c == 3 ? 300000 : 1u << logs[c], unsigned(b.random.below(kBeat))); drain(); }
  });
  CHECK(r.guards != 0, "no copy ended before its reads");
  CHECK(r.ended == given, "%lu of %lu copies", r.ended, given);
  CHECK(r.nic.violations + r.host.violations == 0, "breaches of AXI");
  for (int i = 0; i < 5; ++i) r.cycle();
  CHECK(!b.dut.busy_o, "busy with nothing to do");

  r.pressure = r.nic.stallPercent = r.host.stallPercent = 0;
  r.placePercent = 100;
  r.nic.readLatency = 32;
  r.host.writeLatency = 32;
  for (uint32_t bytes : {16384u, 1460u, 1448u, 64u}) {
    const unsigned n = bytes > 2000 ? 40 : 60;
    for (unsigned i = 0; i < n; ++i) give(3, bytes, unsigned(b.random.below(kBeat)));
    for (Job& j : r.unplaced) r.put(j);
    r.placed += uint32_t(r.unplaced.size());
    r.unplaced.clear();
    const uint64_t from = b.cycle;
    drain();
    const double each = double(b.cycle - from - 80) / n;
    std::printf("%u bytes: %.2f cycles each\n", bytes, each);
    CHECK(each <= (bytes + kBeat - 1) / kBeat + 2.1, "rate");
  }

  // One connection alone: its next copy is asked for when Copied has gone through the pipeline, and waits for the placements of that moment.
  for (unsigned turn : {20u, kBeat == 64 ? 80u : 150u}) {
    const uint64_t from = b.cycle, before = r.ended;
    uint64_t askAt = 0;
    for (unsigned n = 0; n < 40;) {
      if (r.jobs.empty() && r.ended == before + n && b.cycle >= askAt) {
        give(3, 16384, unsigned(b.random.below(kBeat)));
        r.jobs.front().eventEnd = true;
        r.put(r.unplaced.front());
        r.unplaced.clear();
        ++r.placed;
        askAt = ~0ull;
        ++n;
      }
      r.cycle();
      if (askAt == ~0ull && r.ended == before + n) askAt = b.cycle + turn;
    }
    drain();
    const double each = double(b.cycle - from - 80) / 40;
    std::printf("one connection, 16 KiB each, the next one %u cycles after the end: %.2f cycles each\n", turn, each);
    CHECK(each <= 16384 / kBeat + 2.1, "a lone connection waits for its own copies");
  }
  return b.finish();
}
