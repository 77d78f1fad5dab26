#include "target/ring_watcher.h"

#include <cstring>

#include "gen/layout.h"
#include "target/rtl_failure.h"

namespace smokestack::sim {

namespace {
constexpr std::uint32_t kPhaseByte = layout::kEntryBytes - 1;  // its top bit
constexpr std::uint32_t kKindByte = offsetof(layout::EventEntry, kind);

template <typename Word>
Word wordAt(const std::uint8_t* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}
}  // namespace

std::string RingWatcher::watch(std::uint32_t id, const WatchedRing& ring) {
  if (id >= kRings) return "ring ids are 0 to 7";
  if (ring.log2Entries == 0) {
    rings_[id] = {};
    return {};
  }
  if (ring.log2Entries > layout::kRingLog2Max) return "a ring has at most 2^15 entries";
  const std::uint64_t entries = std::uint64_t{1} << ring.log2Entries;
  if (ring.base % layout::kEntryBytes != 0) return "a ring starts at a multiple of 64";
  if (!host_.contains(ring.base, entries * layout::kEntryBytes)) return "the ring does not lie inside the host window";
  const auto inEntry = [](std::uint32_t offset, std::uint32_t bytes) {
    return offset <= layout::kEntryBytes - bytes;
  };
  if (ring.payload != WatchedRing::Payload::None && !inEntry(ring.lengthOffset, 4)) {
    return "length_offset is beyond the entry";
  }
  if (ring.payload == WatchedRing::Payload::Slot && !host_.contains(ring.slotBase, entries * ring.slotStride)) {
    return "the slots do not lie inside the host window";
  }
  if (ring.payload == WatchedRing::Payload::Pointer && !(inEntry(ring.pointerOffset, 8) && inEntry(ring.kindOffset, 1))) {
    return "pointer_offset or kind_offset is beyond the entry";
  }
  rings_[id] = ring;
  rings_[id].next = 0;
  return {};
}

bool RingWatcher::look(std::uint64_t cycle) {
  bool any = false;
  for (std::uint32_t id = 0; id < kRings; ++id) {
    WatchedRing& ring = rings_[id];
    if (ring.log2Entries == 0) continue;
    while (!rtlFailed && takeOne(id, ring, cycle)) any = true;
  }
  return any;
}

bool RingWatcher::takeOne(std::uint32_t id, WatchedRing& ring, std::uint64_t cycle) {
  const std::uint32_t mask = (1u << ring.log2Entries) - 1;
  const std::uint8_t* const entry = host_.at(ring.base + std::uint64_t{ring.next & mask} * layout::kEntryBytes);
  const bool expected = (ring.next >> ring.log2Entries & 1) == 0;
  if ((entry[kPhaseByte] >> 7 != 0) != expected) return false;
  std::uint32_t bytes = 0;
  const std::uint64_t payload = payloadOf(ring, entry, bytes);
  if (bytes > kPayloadBytesMax || !host_.contains(payload, bytes)) {
    failRtl("ring " + std::to_string(id) + ", entry " + std::to_string(ring.next) + " speaks of " + std::to_string(bytes) +
            " bytes at " + std::to_string(payload) + ", which is too much or outside the host window");
    return false;
  }
  if (id == 0) kinds_.set(entry[kKindByte]);
  if (outbox_.wantsEntries) {
    outbox_.entries.push_back({cycle, id, ring.next, bytes});
    outbox_.entryBytes.append(reinterpret_cast<const char*>(entry), layout::kEntryBytes);
    if (bytes != 0) outbox_.payloadBytes.append(reinterpret_cast<const char*>(host_.at(payload)), bytes);
  }
  ++ring.next;
  return true;
}

std::uint64_t RingWatcher::payloadOf(const WatchedRing& ring, const std::uint8_t* entry, std::uint32_t& bytes) const {
  switch (ring.payload) {
    case WatchedRing::Payload::None:
      return 0;
    case WatchedRing::Payload::Slot: {
      bytes = wordAt<std::uint32_t>(entry + ring.lengthOffset);
      const std::uint32_t mask = (1u << ring.log2Entries) - 1;
      return ring.slotBase + std::uint64_t{ring.next & mask} * ring.slotStride;
    }
    case WatchedRing::Payload::Pointer:
      if (entry[ring.kindOffset] != ring.kindValue) return 0;
      bytes = wordAt<std::uint32_t>(entry + ring.lengthOffset);
      return wordAt<std::uint64_t>(entry + ring.pointerOffset);
  }
  return 0;
}

}  // namespace smokestack::sim
