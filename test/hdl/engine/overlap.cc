// The same events, alone in the pipeline and three cycles apart: what they do is the same, to the last bit (contract 1.2: function depends on order,
// never on a cycle count). Rows come forward from X3, from W and from the table; distances three to six cover all three.
// top: chm_pipeline
// config small: -GConnections=8 ../../../test/hdl/engine/rows.vlt
#include <vector>

#include "pipe.h"

using namespace chm;

namespace {

struct Given { Kind kind; uint16_t conn; Writer arg; uint64_t now; uint16_t slot; Request request; bool isPost; };
struct Trace {
  std::vector<std::vector<uint8_t>> records, entries, frames, verdicts, copies;
  template <class Port>
  static void add(std::vector<std::vector<uint8_t>>& to, const Port& port) {
    const uint8_t* p = reinterpret_cast<const uint8_t*>(&port);
    to.emplace_back(p, p + sizeof port);
  }
  void watch(Vdut& d) {
    if (d.record_valid_o) add(records, d.record_o), add(records, d.row_o);
    if (d.entry_valid_o) add(entries, d.entry_o);
    if (d.tx_valid_o) add(frames, d.tx_o);
    if (d.verdict_valid_o) add(verdicts, d.verdict_o);
    if (d.copy_valid_o) add(copies, d.copy_o);
  }
};

TcpRow start() {
  TcpRow r = established();
  r.snd_end = r.snd_cpl_mark = r.snd_una + 1000000, r.ssthresh = 20000, r.initial_rcv_wnd = 30000, r.rcv_adv = r.rcv_nxt + 30000;
  return r;
}

// An event that makes sense for the row as it is now.
Given choose(Pipe& p, Random& random, uint16_t conn) {
  const TcpRow r = p.getRow(conn);
  Given g{kSegment, conn, {}, p.now, 0, {}, false};
  if ((r.phase == kCopyRequest || r.phase == kCopyIndicate) && random.percent(40)) {
    g.kind = kCopied, g.arg = Writer().put(32, r.copy_bytes);
    return g;
  }
  if (r.answer_pending && random.percent(40)) {
    g.kind = kAnswer;
    g.arg = Answer{conn, p.res.generation, uint8_t(r.phase == kWaitAnswer ? 1 : 2), r.answer_serial, random.percent(70) ? 0u : 3223523342u, 0, 1}.packed();
    return g;
  }
  if (r.cc_busy && random.percent(30)) {
    g.kind = kDivided, g.arg = Writer().put(32, r.cc_num / (r.cc_den ? r.cc_den : 1));
    return g;
  }
  const unsigned what = unsigned(random.below(100));
  if (what < 20) { g.kind = kGrant; return g; }
  if (what < 45) { g.kind = kStep; return g; }
  if (what < 50) { g.kind = kTimer; return g; }
  if (what < 56 && uint16_t(r.req_tail - r.req_head) < 8) {
    g.kind = kReceivePost, g.isPost = true, g.slot = r.req_tail;
    g.request = {0x10000, uint32_t(random.below(3000)), 0, random.percent(50)};
    g.arg = Post{conn, true, r.req_tail, 1, 0, false, false}.packed();
    return g;
  }
  Seg s = next(r, uint16_t(random.percent(70) ? random.between(1, 1460) : 0));
  s.ack = r.snd_una + uint32_t(random.below(r.snd_max - r.snd_una + 1)), s.frame = random.next();
  if (random.percent(25)) s.seq += uint32_t(random.below(6000));
  if (random.percent(5)) s.window = 0;
  if (random.percent(20)) s.flags |= kPsh;
  g.arg = s.packed();
  return g;
}

void begin(Pipe& p) {
  p.reset();
  p.now = 1000;
  for (uint16_t c = 0; c < 4; ++c) p.live(c, start());
  p.buffer(true, 0x5000, 3);
}

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Pipe p(b);
  std::vector<Given> events;
  Trace alone;
  begin(p);
  for (int i = 0; i < 6000; ++i) {
    p.now += b.random.percent(5) ? b.random.below(400) : 0;
    Given g = choose(p, b.random, uint16_t(b.random.percent(70) ? 1 : b.random.below(4)));
    if (g.isPost) p.request(g.conn, g.slot, g.request);
    p.offer(g.kind, g.conn, g.arg);
    b.tick();
    b.dut.valid_i = 0;
    for (int n = 0; n < 8; ++n) b.settle(), alone.watch(b.dut), b.tick();
    events.push_back(g);
  }
  for (unsigned distance = 3; distance <= 6; ++distance) {
    Trace close;
    begin(p);
    std::vector<uint64_t> last(8, 0);
    for (const Given& g : events) {
      auto step = [&] { b.settle(), close.watch(b.dut), b.tick(); b.dut.valid_i = 0, b.dut.request_write_i = 0; };
      if (g.isPost) {   // as chm_posts does: the request is there before its event
        b.dut.request_write_i = 1, b.dut.request_conn_i = g.conn, b.dut.request_index_i = g.slot & 7;
        g.request.packed().to(b.dut.request_i);
        step();
      }
      while (last[g.conn] && b.cycle < last[g.conn] + distance) step();
      p.now = g.now;
      p.offer(g.kind, g.conn, g.arg);
      last[g.conn] = b.cycle;
      step();
    }
    for (int n = 0; n < 8; ++n) b.settle(), close.watch(b.dut), b.tick();
    CHECK(close.records == alone.records, "records and rows at distance %u: %zu, %zu", distance, close.records.size(), alone.records.size());
    CHECK(close.entries == alone.entries && close.frames == alone.frames && close.verdicts == alone.verdicts && close.copies == alone.copies,
          "actions at distance %u", distance);
  }
  CHECK(alone.entries.size() > 150 && alone.frames.size() > 1000 && alone.copies.size() > 300, "all kinds of actions: %zu %zu %zu",
        alone.entries.size(), alone.frames.size(), alone.copies.size());
  return b.finish();
}
