// The seeded byte stream: byte for byte what `new Random(seed).bytes(n)` of src/units/random.ts gives.
#pragma once

#include <cstddef>
#include <cstdint>

namespace traffic {

class Stream {
 public:
  explicit Stream(uint32_t seed);
  /// The next `size` bytes; calls continue one another.
  void next(uint8_t* out, size_t size);

 private:
  uint32_t word();

  uint32_t state_[4];
  uint32_t current_ = 0;
  int left_ = 0;  // bytes of current_ not handed out yet
};

}  // namespace traffic
