#include "target/clock_loop.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace smokestack::sim {

namespace {
constexpr unsigned kResetCycles = 16;
constexpr std::uint64_t kTimePerCycle = 10;  // in waves and in $time

// Every source of chance has its own seed, so that one port's traffic does not shift another's.
enum Seed : std::uint64_t { kHostSeed = 1, kNicSeed, kFrameSeed, kRetireSeed };
std::uint64_t seedFor(const TargetOptions& options, Seed which) { return options.seed * 8 + which; }
}  // namespace

ClockLoop::ClockLoop(const TargetOptions& options)
    : host("host", options.hostBytes),
      nic("NIC", options.nicBytes),
      frames(outbox, options.host.stallPercent, seedFor(options, kFrameSeed)),
      rings(host, outbox),
      // Before the first evaluation, whether waves are asked for or not: the design then computes the same either way.
      top_((context_.traceEverOn(true), &context_)),
      hostPort_(host, options.host, seedFor(options, kHostSeed)),
      nicPort_(nic, options.nic, seedFor(options, kNicSeed)),
      retire_(outbox, options.host.stallPercent, seedFor(options, kRetireSeed)),
      waves(top_, options.runFolder),
      tape(options.tapeCycles) {
  std::vector<const char*> words = {"smokestack-sim"};
  for (const std::string& plusarg : options.plusargs) words.push_back(plusarg.c_str());
  context_.commandArgs(static_cast<int>(words.size()), words.data());
  top_.rootp->clk_i = 0;
  reset();
  cycle_ = 0;
}

std::uint64_t ClockLoop::run(std::uint64_t cycles, std::uint32_t armed) {
  try {
    std::uint64_t ran = 0;
    while (waves.on() && ran < cycles && !(stops_ & armed) && !rtlFailed) {
      const std::uint64_t left = waves.until() - std::min(cycle_, waves.until());
      if (left == 0) waves.stop();
      else ran += runWith<true>(std::min(cycles - ran, left), armed);
    }
    if (ran < cycles) ran += runWith<false>(cycles - ran, armed);
    return ran;
  } catch (const std::exception&) {
    return 0;  // vl_fatal has recorded why
  }
}

template <bool kWaves>
std::uint64_t ClockLoop::runWith(std::uint64_t cycles, std::uint32_t armed) {
  Pins& p = *top_.rootp;
  const std::uint64_t begin = cycle_;
  while (cycle_ - begin != cycles && !(stops_ & armed) && !rtlFailed) {
    const bool active =
        work_ | p.tx_valid_o | p.retire_valid_o | HostPins::requests(p) | NicPins::requests(p);
    if (active) sample(p);
    if (!tape.full()) tape.record(p);
    context_.time(cycle_ * kTimePerCycle);
    p.clk_i = 1;
    top_.eval();
    if constexpr (kWaves) waves.dump(cycle_ * kTimePerCycle);
    if (active) drive(p);
    p.clk_i = 0;
    top_.eval();
    if constexpr (kWaves) waves.dump(cycle_ * kTimePerCycle + kTimePerCycle / 2);
    ++cycle_;
    if ((armed & kStopIdle) && idle()) stops_ |= kStopIdle;
  }
  return cycle_ - begin;
}

void ClockLoop::sample(Pins& p) {
  frames.sample(p, cycle_);
  if (frames.takeSent()) stops_ |= kStopFrame;
  if (registers.busy()) {
    registers.sample(p);
    if (registers.takeDone()) stops_ |= kStopRegister;
    if (registers.takeMatch()) stops_ |= kStopCondition;
  }
  if (hostPort_.busy() || HostPins::requests(p)) hostPort_.sample(p, cycle_);
  if (nicPort_.busy() || NicPins::requests(p)) nicPort_.sample(p, cycle_);
  retire_.sample(p);
  if (hostPort_.takeWritten() | nicPort_.takeWritten()) {
    if (rings.look(cycle_)) stops_ |= kStopEntry;
    lookAtConditions();
  }
  if (outbox.bytes() >= kOutboxBytes) stops_ |= kStopFull;
  work_ = frames.busy() || registers.busy() || hostPort_.busy() || nicPort_.busy();
}

void ClockLoop::drive(Pins& p) {
  frames.drive(p);
  registers.drive(p);
  hostPort_.drive(p);
  nicPort_.drive(p);
  retire_.drive(p);
}

void ClockLoop::lookAtConditions() {
  if (eventKind_ >= 0 && rings.kindSeen(static_cast<std::uint8_t>(eventKind_))) stops_ |= kStopCondition;
  for (const AwaitedWord& awaited : words_) {
    std::uint64_t word;
    std::memcpy(&word, awaited.at, sizeof word);
    if ((word & awaited.mask) == awaited.value) stops_ |= kStopCondition;
  }
}

void ClockLoop::await(std::vector<AwaitedWord> words, std::int64_t eventKind) {
  words_ = std::move(words);
  eventKind_ = eventKind;
  lookAtConditions();
}

void ClockLoop::strobe() {
  top_.rootp->strobe_i = 1;
  top_.eval();
  run(1, 0);
  top_.rootp->strobe_i = 0;
  top_.eval();
}

void ClockLoop::reset() {
  frames.reset();
  registers.reset();
  rings.reset();
  hostPort_.reset();
  nicPort_.reset();
  await({}, -1);
  stops_ = 0;
  work_ = true;
  top_.rootp->rst_i = 1;
  top_.rootp->strobe_i = 0;
  drive(*top_.rootp);
  runBare(kResetCycles);
  top_.rootp->rst_i = 0;
  top_.eval();
}

void ClockLoop::runBare(std::uint64_t cycles) {
  Pins& p = *top_.rootp;
  for (; cycles != 0; --cycles) {
    if (!tape.full()) tape.record(p);
    context_.time(cycle_ * kTimePerCycle);
    p.clk_i = 1;
    top_.eval();
    if (waves.on()) waves.dump(cycle_ * kTimePerCycle);
    p.clk_i = 0;
    top_.eval();
    ++cycle_;
  }
}

void ClockLoop::writeCoverage([[maybe_unused]] const std::string& folder) {
#if VM_COVERAGE
  const std::string path = folder + "/" + std::to_string(::getpid()) + "-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()) + ".dat";
  context_.coveragep()->write(path.c_str());
#endif
}

}  // namespace smokestack::sim
