// SHA-256 (FIPS 180-4), so that the traffic program needs no library.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace traffic {

class Sha256 {
 public:
  void update(const uint8_t* data, size_t size);
  /// The digest of everything so far, in hex. The object cannot be used afterwards.
  std::string finish();

 private:
  void block(const uint8_t* data);

  std::array<uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<uint8_t, 64> pending_{};
  uint64_t bytes_ = 0;
};

}  // namespace traffic
