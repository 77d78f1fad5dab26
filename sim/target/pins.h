// The ports of the top under test, whatever its name: the build verilates it as Vtop. Reached through the root structure,
// not through the references of Vtop: one load less for each pin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "Vtop.h"
#include "Vtop___024root.h"

namespace smokestack::sim {

using Pins = Vtop___024root;

/// Bytes of a beat: parameter DataW / 8.
inline constexpr std::size_t kBeatBytes = sizeof(Pins::rx_data_i);
/// One bit for each byte of a beat.
using Keep = decltype(Pins::rx_keep_i);
inline constexpr Keep kKeepAll = static_cast<Keep>(~Keep{0});

/// Verilator holds a wide signal as little-endian words, narrow ones as an integer: both are the bytes of the beat in order.
template <typename Signal>
inline void getBytes(const Signal& signal, void* out) {
  std::memcpy(out, &signal, sizeof(Signal));
}
template <typename Signal>
inline void setBytes(Signal& signal, const void* from) {
  std::memcpy(&signal, from, sizeof(Signal));
}

}  // namespace smokestack::sim
