#include "transfer.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace traffic {
namespace {

int64_t nowMs() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return int64_t{t.tv_sec} * 1000 + t.tv_nsec / 1'000'000;
}

/// Bytes that may move before the next pause.
uint64_t untilPause(uint64_t moved, const std::vector<Pause>& pauses, size_t next) {
  return next < pauses.size() ? pauses[next].at - std::min(moved, pauses[next].at) : UINT64_MAX;
}

/// Starts the pauses that are due. True while one lasts.
template <typename Direction>
bool pausing(Direction& direction, const std::vector<Pause>& pauses, int64_t now) {
  while (now >= direction.resumeAt && direction.nextPause < pauses.size() && pauses[direction.nextPause].at <= direction.bytes) {
    direction.resumeAt = now + pauses[direction.nextPause++].ms;
  }
  return now < direction.resumeAt;
}

}  // namespace

Transfer::Transfer(int fd, const Options& options) : fd_(fd), options_(options), stream_(options.seed) {
  if (options.expect) expected_.emplace(*options.expect);
  startedAt_ = progressAt_ = nowMs();
}

bool Transfer::abortDue() const {
  return (options_.abortSent && out_.bytes >= *options_.abortSent) || (options_.abortReceived && in_.bytes >= *options_.abortReceived);
}

int Transfer::run() {
  while (end_ == "fin" && !(in_.ended && out_.ended)) {
    const int64_t now = nowMs();
    const bool reading = !in_.ended && !pausing(in_, options_.readPauses, now);
    const bool writing = !out_.ended && !pausing(out_, options_.writePauses, now);
    if (abortDue()) {
      captureInfo();
      const linger abortive{1, 0};
      setsockopt(fd_, SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
      end_ = "abort";
      break;
    }
    const bool inTime = options_.sendMs == 0 || now < startedAt_ + options_.sendMs;
    const bool dataLeft = out_.bytes < options_.send && inTime;
    if (writing && !dataLeft && (!options_.holdOpen || in_.ended)) {
      if (shutdown(fd_, SHUT_WR) < 0) fail("shutdown", errno);
      out_.ended = true;
      progressAt_ = now;
      continue;
    }
    int64_t wakeAt = progressAt_ + options_.timeoutMs;
    for (const Direction* direction : {&in_, &out_}) {
      if (!direction->ended && direction->resumeAt > now) wakeAt = std::min(wakeAt, direction->resumeAt);
    }
    if (dataLeft && options_.sendMs != 0) wakeAt = std::min(wakeAt, startedAt_ + options_.sendMs);
    const auto events = static_cast<short>((reading ? POLLIN : 0) | (writing && dataLeft ? POLLOUT : 0));
    pollfd poll{events == 0 ? -1 : fd_, events, 0};  // poll() reports POLLHUP unasked: a pause would spin on it
    ::poll(&poll, 1, static_cast<int>(std::max<int64_t>(0, wakeAt - now)));
    if (poll.revents & POLLERR && in_.ended) collectError();
    else if (poll.revents & (POLLERR | POLLIN | POLLHUP)) receive();  // what came before an error, then the error
    if (end_ == "fin" && writing && poll.revents & POLLOUT) send();
    const bool stillPaused = in_.resumeAt > now || out_.resumeAt > now;
    if (stillPaused && poll.revents == 0) progressAt_ = nowMs();
    else if (nowMs() - progressAt_ >= options_.timeoutMs) end_ = "timeout";
  }
  captureInfo();
  close(fd_);
  endedAt_ = nowMs();
  return (end_ == "fin" || end_ == "abort") && !firstDifference_ ? 0 : 1;
}

void Transfer::send() {
  if (chunk_.empty()) {
    chunk_.resize(std::min<uint64_t>(static_cast<uint64_t>(options_.chunk), options_.send - out_.bytes));
    stream_.next(reinterpret_cast<uint8_t*>(chunk_.data()), chunk_.size());
  }
  uint64_t most = std::min<uint64_t>(chunk_.size(), untilPause(out_.bytes, options_.writePauses, out_.nextPause));
  if (options_.abortSent) most = std::min(most, *options_.abortSent - out_.bytes);
  const ssize_t n = ::send(fd_, chunk_.data(), most, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n < 0) return fail("send", errno);
  out_.hash.update(reinterpret_cast<const uint8_t*>(chunk_.data()), static_cast<size_t>(n));
  out_.bytes += static_cast<uint64_t>(n);
  chunk_.erase(0, static_cast<size_t>(n));
  progressAt_ = nowMs();
}

void Transfer::receive() {
  uint8_t buffer[1 << 16], wanted[sizeof buffer];
  uint64_t most = std::min<uint64_t>(sizeof buffer, untilPause(in_.bytes, options_.readPauses, in_.nextPause));
  if (options_.abortReceived) most = std::min(most, *options_.abortReceived - in_.bytes);
  const ssize_t n = recv(fd_, buffer, std::max<uint64_t>(most, 1), MSG_DONTWAIT);
  if (n < 0) return fail("recv", errno);
  progressAt_ = nowMs();
  if (n == 0) {
    in_.ended = true;
    return;
  }
  const auto size = static_cast<size_t>(n);
  in_.hash.update(buffer, size);
  if (expected_) {
    expected_->next(wanted, size);
    const size_t same = static_cast<size_t>(std::mismatch(buffer, buffer + size, wanted).first - buffer);
    if (same < size && !firstDifference_) firstDifference_ = in_.bytes + same;
  }
  in_.bytes += size;
}

/// recv() keeps saying 0 after a FIN, whatever happened since.
void Transfer::collectError() {
  int code = 0;
  socklen_t size = sizeof code;
  getsockopt(fd_, SOL_SOCKET, SO_ERROR, &code, &size);
  if (code != 0) fail("connection", code);
}

void Transfer::fail(const std::string& call, int code) {
  if (code == EAGAIN || code == EINTR) return;
  end_ = code == ECONNRESET || code == EPIPE ? "reset" : "error";
  error_ = call + ": " + std::strerror(code);
}

void Transfer::captureInfo() {
  if (!info_.empty()) return;
  tcp_info i{};
  socklen_t size = sizeof i;
  if (getsockopt(fd_, IPPROTO_TCP, TCP_INFO, &i, &size) < 0) return;
  char text[512];
  std::snprintf(text, sizeof text,
                R"({"timestamps":%s,"sack":%s,"sndWscale":%u,"rcvWscale":%u,"sndMss":%u,"rcvMss":%u,"cwnd":%u,"ssthresh":%u,)"
                R"("rttUs":%u,"rttVarUs":%u,"rtoUs":%u,"retransmits":%u,"reordering":%u})",
                i.tcpi_options & TCPI_OPT_TIMESTAMPS ? "true" : "false", i.tcpi_options & TCPI_OPT_SACK ? "true" : "false",
                i.tcpi_snd_wscale, i.tcpi_rcv_wscale, i.tcpi_snd_mss, i.tcpi_rcv_mss, i.tcpi_snd_cwnd, i.tcpi_snd_ssthresh, i.tcpi_rtt,
                i.tcpi_rttvar, i.tcpi_rto, i.tcpi_total_retrans, i.tcpi_reordering);
  info_ = text;
}

std::string Transfer::report() {
  const auto direction = [](Direction& d) {
    return "{\"bytes\":" + std::to_string(d.bytes) + ",\"sha256\":\"" + d.hash.finish() + "\",\"fin\":" + (d.ended ? "true" : "false") + "}";
  };
  return "{\"event\":\"done\",\"end\":\"" + end_ + "\",\"error\":\"" + error_ + "\",\"sent\":" + direction(out_) + ",\"received\":" +
         direction(in_) + ",\"firstDifference\":" + (firstDifference_ ? std::to_string(*firstDifference_) : "null") +
         ",\"ms\":" + std::to_string(endedAt_ - startedAt_) + ",\"tcpInfo\":" + (info_.empty() ? "null" : info_) + "}";
}

}  // namespace traffic
