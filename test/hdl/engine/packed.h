// Packed structs of hdl/pkg/chm_pkg.sv, written and read field by field. The last field of a packed struct stands in the lowest bits, so the
// functions below name the fields from the last to the first.
#pragma once
#include <cstdint>
#include <cstring>
#include <vector>

namespace chm {

class Writer {
 public:
  Writer& put(unsigned width, uint64_t v) {
    for (unsigned i = 0; i < width; ++i, ++at_) {
      if (bytes_.size() * 8 <= at_) bytes_.push_back(0);
      bytes_[at_ / 8] = uint8_t(bytes_[at_ / 8] | (v >> i & 1) << (at_ % 8));
    }
    return *this;
  }
  Writer& put(const Writer& w, unsigned width) {
    for (unsigned i = 0; i < width; ++i) put(1, i < w.at_ ? w.bytes_[i / 8] >> (i % 8) & 1 : 0);
    return *this;
  }
  Writer& putBytes(const void* p, size_t n) {
    for (size_t i = 0; i < n; ++i) put(8, static_cast<const uint8_t*>(p)[i]);
    return *this;
  }
  template <class Port>
  void to(Port& port) const {
    std::memset(&port, 0, sizeof port);
    std::memcpy(&port, bytes_.data(), bytes_.size() < sizeof port ? bytes_.size() : sizeof port);
  }

 private:
  std::vector<uint8_t> bytes_;
  unsigned at_ = 0;
};

class Reader {
 public:
  template <class Port>
  explicit Reader(const Port& port) : p_(reinterpret_cast<const uint8_t*>(&port)) {}
  uint64_t get(unsigned width) {
    uint64_t v = 0;
    for (unsigned i = 0; i < width; ++i, ++at_) v |= uint64_t(p_[at_ / 8] >> (at_ % 8) & 1) << i;
    return v;
  }

 private:
  const uint8_t* p_;
  unsigned at_ = 0;
};

struct Seg {
  uint64_t frame = 0;
  uint32_t seq = 0, ack = 0;
  uint16_t window = 0;
  uint8_t flags = 0x10;
  bool tsValid = false;
  uint32_t tsVal = 0, tsEcr = 0;
  uint16_t bytes = 0;
  Writer packed() const {
    return Writer().put(16, 54).put(16, bytes).put(32, tsEcr).put(32, tsVal).put(32, ack).put(32, seq).put(64, frame)
        .put(16, window).put(8, flags).put(1, tsValid);
  }
};

struct Post {
  uint16_t conn = 0;
  bool receive = false;
  uint16_t first = 0, count = 0;
  uint32_t sndEnd = 0;
  bool fin = false, prefilled = false;
  Writer packed() const {
    return Writer().put(1, prefilled).put(1, fin).put(32, sndEnd).put(16, count).put(16, first).put(1, receive).put(14, conn);
  }
};

struct Request {
  uint64_t host = 0;
  uint32_t bytes = 0, filled = 0;
  bool noPush = false;
  Writer packed() const { return Writer().put(1, noPush).put(32, filled).put(32, bytes).put(64, host); }
};

struct Answer {
  uint16_t conn = 0, generation = 0;
  uint8_t kind = 0;
  uint32_t serial = 0, status = 0, bytes = 0;
  uint16_t index = 0;
  Writer packed() const {
    return Writer().put(16, index).put(32, bytes).put(32, status).put(32, serial).put(8, kind).put(12, generation).put(14, conn);
  }
};

struct Command {
  uint8_t kind = 0;
  bool hasRow = true, free = false, settled = false;
  uint16_t conn = 0;
  uint32_t commandId = 0, target = 0;
  uint8_t entry[64] = {};
  uint8_t inject = 0;
  bool injectRes = false;
  uint16_t faultBit = 0, faultBit2 = 0;
  Writer packed() const {
    return Writer().put(16, faultBit2).put(16, faultBit).put(1, injectRes).put(2, inject).putBytes(entry, 64).put(32, target).put(32, commandId).put(14, conn)
        .put(1, settled).put(1, free).put(1, hasRow).put(8, kind);
  }
};

struct Resource {
  uint64_t handle = 0;
  uint16_t generation = 0;
  uint64_t region = 0;
  uint8_t regionLog2 = 16;
  Writer packed() const { return Writer().put(5, regionLog2).put(64, region).put(12, generation).put(64, handle); }
};

struct Config {
  uint32_t ticksPerSecond = 1000, ackFrequency = 2, delayedAckTicks = 100, maximumRetransmissions = 5, swsPreventionTicks = 200, duplicateAckThreshold = 3,
           pushTicks = 500, rtoFloorMs = 300, rtoCapMs = 60000, indicationBytes = 16384, sendCompleteBytes = 16384;
  bool flightSize = false, classicNagle = false;
  Writer packed() const {
    return Writer().put(32, sendCompleteBytes).put(32, indicationBytes).put(32, rtoCapMs).put(32, rtoFloorMs)
        .put(32, pushTicks).put(32, duplicateAckThreshold).put(32, swsPreventionTicks).put(32, maximumRetransmissions).put(32, delayedAckTicks).put(32, ackFrequency)
        .put(32, ticksPerSecond).put(1, classicNagle).put(1, flightSize);
  }
};

struct Verdict {
  bool raw, place;
  uint8_t rawReason, regionLog2;
  uint32_t target, seq;
  uint16_t skip, bytes;
  uint64_t region;
  template <class Port>
  explicit Verdict(const Port& port) {
    Reader r(port);
    region = r.get(64), seq = uint32_t(r.get(32)), target = uint32_t(r.get(32)), bytes = uint16_t(r.get(16)), skip = uint16_t(r.get(16));
    place = r.get(1), regionLog2 = uint8_t(r.get(5)), rawReason = uint8_t(r.get(8)), raw = r.get(1);
  }
};

struct Frame {
  uint16_t conn, path, localPort, remotePort, window, bytes, ipId, sendTail;
  uint32_t seq, ack, tsVal, tsEcr, una, serial;
  uint8_t flags, ttl, tos;
  bool tsValid;
  template <class Port>
  explicit Frame(const Port& port) {
    Reader r(port);
    serial = uint32_t(r.get(32)), una = uint32_t(r.get(32)), tsEcr = uint32_t(r.get(32)), tsVal = uint32_t(r.get(32)), ack = uint32_t(r.get(32));
    seq = uint32_t(r.get(32)), sendTail = uint16_t(r.get(16)), ipId = uint16_t(r.get(16)), bytes = uint16_t(r.get(16)), window = uint16_t(r.get(16));
    remotePort = uint16_t(r.get(16)), localPort = uint16_t(r.get(16)), path = uint16_t(r.get(16)), tos = uint8_t(r.get(8)), ttl = uint8_t(r.get(8));
    flags = uint8_t(r.get(8)), tsValid = r.get(1), conn = uint16_t(r.get(14));
  }
};

struct Copy {
  uint16_t conn;
  bool eventEnd;
  uint32_t seq, bytes, placeSerial;
  uint64_t host, region;
  uint8_t regionLog2;
  template <class Port>
  explicit Copy(const Port& port) {
    Reader r(port);
    placeSerial = uint32_t(r.get(32)), region = r.get(64), host = r.get(64), bytes = uint32_t(r.get(32)), seq = uint32_t(r.get(32));
    regionLog2 = uint8_t(r.get(5)), eventEnd = r.get(1), conn = uint16_t(r.get(14));
  }
};

struct Settled {
  uint16_t conn;
  bool drained, abortDone, abortTaken, complete, failed;
  uint8_t abortFound;
  uint32_t txSerial, placeSerial;
  template <class Port>
  explicit Settled(const Port& port) {
    Reader r(port);
    placeSerial = uint32_t(r.get(32)), txSerial = uint32_t(r.get(32)), failed = r.get(1), abortFound = uint8_t(r.get(2)), complete = r.get(1), abortTaken = r.get(1);
    abortDone = r.get(1), drained = r.get(1);
    conn = uint16_t(r.get(14));
  }
};

// Fold of a row as layout RetireRecord says.
inline uint64_t fold(const void* row) {
  uint64_t f = 0;
  for (unsigned i = 0; i < 36; ++i) {
    uint64_t w;
    std::memcpy(&w, static_cast<const uint8_t*>(row) + 8 * i, 8);
    const unsigned s = 7 * i % 64;
    f ^= s ? w << s | w >> (64 - s) : w;
  }
  return f;
}

}  // namespace chm
