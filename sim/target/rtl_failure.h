// What the design complains about: a failed assertion, a protocol error on a port, a bus that hangs. The first one stays; the
// clock stops behind it and nothing else starts, so that memory and waves show the state of that cycle.
#pragma once

#include <string>

namespace smokestack::sim {

/// Set for good by the first failure; read once a cycle.
extern bool rtlFailed;

/// Records the first failure with its sentence; later ones are only logged.
void failRtl(const std::string& text);
/// The sentence of the first failure, empty while there is none.
const std::string& rtlFailureText();

}  // namespace smokestack::sim
