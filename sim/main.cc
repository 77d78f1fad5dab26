// smokestack-sim: parses its command line, builds the target, serves it, and says by its exit code whether the design failed.
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include "bridge/bridge.h"
#include "build_info.h"
#include "options.h"

namespace {

using namespace smokestack::sim;

enum Exit { kExitOk = 0, kExitDesignFailed = 1, kExitUsage = 2, kExitEnvironment = 3 };

int measureBare(const Options& options) {
  Target target(options.target);
  // Processor time: what else runs on the machine is no part of the figure.
  const std::clock_t begin = std::clock();
  target.loop().runBare(options.bareCycles);
  const double time = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("%.0f\n", static_cast<double>(options.bareCycles) / time);
  return kExitOk;
}

/// A simulator nobody can reach any more ends. False: the parent was gone before we could ask for that.
bool endWithParent(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  return ::getppid() == parent;
}

int serve(const Options& options, pid_t parent) {
  const bool spawned = !options.server.unixPath.empty();
  Target target(options.target);
  Bridge bridge(target, options.bridge);
  Server server(options.server, bridge);
  server.onEnd(spawned, [&bridge](const char* why) {
    std::fprintf(stderr, "smokestack-sim: ends: %s\n", why);
    bridge.stop();
  });
  if (spawned && !endWithParent(parent)) return kExitOk;
  std::printf("listening %s\n", server.address().c_str());
  std::fflush(stdout);
  bridge.run(server);
  if (const char* folder = std::getenv("SMOKESTACK_COVERAGE")) target.loop().writeCoverage(folder);
  const Tape& tape = target.loop().tape;
  if (tape.cycles() != 0) {
    std::printf("tape %llu cycles %.6f s\n", static_cast<unsigned long long>(tape.cycles()), tape.play());
  }
  return rtlFailed ? kExitDesignFailed : kExitOk;
}

}  // namespace

int main(int argc, char** argv) {
  const pid_t parent = ::getppid();
  try {
    const Options options = parseOptions(argc, argv);
    if (options.help) return std::fputs(usage().c_str(), stdout), kExitOk;
    if (options.version) return std::printf("%s\n", kBuild.text().c_str()), kExitOk;
    if (options.bareCycles != 0) return measureBare(options);
    return serve(options, parent);
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "smokestack-sim: %s\n", error.what());
    return kExitUsage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "smokestack-sim: %s\n", error.what());
    return kExitEnvironment;
  }
}
