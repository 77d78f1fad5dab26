// Under a slow wire every class of event goes on: grants never take the last room for frames, a timer fires within its bound, and what acknowledges,
// delivers and answers waits for a few slots only. Measured on connections that send without end, others whose timers come due all at once.
// top: chm_engine
// config small: -GConnections=8
// config default: -GConnections=1024
#include <cinttypes>

#include "device.h"

using namespace chm;

namespace {

#ifdef CHM_CONFIG_small
constexpr unsigned kConnections = 8;
#else
constexpr unsigned kConnections = 1024;
#endif
constexpr unsigned kSenders = kConnections / 2;   // the rest waits for acknowledgements that never come
constexpr unsigned kPlaces = 256;                 // of chm_egress

struct Load {
  const char* name;
  bool frameRoom;              // scarce are places of the egress queue, otherwise jobs of the transmit path
  unsigned frame, ack;         // cycles of a full frame, of an acknowledgement, on the wire out
  unsigned arrival;            // cycles between segments in
  uint16_t payload;            // of a segment in; 0: an old one, which is answered at once
  bool stuck = false;          // the wire out stands still, and 16 timers want to send
};

// Longest waits, in cycles, of the head of each source.
class World {
 public:
  Device d;
  std::map<std::string, unsigned> worst;
  uint64_t grants = 0, timers = 0, start = 0;
  unsigned waiters = 0;        // connections whose timers come due
  uint64_t latest = 0;         // cycles beyond the bound of the worst timer, or 0
  uint64_t latestTimer = 0;    // cycles from strobe to record
  explicit World(Bench<Vdut>& b) : d(b, kConnections), dueAt_(kConnections), bound_(kConnections) {}

  void begin(const Load& load) {
    waiters = load.stuck ? std::min(16u, kConnections - kSenders) : kConnections - kSenders;
    d.cfg.indicationBytes = 16384, d.cfg.rtoFloorMs = 300, d.cfg.delayedAckTicks = 3;
    d.reset();
    TcpRow row = established();
    row.snd_wnd = row.max_snd_wnd = row.cwnd = 1 << 29, row.snd_wind_scale = 14;
    row.max_rt = 0xffffffff;
    for (unsigned c = 0; c < kSenders + waiters; ++c) {
      row.snd_end = row.snd_una + (c < kSenders ? 0 : 1460);
      row.snd_max = row.snd_nxt = load.stuck ? row.snd_una : row.snd_end;
      row.rtx_running = c >= kSenders, row.rtx_at = 12;   // ticks until its timer fires
      if (c >= kSenders) row.cwnd = 1460;
      if (c >= kSenders && load.stuck) row.snd_wnd = 0;   // and sends a probe
      d.initiate(uint16_t(c), row);
    }
    d.settle();
    start = d.b.cycle;
    d.records.clear(), d.frames.clear(), d.entries.clear();
    for (unsigned c = 0; c < kSenders; ++c) d.posts.push_back({uint16_t(c), false, 0, 1, row.snd_una + (1u << 30), false, false});
  }

  void run(const Load& load, unsigned cycles) {
    uint64_t wireFree = 0, nextSegment = 0;
    std::deque<unsigned> wire;   // frames in the egress queue: their cycles
    std::vector<uint32_t> sent(kConnections);
    for (uint64_t end = d.b.cycle + cycles; d.b.cycle < end;) {
      const uint64_t now = d.b.cycle;
      // The wire in: a segment for each sender in turn, which acknowledges all that left.
      if (d.segments.size() < 8 && now >= nextSegment) {
        nextSegment = now + load.arrival;
        const uint16_t c = uint16_t(turn_++ % kSenders);
        const TcpRow& r = d.rows[c];
        Seg s = next(r, load.payload);
        s.window = 65535;
        if (load.payload) s.seq = r.rcv_nxt + sent[c];
        else s.seq = r.rcv_nxt - 2000, s.bytes = 1000;
        sent[c] = load.payload ? sent[c] + load.payload : 0;
        inFlight_.push_back({c, load.payload});
        d.segments.emplace_back(c, s);
      }
      // Hosts, at once.
      while (d.buffers.size() < 4) d.buffers.emplace_back(0x1000, 1);
      while (!d.copies.empty()) d.copied.emplace_back(d.copies.front().conn, d.copies.front().bytes), d.copies.pop_front();
      for (; !d.entries.empty(); d.entries.pop_front()) {
        const EventEntry e = d.entries.front();
        if (e.kind == 4) d.answers.push_back({uint16_t(e.target & 0xffff), 3, 1, e.serial, 0, 0, 0});
      }
      if (now % 500 == 0 && d.orders.empty()) d.order(11, uint16_t(d.b.random.below(kSenders)));   // Query
      // The wire out.
      const bool free = now >= wireFree && !load.stuck;
      if (load.frameRoom) {
        d.blocked.tx = false;
        if (free && !wire.empty()) wireFree = now + wire.front(), wire.pop_front();
        d.b.dut.places_i = kPlaces - wire.size();
      } else {
        d.blocked.tx = !free;
      }
      d.strobe = (now - start) % 1000 == 999;
      const size_t before[] = {d.segments.size(), d.posts.size(), d.answers.size(), d.copied.size(), d.orders.size()};
      const size_t frames = d.frames.size();
      const bool strobed = d.strobe;
      d.tick();
      const size_t after[] = {d.segments.size(), d.posts.size(), d.answers.size(), d.copied.size(), d.orders.size()};
      const char* names[] = {"segment", "post", "answer", "copied", "command"};
      for (unsigned i = 0; i < 5; ++i) {
        waited_[i] = after[i] == before[i] && before[i] ? waited_[i] + 1 : 0;
        worst[names[i]] = std::max(worst[names[i]], waited_[i]);
      }
      if (before[0] != after[0]) sent[inFlight_.front().first] -= inFlight_.front().second, inFlight_.pop_front();
      if (d.frames.size() != frames) {
        const unsigned cost = d.frames.back().bytes ? load.frame : load.ack;
        if (load.frameRoom) wire.push_back(cost);
        else wireFree = now + cost;
      }
      for (const RetireRecord& r : d.records) follow(r);
      d.records.clear();
      if (strobed) strobes();
    }
    d.blocked = {};
    d.b.dut.places_i = kPlaces;
  }
  // Deadlines that have come and have no record are as late as those that have.
  void overdue() {
    for (unsigned c = 0; c < kConnections; ++c) if (dueAt_[c]) judge(c, d.b.cycle);
  }

 private:
  uint64_t turn_ = 0;
  std::vector<uint64_t> dueAt_, bound_;
  unsigned waited_[5] = {};
  std::deque<std::pair<uint16_t, uint16_t>> inFlight_;

  void follow(const RetireRecord& r) {
    const unsigned c = r.target & 0xffff;
    grants += r.kind == 2;
    timers += r.kind == 3;
    if (dueAt_[c] && r.kind == 3) judge(c, r.cycle);
    if (!isDue(d.rows[c], d.now)) dueAt_[c] = 0;   // an acknowledgement may have stopped it
  }
  void judge(unsigned c, uint64_t cycle) {
    const uint64_t took = cycle - dueAt_[c];
    latestTimer = std::max(latestTimer, took);
    latest = std::max(latest, took > bound_[c] ? took - bound_[c] : 0);
    dueAt_[c] = 0;
  }
  // Section 3: one pass, and two slots for each deadline that has come.
  void strobes() {
    unsigned due = 0;
    for (unsigned c = 0; c < kConnections; ++c) due += isDue(d.rows[c], d.now);
    for (unsigned c = 0; c < kConnections; ++c)
      if (!dueAt_[c] && isDue(d.rows[c], d.now)) dueAt_[c] = d.b.cycle, bound_[c] = kConnections / 4 + 16 + 2 * due;
  }
};

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  World w(b);
  const Load loads[] = {
      {"jobs, full frames both ways", false, 24, 2, 24, 1460},
      {"places, full frames both ways", true, 24, 2, 24, 1460},
      {"jobs, full frames both ways, DataW 64", false, 190, 9, 190, 1460},
      {"places, full frames both ways, DataW 64", true, 190, 9, 190, 1460},
      {"jobs, every segment answered", false, 24, 6, 2, 0},
      {"places, every segment answered", true, 24, 6, 2, 0},
      {"jobs, the wire stands still", false, 24, 6, 2, 0, true},
      {"places, the wire stands still", true, 24, 6, 2, 0, true},
  };
  for (const Load& load : loads) {
    w.begin(load);
    w.worst.clear(), w.grants = w.timers = w.latest = w.latestTimer = 0;
    const unsigned cycles = 40000;
    w.run(load, cycles);
    w.overdue();
    std::printf("%s: %llu grants, %llu timers, the latest %llu cycles; longest waits:", load.name, (unsigned long long)w.grants,
                (unsigned long long)w.timers, (unsigned long long)w.latestTimer);
    for (const auto& [name, cycle] : w.worst) std::printf(" %s %u", name.c_str(), cycle);
    std::printf("\n");
    CHECK(w.timers >= w.waiters, "%s: timers fire: %" PRIu64, load.name, w.timers);
    CHECK(w.latest == 0, "%s: a timer is %" PRIu64 " cycles beyond its bound", load.name, w.latest);
    if (load.stuck) continue;
    const bool flood = load.payload == 0;   // more answers than the wire takes: segments must wait for it
    for (const auto& [name, cycle] : w.worst)
      CHECK(cycle <= (flood ? 16 * 7 * 2 * load.ack + load.frame : 400u), "%s: a %s waits %u cycles", load.name, name.c_str(), cycle);
    // The wire out is filled: by full frames, or by the share of them beside answers.
    CHECK(w.grants >= (flood ? cycles / (20 * load.ack + load.frame) : cycles * 3 / 4 / load.frame), "%s: %" PRIu64 " grants", load.name, w.grants);
  }
  return b.finish();
}
