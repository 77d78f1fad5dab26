// A memory behind one AXI4 port of the device. Accepts a burst a cycle and gives a beat a cycle, pipelined, in order for each
// id. A write changes memory when its response is given and not before: whoever does not wait for it sees old bytes.
#pragma once

#include <cstdint>
#include <memory>

#include "target/axi_bursts.h"
#include "target/axi_pins.h"
#include "target/axi_timing.h"
#include "target/rtl_failure.h"

namespace smokestack::sim {

template <typename Port>
class AxiMemory {
 public:
  AxiMemory(MemorySpace& memory, const AxiTiming& timing, std::uint64_t seed)
      : memory_(memory), timing_(timing), random_(seed), data_(new std::uint8_t[kWrites * kAxiPage]),
        strobes_(new Keep[kWrites * kBurstBeats]) {
    reset();
  }

  /// Something is on its way through this memory.
  bool inFlight() const { return !reads_.empty() || reading_ || rvalid_ || !writes_.empty() || bvalid_; }
  /// sample() has work even if the device asks for nothing.
  bool busy() const { return inFlight() || timing_.stallPercent != 0; }
  /// Memory was written since the last call.
  bool takeWritten() {
    const bool written = written_;
    written_ = false;
    return written;
  }

  /// Looks at the settled ports of `cycle`, before its clock edge.
  void sample(Pins& p, std::uint64_t cycle) {
    sampleRead(p, cycle);
    sampleWrite(p, cycle);
  }

  /// Drives the inputs of the next cycle, after the clock edge.
  void drive(Pins& p) {
    Port::arready(p) = arready_;
    Port::awready(p) = awready_;
    Port::wready(p) = wready_;
    Port::bvalid(p) = bvalid_;
    Port::bid(p) = bid_;
    Port::rvalid(p) = rvalid_;
    if (newBeat_) {
      newBeat_ = false;
      setBytes(Port::rdata(p), memory_.at(read_.address + beat_ * kBeatBytes));
      Port::rid(p) = read_.id;
      Port::rlast(p) = beat_ + 1 == read_.beats;
    }
  }

  /// Forgets everything in flight; memory stays.
  void reset() {
    reads_.clear();
    writes_.clear();
    complete_ = received_ = 0;
    reading_ = rvalid_ = newBeat_ = bvalid_ = written_ = wready_ = false;
    arready_ = awready_ = true;
    for (std::uint16_t i = 0; i < kWrites; ++i) free_[i] = i;
    freeCount_ = kWrites;
  }

 private:
  static constexpr std::size_t kReads = 1024;
  static constexpr std::size_t kWrites = 256;
  static constexpr std::size_t kBurstBeats = 256;  // most beats AXI4 allows

  bool stall() { return random_.percent(timing_.stallPercent); }
  bool shuffled() const { return timing_.stallPercent != 0; }
  std::uint32_t latency(std::uint32_t usual) { return shuffled() ? 1 + random_.below(2 * usual) : usual; }

  void sampleRead(Pins& p, std::uint64_t cycle) {
    if (Port::arvalid(p) && arready_) {
      const unsigned beats = Port::arlen(p) + 1u;
      const std::string fault = axiFault(memory_, "read", Port::araddr(p), beats);
      if (!fault.empty()) return failRtl(fault);
      reads_.push({Port::araddr(p), cycle + latency(timing_.readLatency), static_cast<std::uint16_t>(beats), 0,
                   static_cast<std::uint8_t>(Port::arid(p))});
    }
    arready_ = !reads_.full() && !stall();
    if (rvalid_ && Port::rready(p)) {
      rvalid_ = false;
      if (++beat_ == read_.beats) reading_ = false;
    }
    if (rvalid_ || stall()) return;
    if (!reading_ && !reads_.empty()) {
      const std::size_t next = axiNext(reads_, reads_.size(), shuffled(), random_);
      if (reads_[next].due > cycle + 1) return;
      read_ = reads_.take(next);
      reading_ = true;
      beat_ = 0;
    }
    if (reading_) rvalid_ = newBeat_ = true;
  }

  void sampleWrite(Pins& p, std::uint64_t cycle) {
    if (Port::wvalid(p) && wready_) receiveBeat(p, cycle);
    if (Port::awvalid(p) && awready_) {
      const unsigned beats = Port::awlen(p) + 1u;
      const std::string fault = axiFault(memory_, "write", Port::awaddr(p), beats);
      if (!fault.empty()) return failRtl(fault);
      writes_.push({Port::awaddr(p), 0, static_cast<std::uint16_t>(beats), free_[--freeCount_],
                    static_cast<std::uint8_t>(Port::awid(p))});
    }
    if (bvalid_ && Port::bready(p)) bvalid_ = false;
    if (!bvalid_ && complete_ != 0 && !stall()) respond(cycle);
    awready_ = freeCount_ != 0 && !stall();
    wready_ = complete_ < writes_.size() && !stall();
  }

  void receiveBeat(Pins& p, std::uint64_t cycle) {
    AxiBurst& burst = writes_[complete_];
    getBytes(Port::wdata(p), &data_[burst.slot * kAxiPage + received_ * kBeatBytes]);
    strobes_[burst.slot * kBurstBeats + received_] = Port::wstrb(p);
    const bool last = ++received_ == burst.beats;
    if (last != (Port::wlast(p) != 0)) return failRtl(memory_.name() + " write: wlast does not stand on the last beat");
    if (!last) return;
    received_ = 0;
    burst.due = cycle + latency(timing_.writeLatency);
    ++complete_;
  }

  void respond(std::uint64_t cycle) {
    const std::size_t next = axiNext(writes_, complete_, shuffled(), random_);
    if (writes_[next].due > cycle + 1) return;
    const AxiBurst burst = writes_.take(next);
    --complete_;
    for (std::size_t beat = 0; beat < burst.beats; ++beat) {
      std::uint8_t* const to = memory_.at(burst.address + beat * kBeatBytes);
      const std::uint8_t* const from = &data_[burst.slot * kAxiPage + beat * kBeatBytes];
      const Keep strobe = strobes_[burst.slot * kBurstBeats + beat];
      if (strobe == kKeepAll) {
        std::memcpy(to, from, kBeatBytes);
      } else {
        for (std::size_t i = 0; i < kBeatBytes; ++i) {
          if ((strobe >> i & 1) != 0) to[i] = from[i];
        }
      }
    }
    free_[freeCount_++] = burst.slot;
    bvalid_ = written_ = true;
    bid_ = burst.id;
  }

  MemorySpace& memory_;
  AxiTiming timing_;
  Random random_;

  Queue<AxiBurst, kReads> reads_;
  AxiBurst read_;         // whose beats are being given
  std::size_t beat_ = 0;  // of read_, the one on the port or next
  bool reading_ = false, rvalid_ = false, newBeat_ = false, arready_ = true;

  Queue<AxiBurst, kWrites> writes_;
  std::size_t complete_ = 0;  // bursts at the front whose beats are all here
  std::size_t received_ = 0;  // beats of the burst behind them
  std::unique_ptr<std::uint8_t[]> data_;
  std::unique_ptr<Keep[]> strobes_;
  std::uint16_t free_[kWrites];
  std::size_t freeCount_ = 0;
  bool awready_ = true, wready_ = false, bvalid_ = false, written_ = false;
  std::uint8_t bid_ = 0;
};

}  // namespace smokestack::sim
