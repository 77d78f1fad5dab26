// chm_posts: every posted entry reaches the engine once, in order, as ranges; of a send ring the end of the last entry and its FIN, of a receive ring
// the requests, at most 8 at a time; doorbells collapse; a meeting says yes only when the entries are there or the queue is full; nothing comes
// behind PostDrain and Quiet; doorbells of rows that are not live or drain are stale. Many connections at once, random delays.
// top: chm_posts
// config wide: -GDataW=512 -GConnections=64
// config narrow: -GDataW=64 -GConnections=4
#include "bench.h"
#include "burst_ports.h"
#include "layout.h"
#include "../engine/packed.h"

namespace layout = smokestack::layout;
using Data = std::remove_reference_t<decltype(Vdut::rsp_data_i)>;
#ifdef CHM_CONFIG_narrow
constexpr unsigned kConnections = 4;
#else
constexpr unsigned kConnections = 64;
#endif
enum Kind { kMeet, kStart, kDrain, kQuiet, kStop };

struct Ring { uint16_t written = 0, rung = 0, taken = 0; uint32_t seq = 0; };
struct Connection {
  bool live = false, draining = false, quiet = false;
  unsigned generation = 0;
  Ring send, receive;
  uint16_t head = 0, queued = 0;     // receive: requests that left the queue, requests written to it
};
struct Order { Kind kind; unsigned conn; bool receive; uint16_t index; unsigned generation; };

uint64_t ringAt(unsigned conn, bool receive) { return 0x100000 + conn * 0x2000 + receive * 0x1000; }
constexpr unsigned kLog2 = 5, kSize = 1u << kLog2;

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::NoPort<Data, uint64_t> none;
  b.dut.doorbell_valid_i = b.dut.offload_valid_i = b.dut.answers_valid_i = b.dut.head_valid_i = b.dut.rsp_valid_i = b.dut.post_ready_i = 0;
  b.reset();
  for (unsigned stall : {0u, 40u}) {
    chm::AxiMemory memory(b.random);
    chm::AxiPorts<Data, uint64_t> ports CHM_READER(b.dut, , none);
    memory.readLatency = 100;
    memory.stallPercent = stall;
    std::vector<Connection> all(kConnections);
    std::vector<uint64_t> headAt(kConnections);
    uint64_t stale = 0, staleDue = 0, posts = 0, entries = 0, yes = 0, no = 0, restarts = 0, fulls = 0;
    int resource = -1;                     // row asked for in the last cycle
    bool orderOut = false, answerOut = false, bellOut = false, orderWaits = false, answerWaits = false;
    Order order{}, answer{}, bell{};
    const uint64_t start = b.cycle, length = 60000;
    const auto unpackEntry = [&](uint64_t at, void* to) { const auto v = memory.read(at, 64); std::memcpy(to, v.data(), 64); };
    const auto put = [](auto& port, const Order& o) {   // kind, conn, generation, receive, index
      chm::Writer().put(16, o.index).put(1, o.receive).put(12, o.generation).put(14, o.conn).put(4, unsigned(o.kind)).to(port);
    };
    while (true) {
      const uint64_t t = b.cycle - start;
      const bool winding = t > length;
      // ---- The host writes entries and rings
      for (int tries = 0; tries < 2 && !winding; ++tries) {
        const unsigned c = unsigned(b.random.below(kConnections));
        Connection& x = all[c];
        const bool receive = b.random.percent(50);
        Ring& r = receive ? x.receive : x.send;
        const uint16_t used = uint16_t(r.written - (receive ? x.head : uint16_t(r.taken - 4)));   // the device reads the last one taken
        if (!x.live || x.draining || used >= kSize - 4) continue;
        if (receive) {
          layout::ReceiveEntry e{};
          e.buffer = b.random.next();
          e.bytes = uint32_t(b.random.next());
          e.filled = b.random.percent(30) ? uint32_t(b.random.below(100)) : 0;
          e.no_push = b.random.percent(50);
          memory.write(ringAt(c, true) + 64 * (r.written % kSize), &e, 64);
        } else {
          layout::SendEntry e{};
          e.seq = r.seq;
          e.bytes = uint32_t(b.random.below(5000));
          e.fin = b.random.percent(10);
          r.seq += e.bytes;
          memory.write(ringAt(c, false) + 64 * (r.written % kSize), &e, 64);
        }
        ++r.written;
      }
      if (!bellOut && b.random.percent(30)) {
        const unsigned c = unsigned(b.random.below(b.random.percent(3) ? 2 * kConnections : kConnections));
        const bool receive = b.random.percent(50);
        if (c >= kConnections || !winding || (all[c].receive.rung != all[c].receive.written || all[c].send.rung != all[c].send.written)) {
          bell = {kMeet, c, receive, c < kConnections ? (receive ? all[c].receive.written : all[c].send.written) : uint16_t(0), 0};
          bellOut = true;
          chm::Writer().put(16, bell.index).put(14, bell.conn).put(1, bell.receive).to(b.dut.doorbell_i);
        }
      }
      // ---- The engine takes requests
      b.dut.head_valid_i = 0;
      const unsigned h = unsigned(b.random.below(kConnections));
      if (all[h].live && all[h].head != all[h].receive.taken && b.random.percent(20)) {
        all[h].head = uint16_t(all[h].head + b.random.between(1, uint16_t(all[h].receive.taken - all[h].head)));
        b.dut.head_valid_i = 1;
        headAt[h] = b.cycle;
        chm::Writer().put(16, all[h].head).put(14, h).to(b.dut.head_i);
      }
      // ---- Orders and meetings, one at a time each
      if (!orderOut && !orderWaits && b.random.percent(20)) {
        const unsigned c = unsigned(b.random.below(kConnections));
        Connection& x = all[c];
        order = {kMeet, c, b.random.percent(50), 0, x.generation};
        order.index = order.receive ? x.receive.written : x.send.written;
        if (!x.live && !winding) {
          order.kind = kStart;
          order.index = uint16_t(b.random.below(4));
        } else if (x.live && !x.draining && b.random.percent(2)) order.kind = kDrain;
        else if (x.live && x.draining) order.kind = x.quiet && b.random.percent(20) ? kStop : kQuiet;
        orderOut = x.live || order.kind == kStart;
        if (orderOut) put(b.dut.offload_i, order);
      }
      if (!answerOut && !answerWaits && b.random.percent(20)) {
        const unsigned c = unsigned(b.random.below(kConnections));
        answer = {kMeet, c, b.random.percent(50), 0, all[c].generation};
        answer.index = answer.receive ? all[c].receive.written : all[c].send.written;
        if (!all[c].live) answer.index = 0;   // nobody knows the next life yet
        if (b.random.percent(10)) { answer.generation = (answer.generation + 4095) & 4095; answer.index = uint16_t(answer.index + 1000); }   // of an earlier life
        answerOut = true;
        put(b.dut.answers_i, answer);
      }
      b.dut.doorbell_valid_i = bellOut;
      b.dut.offload_valid_i = orderOut;
      b.dut.answers_valid_i = answerOut;
      b.dut.post_ready_i = !b.random.percent(stall);
      if (resource >= 0) {
        layout::ConnectionResource row{};
        row.send_ring = ringAt(unsigned(resource), false);
        row.receive_ring = ringAt(unsigned(resource), true);
        row.send_ring_log2 = row.receive_ring_log2 = kLog2;
        chm::putBytes(b.dut.resource_i, &row, 64);
      }
      memory.drive(ports);
      b.settle();
      resource = b.dut.resource_en_o ? int(b.dut.resource_index_o) : resource;
      stale += b.dut.stale_o;
      if (b.dut.queue_en_o) {
        Connection& x = all[b.dut.queue_conn_o];
        layout::ReceiveEntry e;
        unpackEntry(ringAt(b.dut.queue_conn_o, true) + 64 * (x.queued % kSize), &e);
        CHECK(b.dut.queue_index_o == x.queued && uint16_t(x.queued - x.head) < 8, "request %u of connection %u", x.queued, b.dut.queue_conn_o);
        CHECK(chm::getBits(b.dut.queue_request_o, 65, 64) == e.buffer && chm::getBits(b.dut.queue_request_o, 33, 32) == e.bytes &&
              chm::getBits(b.dut.queue_request_o, 1, 32) == e.filled && chm::getBits(b.dut.queue_request_o, 0, 1) == e.no_push, "request");
        ++x.queued;
      }
      if (b.dut.post_valid_o && b.dut.post_ready_i) {
        const auto& p = b.dut.post_o;     // conn, receive, first, count, snd_end, fin, prefilled
        const unsigned c = unsigned(chm::getBits(p, 67, 14)), count = unsigned(chm::getBits(p, 34, 16));
        const bool receive = chm::getBits(p, 66, 1);
        Connection& x = all[c];
        Ring& r = receive ? x.receive : x.send;
        CHECK(x.live && !x.quiet, "a post of a connection that is %s", x.live ? "quiet" : "gone");
        CHECK(chm::getBits(p, 50, 16) == r.taken && count && count <= uint16_t(r.written - r.taken), "range %lu + %u", chm::getBits(p, 50, 16), count);
        r.taken = uint16_t(r.taken + count);
        if (receive) {
          CHECK(r.taken == x.queued && uint16_t(r.taken - x.head) <= 8, "the queue holds what is posted");
          bool prefilled = false;
          for (unsigned i = 1; i <= count; ++i) { layout::ReceiveEntry e; unpackEntry(ringAt(c, true) + 64 * (uint16_t(r.taken - i) % kSize), &e); prefilled |= e.filled && !e.no_push; }
          CHECK(chm::getBits(p, 0, 1) == prefilled && chm::getBits(p, 1, 33) == 0, "prefilled");
        } else {
          layout::SendEntry e;
          unpackEntry(ringAt(c, false) + 64 * (uint16_t(r.taken - 1) % kSize), &e);
          CHECK(chm::getBits(p, 2, 32) == uint32_t(e.seq + e.bytes) && chm::getBits(p, 1, 1) == e.fin && chm::getBits(p, 0, 1) == 0, "end of the stream");
        }
        ++posts;
        entries += count;
      }
      const auto told = [&](const Order& o, bool said) {
        Connection& x = all[o.conn];
        if (o.kind == kQuiet) { x.quiet |= said; return; }
        ++(said ? yes : no);
        if (!said || !x.live || x.draining || o.generation != x.generation) return;
        const Ring& r = o.receive ? x.receive : x.send;
        const bool moved = b.cycle - headAt[o.conn] < 4;   // the queue was full when the answer was made
        const bool full = o.receive && uint16_t(r.taken - x.head) == 8;
        fulls += full;
        CHECK(int16_t(r.taken - o.index) >= 0 || full || (o.receive && moved), "a meeting at %u, %u taken", o.index, r.taken);
      };
      if (b.dut.offload_done_o) { told(order, b.dut.offload_yes_o); orderWaits = false; }
      if (b.dut.answers_done_o) { told(answer, b.dut.answers_yes_o); answerWaits = false; }
      if (bellOut && b.dut.doorbell_ready_o) {
        bellOut = false;
        if (bell.conn >= kConnections || !all[bell.conn].live || all[bell.conn].draining) ++staleDue;
        else (bell.receive ? all[bell.conn].receive : all[bell.conn].send).rung = bell.index;
      }
      if (orderOut && b.dut.offload_ready_o) {
        orderOut = false;
        Connection& x = all[order.conn];
        orderWaits = order.kind == kMeet || order.kind == kQuiet;
        if (order.kind == kMeet && !x.draining) (order.receive ? x.receive : x.send).rung = order.index;
        if (order.kind == kStart) {
          x = {true, false, false, order.generation, {}, {}, 0, 0};
          x.send.written = x.send.rung = x.send.taken = order.index;
          if (bellOut && bell.conn == order.conn) bell.index = 0, chm::Writer().put(16, 0).put(14, bell.conn).put(1, bell.receive).to(b.dut.doorbell_i);
          ++restarts;
        }
        if (order.kind == kDrain) x.draining = true;
        if (order.kind == kStop) { x.live = false; x.generation = (x.generation + 1) & 4095; }
      }
      if (answerOut && b.dut.answers_ready_o) {
        answerOut = false;
        answerWaits = true;
        Connection& x = all[answer.conn];
        if (x.live && !x.draining && answer.generation == x.generation) (answer.receive ? x.receive : x.send).rung = answer.index;
      }
      memory.sample(ports);
      b.tick();
      if (winding && t % 64 == 0) {
        bool open = false;
        for (const Connection& x : all) open |= x.live && !x.draining && (x.send.taken != x.send.written || x.receive.taken != x.receive.written);
        if (!open || t > length + 60000) { CHECK(!open, "everything posted is taken in the end"); break; }
      }
    }
    b.dut.doorbell_valid_i = b.dut.offload_valid_i = b.dut.answers_valid_i = b.dut.head_valid_i = 0;
    b.dut.post_ready_i = 1;
    for (int i = 0; i < 2000; ++i) { memory.drive(ports); b.settle(); stale += b.dut.stale_o; memory.sample(ports); b.tick(); }
    CHECK(stale == staleDue && staleDue > 10, "%lu of %lu stale doorbells", stale, staleDue);
    CHECK(!b.dut.busy_o && memory.violations == 0 && posts > 100 && entries > posts && yes > 100 && no > 100 && restarts > kConnections, "%lu posts, %lu entries", posts, entries);
    std::printf("stall %u: %lu posts of %lu entries, %lu lives, meetings %lu yes (%lu at a full queue) %lu no\n", stall, posts, entries, restarts, yes, fulls, no);
    b.reset();
  }
  return b.finish();
}
