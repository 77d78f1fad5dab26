// How many cycles the target may run before the bridge looks at its clients again, learned from how fast it runs.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace smokestack::sim {

class Slice {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Slice(std::chrono::microseconds aim) : aim_(aim) {}

  std::uint64_t cycles() const { return cycles_; }
  /// Tells how long `cycles` took. Doubles at most, so that a burst of activity after a quiet time stays short.
  void took(std::uint64_t cycles, Clock::duration time) {
    if (cycles < cycles_ / 2) return;  // ended early: says little
    const double ratio = std::chrono::duration<double>(aim_) / std::max(std::chrono::duration<double>(time), kTick);
    const double next = static_cast<double>(cycles_) * std::clamp(ratio, 0.1, 2.0);
    cycles_ = static_cast<std::uint64_t>(std::clamp(next, 64.0, 1e9));
  }

 private:
  static constexpr std::chrono::duration<double> kTick{1e-6};
  std::chrono::microseconds aim_;
  std::uint64_t cycles_ = 1000;
};

}  // namespace smokestack::sim
