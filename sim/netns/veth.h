// A veth pair with a packet socket on its far end: the way for users whom /dev/net/tun is closed to.
#pragma once

namespace netns {

/// Makes `name` in the current network namespace and returns a packet socket bound to the pair's other end, which lives in
/// an anonymous namespace that only the socket keeps alive. Checksum and segmentation offload are off on both ends: frames
/// come MSS-sized and fully checksummed, as on a wire.
int openVeth(const char* name);

}  // namespace netns
