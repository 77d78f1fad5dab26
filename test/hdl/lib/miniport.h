// The host's side of the offload rings, as thin as a test needs it: commands, events, answers, posts, indication buffers.
#pragma once
#include <deque>
#include <vector>

#include "nic.h"

namespace chm {

class Miniport {
 public:
  static constexpr uint64_t kCommands = 0x10000000, kEvents = 0x11000000, kAnswers = 0x12000000, kBuffersRing = 0x13000000, kImages = 0x15000000,
                            kBuffers = 0x16000000, kRawRing = 0x18000000, kRawSlots = 0x19000000;
  static constexpr unsigned kCommandLog2 = 5, kAnswerLog2 = 6, kBufferLog2 = 4, kRawLog2 = 6;
  Nic& nic;
  std::deque<layout::EventEntry> events;         // taken from the ring, not yet looked at
  std::vector<layout::RawReceiveEntry> raw;
  uint64_t lastEventAt = 0;                      // cycle at which the newest entry was seen
  unsigned eventLog2 = 7;

  explicit Miniport(Nic& n) : nic(n) {}

  void bringUp(uint64_t mac, unsigned ticksPerSecond, unsigned eventRingLog2 = 7) {
    namespace reg = layout::reg;
    eventLog2 = eventRingLog2;
    nic.reset();
    nic.dut.strobe_i = 0;
    events.clear();
    raw.clear();
    command_ = answer_ = buffer_ = event_ = raw_ = 0;
    id_ = 1;
    const std::vector<uint8_t> zero(1 << 15);
    for (uint64_t at : {kCommands, kEvents, kAnswers, kBuffersRing, kRawRing}) nic.host.write(at, zero.data(), zero.size());
    nic.write64(reg::kMacAddressOffset, mac);
    nic.write(reg::kTicksPerSecondOffset, ticksPerSecond);
    ring(reg::kCommandBaseOffset, kCommands, kCommandLog2);
    ring(reg::kEventBaseOffset, kEvents, eventLog2);
    ring(reg::kAnswerBaseOffset, kAnswers, kAnswerLog2);
    ring(reg::kIndicationBaseOffset, kBuffersRing, kBufferLog2);
    ring(reg::kRawReceiveBaseOffset, kRawRing, kRawLog2);
    nic.write64(reg::kRawReceiveBufferOffset, kRawSlots);
    nic.write(reg::kRetireControlOffset, uint32_t(layout::RetireMode::kLossless));
    nic.write(reg::kControlOffset, 7);
  }
  void giveBuffers(unsigned n) {
    for (; n; --n, ++buffer_) {
      layout::IndicationEntry e{};
      e.buffer = kBuffers + uint64_t(buffer_ % (1u << kBufferLog2)) * 0x10000;
      e.phase = phase(buffer_, kBufferLog2);
      nic.host.write(kBuffersRing + 64 * (buffer_ & ((1u << kBufferLog2) - 1)), &e, 64);
    }
    nic.write(layout::reg::kIndicationProducerOffset, buffer_);
  }
  // Writes a command; its id. Without `ring` the doorbell comes with a later one.
  uint32_t command(layout::CommandEntry e, bool ringNow = true) {
    while (uint16_t(command_ - nic.read(layout::reg::kCommandConsumerOffset)) >= 1u << kCommandLog2) { nic.run(50); poll(); }
    e.command_id = id_++;
    e.phase = phase(command_, kCommandLog2);
    nic.host.write(kCommands + 64 * (command_ & ((1u << kCommandLog2) - 1)), &e, 64);
    ++command_;
    if (ringNow) nic.write(layout::reg::kCommandProducerOffset, command_);
    return e.command_id;
  }
  void answer(layout::AnswerEntry e) {
    e.phase = phase(answer_, kAnswerLog2);
    nic.host.write(kAnswers + 64 * (answer_ & ((1u << kAnswerLog2) - 1)), &e, 64);
    nic.write(layout::reg::kAnswerProducerOffset, ++answer_);
  }
  void doorbell(uint32_t conn, bool receive, uint16_t producer) {
    nic.write(layout::reg::kConnectionDoorbellOffset, producer | conn << 16 | unsigned(receive) << 30);
  }
  // Takes what the event and raw rings hold.
  void poll() {
    bool some = false;
    for (;; ++event_, some = true) {
      layout::EventEntry e;
      const auto bytes = nic.host.read(kEvents + 64 * (event_ & ((1u << eventLog2) - 1)), 64);
      std::memcpy(&e, bytes.data(), 64);
      if (e.phase != phase(event_, eventLog2) || e.kind == 0) break;
      CHECK(e.serial == event_, "entry %u has serial %u", event_, e.serial);
      events.push_back(e);
      lastEventAt = nic.bench.cycle;
    }
    if (some && !holdEvents) nic.write(layout::reg::kEventConsumerOffset, uint16_t(event_));
    some = false;
    for (;; ++raw_, some = true) {
      layout::RawReceiveEntry e;
      const auto bytes = nic.host.read(kRawRing + 64 * (raw_ & ((1u << kRawLog2) - 1)), 64);
      std::memcpy(&e, bytes.data(), 64);
      if (e.phase != phase(raw_, kRawLog2) || e.reason == 0) break;
      raw.push_back(e);
    }
    if (some) nic.write(layout::reg::kRawReceiveConsumerOffset, uint16_t(raw_));
  }
  bool holdEvents = false;   // entries are read but not given back
  // The next entry; kind None after `limit` cycles.
  layout::EventEntry next(uint64_t limit = 20000) {
    const uint64_t from = nic.bench.cycle;
    for (poll(); events.empty() && nic.bench.cycle - from < limit; poll()) nic.run(1);
    if (events.empty()) return {};
    const layout::EventEntry e = events.front();
    events.pop_front();
    return e;
  }
  // The completion of command `id`, which must be the next entry.
  layout::EventEntry completion(uint32_t id, layout::Status status) {
    const layout::EventEntry e = next();
    CHECK(e.kind == unsigned(layout::EventKind::kCompletion) && e.command_id == id && e.status == uint32_t(status),
          "completion of %u with %x expected: kind %u, command %u, status %x", id, uint32_t(status), e.kind, e.command_id, e.status);
    return e;
  }
  template <class Image>
  Image image(uint64_t at) {
    Image i;
    const auto bytes = nic.host.read(at, sizeof i);
    std::memcpy(&i, bytes.data(), sizeof i);
    return i;
  }
  uint32_t events_() const { return event_; }

 private:
  uint32_t command_ = 0, answer_ = 0, buffer_ = 0, event_ = 0, raw_ = 0, id_ = 1;
  static unsigned phase(uint32_t index, unsigned log2) { return !(index >> log2 & 1); }
  void ring(uint32_t base, uint64_t at, unsigned log2) {
    nic.write64(base, at);
    nic.write(base + 8, log2);
  }
};

}  // namespace chm
