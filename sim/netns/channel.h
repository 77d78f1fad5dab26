// The channel to the parent: a unix stream socket that carries frames and control both ways.
//
//   [u32 length of what follows][u8 kind][payload]            little-endian; src/peer/linux/messages.ts is the other end
//
// Replies and requests carry words (UTF-8, each ended by a NUL); frames and program output are raw bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netns {

enum class Kind : char {
  Hello = 'H',    // up:   words: protocol version, way (tap | veth), why, pid of the namespaces' init, warnings …
  Refused = 'N',  // up:   words: reason, cure; the program then exits with 3
  Frame = 'F',    // both: one Ethernet frame without FCS
  Request = 'Q',  // down: u32 id, words: verb, arguments …
  Reply = 'R',    // up:   u32 id, u8 ok, words: results …, or reason and cure
  Stdin = 'I',    // down: u32 pid, bytes; no bytes closes it
  Stdout = 'O',   // up:   u32 pid, bytes
  Stderr = 'E',   // up:   u32 pid, bytes
  Exit = 'X',     // up:   u32 pid, u32 exit code, u32 signal (0: none); follows the program's last output
};

using Words = std::vector<std::string>;

struct Message {
  Kind kind;
  std::string_view payload;  // valid until the next receive()
};

class Channel {
 public:
  static constexpr uint32_t kVersion = 1;
  static constexpr size_t kMaxMessage = 1 << 20;
  /// Above this many bytes owed to the parent the keeper stops reading the device and the programs.
  static constexpr size_t kHighWater = 4 << 20;

  /// Takes the descriptor over: non-blocking, and closed in programs.
  explicit Channel(int fd);

  int fd() const { return fd_; }
  bool owesBytes() const { return sent_ < out_.size(); }
  bool full() const { return out_.size() - sent_ > kHighWater; }

  /// Queues a message; flush() moves it.
  void send(Kind kind, std::string_view payload);
  void send(Kind kind, uint32_t number, std::string_view bytes);
  void reply(uint32_t id, bool ok, const Words& words);
  /// Writes what the socket takes. False when the parent is gone.
  bool flush();
  /// Reads what is there. False at end of file.
  bool fill();
  /// The next whole message of what fill() read; false when there is none. Throws Failure on a message that is too long.
  bool receive(Message& message);

 private:
  int fd_;
  std::string in_, out_;
  size_t taken_ = 0, sent_ = 0;
};

std::string packWords(const Words& words);
Words unpackWords(std::string_view payload);
uint32_t readU32(std::string_view bytes, size_t at = 0);
void appendU32(std::string& bytes, uint32_t value);

}  // namespace netns
