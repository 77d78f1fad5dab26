// A web server for curl: what it serves is the seeded stream, what it is sent it hashes.
#pragma once

#include "options.h"

namespace traffic {

/// Answers one connection after the other on the listening socket, one request each, until the process is killed.
[[noreturn]] void serveHttp(int listener, const Options& options);

}  // namespace traffic
