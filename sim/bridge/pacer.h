// Strobes of a realtime target: one for each millisecond of its time, which is `scale` milliseconds of the wall clock.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace smokestack::sim {

class Pacer {
 public:
  using Clock = std::chrono::steady_clock;
  /// More than this behind, and the rest is forgotten: the process was stopped, time in the target stood still.
  static constexpr std::int64_t kBehindMax = 250;

  explicit Pacer(double scale) : period_(std::chrono::duration<double, std::milli>(scale)) {}

  void start(Clock::time_point now) {
    origin_ = now;
    given_ = 0;
  }
  /// Strobes that are due now; they count as given.
  std::uint32_t due(Clock::time_point now) {
    const auto wanted = static_cast<std::int64_t>((now - origin_) / period_);
    std::int64_t count = wanted - given_;
    if (count > kBehindMax) count = 1;
    given_ = wanted;
    return static_cast<std::uint32_t>(std::max<std::int64_t>(count, 0));
  }

 private:
  std::chrono::duration<double, std::milli> period_;
  Clock::time_point origin_{};
  std::int64_t given_ = 0;
};

}  // namespace smokestack::sim
