// What a bridge may do to the simulated device, operation by operation. Long ones (RunJob, StrobeJob) proceed in slices.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "target/clock_loop.h"

namespace smokestack::sim {

enum class RunEnd { Cycles, Frame, Entry, Idle, Condition, Busy };

/// What a Run waits for, beside its cycles.
struct RunRequest {
  std::uint64_t cycles = 0;
  bool stopOnFrame = false, stopOnEntry = false, stopWhenIdle = false;
  std::vector<AwaitedWord> words;
  struct Register {
    std::uint32_t address, mask, value;
  };
  std::optional<Register> awaitedRegister;
  std::int64_t eventKind = -1;
};

struct StrobeRequest {
  std::uint32_t count = 0, spacing = 0;  // spacing in cycles
  bool stopOnFrame = false, stopOnEntry = false, stopWhenBusy = false;
};

class Target {
 public:
  explicit Target(const TargetOptions& options) : options_(options), loop_(options) {}

  ClockLoop& loop() { return loop_; }
  const ClockLoop& loop() const { return loop_; }
  const TargetOptions& options() const { return options_; }

  /// Nothing when the design failed meanwhile, for instance because the bus never answers.
  std::optional<std::uint32_t> readRegister(std::uint32_t address);
  bool writeRegister(std::uint32_t address, std::uint32_t value);
  void queueFrame(std::string_view frame, bool errored);
  /// Waves from now on; on a design that has failed one snapshot of the state it failed in. Empty: the file cannot be opened.
  std::string startWaves(std::uint64_t cycles);

 private:
  void freeBus();
  bool finishAccess(const char* what, std::uint32_t address);

  TargetOptions options_;
  ClockLoop loop_;
};

/// A run that goes on until something it was asked to stop for, slice after slice.
class RunJob {
 public:
  RunJob(ClockLoop& loop, const RunRequest& request);
  ~RunJob();  // forgets what it waited for; a register read on the bus is left to end there
  RunJob(const RunJob&) = delete;
  RunJob& operator=(const RunJob&) = delete;

  /// At most `cycles` more; true when the run is over.
  bool step(std::uint64_t cycles);
  std::uint64_t cycles() const { return done_; }
  RunEnd end() const;

 private:
  bool over() const { return done_ == wanted_ || (loop_.stops() & armed_) != 0 || rtlFailed; }

  ClockLoop& loop_;
  std::uint64_t wanted_, done_ = 0;
  std::uint32_t armed_;
};

/// Strobes, each with its spacing behind it.
class StrobeJob {
 public:
  StrobeJob(ClockLoop& loop, const StrobeRequest& request);
  ~StrobeJob();
  StrobeJob(const StrobeJob&) = delete;
  StrobeJob& operator=(const StrobeJob&) = delete;

  bool step(std::uint64_t cycles);
  std::uint64_t cycles() const { return done_; }
  std::uint32_t strobes() const { return given_; }
  RunEnd end() const;

 private:
  bool busy() const { return stopWhenBusy_ && !loop_.idle(); }

  ClockLoop& loop_;
  std::uint32_t count_, spacing_, armed_;
  bool stopWhenBusy_;
  std::uint32_t given_ = 0;
  std::uint64_t spaceLeft_ = 0;  // of the strobe under way
  std::uint64_t done_ = 0;
};

}  // namespace smokestack::sim
