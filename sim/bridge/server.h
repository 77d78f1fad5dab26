// The WebSocket server. Boost.Beast lives in server.cc and nowhere else: it takes nine seconds to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "bridge/gate.h"
#include "bridge/link.h"

namespace smokestack::sim {

struct ServerOptions {
  std::string unixPath;        // one of the two
  std::string tcpHost;
  std::uint16_t tcpPort = 0;   // 0: any free one
  std::size_t connectionsMax = 8;
  GateOptions gate;
};

class Server {
 public:
  /// Listens at once; throws std::system_error or std::runtime_error with a sentence where it cannot.
  Server(const ServerOptions& options, Reception& reception);
  ~Server();

  /// Where it listens: "unix:PATH" or "tcp:HOST:PORT".
  std::string address() const;
  /// Serves what is ready and returns.
  void poll();
  /// Serves until something happened; spins for `spinMicroseconds` before it sleeps.
  void wait(unsigned spinMicroseconds);
  /// Calls back at a signal to end (SIGTERM, SIGINT) and, if `watchInput`, when standard input ends.
  void onEnd(bool watchInput, std::function<void(const char* why)> ended);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace smokestack::sim
