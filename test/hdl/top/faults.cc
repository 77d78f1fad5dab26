// Damaged rows (11.11, InjectFault): one flipped bit is corrected and counted, two lose what the row is of, and nothing else: nothing is sent, read or
// written with it, every segment that does not leave is counted, everybody else goes on. CASE=name runs one case.
// top: chm_top
// config small: -GDataW=512 -GIngressBytes=16384 -GConnections=8 -GPaths=4 -GNeighbors=4
#include "device.h"

namespace {
using layout::FaultTable;
using layout::RetireKind;
constexpr unsigned kConnections = 8;

layout::CommandEntry inject(FaultTable table, uint32_t target, unsigned bit, unsigned bit2) {
  layout::CommandEntry e = order(Opcode::kInjectFault, target);
  e.fault_table = uint8_t(table);
  e.fault_bit = uint16_t(bit);
  e.fault_bit2 = uint16_t(bit2);
  return e;
}
uint32_t live(Device& d, unsigned n, const layout::TcpImage& i) { return d.port.completion(d.port.command(d.initiate(n, i)), Status::kSuccess).target; }
unsigned failsOf(Device& d, uint32_t target) {
  unsigned n = 0;
  for (const auto& r : d.nic.records) n += r.kind == unsigned(RetireKind::kFail) && r.target == target;
  return n;
}
uint64_t dropped(Device& d) { return d.nic.read64(layout::reg::kTransmitDroppedOffset); }
// A buffer of `bytes` bytes as entry `index` of the send ring of connection n, and the doorbell.
// The rings of row n are those of image(n).
void post(Device& d, unsigned n, unsigned index, uint32_t seq, uint32_t bytes, bool ring = true) {
  layout::SendEntry e{};
  e.buffer = data(n) + 0x20000;
  e.seq = seq;
  e.bytes = bytes;
  e.end_of_nbl = 1;
  e.phase = 1;
  d.nic.host.write(sendRing(n) + 64 * index, &e, 64);
  if (ring) d.port.doorbell(n, false, uint16_t(index + 1));
}

// ---- Bits that a stored row does not have (layout: FaultBits…): refused, counted, nothing flipped
void beyondTheRow(Device& d) {
  d.up(1000);
  const uint32_t tcp = live(d, 0, d.image(0));
  const struct { FaultTable table; uint32_t target; unsigned bits; } all[] = {
      {FaultTable::kConnection, tcp, layout::kFaultBitsConnection}, {FaultTable::kResource, tcp, layout::kFaultBitsResource}, {FaultTable::kLookUp, tcp, layout::kFaultBitsLookUp},
      {FaultTable::kPath, d.path, layout::kFaultBitsPath}, {FaultTable::kNeighbor, d.neighbor, layout::kFaultBitsNeighbor}};
  uint64_t refused = 0;
  for (const auto& f : all) {
    for (unsigned bit : {f.bits, 65535u}) {
      d.port.completion(d.port.command(inject(f.table, f.target, bit, bit)), Status::kFailure);
      d.port.completion(d.port.command(inject(f.table, f.target, 3, bit)), Status::kFailure);
      refused += 2;
    }
    d.port.completion(d.port.command(order(Opcode::kQuery, f.target, imageAt(4))), Status::kSuccess);
    CHECK(d.nic.read64(layout::reg::kCorrectedErrorsOffset) == 0, "table %u: nothing was flipped", unsigned(f.table));
  }
  CHECK(d.nic.read64(layout::reg::kIllegalOrdersOffset) == refused, "counted");
  for (const auto& f : all) d.port.completion(d.port.command(inject(f.table, f.target, f.bits - 1, f.bits - 1)), Status::kSuccess);
  for (const auto& f : all) d.port.completion(d.port.command(order(Opcode::kQuery, f.target, imageAt(4))), Status::kSuccess);
  CHECK(d.nic.read64(layout::reg::kCorrectedErrorsOffset) >= 4 && d.nic.read64(layout::reg::kUncorrectableErrorsOffset) == 0, "the last bit is one of the row");
}

// ---- The rings of a connection cannot be read: no request is made up, no payload is sent, the connection fails
void resource(Device& d) {
    for (bool receive : {true, false}) {
    d.up(1000);
    const layout::TcpImage i = d.image(0), other = d.image(1);
    const uint32_t tcp = live(d, 0, i), sound = live(d, 1, other);
    layout::ReceiveEntry request{};
    request.buffer = data(0) + 64;
    request.bytes = 3000;
    request.phase = 1;
    d.nic.host.write(receiveRing(0), &request, 64);
    post(d, 0, 0, i.snd_una, 500, false);
    const unsigned address = receive ? 128 : 64;   // bits of receiveRing, sendRing
    d.port.completion(d.port.command(inject(FaultTable::kResource, tcp, address + 30, address + 41)), Status::kSuccess);
    d.nic.records.clear();
    d.nic.fromDevice.clear();
    d.port.doorbell(0, receive, 1);
    CHECK(d.nic.settle(), "at rest");
    for (const auto& r : d.nic.records) CHECK(r.kind != unsigned(RetireKind::kReceivePost) && r.kind != unsigned(RetireKind::kSendPost), "a post out of a damaged row");
    CHECK(d.nic.fromDevice.empty(), "nothing leaves");
    const size_t raw = d.port.raw.size();
    d.segment(i, i.rcv_nxt, i.snd_una, 0x10, d.bytes(100));
    d.nic.settle();
    d.port.poll();
    CHECK(d.port.raw.size() == raw + 1 && d.port.raw.back().reason == unsigned(layout::RawReason::kClosed), "its segments go up raw");
    d.port.completion(d.port.command(order(Opcode::kQuery, tcp, imageAt(4))), Status::kFailure);
    d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kFailure);
    d.nic.settle();
    CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections - 2, "a damaged row is not given out again");
    d.port.completion(d.port.command(d.terminate(1, sound)), Status::kSuccess);
    d.port.completion(d.port.command(order(Opcode::kTerminate, d.path)), Status::kSuccess);   // no user is left
  }
}

// ---- The damage is met by the engine's own copy of a resource row: 11.11 for the connection
void resourceOfTheEngine(Device& d) {
  d.up(1000);
  const layout::TcpImage i = d.image(0);
  const uint32_t tcp = live(d, 0, i);
  d.port.completion(d.port.command(inject(FaultTable::kResource, tcp, 7, 7)), Status::kSuccess);
  const uint64_t corrected = d.nic.read64(layout::reg::kCorrectedErrorsOffset);
  d.segment(i, i.rcv_nxt, i.snd_una, 0x10, d.bytes(100));
  d.nic.settle();
  CHECK(d.nic.read64(layout::reg::kCorrectedErrorsOffset) > corrected && d.port.raw.empty(), "one bit is corrected");
  d.port.completion(d.port.command(inject(FaultTable::kResource, tcp, 8, 9)), Status::kSuccess);
  d.segment(i, i.rcv_nxt + 100, i.snd_una, 0x10, d.bytes(100));
  d.nic.settle();
  d.port.poll();
  CHECK(d.port.raw.size() == 1 && d.port.raw.back().reason == unsigned(layout::RawReason::kClosed), "two lose the connection");
  d.port.completion(d.port.command(inject(FaultTable::kResource, tcp, 8, 9)), Status::kFailure);   // 11.11b
  d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kFailure);
}

// ---- A path that is damaged: acknowledgements on it do not leave, behind a wire that stands still; frames of others do, in order
void path(Device& d) {
  d.up(1000);
  d.nic.write(layout::reg::kTcpAckFrequencyOffset, 1);
  layout::PathImage p{};
  p.handle = 0x3333;
  std::memcpy(p.source_address, kLocal, 4);
  std::memcpy(p.destination_address, kRemote, 4);
  p.neighbor = d.neighbor;
  p.path_mtu = 1500;
  p.ip_version = 4;
  d.nic.host.write(imageAt(0), &p, 64);
  const uint32_t second = d.port.completion(d.port.command(order(Opcode::kInitiatePath, 0, imageAt(0))), Status::kSuccess).target;
  layout::TcpImage good = d.image(0), bad = d.image(1);
  good.c_wnd = 65535;
  bad.path = second;
  const uint32_t sound = live(d, 0, good), tcp = live(d, 1, bad);
  const auto sent = d.bytes(5 * 1460 + 570);   // 130 beats: the egress is full to the beat when the last frame is on its way
  d.nic.host.write(data(0) + 0x20000, sent.data(), sent.size());
  d.port.completion(d.port.command(inject(FaultTable::kPath, second, 3, 9)), Status::kSuccess);
  d.nic.fromDevice.clear();
  d.nic.records.clear();
  d.nic.txPressure = 100;
  post(d, 0, 0, good.snd_una, uint32_t(sent.size()));
  d.nic.run(2500);
  for (unsigned n = 0; n < 12; ++n) d.segment(bad, bad.rcv_nxt + 100 * n, bad.snd_una, 0x10, d.bytes(100));
  d.nic.run(3000);
  d.nic.txPressure = 0;
  CHECK(d.nic.settle(), "at rest");
  std::vector<uint8_t> out;
  for (const Frame& f : d.nic.fromDevice) out.insert(out.end(), f.begin() + 54, f.end());
  CHECK(out == sent, "%zu bytes in order", out.size());
  unsigned frames = 0, segments = 0;
  for (const auto& r : d.nic.records) {
    frames += r.has_frame;
    segments += r.kind == unsigned(RetireKind::kSegment);
  }
  CHECK(segments > 0 && dropped(d) == frames - 6 && dropped(d) >= 1, "%lu dropped of %u", dropped(d), frames);
  CHECK(failsOf(d, tcp) == 1 && failsOf(d, sound) == 0, "and their connection fails: %u", failsOf(d, tcp));
  d.port.poll();
  CHECK(d.port.raw.size() + segments == 12, "the other segments go up raw: %zu, %u", d.port.raw.size(), segments);
  // The damaged row stays as it is: it is not counted down, not freed, and nothing starts on it.
  d.port.completion(d.port.command(d.terminate(1, tcp)), Status::kFailure);
  d.nic.settle();
  bad.path = second;
  d.port.completion(d.port.command(d.initiate(1, bad)), Status::kFailure);
  for (int n = 0; n < 2; ++n) d.port.completion(d.port.command(order(Opcode::kTerminate, second)), Status::kFailure);
  CHECK(d.nic.read(layout::reg::kFreePathsOffset) == 2, "the damaged row is out of use");
  CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections - 1, "the connection's is not");
}

// ---- A neighbor that is damaged: the users of its row are not counted on
void neighbor(Device& d) {
  d.up(1000);
  layout::PathImage p{};
  p.neighbor = d.neighbor;
  p.path_mtu = 1500;
  p.ip_version = 4;
  d.nic.host.write(imageAt(2), &p, 64);
  d.port.completion(d.port.command(inject(FaultTable::kNeighbor, d.neighbor, 128, 131)), Status::kSuccess);   // bits of `users`
  const uint64_t lost = d.nic.read64(layout::reg::kUncorrectableErrorsOffset);
  d.port.completion(d.port.command(order(Opcode::kTerminate, d.path)), Status::kSuccess);
  CHECK(d.nic.read64(layout::reg::kUncorrectableErrorsOffset) > lost, "the row below is met");
  d.port.completion(d.port.command(order(Opcode::kInitiatePath, 0, imageAt(2))), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kQuery, d.neighbor, imageAt(3))), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kTerminate, d.neighbor)), Status::kFailure);
  d.port.completion(d.port.command(inject(FaultTable::kNeighbor, d.neighbor, 1, 1)), Status::kFailure);
  CHECK(d.nic.read(layout::reg::kFreeNeighborsOffset) == 3 && d.nic.read64(layout::reg::kIllegalOrdersOffset) == 0, "it stays where it is");
}

// ---- What was posted is not in the ring: no frame, two counters, and the connection fails instead of trying for ever
void lostPayload(Device& d) {
  d.up(1000);
  layout::TcpImage i = d.image(0);
  const uint32_t tcp = live(d, 0, i);
  d.nic.fromDevice.clear();
  post(d, 0, 0, i.snd_una + 5000, 500);
  d.nic.settle();
  const uint64_t first = dropped(d);   // the window's worth is on its way before the connection fails
  CHECK(first >= 1 && first <= 4 && d.nic.read64(layout::reg::kTransmitLostOffset) == first && d.nic.fromDevice.empty(), "%lu dropped", first);
  CHECK(failsOf(d, tcp) == 1, "failed");
  d.strobe(3000);
  CHECK(d.nic.settle() && dropped(d) == first, "and silent");
  d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kFailure);
  // More entries than a segment may gather from: the host's error, told in the same way.
  i = d.image(1);
  const uint32_t scattered = live(d, 1, i);
  for (unsigned n = 0; n < 12; ++n) post(d, 1, n, i.snd_una + 100 * n, 100, n == 11);
  d.nic.settle();
  CHECK(dropped(d) == first + 1 && d.nic.read64(layout::reg::kTransmitLostOffset) == first + 1 && failsOf(d, scattered) == 1, "%lu dropped", dropped(d));
}

// ---- Faults: one flipped bit is corrected and counted, two make the object fail
void eachTable(Device& d) {
  d.up(1000);
  layout::TcpImage i = d.image(3);
  const uint32_t tcp = d.port.completion(d.port.command(d.initiate(3, i)), Status::kSuccess).target;
  const auto corrected = [&] { return d.nic.read64(layout::reg::kCorrectedErrorsOffset); };
  const auto lost = [&] { return d.nic.read64(layout::reg::kUncorrectableErrorsOffset); };
  // A table of the other kind.
  d.port.completion(d.port.command(inject(FaultTable::kPath, d.neighbor, 1, 1)), Status::kFailure);
  d.port.completion(d.port.command(inject(FaultTable::kNeighbor, tcp, 1, 1)), Status::kFailure);
  CHECK(corrected() == 0, "refused orders flip nothing");
  struct { FaultTable table; uint32_t target; } all[] = {{FaultTable::kConnection, tcp}, {FaultTable::kResource, tcp}, {FaultTable::kPath, d.path}, {FaultTable::kNeighbor, d.neighbor}};
  for (const auto& f : all) {
    const uint64_t before = corrected();
    d.port.completion(d.port.command(inject(f.table, f.target, 17, 17)), Status::kSuccess);
    d.port.completion(d.port.command(order(Opcode::kQuery, f.target, imageAt(4))), Status::kSuccess);
    CHECK(corrected() > before && lost() == 0, "one bit of table %u: %lu corrected", unsigned(f.table), corrected() - before);
    if (f.target == tcp) { const auto got = d.port.image<layout::TcpImage>(imageAt(4)); CHECK(got.handle == i.handle && got.rcv_nxt == i.rcv_nxt && got.snd_una == i.snd_una, "corrected"); };
  }
  {
    const uint64_t before = corrected();
    d.port.completion(d.port.command(inject(FaultTable::kLookUp, tcp, 40, 40)), Status::kSuccess);
    d.segment(i, i.rcv_nxt - 1, i.snd_una, 0x10, {});
    d.nic.settle();
    d.port.poll();
    CHECK(corrected() > before && d.port.raw.empty(), "a corrected key finds its connection");
  }
  // Two bits of the row: the connection ends with Failure, and its row is usable again.
  d.port.completion(d.port.command(inject(FaultTable::kConnection, tcp, 100, 333)), Status::kSuccess);
  d.port.completion(d.port.command(order(Opcode::kQuery, tcp, imageAt(4))), Status::kFailure);
  d.port.completion(d.port.command(d.terminate(3, tcp)), Status::kFailure);
  CHECK(lost() > 0, "two bits are counted");
  d.nic.settle();
  CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections, "its row is free");
  const uint32_t again = d.port.completion(d.port.command(d.initiate(3, i)), Status::kSuccess).target;
  CHECK(again != tcp, "another reference");
  d.port.completion(d.port.command(d.terminate(3, again)), Status::kSuccess);
  // Two bits of a path: nothing starts on it.
  d.port.completion(d.port.command(inject(FaultTable::kPath, d.path, 3, 9)), Status::kSuccess);
  d.port.completion(d.port.command(d.initiate(3, i)), Status::kFailure);
}
}  // namespace

int main(int argc, char** argv) {
  return runCases(argc, argv, {
      {"eachTable", eachTable}, {"beyondTheRow", beyondTheRow}, {"resource", resource}, {"resourceOfTheEngine", resourceOfTheEngine},
      {"path", path}, {"neighbor", neighbor}, {"lostPayload", lostPayload}});
}
