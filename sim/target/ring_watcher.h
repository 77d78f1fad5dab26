// Rings that the device writes: whenever it wrote to memory, the next entry's phase bit is looked at, and a new entry leaves
// with the bytes that it speaks of, as they are in that cycle.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>

#include "target/memory_space.h"
#include "target/outbox.h"

namespace smokestack::sim {

struct WatchedRing {
  enum class Payload { None, Slot, Pointer };
  std::uint64_t base = 0;
  std::uint32_t log2Entries = 0;  // 0: not watched
  Payload payload = Payload::None;
  std::uint64_t slotBase = 0;     // Slot
  std::uint32_t slotStride = 0;   // Slot
  std::uint32_t lengthOffset = 0;
  std::uint32_t pointerOffset = 0;              // Pointer
  std::uint32_t kindOffset = 0, kindValue = 0;  // Pointer
  std::uint32_t next = 0;         // index of the entry awaited, runs on over laps
};

class RingWatcher {
 public:
  static constexpr std::size_t kRings = 8;
  /// Most bytes one entry may speak of; more is a failure of the device.
  static constexpr std::uint32_t kPayloadBytesMax = 1u << 20;

  RingWatcher(const MemorySpace& host, Outbox& outbox) : host_(host), outbox_(outbox) {}

  /// Replaces ring `id`; returns what is wrong with it, empty when it is watched from now on.
  std::string watch(std::uint32_t id, const WatchedRing& ring);
  /// An entry of this kind was taken from ring 0 since forgetKinds().
  bool kindSeen(std::uint8_t kind) const { return kinds_[kind]; }
  void forgetKinds() { kinds_.reset(); }

  /// Takes every new entry; true if there was one.
  bool look(std::uint64_t cycle);
  void reset() { rings_ = {}; }

 private:
  bool takeOne(std::uint32_t id, WatchedRing& ring, std::uint64_t cycle);
  /// Where the payload of this entry lies; its length goes to `bytes`, 0 when there is none.
  std::uint64_t payloadOf(const WatchedRing& ring, const std::uint8_t* entry, std::uint32_t& bytes) const;

  const MemorySpace& host_;
  Outbox& outbox_;
  std::array<WatchedRing, kRings> rings_{};
  std::bitset<256> kinds_;
};

}  // namespace smokestack::sim
