// Requests about network interfaces that ioctl cannot express, by rtnetlink(7).
#pragma once

#include <linux/rtnetlink.h>

#include <string>

namespace netns {

/// An RTM_NEWLINK request under construction: attributes append, nests are closed by length.
class LinkRequest {
 public:
  /// `flags` beside NLM_F_REQUEST: NLM_F_CREATE | NLM_F_EXCL for a new interface, 0 to change the one of IFLA_IFNAME.
  explicit LinkRequest(uint16_t flags);

  void append(const void* data, size_t size);
  void add(uint16_t type, const void* data, size_t size);
  /// Opens a nest; hand the result to close().
  size_t open(uint16_t type);
  void close(size_t at);
  /// Throws Failure "cannot `what`" with `cure` when the kernel refuses.
  void send(const std::string& what, const std::string& cure);

 private:
  std::string bytes_;
};

}  // namespace netns
