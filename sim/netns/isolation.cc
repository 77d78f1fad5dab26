#include "isolation.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "failure.h"
#include "orphans.h"

namespace netns {
namespace {

std::string contentOf(const char* path) {
  std::ifstream file(path);
  std::string word;
  file >> word;
  return word;
}

std::string knobThatForbids() {
  if (contentOf("/proc/sys/kernel/unprivileged_userns_clone") == "0") return "sudo sysctl -w kernel.unprivileged_userns_clone=1";
  if (contentOf("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1") {
    return "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
  }
  if (contentOf("/proc/sys/user/max_user_namespaces") == "0") return "sudo sysctl -w user.max_user_namespaces=10000";
  if (contentOf("/proc/sys/user/max_net_namespaces") == "0") return "sudo sysctl -w user.max_net_namespaces=10000";
  return "";
}

/// For the errno of the call that just failed; looking for the cause must not change it.
[[noreturn]] void refused(const std::string& what) {
  const int code = errno;
  const std::string knob = knobThatForbids();
  errno = code;
  throw failed(what, !knob.empty() ? knob
                                   : "run as root; in a container start it with --cap-add=SYS_ADMIN --cap-add=NET_ADMIN "
                                     "--device=/dev/net/tun --security-opt seccomp=unconfined; or use --peer builtin");
}

void writeFile(const char* path, const std::string& text) {
  const int fd = open(path, O_WRONLY | O_CLOEXEC);
  const bool ok = fd >= 0 && write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int reason = errno;
  if (fd >= 0) close(fd);
  errno = reason;
  if (!ok) refused(std::string("write ") + path);
}

void unshareAll() {
  constexpr int kWanted = CLONE_NEWNET | CLONE_NEWPID;
  if (unshare(kWanted) == 0) return;
  const uid_t uid = geteuid();
  const gid_t gid = getegid();
  if (unshare(CLONE_NEWUSER | kWanted) < 0) refused("make a network namespace");
  writeFile("/proc/self/setgroups", "deny");  // gid_map may be written by an unprivileged user only after this
  writeFile("/proc/self/uid_map", "0 " + std::to_string(uid) + " 1");
  writeFile("/proc/self/gid_map", "0 " + std::to_string(gid) + " 1");
}

[[noreturn]] void guard(pid_t init) {
  int status = 0;
  while (waitpid(init, &status, 0) < 0 && errno == EINTR) {
  }
  endConnections();
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

}  // namespace

int becomeInit() {
  const pid_t parent = getppid();
  unshareAll();
  // After unshare(), since a change of credentials clears the death signal.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);

  int life[2];
  if (pipe2(life, O_CLOEXEC) < 0) throw failed("make a pipe");
  const pid_t init = fork();
  if (init < 0) throw failed("start the init of the PID namespace");
  if (init > 0) {
    // The guard keeps the life pipe's write end and nothing else: the parent must see end of file when init is gone.
    for (int fd = 3; fd < life[1]; fd++) close(fd);
    guard(init);
  }
  close(life[1]);
  prctl(PR_SET_NAME, "netns-init");
  return life[0];
}

void endPrograms() {
  kill(-1, SIGSTOP);  // everybody but init: no new connections from here on
  endConnections();
  kill(-1, SIGKILL);
}

}  // namespace netns
