// The row that stands beside an Initiate, from the fields of a TcpImage: what hdl/offload/chm_tcp_row_in.sv does in the device. Ages and deltas stay as
// they are in the image; chm_initiate_event turns them into instants (contract 11.3).
#pragma once
#include "json.h"
#include "rows.h"

namespace chm {

inline TcpRow rowOf(const Json& image, const Json& command, uint16_t pathMtu) {
  auto u = [&](const char* name) { return uint32_t(image.get(name)); };
  TcpRow r{};
  r.state = uint8_t(u("state")), r.const_flags = uint8_t(u("constFlags")), r.cached_flags = uint8_t(u("cachedFlags"));
  if (r.const_flags & 4) r.snd_wind_scale = u("sndWindScale") & 15, r.rcv_wind_scale = u("rcvWindScale") & 15;
  r.ttl = uint8_t(u("ttlOrHopLimit")), r.tos = uint8_t(u("tosOrTrafficClass")), r.user_priority = uint8_t(u("userPriority"));
  r.dup_acks = uint8_t(u("dupAckCount")), r.local_port = uint16_t(u("localPort")), r.remote_port = uint16_t(u("remotePort"));
  r.remote_mss = uint16_t(u("remoteMss")), r.live = 1, r.fin_posted = u("finPosted") & 1, r.fin_received = u("finReceived") & 1;
  r.disconnect_indicated = u("disconnectIndicated") & 1, r.aborted = u("aborted") & 1;
  const uint32_t buffered = uint32_t(command.get("bufferBytes")), dataEnd = u("rcvNxt") - r.fin_received;
  r.parked = buffered != 0;
  r.rtx_running = u("retransmitTimeoutDelta") != 0xffffffff, r.rtx_at = u("retransmitTimeoutDelta");
  r.ka_running = u("keepAliveTimeoutDelta") != 0xffffffff, r.ka_at = u("keepAliveTimeoutDelta");
  r.rcv_nxt = r.last_ack = u("rcvNxt"), r.rcv_adv = u("rcvNxt") + u("rcvWnd"), r.rcv_cons = dataEnd - buffered, r.rcv_data_end = dataEnd;
  r.snd_una = r.snd_wl2 = r.recover = r.rtt_seq = u("sndUna"), r.snd_nxt = u("sndNxt"), r.snd_sml = r.snd_max = u("sndMax");
  r.snd_end = r.snd_cpl_mark = u("sndEnd"), r.snd_cpl_una = int32_t(u("sndUna") - u("sndEnd")) < 0 ? u("sndUna") : u("sndEnd");
  r.snd_wnd = u("sndWnd"), r.max_snd_wnd = u("maxSndWnd"), r.snd_wl1 = u("sendWL1"), r.cwnd = u("cWnd"), r.ssthresh = u("ssThresh");
  r.srtt8 = u("sRtt"), r.rttvar4 = u("rttVar"), r.ts_recent = u("tsRecent"), r.ts_recent_at = u("tsRecentAge"), r.ts_delta = u("tsTime");
  r.rt_start = u("totalRT"), r.retransmit_count = uint8_t(u("retransmitCount")), r.snd_wnd_probes = uint8_t(u("sndWndProbeCount"));
  r.keep_alive_probes = uint8_t(u("keepAliveProbeCount")), r.ka_probe_count = uint8_t(u("kaProbeCount"));
  r.initial_rcv_wnd = u("initialRcvWnd"), r.rcv_indication_size = u("rcvIndicationSize"), r.send_tail = uint16_t(command.get("sendProducer"));
  r.fin_seq = r.fin_received ? u("rcvNxt") - 1 : 0, r.max_rt = u("maxRT"), r.ka_timeout = u("kaTimeout"), r.ka_interval = u("kaInterval");
  r.d_wnd = u("dWnd"), r.hash_value = u("hashValue"), r.delegated_flags = uint16_t(u("delegatedFlags"));
  r.effective_mss = uint16_t(std::min<uint32_t>(r.remote_mss, pathMtu - 40u) - (r.const_flags & 1 ? 12 : 0));
  return r;
}

}  // namespace chm
