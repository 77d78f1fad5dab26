// The secret of a TCP server, from a file or an open descriptor; never from the command line, where others could see it.
#pragma once

#include <string>

namespace smokestack::sim {

/// Reads `file`, or `descriptor` where `file` is empty, and closes it. Throws std::invalid_argument with what to do.
std::string readToken(const std::string& file, int descriptor);

}  // namespace smokestack::sim
