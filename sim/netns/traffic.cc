// smokestack-traffic: an application over kernel sockets, at either end of a connection under test. See kUsage.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>

#include "http.h"
#include "options.h"
#include "transfer.h"

namespace {

using traffic::Options;

std::runtime_error failed(const std::string& what) { return std::runtime_error("cannot " + what + ": " + std::strerror(errno)); }

sockaddr_in internet(const std::string& address, uint16_t port) {
  sockaddr_in result{};
  result.sin_family = AF_INET;
  result.sin_port = htons(port);
  if (inet_pton(AF_INET, address.empty() ? "0.0.0.0" : address.c_str(), &result.sin_addr) != 1) {
    throw std::runtime_error("not an IPv4 address: " + address);
  }
  return result;
}

void set(int fd, int level, int name, int value, const char* what) {
  if (value != 0 && setsockopt(fd, level, name, &value, sizeof value) < 0) throw failed(std::string("set ") + what);
}

/// Set before listen and connect: buffers and MSS take part in the SYN.
int configuredSocket(const Options& options) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) throw failed("open a socket");
  set(fd, SOL_SOCKET, SO_REUSEADDR, 1, "SO_REUSEADDR");
  set(fd, SOL_SOCKET, SO_RCVBUF, options.receiveBuffer, "SO_RCVBUF");
  set(fd, SOL_SOCKET, SO_SNDBUF, options.sendBuffer, "SO_SNDBUF");
  set(fd, IPPROTO_TCP, TCP_MAXSEG, options.mss, "TCP_MAXSEG");
  set(fd, IPPROTO_TCP, TCP_NODELAY, options.noDelay, "TCP_NODELAY");
  return fd;
}

int listening(const Options& options) {
  const int fd = configuredSocket(options);
  const sockaddr_in address = internet(options.address, options.port);
  if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0) throw failed("bind port " + std::to_string(options.port));
  if (listen(fd, 64) < 0) throw failed("listen");
  std::printf("{\"event\":\"listening\",\"port\":%u}\n", options.port);
  return fd;
}

int accepted(const Options& options) {
  const int fd = accept4(listening(options), nullptr, nullptr, SOCK_CLOEXEC);
  if (fd < 0) throw failed("accept");
  return fd;
}

int connected(const Options& options) {
  const int fd = configuredSocket(options);
  const sockaddr_in local = internet("", options.localPort), remote = internet(options.address, options.port);
  if (options.localPort != 0 && bind(fd, reinterpret_cast<const sockaddr*>(&local), sizeof local) < 0) {
    throw failed("bind port " + std::to_string(options.localPort));
  }
  if (connect(fd, reinterpret_cast<const sockaddr*>(&remote), sizeof remote) < 0) throw failed("connect to " + options.address);
  return fd;
}

void tellConnected(int fd) {
  sockaddr_in local{}, remote{};
  socklen_t size = sizeof local;
  getsockname(fd, reinterpret_cast<sockaddr*>(&local), &size);
  getpeername(fd, reinterpret_cast<sockaddr*>(&remote), &size);
  std::printf("{\"event\":\"connected\",\"localPort\":%u,\"remotePort\":%u}\n", ntohs(local.sin_port), ntohs(remote.sin_port));
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  Options options;
  try {
    options = traffic::parse(argc, argv);
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "smokestack-traffic: %s\n%s", error.what(), traffic::kUsage);
    return 2;
  }
  try {
    if (options.mode == Options::Mode::Http) traffic::serveHttp(listening(options), options);
    const int fd = options.mode == Options::Mode::Listen ? accepted(options) : connected(options);
    tellConnected(fd);
    traffic::Transfer transfer(fd, options);
    const int code = transfer.run();
    std::printf("%s\n", transfer.report().c_str());
    return code;
  } catch (const std::runtime_error& error) {
    std::fprintf(stderr, "smokestack-traffic: %s\n", error.what());
    return 1;
  }
}
