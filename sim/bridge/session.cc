#include "bridge/session.h"

#include <utility>

#include "gen/layout.h"

namespace smokestack::sim {

namespace {
std::string hexOf(const std::string& bytes) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[c & 15];
  }
  return text;
}
}  // namespace

void Session::end(pb::ErrorCode code, const std::string& text) {
  if (state_ == State::Ended) return;
  state_ = State::Ended;
  link_->send(errorMessage(code, text));
  link_->close();
}

void Session::receive(std::string_view bytes) {
  if (state_ == State::Ended) return;
  if (link_->unsent() > kUnsentBytesMax) return end(pb::ERROR_CODE_TOO_SLOW, "64 MiB of answers wait; read them");
  PendingBatch pending;
  google::protobuf::ArenaOptions room;
  room.start_block_size = std::min<std::size_t>(4096 + 4 * bytes.size(), 1u << 20);
  pending.arena = std::make_unique<google::protobuf::Arena>(room);
  auto* const message = google::protobuf::Arena::CreateMessage<pb::ClientMessage>(pending.arena.get());
  if (!message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return end(pb::ERROR_CODE_MALFORMED, "not a ClientMessage of smokestack.bridge.v1");
  }
  const bool greeting = message->kind_case() == pb::ClientMessage::kHello;
  if (greeting != (state_ == State::New)) {
    return end(pb::ERROR_CODE_MALFORMED,
               greeting ? "ClientHello was sent already" : "the first message must be ClientHello");
  }
  switch (message->kind_case()) {
    case pb::ClientMessage::kHello: return greet(message->hello());
    case pb::ClientMessage::kPing: {
      pb::ServerMessage answer;
      answer.mutable_pong()->set_nonce(message->ping().nonce());
      answer.mutable_pong()->set_cycle(desk_.cycle());
      return send(answer);
    }
    case pb::ClientMessage::kBatch:
      pending.batch = &message->batch();
      pending.bytes = bytes.size();
      return receiveBatch(std::move(pending));
    case pb::ClientMessage::kCancel:
      if (state_ != State::Drives) return end(pb::ERROR_CODE_NOT_ALLOWED, "a watching client may send Ping only");
      return desk_.cancel(message->cancel().batch());
    case pb::ClientMessage::KIND_NOT_SET:
      return end(pb::ERROR_CODE_MALFORMED, "a ClientMessage of no known kind; compare versions in Hello");
  }
}

void Session::greet(const pb::ClientHello& hello) {
  if (hello.version_min() > kVersion || hello.version_max() < kVersion) {
    return end(pb::ERROR_CODE_VERSION, "this server speaks version 1 of the bridge protocol; update the older side");
  }
  const bool drives = hello.role() == pb::ROLE_DRIVE;
  if (!drives && hello.role() != pb::ROLE_WATCH) return end(pb::ERROR_CODE_MALFORMED, "ClientHello names no role");
  // A watcher may not know the layout: it moves bytes it does not have to understand.
  if ((drives || !hello.layout_hash().empty()) && hexOf(hello.layout_hash()) != layout::kLayoutHash) {
    return end(pb::ERROR_CODE_LAYOUT, std::string("the simulator was built with layout ") + layout::kLayoutHash +
                                          "; run make gen and build the simulator again");
  }
  if (drives && hello.clock_mode() != pb::CLOCK_MODE_VIRTUAL && hello.clock_mode() != pb::CLOCK_MODE_REALTIME) {
    return end(pb::ERROR_CODE_CLOCK_MODE, "ClientHello names no clock mode that a simulator has: virtual or realtime");
  }
  if (drives && !desk_.takeSeat(*this, hello.clock_mode())) {
    return end(pb::ERROR_CODE_ROLE_TAKEN, "another client drives this target; come as a watcher, or end the other one");
  }
  state_ = drives ? State::Drives : State::Watches;
  pb::ServerMessage answer;
  *answer.mutable_hello() = desk_.hello(desk_.clockMode());
  send(answer);
}

void Session::receiveBatch(PendingBatch batch) {
  if (state_ != State::Drives) return end(pb::ERROR_CODE_NOT_ALLOWED, "a watching client may send Ping only");
  if (batch.batch->operations_size() > kBatchOperationsMax) {
    return end(pb::ERROR_CODE_TOO_LARGE, "a batch has at most 65536 operations");
  }
  if (!desk_.enqueue(std::move(batch))) {
    return end(pb::ERROR_CODE_TOO_MANY, "256 batches or 64 MiB wait unanswered; wait for results");
  }
}

}  // namespace smokestack::sim
