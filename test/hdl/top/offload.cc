// The whole device: neighbor, path and connections go down, data flows both ways, they come back with the state that the contract names (11.3, 11.8,
// written here once more from the page); statuses of 11.2, 11.9, 11.10; a full event ring; all connections down and up at once; cycles at host latency 250.
// top: chm_top
// config wide: -GDataW=512 -GConnections=1024 -GPaths=64 -GNeighbors=32
// config narrow: -GDataW=64 -GIngressBytes=16384 -GConnections=8 -GPaths=4 -GNeighbors=4
#include "device.h"

namespace {
#ifdef CHM_CONFIG_narrow
constexpr unsigned kConnections = 8, kPaths = 4, kNeighbors = 4;
#else
constexpr unsigned kConnections = 1024, kPaths = 64, kNeighbors = 32;
#endif
void same(const layout::TcpImage& is, const layout::TcpImage& want, const char* when) {
  const auto* a = reinterpret_cast<const uint8_t*>(&is);
  const auto* w = reinterpret_cast<const uint8_t*>(&want);
  for (unsigned i = 0; i < 256; i += 4)
    CHECK(std::memcmp(a + i, w + i, 4) == 0, "%s: image bytes %u..%u: %02x%02x%02x%02x, not %02x%02x%02x%02x", when, i, i + 3, a[i + 3], a[i + 2], a[i + 1], a[i],
          w[i + 3], w[i + 2], w[i + 1], w[i]);
}

// 11.3 and 11.8: the image that comes back `later` ms after it went down at `then`, nothing having happened.
layout::TcpImage returned(const layout::TcpImage& in, uint64_t then, uint64_t later, unsigned k, uint32_t buffered) {
  layout::TcpImage out = in;
  const uint64_t now = then + later;
  const uint32_t ticks = uint32_t(now / k - then / k);
  const auto left = [&](uint64_t at) -> uint32_t { return at <= now ? 0 : uint32_t(std::max<uint64_t>(1, std::min<uint64_t>((at - now) / k, 0xfffffffe))); };
  const bool need = in.snd_end + in.fin_posted != in.snd_una && in.state != unsigned(TcpState::kFinWait2);
  const bool persisting = need && in.snd_wnd == 0, outstanding = in.snd_max != in.snd_una;
  uint64_t rto = in.s_rtt == 0 ? 1000 : uint64_t((in.s_rtt >> 3) + in.rtt_var) * k;
  rto = std::min<uint64_t>(std::max<uint64_t>(rto, 300), 60000);
  const unsigned c = persisting ? in.snd_wnd_probe_count : in.retransmit_count;
  const uint64_t backed = c > 16 ? 60000 : std::min<uint64_t>(rto << c, 60000);
  const bool running = need && (outstanding || persisting);
  out.retransmit_timeout_delta = !running ? 0xffffffff : left(then + (in.retransmit_timeout_delta != 0xffffffff ? uint64_t(in.retransmit_timeout_delta) * k : backed));
  out.keep_alive_timeout_delta = in.keep_alive_timeout_delta == 0xffffffff ? 0xffffffff : left(then + uint64_t(in.keep_alive_timeout_delta) * k);
  out.ts_time += ticks;
  out.ts_recent_age += ticks;
  out.total_rt = in.retransmit_count && in.snd_wnd ? (in.cached_flags & 8 ? 0 : in.total_rt) + ticks : 0;
  out.send_backlog_size = 0xffffffff;
  out.receive_backlog_size = 0;
  out.buffered_bytes = buffered;
  if (in.fin_received && !buffered) out.disconnect_indicated = 1;   // 8.7e
  return out;
}

// ---- One connection, both ways
void oneConnection(Device& d) {
  Bench<Vdut>& b = d.b;
  d.up(1000);
  d.port.giveBuffers(8);
  layout::TcpImage image = d.image(0);
  uint64_t from = b.cycle;
  uint32_t id = d.port.command(d.initiate(0, image));
  layout::EventEntry e = d.port.completion(id, Status::kSuccess);
  std::printf("initiate %lu cycles\n", d.port.lastEventAt - from);
  CHECK(e.handle == image.handle && e.cut == 0 && e.opcode == unsigned(Opcode::kInitiateTcp), "completion of the initiate");
  const uint32_t tcp = e.target;
  CHECK(tcp == 0x30000000, "first row, generation 0: %x", tcp);

  // A posted request takes what arrives.
  layout::ReceiveEntry request{};
  request.buffer = data(0) + 5;
  request.bytes = 3000;
  request.phase = 1;
  d.nic.host.write(receiveRing(0), &request, 64);
  d.port.doorbell(0, true, 1);
  d.nic.run(600);
  auto first = d.bytes(1000), second = d.bytes(500);
  d.segment(image, image.rcv_nxt, image.snd_una, 0x10, first);
  d.segment(image, image.rcv_nxt + 1000, image.snd_una, 0x18, second);
  e = d.port.next();
  CHECK(e.kind == unsigned(layout::EventKind::kReceiveComplete) && e.first == 0 && e.count == 1 && e.bytes == 1500 && e.status == 0 && e.handle == image.handle,
        "ReceiveComplete: kind %u, first %u, count %u, bytes %u", e.kind, e.first, e.count, e.bytes);
  first.insert(first.end(), second.begin(), second.end());
  CHECK(d.nic.host.read(request.buffer, 1500) == first, "received bytes");
  layout::AnswerEntry answer{};
  answer.target = tcp;
  answer.kind = uint8_t(layout::AnswerKind::kCompletionReturned);
  answer.serial = e.serial;
  answer.receive_producer = 1;
  d.port.answer(answer);
  d.nic.run(800);
  CHECK(!d.nic.fromDevice.empty() && be32(d.nic.fromDevice.back(), 42) == image.rcv_nxt + 1500, "an acknowledgement of all");
  d.nic.fromDevice.clear();

  // A posted buffer goes out in segments; what the peer acknowledges comes back.
  const auto sent = d.bytes(2000);
  d.nic.host.write(data(0) + 0x20003, sent.data(), sent.size());
  layout::SendEntry send{};
  send.buffer = data(0) + 0x20003;
  send.seq = image.snd_una;
  send.bytes = 2000;
  send.end_of_nbl = send.phase = 1;
  d.nic.host.write(sendRing(0), &send, 64);
  d.port.doorbell(0, false, 1);
  std::vector<uint8_t> out;
  for (int i = 0; i < 4000 && out.size() < 2000; ++i) {
    d.nic.run(1);
    while (!d.nic.fromDevice.empty()) {
      const Frame f = d.nic.fromDevice.front();
      d.nic.fromDevice.erase(d.nic.fromDevice.begin());
      CHECK(onesSum(f, 14, 34) == 0xffff && tcpSum(f) == 0xffff, "checksums of a sent segment");
      const unsigned payload = be16(f, 16) - 40;
      if (payload) CHECK(be32(f, 38) == image.snd_una + out.size(), "sequence number");
      out.insert(out.end(), f.begin() + 54, f.begin() + 54 + payload);
    }
  }
  CHECK(out == sent, "sent bytes: %zu", out.size());
  d.segment(image, image.rcv_nxt + 1500, image.snd_una + 2000, 0x10, {});
  e = d.port.next();
  CHECK(e.kind == unsigned(layout::EventKind::kSendComplete) && e.una == image.snd_una + 2000 && e.status == 0, "SendComplete: kind %u una %x", e.kind, e.una);

  // A query leaves it undisturbed.
  CHECK(d.nic.settle(), "at rest");
  from = b.cycle;
  id = d.port.command(order(Opcode::kQuery, tcp, imageAt(1)));
  e = d.port.completion(id, Status::kSuccess);
  std::printf("query %lu cycles\n", d.port.lastEventAt - from);
  auto got = d.port.image<layout::TcpImage>(imageAt(1));
  CHECK(got.rcv_nxt == image.rcv_nxt + 1500 && got.snd_una == image.snd_una + 2000 && got.snd_end == got.snd_una && got.receive_backlog_size == 0, "queried image");

  // What nobody asked for is indicated; refused, it goes up as buffered data.
  const auto refused = d.bytes(700);
  d.segment(image, image.rcv_nxt + 1500, image.snd_una + 2000, 0x18, refused);
  e = d.port.next();
  CHECK(e.kind == unsigned(layout::EventKind::kIndicate) && e.bytes == 700 && e.info == image.rcv_nxt + 1500, "Indicate: kind %u bytes %u", e.kind, e.bytes);
  CHECK(d.nic.host.read(e.buffer, 700) == refused, "indicated bytes");
  answer.kind = uint8_t(layout::AnswerKind::kIndicationAnswer);
  answer.status = uint32_t(Status::kOffloadDataNotAccepted);
  answer.serial = e.serial;
  answer.send_producer = 1;
  d.port.answer(answer);
  CHECK(d.nic.settle(), "at rest");
  from = b.cycle;
  id = d.port.command(d.terminate(0, tcp));
  e = d.port.completion(id, Status::kSuccess);
  std::printf("terminate %lu cycles, with 700 buffered bytes\n", d.port.lastEventAt - from);
  CHECK(e.bytes == 700 && e.una == image.snd_una + 2000 && e.cut == 4 && e.handle == image.handle, "completion of the terminate: bytes %u cut %lu", e.bytes, uint64_t(e.cut));
  got = d.port.image<layout::TcpImage>(imageAt(0));
  CHECK(got.buffered_bytes == 700 && got.rcv_nxt == image.rcv_nxt + 2200, "image: %u buffered", got.buffered_bytes);
  CHECK(d.nic.host.read(data(0), 700) == refused, "buffered bytes");
  // Later frames are nobody's.
  const size_t before = d.port.raw.size();
  d.segment(image, image.rcv_nxt + 2200, image.snd_una + 2000, 0x18, refused);
  d.nic.settle();
  d.port.poll();
  CHECK(d.port.raw.size() == before + 1 && d.port.raw.back().reason == unsigned(layout::RawReason::kNoConnection) && d.port.raw.back().frame_number == 4, "raw behind the cut");
  CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections, "the row is free");
  // Stale, and objects in order.
  d.port.completion(d.port.command(order(Opcode::kQuery, tcp, imageAt(1))), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kTerminate, d.neighbor, imageAt(1))), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kTerminate, d.path, imageAt(1))), Status::kSuccess);
  auto p = d.port.image<layout::PathImage>(imageAt(1));
  CHECK(p.handle == 0x2222 && p.neighbor == d.neighbor && p.path_mtu == 1500 && p.ip_version == 4 && !std::memcmp(p.source_address, kLocal, 4), "path image");
  d.port.completion(d.port.command(order(Opcode::kTerminate, d.neighbor, imageAt(1))), Status::kSuccess);
  auto n = d.port.image<layout::NeighborImage>(imageAt(1));
  CHECK(n.handle == 0x1111 && n.host_reachability_delta == 77 && n.dl_destination_address[5] == 0x2a, "neighbor image");
  CHECK(d.nic.read64(layout::reg::kStaleReferencesOffset) == 1 && d.nic.read64(layout::reg::kIllegalOrdersOffset) == 1, "counters of refused orders: %lu %lu", d.nic.read64(layout::reg::kStaleReferencesOffset), d.nic.read64(layout::reg::kIllegalOrdersOffset));
  CHECK(d.nic.read64(layout::reg::kBufferedBytesOffset) == 700, "BufferedBytes");
}

// ---- Images there and back, all ticks
void images(Device& d, unsigned ticksPerSecond) {
  Random& r = d.b.random;
  d.up(ticksPerSecond);
  for (unsigned round = 0; round < 60; ++round) {
    const unsigned n = unsigned(r.below(kConnections));
    layout::TcpImage i = d.image(n);
    i.state = uint8_t(r.between(unsigned(TcpState::kEstablished), unsigned(TcpState::kLastAck)));
    const TcpState s = TcpState(i.state);
    i.fin_posted = s != TcpState::kEstablished && s != TcpState::kCloseWait;
    i.fin_received = s == TcpState::kCloseWait || s == TcpState::kClosing || s == TcpState::kLastAck;
    i.disconnect_indicated = i.fin_received && r.percent(50);
    const uint32_t open = s == TcpState::kFinWait2 ? 0 : uint32_t(r.percent(40) ? 0 : r.between(1, 4000));
    i.snd_end = i.snd_una + open;
    if (s == TcpState::kFinWait2) i.snd_end = i.snd_una - 1;
    i.snd_nxt = i.snd_max = i.snd_end + i.fin_posted;
    i.snd_wnd = r.percent(20) ? 0 : uint32_t(r.between(1, 1 << 20));
    i.max_snd_wnd = i.snd_wnd + 1000;
    i.const_flags = uint8_t(r.below(8));
    i.snd_wind_scale = uint8_t(r.below(15));
    i.rcv_wind_scale = uint8_t(r.below(8));
    i.remote_mss = uint16_t(r.between(100, 65535));
    i.hash_value = uint32_t(r.next());
    i.cached_flags = uint8_t(r.below(32));
    i.ttl_or_hop_limit = uint8_t(r.next());
    i.tos_or_traffic_class = uint8_t(r.next());
    i.user_priority = uint8_t(r.next());
    i.rcv_indication_size = uint32_t(r.next());
    i.max_rt = uint32_t(r.next());
    i.ka_timeout = uint32_t(r.next());
    i.ka_interval = uint32_t(r.next());
    i.flow_label = uint32_t(r.below(1 << 20));
    i.ka_probe_count = uint8_t(r.next());
    i.dup_ack_count = uint8_t(r.next());
    i.snd_wnd_probe_count = uint8_t(r.below(20));
    i.retransmit_count = uint8_t(r.percent(50) ? 0 : r.between(1, 40));
    i.delegated_flags = uint16_t(r.next());
    i.keep_alive_probe_count = uint8_t(r.next());
    i.c_wnd = uint32_t(r.between(1, 1 << 29));
    i.ss_thresh = uint32_t(r.next());
    i.s_rtt = uint16_t(r.percent(20) ? 0 : r.next());
    i.rtt_var = uint16_t(r.next());
    i.ts_recent = uint32_t(r.next());
    i.ts_recent_age = uint32_t(r.next());
    i.ts_time = uint32_t(r.next());
    i.total_rt = uint32_t(r.below(100000));
    if (r.percent(60)) i.retransmit_timeout_delta = uint32_t(r.percent(10) ? 0xfffffffe : r.between(10, 100000));
    if (r.percent(60)) i.keep_alive_timeout_delta = uint32_t(r.percent(10) ? 0xfffffffe : r.between(1, 7200000));
    i.d_wnd = uint32_t(r.next());
    const uint32_t buffered = r.percent(50) ? 0 : uint32_t(r.between(1, 20000));
    const auto held = d.bytes(buffered);
    d.nic.host.write(data(n), held.data(), buffered);
    const uint64_t then = d.now;
    const uint32_t target = d.port.completion(d.port.command(d.initiate(n, i, buffered)), Status::kSuccess).target;
    d.nic.settle();
    d.port.poll();
    d.port.events.clear();   // Disconnect of a received FIN
    const unsigned later = unsigned(r.below(4));
    d.strobe(later);
    d.nic.host.write(data(n), std::vector<uint8_t>(buffered).data(), buffered);
    const uint32_t id = d.port.command(d.terminate(n, target));
    layout::EventEntry e = d.port.next();
    while (e.kind != 0 && e.kind != unsigned(layout::EventKind::kCompletion)) e = d.port.next();
    CHECK(e.kind == unsigned(layout::EventKind::kCompletion) && e.command_id == id && e.status == 0 && e.bytes == buffered, "terminate: status %x bytes %u", e.status, e.bytes);
    same(d.port.image<layout::TcpImage>(imageAt(n)), returned(i, then, later, d.k, buffered), "there and back");
    CHECK(d.nic.host.read(data(n), buffered) == held, "%u buffered bytes", buffered);
  }
  CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections, "all rows are free");
  CHECK(d.nic.settle(), "at rest");
}

// ---- Statuses
void statuses(Device& d) {
  d.up(1000);
  const auto refused = [&](const char* what, Status status, auto change, uint32_t buffered = 0) {
    layout::TcpImage i = d.image(0);
    change(i);
    const auto e = d.port.completion(d.port.command(d.initiate(0, i, buffered)), status);
    CHECK(e.handle == 0 && e.target == 0, "%s: handle %lx", what, uint64_t(e.handle));
  };
  refused("stale path", Status::kFailure, [](auto& i) { i.path += 0x10000; });
  refused("no path", Status::kFailure, [](auto& i) { i.path = 0; });
  refused("state", Status::kFailure, [](auto& i) { i.state = 10; });
  refused("scale", Status::kFailure, [](auto& i) { i.rcv_wind_scale = 15; });
  refused("MSS", Status::kFailure, [](auto& i) { i.const_flags = 1; i.remote_mss = 12; });
  refused("region", Status::kFailure, [](auto& i) { i.region_log2 = 21; });
  refused("order", Status::kFailure, [](auto& i) { i.snd_nxt = i.snd_max + 1; });
  refused("window", Status::kOffloadTcpRcvWindow, [](auto& i) { i.initial_rcv_wnd = 65536; });
  refused("advertised window", Status::kOffloadTcpRcvWindow, [](auto& i) { i.rcv_wnd = 65536; });
  refused("window below two units of its scale", Status::kOffloadTcpRcvWindow, [](auto& i) { i.rcv_wind_scale = 14; i.initial_rcv_wnd = 32767; });
  refused("buffered data and window", Status::kOffloadTcpRcvWindow, [](auto& i) { i.rcv_wnd = 536; }, 65000);
  const auto scaled = [](layout::TcpImage& i, uint32_t initial) { i.rcv_wind_scale = 10, i.initial_rcv_wnd = initial, i.rcv_wnd = 65535; };
  refused("window that leaves no room for rounding", Status::kOffloadTcpRcvWindow, [&](auto& i) { scaled(i, 65536 - 1023); });
  // An edge that was rounded up when it was advertised (6.4) reaches to the end of the region.
  layout::TcpImage edge = d.image(1);
  scaled(edge, 65536 - 1024);
  const uint32_t wide = d.port.completion(d.port.command(d.initiate(1, edge, 0)), Status::kSuccess).target;
  d.port.completion(d.port.command(d.terminate(1, wide)), Status::kSuccess);
  // As tight as allowed.
  layout::TcpImage i = d.image(0);
  i.const_flags = 1;
  i.remote_mss = 13;
  i.initial_rcv_wnd = 65535;
  i.rcv_wnd = 535;
  const uint32_t tcp = d.port.completion(d.port.command(d.initiate(0, i, 65000)), Status::kSuccess).target;
  refused("tuple", Status::kFailure, [](auto&) {});
  d.port.completion(d.port.command(order(Opcode::kNop)), Status::kSuccess);
  for (Opcode o : {Opcode::kUpdate, Opcode::kInvalidate, Opcode::kForward, Opcode(99)}) d.port.completion(d.port.command(order(o, tcp)), Status::kNotSupported);
  d.port.completion(d.port.command(order(Opcode::kTerminate, d.path)), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kAbort, d.path)), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kQuery, 0x30000000 | 0xffff)), Status::kFailure);
  d.port.completion(d.port.command(order(Opcode::kQuery, d.neighbor, imageAt(2))), Status::kSuccess);
  CHECK(d.port.image<layout::NeighborImage>(imageAt(2)).handle == 0x1111, "queried neighbor");
  // Paths and neighbors, to the last.
  layout::PathImage p{};
  p.neighbor = d.neighbor;
  p.ip_version = 4;
  const auto path = [&](uint32_t mtu, uint32_t neighbor, Status status) {
    p.path_mtu = mtu;
    p.neighbor = neighbor;
    d.nic.host.write(imageAt(2), &p, 64);
    return d.port.completion(d.port.command(order(Opcode::kInitiatePath, 0, imageAt(2))), status).target;
  };
  path(1501, d.neighbor, Status::kOffloadPathMtu);
  path(67, d.neighbor, Status::kFailure);
  path(1500, d.neighbor + 0x10000, Status::kFailure);
  for (unsigned n = 1; n < kPaths; ++n) CHECK((path(1500, d.neighbor, Status::kSuccess) & 0xffff) == n, "paths in order");
  path(1500, d.neighbor, Status::kOffloadPathEntries);
  for (unsigned n = 1; n < kNeighbors; ++n) d.port.completion(d.port.command(order(Opcode::kInitiateNeighbor, 0, imageAt(2))), Status::kSuccess);
  d.port.completion(d.port.command(order(Opcode::kInitiateNeighbor, 0, imageAt(2))), Status::kOffloadNeighborEntries);
  // Each waits for a query that is open on the connection (11); behind an open abort a query acts at once and a second abort ends by what the first
  // one found (11.7); a terminate is parked behind the abort, and what comes after it is refused (11.10).
  d.nic.fromDevice.clear();
  const uint64_t refusals = d.nic.read64(layout::reg::kIllegalOrdersOffset);
  const uint32_t query = d.port.command(order(Opcode::kQuery, tcp, imageAt(2)), false), abort = d.port.command(order(Opcode::kAbort, tcp), false);
  const uint32_t third = d.port.command(order(Opcode::kQuery, tcp, imageAt(3)), false), again = d.port.command(order(Opcode::kAbort, tcp), false);
  const uint32_t first = d.port.command(d.terminate(0, tcp), false), second = d.port.command(d.terminate(0, tcp), false);
  d.port.command(order(Opcode::kNop));
  bool aborted = false, ended = false, told = false;
  std::vector<uint32_t> completed;
  for (;;) {
    const auto e = d.port.next();
    if (e.kind == 0) break;
    if (e.kind == unsigned(layout::EventKind::kTcpEvent)) told = true;
    if (e.kind != unsigned(layout::EventKind::kCompletion)) continue;
    completed.push_back(e.command_id);
    if (e.command_id == again) { CHECK(e.status == uint32_t(Status::kRequestAborted) && !ended, "second abort: %x", e.status); }
    if (e.command_id == query || e.command_id == third) CHECK(e.status == 0, "query: %x", e.status);
    if (e.command_id == abort) { CHECK(e.status == 0 && !ended, "abort: %x", e.status); aborted = true; }
    if (e.command_id == first) { CHECK(e.status == 0 && aborted, "terminate behind the abort: %x", e.status); ended = true; }
    if (e.command_id == second) CHECK(e.status == uint32_t(Status::kFailure), "second terminate: %x", e.status);
  }
  CHECK(aborted && ended && !told, "abort and terminate end: %d %d %d", aborted, ended, told);
  CHECK(completed.front() == query && completed.back() == first, "each in its turn");
  CHECK(d.port.image<layout::TcpImage>(imageAt(2)).state == 4 && d.port.image<layout::TcpImage>(imageAt(3)).state == 0, "queried before and after the abort");
  CHECK(d.nic.read64(layout::reg::kIllegalOrdersOffset) == refusals + 1, "the second terminate is counted");
  // CLOSED without an abort; a query behind a terminate.
  layout::TcpImage closing = d.image(1);
  closing.state = uint8_t(TcpState::kLastAck);
  closing.fin_posted = closing.fin_received = closing.disconnect_indicated = 1;
  closing.snd_nxt = closing.snd_max = closing.snd_end + 1;
  const uint32_t closed = d.port.completion(d.port.command(d.initiate(1, closing)), Status::kSuccess).target;
  d.segment(closing, closing.rcv_nxt, closing.snd_max, 0x10, {});
  d.nic.settle();
  d.port.poll();
  d.port.events.clear();   // DisconnectComplete
  d.port.completion(d.port.command(order(Opcode::kAbort, closed)), Status::kUploadInProgress);
  const uint32_t end = d.port.command(d.terminate(1, closed), false), late = d.port.command(order(Opcode::kQuery, closed, imageAt(2)));
  for (int n = 0; n < 2; ++n) {
    const auto e = d.port.next();
    CHECK(e.command_id == (e.status == 0 ? end : late) && (e.status == 0 || e.status == uint32_t(Status::kFailure)), "terminate and query: %u %x", e.command_id, e.status);
  }
  CHECK(d.port.image<layout::TcpImage>(imageAt(0)).state == 0 && d.port.image<layout::TcpImage>(imageAt(0)).aborted, "aborted image");
  bool reset = false;
  for (const auto& f : d.nic.fromDevice) reset |= (f[47] & 4) != 0;
  CHECK(reset, "an RST left");
}

// ---- A host that reads no events: commands wait, frames are still taken and acknowledged, nothing is lost afterwards
void fullEventRing(Device& d) {
  d.up(1000, 4);
  layout::TcpImage i = d.image(0);
  const uint32_t tcp = d.port.completion(d.port.command(d.initiate(0, i)), Status::kSuccess).target;
  d.port.holdEvents = true;
  std::vector<uint32_t> ids;
  for (int n = 0; n < 28; ++n) ids.push_back(d.port.command(order(Opcode::kNop), n == 27));
  d.nic.run(4000);
  d.nic.fromDevice.clear();
  for (unsigned n = 0; n < 4; ++n) d.segment(i, i.rcv_nxt + 100 * n, i.snd_una, 0x10, d.bytes(100));
  d.nic.run(4000);
  CHECK(!d.nic.fromDevice.empty() && be32(d.nic.fromDevice.back(), 42) == i.rcv_nxt + 400, "reception goes on");
  CHECK(d.nic.read64(layout::reg::kSegmentsInOffset) == 4, "segments");
  d.port.holdEvents = false;
  d.nic.write(layout::reg::kEventConsumerOffset, uint16_t(d.port.events_()));
  for (uint32_t id : ids) d.port.completion(id, Status::kSuccess);
  const auto e = d.port.completion(d.port.command(d.terminate(0, tcp)), Status::kSuccess);
  CHECK(e.bytes == 400, "buffered bytes: %u", e.bytes);
}

// ---- All of them at once
void crowd(Device& d) {
  d.up(1000, 11);
  std::vector<uint32_t> targets(kConnections);
  std::vector<layout::TcpImage> in;
  uint64_t from = d.b.cycle;
  for (unsigned n = 0; n < kConnections; ++n) {
    in.push_back(d.image(n));
    d.port.command(d.initiate(n, in.back()), n % 16 == 15 || n + 1 == kConnections);
  }
  for (unsigned n = 0; n < kConnections; ++n) {
    const auto e = d.port.next();
    CHECK(e.status == 0 && (e.target & 0xffff) == n, "initiate %u: %x", n, e.status);
    targets[n] = e.target;
  }
  std::printf("%u initiates: %.0f cycles each\n", kConnections, double(d.port.lastEventAt - from) / kConnections);
  layout::TcpImage extra = d.image(kConnections);
  extra.region = 0;
  d.port.completion(d.port.command(d.initiate(0, extra)), Status::kOffloadTcpEntries);
  d.port.completion(d.port.command(d.initiate(0, in[0])), Status::kFailure);   // down there already: that comes first
  CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == 0, "none is free");
  // Half of them hold received data that nobody took.
  d.nic.settle();
  from = d.b.cycle;
  for (unsigned n = 0; n < kConnections; ++n) d.port.command(d.terminate(n, targets[n]), n % 16 == 15 || n + 1 == kConnections);
  std::vector<bool> done(kConnections);
  for (unsigned n = 0; n < kConnections; ++n) {
    const auto e = d.port.next();
    CHECK(e.status == 0 && e.kind == unsigned(layout::EventKind::kCompletion) && !done[e.target & 0xffff & (kConnections - 1)], "terminate %x: %x", e.target, e.status);
    done[e.target & (kConnections - 1)] = true;
  }
  std::printf("%u terminates: %.0f cycles each\n", kConnections, double(d.port.lastEventAt - from) / kConnections);
  for (unsigned n = 0; n < kConnections; ++n) same(d.port.image<layout::TcpImage>(imageAt(n)), returned(in[n], 0, 0, 1, 0), "crowd");
  d.nic.settle();
  CHECK(d.nic.read(layout::reg::kFreeConnectionsOffset) == kConnections, "all are free");
}
}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Device d(b);
  d.nic.host.readLatency = 250;
  d.nic.memory.readLatency = 32;
  oneConnection(d);
  statuses(d);
  fullEventRing(d);
  d.nic.host.readLatency = 40;
  for (unsigned t : {10u, 100u, 1000u}) images(d, t);
  d.nic.host.stallPercent = d.nic.memory.stallPercent = 30;
  images(d, 1000);
  d.nic.host.stallPercent = d.nic.memory.stallPercent = 0;
  d.nic.host.readLatency = 250;
  crowd(d);
  CHECK(d.nic.host.violations == 0 && d.nic.memory.violations == 0, "breaches of AXI4");
  return b.finish();
}
