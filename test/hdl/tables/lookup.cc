// Inserts, deletes and look-ups in random interleaving against std::map: every frame leaves in order with the answer that was true when it went in,
// cuts are exact, capacity is reached at any depth of collision; a damaged key is corrected, or reported and matches nothing.
// top: chm_lookup
// config hashed: -GConnections=1024
// config oneBucket: -GConnections=1024
// config least: -GConnections=4
#include "bench.h"
#include <array>
#include <deque>
#include <map>
#include <optional>

using Key = std::array<uint8_t, 36>;
#if defined(CHM_CONFIG_least)
constexpr unsigned kConnections = 4, kOrders = 4000;
constexpr uint64_t kSeed = 1;
#elif defined(CHM_CONFIG_oneBucket)
constexpr unsigned kConnections = 1024, kOrders = 1500;
constexpr uint64_t kSeed = 0;
#else
constexpr unsigned kConnections = 1024, kOrders = 12000;
constexpr uint64_t kSeed = 0x9e3779b97f4a7c15ull;
#endif

struct Order { bool insert; unsigned conn; Key key; unsigned inject, bit, bit2; };
struct Expected { uint64_t frame; bool hit; unsigned conn; };

struct Rig {
  chm::Bench<Vdut>& b;
  std::map<Key, unsigned> keys;
  std::map<unsigned, Key> byConn;
  std::map<unsigned, bool> damaged;   // connections whose key has two wrong bits
  std::deque<Expected> expected;
  std::optional<Order> order;         // offered or in work
  bool taken = false, answered = false, ok = false;
  uint64_t frame = 7, cut = 0, looked = 0, hits = 0, corrected = 0, faults = 0, inject1 = 0, duplicates = 0;
  bool offering = false, offerRaw = false;
  Key offer{};
  unsigned idle = 0, pressure = 0;

  explicit Rig(chm::Bench<Vdut>& bench) : b(bench) {}

  // IPv4 tuples that differ in remote address and port only, as real ones do.
  Key randomKey() {
    Key k{};
    k[0] = 10; k[3] = 1; k[16] = 10; k[19] = uint8_t(b.random.below(4)); k[32] = 80;
    const unsigned remote = unsigned(1024 + b.random.below(2 * kConnections));
    k[34] = uint8_t(remote); k[35] = uint8_t(remote >> 8);
    return k;
  }
  Key anyKey(unsigned presentPercent) {
    if (byConn.empty() || !b.random.percent(presentPercent)) return randomKey();
    auto it = byConn.lower_bound(unsigned(b.random.below(kConnections)));
    return it == byConn.end() ? byConn.begin()->second : it->second;
  }

  // What the order in work does, once it is answered; true: it was to succeed.
  bool apply(const Order& o) {
    if (o.inject) {
      if (o.inject == 2) { damaged[o.conn] = true; keys.erase(byConn[o.conn]); }
      return true;
    }
    if (o.insert) return keys.emplace(o.key, o.conn).second && (byConn[o.conn] = o.key, true);
    auto it = byConn.find(o.conn);
    if (it == byConn.end()) return false;
    if (!damaged.erase(o.conn)) keys.erase(it->second);
    byConn.erase(it);
    return true;
  }

  void cycle() {
    if (!offering && !b.random.percent(idle)) {
      offering = true;
      offerRaw = b.random.percent(10);
      frame += 1 + b.random.below(3);
      offer = anyKey(75);
      chm::putBits(b.dut.meta_i, 288 + 265, 8, offerRaw ? 2 : 0);
      for (unsigned i = 0; i < 36; ++i) chm::putBits(b.dut.meta_i, 8 * i, 8, offer[i]);
      chm::putBits(b.dut.meta_i, 288 + 160, 64, frame);
    }
    b.dut.meta_valid_i = offering;
    b.dut.order_valid_i = order && !taken;
    b.dut.found_ready_i = !b.random.percent(pressure);
    b.settle();
    if (b.dut.answer_valid_o) {
      CHECK(order && taken, "an answer nobody waits for");
      ok = chm::getBits(b.dut.answer_o, 64, 1);
      CHECK(chm::getBits(b.dut.answer_o, 0, 64) == cut, "cut %lu", cut);
      CHECK(ok == apply(*order), "order of connection %u: ok %d", order->conn, ok);
      order.reset();
    }
    if (b.dut.order_valid_i && b.dut.order_ready_o) taken = true;
    if (b.dut.meta_valid_i && b.dut.meta_ready_o) {
      auto it = keys.find(offer);
      const bool hit = !offerRaw && it != keys.end();
      expected.push_back({frame, hit, hit ? it->second : 0});
      cut = frame + 1;
      offering = false;
    }
    if (b.dut.found_valid_o && b.dut.found_ready_i) {
      CHECK(!expected.empty(), "a frame nobody sent");
      const Expected e = expected.front();
      expected.pop_front();
      CHECK(chm::getBits(b.dut.found_o, 288 + 160, 64) == e.frame, "frame order: %lu", e.frame);
      CHECK(chm::getBits(b.dut.found_o, 576, 1) == e.hit, "hit of frame %lu", e.frame);
      if (e.hit) CHECK(chm::getBits(b.dut.found_o, 562, 14) == e.conn, "connection of frame %lu: %u", e.frame, e.conn);
      hits += e.hit;
      ++looked;
    }
    b.tick();
    corrected += b.dut.corrected_o;
    faults += b.dut.fault_o;
  }

  void give(const Order& o) {
    order = o;
    taken = false;
    chm::putBits(b.dut.order_i, 0, 16, o.bit2);
    chm::putBits(b.dut.order_i, 16, 16, o.bit);
    chm::putBits(b.dut.order_i, 32, 2, o.inject);
    for (unsigned i = 0; i < 36; ++i) chm::putBits(b.dut.order_i, 34 + 8 * i, 8, o.key[i]);
    chm::putBits(b.dut.order_i, 322, 14, o.conn);
    chm::putBits(b.dut.order_i, 336, 1, o.insert);
    for (unsigned waited = 0; order; ++waited) {
      cycle();
      if (waited > 4000 + 80u * kConnections) {
        CHECK(false, "an order never ended");
        std::exit(b.finish());
      }
    }
  }
  void insertFresh() {
    unsigned conn = unsigned(b.random.below(kConnections));
    while (byConn.count(conn)) conn = (conn + 1) % kConnections;
    const Key key = anyKey(5);
    duplicates += keys.count(key);
    for (auto& d : damaged) if (byConn[d.first] == key) return;   // the table cannot know the duplicate of a key it lost
    give({true, conn, key, 0, 0, 0});
  }
};

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  Rig r(b);
  b.dut.seed_i = kSeed;
  b.dut.meta_valid_i = b.dut.order_valid_i = b.dut.found_ready_i = 0;
  b.reset();

  // While the table clears itself it holds nothing: frames pass at once.
  CHECK(b.dut.busy_o, "idle behind reset");
  for (unsigned i = 0; i < 100; ++i) r.cycle();
  if (kConnections > 100) CHECK(r.looked > 90, "%lu frames passed in 100 cycles behind reset", r.looked);

  // Growth to capacity, so many times as to see full and empty; then churn around.
  for (unsigned n = 0; n < kOrders; ++n) {
    r.idle = n % 3 == 0 ? 0 : 60;
    r.pressure = n % 5 == 0 ? 50 : 0;
    const bool grow = n < kConnections * 3 / 2 || b.random.percent(50);
    if (grow && r.byConn.size() < kConnections) r.insertFresh();
    else if (b.random.percent(90)) r.give({false, unsigned(b.random.below(kConnections)), {}, 0, 0, 0});
    else if (!r.byConn.empty()) {
      auto it = r.byConn.lower_bound(unsigned(b.random.below(kConnections)));
      if (it == r.byConn.end()) it = r.byConn.begin();
      if (r.damaged.count(it->first)) continue;
      const unsigned bit = unsigned(b.random.below(299)), bits = b.random.percent(80) ? 1 : 2;
      if (bits == 1) ++r.inject1;
      r.give({false, it->first, {}, bits, bit, (bit + 1 + unsigned(b.random.below(298))) % 299});
      if (bits == 1) r.give({false, it->first, {}, 0, 0, 0});   // found by its corrected key
    }
    for (unsigned i = unsigned(b.random.below(12)); i > 0; --i) r.cycle();
  }
  CHECK(r.duplicates > 0 && r.hits > 1000, "duplicates %lu, hits %lu", r.duplicates, r.hits);
  CHECK(r.corrected >= r.inject1 && r.faults > 0, "corrected %lu of %lu, faults %lu", r.corrected, r.inject1, r.faults);

  // Everything out, then to capacity: an insert never fails below it.
  for (unsigned c = 0; c < kConnections; ++c) r.give({false, c, {}, 0, 0, 0});
  CHECK(r.byConn.empty(), "%zu keys left", r.byConn.size());
  r.idle = 100;
  for (unsigned c = 0; c < kConnections; ++c) {
    Key k{};
    k[0] = 10; k[16] = 10; k[32] = 80; k[34] = uint8_t(c); k[35] = uint8_t(c >> 8);
    r.give({true, c, k, 0, 0, 0});
    CHECK(r.ok, "insert %u below capacity", c);
  }
  // Cycles of a look-up with the table full.
  r.idle = r.pressure = 0;
  const uint64_t from = b.cycle, before = r.looked;
  while (r.looked < before + 3000) r.cycle();
  std::printf("full table: %.3f cycles a look-up, %lu hits of %lu\n", double(b.cycle - from) / 3000, r.hits, r.looked);
  if (kSeed > 1) CHECK(b.cycle - from < 3000 * 11 / 10, "a hashed look-up takes one cycle");
  return b.finish();
}
