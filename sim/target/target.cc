#include "target/target.h"

#include <algorithm>

namespace smokestack::sim {

namespace {
/// A register access that takes longer than this hangs.
constexpr std::uint64_t kAccessCycles = 10'000;

RunEnd endOf(std::uint32_t stops) {
  if (stops & kStopFrame) return RunEnd::Frame;
  if (stops & kStopEntry) return RunEnd::Entry;
  if (stops & kStopCondition) return RunEnd::Condition;
  if (stops & kStopIdle) return RunEnd::Idle;
  return RunEnd::Cycles;
}

void forget(ClockLoop& loop) {
  loop.clearStops(kStopFrame | kStopEntry | kStopCondition | kStopIdle);
  loop.rings.forgetKinds();
}
}  // namespace

std::optional<std::uint32_t> Target::readRegister(std::uint32_t address) {
  freeBus();
  loop_.registers.startRead(address);
  if (!finishAccess("read", address)) return std::nullopt;
  return loop_.registers.data();
}

bool Target::writeRegister(std::uint32_t address, std::uint32_t value) {
  freeBus();
  loop_.registers.startWrite(address, value);
  return finishAccess("write", address);
}

// A Run that awaited a register may have left a read of it on the bus; only its answer takes it off.
void Target::freeBus() {
  if (!loop_.registers.busy() || rtlFailed) return;
  loop_.clearStops(kStopRegister);
  loop_.run(kAccessCycles, kStopRegister);
}

bool Target::finishAccess(const char* what, std::uint32_t address) {
  loop_.clearStops(kStopRegister);
  loop_.wake();
  loop_.run(kAccessCycles, kStopRegister);
  if (!(loop_.stops() & kStopRegister) && !rtlFailed) {
    char text[96];
    std::snprintf(text, sizeof text, "register port: a %s of 0x%04x is not answered within %llu cycles", what, address,
                  static_cast<unsigned long long>(kAccessCycles));
    failRtl(text);
  }
  return !rtlFailed;
}

void Target::queueFrame(std::string_view frame, bool errored) {
  loop_.frames.queue(frame, errored);
  loop_.wake();
}

std::string Target::startWaves(std::uint64_t cycles) {
  const std::string name = loop_.waves.start(loop_.cycle(), cycles);
  if (rtlFailed && !name.empty()) {
    loop_.waves.dump(loop_.cycle() * 10);
    loop_.waves.stop();
  }
  return name;
}

RunJob::RunJob(ClockLoop& loop, const RunRequest& request) : loop_(loop), wanted_(request.cycles) {
  armed_ = (request.stopOnFrame ? kStopFrame : 0u) | (request.stopOnEntry ? kStopEntry : 0u) |
           (request.stopWhenIdle ? kStopIdle : 0u);
  loop_.clearStops(kStopIdle | kStopCondition);
  if (!request.words.empty() || request.awaitedRegister || request.eventKind >= 0) armed_ |= kStopCondition;
  loop_.await(request.words, request.eventKind);
  if (request.awaitedRegister && !over()) {
    const RunRequest::Register& awaited = *request.awaitedRegister;
    loop_.registers.startPolling(awaited.address, awaited.mask, awaited.value);
    loop_.wake();
  }
}

RunJob::~RunJob() {
  loop_.registers.stopPolling();
  loop_.await({}, -1);
  forget(loop_);
}

bool RunJob::step(std::uint64_t cycles) {
  if (!over()) done_ += loop_.run(std::min(cycles, wanted_ - done_), armed_ | kStopFull);
  return over();
}

RunEnd RunJob::end() const { return endOf(loop_.stops() & armed_); }

StrobeJob::StrobeJob(ClockLoop& loop, const StrobeRequest& request)
    : loop_(loop), count_(request.count), spacing_(std::max(request.spacing, 1u)), stopWhenBusy_(request.stopWhenBusy) {
  armed_ = (request.stopOnFrame ? kStopFrame : 0u) | (request.stopOnEntry ? kStopEntry : 0u);
  forget(loop_);
}

StrobeJob::~StrobeJob() { forget(loop_); }

bool StrobeJob::step(std::uint64_t cycles) {
  while (cycles != 0 && !rtlFailed && !(loop_.stops() & kStopFull)) {
    if (spaceLeft_ != 0) {
      const std::uint64_t ran = loop_.run(std::min(cycles, spaceLeft_), kStopFull);
      spaceLeft_ -= ran;
      done_ += ran;
      cycles -= ran;
      continue;
    }
    if (given_ == count_ || (given_ != 0 && ((loop_.stops() & armed_) != 0 || busy()))) return true;
    loop_.strobe();
    ++given_;
    ++done_;
    --cycles;
    spaceLeft_ = spacing_ - 1;
  }
  return rtlFailed || (spaceLeft_ == 0 && given_ == count_);
}

RunEnd StrobeJob::end() const {
  const RunEnd end = endOf(loop_.stops() & armed_);
  return end == RunEnd::Cycles && given_ < count_ && busy() ? RunEnd::Busy : end;
}

}  // namespace smokestack::sim
