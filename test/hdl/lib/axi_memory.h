// A memory behind an AXI4 port: sparse pages, latency, stalls, answers of different ids out of order.
//
//   chm::AxiMemory memory(b.random);
//   auto ports = CHM_AXI_PORTS(b.dut, host_);   // members host_arvalid_o, host_arready_i, …
//   memory.drive(ports);  b.settle();  memory.sample(ports);  b.tick();
//
// It counts breaches of the protocol in `violations`: a burst over 4 KiB, wrong wlast, a valid taken back.
#pragma once
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "random.h"

namespace chm {

template <class Data, class Strb>
struct AxiPorts {
  static constexpr unsigned kBytes = sizeof(Data);
  uint8_t& arvalid; uint8_t& arready; uint8_t& arid; uint64_t& araddr; uint8_t& arlen;
  uint8_t& rvalid; uint8_t& rready; uint8_t& rid; Data& rdata; uint8_t& rlast;
  uint8_t& awvalid; uint8_t& awready; uint8_t& awid; uint64_t& awaddr; uint8_t& awlen;
  uint8_t& wvalid; uint8_t& wready; Data& wdata; Strb& wstrb; uint8_t& wlast;
  uint8_t& bvalid; uint8_t& bready; uint8_t& bid;
};
#define CHM_AXI_PORTS(d, p)                                                                                 \
  (chm::AxiPorts<std::remove_reference_t<decltype((d).p##rdata_i)>, std::remove_reference_t<decltype((d).p##wstrb_o)>>{ \
      (d).p##arvalid_o, (d).p##arready_i, (d).p##arid_o, (d).p##araddr_o, (d).p##arlen_o,                   \
      (d).p##rvalid_i, (d).p##rready_o, (d).p##rid_i, (d).p##rdata_i, (d).p##rlast_i,                       \
      (d).p##awvalid_o, (d).p##awready_i, (d).p##awid_o, (d).p##awaddr_o, (d).p##awlen_o,                   \
      (d).p##wvalid_o, (d).p##wready_i, (d).p##wdata_o, (d).p##wstrb_o, (d).p##wlast_o,                     \
      (d).p##bvalid_i, (d).p##bready_o, (d).p##bid_i})

class AxiMemory {
 public:
  unsigned readLatency = 20, writeLatency = 20;  // cycles
  unsigned stallPercent = 0;                     // of cycles in which a channel is not ready, or gives nothing
  uint64_t violations = 0, readBursts = 0, writeBursts = 0, mostReadsInFlight = 0;

  explicit AxiMemory(Random& random) : random_(random) {}

  uint8_t& byte(uint64_t at) {
    auto& page = pages_[at >> 12];
    if (page.empty()) page.assign(4096, 0);
    return page[at & 4095];
  }
  void write(uint64_t at, const void* from, size_t n) {
    for (size_t i = 0; i < n; ++i) byte(at + i) = static_cast<const uint8_t*>(from)[i];
  }
  std::vector<uint8_t> read(uint64_t at, size_t n) {
    std::vector<uint8_t> out(n);
    for (size_t i = 0; i < n; ++i) out[i] = byte(at + i);
    return out;
  }
  bool quiet() const {
    for (const auto& q : reads_) if (!q.empty()) return false;
    return addresses_.empty() && answers_.empty();
  }

  // Sets what the memory drives, before the cycle settles.
  template <class Ports>
  void drive(const Ports& p) {
    constexpr unsigned B = Ports::kBytes;
    p.arready = !stalled();
    p.awready = !stalled() && addresses_.size() < 64;
    p.wready = !stalled() && (!addresses_.empty());
    if (!rHeld_) {
      // Bursts of one id in order; the ids take turns, a burst is not interleaved with another.
      if (rId_ < 0 && !stalled()) {
        const unsigned from = unsigned(random_.below(16));
        for (unsigned k = 0; k < 16 && rId_ < 0; ++k) {
          const unsigned id = (from + k) % 16;
          if (!reads_[id].empty() && reads_[id].front().due <= now_) rId_ = int(id);
        }
      }
      rHeld_ = rId_ >= 0 && !stalled();
      if (rHeld_) {
        const Burst& burst = reads_[unsigned(rId_)].front();
        uint8_t data[B];
        for (unsigned i = 0; i < B; ++i) data[i] = byte(burst.addr + i);
        std::memcpy(&p.rdata, data, B);
        p.rid = uint8_t(rId_);
        p.rlast = burst.left == 1;
      }
    }
    p.rvalid = rHeld_;
    if (!bHeld_ && !answers_.empty() && answers_.front().due <= now_ && !stalled()) {
      bHeld_ = true;
      p.bid = answers_.front().id;
    }
    p.bvalid = bHeld_;
  }

  // Takes what the device drives, after the cycle settled and before the edge.
  template <class Ports>
  void sample(const Ports& p) {
    constexpr unsigned B = Ports::kBytes;
    violation(arWas_ && (!p.arvalid || p.araddr != arAddr_), "arvalid or araddr changed before arready");
    violation(awWas_ && (!p.awvalid || p.awaddr != awAddr_), "awvalid or awaddr changed before awready");
    violation(wWas_ && !p.wvalid, "wvalid taken back before wready");
    arWas_ = p.arvalid && !p.arready; arAddr_ = p.araddr;
    awWas_ = p.awvalid && !p.awready; awAddr_ = p.awaddr;
    wWas_ = p.wvalid && !p.wready;
    if (p.rvalid && p.rready) {
      Burst& burst = reads_[unsigned(rId_)].front();
      burst.addr += B;
      rHeld_ = false;
      if (--burst.left == 0) { reads_[unsigned(rId_)].pop_front(); rId_ = -1; --inFlight_; }
    }
    if (p.bvalid && p.bready) { answers_.pop_front(); bHeld_ = false; }
    if (p.arvalid && p.arready) {
      page(p.araddr, p.arlen, B);
      reads_[p.arid & 15].push_back({p.araddr, p.arlen + 1u, now_ + readLatency, p.arid});
      ++readBursts;
      if (++inFlight_ > mostReadsInFlight) mostReadsInFlight = inFlight_;
    }
    if (p.wvalid && p.wready) {
      Burst& burst = addresses_.front();
      uint8_t data[B];
      std::memcpy(data, &p.wdata, B);
      for (unsigned i = 0; i < B; ++i) if (uint64_t(p.wstrb) >> i & 1) byte(burst.addr + i) = data[i];
      burst.addr += B;
      --burst.left;
      violation((burst.left == 0) != bool(p.wlast), "wlast does not end the burst");
      if (burst.left == 0) { burst.due = now_ + writeLatency; answers_.push_back(burst); addresses_.pop_front(); ++writeBursts; }
    }
    if (p.awvalid && p.awready) {
      page(p.awaddr, p.awlen, B);
      addresses_.push_back({p.awaddr, p.awlen + 1u, 0, p.awid});
    }
    ++now_;
  }

 private:
  struct Burst { uint64_t addr; unsigned left; uint64_t due; uint8_t id; };
  Random& random_;
  std::unordered_map<uint64_t, std::vector<uint8_t>> pages_;
  std::array<std::deque<Burst>, 16> reads_;
  std::deque<Burst> addresses_, answers_;
  uint64_t now_ = 0, arAddr_ = 0, awAddr_ = 0, inFlight_ = 0;
  int rId_ = -1;
  bool rHeld_ = false, bHeld_ = false, arWas_ = false, awWas_ = false, wWas_ = false;

  bool stalled() { return stallPercent && random_.percent(stallPercent); }
  void violation(bool broken, const char* what) {
    if (broken && ++violations <= 5) std::fprintf(stderr, "axi memory, cycle %lu: %s\n", now_, what);
  }
  void page(uint64_t addr, unsigned len, unsigned bytes) {
    violation(addr % bytes != 0, "address is not beat-aligned");
    violation((addr & 4095) + (len + 1) * bytes > 4096, "burst crosses 4 KiB");
  }
};

}  // namespace chm
