// One memory of the device: a window from address 0, reserved at once and backed by pages only where it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace smokestack::sim {

class MemorySpace {
 public:
  /// Throws std::system_error where the window cannot be reserved.
  MemorySpace(std::string name, std::uint64_t bytes);
  ~MemorySpace();
  MemorySpace(const MemorySpace&) = delete;
  MemorySpace& operator=(const MemorySpace&) = delete;

  const std::string& name() const { return name_; }
  std::uint64_t bytes() const { return bytes_; }
  bool contains(std::uint64_t address, std::uint64_t count) const {
    return address <= bytes_ && count <= bytes_ - address;
  }
  /// The bytes from `address` on; the caller has asked contains().
  std::uint8_t* at(std::uint64_t address) { return base_ + address; }
  const std::uint8_t* at(std::uint64_t address) const { return base_ + address; }

 private:
  std::string name_;
  std::uint64_t bytes_;
  std::uint8_t* base_;
};

}  // namespace smokestack::sim
