// Flipped bits in what chm_transmit keeps of send rings: one is corrected and counted, two of an entry read ahead are counted and the entry is read
// again; the frames are right in every case (docs/architecture.md, check bits).
// top: chm_transmit
// config w512: -GDataW=512 -GConnections=16 ../../../test/hdl/engine/rows.vlt
#include <cinttypes>

#include "Vdut___024root.h"
#include "reference.h"

constexpr unsigned kAhead = 4;   // chm_tx_pkg::AHEAD

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  Rig r(b, 16);
  r.reset();
  Connection& c = r.connections[3];
  auto& root = *b.dut.rootp;
  auto& lines = root.chm_transmit__DOT__u_entries__DOT__u_lines__DOT__u_own__DOT__g_copy__BRA__0__KET____DOT__u_ram__DOT__mem;
  auto& asked = root.chm_transmit__DOT__u_ahead__DOT__u_ahead__DOT__g_copy__BRA__0__KET____DOT__u_ram__DOT__mem;
  auto& heads = root.chm_transmit__DOT__u_ahead__DOT__u_head__DOT__g_copy__BRA__0__KET____DOT__u_ram__DOT__mem;
  auto& cursors = root.chm_transmit__DOT__u_resolve__DOT__u_cursors__DOT__u_cursors__DOT__g_copy__BRA__0__KET____DOT__u_ram__DOT__mem;
  const auto flip = [](auto& word, unsigned bit) { reinterpret_cast<uint8_t*>(&word)[bit / 8] ^= uint8_t(1u << bit % 8); };
  const auto next = [&](Connection& of) {   // a segment for each entry
    r.job(of, of.nxt, 500);
    of.max = of.nxt += 500;
  };
  // The segment of its second entry, after `damage` to what is on chip; how often entries were read.
  const auto send = [&](auto&& damage) {
    r.start(c, 6, 500, 0);
    for (unsigned i = 0; i < 6; ++i) { r.postOne(c, 500, r.bufferAt); r.bufferAt += 500; }
    next(c);
    r.drain();
    for (int i = 0; i < 600; ++i) r.cycle();   // entries ahead have come
    r.corrected = r.faults = 0;
    const uint64_t frames = r.frames, reads = r.entries.readBursts;
    damage();
    next(c);
    r.drain();
    CHECK(r.frames == frames + 1, "the segment leaves");
    c.live = false;
    return r.entries.readBursts - reads;
  };
  const uint64_t plain = send([] {});
  CHECK(r.corrected == 0 && r.faults == 0, "%" PRIu64 " corrected, %" PRIu64 " lost of nothing", r.corrected, r.faults);
  for (unsigned bit = 0; bit < 148; bit += 7) {
    const uint64_t reads = send([&] { for (unsigned i = 0; i < kAhead; ++i) flip(lines[3 * kAhead + i], bit); });
    CHECK(r.corrected > 0 && r.faults == 0 && reads == plain && r.lost == 0, "bit %u of the lines: %" PRIu64 " corrected, %" PRIu64 " lost, %" PRIu64 " reads", bit, r.corrected, r.faults, reads);
  }
  const uint64_t reads = send([&] { for (unsigned i = 0; i < kAhead; ++i) flip(lines[3 * kAhead + i], 3), flip(lines[3 * kAhead + i], 100); });
  CHECK(r.faults > 0 && reads > plain, "two bits of the lines: %" PRIu64 " lost, %" PRIu64 " reads, not %" PRIu64, r.faults, reads, plain);
  for (unsigned bit = 0; bit < 18; ++bit) {
    send([&] { flip(asked[3], bit); });
    CHECK(r.corrected > 0 && r.faults == 0, "bit %u of what was asked for", bit);
    send([&] { flip(heads[3], bit); });
    CHECK(r.corrected > 0 && r.faults == 0, "bit %u of the entry in use", bit);
  }
  // Another connection between, so that the cursor is read and not at hand.
  send([&] {
    Connection& other = r.connections[4];
    r.start(other, 6, 500, 0);
    r.postOne(other, 500, r.bufferAt);
    r.bufferAt += 500;
    next(other);
    r.drain();
    --r.frames;
    flip(cursors[3], 20);
  });
  CHECK(r.corrected > 0 && r.faults == 0, "a bit of a cursor");
  CHECK(r.lost == 0 && r.dropped == 0, "%" PRIu64 " lost, %" PRIu64 " dropped", r.lost, r.dropped);
  return b.finish();
}
