// A device with a neighbor and a path, for tests of the whole chm_top: images, commands, segments of a peer.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include "miniport.h"

using namespace chm;
using layout::Opcode;
using layout::Status;
using layout::TcpState;

namespace {
constexpr uint64_t kMac = 0x554433221102;
constexpr unsigned kRegionLog2 = 16;
const uint8_t kLocal[4] = {10, 0, 0, 1}, kRemote[4] = {10, 0, 0, 2};

uint64_t sendRing(unsigned n) { return 0x100000000ull + n * 0x10000ull; }
uint64_t receiveRing(unsigned n) { return 0x108000000ull + n * 0x10000ull; }
uint64_t data(unsigned n) { return 0x200000000ull + n * 0x100000ull; }
uint64_t imageAt(unsigned n) { return Miniport::kImages + n * 256ull; }

layout::CommandEntry order(Opcode opcode, uint32_t target = 0, uint64_t image = 0) {
  layout::CommandEntry e{};
  e.opcode = uint8_t(opcode);
  e.target = target;
  e.image = image;
  return e;
}

class Device {
 public:
  Bench<Vdut>& b;
  Nic nic;
  Miniport port;
  unsigned k = 1;           // ms in a tick
  uint64_t now = 0;         // strobes
  uint32_t neighbor = 0, path = 0;

  explicit Device(Bench<Vdut>& bench) : b(bench), nic(bench), port(nic) {}
  void strobe(unsigned n) {
    for (; n; --n, ++now) { b.dut.strobe_i = 1; nic.step(); b.dut.strobe_i = 0; nic.run(3); }
  }
  uint32_t tick() const { return uint32_t(now / k); }

  void up(unsigned ticksPerSecond, unsigned eventLog2 = 7) {
    if (b.cycle) CHECK(nic.settle(), "at rest before a reset");
    k = 1000 / ticksPerSecond;
    now = 0;
    port.bringUp(kMac, ticksPerSecond, eventLog2);
    nic.fromDevice.clear();
    nic.records.clear();
    strobe(unsigned(b.random.between(0, 300)));
    layout::NeighborImage n{};
    n.handle = 0x1111;
    for (int i = 0; i < 6; ++i) n.dl_destination_address[i] = uint8_t(0x20 + 2 * i);
    n.host_reachability_delta = 77;
    nic.host.write(imageAt(0), &n, 64);
    neighbor = port.completion(port.command(order(Opcode::kInitiateNeighbor, 0, imageAt(0))), Status::kSuccess).target;
    layout::PathImage p{};
    p.handle = 0x2222;
    std::memcpy(p.source_address, kLocal, 4);
    std::memcpy(p.destination_address, kRemote, 4);
    p.neighbor = neighbor;
    p.path_mtu = 1500;
    p.ip_version = 4;
    nic.host.write(imageAt(0), &p, 64);
    path = port.completion(port.command(order(Opcode::kInitiatePath, 0, imageAt(0))), Status::kSuccess).target;
  }

  layout::TcpImage image(unsigned n) {
    layout::TcpImage i{};
    i.handle = 0xabc000000000ull + n;
    i.path = path;
    const uint8_t ports[4] = {0x12, 0x34, uint8_t(0x40 + (n >> 8)), uint8_t(n)};
    std::memcpy(reinterpret_cast<uint8_t*>(&i) + 12, ports, 4);
    i.remote_mss = 1460;
    i.ttl_or_hop_limit = 64;
    i.initial_rcv_wnd = 16384;
    i.rcv_wnd = 16384;
    i.state = uint8_t(TcpState::kEstablished);
    i.rcv_nxt = uint32_t(b.random.next());
    i.snd_una = i.snd_nxt = i.snd_max = i.snd_end = uint32_t(b.random.next());
    i.snd_wnd = i.max_snd_wnd = 65535;
    i.send_wl1 = i.rcv_nxt;
    i.c_wnd = 4 * 1460;
    i.ss_thresh = 65535;
    i.retransmit_timeout_delta = i.keep_alive_timeout_delta = 0xffffffff;
    i.send_ring = sendRing(n);
    i.receive_ring = receiveRing(n);
    i.send_ring_log2 = i.receive_ring_log2 = 4;
    i.region = uint64_t(n) << kRegionLog2;
    i.region_log2 = kRegionLog2;
    return i;
  }
  layout::CommandEntry initiate(unsigned n, const layout::TcpImage& i, uint32_t buffered = 0) {
    nic.host.write(imageAt(n), &i, 256);
    layout::CommandEntry e = order(Opcode::kInitiateTcp, 0, imageAt(n));
    e.buffer = data(n);
    e.buffer_bytes = buffered;
    return e;
  }
  layout::CommandEntry terminate(unsigned n, uint32_t target) {
    layout::CommandEntry e = order(Opcode::kTerminate, target, imageAt(n));
    e.buffer = data(n);
    e.buffer_bytes = 1u << kRegionLog2;
    return e;
  }
  // A segment of the peer.
  void segment(const layout::TcpImage& i, uint32_t seq, uint32_t ack, unsigned flags, const std::vector<uint8_t>& payload) {
    uint8_t mac[6];
    for (int j = 0; j < 6; ++j) mac[j] = uint8_t(kMac >> 8 * j);
    Frame f = tcpFrame(b.random, mac, {}, payload.size());
    for (int j = 0; j < 4; ++j) { f[26 + j] = kRemote[j]; f[30 + j] = kLocal[j]; }
    const uint8_t* ports = reinterpret_cast<const uint8_t*>(&i) + 12;
    f[34] = ports[2]; f[35] = ports[3]; f[36] = ports[0]; f[37] = ports[1];
    put32(f, 38, seq);
    put32(f, 42, ack);
    f[47] = uint8_t(flags);
    put16(f, 48, 65535);
    std::copy(payload.begin(), payload.end(), f.begin() + 54);
    seal(f);
    nic.toDevice.push_back({f, false});
  }
  std::vector<uint8_t> bytes(size_t n) {
    std::vector<uint8_t> v(n);
    for (auto& x : v) x = uint8_t(b.random.next());
    return v;
  }
};

struct Case {
  const char* name;
  void (*run)(Device&);
};

// Runs the cases one after the other on one device; CASE=name runs that one alone.
template <size_t N> [[maybe_unused]] int runCases(int argc, char** argv, const Case (&cases)[N]) {
  Bench<Vdut> b(argc, argv);
  Device d(b);
  d.nic.host.readLatency = 40;
  const char* only = std::getenv("CASE");
  for (const auto& c : cases) if (!only || !std::strcmp(only, c.name)) { std::printf("%s\n", c.name); c.run(d); }
  CHECK(d.nic.host.violations == 0 && d.nic.memory.violations == 0, "breaches of AXI4");
  return b.finish();
}

}  // namespace
