#include "target/retire_port.h"

#include "gen/layout.h"
#include "target/rtl_failure.h"

namespace smokestack::sim {

void RetirePort::sample(Pins& p) {
  constexpr std::size_t kWords = sizeof(p.retire_row_o) / 8;
  static_assert(kWords == layout::kTcpRowWords, "retire_row_o carries one TcpRow");
  if (p.retire_valid_o && ready_ && outbox_.wantsRetire) {
    layout::RetireRecord record;
    getBytes(p.retire_record_o, &record);
    if ((record.changed >> kWords) != 0) return failRtl("retire port: `changed` names a word that a TcpRow does not have");
    outbox_.retire.append(reinterpret_cast<const char*>(&record), sizeof record);
    const char* const row = reinterpret_cast<const char*>(&p.retire_row_o);
    for (std::uint64_t left = record.changed; left != 0; left &= left - 1) {
      outbox_.retire.append(row + 8 * __builtin_ctzll(left), 8);
    }
  }
  ready_ = !random_.percent(stallPercent_);
}

}  // namespace smokestack::sim
