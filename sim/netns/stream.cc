#include "stream.h"

namespace traffic {

// splitmix32 fills the state, as src/units/random.ts does.
Stream::Stream(uint32_t seed) {
  uint32_t x = seed;
  for (uint32_t& word : state_) {
    x += 0x9e3779b9;
    uint32_t z = x;
    z = (z ^ z >> 16) * 0x21f0aaad;
    z = (z ^ z >> 15) * 0x735a2d97;
    word = z ^ z >> 15;
  }
}

// xoshiro128** (Blackman and Vigna).
uint32_t Stream::word() {
  uint32_t* s = state_;
  const uint32_t m = s[1] * 5;
  const uint32_t result = (m << 7 | m >> 25) * 9;
  const uint32_t t = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = s[3] << 11 | s[3] >> 21;
  return result;
}

void Stream::next(uint8_t* out, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (left_ == 0) {
      current_ = word();
      left_ = 4;
    }
    out[i] = static_cast<uint8_t>(current_);
    current_ >>= 8;
    left_--;
  }
}

}  // namespace traffic
