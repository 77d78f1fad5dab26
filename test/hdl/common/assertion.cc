// A false assertion ends the run: a child process breaks a rule of chm_burst_split and must not live to its end; one that keeps it must.
// top: chm_burst_split
// config default:
#include "bench.h"
#include <sys/wait.h>
#include <unistd.h>

static bool survives(chm::Bench<Vdut>& b, uint64_t address) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    std::freopen("/dev/null", "w", stderr);
    std::freopen("/dev/null", "w", stdout);
    b.dut.in_valid_i = 1;
    b.dut.in_addr_i = address;
    b.dut.in_beats_i = 0;
    for (int i = 0; i < 10; ++i) b.tick();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.reset();
  CHECK(survives(b, 0x1000), "a legal run was stopped");
  CHECK(!survives(b, 0x1001), "run_is_beat_aligned is false and nothing happened: assertions are off");
  return b.finish();
}
