#include "veth.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/ethtool.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/sockios.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "failure.h"
#include "link.h"
#include "settings.h"

namespace netns {
namespace {

constexpr char kFarEnd[] = "wire0";
constexpr int kSocketBuffer = 64 << 20;  // bytes; see kQueueFrames in device.cc for the reason

void makePair(const char* name, int farNamespace) {
  LinkRequest request(NLM_F_CREATE | NLM_F_EXCL);
  request.add(IFLA_IFNAME, name, std::strlen(name) + 1);
  const size_t info = request.open(IFLA_LINKINFO);
  request.add(IFLA_INFO_KIND, "veth", 4);
  const size_t data = request.open(IFLA_INFO_DATA);
  const size_t peer = request.open(VETH_INFO_PEER);
  const ifinfomsg link{};
  request.append(&link, sizeof link);
  request.add(IFLA_IFNAME, kFarEnd, sizeof kFarEnd);
  request.add(IFLA_NET_NS_FD, &farNamespace, sizeof farNamespace);
  request.close(peer);
  request.close(data);
  request.close(info);

  request.send("make a veth pair", "load the kernel's veth module (sudo modprobe veth), or use --peer builtin");
}

/// Both ends must behave like a wire: no checksum left to "hardware", no segment larger than the MTU.
void wireLike(const char* name) {
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  for (const uint32_t feature : {ETHTOOL_SGRO, ETHTOOL_STSO, ETHTOOL_SGSO, ETHTOOL_STXCSUM}) {
    ethtool_value value{feature, 0};
    ifreq request{};
    std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    request.ifr_data = reinterpret_cast<char*>(&value);
    if (ioctl(fd, SIOCETHTOOL, &request) < 0) {
      const Failure failure = failed(std::string("switch the offloads of ") + name + " off", "use --peer builtin");
      close(fd);
      throw failure;
    }
  }
  close(fd);
}

int bindFarEnd() {
  const int fd = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) throw failed("open a packet socket", "run as root, or use --peer builtin");
  const int on = 1;
  setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on);
  setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &on, sizeof on);  // there is none to wait in, but one to be dropped by before it is there
  for (const int which : {SO_RCVBUFFORCE, SO_SNDBUFFORCE}) {
    if (setsockopt(fd, SOL_SOCKET, which, &kSocketBuffer, sizeof kSocketBuffer) == 0) continue;
    setsockopt(fd, SOL_SOCKET, which == SO_RCVBUFFORCE ? SO_RCVBUF : SO_SNDBUF, &kSocketBuffer, sizeof kSocketBuffer);
  }
  ifreq request{};
  std::strncpy(request.ifr_name, kFarEnd, IFNAMSIZ - 1);
  request.ifr_flags = IFF_UP | IFF_NOARP | IFF_PROMISC;
  sockaddr_ll address{};
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(ETH_P_ALL);
  address.sll_ifindex = static_cast<int>(if_nametoindex(kFarEnd));
  const int control = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const bool ok = ioctl(control, SIOCSIFFLAGS, &request) == 0 && bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  close(control);
  if (!ok) throw failed("bind a packet socket to the veth pair");
  return fd;
}

}  // namespace

int openVeth(const char* name) {
  const int near = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  if (near < 0 || unshare(CLONE_NEWNET) < 0) throw failed("make a second network namespace");
  quieten();
  const int far = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  if (far < 0 || setns(near, CLONE_NEWNET) < 0) throw failed("go between two network namespaces");
  makePair(name, far);
  wireLike(name);
  if (setns(far, CLONE_NEWNET) < 0) throw failed("enter the far network namespace");
  wireLike(kFarEnd);
  const int fd = bindFarEnd();
  if (setns(near, CLONE_NEWNET) < 0) throw failed("return to the network namespace");
  close(far);
  close(near);
  return fd;
}

}  // namespace netns
