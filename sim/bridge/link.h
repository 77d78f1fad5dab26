// The seam between the WebSocket server and the protocol: messages in, messages out, and the end of a connection.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace smokestack::sim {

/// One WebSocket connection that passed the gate.
class Link {
 public:
  virtual ~Link() = default;
  /// Queues one binary message.
  virtual void send(std::string message) = 0;
  /// Closes when everything queued is sent; nothing is received any more.
  virtual void close() = 0;
  /// Bytes queued and not yet handed to the kernel.
  virtual std::size_t unsent() const = 0;
};

/// Who is told of connections. Calls come from the one thread that runs the io_context.
class Reception {
 public:
  virtual ~Reception() = default;
  virtual void opened(const std::shared_ptr<Link>& link) = 0;
  virtual void received(Link& link, std::string_view message) = 0;
  /// A text message, or one of more than kMessageBytesMax bytes.
  virtual void refused(Link& link, bool tooLarge) = 0;
  virtual void closed(Link& link) = 0;
};

}  // namespace smokestack::sim
