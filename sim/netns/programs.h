// The programs inside the namespace: started with pipes, each the leader of its own process group.
#pragma once

#include <poll.h>
#include <sys/types.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "channel.h"

namespace netns {

class Programs {
 public:
  explicit Programs(Channel& channel) : channel_(channel) {}

  /// Starts argv[0] (found by PATH). Returns its pid as the parent's PID namespace counts, where /proc tells it.
  /// Throws Failure when it cannot be executed.
  uint32_t start(const Words& argv);
  /// Signals the program's process group. Throws Failure when `pid` is not running.
  void signal(uint32_t pid, int number);
  /// Bytes for standard input; none closes it. Ignored once the program has closed its end.
  void feed(uint32_t pid, std::string_view bytes);

  /// Appends what the programs wait for; `quiet` leaves their output alone (the parent does not keep up).
  void watch(std::vector<pollfd>& polls, bool quiet) const;
  /// Moves output and input of the programs whose descriptors are ready.
  void serve(const std::vector<pollfd>& ready);
  /// Reports every program that has exited, after its last output; reaps orphans too, as an init must.
  void reap();

 private:
  struct Program {
    pid_t pid;  // as this PID namespace counts
    int in = -1, out = -1, err = -1;
    std::string input;
    bool inputEnds = false;
  };

  void drain(uint32_t pid, int& fd, Kind kind);
  void pour(Program& program);

  Channel& channel_;
  std::map<uint32_t, Program> programs_;
};

}  // namespace netns
