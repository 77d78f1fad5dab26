// A reference for the transmit path: connections with rings in host memory, and the frames that their jobs must become.
#pragma once
#include <cinttypes>
#include <deque>
#include <string>
#include <vector>

#include "bench.h"
#include "../lib/burst_ports.h"

using Data = std::remove_reference_t<decltype(Vdut::frame_data_o)>;
using Strb = std::remove_reference_t<decltype(Vdut::frame_keep_o)>;
constexpr unsigned kBeat = sizeof(Data);

struct Entry { uint32_t seq, bytes; uint64_t addr; };

struct Connection {
  unsigned row = 0, log2 = 4, mss = 1460, life = 0;
  bool live = false, ts = false, small = false;   // small: buffers that make segments of 8 entries
  uint64_t ring = 0;
  uint32_t una = 0, nxt = 0, max = 0, end = 0;
  uint16_t tail = 0, freed = 0;        // entries posted; given back to the host
  std::deque<Entry> held;              // [freed, tail)
  unsigned openJobs = 0;
};

struct Expected { std::vector<uint8_t> frame; unsigned row; uint32_t serial; bool leaves; };

class Rig {
 public:
  chm::Bench<Vdut>& b;
  chm::AxiMemory entries, payload;
  chm::NoPort<Data, Strb> none;
  chm::AxiPorts<Data, Strb> entryPorts, dataPorts;
  std::vector<Connection> connections;
  std::deque<Expected> expected;
  std::vector<uint8_t> frame;
  struct Queued { bool start; std::vector<uint8_t> bits; unsigned row; uint32_t seq; };
  std::deque<Queued> queue;            // starts and jobs to give, in order
  struct Path { uint8_t source[4], destination[4]; unsigned neighbor; };
  struct Neighbor { uint8_t source[6], destination[6]; };
  std::vector<Path> paths{8};
  std::vector<Neighbor> neighbors{4};
  uint8_t mac[6] = {2, 0, 0, 1, 2, 3};
  uint32_t serial = 0xfffffff0u, done = 0;
  uint64_t frames = 0, backward = 0, gathered8 = 0, restarts = 0, lost = 0, dropped = 0, corrected = 0, faults = 0, firstBeatAt = 0, acceptedAt = 0;
  uint64_t bufferAt = 0x1000000000ull;
  unsigned pressure = 0;
  unsigned droppedOf = 0;                // connection of the last dropped frame
  bool pathBad = false, resourceBad = false, plain = false;   // plain: no checking of payload (rates)

  Rig(chm::Bench<Vdut>& bench, unsigned n)
      : b(bench), entries(b.random), payload(b.random), entryPorts(CHM_READER(b.dut, entry_, none)), dataPorts(CHM_READER(b.dut, data_, none)), connections(n) {
    for (unsigned i = 0; i < n; ++i) { connections[i].row = i; connections[i].ring = 0x40000000ull + uint64_t(i) * (64 << 15); }
    changeRows();
  }

  void reset() {
    b.dut.start_valid_i = b.dut.job_valid_i = b.dut.frame_ready_i = 0;
    b.dut.entry_rsp_valid_i = b.dut.data_rsp_valid_i = b.dut.path_bad_i = b.dut.neighbor_bad_i = b.dut.resource_bad_i = 0;
    b.dut.mac_i = 0;
    for (unsigned i = 0; i < 6; ++i) b.dut.mac_i |= uint64_t(mac[i]) << (8 * i);
    b.reset();
  }

  // Rows change between frames; every job after this is built with the new ones. Only while nothing is queued.
  void changeRows() {
    if (!expected.empty()) return;
    for (Path& p : paths) {
      for (unsigned i = 0; i < 4; ++i) { p.source[i] = uint8_t(b.random.next()); p.destination[i] = uint8_t(b.random.next()); }
      p.neighbor = unsigned(b.random.below(neighbors.size()));
    }
    for (Neighbor& n : neighbors) {
      const bool own = b.random.percent(50);
      for (unsigned i = 0; i < 6; ++i) { n.source[i] = own ? 0 : uint8_t(b.random.next() | 1); n.destination[i] = uint8_t(b.random.next()); }
    }
  }

  // A byte of the stream of a connection in its present life.
  static uint8_t stream(const Connection& c, uint32_t seq) {
    const uint32_t x = (seq ^ (c.row * 0x9e3779b9u) ^ (c.life * 0x85ebca6bu)) * 0xc2b2ae35u;
    return uint8_t(x >> 24 ^ x >> 11);
  }

  void start(Connection& c, unsigned log2, unsigned mss, unsigned handOverPercent = 60) {
    c.log2 = log2;
    c.mss = mss;
    c.ts = b.random.percent(50);
    c.small = b.random.percent(30);
    ++c.life;
    c.una = c.nxt = c.max = c.end = uint32_t(b.random.next());
    c.tail = c.freed = 0;
    c.held.clear();
    c.live = true;
    ++restarts;
    // Ring memory of an earlier life, with any phase.
    for (unsigned i = 0; i < 1u << log2; ++i) {
      uint8_t junk[64];
      for (uint8_t& x : junk) x = uint8_t(b.random.next());
      entries.write(c.ring + 64 * i, junk, 64);
    }
    queue.push_back({true, {}, c.row, c.una});
    // Data handed over, part of it sent by the host.
    if (b.random.percent(handOverPercent)) {
      post(c, 1 + unsigned(b.random.below(4)));
      c.max = c.una + uint32_t(b.random.below(c.end - c.una + 1));
      c.nxt = b.random.percent(50) ? c.max : c.una;
      if (b.random.percent(40)) acknowledge(c, uint32_t(b.random.below(c.max - c.una + 1)));
    }
  }

  void postOne(Connection& c, uint32_t bytes, uint64_t addr) {
    const Entry e{c.end, bytes, addr};
    if (!plain) for (uint32_t i = 0; i < bytes; ++i) payload.byte(addr + i) = stream(c, e.seq + i);
    uint8_t raw[64];
    for (uint8_t& x : raw) x = uint8_t(b.random.next());   // reserved bits are not looked at
    std::memcpy(raw, &e.addr, 8);
    std::memcpy(raw + 8, &e.seq, 4);
    std::memcpy(raw + 12, &e.bytes, 4);
    const bool phase = !(c.tail >> c.log2 & 1);
    raw[63] = uint8_t((raw[63] & 0x7f) | (phase ? 0x80 : 0));
    entries.write(c.ring + 64 * (c.tail & ((1u << c.log2) - 1)), raw, 64);
    c.held.push_back(e);
    ++c.tail;
    c.end += bytes;
  }
  void post(Connection& c, unsigned n) {
    while (n-- && uint16_t(c.tail - c.freed) < 1u << c.log2) {
      if (c.end - c.una > 400000) return;
      const unsigned kind = unsigned(b.random.below(c.small ? 4 : 10));
      // At most 8 entries make a segment: the miniport copies what needs more.
      const uint32_t least = (c.mss + 6) / 7;
      const uint32_t bytes = kind < 1 ? 0 : kind < 5 ? least + uint32_t(b.random.below(16)) : kind < 9 ? least + uint32_t(b.random.below(3000)) : 16384;
      bufferAt += b.random.below(100);
      postOne(c, bytes, bufferAt);
      bufferAt += bytes;
    }
  }

  // The peer acknowledges; what is acknowledged returns to the host once the reads of all jobs until now are back.
  void acknowledge(Connection& c, uint32_t bytes) {
    c.una += bytes;
    if (int32_t(c.nxt - c.una) < 0) c.nxt = c.una;
    pendingFree_.push_back({c.row, c.life, c.una, serial});
  }

  bool sendNew(Connection& c) {
    if (c.nxt == c.end) return false;
    sendAt(c, c.nxt, true);
    return true;
  }
  void sendAt(Connection& c, uint32_t seq, bool advance = false) {
    const uint32_t limit = advance ? c.end : c.max;
    if (int32_t(limit - seq) <= 0) return;
    const uint32_t bytes = std::min<uint32_t>(limit - seq, b.random.percent(70) || plain ? c.mss : 1 + uint32_t(b.random.below(c.mss)));
    if (!advance || seq != c.max) ++backward;
    unsigned touched = 0;
    if (!plain) for (const Entry& e : c.held) touched += e.bytes && int32_t(e.seq + e.bytes - seq) > 0 && int32_t(seq + bytes - e.seq) > 0;
    gathered8 += touched == 8;
    job(c, seq, bytes);
    if (advance) { c.nxt = seq + bytes; if (int32_t(c.nxt - c.max) > 0) c.max = c.nxt; }
  }

  void job(Connection& c, uint32_t seq, uint32_t bytes, bool leaves = true) {
    auto& random = b.random;
    const uint32_t ack = uint32_t(random.next()), tsVal = uint32_t(random.next()), tsEcr = uint32_t(random.next());
    const unsigned path = unsigned(random.below(paths.size())), local = unsigned(random.below(65536)), remote = unsigned(random.below(65536));
    const unsigned window = unsigned(random.below(65536)), flags = 0x10 | (bytes ? 8 : 0), id = unsigned(random.below(65536)), ttl = 64, tos = unsigned(random.below(256));
    std::vector<uint8_t> bits(sizeof b.dut.job_i);
    unsigned at = 0;
    const auto put = [&](uint64_t v, unsigned width) {
      for (unsigned i = 0; i < width; ++i, ++at) if (v >> i & 1) bits[at / 8] |= uint8_t(1u << (at % 8));
    };
    put(serial, 32); put(c.una, 32); put(tsEcr, 32); put(tsVal, 32); put(ack, 32); put(seq, 32); put(c.tail, 16); put(id, 16); put(bytes, 16);
    put(window, 16); put(remote, 16); put(local, 16); put(path, 16); put(tos, 8); put(ttl, 8); put(flags, 8); put(c.ts, 1); put(c.row, 14);
    queue.push_back({false, bits, c.row, 0});

    std::vector<uint8_t> f;
    const auto be = [&](uint64_t v, unsigned n) { while (n--) f.push_back(uint8_t(v >> (8 * n))); };
    const Path& p = paths[path];
    const Neighbor& nb = neighbors[p.neighbor];
    bool own = true;
    for (uint8_t x : nb.source) own &= x == 0;
    f.insert(f.end(), nb.destination, nb.destination + 6);
    f.insert(f.end(), own ? mac : nb.source, (own ? mac : nb.source) + 6);
    be(0x0800, 2);
    const unsigned options = c.ts ? 12 : 0;
    be(0x45, 1); be(tos & 0xfc, 1); be(40 + options + bytes, 2); be(id, 2); be(0x4000, 2); be(ttl, 1); be(6, 1); be(0, 2);
    f.insert(f.end(), p.source, p.source + 4);
    f.insert(f.end(), p.destination, p.destination + 4);
    be(local, 2); be(remote, 2); be(seq, 4); be(ack, 4); be((20 + options) / 4 * 16, 1); be(flags, 1); be(window, 2); be(0, 2); be(0, 2);
    if (c.ts) { be(0x0101080a, 4); be(tsVal, 4); be(tsEcr, 4); }
    for (uint32_t i = 0; i < bytes; ++i) f.push_back(plain ? payload.byte(0) : stream(c, seq + i));
    if (!plain) {
      const uint32_t ip = sum(f, 14, 34, 0);
      f[24] = uint8_t(ip >> 8); f[25] = uint8_t(ip);
      const uint32_t tcp = sum(f, 34, f.size(), sumOf(f, 26, 34) + 6 + uint32_t(f.size() - 34));
      f[50] = uint8_t(tcp >> 8); f[51] = uint8_t(tcp);
    }
    expected.push_back({f, c.row, serial, leaves});
    ++c.openJobs;
    ++serial;
  }

  void cycle() {
    const bool starting = !queue.empty() && queue.front().start, jobbing = !queue.empty() && !queue.front().start;
    b.dut.start_valid_i = starting;
    b.dut.job_valid_i = jobbing;
    if (starting) { chm::putBits(b.dut.start_i, 0, 32, queue.front().seq); chm::putBits(b.dut.start_i, 32, 14, queue.front().row); }
    if (jobbing) chm::putBytes(b.dut.job_i, queue.front().bits.data(), queue.front().bits.size());
    b.dut.frame_ready_i = !pressure || !b.random.percent(pressure);
    entries.drive(entryPorts);
    payload.drive(dataPorts);
    b.settle();
    corrected += b.dut.corrected_o, faults += b.dut.fault_o;
    entries.sample(entryPorts);
    payload.sample(dataPorts);
    if ((starting && b.dut.start_ready_o) || (jobbing && b.dut.job_ready_o)) { if (jobbing) acceptedAt = b.cycle; queue.pop_front(); }
    if (b.dut.frame_valid_o && b.dut.frame_ready_i) {
      if (frame.empty()) firstBeatAt = b.cycle;
      uint8_t beat[kBeat];
      chm::getBytes(b.dut.frame_data_o, beat, kBeat);
      unsigned n = 0;
      while (n < kBeat && (uint64_t(b.dut.frame_keep_o) >> n & 1)) ++n;
      frame.insert(frame.end(), beat, beat + n);
      CHECK(b.dut.frame_none_o || b.dut.frame_last_o || n == kBeat, "a beat in the middle of a frame is full");
      if (b.dut.frame_none_o) {
        frame.clear();
        if (expected.empty() || expected.front().leaves) CHECK(false, "a place without a frame, out of turn");
        else { --connections[expected.front().row].openJobs; expected.pop_front(); }
      } else if (b.dut.frame_last_o) frameOut();
    }
    // The tables answer a cycle later.
    const bool pathEn = b.dut.path_en_o, neighborEn = b.dut.neighbor_en_o, resourceEn = b.dut.resource_en_o;
    const unsigned path = b.dut.path_index_o, neighbor = b.dut.neighbor_index_o, resource = b.dut.resource_index_o;
    lost += b.dut.dropped_o && b.dut.dropped_lost_o;
    dropped += b.dut.dropped_o;
    if (b.dut.dropped_o) droppedOf = b.dut.dropped_conn_o;
    b.tick();
    if (pathEn) putPath(paths[path % paths.size()]);
    b.dut.path_bad_i = pathEn && pathBad;
    if (neighborEn) putNeighbor(neighbors[neighbor % neighbors.size()]);
    if (resourceEn) putResource(connections[resource]);
    b.dut.resource_bad_i = resourceEn && resourceBad;
    done = b.dut.tx_done_o;
    while (!pendingFree_.empty() && started_ && int32_t(done - pendingFree_.front().serial) >= 0) release();
    started_ |= b.dut.tx_done_o != 0;
    if (!started_ && queue.empty() && expected.empty()) while (!pendingFree_.empty()) release();
  }
  void drain() {
    for (unsigned waited = 0; !queue.empty() || !expected.empty(); ++waited) {
      cycle();
      if (waited > 4000000) { CHECK(false, "frames never came: %zu expected", expected.size()); std::exit(b.finish()); }
    }
  }

 private:
  struct Free { unsigned row, life; uint32_t una, serial; };
  std::deque<Free> pendingFree_;
  bool started_ = false;

  // Entries that end at or below una go back to the host: the slot is free, the buffer is written over.
  void release() {
    const Free f = pendingFree_.front();
    pendingFree_.pop_front();
    Connection& c = connections[f.row];
    if (c.life != f.life) return;
    while (!c.held.empty() && int32_t(c.held.front().seq + c.held.front().bytes - f.una) <= 0) {
      const Entry e = c.held.front();
      c.held.pop_front();
      ++c.freed;
      if (!plain) for (uint32_t i = 0; i < e.bytes; ++i) payload.byte(e.addr + i) ^= 0x5a;
    }
  }

  static uint32_t sumOf(const std::vector<uint8_t>& f, size_t from, size_t to) {
    uint32_t s = 0;
    for (size_t i = from; i < to; ++i) s += uint32_t(f[i]) << ((i - from) % 2 ? 0 : 8);
    return s;
  }
  static uint16_t sum(const std::vector<uint8_t>& f, size_t from, size_t to, uint32_t more) {
    uint32_t s = sumOf(f, from, to) + more;
    while (s >> 16) s = (s & 0xffff) + (s >> 16);
    return uint16_t(~s);
  }
  void frameOut() {
    ++frames;
    CHECK(!expected.empty(), "a frame nobody asked for");
    if (!expected.empty()) {
      const Expected& e = expected.front();
      CHECK(e.leaves, "a frame that must not leave: serial %u", e.serial);
      CHECK(int32_t(b.dut.tx_done_o - e.serial) > 0, "tx_done behind the frame");
      if (!plain && frame != e.frame) {
        size_t at = 0;
        while (at < frame.size() && at < e.frame.size() && frame[at] == e.frame[at]) ++at;
        CHECK(frame == e.frame, "frame %" PRIu64 " of row %u (serial %u): %zu bytes, expected %zu, first difference at %zu", frames, e.row, e.serial, frame.size(), e.frame.size(), at);
      }
      if (plain) CHECK(frame.size() == e.frame.size(), "length of frame %" PRIu64, frames);
      --connections[e.row].openJobs;
      expected.pop_front();
    }
    frame.clear();
  }

  void putPath(const Path& p) {
    std::vector<uint8_t> raw(64);
    for (unsigned i = 0; i < 4; ++i) { raw[i] = p.source[i]; raw[16 + i] = p.destination[i]; }
    raw[40] = uint8_t(p.neighbor);
    chm::putBytes(b.dut.path_row_i, raw.data(), 64);
  }
  void putNeighbor(const Neighbor& n) {
    std::vector<uint8_t> raw(64);
    for (unsigned i = 0; i < 6; ++i) { raw[i] = n.source[i]; raw[8 + i] = n.destination[i]; }
    chm::putBytes(b.dut.neighbor_row_i, raw.data(), 64);
  }
  void putResource(const Connection& c) {
    std::vector<uint8_t> raw(64);
    std::memcpy(&raw[8], &c.ring, 8);
    raw[32] = uint8_t(c.log2);
    chm::putBytes(b.dut.resource_row_i, raw.data(), 64);
  }
};
