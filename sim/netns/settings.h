// What a namespace's kernel is told: addresses, static neighbours, routes, sysctls. By ioctl and /proc, so that iproute2
// need not be installed.
#pragma once

#include <string>

#include "channel.h"

namespace netns {

/// Switches off what speaks unasked (IPv6) or remembers between connections (TCP metrics) in the current namespace, and
/// brings `lo` up. Returns a sentence for each thing that could not be done (a read-only /proc/sys in a container).
Words quieten();

void setMac(const std::string& mac);
void setMtu(int mtu);
/// Brings eth0 up with `address`/`prefix`; the kernel adds the route to the subnet.
void setAddress(const std::string& address, int prefix);
/// A permanent neighbour entry: the kernel neither asks for it by ARP nor ages it.
void addNeighbour(const std::string& address, const std::string& mac);
/// `destination` "0.0.0.0"/0 is the default route.
void addRoute(const std::string& destination, int prefix, const std::string& gateway);
/// `name` with dots, as sysctl(8) takes it.
void setSysctl(const std::string& name, const std::string& value);
/// "name=value" for each counter of eth0 that tells of lost frames.
Words deviceCounters();

}  // namespace netns
