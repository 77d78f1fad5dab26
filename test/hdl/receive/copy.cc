// Copies from regions to any byte of host memory, over the end of the region too: never before their placements are written, ended in order and only
// after the host memory has answered; no byte beside them is touched.
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
  std::deque<Job> jobs, unplaced, open;
  uint32_t placed = 0;
  uint64_t ended = 0, bytesEnded = 0;
  unsigned placePercent = 100, pressure = 0;

  explicit Rig(chm::Bench<Vdut>& bench)
      : b(bench), nic(b.random), host(b.random), nicPorts(CHM_READER(b.dut, rd_, noWrite)), hostPorts(CHM_WRITER(b.dut, noRead)) {}

  void put(const Job& j) {
    for (uint32_t i = 0; i < j.bytes; ++i) nic.byte(j.region + ((j.seq + i) & ((1u << j.log2) - 1))) = j.data[i];
  }
  void cycle() {
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
      chm::putBits(b.dut.job_i, 32, 5, j.log2);
      chm::putBits(b.dut.job_i, 37, 64, j.region);
      chm::putBits(b.dut.job_i, 101, 64, j.host);
      chm::putBits(b.dut.job_i, 165, 32, j.bytes);
      chm::putBits(b.dut.job_i, 197, 32, j.seq);
      chm::putBits(b.dut.job_i, 229, 1, j.eventEnd);
      chm::putBits(b.dut.job_i, 230, 14, j.conn);
    }
    b.dut.copied_ready_i = !b.random.percent(pressure);
    nic.drive(nicPorts);
    host.drive(hostPorts);
    b.settle();
    nic.sample(nicPorts);
    host.sample(hostPorts);
    const bool copied = b.dut.copied_valid_o && b.dut.copied_ready_i;
    if (copied || b.dut.done_o) {
      CHECK(!open.empty() && copied != bool(b.dut.done_o), "an end nobody waits for");
      const Job j = open.front();
      open.pop_front();
      CHECK(j.eventEnd == copied, "kind of end of copy %lu", ended);
      if (copied) CHECK(chm::getBits(b.dut.copied_o, 32, 14) == j.conn && chm::getBits(b.dut.copied_o, 0, 32) == j.bytes, "copied %lu", ended);
      CHECK(host.read(j.host, j.bytes) == j.data, "copy %lu: %u bytes to %lx", ended, j.bytes, j.host);
      // The guard bytes around each destination were zero.
      CHECK(host.byte(j.host - 1) == 0 && host.byte(j.host + j.bytes) == 0, "bytes beside copy %lu", ended);
      ++ended;
      bytesEnded += j.bytes;
    }
    if (b.dut.job_valid_i && b.dut.job_ready_o) { open.push_back(jobs.front()); jobs.pop_front(); }
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
    for (unsigned waited = 0; !r.jobs.empty() || !r.open.empty(); ++waited) {
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
  return b.finish();
}
