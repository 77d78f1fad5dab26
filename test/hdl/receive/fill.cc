// Buffered data from any byte of host memory into a region, over its end too; done_o only after NIC memory has answered; nothing beside it is touched.
// top: chm_fill
// config w512: -GDataW=512
// config w64: -GDataW=64
#include "bench.h"
#include "burst_ports.h"
#include <deque>

using Data = std::remove_reference_t<decltype(Vdut::wr_data_o)>;
using Strb = std::remove_reference_t<decltype(Vdut::wr_strb_o)>;
constexpr unsigned kBeat = sizeof(Data);

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::AxiMemory host(b.random), nic(b.random);
  chm::NoPort<Data, Strb> noWrite, noRead;
  chm::AxiPorts<Data, Strb> hostPorts CHM_READER(b.dut, rd_, noWrite);
  chm::AxiPorts<Data, Strb> nicPorts CHM_WRITER(b.dut, noRead);
  b.dut.job_valid_i = 0;
  b.reset();
  uint64_t slowest = 0, fills = 0;
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    host.stallPercent = idle;
    nic.stallPercent = pressure;
    host.readLatency = 250;
    nic.writeLatency = 32;
    for (unsigned lane = 0; lane < kBeat; lane += 1 + unsigned(b.random.below(3))) {
      const unsigned log2 = 12 + unsigned(b.random.below(5)), size = 1u << log2;
      const uint64_t region = uint64_t(1) << 30, from = 0x7000000000ull + (b.random.below(1 << 20) * kBeat) + lane;
      const uint32_t seq = uint32_t(b.random.next()), bytes = 1 + uint32_t(b.random.below(b.random.percent(20) ? size : 500));
      std::vector<uint8_t> data(bytes), image(size);
      for (uint8_t& x : data) x = uint8_t(b.random.next());
      for (uint8_t& x : image) x = uint8_t(b.random.next());
      host.write(from, data.data(), bytes);
      nic.write(region, image.data(), size);
      for (uint32_t i = 0; i < bytes; ++i) image[(seq + i) & (size - 1)] = data[i];
      chm::putBits(b.dut.job_i, 0, 5, log2);
      chm::putBits(b.dut.job_i, 5, 64, region);
      chm::putBits(b.dut.job_i, 69, 32, seq);
      chm::putBits(b.dut.job_i, 101, 32, bytes);
      chm::putBits(b.dut.job_i, 133, 64, from);
      b.dut.job_valid_i = 1;
      const uint64_t began = b.cycle;
      for (bool done = false; !done;) {
        host.drive(hostPorts);
        nic.drive(nicPorts);
        b.settle();
        host.sample(hostPorts);
        nic.sample(nicPorts);
        done = b.dut.done_o;
        const bool taken = b.dut.job_valid_i && b.dut.job_ready_o;
        b.tick();
        if (taken) b.dut.job_valid_i = 0;
        if (b.cycle - began > 2000000) { CHECK(false, "a fill never ended"); return; }
      }
      if (idle == 0 && pressure == 0 && bytes <= 500 && b.cycle - began > slowest) slowest = b.cycle - began;
      CHECK(nic.read(region, size) == image, "%u bytes from lane %u to %u in a region of %u", bytes, lane, seq & (size - 1), size);
      ++fills;
    }
  });
  CHECK(host.violations + nic.violations == 0, "breaches of AXI");
  std::printf("%lu fills; one of up to 500 bytes takes at most %lu cycles at latencies 250 and 32\n", fills, slowest);
  return b.finish();
}
