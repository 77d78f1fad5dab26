#include "target/frame_port.h"

#include <algorithm>

#include "target/rtl_failure.h"

namespace smokestack::sim {

FramePort::FramePort(Outbox& outbox, std::uint32_t stallPercent, std::uint64_t seed)
    : outbox_(outbox), stallPercent_(stallPercent), random_(seed), out_(kFrameBytesMax + kBeatBytes) {}

void FramePort::queue(std::string_view frame, bool errored) {
  // Between two cycles the beat on the port is already on its pins: only what follows it is read from here.
  if (first_ == frames_.size()) {
    bytes_.clear();
    frames_.clear();
    first_ = 0;
  } else if (first_ > 4096 && first_ > frames_.size() / 2) {
    const std::size_t gone = frames_[first_].begin;
    bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(gone));
    frames_.erase(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(first_));
    for (Frame& kept : frames_) {
      kept.begin -= gone;
      kept.end -= gone;
    }
    first_ = 0;
    at_ -= gone;
  }
  const std::size_t begin = bytes_.size();
  bytes_.insert(bytes_.end(), frame.begin(), frame.end());
  if (first_ == frames_.size()) at_ = begin;
  frames_.push_back({begin, bytes_.size(), errored});
}

void FramePort::sample(Pins& p, std::uint64_t cycle) {
  if (p.tx_valid_o && txReady_) gather(p, cycle);
  txReady_ = !random_.percent(stallPercent_);
  nextBeat();
}

void FramePort::gather(Pins& p, std::uint64_t cycle) {
  const auto keep = static_cast<std::uint64_t>(p.tx_keep_o);
  const auto bytes = static_cast<std::size_t>(keep == ~std::uint64_t{0} ? 64 : __builtin_ctzll(~keep));
  const bool whole = bytes == kBeatBytes;
  if (!whole && ((keep >> bytes) != 0 || !p.tx_last_o || bytes == 0)) {
    return failRtl("transmit port: tx_keep_o has a hole, or a beat that is not the last of its frame is not full");
  }
  getBytes(p.tx_data_o, &out_[outBytes_]);
  outBytes_ += bytes;
  if (outBytes_ > kFrameBytesMax) return failRtl("transmit port: a frame of more than 65536 bytes, tx_last_o never came");
  if (!p.tx_last_o) return;
  if (outbox_.wantsFrames) {
    outbox_.frames.push_back({cycle, outbox_.frameBytes.size(), outBytes_});
    outbox_.frameBytes.append(reinterpret_cast<const char*>(out_.data()), outBytes_);
  }
  outBytes_ = 0;
  sent_ = true;
}

void FramePort::nextBeat() {
  rxValid_ = first_ != frames_.size();
  if (!rxValid_) return;
  const Frame& frame = frames_[first_];
  beatBegin_ = at_;
  beatBytes_ = std::min(kBeatBytes, frame.end - at_);
  at_ += beatBytes_;
  rxLast_ = at_ == frame.end;
  rxError_ = rxLast_ && frame.errored;
  if (rxLast_ && ++first_ != frames_.size()) at_ = frames_[first_].begin;
}

void FramePort::drive(Pins& p) {
  p.tx_ready_i = txReady_;
  p.rx_valid_i = rxValid_;
  if (!rxValid_) return;
  std::uint8_t beat[kBeatBytes] = {};
  std::memcpy(beat, &bytes_[beatBegin_], beatBytes_);
  setBytes(p.rx_data_i, beat);
  p.rx_keep_i = beatBytes_ == kBeatBytes ? kKeepAll : static_cast<Keep>((std::uint64_t{1} << beatBytes_) - 1);
  p.rx_last_i = rxLast_;
  p.rx_error_i = rxError_;
}

void FramePort::reset() {
  bytes_.clear();
  frames_.clear();
  first_ = at_ = beatBegin_ = outBytes_ = 0;
  rxValid_ = sent_ = false;
  txReady_ = true;
}

}  // namespace smokestack::sim
