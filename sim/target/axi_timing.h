// How a memory answers.
#pragma once

#include <cstdint>

namespace smokestack::sim {

struct AxiTiming {
  std::uint32_t readLatency = 250;  // cycles from an accepted address to its first beat, at least 1
  std::uint32_t writeLatency = 8;   // cycles from the last accepted beat to the response, at least 1
  /// Above 0: that share of cycles, in percent, is stalled on each channel, latencies are uniform in 1 … 2 * latency, and
  /// answers of different ids overtake each other.
  std::uint32_t stallPercent = 0;
};

}  // namespace smokestack::sim
