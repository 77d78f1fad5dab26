// One client's side of the protocol: Hello, then what its role allows. Whatever else comes ends it with one clear Error.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <string_view>

#include "bridge/executor.h"
#include "bridge/link.h"
#include "bridge/messages.h"

namespace smokestack::sim {

class Session;

/// What sessions share: the target and the one seat of the driver.
class Desk {
 public:
  virtual ~Desk() = default;
  virtual pb::ServerHello hello(pb::ClockMode mode) const = 0;
  virtual std::uint64_t cycle() const = 0;
  virtual pb::ClockMode clockMode() const = 0;
  /// False when another session drives.
  virtual bool takeSeat(Session& session, pb::ClockMode mode) = 0;
  /// False when more is queued than Hello allows.
  virtual bool enqueue(PendingBatch batch) = 0;
  virtual void cancel(std::uint64_t batch) = 0;
};

class Session {
 public:
  enum class State { New, Drives, Watches, Ended };

  Session(Desk& desk, std::shared_ptr<Link> link) : desk_(desk), link_(std::move(link)) {}

  State state() const { return state_; }
  Link& link() { return *link_; }
  void receive(std::string_view bytes);
  void send(const pb::ServerMessage& message) { link_->send(message.SerializeAsString()); }
  /// The one Error, and the end.
  void end(pb::ErrorCode code, const std::string& text);

 private:
  void greet(const pb::ClientHello& hello);
  void receiveBatch(PendingBatch batch);

  Desk& desk_;
  std::shared_ptr<Link> link_;
  State state_ = State::New;
};

}  // namespace smokestack::sim
