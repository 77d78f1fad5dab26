#include "programs.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "failure.h"

namespace netns {
namespace {

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) throw failed("make a pipe");
    read = ends[0];
    write = ends[1];
  }
};

void closeFd(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

void nonBlocking(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK); }

/// What the child tells before it becomes the program: its outer pid, then errno if exec failed.
struct Birth {
  int32_t outerPid = 0;
  int32_t execError = 0;
};

[[noreturn]] void become(const Words& argv, int in, int out, int err, int birth) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  setpgid(0, 0);
  // /proc still belongs to the PID namespace outside: there, self is the pid that the parent knows.
  char link[16] = {};
  const bool known = readlink("/proc/self", link, sizeof link - 1) > 0;
  Birth told{known ? std::atoi(link) : getpid(), 0};
  if (write(birth, &told.outerPid, sizeof told.outerPid) < 0) _exit(127);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execvp(words[0], words.data());
  told.execError = errno;
  if (write(birth, &told.execError, sizeof told.execError) < 0) _exit(127);
  _exit(127);
}

}  // namespace

uint32_t Programs::start(const Words& argv) {
  if (argv.empty()) throw Failure("run needs a program");
  Pipe in, out, err, birth;
  const pid_t pid = fork();
  if (pid == 0) become(argv, in.read, out.write, err.write, birth.write);
  for (int fd : {in.read, out.write, err.write, birth.write}) close(fd);
  Birth told;
  if (pid > 0) {
    const bool born = read(birth.read, &told.outerPid, sizeof told.outerPid) == sizeof told.outerPid;
    const bool refused = born && read(birth.read, &told.execError, sizeof told.execError) == sizeof told.execError;
    if (!refused) told.execError = 0;
  } else {
    told.execError = errno;
  }
  close(birth.read);
  if (told.execError != 0) {
    for (int fd : {in.write, out.read, err.read}) close(fd);
    errno = told.execError;
    throw failed("run " + argv[0], "install " + argv[0] + " (make setup), or give its path");
  }
  for (int fd : {in.write, out.read, err.read}) nonBlocking(fd);
  const auto key = static_cast<uint32_t>(told.outerPid);
  programs_[key] = Program{pid, in.write, out.read, err.read, "", false};
  return key;
}

void Programs::signal(uint32_t pid, int number) {
  const auto found = programs_.find(pid);
  if (found == programs_.end()) throw Failure("no program with pid " + std::to_string(pid) + " is running");
  if (kill(-found->second.pid, number) < 0) throw failed("signal program " + std::to_string(pid));
}

void Programs::feed(uint32_t pid, std::string_view bytes) {
  const auto found = programs_.find(pid);
  if (found == programs_.end()) return;
  found->second.input += bytes;
  if (bytes.empty()) found->second.inputEnds = true;
  pour(found->second);
}

void Programs::watch(std::vector<pollfd>& polls, bool quiet) const {
  for (const auto& [pid, program] : programs_) {
    for (const int fd : {program.out, program.err}) {
      if (fd >= 0 && !quiet) polls.push_back({fd, POLLIN, 0});
    }
    if (program.in >= 0 && !program.input.empty()) polls.push_back({program.in, POLLOUT, 0});
  }
}

void Programs::serve(const std::vector<pollfd>& ready) {
  for (const auto& poll : ready) {
    if (poll.revents == 0) continue;
    for (auto& [pid, program] : programs_) {
      if (poll.fd == program.out) drain(pid, program.out, Kind::Stdout);
      else if (poll.fd == program.err) drain(pid, program.err, Kind::Stderr);
      else if (poll.fd == program.in) pour(program);
    }
  }
}

void Programs::drain(uint32_t pid, int& fd, Kind kind) {
  char buffer[1 << 16];
  while (fd >= 0) {
    const ssize_t n = read(fd, buffer, sizeof buffer);
    if (n > 0) channel_.send(kind, pid, {buffer, static_cast<size_t>(n)});
    if (n < static_cast<ssize_t>(sizeof buffer)) {
      const bool more = n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
      if (!more) closeFd(fd);
      return;
    }
    if (channel_.full()) return;
  }
}

void Programs::pour(Program& program) {
  if (program.in < 0) return;
  while (!program.input.empty()) {
    const ssize_t n = write(program.in, program.input.data(), program.input.size());
    if (n < 0 && errno == EAGAIN) return;
    if (n < 0) {  // EPIPE: the program reads no more
      program.input.clear();
      closeFd(program.in);
      return;
    }
    program.input.erase(0, static_cast<size_t>(n));
  }
  if (program.inputEnds) closeFd(program.in);
}

void Programs::reap() {
  int status = 0;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
    for (auto entry = programs_.begin(); entry != programs_.end(); ++entry) {
      Program& program = entry->second;
      if (program.pid != pid) continue;
      // A grandchild may hold the pipes open; what the program itself wrote is in them by now.
      drain(entry->first, program.out, Kind::Stdout);
      drain(entry->first, program.err, Kind::Stderr);
      std::string end;
      appendU32(end, WIFEXITED(status) ? static_cast<uint32_t>(WEXITSTATUS(status)) : 0);
      appendU32(end, WIFSIGNALED(status) ? static_cast<uint32_t>(WTERMSIG(status)) : 0);
      channel_.send(Kind::Exit, entry->first, end);
      for (int* fd : {&program.in, &program.out, &program.err}) closeFd(*fd);
      programs_.erase(entry);
      break;
    }
  }
}

}  // namespace netns
