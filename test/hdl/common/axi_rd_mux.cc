// chm_axi_rd_mux: each client gets exactly what it asked for, in its order; nobody starves; 128 and more bursts are in flight.
// top: chm_axi_rd_mux
// config narrow: -GN=3 -GDataW=64
// config wide: -GN=5 -GDataW=512
#include "bench.h"
#include "axi_memory.h"
#ifdef CHM_CONFIG_narrow
constexpr unsigned kN = 3, kB = 8;
using Strb = uint8_t;
#else
constexpr unsigned kN = 5, kB = 64;
using Strb = uint64_t;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  using Data = std::remove_reference_t<decltype(b.dut.rdata_i)>;
  // The write half of the memory is not connected.
  uint8_t off8[7] = {};
  uint64_t offAddr = 0;
  Data offData{};
  Strb offStrb = 0;
  chm::AxiPorts<Data, Strb> ports{b.dut.arvalid_o, b.dut.arready_i, b.dut.arid_o, b.dut.araddr_o, b.dut.arlen_o, b.dut.rvalid_i,
                                  b.dut.rready_o, b.dut.rid_i, b.dut.rdata_i, b.dut.rlast_i, off8[0], off8[1], off8[2], offAddr, off8[3],
                                  off8[4], off8[5], offData, offStrb, off8[6], off8[1], off8[5], off8[2]};
  for (unsigned stall : {0u, 40u}) {
    for (unsigned idle : {0u, 70u}) {
      chm::AxiMemory memory(b.random);
      memory.readLatency = 250;
      memory.stallPercent = stall;
      b.dut.req_valid_i = 0;
      b.reset();
      struct Burst { uint64_t addr; unsigned beats, got; };
      std::deque<Burst> open[kN];
      Burst next[kN];
      bool want[kN] = {};
      unsigned ended[kN] = {};
      bool enough = false;
      for (uint64_t guard = 0; guard < 200000 && !enough; ++guard) {
        unsigned valid = 0;
        for (unsigned i = 0; i < kN; ++i) {
          if (!want[i] && !b.random.percent(idle)) {
            want[i] = true;
            next[i].addr = b.random.next() >> 20 & ~uint64_t(kB - 1);
            const unsigned room = unsigned((4096 - next[i].addr % 4096) / kB);
            next[i].beats = unsigned(b.random.between(1, b.random.percent(80) ? 1 : room < 16 ? room : 16));
            next[i].got = 0;
          }
          valid |= unsigned(want[i]) << i;
          chm::putBits(b.dut.req_addr_i, 64 * i, 64, next[i].addr);
          chm::putBits(b.dut.req_beats_i, 8 * i, 8, next[i].beats - 1);
        }
        b.dut.req_valid_i = valid;
        memory.drive(ports);
        b.settle();
        for (unsigned i = 0; i < kN; ++i) {
          if (want[i] && (b.dut.req_ready_o >> i & 1)) { open[i].push_back(next[i]); want[i] = false; }
          if (!(b.dut.rsp_valid_o >> i & 1)) continue;
          CHECK(!open[i].empty() && b.dut.rsp_valid_o == 1u << i, "a response for client %u", i);
          if (open[i].empty()) return b.finish();
          Burst& burst = open[i].front();
          uint8_t data[kB];
          chm::getBytes(b.dut.rsp_data_o, data, kB);
          CHECK(memory.read(burst.addr + burst.got * kB, kB) == std::vector<uint8_t>(data, data + kB), "data of client %u", i);
          ++burst.got;
          CHECK(b.dut.rsp_last_o == (burst.got == burst.beats), "last of client %u", i);
          if (burst.got == burst.beats) { open[i].pop_front(); ++ended[i]; }
        }
        memory.sample(ports);
        b.tick();
        // Memory cells come into being with noise.
        for (unsigned i = 0; i < kN; ++i)
          if (!open[i].empty() && open[i].back().got == 0 && memory.byte(open[i].back().addr) == 0)
            for (unsigned k = 0; k < open[i].back().beats * kB; ++k) memory.byte(open[i].back().addr + k) = uint8_t(b.random.next() | 1);
        enough = true;
        for (unsigned n : ended) enough = enough && n >= 400;
      }
      CHECK(enough, "a client starves");
      CHECK(memory.violations == 0, "%lu breaches of AXI4", memory.violations);
      if (!stall && !idle) CHECK(memory.mostReadsInFlight >= 128, "%lu reads in flight", memory.mostReadsInFlight);
    }
  }
  return b.finish();
}
