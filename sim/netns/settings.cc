#include "settings.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/route.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "device.h"
#include "failure.h"

namespace netns {
namespace {

void control(unsigned long request, void* argument, const std::string& what) {
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const int result = fd < 0 ? -1 : ioctl(fd, request, argument);
  const int reason = errno;
  if (fd >= 0) close(fd);
  errno = reason;
  if (result < 0) throw failed(what);
}

ifreq interface(const char* name = kInterface) {
  ifreq request{};
  std::snprintf(request.ifr_name, IFNAMSIZ, "%s", name);
  return request;
}

sockaddr internet(const std::string& text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  if (inet_pton(AF_INET, text.c_str(), &address.sin_addr) != 1) throw Failure("not an IPv4 address: " + text);
  return reinterpret_cast<sockaddr&>(address);
}

sockaddr netmask(int prefix) {
  if (prefix < 0 || prefix > 32) throw Failure("not a prefix length: " + std::to_string(prefix), "use 0 to 32");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(prefix == 0 ? 0 : ~uint32_t{0} << (32 - prefix));
  return reinterpret_cast<sockaddr&>(address);
}

sockaddr hardware(const std::string& mac) {
  unsigned byte[6];
  char excess;
  if (std::sscanf(mac.c_str(), "%2x:%2x:%2x:%2x:%2x:%2x%c", byte, byte + 1, byte + 2, byte + 3, byte + 4, byte + 5, &excess) != 6) {
    throw Failure("not a MAC address: " + mac, "write it like 02:00:00:00:00:02");
  }
  sockaddr address{};
  address.sa_family = ARPHRD_ETHER;
  std::copy(byte, byte + 6, address.sa_data);
  return address;
}

constexpr int kRunningMs = 2000;

void bringUp(const char* name) {
  ifreq request = interface(name);
  const std::string what = std::string("bring ") + name + " up";
  control(SIOCGIFFLAGS, &request, what);
  request.ifr_flags |= IFF_UP;
  control(SIOCSIFFLAGS, &request, what);
  // One of a veth pair gets its queue only when the kernel has noticed that the other is up too: until then it drops what it is given.
  for (int ms = 0; ms < kRunningMs; ms++) {
    control(SIOCGIFFLAGS, &request, what);
    if (request.ifr_flags & IFF_RUNNING) break;
    usleep(1000);
  }
  control(SIOCSIFFLAGS, &request, what);  // waits for what the kernel still has to do there
}

}  // namespace

Words quieten() {
  constexpr std::pair<const char*, const char*> kQuiet[] = {
      {"net.ipv6.conf.all.disable_ipv6", "1"},
      {"net.ipv6.conf.default.disable_ipv6", "1"},
      {"net.ipv4.tcp_no_metrics_save", "1"},
  };
  Words warnings;
  for (const auto& [name, value] : kQuiet) {
    try {
      setSysctl(name, value);
    } catch (const Failure& failure) {
      const bool kernelWithoutIt = failure.code == ENOENT;
      if (!kernelWithoutIt) warnings.emplace_back(failure.what());
    }
  }
  bringUp("lo");
  return warnings;
}

void setMac(const std::string& mac) {
  ifreq request = interface();
  request.ifr_hwaddr = hardware(mac);
  control(SIOCSIFHWADDR, &request, "set the MAC address to " + mac);
}

void setMtu(int mtu) {
  ifreq request = interface();
  request.ifr_mtu = mtu;
  control(SIOCSIFMTU, &request, "set the MTU to " + std::to_string(mtu));
}

void setAddress(const std::string& address, int prefix) {
  ifreq request = interface();
  request.ifr_addr = internet(address);
  control(SIOCSIFADDR, &request, "set the address to " + address);
  request.ifr_netmask = netmask(prefix);
  control(SIOCSIFNETMASK, &request, "set the prefix length to " + std::to_string(prefix));
  bringUp(kInterface);
}

void addNeighbour(const std::string& address, const std::string& mac) {
  arpreq request{};
  request.arp_pa = internet(address);
  request.arp_ha = hardware(mac);
  request.arp_flags = ATF_PERM | ATF_COM;
  std::snprintf(request.arp_dev, sizeof request.arp_dev, "%s", kInterface);
  control(SIOCSARP, &request, "add the neighbour " + address + " at " + mac);
}

void addRoute(const std::string& destination, int prefix, const std::string& gateway) {
  std::string device = kInterface;
  rtentry route{};
  route.rt_dst = internet(destination);
  route.rt_genmask = netmask(prefix);
  route.rt_gateway = internet(gateway);
  route.rt_flags = RTF_UP | RTF_GATEWAY;
  route.rt_dev = device.data();
  control(SIOCADDRT, &route, "add the route to " + destination + "/" + std::to_string(prefix) + " via " + gateway);
}

void setSysctl(const std::string& name, const std::string& value) {
  // Only net.* belongs to the namespace; anything else would change the machine.
  if (name.rfind("net.", 0) != 0 || name.find('/') != std::string::npos) {
    throw Failure("not a setting of a network namespace: " + name, "write it with dots: net.ipv4.tcp_sack");
  }
  std::string path = "/proc/sys/" + name;
  std::replace(path.begin() + sizeof "/proc/sys", path.end(), '.', '/');
  const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const bool ok = fd >= 0 && write(fd, value.data(), value.size()) == static_cast<ssize_t>(value.size());
  const int reason = errno;
  if (fd >= 0) close(fd);
  errno = reason;
  if (!ok) throw failed("set " + name + "=" + value);
}

Words deviceCounters() {
  std::ifstream file("/proc/self/net/dev");
  for (std::string line; std::getline(file, line);) {
    const size_t colon = line.find(':');
    if (colon == std::string::npos || line.substr(0, colon).find(kInterface) == std::string::npos) continue;
    constexpr const char* kNames[] = {"rxBytes", "rxFrames", "rxErrors", "rxDropped", nullptr, nullptr, nullptr, nullptr,
                                      "txBytes", "txFrames", "txErrors", "txDropped"};
    std::istringstream numbers(line.substr(colon + 1));
    Words counters;
    for (const char* name : kNames) {
      std::string number;
      numbers >> number;
      if (name != nullptr) counters.push_back(std::string(name) + "=" + number);
    }
    return counters;
  }
  throw Failure("eth0 is not in /proc/self/net/dev");
}

}  // namespace netns
