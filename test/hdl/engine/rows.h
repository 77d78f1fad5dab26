// Rows and segments that tests start from, and the numbers of the layout by short names.
#pragma once
#include "layout.h"
#include "packed.h"

namespace chm {

using smokestack::layout::TcpRow;

enum Kind : uint8_t {
  kSegment = 1, kGrant, kTimer, kSendPost, kReceivePost, kAnswer, kCopied, kStep, kDivided, kInitiate, kQuery, kTerminate, kCapture, kAbort,
  kInject, kStale, kComplete, kFail
};
enum State : uint8_t { kClosed = 0, kEstablished = 4, kFinWait1, kFinWait2, kCloseWait, kClosing, kLastAck, kTimeWait };
enum Phase : uint8_t { kIdle, kPlace, kCopyRequest, kCopyIndicate, kWaitAnswer, kWaitReturn };
enum Flag : uint8_t { kFin = 1, kSyn = 2, kRst = 4, kPsh = 8, kAck = 16, kUrg = 32 };

// A connection in the middle of its life: nothing outstanding, nothing posted, 64 KiB window both ways.
inline TcpRow established() {
  TcpRow r{};
  r.live = 1, r.state = kEstablished, r.ttl = 64, r.tos = 0x03, r.local_port = 5001, r.remote_port = 40000, r.path_index = 2;
  r.remote_mss = 1460, r.effective_mss = 1460;
  r.rcv_nxt = r.last_ack = r.rcv_cons = r.rcv_data_end = 1000;
  r.initial_rcv_wnd = 65535, r.rcv_adv = 1000 + 65535;
  r.snd_una = r.snd_nxt = r.snd_max = r.snd_end = r.snd_cpl_una = r.snd_cpl_mark = r.snd_wl2 = r.recover = r.rtt_seq = 50000;
  r.snd_wnd = r.max_snd_wnd = 65535, r.snd_wl1 = 1000;
  r.cwnd = 14600, r.ssthresh = 0x7fffffff;
  return r;
}
// The segment that the peer of `r` would send now: in order, acknowledging everything.
inline Seg next(const TcpRow& r, uint16_t bytes = 0, uint8_t flags = kAck) {
  Seg s;
  s.seq = r.rcv_nxt, s.ack = r.snd_max, s.window = uint16_t(r.snd_wnd >> r.snd_wind_scale), s.bytes = bytes, s.flags = flags;
  return s;
}

}  // namespace chm
