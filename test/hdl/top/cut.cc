// The cut of a terminate: the Terminate event comes behind the verdict of every frame below the cut, so none is refused for the draining row, however late
// its Raw record; frames from the cut on find no key. And `now` never steps back from one record to the next, of whatever kind.
// top: chm_top
// config narrow: -GDataW=64 -GIngressBytes=16384 -GConnections=8 -GPaths=4 -GNeighbors=4
#include "device.h"

namespace {
constexpr unsigned kUrgent = 0x30;   // URG, ACK: refused by 7.1 as long as the row is not draining

struct Seen { unsigned behind = 0, urgent = 0, gone = 0; };

void round(Device& d, Seen& seen) {
  d.up(1000);
  d.nic.host.stallPercent = 60;      // the raw ring is slow: records of raw frames come late
  const layout::TcpImage image = d.image(0);
  const uint32_t target = d.port.completion(d.port.command(d.initiate(0, image)), Status::kSuccess).target;
  d.nic.records.clear();
  for (unsigned i = 0; i < 24; ++i) d.segment(image, image.rcv_nxt, image.snd_una, kUrgent, d.bytes(size_t(d.b.random.between(0, 300))));
  d.nic.run(unsigned(d.b.random.between(0, 600)));
  const uint32_t id = d.port.command(d.terminate(0, target));
  for (unsigned i = 0; i < 400; ++i) {   // time goes on while they travel
    d.b.dut.strobe_i = d.b.random.percent(10);
    d.nic.run(unsigned(d.b.random.between(1, 3)));
    d.b.dut.strobe_i = 0;
  }
  const uint64_t cut = d.port.completion(id, Status::kSuccess).cut;
  CHECK(d.nic.settle(), "at rest");
  bool terminated = false;
  uint64_t now = 0;
  for (const layout::RetireRecord& r : d.nic.records) {
    CHECK(r.now_ms >= now, "2.2 now %lu behind %lu, kind %u", uint64_t(r.now_ms), now, r.kind);
    now = r.now_ms;
    terminated = terminated || r.kind == unsigned(layout::RetireKind::kTerminate);
    if (r.kind != unsigned(layout::RetireKind::kRaw)) continue;
    const bool below = r.input_ref < cut;
    CHECK(r.detail == unsigned(below ? layout::RawReason::kUrgent : layout::RawReason::kNoConnection), "frame %lu, cut %lu: reason %u", r.input_ref, cut, r.detail);
    CHECK(r.target == (below ? target : 0), "frame %lu, cut %lu: target %x", r.input_ref, cut, r.target);
    seen.behind += below && terminated;
    ++(below ? seen.urgent : seen.gone);
  }
  CHECK(terminated, "a Terminate record");
}
}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Device d(b);
  Seen seen;
  for (unsigned i = 0; i < 30; ++i) round(d, seen);
  std::printf("%u refused below the cut, %u of them recorded behind the Terminate; %u behind the cut\n", seen.urgent, seen.behind, seen.gone);
  CHECK(seen.behind > 20 && seen.gone > 20, "the mix");
  return b.finish();
}
