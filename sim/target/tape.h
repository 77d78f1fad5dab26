// The inputs of the design, cycle for cycle. Played into a fresh design without any port they make it do the same work again:
// what that takes is the honest measure against which the cost of ports and bridge is held.
#pragma once

#include <cstdint>
#include <vector>

#include "target/pins.h"

namespace smokestack::sim {

class Tape {
 public:
  explicit Tape(std::uint64_t cycles) : room_(cycles) { changed_.reserve(cycles); }

  bool full() const { return changed_.size() == room_; }
  std::uint64_t cycles() const { return changed_.size(); }
  /// Notes the inputs that the coming clock edge sees.
  void record(Pins& p);
  /// Plays all of it; returns the seconds of processor time. Throws std::runtime_error when the design did something else.
  double play() const;

 private:
  std::uint64_t room_;
  std::vector<bool> changed_;       // against the cycle before
  std::vector<std::uint8_t> bytes_;  // of the inputs, where they changed
  std::vector<std::uint8_t> last_, now_, outputs_;
};

}  // namespace smokestack::sim
