// chm_top as a plain NIC: frames of every kind arrive unchanged on the raw ring with the right reason and number, or are dropped with one;
// FramesIn = RawFrames + drops; a retire record for each; transmitted frames leave byte for byte, in order. Over idle, back-pressure, sizes.
// top: chm_top
// config wide: -GDataW=512
// config narrow: -GDataW=64
// config small: -GDataW=64 -GIngressBytes=16384 -GConnections=4 -GPaths=2 -GNeighbors=2
#include "nic.h"
#include <map>

using namespace chm;
using layout::DropReason;
using layout::RetireKind;

namespace {
const uint8_t kMac[6] = {0x02, 0x11, 0x22, 0x33, 0x44, 0x55};
constexpr uint64_t kReceiveRing = 0x10000040, kTransmitRing = 0x20000fc0, kFrames = 0x40000000;

struct Setup { unsigned log2; uint64_t slots; };

void bringUp(Nic& nic, const Setup& s, layout::RetireMode mode) {
  nic.reset();
  uint64_t mac = 0;
  for (int i = 0; i < 6; ++i) mac |= uint64_t(kMac[i]) << 8 * i;
  nic.write64(layout::reg::kMacAddressOffset, mac);
  nic.write64(layout::reg::kRawReceiveBaseOffset, kReceiveRing);
  nic.write64(layout::reg::kRawReceiveBufferOffset, s.slots);
  nic.write(layout::reg::kRawReceiveLog2Offset, s.log2);
  nic.write64(layout::reg::kRawTransmitBaseOffset, kTransmitRing);
  nic.write(layout::reg::kRawTransmitLog2Offset, s.log2);
  nic.write(layout::reg::kRetireControlOffset, uint32_t(mode));
  nic.write(layout::reg::kControlOffset, 3);
}

// The host's side of the raw receive ring: finds entries by their phase bit alone, and returns them now and then.
class Receiver {
 public:
  uint64_t frames = 0;
  std::map<uint64_t, uint8_t> reasons;
  Receiver(Nic& nic, const Setup& s, const std::vector<WireFrame>& sent, uint64_t firstNumber) : nic_(nic), s_(s), sent_(sent), first_(firstNumber) {}
  void poll() {
    for (;;) {
      const uint64_t slot = index_ & ((1u << s_.log2) - 1);
      layout::RawReceiveEntry e;
      const auto bytes = nic_.host.read(kReceiveRing + 64 * slot, 64);
      std::memcpy(&e, bytes.data(), 64);
      if (e.phase != unsigned(!(index_ >> s_.log2 & 1)) || e.reason == 0) return;
      const uint64_t n = e.frame_number - first_;
      CHECK(n < sent_.size() && (frames == 0 || e.frame_number > last_), "frame number %lu behind %lu", e.frame_number, last_);
      if (n >= sent_.size()) return;
      last_ = e.frame_number;
      const Frame& f = sent_[n].bytes;
      Parsed want = parse(f, kMac);
      if (want.reason == RawReason::kNone) want.reason = RawReason::kNoConnection;
      CHECK(e.reason == unsigned(want.reason), "frame %lu: reason %d, not %d", n, e.reason, int(want.reason));
      CHECK(e.bytes == f.size() && e.target == 0 && e.held == 0, "entry of frame %lu", n);
      CHECK(nic_.host.read(s_.slots + 2048 * slot, f.size()) == f, "bytes of frame %lu in slot %lu", n, slot);
      reasons[e.frame_number] = e.reason;
      ++frames;
      ++index_;
    }
  }
  uint16_t index() const { return index_; }

 private:
  Nic& nic_;
  Setup s_;
  const std::vector<WireFrame>& sent_;
  uint64_t first_, last_ = 0;
  uint16_t index_ = 0;
};

WireFrame randomWireFrame(Random& r, unsigned size) {
  WireFrame w;
  w.error = r.percent(3);
  if (size == 0) w.bytes = tcpFrame(r, kMac, {}, r.below(7));                                  // one beat of 64 bytes
  else if (size == 1) w.bytes = anyFrame(r, kMac);
  else w.bytes = tcpFrame(r, kMac, {}, r.between(1300, 1460));
  if (r.percent(3)) w.bytes.resize(r.between(1, 13));
  if (r.percent(3)) w.bytes.resize(r.between(1537, 1700));
  return w;
}

void receive(Bench<Vdut>& b, Nic& nic, unsigned idle, unsigned pressure, unsigned size, bool hostKeepsUp) {
  const Setup s{hostKeepsUp ? 7u : 4u, 0x30000000ull + (size == 1 ? 0x6c0 : 0)};
  // A lossy port that is slow loses records; here none may be missing.
  bringUp(nic, s, hostKeepsUp && b.random.percent(50) ? layout::RetireMode::kLossy : layout::RetireMode::kLossless);
  nic.host.write(kReceiveRing, std::string(64 << s.log2, 0).data(), 64 << s.log2);
  nic.rxIdle = idle;
  nic.host.stallPercent = pressure;
  nic.retirePressure = hostKeepsUp ? 0 : 30;
  nic.records.clear();
  std::vector<WireFrame> sent;
  for (int i = 0; i < 500; ++i) sent.push_back(randomWireFrame(b.random, size));
  for (const auto& w : sent) nic.toDevice.push_back(w);
  Receiver receiver(nic, s, sent, 0);
  while (!nic.toDevice.empty()) {
    nic.run(hostKeepsUp ? 3 : 100);
    receiver.poll();
    nic.write(layout::reg::kRawReceiveConsumerOffset, receiver.index());
  }
  CHECK(nic.settle(), "does not come to rest");
  receiver.poll();
  CHECK(nic.read(layout::reg::kInterruptOffset) == (nic.read(layout::reg::kRawReceiveProducerOffset) != nic.read(layout::reg::kRawReceiveConsumerOffset) ? 2u : 0u), "interrupt");
  nic.write(layout::reg::kRawReceiveConsumerOffset, receiver.index());
  nic.run(3);
  CHECK(nic.read(layout::reg::kRawReceiveProducerOffset) == receiver.index() && nic.dut.irq_o == 0, "producer index");

  // Each frame has one record, and the counters agree.
  uint64_t drops[7] = {}, recorded = 0;
  std::map<uint64_t, unsigned> ends;
  for (const auto& record : nic.records) {
    CHECK(record.serial == recorded++, "serial %lu", uint64_t(record.serial));
    ++ends[record.input_ref];
    if (record.kind == unsigned(RetireKind::kRaw)) {
      CHECK(receiver.reasons.count(record.input_ref) && receiver.reasons[record.input_ref] == record.detail, "Raw record of frame %lu", uint64_t(record.input_ref));
      continue;
    }
    CHECK(record.kind == unsigned(RetireKind::kDrop) && record.detail < 7, "kind %d", record.kind);
    ++drops[record.detail];
    const WireFrame& w = sent[record.input_ref];
    const DropReason due = w.error ? DropReason::kErrored : w.bytes.size() < 14 ? DropReason::kRunt : w.bytes.size() > 1536 ? DropReason::kOversize : DropReason::kNone;
    if (due != DropReason::kNone) CHECK(record.detail == unsigned(due), "frame %lu dropped for %d", uint64_t(record.input_ref), record.detail);
    else CHECK(record.detail == unsigned(DropReason::kIngressFull) || record.detail == unsigned(DropReason::kRawRingFull), "frame %lu dropped for %d", uint64_t(record.input_ref), record.detail);
    if (hostKeepsUp && idle == 90 && pressure == 0) CHECK(due != DropReason::kNone, "an idle device drops frame %lu", uint64_t(record.input_ref));
  }
  CHECK(ends.size() == sent.size() && nic.records.size() == sent.size(), "%zu records of %zu frames", nic.records.size(), sent.size());
  CHECK(nic.read64(layout::reg::kRetireLostOffset) == 0, "records lost");
  const uint64_t in = nic.read64(layout::reg::kFramesInOffset), raw = nic.read64(layout::reg::kRawFramesOffset);
  const uint64_t counted[7] = {0, nic.read64(layout::reg::kDropRuntOffset), nic.read64(layout::reg::kDropOversizeOffset), nic.read64(layout::reg::kDropIngressFullOffset),
                               nic.read64(layout::reg::kDropRawRingFullOffset), nic.read64(layout::reg::kDropErroredOffset), nic.read64(layout::reg::kDropDisabledOffset)};
  uint64_t sum = raw;
  for (int i = 1; i < 7; ++i) { CHECK(counted[i] == drops[i], "counter of drop reason %d", i); sum += counted[i]; }
  CHECK(in == sent.size() && raw == receiver.frames && in == sum, "%lu in, %lu raw, %lu in all", in, raw, sum);
  CHECK(nic.read64(layout::reg::kSegmentsInOffset) == 0, "segments without an engine");
  CHECK(nic.host.violations == 0, "%lu breaches of AXI4", nic.host.violations);
  std::printf("receive idle %2u pressure %2u size %u %s: %lu raw, full %lu + %lu\n", idle, pressure, size, hostKeepsUp ? "host keeps up" : "slow host", raw, counted[3], counted[4]);
}

void transmit(Bench<Vdut>& b, Nic& nic, unsigned latency, unsigned pressure, unsigned size) {
  const Setup s{5, 0x30000000};
  bringUp(nic, s, layout::RetireMode::kOff);
  nic.txPressure = pressure;
  nic.host.stallPercent = pressure / 2;
  nic.host.readLatency = latency;
  nic.fromDevice.clear();
  std::vector<Frame> due;
  uint64_t skipped = 0;
  uint16_t producer = 0;
  const unsigned total = 300;
  uint64_t buffer = kFrames;
  struct Buffer { uint64_t at; size_t bytes; };
  std::vector<Buffer> buffers;
  size_t returned = 0;
  // What the consumer index has passed belongs to the host again, which overwrites it at once.
  const auto consumed = [&] {
    const uint16_t consumer = uint16_t(nic.read(layout::reg::kRawTransmitConsumerOffset));
    for (; returned < buffers.size() && uint16_t(returned) != consumer; ++returned)
      nic.host.write(buffers[returned].at, std::string(buffers[returned].bytes, 0x5a).data(), buffers[returned].bytes);
    return consumer;
  };
  while (producer < total) {
    const uint16_t consumer = consumed();
    CHECK(uint16_t(producer - consumer) <= 32, "consumer %u ahead of %u", consumer, producer);
    unsigned room = 32 - uint16_t(producer - consumer);
    for (room = std::min<unsigned>(room, unsigned(b.random.between(1, 32))); room && producer < total; --room) {
      Frame f(size == 0 ? b.random.between(14, 64) : size == 1 ? b.random.between(14, 1536) : 1514);
      for (auto& x : f) x = uint8_t(b.random.next());
      layout::RawTransmitEntry e{};
      buffer += b.random.below(5000);
      e.buffer = buffer;
      e.bytes = uint32_t(f.size());
      if (b.random.percent(8)) { e.bytes = b.random.percent(50) ? uint32_t(b.random.below(14)) : uint32_t(b.random.next() | 1537); ++skipped; }
      else { due.push_back(f); nic.host.write(buffer, f.data(), f.size()); }
      buffers.push_back({buffer, f.size()});
      buffer += f.size();
      e.phase = !(producer >> 5 & 1);
      nic.host.write(kTransmitRing + 64 * (producer % 32), &e, 64);
      ++producer;
    }
    nic.write(layout::reg::kRawTransmitProducerOffset, producer);
    for (uint64_t polls = b.random.below(30); polls; --polls) consumed();
  }
  CHECK(nic.settle(), "does not come to rest");
  CHECK(nic.fromDevice == due, "%zu frames left, %zu were due", nic.fromDevice.size(), due.size());
  CHECK(nic.read(layout::reg::kRawTransmitConsumerOffset) == producer, "consumer index");
  CHECK(nic.read64(layout::reg::kFramesOutOffset) == due.size() && nic.read64(layout::reg::kRawTransmitFramesOffset) == due.size(), "frames counted");
  CHECK(nic.read64(layout::reg::kRawTransmitSkippedOffset) == skipped, "entries skipped");
  CHECK(nic.host.violations == 0, "%lu breaches of AXI4", nic.host.violations);
}

void identity(Nic& nic) {
  nic.reset();
  CHECK(nic.read(layout::reg::kMagicOffset) == 1296782147u && nic.read(layout::reg::kDataWidthOffset) == 8 * Nic::kBytes, "identity");
  CHECK(nic.settle(), "does not come to rest after reset");   // tables clear themselves
  CHECK(nic.read(layout::reg::kTcpAckFrequencyOffset) == 2 && nic.read(layout::reg::kRtoCapMsOffset) == 60000, "reset values");
  CHECK(nic.read64(layout::reg::kHashSeedOffset) == 0x9e3779b97f4a7c15ull, "64-bit reset value");
  CHECK(nic.read(0x7f00) == 0, "an unknown register reads as zero");
  for (int i = 0; i < 5; ++i) { nic.dut.strobe_i = 1; nic.step(); nic.dut.strobe_i = 0; nic.step(); }
  CHECK(nic.read64(layout::reg::kNowMsOffset) == 5, "strobes");
  CHECK(nic.settle(), "does not come to rest after strobes");
  const uint64_t cycle = nic.read64(layout::reg::kCycleOffset);
  CHECK(cycle + 1 < nic.bench.cycle + 20 && cycle > 20 && nic.read(layout::reg::kStatusOffset) == 1, "cycle counter, idle");
  // Reception off, then on.
  nic.toDevice.push_back({tcpFrame(nic.bench.random, kMac, {}, 10), false});
  CHECK(nic.settle() && nic.read64(layout::reg::kDropDisabledOffset) == 1, "Disabled");
}

// A ring that is switched off takes nothing and starts again at index 0.
void restart(Bench<Vdut>& b, Nic& nic) {
  const Setup s{4, 0x30000000};
  bringUp(nic, s, layout::RetireMode::kOff);
  // Rings and slots are 64-byte aligned: what the host writes below that is ignored.
  nic.write64(layout::reg::kRawReceiveBaseOffset, kReceiveRing + 0x2a);
  nic.write64(layout::reg::kRawReceiveBufferOffset, s.slots + 0x11);
  nic.write64(layout::reg::kRawTransmitBaseOffset, kTransmitRing + 0x3f);
  for (int round = 0; round < 3; ++round) {
    nic.host.write(kReceiveRing, std::string(64 << s.log2, 0).data(), 64 << s.log2);
    nic.write(layout::reg::kRawReceiveConsumerOffset, 0);
    nic.write(layout::reg::kRawReceiveLog2Offset, s.log2);
    std::vector<WireFrame> sent;
    for (int i = 0; i < 5 + round; ++i) sent.push_back({tcpFrame(b.random, kMac, {}, 100), false});
    Receiver receiver(nic, s, sent, nic.read64(layout::reg::kFramesInOffset));
    for (const auto& w : sent) nic.toDevice.push_back(w);
    CHECK(nic.settle(), "does not come to rest");
    receiver.poll();
    CHECK(receiver.frames == sent.size() && nic.read(layout::reg::kRawReceiveProducerOffset) == sent.size(), "round %d: %lu frames", round, receiver.frames);
    Frame out(60 + size_t(round), uint8_t(round));
    layout::RawTransmitEntry e{};
    e.buffer = kFrames;
    e.bytes = uint32_t(out.size());
    nic.host.write(kFrames, out.data(), out.size());
    nic.host.write(kTransmitRing, &e, 64);
    nic.write(layout::reg::kRawTransmitProducerOffset, 0);
    nic.write(layout::reg::kRawTransmitLog2Offset, s.log2);
    nic.fromDevice.clear();
    nic.write(layout::reg::kRawTransmitProducerOffset, 1);
    CHECK(nic.settle() && nic.fromDevice == std::vector<Frame>{out}, "round %d: sent", round);
    // Off: a frame is dropped, the indices go to zero.
    nic.write(layout::reg::kRawReceiveLog2Offset, 0);
    nic.write(layout::reg::kRawTransmitLog2Offset, 0);
    const uint64_t full = nic.read64(layout::reg::kDropRawRingFullOffset);
    nic.toDevice.push_back({tcpFrame(b.random, kMac, {}, 10), false});
    CHECK(nic.settle() && nic.read64(layout::reg::kDropRawRingFullOffset) == full + 1, "a ring that is off is full");
    CHECK(nic.read(layout::reg::kRawReceiveProducerOffset) == 0 && nic.read(layout::reg::kRawTransmitConsumerOffset) == 0, "indices of a ring that is off");
  }
}
}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Nic nic(b);
  identity(nic);
  for (unsigned size : {0u, 1u, 2u})
    overIdleAndPressure([&](unsigned idle, unsigned pressure) { receive(b, nic, idle, pressure, size, b.random.percent(60)); });
  nic.rxIdle = nic.host.stallPercent = nic.retirePressure = 0;
  restart(b, nic);
  for (unsigned size : {0u, 1u, 2u})
    for (unsigned latency : {1u, 250u})
      for (unsigned pressure : {0u, 50u, 90u}) transmit(b, nic, latency, pressure, size);
  return b.finish();
}
