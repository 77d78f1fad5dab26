#include "target/memory_space.h"

#include <sys/mman.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace smokestack::sim {

MemorySpace::MemorySpace(std::string name, std::uint64_t bytes) : name_(std::move(name)), bytes_(bytes) {
  void* const base =
      ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) {
    throw std::system_error(errno, std::generic_category(),
                            "no room for " + std::to_string(bytes) + " bytes of " + name_ + " memory; ask for fewer");
  }
  base_ = static_cast<std::uint8_t*>(base);
}

MemorySpace::~MemorySpace() { ::munmap(base_, bytes_); }

}  // namespace smokestack::sim
