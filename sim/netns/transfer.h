// One TCP connection over a kernel socket, both directions at once, each byte accounted for.
#pragma once

#include <optional>
#include <string>

#include "options.h"
#include "sha256.h"
#include "stream.h"

namespace traffic {

class Transfer {
 public:
  /// `fd`: a connected socket; the transfer closes it.
  Transfer(int fd, const Options& options);

  /// Runs to the end of both directions, or to the abort, an error or the timeout. Returns the exit code: 0 when both
  /// directions ended as asked and no byte differs, else 1.
  int run();
  /// The result as one JSON object (fields: src/peer/linux/traffic.ts).
  std::string report();

 private:
  struct Direction {
    uint64_t bytes = 0;
    Sha256 hash;
    bool ended = false;  // FIN sent, or the other end's FIN read
    size_t nextPause = 0;
    int64_t resumeAt = 0;  // monotonic ms
  };

  void fillChunk();
  void send();
  void receive();
  bool abortDue() const;
  void captureInfo();
  void collectError();
  void fail(const std::string& call, int code);

  int fd_;
  const Options& options_;
  Direction out_, in_;
  Stream stream_;
  std::optional<Stream> expected_;
  std::string chunk_;
  std::string end_ = "fin";  // fin | abort | reset | timeout | error
  std::string error_, info_;
  std::optional<uint64_t> firstDifference_;
  int64_t startedAt_ = 0, progressAt_ = 0, endedAt_ = 0;
};

}  // namespace traffic
