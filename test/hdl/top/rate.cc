// What chm_top sustains as a NIC, in cycles a frame; and the path of a lone frame. Host memory without stalls; read latency 250, write 32.
// top: chm_top
// config wide: -GDataW=512
// config narrow: -GDataW=64
#include "nic.h"

using namespace chm;
namespace {
const uint8_t kMac[6] = {2, 0, 0, 0, 0, 1};

void bringUp(Nic& nic, uint32_t control, bool rest = true) {
  nic.reset();
  CHECK(!rest || nic.settle(), "does not come to rest after reset");   // tables clear themselves
  nic.host.readLatency = 250;
  nic.host.writeLatency = 32;
  nic.write64(layout::reg::kMacAddressOffset, 0x010000000002ull);
  nic.write64(layout::reg::kRawReceiveBaseOffset, 0x10000000);
  nic.write64(layout::reg::kRawReceiveBufferOffset, 0x30000000);
  nic.write(layout::reg::kRawReceiveLog2Offset, 12);
  nic.write64(layout::reg::kRawTransmitBaseOffset, 0x20000000);
  nic.write(layout::reg::kRawTransmitLog2Offset, 12);
  nic.write(layout::reg::kControlOffset, control);
}

void receive(Bench<Vdut>& b, Nic& nic, unsigned bytes, double most) {
  bringUp(nic, 1);
  const unsigned total = 2000;
  for (unsigned i = 0; i < total; ++i) nic.toDevice.push_back({tcpFrame(b.random, kMac, {}, bytes - 54, false), false});
  const uint64_t start = b.cycle;
  while (!nic.toDevice.empty()) nic.step();
  const uint64_t waiting = nic.read64(layout::reg::kFramesInOffset) - nic.read64(layout::reg::kRawFramesOffset) - nic.read64(layout::reg::kDropIngressFullOffset);
  CHECK(nic.settle(), "does not come to rest");
  // What still waited on chip when the wire fell silent is not the rate of the path.
  const uint64_t raw = nic.read64(layout::reg::kRawFramesOffset), full = nic.read64(layout::reg::kDropIngressFullOffset);
  const double each = double(nic.lastRxEnd - start + 1) / double(raw - (full ? waiting : 0));
  std::printf("raw receive, %4u B: offered %.2f cycles a frame, taken %.2f (%lu of %u did not fit)\n", bytes, double(nic.lastRxEnd - start + 1) / total, each, full, total);
  CHECK(each <= most, "%.2f cycles a frame", each);
}

// A burst while the tables still clear themselves: nothing can be offloaded yet, so nothing has to wait for them.
void behindReset(Bench<Vdut>& b, Nic& nic) {
  bringUp(nic, 1, false);
  for (unsigned i = 0; i < 64; ++i) nic.toDevice.push_back({tcpFrame(b.random, kMac, {}, 1500 - 54, false), false});
  CHECK(nic.settle(), "does not come to rest");
  const uint64_t raw = nic.read64(layout::reg::kRawFramesOffset), full = nic.read64(layout::reg::kDropIngressFullOffset);
  CHECK(raw == 64 && full == 0, "%lu of 64 frames came up, %lu found the ingress buffer full", raw, full);
}

void transmit(Bench<Vdut>& b, Nic& nic, unsigned bytes, double most) {
  bringUp(nic, 2);
  const unsigned total = 2000;
  for (unsigned i = 0; i < total; ++i) {
    layout::RawTransmitEntry e{};
    e.buffer = 0x40000000 + 2048ull * i;
    e.bytes = bytes;
    nic.host.write(0x20000000 + 64 * i, &e, 64);
  }
  nic.fromDevice.clear();
  nic.write(layout::reg::kRawTransmitProducerOffset, total);
  const uint64_t start = b.cycle;
  while (nic.fromDevice.size() < total && b.cycle - start < 2000000) nic.step();
  const double each = double(b.cycle - start - 600) / total;
  std::printf("raw transmit, %4u B: %.2f cycles a frame, at most %lu reads in flight\n", bytes, each, nic.host.mostReadsInFlight);
  CHECK(each <= most, "%.2f cycles a frame", each);
}

void lone(Bench<Vdut>& b, Nic& nic) {
  bringUp(nic, 1);
  nic.toDevice.push_back({tcpFrame(b.random, kMac, {}, 10, false), false});
  unsigned slot = 0;
  nic.each = [&] { if (!slot && b.dut.host_awvalid_o) slot = unsigned(b.cycle - nic.lastRxEnd); };
  CHECK(nic.settle(), "does not come to rest");
  nic.each = nullptr;
  std::printf("lone 64 B frame: first write address %u cycles after its last beat\n", slot);
  CHECK(slot > 0 && slot <= 16, "%u cycles", slot);
}
}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Nic nic(b);
  const bool wide = Nic::kBytes == 64;
  behindReset(b, nic);
  lone(b, nic);
  // Slot and entry share one write channel: beats of the frame + beats of the entry.
  receive(b, nic, 64, wide ? 2.2 : 16.2);
  receive(b, nic, 118, wide ? 3.3 : 23.2);
  receive(b, nic, 1514, wide ? 25.2 : 198.2);
  // Entry and frame share one read channel.
  transmit(b, nic, 64, wide ? 2.0 : 16.2);
  transmit(b, nic, 1514, wide ? 25.2 : 198.2);
  return b.finish();
}
