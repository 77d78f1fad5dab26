// What a host may write and must not: every piece ends in a status, is bounded or is not followed; nothing stops, nobody else is harmed. And nothing
// that one connection's host leaves open holds up the commands of another. CASE=name runs one case.
// top: chm_top
// config small: -GDataW=512 -GIngressBytes=16384 -GConnections=8 -GPaths=4 -GNeighbors=4
#include "device.h"

namespace {
namespace reg = layout::reg;
using layout::EventKind;
constexpr unsigned kConnections = 8;

uint32_t live(Device& d, unsigned n, const layout::TcpImage& i) { return d.port.completion(d.port.command(d.initiate(n, i)), Status::kSuccess).target; }
void request(Device& d, unsigned n, unsigned index, uint32_t bytes, uint32_t filled = 0) {
  layout::ReceiveEntry e{};
  e.buffer = data(n) + 0x40000 + 0x8000 * index;
  e.bytes = bytes;
  e.filled = filled;
  e.phase = 1;
  d.nic.host.write(receiveRing(n) + 64 * index, &e, 64);
  d.port.doorbell(n, true, uint16_t(index + 1));
}

// ---- Register values: rings off their alignment, indices that name nothing, sizes of nothing
void registers(Device& d) {
  d.up(1000);
  for (uint32_t base : {reg::kCommandBaseOffset, reg::kEventBaseOffset, reg::kAnswerBaseOffset, reg::kIndicationBaseOffset, reg::kRawReceiveBaseOffset, reg::kRawTransmitBaseOffset}) {
    const uint32_t was = d.nic.read(base);
    d.nic.write(base, was | 0x2d);
    CHECK(d.nic.read(base) == was, "base %x: %x", base, d.nic.read(base));
  }
  for (uint32_t ticks : {0u, 1u, 99u, 1001u, ~0u}) {
    d.nic.write(reg::kTicksPerSecondOffset, ticks);
    CHECK(d.nic.read(reg::kTicksPerSecondOffset) == 1000, "%u ticks a second", ticks);
  }
  d.nic.write(reg::kTicksPerSecondOffset, 100);
  CHECK(d.nic.read(reg::kTicksPerSecondOffset) == 100, "100 ticks a second");
  d.nic.write(reg::kIndicationBytesOffset, 0);
  CHECK(d.nic.read(reg::kIndicationBytesOffset) == 16384, "indications of 0 bytes");
  d.port.giveBuffers(4);
  const layout::TcpImage i = d.image(0);
  const uint32_t tcp = live(d, 0, i);
  const auto sent = d.bytes(300);
  d.segment(i, i.rcv_nxt, i.snd_una, 0x18, sent);
  const auto e = d.port.next();
  CHECK(e.kind == unsigned(EventKind::kIndicate) && e.bytes == 300 && d.nic.host.read(e.buffer, 300) == sent, "indicated: kind %u, %u bytes", e.kind, e.bytes);
  // An event consumer beyond the producer, or back: not followed, the ring goes on as before.
  const uint16_t consumer = uint16_t(d.nic.read(reg::kEventProducerOffset));
  for (uint16_t wrong : {uint16_t(consumer + 1), uint16_t(consumer + 200), uint16_t(consumer - 1), uint16_t(consumer + 0x8000)}) {
    d.nic.write(reg::kEventConsumerOffset, wrong);
    d.nic.run(20);
    d.port.completion(d.port.command(order(Opcode::kNop)), Status::kSuccess);
  }
  // Producers that go back, or name more than the ring holds.
  const uint64_t taken = d.nic.read64(reg::kCommandsTakenOffset);
  for (uint32_t at : {reg::kCommandProducerOffset, reg::kAnswerProducerOffset, reg::kIndicationProducerOffset}) {
    const uint16_t right = uint16_t(d.nic.read(at));
    for (uint16_t wrong : {uint16_t(right - 1), uint16_t(right + 5000), uint16_t(right + 0x8000)}) {
      d.nic.write(at, wrong);
      d.nic.run(300);
    }
    d.nic.write(at, right);
  }
  CHECK(d.nic.read64(reg::kCommandsTakenOffset) == taken && d.nic.read64(reg::kAnswersTakenOffset) == 0, "nothing was taken");
  d.nic.write64(reg::kRawTransmitBaseOffset, 0x1a000000);
  d.nic.write(reg::kRawTransmitBaseOffset + 8, 4);
  for (uint16_t wrong : {uint16_t(-1), uint16_t(17), uint16_t(0x8000)}) {
    d.nic.write(reg::kRawTransmitProducerOffset, wrong);
    d.nic.run(300);
  }
  d.nic.write(reg::kRawTransmitProducerOffset, 0);
  CHECK(d.nic.read(reg::kRawTransmitConsumerOffset) == 0, "no raw frame was taken");
  layout::AnswerEntry a{};
  a.target = tcp;
  a.kind = uint8_t(layout::AnswerKind::kIndicationAnswer);
  a.serial = e.serial;
  d.port.answer(a);
  d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kSuccess);
  CHECK(d.nic.settle(), "at rest");
}

// ---- Images that no row may be made of
void images(Device& d) {
  d.up(1000);
  const auto refused = [&](const char* what, auto change) {
    layout::TcpImage i = d.image(0);
    change(i);
    CHECK(d.port.completion(d.port.command(d.initiate(0, i)), Status::kFailure).target == 0, "%s", what);
  };
  refused("send ring", [](auto& i) { i.send_ring += 8; });
  refused("receive ring", [](auto& i) { i.receive_ring += 32; });
  refused("aborted", [](auto& i) { i.aborted = 1; });
  CHECK(d.nic.read(reg::kFreeConnectionsOffset) == kConnections, "no row was taken");
  // A tuple that is down there already: refused behind everything that was kept ready for it, more often than there are places.
  live(d, 0, d.image(0));
  for (unsigned n = 0; n < 70; ++n) d.port.completion(d.port.command(d.initiate(0, d.image(0))), Status::kFailure);
  live(d, 1, d.image(1));
}

// ---- Answers that are not of a connection move no ring
void strangers(Device& d) {
  d.up(1000);
  const layout::TcpImage i = d.image(0);
  const uint32_t tcp = live(d, 0, i);
  CHECK(tcp == 0x30000000, "row 0 in its first life");
  d.nic.settle();
  for (uint32_t target : {0x10000000u, 0x20000000u, 0x00000000u, 0x3000ffffu, 0x30000008u}) {
    layout::AnswerEntry a{};
    a.target = target;
    a.kind = uint8_t(layout::AnswerKind::kCompletionReturned);
    a.send_producer = 7;
    a.receive_producer = 9;
    d.nic.records.clear();
    d.port.answer(a);
    CHECK(d.nic.settle(), "at rest");
    for (const auto& r : d.nic.records) CHECK(r.kind == unsigned(layout::RetireKind::kStale), "record of kind %u for an answer to %x", r.kind, target);
  }
  CHECK(d.nic.read64(reg::kStaleReferencesOffset) == 5 && d.nic.read64(reg::kAnswersTakenOffset) == 5, "counted");
}

// ---- A request that claims to hold more than it has room for: nothing is written behind its end
void overfull(Device& d) {
  d.up(1000);
  const layout::TcpImage i = d.image(0);
  const uint32_t tcp = live(d, 0, i);
  const std::vector<uint8_t> zero(0x8000);
  d.nic.host.write(data(0) + 0x40000, zero.data(), zero.size());
  request(d, 0, 0, 100, 5000);
  d.nic.settle();
  const auto sent = d.bytes(1000);
  d.segment(i, i.rcv_nxt, i.snd_una, 0x18, sent);
  const auto e = d.port.next();
  CHECK(e.kind == unsigned(EventKind::kReceiveComplete) && e.bytes == 100, "kind %u, %u bytes", e.kind, e.bytes);
  CHECK(d.nic.host.read(data(0) + 0x40000, 0x8000) == zero, "the buffer is full: nothing was written");
  CHECK(d.nic.read64(reg::kIllegalOrdersOffset) == 1, "counted");
  layout::AnswerEntry a{};
  a.target = tcp;
  a.kind = uint8_t(layout::AnswerKind::kCompletionReturned);
  a.serial = e.serial;
  a.receive_producer = 1;
  d.port.answer(a);
  CHECK(d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kSuccess).bytes == 1000, "all bytes come up");
  CHECK(d.nic.host.read(data(0), 1000) == sent, "as they are");
}

// ---- A terminate whose buffer could not hold the region: refused before anything happens; the next one brings all bytes up
void tightTerminate(Device& d) {
  d.up(1000);
  d.nic.write(reg::kTcpAckFrequencyOffset, 1);
  const layout::TcpImage i = d.image(0);
  const uint32_t tcp = live(d, 0, i);
  const auto sent = d.bytes(1000);
  d.segment(i, i.rcv_nxt, i.snd_una, 0x10, sent);
  d.nic.settle();
  for (uint32_t bytes : {0u, 999u, (1u << kRegionLog2) - 1}) {
    layout::CommandEntry e = d.terminate(0, tcp);
    e.buffer_bytes = bytes;
    d.port.completion(d.port.command(e), Status::kResources);
  }
  d.nic.fromDevice.clear();
  d.segment(i, i.rcv_nxt + 1000, i.snd_una, 0x10, d.bytes(10));
  d.segment(i, i.rcv_nxt + 1010, i.snd_una, 0x10, d.bytes(10));
  d.nic.settle();
  CHECK(!d.nic.fromDevice.empty() && be32(d.nic.fromDevice.back(), 42) == i.rcv_nxt + 1020, "the connection lives on");
  CHECK(d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kSuccess).bytes == 1020, "buffered bytes");
  CHECK(d.nic.host.read(data(0), 1000) == sent, "as they are");
}

// ---- An abort stays open until the host has returned a request: commands behind it, of its connection and of others, go on
void openAbort(Device& d) {
  d.up(1000);
  const layout::TcpImage i = d.image(0), other = d.image(1);
  const uint32_t tcp = live(d, 0, i), second = live(d, 1, other);
  request(d, 0, 0, 100);
  d.nic.settle();
  d.segment(i, i.rcv_nxt, i.snd_una, 0x18, d.bytes(100));   // completes; the host does not return it
  auto e = d.port.next();
  CHECK(e.kind == unsigned(EventKind::kReceiveComplete), "kind %u", e.kind);
  request(d, 0, 1, 100);
  d.nic.settle();
  const uint32_t abort = d.port.command(order(Opcode::kAbort, tcp), false), query = d.port.command(order(Opcode::kQuery, tcp, imageAt(4)), false);
  const uint32_t again = d.port.command(order(Opcode::kAbort, tcp), false), end = d.port.command(d.terminate(0, tcp), false);
  const uint32_t late = d.port.command(order(Opcode::kQuery, tcp, imageAt(5)), false), ended = d.port.command(d.terminate(1, second));
  unsigned seen = 0;
  for (;;) {
    const auto c = d.port.next();
    if (c.kind == 0) break;
    if (c.kind != unsigned(EventKind::kCompletion)) continue;
    if (c.command_id == query) { CHECK(c.status == 0 && d.port.image<layout::TcpImage>(imageAt(4)).aborted, "query behind the abort: %x", c.status); seen |= 1; }
    else if (c.command_id == again) { CHECK(c.status == uint32_t(Status::kRequestAborted), "second abort: %x", c.status); seen |= 2; }
    else if (c.command_id == late) { CHECK(c.status == uint32_t(Status::kFailure), "query behind the terminate: %x", c.status); seen |= 4; }
    else if (c.command_id == ended) { CHECK(c.status == 0, "terminate of another connection: %x", c.status); seen |= 8; }
    else CHECK(false, "command %u has ended: %x", c.command_id, c.status);
  }
  CHECK(seen == 15, "they go on while the abort is open: %x", seen);
  layout::AnswerEntry a{};
  a.target = tcp;
  a.kind = uint8_t(layout::AnswerKind::kCompletionReturned);
  a.serial = e.serial;
  a.receive_producer = 2;
  d.port.answer(a);
  bool aborted = false, terminated = false;
  for (e = d.port.next(); e.kind != 0; e = d.port.next()) {
    if (e.kind == unsigned(EventKind::kReceiveComplete)) { a.serial = e.serial; d.port.answer(a); }
    if (e.kind != unsigned(EventKind::kCompletion)) continue;
    if (e.command_id == abort) { CHECK(e.status == 0 && !terminated, "abort: %x", e.status); aborted = true; }
    if (e.command_id == end) { CHECK(e.status == 0 && aborted, "terminate: %x", e.status); terminated = true; }
  }
  CHECK(aborted && terminated, "both end: %d %d", aborted, terminated);
  d.nic.settle();
  CHECK(d.nic.read(reg::kFreeConnectionsOffset) == kConnections, "all rows are free");
}

// ---- An initiate waits for raw frames; what stands before it does not
void rawFirst(Device& d) {
  d.up(1000);
  const Frame frame(64, 0xee);
  d.nic.host.write(0x1b000000, frame.data(), frame.size());
  layout::RawTransmitEntry r{};
  r.buffer = 0x1b000000;
  r.bytes = 64;
  r.phase = 1;
  d.nic.host.write(0x1a000000, &r, 64);
  d.nic.write64(reg::kRawTransmitBaseOffset, 0x1a000000);
  d.nic.write(reg::kRawTransmitBaseOffset + 8, 4);
  const uint32_t first = live(d, 0, d.image(0));
  d.nic.write(reg::kControlOffset, 5);   // the raw ring is not read
  d.nic.write(reg::kRawTransmitProducerOffset, 1);
  const uint32_t ended = d.port.command(d.terminate(0, first), false);
  layout::CommandEntry e = d.initiate(1, d.image(1));
  e.raw_transmit_producer = 1;
  const uint32_t waits = d.port.command(e);
  d.port.completion(ended, Status::kSuccess);
  d.nic.run(2000);
  d.port.poll();
  CHECK(d.port.events.empty(), "it waits");
  CHECK(d.nic.read(reg::kFreeConnectionsOffset) == kConnections, "the row of the terminated one is free meanwhile");
  d.nic.write(reg::kControlOffset, 7);
  d.port.completion(waits, Status::kSuccess);
  // What nobody has written is not waited for.
  e = d.initiate(2, d.image(2));
  e.raw_transmit_producer = 2;
  d.port.completion(d.port.command(e), Status::kFailure);
}

// ---- The host reads no events: an initiate that has begun ends, so frames behind one of its connection pass
void fullRing(Device& d) {
  d.up(1000, 4);
  d.port.giveBuffers(8);
  const layout::TcpImage i = d.image(0), later = d.image(1);
  const uint32_t tcp = live(d, 0, i);
  d.port.holdEvents = true;
  // Aborts of the peer, disconnects and sends of all others fill ring and queue with entries.
  for (int n = 0; n < 20; ++n) d.port.command(order(Opcode::kNop), n == 19);
  d.nic.run(4000);
  d.port.command(d.initiate(1, later));
  d.nic.run(1000);
  d.nic.fromDevice.clear();
  d.segment(later, later.rcv_nxt, later.snd_una, 0x10, d.bytes(100));
  for (unsigned n = 0; n < 4; ++n) d.segment(i, i.rcv_nxt + 100 * n, i.snd_una, 0x10, d.bytes(100));
  d.nic.run(6000);
  CHECK(d.nic.read64(reg::kSegmentsInOffset) == 5, "%lu segments, nobody waits for the host", d.nic.read64(reg::kSegmentsInOffset));
  d.port.holdEvents = false;
  d.nic.write(reg::kEventConsumerOffset, uint16_t(d.port.events_()));
  for (unsigned completions = 0; completions < 21;) {
    const auto e = d.port.next();
    CHECK(e.kind != 0, "%u completions", completions);
    if (e.kind == 0) break;
    completions += e.kind == unsigned(EventKind::kCompletion);
  }
  d.port.command(d.terminate(0, tcp));
  CHECK(d.nic.settle(), "at rest");
}

}  // namespace

int main(int argc, char** argv) {
  return runCases(argc, argv, {
      {"registers", registers}, {"images", images}, {"strangers", strangers}, {"overfull", overfull},
      {"tightTerminate", tightTerminate}, {"openAbort", openAbort}, {"rawFirst", rawFirst}, {"fullRing", fullRing}});
}
