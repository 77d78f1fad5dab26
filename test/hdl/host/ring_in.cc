// chm_ring_in: every entry once, in order, with its index, over many laps; the consumer index never passes what was read; off and on again,
// however shortly: index 0, and what was under way is given first.
// top: chm_ring_in
// config wide: -GDataW=512 -GAhead=8
// config narrow: -GDataW=64 -GAhead=4
#include "bench.h"
#include "burst_ports.h"

using Data = std::remove_reference_t<decltype(Vdut::rsp_data_i)>;
#ifdef CHM_CONFIG_narrow
constexpr unsigned kAhead = 4;
#else
constexpr unsigned kAhead = 8;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::NoPort<Data, uint64_t> none;
  b.dut.rst_i = 0;
  b.dut.log2_i = 0;
  b.dut.enable_i = b.dut.entry_ready_i = b.dut.rsp_valid_i = 0;
  b.reset();
  for (unsigned stall : {0u, 50u}) for (unsigned log2 : {1u, 3u, 6u}) {
    chm::AxiMemory memory(b.random);
    chm::AxiPorts<Data, uint64_t> ports CHM_READER(b.dut, , none);
    memory.readLatency = 37;
    memory.stallPercent = stall;
    const uint64_t base = 0x123456780ull << 6;
    const unsigned size = 1u << log2, total = 700;
    std::vector<std::vector<uint8_t>> written;
    unsigned taken = 0;
    uint16_t producer = 0;
    b.dut.base_i = base;
    b.dut.producer_i = 0;
    b.dut.enable_i = 1;
    b.dut.log2_i = uint8_t(log2);
    const uint64_t start = b.cycle;
    while (taken < total && b.cycle - start < 300000) {
      // The host writes as many as it may: places below the consumer index are free.
      while (written.size() < total && uint16_t(producer - b.dut.consumer_o) < size && b.random.percent(60)) {
        std::vector<uint8_t> entry(64);
        for (auto& x : entry) x = uint8_t(b.random.next());
        memory.write(base + 64 * (producer % size), entry.data(), 64);
        written.push_back(entry);
        ++producer;
      }
      b.dut.producer_i = producer;
      b.dut.entry_ready_i = !b.random.percent(stall);
      memory.drive(ports);
      b.settle();
      CHECK(uint16_t(producer - b.dut.consumer_o) <= size, "consumer passes producer");
      CHECK(uint16_t(b.dut.consumer_o - uint16_t(taken)) <= kAhead, "read ahead by more than %u", kAhead);
      CHECK(b.dut.busy_o || taken == written.size(), "idle with an entry to take");
      if (b.dut.entry_valid_o && b.dut.entry_ready_i) {
        uint8_t got[64];
        chm::getBytes(b.dut.entry_o, got, 64);
        CHECK(taken < written.size() && b.dut.index_o == uint16_t(taken) && !std::memcmp(got, written[taken].data(), 64), "entry %u", taken);
        ++taken;
      }
      memory.sample(ports);
      b.tick();
    }
    CHECK(taken == total && memory.violations == 0, "%u of %u entries, log2 %u", taken, total, log2);
    // Off: the index is zero again.
    b.dut.log2_i = 0;
    for (int i = 0; i < 4; ++i) b.tick();
    CHECK(b.dut.consumer_o == 0 && !b.dut.busy_o, "off");
  }

  // Off for a few cycles, with `flying` entries asked for and nothing taken.
  for (unsigned flying : {0u, 1u, 3u}) for (unsigned off : {1u, 5u, 200u}) {
    chm::AxiMemory memory(b.random);
    chm::AxiPorts<Data, uint64_t> ports CHM_READER(b.dut, , none);
    memory.readLatency = 100;
    uint64_t base = 0x40000;
    unsigned given = 0;
    uint8_t first = 0;
    const auto step = [&](bool ready) {
      b.dut.entry_ready_i = ready;
      memory.drive(ports);
      b.settle();
      if (b.dut.entry_valid_o && ready) {
        uint8_t got[64];
        chm::getBytes(b.dut.entry_o, got, 64);
        first = got[0];
        CHECK(b.dut.index_o == given, "index %u of entry %u", b.dut.index_o, given);
        ++given;
      }
      memory.sample(ports);
      b.tick();
    };
    for (unsigned i = 0; i < 8; ++i) { memory.byte(base + 64 * i) = 1; memory.byte(base + 0x10000 + 64 * i) = 2; }
    b.dut.base_i = base;
    b.dut.producer_i = uint16_t(flying);
    b.dut.log2_i = 3;
    for (int i = 0; i < 20; ++i) step(false);
    b.dut.log2_i = 0;
    b.dut.producer_i = 0;
    for (unsigned i = 0; i < off; ++i) step(false);
    b.dut.base_i = base + 0x10000;
    b.dut.log2_i = 3;
    for (int i = 0; i < 300; ++i) step(true);
    CHECK(given == flying && (!flying || first == 1), "%u of %u entries of the old ring", given, flying);
    CHECK(b.dut.consumer_o == 0 && !b.dut.busy_o, "%u flying, off for %u cycles: index %u", flying, off, b.dut.consumer_o);
    given = 0;
    b.dut.producer_i = 1;
    for (int i = 0; i < 300; ++i) step(true);
    CHECK(given == 1 && first == 2 && b.dut.consumer_o == 1, "the first entry of the new ring");
    b.dut.log2_i = 0;
    for (int i = 0; i < 4; ++i) step(true);
  }
  return b.finish();
}
