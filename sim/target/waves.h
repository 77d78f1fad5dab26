// Waves on request: FST files in the run folder, 10 time units a cycle.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "target/pins.h"

class VerilatedFstC;

namespace smokestack::sim {

class Waves {
 public:
  /// `folder` empty: there is no run folder, and no waves.
  Waves(Vtop& top, std::string folder);
  ~Waves();

  bool available() const { return !folder_.empty(); }
  bool on() const { return on_; }
  /// Cycle before which waves end by themselves.
  std::uint64_t until() const { return until_; }
  /// Opens the next file; `cycles` 0: until off(). Returns its name relative to the run folder, empty where it cannot be
  /// written; already on: only the end changes.
  std::string start(std::uint64_t cycle, std::uint64_t cycles);
  /// Closes the file; returns its name, or the last one's.
  std::string stop();
  void dump(std::uint64_t time);

 private:
  Vtop& top_;
  std::string folder_;
  std::string name_;
  std::unique_ptr<VerilatedFstC> file_;
  std::uint64_t until_ = 0;
  unsigned files_ = 0;
  bool on_ = false;
};

}  // namespace smokestack::sim
