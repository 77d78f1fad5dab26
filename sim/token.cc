#include "token.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

#include "bridge/gate.h"

namespace smokestack::sim {

std::string readToken(const std::string& file, int descriptor) {
  const bool byFile = !file.empty();
  if (byFile == (descriptor >= 0)) {
    throw std::invalid_argument("--tcp wants a token: --token-file FILE or --token-fd N");
  }
  if (byFile) descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
    const std::string where = byFile ? file : "descriptor " + std::to_string(descriptor);
    throw std::invalid_argument("the token cannot be opened: " + where);
  }
  if (byFile && (status.st_mode & 0077) != 0) {
    throw std::invalid_argument("others may read the token: chmod 600 " + file);
  }
  char bytes[1024];
  std::string token;
  for (ssize_t got; token.size() < sizeof bytes && (got = ::read(descriptor, bytes, sizeof bytes)) > 0;) {
    token.append(bytes, static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r' || token.back() == ' ')) token.pop_back();
  const std::string fault = tokenFault(token);
  if (!fault.empty()) throw std::invalid_argument(fault);
  return token;
}

}  // namespace smokestack::sim
