// Seeded chance for latencies and stalls: xorshift64*, the same on every machine.
#pragma once

#include <cstdint>

namespace smokestack::sim {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 0x2545f4914f6cdd1du) {
    if (state_ == 0) state_ = 1;
  }
  /// Uniform in 0 … bound-1; bound at least 1.
  std::uint32_t below(std::uint32_t bound) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    const std::uint64_t word = (state_ * 0x2545f4914f6cdd1du) >> 32;
    return static_cast<std::uint32_t>((word * bound) >> 32);
  }
  bool percent(std::uint32_t chance) { return chance != 0 && below(100) < chance; }

 private:
  std::uint64_t state_;
};

}  // namespace smokestack::sim
