#include "bridge/server.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <csignal>
#include <deque>
#include <stdexcept>
#include <utility>

#include "bridge/messages.h"

namespace smokestack::sim {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using Error = boost::system::error_code;
using Unix = asio::local::stream_protocol;
using Tcp = asio::ip::tcp;

namespace {

constexpr std::uint32_t kHeaderBytesMax = 8192;
constexpr auto kHandshakeTime = std::chrono::seconds(5);
constexpr websocket::stream_base::duration kIdleTime = std::chrono::seconds(60);
constexpr int kHandlersPerPoll = 16;
constexpr std::size_t kReadBytes = 256 * 1024;

/// One connection from accept to close: request, gate, upgrade, messages. Lives as long as a handler of it is pending.
template <typename Protocol>
class Connection final : public Link, public std::enable_shared_from_this<Connection<Protocol>> {
 public:
  /// `room` false: one too many; it is told so and goes.
  Connection(typename Protocol::socket&& socket, const GateOptions& gate, Reception& reception, std::size_t& count, bool room)
      : stream_(std::move(socket)), gate_(gate), reception_(reception), count_(count), room_(room) {
    ++count_;
  }
  ~Connection() override { --count_; }

  void start() {
    parser_.header_limit(kHeaderBytesMax);
    parser_.body_limit(0);
    beast::get_lowest_layer(stream_).expires_after(kHandshakeTime);
    http::async_read(stream_.next_layer(), buffer_, parser_,
                     [self = this->shared_from_this()](Error error, std::size_t) {
                       if (error == http::error::header_limit || error == http::error::body_limit) {
                         self->answer({431, "the request is too large\n"});
                       } else if (!error) {
                         self->upgrade();
                       }
                     });
  }

  void send(std::string message) override {
    if (closing_) return;
    unsent_ += message.size();
    outgoing_.push_back(std::move(message));
    if (outgoing_.size() == 1) write();
  }
  void close() override {
    if (closing_) return;
    closing_ = true;
    if (outgoing_.empty()) finish();
  }
  std::size_t unsent() const override { return unsent_; }

 private:
  void upgrade() {
    const auto& request = parser_.get();
    const auto header = [&](http::field field) {
      return std::string_view(request[field].data(), request[field].size());
    };
    UpgradeHeaders headers{header(http::field::authorization), header(http::field::host), std::nullopt};
    if (request.count(http::field::origin) != 0) headers.origin = header(http::field::origin);
    if (const std::optional<Refusal> refusal = refuse(gate_, headers)) return answer(*refusal);
    if (!room_) return answer({503, "this server has as many clients as it takes: end one, or start it with a larger --clients\n"});
    if (!websocket::is_upgrade(request)) return answer({426, "this is a WebSocket server\n"});

    beast::get_lowest_layer(stream_).expires_never();
    websocket::stream_base::timeout timeout = websocket::stream_base::timeout::suggested(beast::role_type::server);
    timeout.handshake_timeout = kHandshakeTime;
    // A client may think for as long as it likes: its library answers our pings. One that vanished from the net does not.
    timeout.idle_timeout = std::is_same_v<Protocol, Tcp> ? kIdleTime : websocket::stream_base::none();
    timeout.keep_alive_pings = true;
    stream_.set_option(timeout);
    stream_.read_message_max(0);  // counted in read(), so that the client is told
    stream_.binary(true);
    stream_.auto_fragment(false);
    stream_.async_accept(request, [self = this->shared_from_this()](Error error) {
      if (error) return;
      self->open_ = true;
      self->reception_.opened(self);
      self->read();
    });
  }

  void answer(const Refusal& refusal) {
    response_.result(refusal.status);
    response_.set(http::field::content_type, "text/plain");
    response_.body() = refusal.text;
    response_.keep_alive(false);
    response_.prepare_payload();
    http::async_write(stream_.next_layer(), response_, [self = this->shared_from_this()](Error, std::size_t) {
      Error ignored;  // it is being closed either way
      beast::get_lowest_layer(self->stream_).socket().shutdown(Protocol::socket::shutdown_send, ignored);
    });
  }

  void read() {
    stream_.async_read_some(incoming_, kReadBytes, [self = this->shared_from_this()](Error error, std::size_t) {
      if (error) return self->over();
      self->take();
    });
  }

  void take() {
    if (closing_) return discard();
    if (incoming_.size() > kMessageBytesMax || (stream_.is_message_done() && !stream_.got_binary())) {
      reception_.refused(*this, incoming_.size() > kMessageBytesMax);
    } else if (stream_.is_message_done()) {
      const auto bytes = incoming_.cdata();
      reception_.received(*this, {static_cast<const char*>(bytes.data()), bytes.size()});
      incoming_.consume(incoming_.size());
    }
    if (closing_) return discard();
    read();
  }

  /// After close(): the client's close frame is awaited, what else it sends is thrown away.
  void discard() {
    incoming_.consume(incoming_.size());
    read();
  }

  void write() {
    stream_.async_write(asio::buffer(outgoing_.front()), [self = this->shared_from_this()](Error error, std::size_t) {
      if (error) return self->over();
      self->unsent_ -= self->outgoing_.front().size();
      self->outgoing_.pop_front();
      if (!self->outgoing_.empty()) self->write();
      else if (self->closing_) self->finish();
    });
  }

  void finish() {
    // A peer that never answers the close frame is cut off by the handshake timeout.
    stream_.async_close(websocket::close_code::normal, [self = this->shared_from_this()](Error) { self->over(); });
  }

  void over() {
    closing_ = true;
    beast::get_lowest_layer(stream_).close();
    if (std::exchange(open_, false)) reception_.closed(*this);
  }

  websocket::stream<beast::basic_stream<Protocol>> stream_;
  const GateOptions& gate_;
  Reception& reception_;
  std::size_t& count_;
  bool room_;
  beast::flat_buffer buffer_;
  http::request_parser<http::empty_body> parser_;
  http::response<http::string_body> response_;
  beast::flat_buffer incoming_;
  std::deque<std::string> outgoing_;
  std::size_t unsent_ = 0;
  bool open_ = false, closing_ = false;
};

std::string folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

/// A unix socket is as private as its folder: made here with mode 0700 (true), or required to have it.
bool preparePrivateFolder(const std::string& path) {
  const std::string folder = folderOf(path);
  struct stat status {};
  const bool missing = ::stat(folder.c_str(), &status) != 0;
  if (missing && ::mkdir(folder.c_str(), 0700) != 0) {
    throw std::system_error(errno, std::generic_category(), "the folder " + folder + " cannot be made");
  }
  if (::stat(folder.c_str(), &status) != 0 || status.st_uid != ::geteuid() || (status.st_mode & 0077) != 0) {
    throw std::runtime_error("the folder " + folder + " must belong to you and to nobody else: chmod 700 " + folder);
  }
  struct stat socket {};
  if (::lstat(path.c_str(), &socket) == 0 && S_ISSOCK(socket.st_mode)) ::unlink(path.c_str());
  return missing;
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(const ServerOptions& options, Reception& reception) : options_(options), reception_(reception) {
    // Beast and asio report a lost peer as an error; the signal would end us.
    std::signal(SIGPIPE, SIG_IGN);
    if (!options_.unixPath.empty()) {
      madeFolder_ = preparePrivateFolder(options_.unixPath);
      unix_.emplace(io_, Unix::endpoint(options_.unixPath));
      accept<Unix>(*unix_);
    } else {
      const Tcp::endpoint endpoint(asio::ip::make_address(options_.tcpHost), options_.tcpPort);
      tcp_.emplace(io_, endpoint);
      accept<Tcp>(*tcp_);
    }
  }
  ~Implementation() {
    if (!unix_) return;
    ::unlink(options_.unixPath.c_str());
    // One that was there before us belongs to somebody; one that holds anything else stays.
    if (madeFolder_) ::rmdir(folderOf(options_.unixPath).c_str());
  }

  std::string address() const {
    if (unix_) return "unix:" + options_.unixPath;
    return "tcp:" + options_.tcpHost + ":" + std::to_string(tcp_->local_endpoint().port());
  }

  // Bounded: a client that answers faster than we look again must not keep the target from running.
  void poll() {
    for (int handlers = 0; handlers < kHandlersPerPoll && io_.poll_one() != 0; ++handlers) {
    }
  }
  void wait(unsigned spinMicroseconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(spinMicroseconds);
    do {
      if (io_.poll_one() != 0) return;
    } while (std::chrono::steady_clock::now() < until);
    io_.run_one();
  }

  void onEnd(bool watchInput, std::function<void(const char*)> ended) {
    ended_ = std::move(ended);
    signals_.async_wait([this](Error error, int) {
      if (!error) ended_("told to by a signal");
    });
    struct stat status {};
    if (!watchInput || ::fstat(STDIN_FILENO, &status) != 0) return;
    // A terminal or /dev/null says nothing of a parent.
    if (!S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode)) return;
    input_.assign(::dup(STDIN_FILENO));
    readInput();
  }

 private:
  template <typename Protocol, typename Acceptor>
  void accept(Acceptor& acceptor) {
    acceptor.async_accept([this, &acceptor](Error error, typename Protocol::socket socket) {
      if (!error) {
        const bool room = connections_ < options_.connectionsMax;
        if constexpr (std::is_same_v<Protocol, Tcp>) socket.set_option(Tcp::no_delay(true));
        // One too many is told so. Those who are being told are bounded too: beyond that the socket closes before a byte of it was read.
        if (connections_ < 2 * options_.connectionsMax)
          std::make_shared<Connection<Protocol>>(std::move(socket), options_.gate, reception_, connections_, room)->start();
      }
      if (error != asio::error::operation_aborted) accept<Protocol>(acceptor);
    });
  }

  void readInput() {
    input_.async_read_some(asio::buffer(inputBytes_), [this](Error error, std::size_t) {
      if (error) ended_("standard input ended");
      else readInput();
    });
  }

  ServerOptions options_;
  Reception& reception_;
  bool madeFolder_ = false;
  std::size_t connections_ = 0;  // outlives io_, whose handlers hold the connections
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard_{io_.get_executor()};
  std::optional<Unix::acceptor> unix_;
  std::optional<Tcp::acceptor> tcp_;
  asio::signal_set signals_{io_, SIGTERM, SIGINT};
  asio::posix::stream_descriptor input_{io_};
  char inputBytes_[256];
  std::function<void(const char*)> ended_;
};

Server::Server(const ServerOptions& options, Reception& reception)
    : implementation_(std::make_unique<Implementation>(options, reception)) {}
Server::~Server() = default;
std::string Server::address() const { return implementation_->address(); }
void Server::poll() { implementation_->poll(); }
void Server::wait(unsigned spinMicroseconds) { implementation_->wait(spinMicroseconds); }
void Server::onEnd(bool watchInput, std::function<void(const char*)> ended) {
  implementation_->onEnd(watchInput, std::move(ended));
}

}  // namespace smokestack::sim
