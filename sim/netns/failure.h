// One error type: a sentence that says what happened, and one that says what to do about it.
#pragma once

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

namespace netns {

struct Failure : std::runtime_error {
  std::string cure;
  int code;  // errno of the failed call, 0 where there was none
  explicit Failure(const std::string& what, std::string cure = "", int code = 0)
      : std::runtime_error(what), cure(std::move(cure)), code(code) {}
};

/// "cannot <what>: <strerror>" for the errno of the call that just failed.
inline Failure failed(const std::string& what, std::string cure = "") {
  const int code = errno;
  return Failure("cannot " + what + ": " + std::strerror(code), std::move(cure), code);
}

}  // namespace netns
