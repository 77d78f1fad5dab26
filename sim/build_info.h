// What this simulator was built from. The values come from build.sh as one generated file of definitions.
#pragma once

#include <cstdint>
#include <string>

#include "build_values.h"
#include "gen/layout.h"

namespace smokestack::sim {

struct BuildInfo {
  const char* config = SMOKESTACK_CONFIG;
  const char* top = SMOKESTACK_TOP;
  std::uint32_t connections = SMOKESTACK_CONNECTIONS;
  std::uint32_t paths = SMOKESTACK_PATHS;
  std::uint32_t neighbors = SMOKESTACK_NEIGHBORS;
  std::uint32_t level = SMOKESTACK_LEVEL;  // 0: rings and images; 1: retire port too

  /// The 32 bytes of SHA-256; the low 64 bits of it are parameter DesignHash.
  std::string designHash() const { return bytesOf(SMOKESTACK_DESIGN_HASH); }
  std::string layoutHash() const { return bytesOf(layout::kLayoutHash); }
  std::string text() const {
    return std::string("smokestack-sim ") + config + " " + top + "\ndesign " + SMOKESTACK_DESIGN_HASH + "\nlayout " +
           layout::kLayoutHash;
  }

 private:
  static std::string bytesOf(const char* hex) {
    std::string bytes;
    for (; hex[0] != '\0' && hex[1] != '\0'; hex += 2) bytes += static_cast<char>(digit(hex[0]) << 4 | digit(hex[1]));
    return bytes;
  }
  static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }
};
inline const BuildInfo kBuild{};

}  // namespace smokestack::sim
