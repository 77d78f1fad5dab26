// Thousands of initiates, queries, aborts and terminates in random order over few rows, with segments of every tuple arriving all the time, stale
// references in between and slow memories: no row is lost, every command ends once with the status that a list of live connections foretells, rows are given out
// in the order in which they were freed, and a frame goes up raw exactly where the cuts say so.
// top: chm_top
// config narrow: -GDataW=64 -GIngressBytes=16384 -GConnections=8 -GPaths=4 -GNeighbors=4
// config wide: -GDataW=512 -GConnections=8 -GPaths=4 -GNeighbors=4
#include "device.h"
#include <map>

namespace {
constexpr unsigned kConnections = 8, kTuples = 12;

struct Tuple {
  bool up = false, going = false, aborted = false;   // down there; its terminate is on its way
  uint32_t target = 0;
  layout::TcpImage image{};
  uint32_t arrived = 0;                              // bytes the peer has sent in this life
};
struct Open { Opcode opcode; unsigned tuple; Status status; };
struct Cut { uint64_t from, to; };

class Churn {
 public:
  explicit Churn(Device& d) : d_(d), r_(d.b.random) {}

  void run(unsigned commands) {
    d_.up(1000, 6);
    progress_ = d_.b.cycle;
    for (unsigned n = 0; n < kConnections; ++n) free_.push_back(n);
    d_.port.giveBuffers(16);
    unsigned made = 0;
    while (made < commands || !open_.empty()) {
      if (made < commands && open_.size() < 12 && r_.percent(25)) { ++made; one(); }
      if (made < commands && d_.nic.toDevice.size() < 4 && r_.percent(30)) frame();
      d_.nic.run(unsigned(r_.between(1, 60)));
      look();
      if (d_.b.cycle - progress_ > 200000) { CHECK(false, "%zu commands never end", open_.size()); return; }
    }
    CHECK(d_.nic.settle(), "at rest");
    look();
    unsigned live = 0;
    for (const Tuple& t : tuples_) live += t.up;
    CHECK(d_.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections - live, "%u free with %u live", d_.nic.read(layout::reg::kFreeConnectionsOffset), live);
    frames();
    CHECK(d_.nic.read64(layout::reg::kStaleReferencesOffset) == stale_, "%lu stale, %lu given", d_.nic.read64(layout::reg::kStaleReferencesOffset), stale_);
    std::printf("%u commands: %lu lives, %lu refused, %lu stale; %zu frames, %lu of them raw, %lu indications\n", made, lives_, refused_, stale_, sent_.size(), raw_, indications_);
    CHECK(lives_ > commands / 10 && refused_ > 10 && stale_ > 10 && raw_ > 10 && raw_ < sent_.size(), "the mix");
  }

 private:
  Device& d_;
  Random& r_;
  Tuple tuples_[kTuples];
  std::deque<unsigned> free_;                      // rows in the order in which they were freed
  std::map<uint32_t, Open> open_;
  std::vector<unsigned> sent_;                     // tuple of each frame
  std::map<unsigned, std::vector<Cut>> cuts_;      // of each tuple
  uint64_t lives_ = 0, refused_ = 0, stale_ = 0, raw_ = 0, indications_ = 0, progress_ = 0;
  size_t rawSeen_ = 0;

  // One command of a tuple that has none open but queries and aborts: its outcome can then be foretold.
  void one() {
    const unsigned n = unsigned(r_.below(kTuples));
    Tuple& t = tuples_[n];
    for (const auto& [id, o] : open_) if (o.tuple == n && o.opcode != Opcode::kQuery && o.opcode != Opcode::kAbort) return;
    layout::CommandEntry e{};
    Open o{Opcode::kQuery, n, Status::kSuccess};
    if (!t.up) {
      for (const auto& [id, other] : open_) if (other.opcode == Opcode::kInitiateTcp || other.opcode == Opcode::kTerminate) return;
      t.image = d_.image(n);
      t.image.region = uint64_t(n) << kRegionLog2;
      e = d_.initiate(n, t.image);
      o.opcode = Opcode::kInitiateTcp;
      if (free_.empty()) o.status = Status::kOffloadTcpEntries;
    } else if (r_.percent(50)) {
      e = order(Opcode::kQuery, t.target, imageAt(100 + n));
      if (r_.percent(30)) { e.target = (t.target + 0x10000u * unsigned(r_.between(1, 4095))) & 0x0fffffff; e.target |= 0x30000000; if (e.target == t.target) return; o.status = Status::kFailure; ++stale_; }
    } else if (r_.percent(30)) {
      e = order(Opcode::kAbort, t.target);
      o.opcode = Opcode::kAbort;
      if (t.aborted) o.status = Status::kRequestAborted;
      t.aborted = true;
    } else {
      e = d_.terminate(n, t.target);
      o.opcode = Opcode::kTerminate;
      t.going = true;
    }
    open_[d_.port.command(e)] = o;
    refused_ += o.status != Status::kSuccess;
  }

  void frame() {
    const unsigned n = unsigned(r_.below(kTuples));
    Tuple& t = tuples_[n];
    if (!t.image.handle) t.image = d_.image(n);
    const unsigned size = r_.percent(50) ? 0 : unsigned(r_.below(400));
    d_.segment(t.image, t.image.rcv_nxt + t.arrived, t.image.snd_una, 0x18, d_.bytes(size));
    if (t.up) t.arrived += size;
    sent_.push_back(n);
  }

  void look() {
    d_.port.poll();
    while (!d_.port.events.empty()) {
      const layout::EventEntry e = d_.port.events.front();
      d_.port.events.pop_front();
      progress_ = d_.b.cycle;
      if (e.kind == unsigned(layout::EventKind::kIndicate) || e.kind == unsigned(layout::EventKind::kReceiveComplete)) {
        ++indications_;
        layout::AnswerEntry a{};
        a.target = e.target;
        a.kind = uint8_t(e.kind == unsigned(layout::EventKind::kIndicate) ? layout::AnswerKind::kIndicationAnswer : layout::AnswerKind::kCompletionReturned);
        a.serial = e.serial;
        a.bytes = e.bytes;
        d_.port.answer(a);
        if (e.kind == unsigned(layout::EventKind::kIndicate)) d_.port.giveBuffers(1);
        for (const Tuple& t : tuples_) if (t.target == e.target) CHECK(t.up, "an indication of a connection that is gone");
        continue;
      }
      if (e.kind != unsigned(layout::EventKind::kCompletion)) continue;
      const auto found = open_.find(e.command_id);
      CHECK(found != open_.end(), "completion of command %u, which is not open", e.command_id);
      if (found == open_.end()) continue;
      const Open o = found->second;
      open_.erase(found);
      Tuple& t = tuples_[o.tuple];
      CHECK(e.status == uint32_t(o.status) && e.opcode == unsigned(o.opcode), "command %u (opcode %u): status %x, not %x", e.command_id, e.opcode, e.status, uint32_t(o.status));
      if (o.opcode == Opcode::kInitiateTcp && e.status == 0) {
        CHECK((e.target & 0xffff) == free_.front(), "row %u, the next free one is %u", e.target & 0xffff, free_.front());
        free_.pop_front();
        t.up = true;
        t.going = t.aborted = false;
        t.arrived = 0;
        t.target = e.target;
        cuts_[o.tuple].push_back({e.cut, ~0ull});
        ++lives_;
      }
      if (o.opcode == Opcode::kTerminate && e.status == 0) {
        t.up = false;
        free_.push_back(e.target & 0xffff);
        cuts_[o.tuple].back().to = e.cut;
      }
    }
  }

  // Between its cuts a frame is the engine's: raw only for what 7.1 names (closed by an abort). Outside it is raw, as that of no connection.
  void frames() {
    std::map<uint64_t, unsigned> raw;
    for (const auto& e : d_.port.raw) raw[e.frame_number] = e.reason;
    for (uint64_t f = 0; f < sent_.size(); ++f) {
      bool inside = false;
      for (const Cut& c : cuts_[sent_[f]]) inside |= f >= c.from && f < c.to;
      const auto at = raw.find(f);
      const unsigned reason = at == raw.end() ? 0 : at->second;
      raw_ += reason != 0;
      if (inside) CHECK(reason == 0 || reason == unsigned(layout::RawReason::kClosed), "frame %lu lies between the cuts and went up raw for %u", f, reason);
      else CHECK(reason == unsigned(layout::RawReason::kNoConnection), "frame %lu lies outside the cuts: reason %u", f, reason);
    }
  }
};
}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Device d(b);
  d.nic.host.readLatency = 40;
  d.nic.memory.readLatency = 20;
  Churn(d).run(5000);
  d.nic.host.stallPercent = d.nic.memory.stallPercent = 40;
  d.nic.host.readLatency = 120;
  d.nic.retirePressure = 90;   // the engine stands still at times, with segments in front of it
  Churn(d).run(5000);
  CHECK(d.nic.host.violations == 0 && d.nic.memory.violations == 0, "breaches of AXI4");
  return b.finish();
}
