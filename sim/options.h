// The command line.
#pragma once

#include <string>

#include "bridge/bridge.h"
#include "bridge/server.h"
#include "target/clock_loop.h"

namespace smokestack::sim {

struct Options {
  ServerOptions server;
  TargetOptions target;
  BridgeOptions bridge;
  bool insecure = false;
  std::uint64_t bareCycles = 0;      // measure the clock loop without ports, and exit
  std::string tokenFile;
  int tokenDescriptor = -1;
  bool help = false, version = false;
};

/// Throws std::invalid_argument with a sentence that says what to do.
Options parseOptions(int argc, char** argv);
std::string usage();

}  // namespace smokestack::sim
