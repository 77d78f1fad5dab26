#include "bridge/executor.h"

#include <utility>

#include "bridge/operations.h"

namespace smokestack::sim {

namespace {
constexpr auto kStepTime = std::chrono::milliseconds(5);
constexpr int kOperationsPerLook = 64;  // at the wall clock

pb::StopReason reasonOf(RunEnd end) {
  switch (end) {
    case RunEnd::Cycles: return pb::STOP_REASON_CYCLES;
    case RunEnd::Frame: return pb::STOP_REASON_FRAME;
    case RunEnd::Entry: return pb::STOP_REASON_ENTRY;
    case RunEnd::Idle: return pb::STOP_REASON_IDLE;
    case RunEnd::Condition: return pb::STOP_REASON_CONDITION;
    case RunEnd::Busy: return pb::STOP_REASON_BUSY;
  }
  return pb::STOP_REASON_CYCLES;
}
}  // namespace

void Executor::begin(PendingBatch batch, bool realtime) {
  batch_ = std::move(batch);
  realtime_ = realtime;
  message_ = google::protobuf::Arena::CreateMessage<pb::ServerMessage>(batch_.arena.get());
  message_->mutable_result()->set_id(batch_.batch->id());
  message_->mutable_result()->mutable_results()->Reserve(batch_.batch->operations_size());
  next_ = 0;
  readBytes_ = 0;
  cancelled_ = failed_ = false;
}

void Executor::finish() {
  message_ = nullptr;  // before its arena
  batch_ = {};
}

bool Executor::step() {
  const auto deadline = Slice::Clock::now() + kStepTime;
  pb::BatchResult& results = *message_->mutable_result();
  while (next_ < batch_.batch->operations_size()) {
    const bool underWay = run_.has_value() || strobe_.has_value();
    pb::Result& result = underWay ? *results.mutable_results(next_) : *results.add_results();
    if (!underWay) startOperation(batch_.batch->operations(next_), result);
    const bool over = stepJobs(result);
    if (over) {
      if (result.code() != pb::CODE_OK) failed_ = true;
      ++next_;
    }
    if (!over || (target_.loop().stops() & kStopFull) != 0) return next_ == batch_.batch->operations_size();
    if (next_ % kOperationsPerLook == 0 && Slice::Clock::now() >= deadline) return false;
  }
  return true;
}

void Executor::startOperation(const pb::Operation& operation, pb::Result& result) {
  const ClockLoop& loop = target_.loop();
  result.set_cycle(loop.cycle());
  if (failed_) return fail(result, pb::CODE_SKIPPED, "an earlier operation of the batch failed");
  if (cancelled_) return fail(result, pb::CODE_CANCELLED, "the batch was cancelled");
  const bool advances = operation.has_run() || operation.has_strobe();
  if (!advances) {
    execute(target_, operation, readBytes_, result);
    // A register access takes effect when the bus answers, a reset when its line falls.
    result.set_cycle(loop.cycle());
    return;
  }
  if (realtime_) {
    return fail(result, pb::CODE_WRONG_CLOCK_MODE, "a realtime target runs by itself; ask for virtual time in Hello");
  }
  if (rtlFailed) return failTarget(result);
  if (operation.has_run()) {
    RunRequest request;
    if (parseRun(target_, operation.run(), request, result)) run_.emplace(target_.loop(), request);
  } else {
    const pb::Strobe& strobe = operation.strobe();
    const std::uint32_t usual = target_.options().cyclesPerStrobe;
    const std::uint32_t spacing = strobe.spacing_cycles() == 0 ? usual : strobe.spacing_cycles();
    strobe_.emplace(target_.loop(), StrobeRequest{strobe.count(), spacing, strobe.stop_on_frame(), strobe.stop_on_entry(),
                                                  strobe.stop_when_busy()});
  }
}

/// True when the operation is over; at once where it is no job.
bool Executor::stepJobs(pb::Result& result) {
  if (!run_ && !strobe_) return true;
  const auto begin = Slice::Clock::now();
  const std::uint64_t from = target_.loop().cycle();
  const bool over = run_ ? run_->step(slice_.cycles()) : strobe_->step(slice_.cycles());
  slice_.took(target_.loop().cycle() - from, Slice::Clock::now() - begin);
  if (!over && !cancelled_) return false;
  if (run_) endJob(*run_, result);
  if (strobe_) {
    endJob(*strobe_, result);
    result.mutable_ran()->set_strobes(strobe_->strobes());
  }
  if (!over) {
    fail(result, pb::CODE_CANCELLED, "the batch was cancelled");
    result.mutable_ran()->set_reason(pb::STOP_REASON_CANCELLED);
  }
  run_.reset();
  strobe_.reset();
  return true;
}

template <typename Job>
void Executor::endJob(const Job& job, pb::Result& result) {
  result.mutable_ran()->set_cycles(job.cycles());
  result.mutable_ran()->set_reason(reasonOf(job.end()));
  result.mutable_ran()->set_idle(target_.loop().idle());
  if (rtlFailed) failTarget(result);
}

}  // namespace smokestack::sim
