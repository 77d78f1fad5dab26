// Everything at once, at random, with idle sources and slow consumers: rows continue where their last event left them, nothing is lost or doubled,
// and when the engine says it is idle no connection is ready, has work or a deadline that has come.
// top: chm_engine
// config small: -GConnections=8
// config four: -GConnections=4
// config default: -GConnections=1024
#include "device.h"

using namespace chm;

namespace {

#if defined(CHM_CONFIG_small)
constexpr unsigned kConnections = 8;
#elif defined(CHM_CONFIG_four)
constexpr unsigned kConnections = 4;
#else
constexpr unsigned kConnections = 1024;
#endif

// The hosts and peers of all connections.
class World {
 public:
  Device d;
  Random& random;
  explicit World(Bench<Vdut>& b) : d(b, kConnections), random(b.random), hosts_(kConnections) {}

  void start() {
    d.cfg.indicationBytes = 2000, d.cfg.sendCompleteBytes = 5000, d.cfg.delayedAckTicks = 5, d.cfg.pushTicks = 8, d.cfg.rtoFloorMs = 20;
    d.reset();
    for (unsigned c = 0; c < kConnections; ++c) begin(uint16_t(c));
    d.settle();
  }
  void act(unsigned busyPercent) {
    react();
    if (random.percent(busyPercent)) segment(pick());
    if (random.percent(20)) post(pick());
    if (random.percent(10)) command(pick());
    if (random.percent(4)) d.strobe = true;
    if (d.buffers.size() < 3 && random.percent(30)) d.buffers.emplace_back(random.next() & ~63ull, uint16_t(random.next()));
    d.tick();
    follow();
  }
  // All consumers and hosts answer; then nothing may be left to do.
  void rest() {
    const unsigned idle = d.idle, pressure = d.pressure;
    d.idle = d.pressure = 0;
    for (int round = 0; round < 10000; ++round) {
      react(true);
      d.settle();
      follow();
      if (d.copies.empty() && d.entries.empty() && d.answers.empty()) break;
    }
    for (unsigned c = 0; c < kConnections; ++c) {
      const TcpRow& r = d.rows[c];
      CHECK(!isReady(r), "9.1 connection %u is ready and gets no grant", c);
      CHECK(!isWork(r, !d.buffers.empty()), "8.1 connection %u has work and gets no Step (phase %u)", c, r.phase);
      CHECK(!isDue(r, d.now), "10 connection %u has a deadline that has come", c);
      CHECK(!r.cc_busy, "7.12 connection %u waits for its division", c);
    }
    CHECK(d.verdicts.size() == d.takenSegments, "one verdict for each segment: %zu of %llu", d.verdicts.size(), (unsigned long long)d.takenSegments);
    uint64_t treated = 0;
    for (const Verdict& v : d.verdicts) treated += !v.raw;
    CHECK(treated == treated_, "3.1 a segment that is not raw has one record: %llu, %llu", (unsigned long long)treated, (unsigned long long)treated_);
    d.idle = idle, d.pressure = pressure;
  }
  uint64_t count(uint8_t kind) const { auto it = kinds_.find(kind); return it == kinds_.end() ? 0 : it->second; }

 private:
  struct Connection { bool live = false, terminating = false, capturing = false, completing = false, fin = false; uint32_t sndEnd = 0; uint16_t sendTail = 0, recvTail = 0; unsigned waited = 0; bool postOpen = false; };
  std::vector<Connection> hosts_;
  std::map<uint8_t, uint64_t> kinds_;
  uint64_t treated_ = 0;

  uint16_t pick() { return uint16_t(random.below(std::min(kConnections, random.percent(50) ? 4u : kConnections))); }

  void begin(uint16_t c) {
    TcpRow r = established();
    r.rcv_nxt = r.last_ack = r.rcv_cons = r.rcv_data_end = r.snd_wl1 = uint32_t(random.next());
    r.snd_una = r.snd_nxt = r.snd_max = r.snd_end = r.snd_cpl_una = r.snd_cpl_mark = r.snd_wl2 = r.recover = r.rtt_seq = uint32_t(random.next());
    r.initial_rcv_wnd = 8000, r.rcv_adv = r.rcv_nxt + 8000, r.ssthresh = 5000;
    r.rcv_indication_size = random.percent(50) ? 0 : 300;
    r.ts_delta = uint32_t(d.now), r.max_rt = random.percent(20) ? 0 : 0xffffffff;
    Connection& h = hosts_[c];
    h = {}, h.live = true, h.sndEnd = r.snd_end;
    d.initiate(c, r);
  }
  void segment(uint16_t c) {
    const TcpRow& r = d.rows[c];
    if (d.segments.size() > 20) return;
    Seg s = next(r, uint16_t(random.percent(60) ? random.between(1, 1460) : 0));
    s.frame = random.next();
    const unsigned kind = unsigned(random.below(100));
    if (kind < 15) s.seq += uint32_t(random.below(4000));
    else if (kind < 20) s.seq -= uint32_t(random.below(3000));
    s.ack = r.snd_una + uint32_t(random.below(r.snd_max - r.snd_una + 1));
    if (random.percent(50)) s.ack = r.snd_max;
    s.window = uint16_t(random.percent(5) ? 0 : random.percent(50) ? 65535 : random.below(20000));
    if (random.percent(30)) s.flags |= kPsh;
    if (random.percent(2)) s.flags |= kFin;
    if (random.percent(1) && random.percent(30)) s.flags = kRst;
    if (random.percent(1) && random.percent(30)) s.flags = kSyn | kAck;
    if (random.percent(1)) s.flags |= kUrg;
    d.segments.emplace_back(c, s);
  }
  void post(uint16_t c) {
    Connection& h = hosts_[c];
    if (!h.live || h.terminating || h.postOpen) return;
    if (random.percent(50)) {
      if (h.fin) return;
      h.sndEnd += uint32_t(random.below(4000));
      h.fin = random.percent(2);
      d.posts.push_back({c, false, h.sendTail, 1, h.sndEnd, h.fin, false});
      ++h.sendTail;
    } else {
      const unsigned room = 8u - uint16_t(h.recvTail - d.rows[c].req_head);
      if (room == 0 || room > 8) return;
      const unsigned n = unsigned(random.between(1, room));
      bool prefilled = false;
      for (unsigned i = 0; i < n; ++i) {
        Request q{random.next() >> 8, uint32_t(random.percent(10) ? 0 : random.below(3000)), 0, random.percent(40)};
        if (random.percent(10) && q.bytes) q.filled = uint32_t(random.below(q.bytes));
        prefilled = prefilled || (q.filled && !q.noPush);
        d.requests[c].push_back(q);
      }
      d.posts.push_back({c, true, h.recvTail, uint16_t(n), 0, false, prefilled});
      h.recvTail = uint16_t(h.recvTail + n);
    }
    h.postOpen = true;   // the next one after its record
  }
  void command(uint16_t c) {
    Connection& h = hosts_[c];
    if (!h.live || h.terminating || h.postOpen || d.orders.size() > 4) return;
    const unsigned kind = unsigned(random.below(100));
    if (kind < 60) d.order(11, c);
    else if (kind < 70 || d.rows[c].aborted || d.rows[c].state == 0 || d.rows[c].retrieve_indicated) h.terminating = true, d.order(12, c);
    else if (kind < 72) d.order(14, c);
  }
  // Copies end, entries are answered, settled connections are captured and begin anew.
  void react(bool all = false) {
    while (!d.copies.empty() && (all || random.percent(30))) d.copied.emplace_back(d.copies.front().conn, d.copies.front().bytes), d.copies.pop_front();
    while (!d.entries.empty() && (all || random.percent(30))) {
      const EventEntry e = d.entries.front();
      d.entries.pop_front();
      const uint16_t c = uint16_t(e.target & 0xffff), generation = uint16_t(e.target >> 16 & 0xfff);
      if (e.kind == 3) d.answers.push_back({c, generation, 2, e.serial, 0, 0, uint16_t(random.next())});
      if (e.kind == 4) {
        const unsigned how = unsigned(random.below(100));
        d.answers.push_back({c, generation, 1, e.serial, how < 60 ? 0 : how < 80 ? 3223523342u : 3223523344u, uint32_t(random.below(e.bytes + (how > 97))), uint16_t(random.next())});
      }
      if ((e.kind == 3 || e.kind == 4) && random.percent(3)) d.answers.push_back({c, generation, 1, e.serial - 1, 0, 0, 0});
    }
    while (!d.settled.empty()) {
      const Settled s = d.settled.front();
      d.settled.pop_front();
      Connection& h = hosts_[s.conn];
      CHECK(!s.failed, "no row is lost");
      if (s.drained && h.terminating && !h.capturing) h.capturing = true, d.order(13, s.conn), d.order(17, s.conn, true);
    }
    for (unsigned c = 0; c < kConnections; ++c)
      if (hosts_[c].completing) hosts_[c].completing = false, begin(uint16_t(c));
  }
  // Reads the records of the last cycles.
  void follow() {
    for (const RetireRecord& r : d.records) {
      ++kinds_[r.kind];
      treated_ += r.kind == 1;
      const uint16_t c = uint16_t(r.target & 0xffff);
      Connection& h = hosts_[c];
      if (r.kind == 4 || r.kind == 5) h.postOpen = false;
      if (r.kind == 16 && r.input_ref >> 16) h.postOpen = false;
      if (r.kind == 17 && d.rows[c].live == 0) h = {}, h.completing = true;
      if (r.kind == 2) {   // fairness of grants
        for (unsigned o = 0; o < kConnections; ++o) {
          Connection& other = hosts_[o];
          other.waited = o != c && isReady(d.rows[o]) ? other.waited + 1 : 0;
          CHECK(other.waited <= 2 * kConnections, "3 connection %u waits for a grant", o);
        }
      }
    }
    d.records.clear();
  }
};

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  World w(b);
  w.start();
  const unsigned rounds = kConnections > 100 ? 6 : 60, cycles = kConnections > 100 ? 6000 : 3000;
  for (unsigned round = 0; round < rounds; ++round) {
    w.d.idle = round % 3 * 40, w.d.pressure = round / 3 % 3 * 45;
    for (unsigned i = 0; i < cycles; ++i) w.act(round % 2 ? 80 : 15);
    w.rest();
    for (unsigned i = 0; i < 40; ++i) w.d.strobe = true, w.act(0);   // deadlines, one after the other
    w.rest();
  }
  for (uint8_t kind : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17}) {
    CHECK(w.count(kind) > 10, "kind %u has happened: %llu", kind, (unsigned long long)w.count(kind));
    std::printf("kind %u: %llu%s", kind, (unsigned long long)w.count(kind), kind == 17 ? "\n" : ", ");
  }
  return b.finish();
}
