// chm_axi_wr_mux: bytes of every client arrive where strobes say, one done for each burst and not before its answer; one-beat bursts at one a cycle.
// top: chm_axi_wr_mux
// config narrow: -GN=3 -GDataW=64
// config wide: -GN=5 -GDataW=512
#include "bench.h"
#include "axi_memory.h"
#ifdef CHM_CONFIG_narrow
constexpr unsigned kN = 3, kB = 8;
#else
constexpr unsigned kN = 5, kB = 64;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  using Data = std::remove_reference_t<decltype(b.dut.wdata_o)>;
  using Strb = std::remove_reference_t<decltype(b.dut.wstrb_o)>;
  uint8_t off8[6] = {};
  uint64_t offAddr = 0;
  Data offData{};
  chm::AxiPorts<Data, Strb> ports{off8[0], off8[1], off8[2], offAddr, off8[3], off8[4], off8[5], off8[2], offData, off8[3],
                                  b.dut.awvalid_o, b.dut.awready_i, b.dut.awid_o, b.dut.awaddr_o, b.dut.awlen_o, b.dut.wvalid_o,
                                  b.dut.wready_i, b.dut.wdata_o, b.dut.wstrb_o, b.dut.wlast_o, b.dut.bvalid_i, b.dut.bready_o, b.dut.bid_i};
  for (unsigned stall : {0u, 40u}) {
    for (unsigned most : {1u, 12u}) {
      chm::AxiMemory memory(b.random);
      memory.stallPercent = stall;
      b.dut.req_valid_i = b.dut.dat_valid_i = 0;
      b.reset();
      struct Burst { uint64_t addr; unsigned beats, given; std::vector<uint8_t> bytes; std::vector<bool> strobes; bool asked; };
      std::deque<Burst> work[kN], written[kN];
      uint64_t cursor[kN];
      for (unsigned i = 0; i < kN; ++i) cursor[i] = uint64_t(i + 1) << 32;
      unsigned made = 0, done = 0;
      const unsigned total = 3000;
      const uint64_t start = b.cycle;
      while (done < total && b.cycle - start < 200000) {
        unsigned req = 0, dat = 0, last = 0;
        for (unsigned i = 0; i < kN; ++i) {
          if (work[i].size() < 3 && made < total) {
            Burst w{cursor[i], unsigned(b.random.between(1, most)), 0, {}, {}, false};
            if (w.addr % 4096 + w.beats * kB > 4096) w.addr = (w.addr | 4095) + 1;
            cursor[i] = w.addr + w.beats * kB;
            for (unsigned k = 0; k < w.beats * kB; ++k) {
              w.bytes.push_back(uint8_t(b.random.next()));
              w.strobes.push_back(!b.random.percent(20));
            }
            work[i].push_back(w);
            ++made;
          }
          for (const Burst& w : work[i]) if (!w.asked) {
            req |= 1u << i;
            chm::putBits(b.dut.req_addr_i, 64 * i, 64, w.addr);
            chm::putBits(b.dut.req_beats_i, 8 * i, 8, w.beats - 1);
            break;
          }
          if (!work[i].empty()) {
            const Burst& w = work[i].front();
            if (stall == 0 || b.random.percent(70)) dat |= 1u << i;
            if (w.given + 1 == w.beats) last |= 1u << i;
            std::memcpy(reinterpret_cast<uint8_t*>(&b.dut.dat_data_i) + kB * i, &w.bytes[w.given * kB], kB);
            uint64_t strb = 0;
            for (unsigned k = 0; k < kB; ++k) strb |= uint64_t(bool(w.strobes[w.given * kB + k])) << k;
            chm::putBits(b.dut.dat_strb_i, kB * i, kB, strb);
          }
        }
        b.dut.req_valid_i = req;
        b.dut.dat_valid_i = dat;
        b.dut.dat_last_i = last;
        memory.drive(ports);
        b.settle();
        for (unsigned i = 0; i < kN; ++i) {
          if (b.dut.done_o >> i & 1) {
            CHECK(!written[i].empty(), "done without a burst");
            if (written[i].empty()) return b.finish();
            const Burst& w = written[i].front();
            for (unsigned k = 0; k < w.beats * kB; ++k)
              CHECK(memory.byte(w.addr + k) == (w.strobes[k] ? w.bytes[k] : 0), "byte %u of client %u", k, i);
            written[i].pop_front();
            ++done;
          }
          if (req & b.dut.req_ready_o & 1u << i) for (Burst& w : work[i]) if (!w.asked) { w.asked = true; break; }
          if (dat & b.dut.dat_ready_o & 1u << i) {
            Burst& w = work[i].front();
            CHECK(w.asked, "data before its request");
            if (++w.given == w.beats) { written[i].push_back(w); work[i].pop_front(); }
          }
        }
        memory.sample(ports);
        b.tick();
      }
      CHECK(done == total, "%u of %u bursts", done, total);
      CHECK(memory.violations == 0, "%lu breaches of AXI4", memory.violations);
      CHECK(b.dut.busy_o == 0 || (b.tick(), b.tick(), b.dut.busy_o == 0), "busy at the end");
      if (!stall && most == 1) {
        std::printf("one-beat bursts: %.3f cycles each\n", double(b.cycle - start) / total);
        CHECK(b.cycle - start < total + 100, "%lu cycles for %u one-beat bursts", b.cycle - start, total);
      }
    }
  }
  return b.finish();
}
