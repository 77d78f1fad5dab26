// The bridge: sessions on one side, the target on the other, one thread. The target runs in slices; between two of them
// the clients are served.
#pragma once

#include <deque>
#include <list>
#include <memory>
#include <string>

#include "bridge/executor.h"
#include "bridge/pacer.h"
#include "bridge/server.h"
#include "bridge/session.h"
#include "target/target.h"

namespace smokestack::sim {

struct BridgeOptions {
  double timeScale = 1;  // seconds of wall clock for one second of target time
};

class Bridge final : public Reception, public Desk {
 public:
  Bridge(Target& target, const BridgeOptions& options);

  /// Serves until stop().
  void run(Server& server);
  void stop() { stopped_ = true; }

  void opened(const std::shared_ptr<Link>& link) override;
  void received(Link& link, std::string_view message) override;
  void refused(Link& link, bool tooLarge) override;
  void closed(Link& link) override;

 private:
  pb::ServerHello hello(pb::ClockMode mode) const override;
  std::uint64_t cycle() const override { return target_.loop().cycle(); }
  pb::ClockMode clockMode() const override { return mode_; }
  bool takeSeat(Session& session, pb::ClockMode mode) override;
  bool enqueue(PendingBatch batch) override;
  void cancel(std::uint64_t batch) override;

  Session* sessionOf(const Link& link);
  void leaveSeat();
  bool held() const;
  void stepBatches();
  void runFree();
  void tellFailure();
  /// Empties the outbox towards everybody; the driver's share goes into `result` if there is one.
  void push(pb::BatchResult* result);
  void sendToWatchers(const pb::ServerMessage& message);

  Target& target_;
  Executor executor_;
  Pacer pacer_;
  Slice freeSlice_{std::chrono::microseconds(200)};
  double timeScale_;
  std::list<Session> sessions_;
  Session* driver_ = nullptr;
  pb::ClockMode mode_ = pb::CLOCK_MODE_VIRTUAL;
  std::deque<PendingBatch> queue_;
  std::size_t queuedBytes_ = 0;
  std::deque<std::uint64_t> cancelled_;  // queued batches that were cancelled before they began
  bool failureTold_ = false, stopped_ = false;
};

}  // namespace smokestack::sim
