// The clock, and the ports it drives. A cycle:
//
//      settled ports of cycle n      clock edge        ports of cycle n+1
//   ─────────┬──────────────────────────┬─────────────────────┬──────────
//        sample()                 clk_i=1, eval()          drive(), clk_i=0, eval()
//
// sample() sees each handshake as the edge sees it, also where the design answers an input within the cycle. In a cycle in
// which neither the device asks nor a port has work, both are skipped: that costs a few loads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "target/axi_memory.h"
#include "target/frame_port.h"
#include "target/outbox.h"
#include "target/pins.h"
#include "target/register_port.h"
#include "target/retire_port.h"
#include "target/ring_watcher.h"
#include "target/rtl_failure.h"
#include "target/tape.h"
#include "target/waves.h"

namespace smokestack::sim {

struct TargetOptions {
  AxiTiming host{250, 8, 0};
  AxiTiming nic{32, 8, 0};
  std::uint64_t hostBytes = std::uint64_t{1} << 30;
  std::uint64_t nicBytes = std::uint64_t{256} << 20;
  std::uint64_t seed = 1;
  std::string runFolder;                // empty: no files
  std::uint32_t cyclesPerStrobe = 1000;
  std::uint64_t tapeCycles = 0;         // of the inputs to record for measuring; see Tape
  std::vector<std::string> plusargs;    // for $test$plusargs and $value$plusargs of the design
};

/// What can end a run early, one bit each.
enum Stop : std::uint32_t {
  kStopFrame = 1,      // the last beat of a frame left
  kStopEntry = 2,      // a watched ring got an entry
  kStopCondition = 4,  // an awaited word, register or event kind
  kStopIdle = 8,       // see ClockLoop::idle()
  kStopRegister = 16,  // a register access ended
  kStopFull = 32,      // the outbox wants to be emptied
};

/// Stops when (the 64-bit word at `at` & mask) == value.
struct AwaitedWord {
  const std::uint8_t* at;
  std::uint64_t mask;
  std::uint64_t value;
};

class ClockLoop {
 public:
  /// Bytes in the outbox from which on kStopFull stands.
  static constexpr std::size_t kOutboxBytes = 4u << 20;

  explicit ClockLoop(const TargetOptions& options);

  /// Up to `cycles` cycles, fewer when a stop of `armed` stands or the design fails. Returns how many.
  std::uint64_t run(std::uint64_t cycles, std::uint32_t armed);
  /// One cycle with strobe_i high.
  void strobe();
  /// Pulls the reset line; everything in flight on the ports is forgotten.
  void reset();
  /// Clock and design alone, for measuring: no port is looked at.
  void runBare(std::uint64_t cycles);

  std::uint64_t cycle() const { return cycle_; }
  /// Stops that stand; they stay until cleared.
  std::uint32_t stops() const { return stops_; }
  void clearStops(std::uint32_t which) { stops_ &= ~which; }
  /// idle_o, nothing queued on the frame port, no memory transaction in flight.
  bool idle() const { return top_.rootp->idle_o && !frames.inFlight() && !hostPort_.inFlight() && !nicPort_.inFlight(); }

  /// What raises kStopCondition from now on: words of memory, an event kind in ring 0 (-1: none). Looks at once.
  void await(std::vector<AwaitedWord> words, std::int64_t eventKind);
  /// Leaves what a build with --coverage has counted as a file of its own in `folder`; nothing in another build.
  void writeCoverage(const std::string& folder);
  /// To be called after a port was given something to do.
  void wake() { work_ = true; }

  MemorySpace host, nic;
  Outbox outbox;
  FramePort frames;
  RegisterPort registers;
  RingWatcher rings;

 private:
  template <bool kWaves>
  std::uint64_t runWith(std::uint64_t cycles, std::uint32_t armed);
  void sample(Pins& p);
  void drive(Pins& p);
  void lookAtConditions();

  VerilatedContext context_;
  Vtop top_;
  AxiMemory<HostPins> hostPort_;
  AxiMemory<NicPins> nicPort_;
  RetirePort retire_;

  std::uint64_t cycle_ = 0;
  std::uint32_t stops_ = 0;
  bool work_ = true;  // a port wants to be sampled even if the device asks for nothing
  std::vector<AwaitedWord> words_;
  std::int64_t eventKind_ = -1;

 public:
  Waves waves;
  Tape tape;
};

}  // namespace smokestack::sim
