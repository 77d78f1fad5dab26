// Bursts on their way through a memory, and what AXI4 allows of them.
#pragma once

#include <cstdint>
#include <string>

#include "target/memory_space.h"
#include "target/pins.h"
#include "target/queue.h"
#include "target/random.h"

namespace smokestack::sim {

/// A burst may not cross a multiple of this (AXI4 A3.4.1).
inline constexpr std::uint64_t kAxiPage = 4096;

struct AxiBurst {
  std::uint64_t address = 0;
  std::uint64_t due = 0;      // first cycle in which its answer may stand on the port
  std::uint16_t beats = 0;
  std::uint16_t slot = 0;     // writes: where its data is collected
  std::uint8_t id = 0;
};

/// The sentence of the first rule that the burst breaks, empty when it is sound.
inline std::string axiFault(const MemorySpace& memory, const char* what, std::uint64_t address, unsigned beats) {
  const std::uint64_t bytes = beats * kBeatBytes;
  const auto say = [&](const char* rule) {
    char text[160];
    std::snprintf(text, sizeof text, "%s %s of %u beats at 0x%llx %s", memory.name().c_str(), what, beats,
                  static_cast<unsigned long long>(address), rule);
    return std::string(text);
  };
  if (address % kBeatBytes != 0) return say("is not aligned to the beat");
  if (address % kAxiPage + bytes > kAxiPage) return say("crosses a 4 KiB boundary (AXI4 A3.4.1)");
  if (!memory.contains(address, bytes)) return say("is outside the memory window");
  return {};
}

/// Which of the first `ready` bursts answers next: the oldest, or with `shuffle` any that is the oldest of its id.
template <std::size_t Room>
std::size_t axiNext(Queue<AxiBurst, Room>& bursts, std::size_t ready, bool shuffle, Random& random) {
  if (!shuffle || ready < 2) return 0;
  const std::size_t wished = random.below(static_cast<std::uint32_t>(ready < 8 ? ready : 8));
  for (std::size_t at = 0; at < wished; ++at) {
    if (bursts[at].id == bursts[wished].id) return at;
  }
  return wished;
}

}  // namespace smokestack::sim
