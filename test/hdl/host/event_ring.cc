// chm_event_ring: entries in order with the right phase in every lap, none over one that was not given back; the producer index never before the
// bytes lie in memory; a full ring takes nothing; an entry that waits for a transmit serial or for copies
// holds those behind it; a ring that was switched off, however shortly, begins at index 0, without what it had not written.
// top: chm_event_ring
// config wide: -GDataW=512
// config narrow: -GDataW=64
#include "bench.h"
#include "axi_memory.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  using Data = std::remove_reference_t<decltype(b.dut.dat_data_o)>;
  using Strb = std::remove_reference_t<decltype(b.dut.dat_strb_o)>;
  uint8_t off[12] = {};
  uint64_t offAddr = 0;
  Data offData{};
  chm::AxiPorts<Data, Strb> ports{off[0], off[1], off[2], offAddr, off[3], off[4], off[5], off[2], offData, off[6],
                                  b.dut.req_valid_o, b.dut.req_ready_i, off[2], b.dut.req_addr_o, b.dut.req_beats_o, b.dut.dat_valid_o,
                                  b.dut.dat_ready_i, b.dut.dat_data_o, b.dut.dat_strb_o, b.dut.dat_last_o, b.dut.done_i, off[7], off[8]};
  off[7] = 1;
  b.dut.log2_i = 0;
  b.dut.entry_valid_i = b.dut.done_i = 0;
  b.reset();
  CHECK(!b.dut.entry_ready_o && b.dut.free_o == 0, "a ring that is off takes nothing");
  for (unsigned stall : {0u, 50u}) for (unsigned log2 : {1u, 4u}) for (bool waits : {false, true}) {
    chm::AxiMemory memory(b.random);
    memory.stallPercent = stall;
    memory.writeLatency = 23;
    const unsigned size = 1u << log2, total = 600;
    const uint64_t base = 0x40000;
    std::vector<std::vector<uint8_t>> pushed;
    std::vector<bool> held, heldLanded;
    std::vector<uint32_t> serials, copies;
    uint16_t consumer = 0;
    unsigned read = 0;
    uint32_t txDone = uint32_t(b.random.next()), serial = txDone, landed = uint32_t(b.random.next()), copied = landed;
    std::vector<uint8_t> entry(64);
    b.dut.base_i = base;
    b.dut.log2_i = uint8_t(log2);
    b.dut.consumer_i = 0;
    b.tick();
    b.tick();
    const uint64_t start = b.cycle;
    bool offered = false, fullSeen = false;
    while (read < total && b.cycle - start < 200000) {
      if (!offered && pushed.size() < total && !b.random.percent(stall)) {
        for (auto& x : entry) x = uint8_t(b.random.next());
        offered = true;
        b.dut.entry_wait_sent_i = waits && b.random.percent(20);
        serial += uint32_t(b.random.below(3));
        b.dut.entry_sent_i = serial;
        b.dut.entry_wait_landed_i = waits && b.random.percent(20);
        copied += uint32_t(b.random.below(3));
        b.dut.entry_landed_i = copied;
        chm::putBytes(b.dut.entry_i, entry.data(), 64);
      }
      if (txDone != serial && b.random.percent(5)) ++txDone;
      b.dut.tx_done_i = txDone;
      if (landed != copied && b.random.percent(5)) ++landed;
      b.dut.landed_i = landed;
      b.dut.entry_valid_i = offered;
      memory.drive(ports);
      b.settle();
      const unsigned inRing = unsigned(pushed.size()) - consumer;
      CHECK(b.dut.free_o + inRing <= size, "%u free with %u of %u in use", b.dut.free_o, inRing, size);
      if (inRing == size) { fullSeen = true; CHECK(!b.dut.entry_ready_o, "a full ring takes nothing"); }
      if (offered && b.dut.entry_ready_o) {
        pushed.push_back(entry);
        held.push_back(b.dut.entry_wait_sent_i);
        serials.push_back(serial);
        heldLanded.push_back(b.dut.entry_wait_landed_i);
        copies.push_back(copied);
        offered = false;
      }
      memory.sample(ports);
      b.tick();
      // What the producer index covers lies in memory, in order.
      while (read < pushed.size() && uint16_t(read) != b.dut.producer_o) {
        auto want = pushed[read];
        want[63] = uint8_t((want[63] & 0x7f) | (read >> log2 & 1 ? 0 : 0x80));
        CHECK(memory.read(base + 64 * (read % size), 64) == want, "entry %u", read);
        CHECK(!held[read] || int32_t(txDone - serials[read]) >= 0, "entry %u overtakes its transmit serial", read);
        CHECK(!heldLanded[read] || int32_t(landed - copies[read]) >= 0, "entry %u overtakes its copies", read);
        ++read;
      }
      if (consumer != uint16_t(read) && b.random.percent(stall ? 10 : 80)) ++consumer;
      b.dut.consumer_i = consumer;
    }
    CHECK(read == total && memory.violations == 0, "%u of %u entries, log2 %u", read, total, log2);
    CHECK(fullSeen || log2 > 1, "the ring was full at times");
    b.dut.log2_i = 0;
    b.dut.entry_valid_i = 0;
    for (int i = 0; i < 4; ++i) { memory.drive(ports); b.settle(); memory.sample(ports); b.tick(); }
    CHECK(b.dut.producer_o == 0 && !b.dut.busy_o && b.dut.free_o == 0, "off");
  }

  // Off for a few cycles only: with an entry on its way to memory, with entries that wait, or with both.
  for (unsigned inFlight : {0u, 1u}) for (unsigned waiting : {0u, 3u}) for (unsigned off : {1u, 5u, 400u}) {
    chm::AxiMemory memory(b.random);
    memory.writeLatency = 200;
    const uint64_t old = 0x40000, fresh = 0x80000;
    std::vector<uint8_t> entry(64, 0x11), untouched(64, 0);
    const auto step = [&] { memory.drive(ports); b.settle(); const bool taken = b.dut.entry_valid_i && b.dut.entry_ready_o; memory.sample(ports); b.tick(); return taken; };
    const auto push = [&](uint8_t fill, bool waits) {
      std::fill(entry.begin(), entry.end(), fill);
      chm::putBytes(b.dut.entry_i, entry.data(), 64);
      b.dut.entry_wait_sent_i = waits;
      b.dut.entry_sent_i = b.dut.tx_done_i + 1;
      b.dut.entry_valid_i = 1;
      unsigned waited = 0;
      while (!step() && ++waited < 1000) {}
      CHECK(waited < 1000, "an entry finds no place");
      b.dut.entry_valid_i = 0;
    };
    b.dut.entry_wait_landed_i = 0;
    b.dut.base_i = old;
    b.dut.consumer_i = 0;
    b.dut.log2_i = 4;
    for (int i = 0; i < 3; ++i) step();
    push(0x10, false);
    for (int i = 0; i < 300; ++i) step();
    CHECK(b.dut.producer_o == 1, "the first entry");
    for (unsigned i = 0; i < inFlight; ++i) push(0x11, false);
    for (unsigned i = 0; i < waiting; ++i) push(0x12, true);
    for (int i = 0; i < 10; ++i) step();
    b.dut.log2_i = 0;
    for (unsigned i = 0; i < off; ++i) step();
    b.dut.base_i = fresh;
    b.dut.log2_i = 3;
    b.dut.tx_done_i += 1;
    for (int i = 0; i < 500; ++i) step();
    CHECK(b.dut.producer_o == 0 && b.dut.free_o == 8 && !b.dut.busy_o, "%u in flight, %u waiting, off for %u: index %u, %u free", inFlight, waiting, off, b.dut.producer_o, b.dut.free_o);
    push(0x13, false);
    for (int i = 0; i < 300; ++i) step();
    auto want = entry;
    want[63] |= 0x80;
    CHECK(b.dut.producer_o == 1 && memory.read(fresh, 64) == want, "the first entry of the new ring");
    CHECK(memory.read(old + 64 * (1 + inFlight), 64) == untouched && memory.read(fresh + 64, 64) == untouched, "what was not written stays so");
    b.dut.log2_i = 0;
    for (int i = 0; i < 10; ++i) step();
  }
  return b.finish();
}
