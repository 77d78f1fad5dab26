#include "orphans.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

#include "failure.h"
#include "settings.h"

namespace netns {
namespace {

struct DiagRequest {
  nlmsghdr header;
  inet_diag_req_v2 body;
};

DiagRequest diagRequest(uint16_t type, int flags) {
  DiagRequest request{};
  request.header.nlmsg_len = sizeof request;
  request.header.nlmsg_type = type;
  request.header.nlmsg_flags = static_cast<uint16_t>(NLM_F_REQUEST | flags);
  request.body.sdiag_family = AF_INET;
  request.body.sdiag_protocol = IPPROTO_TCP;
  request.body.idiag_states = ~0u;
  return request;
}

/// All TCP sockets of the namespace, sock_diag(7).
std::vector<inet_diag_sockid> connections(int fd) {
  std::vector<inet_diag_sockid> found;
  const DiagRequest dump = diagRequest(SOCK_DIAG_BY_FAMILY, NLM_F_DUMP);
  if (send(fd, &dump, sizeof dump, 0) < 0) return found;
  alignas(nlmsghdr) char buffer[1 << 15];
  for (;;) {
    ssize_t size = recv(fd, buffer, sizeof buffer, 0);
    if (size <= 0) return found;
    for (auto* message = reinterpret_cast<nlmsghdr*>(buffer); NLMSG_OK(message, size); message = NLMSG_NEXT(message, size)) {
      if (message->nlmsg_type != SOCK_DIAG_BY_FAMILY) return found;  // NLMSG_DONE or an error
      found.push_back(static_cast<inet_diag_msg*>(NLMSG_DATA(message))->id);
    }
  }
}

}  // namespace

void endConnections() {
  // Kernels without SOCK_DESTROY, and those before 6.11 for sockets that are orphans already, go by this.
  try {
    setSysctl("net.ipv4.tcp_orphan_retries", "1");
  } catch (const Failure&) {
  }
  const int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (fd < 0) return;
  for (const inet_diag_sockid& id : connections(fd)) {
    DiagRequest destroy = diagRequest(SOCK_DESTROY, NLM_F_ACK);
    destroy.body.id = id;
    char answer[512];
    if (send(fd, &destroy, sizeof destroy, 0) < 0 || recv(fd, answer, sizeof answer, 0) < 0) break;
  }
  close(fd);
}

}  // namespace netns
