#include "bridge/bridge.h"

#include <algorithm>
#include <utility>

#include "bridge/pushed.h"
#include "build_info.h"

namespace smokestack::sim {

namespace {
constexpr std::size_t kUnsentToDriver = 32u << 20;   // then the target waits
constexpr unsigned kSpinMicroseconds = 50;           // a driver's next message mostly comes sooner than a sleep ends
constexpr std::uint64_t kStrobeCycles = 16;          // between two strobes that are late
}  // namespace

Bridge::Bridge(Target& target, const BridgeOptions& options)
    : target_(target), executor_(target), pacer_(options.timeScale), timeScale_(options.timeScale) {}

void Bridge::run(Server& server) {
  while (!stopped_) {
    const bool free = mode_ == pb::CLOCK_MODE_REALTIME && driver_ != nullptr && !rtlFailed;
    const bool work = executor_.active() || !queue_.empty();
    if (held() || (!work && !free)) {
      server.wait(driver_ != nullptr && !held() ? kSpinMicroseconds : 0);
      continue;
    }
    if (work) stepBatches();
    if (free) runFree();
    server.poll();
  }
  target_.loop().waves.stop();
}

bool Bridge::held() const { return driver_ != nullptr && driver_->link().unsent() > kUnsentToDriver; }

void Bridge::stepBatches() {
  if (!executor_.active()) {
    const std::uint64_t id = queue_.front().batch->id();
    executor_.begin(std::move(queue_.front()), mode_ == pb::CLOCK_MODE_REALTIME);
    queue_.pop_front();
    const auto dropped = std::find(cancelled_.begin(), cancelled_.end(), id);
    if (dropped != cancelled_.end()) {
      cancelled_.erase(dropped);
      executor_.cancel();
    }
  }
  const bool over = executor_.step();
  if (!over) {
    if ((target_.loop().stops() & kStopFull) != 0) push(nullptr);
    return;
  }
  push(executor_.message().mutable_result());
  driver_->send(executor_.message());
  queuedBytes_ -= executor_.batchBytes();
  executor_.finish();
}

void Bridge::runFree() {
  ClockLoop& loop = target_.loop();
  for (std::uint32_t due = pacer_.due(Pacer::Clock::now()); due != 0 && !rtlFailed; --due) {
    if (loop.outbox.wantsStrobes) loop.outbox.strobes.push_back(loop.cycle());
    loop.strobe();
    loop.run(kStrobeCycles, 0);
  }
  const auto begin = Slice::Clock::now();
  const std::uint64_t cycles = loop.run(freeSlice_.cycles(), kStopFull);
  freeSlice_.took(cycles, Slice::Clock::now() - begin);
  push(nullptr);
  tellFailure();
}

void Bridge::tellFailure() {
  if (!rtlFailed || failureTold_ || driver_ == nullptr) return;
  failureTold_ = true;
  pb::ServerMessage message;
  message.mutable_pushed()->set_cycle(cycle());
  message.mutable_pushed()->set_failed(rtlFailureText());
  driver_->send(message);
  sendToWatchers(message);
}

void Bridge::push(pb::BatchResult* result) {
  ClockLoop& loop = target_.loop();
  loop.clearStops(kStopFull);
  if (loop.outbox.empty()) return;
  const bool watched = std::any_of(sessions_.begin(), sessions_.end(),
                                   [](const Session& session) { return session.state() == Session::State::Watches; });
  if (result != nullptr) encodePushed(loop.outbox, loop.cycle(), *result->mutable_pushed());
  if (result == nullptr || watched) {
    pb::ServerMessage message;
    encodePushed(loop.outbox, loop.cycle(), *message.mutable_pushed());
    if (result == nullptr && driver_ != nullptr) driver_->send(message);
    sendToWatchers(message);
  }
  loop.outbox.clear();
}

void Bridge::sendToWatchers(const pb::ServerMessage& message) {
  for (Session& session : sessions_) {
    if (session.state() != Session::State::Watches) continue;
    if (session.link().unsent() > kUnsentBytesMax) {
      session.end(pb::ERROR_CODE_TOO_SLOW, "64 MiB wait to be read; read faster, or watch less");
    } else {
      session.send(message);
    }
  }
}

pb::ServerHello Bridge::hello(pb::ClockMode mode) const {
  const TargetOptions& options = target_.options();
  pb::ServerHello hello;
  hello.set_version(kVersion);
  hello.set_clock_mode(mode);
  hello.set_layout_hash(kBuild.layoutHash());
  hello.set_design_hash(kBuild.designHash());
  hello.set_target(std::string("sim ") + kBuild.config + " " + kBuild.top);
  hello.mutable_parameters()->set_connections(kBuild.connections);
  hello.mutable_parameters()->set_paths(kBuild.paths);
  hello.mutable_parameters()->set_neighbors(kBuild.neighbors);
  hello.mutable_parameters()->set_data_width(8 * kBeatBytes);
  const auto window = [&](pb::Space space, std::uint64_t bytes) {
    pb::Window* const added = hello.add_windows();
    added->set_space(space);
    added->set_bytes(bytes);
  };
  window(pb::SPACE_HOST, options.hostBytes);
  window(pb::SPACE_NIC, options.nicBytes);
  for (const char* const can : {"run", "strobe", "reset", "checkpoint"}) hello.add_capabilities(can);
  if (kBuild.level >= 1) hello.add_capabilities("retire");
  if (target_.loop().waves.available()) hello.add_capabilities("waves");
  hello.set_time_scale(mode == pb::CLOCK_MODE_REALTIME ? timeScale_ : 1);
  hello.set_engine_level(kBuild.level);
  hello.set_cycle(cycle());
  hello.set_cycles_per_strobe(options.cyclesPerStrobe);
  hello.set_max_message_bytes(kMessageBytesMax);
  hello.set_max_batch_operations(kBatchOperationsMax);
  hello.set_max_queued_batches(kQueuedBatchesMax);
  return hello;
}

void Bridge::opened(const std::shared_ptr<Link>& link) { sessions_.emplace_back(*this, link); }

Session* Bridge::sessionOf(const Link& link) {
  for (Session& session : sessions_) {
    if (&session.link() == &link) return &session;
  }
  return nullptr;
}

void Bridge::received(Link& link, std::string_view message) {
  Session* const session = sessionOf(link);
  if (session == nullptr) return;
  session->receive(message);
  if (session == driver_ && session->state() == Session::State::Ended) leaveSeat();
}

void Bridge::refused(Link& link, bool tooLarge) {
  Session* const session = sessionOf(link);
  if (session == nullptr) return;
  if (tooLarge) session->end(pb::ERROR_CODE_TOO_LARGE, "a message has at most 16 MiB; split the batch");
  else session->end(pb::ERROR_CODE_MALFORMED, "messages are binary: one ClientMessage each");
  if (session == driver_) leaveSeat();
}

void Bridge::closed(Link& link) {
  Session* const session = sessionOf(link);
  if (session == nullptr) return;
  if (session == driver_) leaveSeat();
  sessions_.remove_if([session](const Session& other) { return &other == session; });
}

bool Bridge::takeSeat(Session& session, pb::ClockMode mode) {
  if (driver_ != nullptr) return false;
  driver_ = &session;
  mode_ = mode;
  failureTold_ = false;
  pacer_.start(Pacer::Clock::now());
  return true;
}

/// The target keeps its state for the next driver; what this one asked for goes with it.
void Bridge::leaveSeat() {
  driver_ = nullptr;
  queue_.clear();
  cancelled_.clear();
  queuedBytes_ = 0;
  executor_.abandon();
  ClockLoop& loop = target_.loop();
  loop.rings.reset();
  loop.outbox.clear();
  loop.outbox.wantsFrames = loop.outbox.wantsEntries = loop.outbox.wantsRetire = loop.outbox.wantsStrobes = false;
}

bool Bridge::enqueue(PendingBatch batch) {
  if (queue_.size() + (executor_.active() ? 1 : 0) >= kQueuedBatchesMax) return false;
  if (queuedBytes_ + batch.bytes > kQueuedBytesMax) return false;
  queuedBytes_ += batch.bytes;
  queue_.push_back(std::move(batch));
  return true;
}

void Bridge::cancel(std::uint64_t id) {
  if (executor_.active() && executor_.batchId() == id) return executor_.cancel();
  const bool queued = std::any_of(queue_.begin(), queue_.end(),
                                  [id](const PendingBatch& waits) { return waits.batch->id() == id; });
  const bool known = std::find(cancelled_.begin(), cancelled_.end(), id) != cancelled_.end();
  if (queued && !known) cancelled_.push_back(id);
}

}  // namespace smokestack::sim
