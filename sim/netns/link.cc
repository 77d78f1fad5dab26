#include "link.h"

#include <sys/socket.h>
#include <unistd.h>

#include "failure.h"

namespace netns {

LinkRequest::LinkRequest(uint16_t flags) {
  nlmsghdr header{};
  header.nlmsg_type = RTM_NEWLINK;
  header.nlmsg_flags = static_cast<uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
  append(&header, sizeof header);
  const ifinfomsg link{};
  append(&link, sizeof link);
}

void LinkRequest::append(const void* data, size_t size) {
  bytes_.append(static_cast<const char*>(data), size);
  bytes_.resize(NLMSG_ALIGN(bytes_.size()));
}

void LinkRequest::add(uint16_t type, const void* data, size_t size) {
  const rtattr attribute{static_cast<uint16_t>(RTA_LENGTH(size)), type};
  append(&attribute, sizeof attribute);
  append(data, size);
}

size_t LinkRequest::open(uint16_t type) {
  const size_t at = bytes_.size();
  const rtattr attribute{sizeof(rtattr), type};
  append(&attribute, sizeof attribute);
  return at;
}

void LinkRequest::close(size_t at) { reinterpret_cast<rtattr*>(&bytes_[at])->rta_len = static_cast<uint16_t>(bytes_.size() - at); }

void LinkRequest::send(const std::string& what, const std::string& cure) {
  reinterpret_cast<nlmsghdr*>(bytes_.data())->nlmsg_len = static_cast<uint32_t>(bytes_.size());
  const int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) throw failed("open a netlink socket");
  struct {
    nlmsghdr header;
    nlmsgerr error;
    char echo[1024];
  } answer{};
  const bool talked = ::send(fd, bytes_.data(), bytes_.size(), 0) >= 0 && recv(fd, &answer, sizeof answer, 0) >= 0;
  const int reason = talked ? -answer.error.error : errno;
  ::close(fd);
  errno = reason;
  if (reason != 0) throw failed(what, cure);
}

}  // namespace netns
