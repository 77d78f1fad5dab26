#include "device.h"

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstring>

#include "failure.h"
#include "link.h"
#include "veth.h"

namespace netns {
namespace {

// Deep enough for every window a kernel offers by default (6 MiB of 1460-byte segments): the namespace itself loses no
// frame, loss is the cable's business.
constexpr uint32_t kQueueFrames = 16384;

Device openTap() {
  const int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) throw failed("open /dev/net/tun", "sudo chmod 0666 /dev/net/tun (or run as root)");
  ifreq request{};
  std::strncpy(request.ifr_name, kInterface, IFNAMSIZ - 1);
  request.ifr_flags = IFF_TAP | IFF_NO_PI;
  if (ioctl(fd, TUNSETIFF, &request) < 0) {
    const Failure failure = failed("make a TAP", "run as root, or use --peer builtin");
    close(fd);
    throw failure;
  }
  LinkRequest queue(0);  // SIOCSIFTXQLEN is refused to the root of a user namespace
  queue.add(IFLA_IFNAME, kInterface, sizeof kInterface);
  queue.add(IFLA_TXQLEN, &kQueueFrames, sizeof kQueueFrames);
  queue.send("set the queue length of the TAP", "use --peer builtin");
  return {fd, "tap", "/dev/net/tun can be used"};
}

}  // namespace

Device openDevice(const std::string& way) {
  if (way == "tap") return openTap();
  if (way == "veth") return {openVeth(kInterface), "veth", "veth was asked for"};
  if (way != "auto") throw Failure("no such way: " + way, "use tap, veth or auto");
  try {
    return openTap();
  } catch (const Failure& tap) {
    try {
      return {openVeth(kInterface), "veth", std::string("no TAP: ") + tap.what()};
    } catch (const Failure& veth) {
      throw Failure(std::string(tap.what()) + "; " + veth.what(), tap.cure);
    }
  }
}

}  // namespace netns
