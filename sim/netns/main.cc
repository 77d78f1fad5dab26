// smokestack-netns: owns an anonymous network namespace with a Linux TCP stack in it, and everything that runs there.
//
//            descriptor 3 (channel.h)          device.h
//   parent ───────── frames, requests ── keeper ── eth0 ── kernel TCP/IP ── curl, socat, iperf3, smokestack-traffic
//
// When the parent or this program dies, however it dies, nothing is left: no process, namespace, device, socket or file.
//
//   smokestack-netns [--way auto|tap|veth]
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "channel.h"
#include "device.h"
#include "failure.h"
#include "isolation.h"
#include "keeper.h"
#include "settings.h"

namespace {

constexpr int kChannelFd = 3;
constexpr int kExitUsage = 2, kExitEnvironment = 3, kExitInternal = 70;

int refuse(netns::Channel& channel, const netns::Failure& failure) {
  channel.send(netns::Kind::Refused, netns::packWords({failure.what(), failure.cure}));
  channel.flush();
  return kExitEnvironment;
}

/// /proc belongs to the PID namespace outside, so this is the pid that the parent sees.
std::string outerPid() {
  char link[16] = {};
  return readlink("/proc/self", link, sizeof link - 1) > 0 ? link : "0";
}

}  // namespace

int main(int argc, char** argv) {
  std::string way = "auto";
  if (argc == 3 && std::strcmp(argv[1], "--way") == 0) {
    way = argv[2];
  } else if (argc != 1) {
    std::fprintf(stderr, "usage: smokestack-netns [--way auto|tap|veth], with a unix stream socket as descriptor 3\n");
    return kExitUsage;
  }
  try {
    netns::Channel channel(kChannelFd);
    try {
      const int life = netns::becomeInit();
      const netns::Words warnings = netns::quieten();
      netns::Device device = netns::openDevice(way);
      netns::Words hello{std::to_string(netns::Channel::kVersion), device.way, device.why, outerPid()};
      hello.insert(hello.end(), warnings.begin(), warnings.end());
      channel.send(netns::Kind::Hello, netns::packWords(hello));
      netns::Keeper(channel, device, life).run();
      netns::endPrograms();
      return 0;
    } catch (const netns::Failure& failure) {
      return refuse(channel, failure);
    }
  } catch (const netns::Failure& failure) {
    std::fprintf(stderr, "smokestack-netns: %s\n%s\n", failure.what(), failure.cure.c_str());
    return kExitInternal;
  }
}
