#include "http.h"

#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "sha256.h"
#include "stream.h"

namespace traffic {
namespace {

constexpr size_t kMaxHead = 16384;

bool sendAll(int fd, const char* data, size_t size) {
  while (size > 0) {
    const ssize_t n = send(fd, data, size, MSG_NOSIGNAL);
    if (n <= 0) return false;
    data += n;
    size -= static_cast<size_t>(n);
  }
  return true;
}

bool sendAll(int fd, const std::string& text) { return sendAll(fd, text.data(), text.size()); }

std::string head(const std::string& status, const std::string& type, uint64_t length) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(length) + "\r\nConnection: close\r\n\r\n";
}

/// The value of a header field, empty where it is absent.
std::string field(const std::string& request, const std::string& name) {
  for (size_t at = request.find("\r\n"); at != std::string::npos; at = request.find("\r\n", at + 2)) {
    const size_t start = at + 2;
    if (strncasecmp(request.c_str() + start, name.c_str(), name.size()) != 0 || request[start + name.size()] != ':') continue;
    const size_t value = request.find_first_not_of(" \t", start + name.size() + 1);
    return request.substr(value, request.find("\r\n", value) - value);
  }
  return "";
}

void sendStream(int fd, const Options& options) {
  Stream stream(options.seed);
  std::string chunk;
  if (!sendAll(fd, head("200 OK", "application/octet-stream", options.send))) return;
  for (uint64_t left = options.send; left > 0; left -= chunk.size()) {
    chunk.resize(std::min<uint64_t>(left, static_cast<uint64_t>(options.chunk)));
    stream.next(reinterpret_cast<uint8_t*>(chunk.data()), chunk.size());
    if (!sendAll(fd, chunk)) return;
  }
}

void hashBody(int fd, const std::string& request, std::string body) {
  const uint64_t length = std::strtoull(field(request, "Content-Length").c_str(), nullptr, 10);
  if (!field(request, "Expect").empty() && !sendAll(fd, "HTTP/1.1 100 Continue\r\n\r\n")) return;
  Sha256 hash;
  uint64_t bytes = 0;
  char buffer[1 << 16];
  for (;;) {
    hash.update(reinterpret_cast<const uint8_t*>(body.data()), body.size());
    bytes += body.size();
    if (bytes >= length) break;
    const ssize_t n = recv(fd, buffer, sizeof buffer, 0);
    if (n <= 0) return;
    body.assign(buffer, static_cast<size_t>(n));
  }
  const std::string json = "{\"bytes\":" + std::to_string(bytes) + ",\"sha256\":\"" + hash.finish() + "\"}\n";
  sendAll(fd, head("200 OK", "application/json", json.size()) + json);
}

void answer(int fd, const Options& options) {
  std::string request;
  size_t end;
  while ((end = request.find("\r\n\r\n")) == std::string::npos) {
    char buffer[4096];
    const ssize_t n = recv(fd, buffer, sizeof buffer, 0);
    if (n <= 0 || request.size() > kMaxHead) return;
    request.append(buffer, static_cast<size_t>(n));
  }
  const std::string body = request.substr(end + 4);
  request.resize(end + 2);
  const std::string method = request.substr(0, request.find(' '));
  if (method == "GET") sendStream(fd, options);
  else if (method == "POST" || method == "PUT") hashBody(fd, request, body);
  else sendAll(fd, head("405 Method Not Allowed", "text/plain", 0));
  // A clean end: FIN first, then read what is still coming, so that close() does not reset the connection.
  shutdown(fd, SHUT_WR);
  char rest[4096];
  while (recv(fd, rest, sizeof rest, 0) > 0) {
  }
}

}  // namespace

void serveHttp(int listener, const Options& options) {
  for (;;) {
    const int fd = accept(listener, nullptr, nullptr);
    if (fd < 0) continue;
    answer(fd, options);
    close(fd);
  }
}

}  // namespace traffic
