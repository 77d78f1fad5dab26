// What left the device, as the message that carries it.
#pragma once

#include "bridge/messages.h"
#include "target/outbox.h"

namespace smokestack::sim {

/// Appends the whole outbox, in order; the outbox stays as it is.
void encodePushed(const Outbox& outbox, std::uint64_t cycle, pb::Pushed& pushed);

}  // namespace smokestack::sim
