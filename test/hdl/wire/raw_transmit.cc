// chm_raw_transmit, switched off and on again while frames are under way: what was fetched leaves, the new ring begins at index 0 and every frame
// of it leaves once. Everything else of it is proven by test/hdl top/nic.
// top: chm_raw_transmit
// config wide: -GDataW=512
// config narrow: -GDataW=64
#include <deque>
#include <vector>

#include "axi_memory.h"
#include "bench.h"
#include "layout.h"

#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8;
#else
constexpr unsigned kB = 64;
#endif
constexpr unsigned kLatency = 60, kFrameBytes = 100;

// Host memory behind both readers of the module, which share the data: one beat a cycle, in the order of the requests.
class Reads {
 public:
  explicit Reads(chm::AxiMemory& memory) : memory_(memory) {}
  template <class Dut>
  void drive(Dut& d) {
    d.entry_req_ready_i = d.frame_req_ready_i = 1;
    d.entry_rsp_valid_i = d.frame_rsp_valid_i = 0;
    if (beats_.empty() || beats_.front().due > now_) return;
    const auto bytes = memory_.read(beats_.front().at, kB);
    chm::putBytes(d.rsp_data_i, bytes.data(), kB);
    (beats_.front().entry ? d.entry_rsp_valid_i : d.frame_rsp_valid_i) = 1;
    beats_.pop_front();
  }
  template <class Dut>
  void sample(Dut& d) {
    if (d.entry_req_valid_o) ask(true, d.entry_req_addr_o, d.entry_req_beats_o + 1u);
    if (d.frame_req_valid_o) ask(false, d.frame_req_addr_o, d.frame_req_beats_o + 1u);
    ++now_;
  }

 private:
  struct Beat { bool entry; uint64_t at, due; };
  chm::AxiMemory& memory_;
  std::deque<Beat> beats_;
  uint64_t now_ = 0;
  void ask(bool entry, uint64_t at, unsigned beats) {
    for (unsigned i = 0; i < beats; ++i) beats_.push_back({entry, at + i * kB, now_ + kLatency});
  }
};

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  auto& d = b.dut;
  const uint64_t old = 0x40000, fresh = 0x80000, buffers = 0x100000;
  for (unsigned posted : {1u, 3u, 12u}) for (unsigned lead = 0; lead < 400; lead += 7) for (unsigned offFor : {1u, 5u, 900u}) {
    chm::AxiMemory memory(b.random);
    Reads reads(memory);
    std::vector<uint8_t> out, sent;   // the first byte of each frame
    bool first = true;
    const auto step = [&] {
      reads.drive(d);
      b.settle();
      reads.sample(d);
      if (d.out_valid_o && first) out.push_back(uint8_t(chm::getBits(d.out_data_o, 0, 8)));
      if (d.out_valid_o) first = d.out_last_o;
      b.tick();
    };
    const auto rest = [&](unsigned cycles) { for (unsigned i = 0; i < cycles; ++i) step(); };
    // `count` frames into the ring at `base`, their first bytes from `name` on.
    const auto write = [&](uint64_t base, unsigned count, uint8_t name) {
      for (unsigned i = 0; i < count; ++i) {
        smokestack::layout::RawTransmitEntry e{};
        e.buffer = buffers + 0x1000 * uint8_t(name + i) + 3;
        e.bytes = kFrameBytes;
        e.phase = 1;
        memory.write(base + 64 * i, &e, sizeof e);
        memory.byte(e.buffer) = uint8_t(name + i);
      }
    };
    d.order_ready_i = d.out_ready_i = 1;
    d.enable_i = 1;
    d.base_i = old;
    d.log2_i = 4;
    d.producer_i = 0;
    b.reset();
    write(old, posted, 1);
    write(fresh, 8, 101);
    d.producer_i = uint16_t(posted);
    rest(lead);
    d.log2_i = 0;
    d.producer_i = 0;
    rest(offFor);
    d.base_i = fresh;
    d.log2_i = 3;
    d.producer_i = 8;
    for (unsigned i = 0; i < 1500; ++i) {
      step();
      CHECK(d.busy_o || d.consumer_o == 8, "a ring that waits for its turn is work");
    }
    CHECK(!d.busy_o && d.consumer_o == 8, "%u posted, off after %u for %u: index %u", posted, lead, offFor, d.consumer_o);
    const size_t former = out.size() - 8;
    CHECK(out.size() >= 8 && former <= posted, "%zu frames of the old ring", former);
    for (size_t i = 0; i < out.size(); ++i) CHECK(out[i] == (i < former ? 1 + i : 101 + i - former), "frame %zu of %zu is %u", i, former, out[i]);
  }
  return b.finish();
}
