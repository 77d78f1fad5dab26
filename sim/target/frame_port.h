// The wire: frames of the client go in back to back, frames of the device are gathered until their last beat.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "target/outbox.h"
#include "target/pins.h"
#include "target/random.h"

namespace smokestack::sim {

class FramePort {
 public:
  /// Longest frame in either direction; beyond what any Ethernet link carries.
  static constexpr std::size_t kFrameBytesMax = 65536;

  FramePort(Outbox& outbox, std::uint32_t stallPercent, std::uint64_t seed);

  /// Queues a frame of 1 … kFrameBytesMax bytes behind those still queued.
  void queue(std::string_view frame, bool errored);
  std::size_t queuedBytes() const { return first_ == frames_.size() ? 0 : bytes_.size() - at_; }

  bool inFlight() const { return rxValid_ || first_ != frames_.size(); }
  bool busy() const { return inFlight() || stallPercent_ != 0; }
  /// The last beat of a frame left the device since the last call.
  bool takeSent() {
    const bool sent = sent_;
    sent_ = false;
    return sent;
  }

  void sample(Pins& p, std::uint64_t cycle);
  void drive(Pins& p);
  void reset();

 private:
  struct Frame {
    std::size_t begin;  // in bytes_
    std::size_t end;
    bool errored;
  };
  void gather(Pins& p, std::uint64_t cycle);
  void nextBeat();

  Outbox& outbox_;
  std::uint32_t stallPercent_;
  Random random_;

  std::vector<std::uint8_t> bytes_;  // of all queued frames
  std::vector<Frame> frames_;
  std::size_t first_ = 0;  // frame whose beats are being given
  std::size_t at_ = 0;     // its next byte
  std::size_t beatBegin_ = 0, beatBytes_ = 0;
  bool rxValid_ = false, rxLast_ = false, rxError_ = false;

  std::vector<std::uint8_t> out_;  // room for the longest frame and a beat
  std::size_t outBytes_ = 0;
  bool txReady_ = true, sent_ = false;
};

}  // namespace smokestack::sim
