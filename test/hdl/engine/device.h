// chm_engine under test with everything around it played by the harness: sources with queues, consumers with back-pressure.
#pragma once
#include <algorithm>
#include <deque>
#include <map>
#include <vector>

#include "bench.h"
#include "packed.h"
#include "predicates.h"
#include "rows.h"

namespace chm {

using smokestack::layout::EventEntry;
using smokestack::layout::RetireRecord;

struct Device {
  Bench<Vdut>& b;
  unsigned connections;
  Config cfg;
  std::deque<std::pair<uint16_t, Seg>> segments;
  std::deque<Post> posts;
  std::map<uint16_t, std::deque<Request>> requests;   // written before the post that counts them
  std::deque<Answer> answers;
  std::deque<std::pair<uint16_t, uint32_t>> copied;
  struct Order { Command command; TcpRow row; Resource res; };
  std::deque<Order> orders;
  std::deque<std::pair<uint64_t, uint16_t>> buffers;
  std::vector<TcpRow> rows;                            // as the records say
  std::deque<Frame> frames;
  std::deque<Verdict> verdicts;
  std::deque<Copy> copies;
  std::deque<EventEntry> entries;
  std::deque<Settled> settled;
  std::vector<RetireRecord> records;                   // with `cycle` filled in
  unsigned idle = 0, pressure = 0;                     // percent: sources that hold back, consumers that do
  struct { bool verdict = false, tx = false, copy = false, entry = false; } blocked;   // consumers that take nothing
  bool strobe = false, keepRecords = true;
  uint64_t now = 0, retired = 0, takenSegments = 0;
  uint32_t nextFrame = 0, nextEntry = 0;

  Device(Bench<Vdut>& bench, unsigned n) : b(bench), connections(n), rows(n) {}

  void reset() {
    cfg.packed().to(b.dut.cfg_i);
    b.dut.seg_valid_i = b.dut.post_valid_i = b.dut.answer_valid_i = b.dut.copied_valid_i = b.dut.cmd_valid_i = b.dut.buffer_valid_i = 0;
    b.dut.request_write_i = b.dut.strobe_i = b.dut.retire_almost_full_i = 0;
    b.dut.places_i = 256;
    b.reset();
    std::fill(rows.begin(), rows.end(), TcpRow{});
    now = 0, nextFrame = nextEntry = 0, takenSegments = 0;
    records.clear(), frames.clear(), verdicts.clear(), copies.clear(), entries.clear(), settled.clear();
  }

  void initiate(uint16_t conn, TcpRow row) {
    Order o{};
    o.command.kind = 10, o.command.conn = conn, o.command.commandId = 1000u + conn, o.row = row;
    EventEntry e{};
    e.kind = 1, e.command_id = o.command.commandId, e.opcode = 3;
    std::memcpy(o.command.entry, &e, 64);
    o.res.handle = 0xabc000u + conn, o.res.generation = 3, o.res.region = uint64_t(conn) << 20, o.res.regionLog2 = 16;
    orders.push_back(o);
  }
  void order(uint8_t kind, uint16_t conn, bool free = false) {
    Order o{};
    o.command.kind = kind, o.command.conn = conn, o.command.commandId = 2000u + conn, o.command.free = free;
    EventEntry e{};
    e.kind = 1, e.command_id = o.command.commandId;
    std::memcpy(o.command.entry, &e, 64);
    orders.push_back(o);
  }

  bool offers(bool there) { return there && !b.random.percent(idle); }

  void tick() {
    Vdut& d = b.dut;
    if (!d.seg_valid_i && offers(!segments.empty())) d.seg_valid_i = 1, putSegment();
    if (!d.post_valid_i && offers(!posts.empty())) putPost();
    if (!d.answer_valid_i && offers(!answers.empty())) d.answer_valid_i = 1, answers.front().packed().to(d.answer_i);
    if (!d.copied_valid_i && offers(!copied.empty()))
      d.copied_valid_i = 1, Writer().put(32, copied.front().second).put(14, copied.front().first).to(d.copied_i);
    if (!d.cmd_valid_i && offers(!orders.empty())) {
      d.cmd_valid_i = 1;
      orders.front().command.packed().to(d.cmd_i);
      Writer().putBytes(&orders.front().row, 288).to(d.cmd_row_i);
      orders.front().res.packed().to(d.cmd_res_i);
    }
    if (!d.buffer_valid_i && offers(!buffers.empty()))
      d.buffer_valid_i = 1, Writer().put(16, buffers.front().second).put(64, buffers.front().first).to(d.buffer_i);
    d.strobe_i = strobe;
    d.verdict_ready_i = !blocked.verdict && !b.random.percent(pressure), d.tx_ready_i = !blocked.tx && !b.random.percent(pressure);
    d.copy_ready_i = !blocked.copy && !b.random.percent(pressure), d.entry_ready_i = !blocked.entry && !b.random.percent(pressure);
    d.snapshot_ready_i = !b.random.percent(pressure);
    b.settle();
    take();
    const bool seg = d.seg_valid_i && d.seg_ready_o, post = d.post_valid_i && d.post_ready_o, answer = d.answer_valid_i && d.answer_ready_o,
               copy = d.copied_valid_i && d.copied_ready_o, cmd = d.cmd_valid_i && d.cmd_ready_o, buffer = d.buffer_valid_i && d.buffer_ready_o;
    b.tick();
    now += strobe;
    strobe = false;
    d.request_write_i = 0;
    if (seg) { segments.pop_front(), ++takenSegments, d.seg_valid_i = 0; if (idle == 0 && !segments.empty()) d.seg_valid_i = 1, putSegment(); }
    if (post) posts.pop_front(), d.post_valid_i = 0;
    if (answer) answers.pop_front(), d.answer_valid_i = 0;
    if (copy) copied.pop_front(), d.copied_valid_i = 0;
    if (cmd) orders.pop_front(), d.cmd_valid_i = 0;
    if (buffer) buffers.pop_front(), d.buffer_valid_i = 0;
  }
  void run(unsigned n) { while (n--) tick(); }
  // Until nothing moves; the cycles it took, or a failure.
  unsigned settle(unsigned limit = 200000) {
    unsigned n = 0;
    for (unsigned quiet = 0; quiet < 3; ++n) {
      tick();
      quiet = b.dut.busy_o || !segments.empty() || !posts.empty() || !answers.empty() || !copied.empty() || !orders.empty() ? 0 : quiet + 1;
      if (n > limit) { CHECK(false, "the engine does not become idle"); break; }
    }
    return n;
  }

 private:
  void putSegment() {
    Writer().put(segments.front().second.packed(), 249).put(14, segments.front().first).to(b.dut.seg_i);
  }
  void putPost() {
    const Post& p = posts.front();
    auto& queue = requests[p.conn];
    if (p.receive && !queue.empty()) {   // one request a cycle, then the post
      const uint16_t index = uint16_t(p.first + p.count - queue.size());
      b.dut.request_write_i = 1, b.dut.request_conn_i = p.conn, b.dut.request_index_i = index & 7;
      queue.front().packed().to(b.dut.request_i);
      queue.pop_front();
      return;
    }
    b.dut.post_valid_i = 1;
    p.packed().to(b.dut.post_i);
  }
  void take() {
    Vdut& d = b.dut;
    if (d.verdict_valid_o && d.verdict_ready_i) verdicts.emplace_back(d.verdict_o);
    if (d.tx_valid_o && d.tx_ready_i) {
      frames.emplace_back(d.tx_o);
      CHECK(frames.back().serial == nextFrame++, "jobs are numbered in their order");
    }
    if (d.copy_valid_o && d.copy_ready_i) copies.emplace_back(d.copy_o);
    if (d.entry_valid_o && d.entry_ready_i) {
      std::memcpy(&entries.emplace_back(), &d.entry_o, 64);
      CHECK(entries.back().serial == nextEntry++, "4.4 serials count all entries");
    }
    if (d.settled_valid_o) settled.emplace_back(d.settled_o);
    if (d.retire_valid_o) retire();
  }
  void retire() {
    RetireRecord r;
    TcpRow row;
    std::memcpy(&r, &b.dut.retire_o, 64);
    std::memcpy(&row, &b.dut.retire_row_o, 288);
    r.cycle = b.cycle;
    ++retired;
    if (keepRecords) records.push_back(r);
    if (r.kind == 16 || r.target >> 28 != 3) return;
    TcpRow& last = rows[r.target & 0xffff];
    CHECK(r.fold == fold(&row), "fold");
    uint64_t changed = 0;
    for (unsigned i = 0; i < 36; ++i)
      if (std::memcmp(reinterpret_cast<uint8_t*>(&last) + 8 * i, reinterpret_cast<uint8_t*>(&row) + 8 * i, 8)) changed |= 1ull << i;
    CHECK(changed == r.changed, "the row continues where its last event left it: %llx, record %llx, kind %u", (unsigned long long)changed,
          (unsigned long long)r.changed, r.kind);
    last = row;
  }
};

}  // namespace chm
