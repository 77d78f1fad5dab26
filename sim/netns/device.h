// The network card of the namespace, seen from both sides: `eth0` to the kernel, a descriptor of frames to us.
#pragma once

#include <string>

namespace netns {

inline constexpr char kInterface[] = "eth0";

/// A frame a read or write; non-blocking.
struct Device {
  int fd;
  std::string way;  // "tap" or "veth"
  std::string why;  // one sentence: why it went that way
};

/// Makes `eth0` in the current network namespace. `way`: "auto" tries the TAP first; "tap" and "veth" insist.
/// With veth the far end lives in a second anonymous namespace that has no address, so that no kernel but ours answers.
/// Throws Failure where neither can be had.
Device openDevice(const std::string& way);

}  // namespace netns
