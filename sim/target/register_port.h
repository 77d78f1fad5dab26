// The register bus: one AXI4-Lite access at a time, or the same register read over and over while a run waits for its value.
#pragma once

#include <cstdint>

#include "target/pins.h"

namespace smokestack::sim {

class RegisterPort {
 public:
  void startRead(std::uint32_t address);
  void startWrite(std::uint32_t address, std::uint32_t value);
  /// Reads `address` again as soon as it has answered, until stopPolling(). A read still on the bus ends first.
  void startPolling(std::uint32_t address, std::uint32_t mask, std::uint32_t value);
  /// A read that is on the bus stays there: only its answer takes it off.
  void stopPolling() { polling_ = false; }

  bool busy() const { return state_ != State::Idle; }
  /// An access ended since the last call; data() is what it read.
  bool takeDone() {
    const bool done = done_;
    done_ = false;
    return done;
  }
  std::uint32_t data() const { return data_; }
  /// A polled read gave (word & mask) == value since the last call.
  bool takeMatch() {
    const bool match = match_;
    match_ = false;
    return match;
  }

  void sample(Pins& p);
  void drive(Pins& p);
  void reset();

 private:
  enum class State { Idle, Read, Write };
  State state_ = State::Idle;
  bool polling_ = false, done_ = false, match_ = false;
  bool polled_ = false;  // the read on the bus is one of the polling
  std::uint32_t pollAddress_ = 0, pollMask_ = 0, pollValue_ = 0;
  bool addressDue_ = false, dataDue_ = false;  // not yet accepted
  std::uint32_t address_ = 0;
  std::uint32_t data_ = 0;
};

}  // namespace smokestack::sim
