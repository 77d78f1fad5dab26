// The traffic program's command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace traffic {

/// "once `at` bytes have moved, wait `ms`"; 0 bytes: before the first.
struct Pause {
  uint64_t at;
  int ms;
};

struct Options {
  enum class Mode { Listen, Connect, Http } mode;
  std::string address;  // listen, http: to bind (empty: any); connect: the other end
  uint16_t port = 0;
  uint16_t localPort = 0;            // connect: 0 lets the kernel choose
  uint64_t send = 0;                 // bytes
  uint32_t seed = 1;                 // of the bytes sent
  std::optional<uint32_t> expect;    // seed of the bytes received: the first difference is reported
  std::vector<Pause> readPauses;     // sorted by `at`; make the window close
  std::vector<Pause> writePauses;    // a pause at `send` delays the FIN
  std::optional<uint64_t> abortSent, abortReceived;  // RST (SO_LINGER 0) once that many bytes have moved
  bool holdOpen = false;             // FIN only after the other end's FIN (the default is a half-close after the last byte)
  bool noDelay = false;
  int mss = 0, receiveBuffer = 0, sendBuffer = 0;  // bytes; 0: the kernel's own
  int chunk = 65536;                 // bytes a write
  int sendMs = 0;                    // sends for so long at most; 0: until `send` bytes have gone
  int timeoutMs = 120'000;           // without progress
};

/// Throws std::invalid_argument with a sentence.
Options parse(int argc, char** argv);
extern const char kUsage[];

}  // namespace traffic
