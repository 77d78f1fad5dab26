#include "bridge/pushed.h"

#include "gen/layout.h"

namespace smokestack::sim {

namespace {
void encodeEntries(const Outbox& outbox, pb::Pushed& pushed) {
  pb::Entries* run = nullptr;  // of one ring, with no entry of another between
  std::size_t payloadAt = 0;
  for (std::size_t i = 0; i < outbox.entries.size(); ++i) {
    const Outbox::Entry& entry = outbox.entries[i];
    const bool follows = run != nullptr && run->ring() == entry.ring &&
                         run->first() + static_cast<std::uint32_t>(run->cycles_size()) == entry.index;
    if (!follows) {
      run = pushed.add_entries();
      run->set_ring(entry.ring);
      run->set_first(entry.index);
    }
    run->mutable_entries()->append(outbox.entryBytes, i * layout::kEntryBytes, layout::kEntryBytes);
    run->mutable_payload()->append(outbox.payloadBytes, payloadAt, entry.payloadBytes);
    run->add_payload_bytes(entry.payloadBytes);
    run->add_cycles(entry.cycle);
    payloadAt += entry.payloadBytes;
  }
}
}  // namespace

void encodePushed(const Outbox& outbox, std::uint64_t cycle, pb::Pushed& pushed) {
  pushed.set_cycle(cycle);
  for (const Outbox::Frame& frame : outbox.frames) {
    pb::Frame* const out = pushed.add_frames();
    out->set_cycle(frame.cycle);
    out->set_data(outbox.frameBytes.data() + frame.begin, frame.bytes);
  }
  encodeEntries(outbox, pushed);
  if (!outbox.retire.empty()) pushed.set_retire(outbox.retire);
  for (const std::uint64_t strobe : outbox.strobes) pushed.add_strobe_cycles(strobe);
}

}  // namespace smokestack::sim
