// The protocol's messages, and the limits that Hello announces.
#pragma once

#include <google/protobuf/arena.h>

#include <cstdint>
#include <string>

#include "smokestack/bridge/v1/bridge.pb.h"

namespace smokestack::sim {

namespace pb = ::smokestack::bridge::v1;

inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::size_t kMessageBytesMax = 16u << 20;
inline constexpr int kBatchOperationsMax = 65536;
inline constexpr std::size_t kQueuedBatchesMax = 256;
inline constexpr std::size_t kQueuedBytesMax = 64u << 20;
/// What all memory and register reads of a batch may give together.
inline constexpr std::size_t kReadBytesMax = 8u << 20;
/// What may wait to be read by one client; one that does not read is sent away.
inline constexpr std::size_t kUnsentBytesMax = 64u << 20;
/// Frames waiting on the frame port.
inline constexpr std::size_t kQueuedFrameBytesMax = 64u << 20;

inline std::string errorMessage(pb::ErrorCode code, const std::string& text) {
  pb::ServerMessage message;
  message.mutable_error()->set_code(code);
  message.mutable_error()->set_text(text);
  return message.SerializeAsString();
}

}  // namespace smokestack::sim
