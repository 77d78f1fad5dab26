// Frames for RTL tests: a builder of TCP segments, and what the parser must say of any frame, written bytewise from docs/contract/engine.md 3.2.
#pragma once
#include <cstdint>
#include <vector>

#include "layout.h"
#include "random.h"

namespace chm {

using Frame = std::vector<uint8_t>;
using smokestack::layout::RawReason;

inline unsigned be16(const Frame& f, size_t at) { return at + 1 < f.size() ? f[at] << 8 | f[at + 1] : 0; }
inline uint32_t be32(const Frame& f, size_t at) { return uint32_t(be16(f, at)) << 16 | be16(f, at + 2); }
inline void put16(Frame& f, size_t at, unsigned v) { f[at] = uint8_t(v >> 8); f[at + 1] = uint8_t(v); }
inline void put32(Frame& f, size_t at, uint32_t v) { put16(f, at, v >> 16); put16(f, at + 2, v & 0xffff); }

// RFC 1071 over bytes [from, to) starting with `sum`; folded, not complemented.
inline unsigned onesSum(const Frame& f, size_t from, size_t to, uint64_t sum = 0) {
  for (size_t i = from; i < to; ++i) sum += (i - from) % 2 ? f[i] : unsigned(f[i]) << 8;
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  return unsigned(sum);
}
inline unsigned tcpSum(const Frame& f) {
  const size_t end = 14 + be16(f, 16);
  uint64_t pseudo = 6 + be16(f, 16) - 20;
  for (size_t i = 26; i < 34; i += 2) pseudo += be16(f, i);
  return onesSum(f, 34, end, pseudo);
}
inline void seal(Frame& f) {
  put16(f, 24, 0);
  put16(f, 24, ~onesSum(f, 14, 14 + 4 * (f[14] & 15)) & 0xffff);
  if (f[14] == 0x45 && f[23] == 6 && 14u + be16(f, 16) <= f.size() && be16(f, 16) >= 40) {
    put16(f, 50, 0);
    put16(f, 50, ~tcpSum(f) & 0xffff);
  }
}

// A segment for the station `mac` with these TCP options (a multiple of 4 bytes) and payload; Ethernet padding to 60 bytes.
inline Frame tcpFrame(Random& r, const uint8_t mac[6], const std::vector<uint8_t>& options, size_t payload, bool pad = true) {
  Frame f(54 + options.size() + payload);
  for (auto& b : f) b = uint8_t(r.next());
  for (int i = 0; i < 6; ++i) f[i] = mac[i];
  put16(f, 12, 0x0800);
  f[14] = 0x45;
  put16(f, 16, unsigned(40 + options.size() + payload));
  put16(f, 20, r.percent(50) ? 0x4000 : 0);
  f[23] = 6;
  f[46] = uint8_t((5 + options.size() / 4) << 4 | (f[46] & 15));
  for (size_t i = 0; i < options.size(); ++i) f[54 + i] = options[i];
  seal(f);
  if (pad) while (f.size() < 60) f.push_back(uint8_t(r.next()));
  return f;
}

struct Parsed {
  RawReason reason = RawReason::kNone;
  bool stamps = false;
  uint32_t tsVal = 0, tsEcr = 0;
  unsigned payloadAt = 0, bytes = 0;
};

inline Parsed parse(const Frame& f, const uint8_t mac[6]) {
  Parsed p;
  const auto is = [&](RawReason reason) { p.reason = reason; return p; };
  const bool ipv4 = be16(f, 12) == 0x0800;
  if (ipv4) {
    if (f.size() < 34) return is(RawReason::kTooShort);
    const unsigned header = 4 * (f[14] & 15), total = be16(f, 16);
    const bool v4 = f[14] >> 4 == 4 && header >= 20, sound = v4 && total >= header, fragment = be16(f, 20) & 0x3fff;
    if ((v4 && 14 + header > f.size()) || (sound && 14 + total > f.size())) return is(RawReason::kTooShort);
    if (sound && f[23] == 6 && header == 20 && !fragment && total < 40) return is(RawReason::kTooShort);
  }
  bool ours = f[0] & 1;
  if (!ours) { ours = true; for (int i = 0; i < 6; ++i) ours = ours && f[i] == mac[i]; }
  if (!ours) return is(RawReason::kNotForUs);
  if (!ipv4) return is(RawReason::kNotIpv4);
  const unsigned header = 4 * (f[14] & 15), total = be16(f, 16);
  if (f[14] >> 4 != 4 || header < 20 || total < header || onesSum(f, 14, 14 + header) != 0xffff) return is(RawReason::kBadIpHeader);
  if (header > 20) return is(RawReason::kIpOptions);
  if (be16(f, 20) & 0x3fff) return is(RawReason::kFragment);
  if (f[23] != 6) return is(RawReason::kNotTcp);
  const unsigned offset = 4 * (f[46] >> 4);
  if (offset < 20 || 20 + offset > total) return is(RawReason::kBadTcpHeader);
  for (size_t at = 54; at < 34 + offset;) {
    if (f[at] == 0) break;
    if (f[at] == 1) { ++at; continue; }
    if (at + 1 >= 34 + offset || f[at + 1] < 2 || at + f[at + 1] > 34 + offset) return is(RawReason::kBadTcpHeader);
    if (f[at] == 8 && f[at + 1] == 10 && !p.stamps) {
      p.stamps = true;
      p.tsVal = be32(f, at + 2);
      p.tsEcr = be32(f, at + 6);
    }
    at += f[at + 1];
  }
  if (tcpSum(f) != 0xffff) return is(RawReason::kBadTcpChecksum);
  p.payloadAt = 34 + offset;
  p.bytes = total - 20 - offset;
  return p;
}

// Options in which timestamps may stand anywhere, twice, with a wrong length, or be overrun.
inline std::vector<uint8_t> randomOptions(Random& r) {
  std::vector<uint8_t> o;
  const size_t size = 4 * r.below(11);
  const auto stamps = [&](uint8_t length) { o.push_back(8); o.push_back(length); while (length-- > 2) o.push_back(uint8_t(r.next())); };
  if (size >= 12 && r.percent(30)) { o = {1, 1}; stamps(10); }
  while (o.size() < size) {
    switch (r.below(8)) {
      case 0: case 1: case 2: o.push_back(1); break;
      case 3: if (r.percent(20)) o.push_back(0); else o.push_back(1); break;
      case 4: stamps(r.percent(80) ? 10 : uint8_t(r.between(2, 12))); break;
      case 5: o.insert(o.end(), {2, 4, 5, 0xb4}); break;
      case 6: { const uint8_t n = uint8_t(r.between(2, 9)); o.push_back(uint8_t(r.between(2, 30))); o.push_back(n); for (int i = 2; i < n; ++i) o.push_back(uint8_t(r.next())); break; }
      default: if (r.percent(15)) { o.push_back(uint8_t(r.next())); o.push_back(uint8_t(r.next())); } else o.push_back(1);
    }
  }
  o.resize(size);
  // What was cut may now overrun: half of the time a NOP takes its place.
  return o;
}

// A frame of any kind that a wire can bring, good or damaged.
inline Frame anyFrame(Random& r, const uint8_t mac[6]) {
  const size_t payload = r.percent(40) ? r.below(3) : r.percent(70) ? r.below(200) : r.below(1460 - 40);
  Frame f = tcpFrame(r, mac, r.percent(40) ? std::vector<uint8_t>{} : randomOptions(r), payload, r.percent(80));
  switch (r.below(24)) {
    case 0: put16(f, 12, r.percent(30) ? 0x86dd : unsigned(r.next() & 0xffff)); break;
    case 1: f[14] = uint8_t(r.between(0, 15) << 4 | 5); break;
    case 2: f[14] = uint8_t(0x40 | r.below(16)); if (r.percent(70)) seal(f); break;
    case 3: put16(f, 16, unsigned(r.below(f.size() + 40))); if (r.percent(70)) seal(f); break;
    case 4: f[14 + r.below(20)] ^= uint8_t(1u << r.below(8)); break;
    case 5: put16(f, 20, unsigned(r.between(1, 0x3fff))); seal(f); break;
    case 6: f[23] = r.percent(50) ? 17 : uint8_t(r.next()); seal(f); break;
    case 7: f[r.below(6)] ^= uint8_t(1u << r.below(8)); break;
    case 8: f[46] = uint8_t(r.next()); seal(f); break;
    case 9: f[34 + r.below(f.size() - 34)] ^= uint8_t(1u << r.below(8)); break;
    case 10: f.resize(r.between(14, f.size())); break;
    case 11: f.resize(r.between(14, 64), uint8_t(r.next())); break;
    case 12: for (int i = 0; i < 6; ++i) f[i] = 0xff; break;
    case 13: f.resize(r.between(f.size(), 1536)); break;
    default: break;
  }
  return f;
}

}  // namespace chm
