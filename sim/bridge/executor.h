// One batch after another against the target, in slices. Knows no client.
#pragma once

#include <memory>
#include <optional>

#include "bridge/messages.h"
#include "bridge/slice.h"
#include "target/target.h"

namespace smokestack::sim {

/// A batch as it came, with the arena that holds it and, later, its result.
struct PendingBatch {
  std::unique_ptr<google::protobuf::Arena> arena;
  const pb::Batch* batch = nullptr;
  std::size_t bytes = 0;
};

class Executor {
 public:
  explicit Executor(Target& target) : target_(target) {}

  bool active() const { return batch_.batch != nullptr; }
  std::uint64_t batchId() const { return batch_.batch->id(); }
  std::size_t batchBytes() const { return batch_.bytes; }
  /// `realtime`: Run and Strobe are refused.
  void begin(PendingBatch batch, bool realtime);
  /// Works for about 5 ms, or until the outbox is full. True when the batch is over.
  bool step();
  /// The rest of the batch is not executed; step() then ends it.
  void cancel() { cancelled_ = true; }
  /// Of the batch that is over; hands back its memory with it.
  pb::ServerMessage& message() { return *message_; }
  void finish();
  /// Nobody waits for the batch any more: its run ends here, no result is made.
  void abandon() {
    run_.reset();
    strobe_.reset();
    finish();
  }

 private:
  void startOperation(const pb::Operation& operation, pb::Result& result);
  bool stepJobs(pb::Result& result);
  template <typename Job>
  void endJob(const Job& job, pb::Result& result);

  Target& target_;
  Slice slice_{std::chrono::milliseconds(5)};
  PendingBatch batch_;
  pb::ServerMessage* message_ = nullptr;
  int next_ = 0;  // operation
  std::optional<RunJob> run_;
  std::optional<StrobeJob> strobe_;
  std::size_t readBytes_ = 0;
  bool realtime_ = false, cancelled_ = false, failed_ = false;
};

}  // namespace smokestack::sim
