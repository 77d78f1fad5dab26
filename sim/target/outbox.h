// What left the device since the bridge last looked, as flat buffers: the clock loop appends, the bridge encodes and clears.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smokestack::sim {

struct Outbox {
  struct Frame {
    std::uint64_t cycle;
    std::size_t begin;  // in frameBytes
    std::size_t bytes;
  };
  struct Entry {
    std::uint64_t cycle;
    std::uint32_t ring;
    std::uint32_t index;
    std::uint32_t payloadBytes;
  };

  // Asked for by Subscribe; what nobody wants is not kept.
  bool wantsFrames = false;
  bool wantsEntries = false;
  bool wantsRetire = false;
  bool wantsStrobes = false;

  std::vector<Frame> frames;
  std::string frameBytes;
  std::vector<Entry> entries;
  std::string entryBytes;    // 64 for each
  std::string payloadBytes;  // of all entries, in order
  std::string retire;
  std::vector<std::uint64_t> strobes;

  std::size_t bytes() const {
    return frameBytes.size() + entryBytes.size() + payloadBytes.size() + retire.size() + 16 * frames.size() +
           24 * entries.size() + 10 * strobes.size();
  }
  bool empty() const { return frames.empty() && entries.empty() && retire.empty() && strobes.empty(); }
  /// Keeps the room, so that the clock loop soon stops allocating.
  void clear() {
    frames.clear();
    frameBytes.clear();
    entries.clear();
    entryBytes.clear();
    payloadBytes.clear();
    retire.clear();
    strobes.clear();
  }
};

}  // namespace smokestack::sim
