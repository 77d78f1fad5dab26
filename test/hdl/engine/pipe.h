// chm_pipeline under test: one event at a time, from any row, with everything that the event did.
#pragma once
#include <optional>

#include "Vdut___024root.h"
#include "bench.h"
#include "layout.h"
#include "packed.h"
#include "rows.h"

namespace chm {

using smokestack::layout::EventEntry;
using smokestack::layout::RetireRecord;
using smokestack::layout::TcpRow;

// What one event did. `row` is the row after it.
struct Outcome {
  bool happened = false;
  RetireRecord record{};
  TcpRow row{};
  std::optional<Verdict> verdict;
  std::optional<Frame> frame;
  std::optional<Copy> copy;
  std::optional<EventEntry> entry;
  std::optional<Settled> settled;
  bool ready = false, work = false, workBuffer = false, running = false, snapshot = false, headMoved = false, divided = false;
  uint64_t deadline = 0;
  uint32_t numerator = 0, denominator = 0;
};

// Check bits of a stored row (hdl/common/chm_ecc_encode.sv): each set bit adds its position (word + 1, bit).
inline uint32_t checkBits(const TcpRow& row) {
  uint32_t position = 0, parity = 0;
  const uint8_t* p = reinterpret_cast<const uint8_t*>(&row);
  for (unsigned i = 0; i < 2304; ++i)
    if (p[i / 8] >> (i % 8) & 1) position ^= (i / 64 + 1) << 6 | i % 64, parity ^= 1;
  return position | parity << 12 | uint32_t(__builtin_parity(position)) << 13;
}

class Pipe {
 public:
  Bench<Vdut>& b;
  Config cfg;
  uint64_t now = 0;      // ms; the harness gives instants, so time may jump
  Resource res;

  explicit Pipe(Bench<Vdut>& bench) : b(bench) {
    res.handle = 0x1122334455667788, res.generation = 5, res.region = 0x40000000, res.regionLog2 = 16;
  }

  void reset() {
    b.dut.valid_i = 0, b.dut.request_write_i = 0, b.dut.buffer_valid_i = 0;
    cfg.packed().to(b.dut.cfg_i);
    b.reset();
    while (b.dut.clearing_o) b.tick();
    now = 0;
  }
  void configure(const Config& c) { cfg = c, cfg.packed().to(b.dut.cfg_i); }
  uint32_t k() const { return cfg.ticksPerSecond == 10 ? 100 : cfg.ticksPerSecond == 100 ? 10 : 1; }
  uint32_t tick() const { return uint32_t(now / k()); }

  // Writes a row as if it had come to be so. The connection's second table row is written by an initiate before.
  void setRow(uint16_t conn, const TcpRow& row) {
    auto& stored = b.dut.rootp->chm_pipeline__DOT__u_tables__DOT__u_rows__DOT__g_copy__BRA__0__KET____DOT__u_ram__DOT__mem[conn];
    Writer().putBytes(&row, 288).put(14, checkBits(row)).to(stored);
  }
  TcpRow getRow(uint16_t conn) {
    TcpRow row;
    std::memcpy(&row, &b.dut.rootp->chm_pipeline__DOT__u_tables__DOT__u_rows__DOT__g_copy__BRA__0__KET____DOT__u_ram__DOT__mem[conn], 288);
    return row;
  }
  void request(uint16_t conn, uint16_t index, const Request& r) {
    b.dut.request_write_i = 1, b.dut.request_conn_i = conn, b.dut.request_index_i = index & 7;
    r.packed().to(b.dut.request_i);
    b.tick();
    b.dut.request_write_i = 0;
  }
  void buffer(bool valid, uint64_t host = 0, uint16_t index = 0) {
    b.dut.buffer_valid_i = valid;
    Writer().put(16, index).put(64, host).to(b.dut.buffer_i);
  }

  Outcome event(Kind kind, uint16_t conn, const Writer& arg = {}, bool hasRow = true) {
    offer(kind, conn, arg, hasRow);
    Outcome o;
    b.tick();
    b.dut.valid_i = 0;
    for (int i = 0; i < 8; ++i) {
      watch(o);
      b.tick();
    }
    if (o.happened && hasRow && o.record.kind != kStale)
      CHECK(o.record.fold == fold(&o.row), "fold of the row after event kind %u", unsigned(kind));
    return o;
  }
  Outcome segment(uint16_t conn, const Seg& s) { return event(kSegment, conn, s.packed()); }
  Outcome grant(uint16_t conn) { return event(kGrant, conn); }
  Outcome timer(uint16_t conn) { return event(kTimer, conn); }
  Outcome step(uint16_t conn) { return event(kStep, conn); }
  Outcome copied(uint16_t conn) { return event(kCopied, conn, Writer().put(32, getRow(conn).copy_bytes)); }
  Outcome divided(uint16_t conn, uint32_t quotient) { return event(kDivided, conn, Writer().put(32, quotient)); }
  Outcome post(const Post& p) { return event(p.receive ? kReceivePost : kSendPost, p.conn, p.packed()); }
  Outcome answer(const Answer& a) { return event(kAnswer, a.conn, a.packed()); }
  Outcome command(const Command& c) {
    c.packed().to(b.dut.command_i);
    return event(Kind(c.kind), c.hasRow ? c.conn : 0, {}, c.hasRow);
  }
  // A live connection whose row is then put in place whole.
  Outcome initiate(uint16_t conn, const TcpRow& given) {
    Writer().putBytes(&given, 288).to(b.dut.initial_row_i);
    res.packed().to(b.dut.initial_res_i);
    Command c;
    c.kind = kInitiate, c.conn = conn;
    return command(c);
  }
  void live(uint16_t conn, const TcpRow& row) {
    initiate(conn, row);
    setRow(conn, row);
  }

  // Sets an event at the port; for tests that drive several in a row.
  void offer(Kind kind, uint16_t conn, const Writer& arg = {}, bool hasRow = true) {
    b.dut.valid_i = 1, b.dut.has_row_i = hasRow;
    Writer().put(32, tick()).put(arg, 249).put(40, now).put(14, conn).put(8, kind).to(b.dut.event_i);
  }
  // Gathers what leaves in this cycle.
  void watch(Outcome& o) {
    b.settle();
    if (b.dut.verdict_valid_o) o.verdict.emplace(b.dut.verdict_o);
    if (b.dut.tx_valid_o) o.frame.emplace(b.dut.tx_o);
    if (b.dut.copy_valid_o) o.copy.emplace(b.dut.copy_o);
    if (b.dut.entry_valid_o) std::memcpy(&o.entry.emplace(), &b.dut.entry_o, 64);
    if (b.dut.settled_valid_o) o.settled.emplace(b.dut.settled_o);
    if (b.dut.divide_o) o.divided = true, o.numerator = b.dut.numerator_o, o.denominator = b.dut.denominator_o;
    if (b.dut.snapshot_valid_o) o.snapshot = true;
    if (b.dut.head_valid_o) o.headMoved = true;
    if (b.dut.update_o) {
      o.ready = b.dut.ready_o, o.work = b.dut.work_o, o.workBuffer = b.dut.work_buffer_o, o.running = b.dut.running_o;
      o.deadline = b.dut.deadline_o;
      std::memcpy(&o.row, &b.dut.row_o, 288);
    }
    if (b.dut.record_valid_o) {
      o.happened = true;
      std::memcpy(&o.record, &b.dut.record_o, 64);
    }
  }
};

}  // namespace chm
