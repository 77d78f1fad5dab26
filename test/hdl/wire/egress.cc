// chm_egress: frames leave in the order of their places, whole and without a gap; numbers count places; a place given back sends nothing; raw frames
// never take the places that the engine needs, and are never shut out by it.
// top: chm_egress
// config narrow: -GDataW=64
// config wide: -GDataW=512 -GPlaces=32 -GReserve=12
#include "bench.h"
#include <deque>
#include <vector>
#ifdef CHM_CONFIG_narrow
constexpr unsigned kB = 8, kPlaces = 256, kReserve = 96;
#else
constexpr unsigned kB = 64, kPlaces = 32, kReserve = 12;
#endif
constexpr unsigned kEngine = kReserve * 5 / 12;   // places that the engine leaves to its timers
using Bytes = std::vector<uint8_t>;

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::overIdleAndPressure([&](unsigned idle, unsigned pressure) {
    b.dut.engine_order_i = b.dut.raw_order_valid_i = b.dut.engine_valid_i = b.dut.raw_valid_i = b.dut.tx_ready_i = 0;
    b.reset();
    struct Out { Bytes bytes; bool raw; };
    struct Side { std::deque<Bytes> frames; size_t at = 0; };    // an empty frame: the place is given back
    std::deque<Out> due;
    Side engine, raw;
    Bytes got;
    uint32_t places = 0;
    unsigned left = 0, sentRaw = 0, returned = 0;
    bool inFrame = false;
    const unsigned total = 1200;
    const auto random = [&] {
      Bytes f(b.random.percent(50) ? b.random.between(14, 66) : b.random.between(14, 1536));
      for (auto& x : f) x = uint8_t(b.random.next());
      return f;
    };
    const auto offer = [&](Side& side, auto& valid, auto& data, auto& keep, auto& last) {
      valid = !side.frames.empty() && (valid || !b.random.percent(idle));
      if (!valid) return;
      const Bytes& f = side.frames.front();
      const size_t n = std::min<size_t>(kB, f.size() - side.at);
      chm::putBytes(data, f.data() + side.at, n);
      keep = n == 64 ? ~0ull : (1ull << n) - 1;
      last = side.at + n == f.size();
    };
    const auto taken = [&](Side& side) {
      side.at += kB;
      if (side.at >= side.frames.front().size()) { side.frames.pop_front(); side.at = 0; }
    };
    uint64_t guard = 0;
    while ((places < total || !due.empty()) && ++guard < 3000000) {
      b.dut.engine_order_i = places < total && b.dut.places_o > kEngine && !b.random.percent(idle) && b.random.percent(60);
      b.dut.raw_order_valid_i = places < total && raw.frames.size() < 16 && !b.random.percent(idle);
      offer(engine, b.dut.engine_valid_i, b.dut.engine_data_i, b.dut.engine_keep_i, b.dut.engine_last_i);
      b.dut.engine_none_i = b.dut.engine_valid_i && engine.frames.front().empty();
      offer(raw, b.dut.raw_valid_i, b.dut.raw_data_i, b.dut.raw_keep_i, b.dut.raw_last_i);
      b.dut.tx_ready_i = !b.random.percent(pressure);
      b.settle();
      CHECK(b.dut.next_frame_o == places, "number of the next place");
      CHECK(!inFrame || b.dut.tx_valid_o, "a gap inside a frame");
      if (b.dut.tx_valid_o && b.dut.tx_ready_i) {
        uint8_t beat[kB];
        chm::getBytes(b.dut.tx_data_o, beat, kB);
        for (unsigned i = 0; i < kB; ++i) if (uint64_t(b.dut.tx_keep_o) >> i & 1) got.push_back(beat[i]);
        inFrame = !b.dut.tx_last_o;
        CHECK(b.dut.sent_o == b.dut.tx_last_o, "count");
        if (b.dut.tx_last_o) {
          while (!due.empty() && due.front().bytes.empty()) due.pop_front();
          CHECK(!due.empty() && got == due.front().bytes, "frame %u", left);
          if (due.empty()) return;
          CHECK(b.dut.sent_raw_o == due.front().raw, "side of frame %u", left);
          sentRaw += due.front().raw;
          due.pop_front();
          got.clear();
          ++left;
        }
      } else CHECK(!b.dut.sent_o, "count without a frame");
      while (!due.empty() && due.front().bytes.empty()) due.pop_front();
      const bool engineTaken = b.dut.engine_valid_i && b.dut.engine_ready_o, rawTaken = b.dut.raw_valid_i && b.dut.raw_ready_o;
      if (engineTaken) taken(engine);
      if (rawTaken) taken(raw);
      if (b.dut.engine_order_i) {
        Bytes f = b.random.percent(5) ? Bytes{} : random();
        returned += f.empty();
        engine.frames.push_back(f);
        due.push_back({f, false});
        ++places;
      }
      if (b.dut.raw_order_valid_i && b.dut.raw_order_ready_o) {
        CHECK(!b.dut.engine_order_i, "the engine goes first");
        raw.frames.push_back(random());
        due.push_back({raw.frames.back(), true});
        ++places;
      }
      b.tick();
      if (engineTaken) b.dut.engine_valid_i = 0;
      if (rawTaken) b.dut.raw_valid_i = 0;
    }
    CHECK(due.empty() && places >= total, "%u places, %zu frames due", places, due.size());
    CHECK(left + returned == places && sentRaw > 50 && returned > 5, "%u frames, %u returned", left, returned);
    b.dut.engine_order_i = b.dut.raw_order_valid_i = b.dut.engine_valid_i = b.dut.raw_valid_i = 0;
    b.tick();
    CHECK(!b.dut.busy_o, "busy at the end");
  });
  // A wire that stands still: who gets the places. Raw frames leave Reserve to the engine, then one for sixteen of its own, down to a third.
  const auto places = [&](bool engine, unsigned cycles) {
    unsigned raw = 0;
    for (unsigned i = 0; i < cycles; ++i) {
      b.dut.raw_order_valid_i = 1, b.dut.engine_order_i = engine && i % 4 == 0 && b.dut.places_o > kEngine;
      b.settle();
      raw += b.dut.raw_order_ready_o && !b.dut.engine_order_i;
      b.tick();
    }
    return raw;
  };
  b.dut.tx_ready_i = 0;
  b.reset();
  CHECK(places(false, 2 * kPlaces) == kPlaces - kReserve && b.dut.places_o == kReserve, "raw frames alone: %u free", unsigned(b.dut.places_o));
  const unsigned more = places(true, 4 * (kReserve - kEngine));
  CHECK(more == (kReserve - kEngine) / 17, "beside the engine one for sixteen: %u", more);
  CHECK(b.dut.places_o <= kEngine, "the engine goes on to its margin: %u free", unsigned(b.dut.places_o));
  return b.finish();
}
