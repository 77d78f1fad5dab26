// A first-in-first-out of fixed room that never allocates, from which an entry near the front may be taken out of turn.
#pragma once

#include <array>
#include <cstddef>

namespace smokestack::sim {

template <typename Value, std::size_t Room>
class Queue {
  static_assert((Room & (Room - 1)) == 0, "indices wrap by mask");

 public:
  std::size_t size() const { return tail_ - head_; }
  bool empty() const { return tail_ == head_; }
  bool full() const { return size() == Room; }
  Value& operator[](std::size_t at) { return values_[(head_ + at) & (Room - 1)]; }
  void push(const Value& value) { values_[tail_++ & (Room - 1)] = value; }
  /// Removes the entry and returns it; those before it move up by one.
  Value take(std::size_t at) {
    const Value taken = (*this)[at];
    for (; at > 0; --at) (*this)[at] = (*this)[at - 1];
    ++head_;
    return taken;
  }
  void clear() { head_ = tail_ = 0; }

 private:
  std::array<Value, Room> values_{};
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

}  // namespace smokestack::sim
