#include "channel.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "failure.h"

namespace netns {

Channel::Channel(int fd) : fd_(fd) {
  if (fcntl(fd, F_SETFD, FD_CLOEXEC) < 0) {
    throw failed("use descriptor " + std::to_string(fd) + " as the channel",
                 "start this program through LinuxPeer.start (src/peer/linux), which passes a socket");
  }
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

void Channel::send(Kind kind, std::string_view payload) {
  appendU32(out_, static_cast<uint32_t>(payload.size() + 1));
  out_ += static_cast<char>(kind);
  out_ += payload;
}

void Channel::send(Kind kind, uint32_t number, std::string_view bytes) {
  std::string payload;
  appendU32(payload, number);
  payload += bytes;
  send(kind, payload);
}

void Channel::reply(uint32_t id, bool ok, const Words& words) {
  send(Kind::Reply, id, std::string(1, ok ? 1 : 0) + packWords(words));
}

bool Channel::flush() {
  while (owesBytes()) {
    const ssize_t n = ::send(fd_, out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno == EAGAIN;
    sent_ += static_cast<size_t>(n);
  }
  out_.clear();
  sent_ = 0;
  return true;
}

bool Channel::fill() {
  in_.erase(0, taken_);
  taken_ = 0;
  char buffer[1 << 16];
  const ssize_t n = ::recv(fd_, buffer, sizeof buffer, 0);
  if (n < 0) return errno == EAGAIN || errno == EINTR;
  in_.append(buffer, static_cast<size_t>(n));
  return n > 0;
}

bool Channel::receive(Message& message) {
  const std::string_view rest = std::string_view(in_).substr(taken_);
  if (rest.size() < 4) return false;
  const uint32_t length = readU32(rest);
  if (length == 0 || length > kMaxMessage) throw Failure("the parent sent a message of " + std::to_string(length) + " bytes");
  if (rest.size() < 4 + size_t{length}) return false;
  message = {static_cast<Kind>(rest[4]), rest.substr(5, length - 1)};
  taken_ += 4 + size_t{length};
  return true;
}

std::string packWords(const Words& words) {
  std::string out;
  for (const auto& word : words) out.append(word).push_back('\0');
  return out;
}

Words unpackWords(std::string_view payload) {
  Words words;
  while (!payload.empty()) {
    const size_t end = payload.find('\0');
    words.emplace_back(payload.substr(0, end));
    if (end == std::string_view::npos) break;
    payload.remove_prefix(end + 1);
  }
  return words;
}

uint32_t readU32(std::string_view bytes, size_t at) {
  if (bytes.size() < at + 4) throw Failure("the parent sent a message that is too short");
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = value << 8 | static_cast<uint8_t>(bytes[at + i]);
  return value;
}

void appendU32(std::string& bytes, uint32_t value) {
  for (int i = 0; i < 4; i++) bytes += static_cast<char>(value >> (8 * i));
}

}  // namespace netns
