#include "keeper.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "failure.h"
#include "settings.h"

namespace netns {
namespace {

constexpr size_t kMaxFrame = 65536 + 14;
constexpr int kFramesPerTurn = 256;  // before requests and programs get their turn

int number(const std::string& word) {
  size_t used = 0;
  int value = 0;
  try {
    value = std::stoi(word, &used);
  } catch (const std::logic_error&) {
    used = 0;
  }
  if (used == 0 || used != word.size()) throw Failure("not a number: " + word);
  return value;
}

int childSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

}  // namespace

void Keeper::run() {
  const int children = childSignals();
  std::vector<pollfd> polls;
  for (;;) {
    const bool behind = channel_.full();
    polls.clear();
    polls.push_back({channel_.fd(), static_cast<short>(channel_.owesBytes() ? POLLIN | POLLOUT : POLLIN), 0});
    polls.push_back({life_, POLLIN, 0});
    polls.push_back({children, POLLIN, 0});
    polls.push_back({behind ? -1 : device_.fd, POLLIN, 0});
    const size_t fixed = polls.size();
    programs_.watch(polls, behind);
    if (poll(polls.data(), polls.size(), -1) < 0) {
      if (errno == EINTR) continue;
      throw failed("wait for events");
    }
    if (polls[1].revents != 0) return;
    if (polls[3].revents != 0) readDevice();
    programs_.serve({polls.begin() + static_cast<long>(fixed), polls.end()});
    if (polls[2].revents != 0) {
      signalfd_siginfo info;
      while (read(children, &info, sizeof info) == sizeof info) {
      }
      programs_.reap();
    }
    if ((polls[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !readChannel()) return;
    if (!channel_.flush()) return;
  }
}

void Keeper::readDevice() {
  char frame[kMaxFrame];
  for (int i = 0; i < kFramesPerTurn && !channel_.full(); i++) {
    const ssize_t n = read(device_.fd, frame, sizeof frame);
    if (n <= 0) return;  // EAGAIN, or ENETDOWN while the link is down
    channel_.send(Kind::Frame, {frame, static_cast<size_t>(n)});
    framesUp_++;
  }
}

void Keeper::writeDevice(std::string_view frame) {
  const bool taken = write(device_.fd, frame.data(), frame.size()) == static_cast<ssize_t>(frame.size());
  (taken ? framesDown_ : framesRefused_)++;  // refused: shorter than a header, or the link is down
}

bool Keeper::readChannel() {
  if (!channel_.fill()) return false;
  for (Message message; channel_.receive(message);) {
    switch (message.kind) {
      case Kind::Frame: writeDevice(message.payload); break;
      case Kind::Request: request(message.payload); break;
      case Kind::Stdin: programs_.feed(readU32(message.payload), message.payload.substr(4)); break;
      default: throw Failure(std::string("the parent sent a message of unknown kind ") + static_cast<char>(message.kind));
    }
  }
  return true;
}

void Keeper::request(std::string_view payload) {
  const uint32_t id = readU32(payload);
  try {
    channel_.reply(id, true, perform(unpackWords(payload.substr(4))));
  } catch (const Failure& failure) {
    channel_.reply(id, false, {failure.what(), failure.cure});
  }
}

Words Keeper::perform(const Words& words) {
  const std::string verb = words.empty() ? "" : words[0];
  const auto is = [&](const char* name, size_t arguments) { return verb == name && words.size() == arguments + 1; };
  if (is("mac", 1)) return setMac(words[1]), Words{};
  if (is("mtu", 1)) return setMtu(number(words[1])), Words{};
  if (is("address", 2)) return setAddress(words[1], number(words[2])), Words{};
  if (is("neighbour", 2)) return addNeighbour(words[1], words[2]), Words{};
  if (is("route", 3)) return addRoute(words[1], number(words[2]), words[3]), Words{};
  if (is("sysctl", 2)) return setSysctl(words[1], words[2]), Words{};
  if (is("signal", 2)) return programs_.signal(static_cast<uint32_t>(number(words[1])), number(words[2])), Words{};
  if (verb == "run") return {std::to_string(programs_.start({words.begin() + 1, words.end()}))};
  if (is("statistics", 0)) {
    Words counters = deviceCounters();
    counters.push_back("framesUp=" + std::to_string(framesUp_));
    counters.push_back("framesDown=" + std::to_string(framesDown_));
    counters.push_back("framesRefused=" + std::to_string(framesRefused_));
    return counters;
  }
  throw Failure("no such request: " + verb + " with " + std::to_string(words.size()) + " words");
}

}  // namespace netns
