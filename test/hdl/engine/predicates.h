// What a row wants, said again in C++ from docs/contract/engine.md: 8.1 (work), 9.1 to 9.3 and 9.8 (ready), section 10 (due).
// TcpDuplicateAckThreshold is 3 and Nagle of the Minshall form, as after reset.
#pragma once
#include "layout.h"

namespace chm {

using smokestack::layout::TcpRow;

inline bool before(uint32_t a, uint32_t b) { return int32_t(a - b) < 0; }
inline uint32_t earlier(uint32_t a, uint32_t b) { return before(a, b) ? a : b; }

inline bool isReady(const TcpRow& r) {
  const bool state = r.state == 4 || r.state == 5 || r.state == 7 || r.state == 8 || r.state == 9;
  if (!r.live || r.draining || r.aborted || r.retrieve_notify || r.retrieve_indicated || !state || r.snd_wnd == 0) return false;
  if (r.rexmit_una && r.snd_max != r.snd_una) return true;
  if (before(r.snd_end, r.snd_nxt)) return false;
  const int64_t avail = r.snd_end - r.snd_nxt;
  const bool fresh = r.snd_nxt == r.snd_max, limited = fresh && r.dup_acks < 3 && !r.in_recovery && !r.after_rto;
  const uint32_t window = r.cwnd + (limited ? std::min<uint32_t>(r.dup_acks, 2) * r.effective_mss : 0);
  const int64_t room = std::max<int64_t>(0, int32_t(r.snd_una + r.snd_wnd - r.snd_nxt));
  const int64_t free = std::max<int64_t>(0, int32_t(r.snd_una + window - r.snd_nxt));
  const int64_t amount = std::min<int64_t>({r.effective_mss, avail, room});
  const bool small = fresh && amount > 0 && amount < r.effective_mss && !r.sws_forced;
  if (small && amount < avail && 2 * amount < r.max_snd_wnd) return !r.sws_running;   // 9.8
  if (small && (r.cached_flags & 2) && !(r.fin_posted && amount == avail) && before(r.snd_una, r.snd_sml)) return false;
  const int64_t len = amount <= free ? amount : r.snd_nxt == r.snd_una ? free : 0;
  return len > 0 || (r.fin_posted && len == avail && room > len && free > len);
}

// 8.1; `buffer`: an indication buffer is at hand.
inline bool isWork(const TcpRow& r, bool buffer) {
  if (!r.live || r.captured) return false;
  const uint32_t end = r.rcv_nxt - r.fin_received;
  const bool has = r.req_fill != r.req_tail, data = end != r.rcv_cons, closed = r.draining || r.aborted || r.retrieve_indicated;
  if (r.aborted && !r.local_abort && !r.abort_indicated) return true;
  if (r.retrieve_notify && !r.draining) return true;
  if (r.send_notify || r.disconnect_notify) return true;
  if (r.phase == 1) {   // Place
    const bool indicate = !has && r.rcv_data_end != r.rcv_cons && r.req_head == r.req_fill && !closed;
    return !indicate || buffer;
  }
  if (r.phase != 0 || r.answer_pending) return false;
  const bool flush = r.aborted || r.disconnect_indicated || r.retrieve_indicated || (r.draining && !(has && data));
  if (flush && r.req_head != r.req_tail) return true;
  if (r.push_due) return true;
  if (has && data && !r.aborted) return true;
  if (!has && data && !r.parked && !closed) return true;
  return r.fin_received && !data && !r.disconnect_indicated && !r.aborted && !r.retrieve_indicated;
}

inline bool isDue(const TcpRow& r, uint64_t now) {
  if (!r.live || r.draining || r.captured) return false;
  return (r.rtx_running && now >= r.rtx_at) || (r.del_ack_running && now >= r.del_ack_at) || (r.push_running && now >= r.push_at) ||
         (r.sws_running && now >= r.sws_at);
}

}  // namespace chm
