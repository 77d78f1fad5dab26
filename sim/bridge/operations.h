// The operations that take effect at once. Each checks its arguments, asks the target and fills the result.
#pragma once

#include "bridge/messages.h"
#include "target/target.h"

namespace smokestack::sim {

/// What is not an error of the batch: the code and a sentence that says what to do. OK: empty text.
void fail(pb::Result& result, pb::Code code, const std::string& text);
/// The design has failed; the text is its sentence.
void failTarget(pb::Result& result);

/// Executes any operation but Run and Strobe. `readBytes`: what the batch has read so far.
void execute(Target& target, const pb::Operation& operation, std::size_t& readBytes, pb::Result& result);

/// The Run as the target understands it; false when an argument is refused, `result` says why.
bool parseRun(Target& target, const pb::Run& run, RunRequest& request, pb::Result& result);

}  // namespace smokestack::sim
