// chm_raw_receive, switched off and on again while a frame is under way: the new ring begins at index 0 with the next frame, what had no entry
// gets none, and each frame that got a slot is counted once. Everything else of it is proven by test/hdl top/nic.
// top: chm_raw_receive
// config wide: -GDataW=512
// config narrow: -GDataW=64
#include "bench.h"
#include "axi_memory.h"

#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8;
#else
constexpr unsigned kB = 64;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  auto& d = b.dut;
  using Data = std::remove_reference_t<decltype(d.slot_dat_data_o)>;
  using Strb = std::remove_reference_t<decltype(d.slot_dat_strb_o)>;
  uint8_t off[10] = {};
  uint64_t offAddr = 0;
  Data offData{};
  off[7] = 1;
#define PORTS(p)                                                                                                                       \
  chm::AxiPorts<Data, Strb> { off[0], off[1], off[2], offAddr, off[3], off[4], off[5], off[2], offData, off[6], d.p##req_valid_o,       \
    d.p##req_ready_i, off[2], d.p##req_addr_o, d.p##req_beats_o, d.p##dat_valid_o, d.p##dat_ready_i, d.p##dat_data_o, d.p##dat_strb_o, \
    d.p##dat_last_o, d.p##done_i, off[7], off[8] }
  auto slotPorts = PORTS(slot_);
  auto entryPorts = PORTS(entry_);
  const uint64_t old = 0x40000, fresh = 0x80000, slots = 0x100000;
  d.slot_done_i = d.entry_done_i = 0;
  for (unsigned beats : {1u, 12u}) for (unsigned before : {0u, 1u, 3u}) for (unsigned lead = 0; lead < 60; lead += 3) for (unsigned offFor : {1u, 5u, 500u}) {
    chm::AxiMemory slotMemory(b.random), ring(b.random);
    slotMemory.writeLatency = 20, ring.writeLatency = 20;
    uint64_t frame = 0;
    unsigned written = 0, dropped = 0;
    const auto step = [&] {
      slotMemory.drive(slotPorts), ring.drive(entryPorts);
      b.settle();
      written += d.written_o, dropped += d.dropped_o;
      const bool taken = d.raw_valid_i && d.raw_ready_o;
      slotMemory.sample(slotPorts), ring.sample(entryPorts);
      b.tick();
      return taken;
    };
    const auto rest = [&](unsigned cycles) { for (unsigned i = 0; i < cycles; ++i) step(); };
    unsigned left = 0;   // beats of the frame on offer
    const auto offer = [&] {
      left = beats;
      d.raw_valid_i = 1;
      std::memset(&d.raw_frame_i, 0, sizeof d.raw_frame_i);
      chm::putBits(d.raw_frame_i, 32, 8, 9);
      chm::putBits(d.raw_frame_i, 40, 16, beats * kB);
      chm::putBits(d.raw_frame_i, 56, 64, ++frame);
    };
    const auto pump = [&] {
      d.raw_last_i = left == 1;
      if (step() && --left == 0) d.raw_valid_i = 0;
    };
    const auto send = [&] { for (offer(); left;) pump(); };
    d.end_ready_i = 1;
    d.raw_valid_i = 0;
    d.consumer_i = 0;
    d.buffer_i = slots;
    d.base_i = old;
    d.log2_i = 4;
    b.reset();
    for (unsigned i = 0; i < before; ++i) send();
    rest(200);
    CHECK(d.producer_o == before && !d.busy_o, "%u frames", d.producer_o);
    // One frame more; the ring is off `lead` cycles after it began, and on again with another base and size.
    offer();
    const auto pass = [&] { if (left) pump(); else step(); };
    for (unsigned i = 0; i < lead; ++i) pass();
    d.log2_i = 0;
    const uint16_t done = d.producer_o;
    for (unsigned i = 0; i < offFor; ++i) pass();
    d.base_i = fresh;
    d.log2_i = 3;
    for (unsigned i = 0; i < 300; ++i) pass();
    CHECK(left == 0 && d.producer_o == 0 && !d.busy_o, "off %u cycles into a frame, for %u: index %u, busy %u", lead, offFor, d.producer_o, d.busy_o);
    CHECK(written + dropped == frame, "%u written, %u dropped of %lu", written, dropped, frame);
    CHECK(ring.read(fresh, 64) == std::vector<uint8_t>(64, 0), "no entry of the old ring in the new one");
    CHECK(ring.byte(old + 64 * before + 63) >> 7 == (ring.byte(old + 64 * before + 56) == 9) && done <= before + 1, "an entry of the old ring in its place, or none");
    send();
    rest(200);
    CHECK(d.producer_o == 1 && ring.byte(fresh + 63) >> 7 == 1 && written + dropped == frame, "the first entry of the new ring");
    CHECK(ring.byte(fresh) == uint8_t(frame) && ring.read(fresh + 64, 64) == std::vector<uint8_t>(64, 0), "it is that of the new frame");
    CHECK(slotMemory.violations + ring.violations == 0, "breaches of AXI4");
  }
  return b.finish();
}
