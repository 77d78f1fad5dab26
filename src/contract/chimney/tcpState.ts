/** TCP_OFFLOAD_STATE_CONST, _CACHED, _DELEGATED (docs/spec/chimney-state.md sections 1.4 to 1.7). */
import type { SeqNum, Ticks } from '#units';
import type { NetBufferList } from './buffers.ts';
import type { TcpConnectionState } from './stateTypes.ts';

/** A TimeoutDelta of a timer that is not running (CHM-GEN-006); 0 means "running, expires at once" (CHM-GEN-007). */
export const timerStopped = 0xffff_ffff as Ticks;

/** A backlog size of a target without that feature (CHM-VAR-017, -019). */
export const backlogUnsupported = 0xffff_ffff;

/** MaxRT without limit (CHM-VAR-028). */
export const maxRtUnlimited = 0xffff_ffff as Ticks;

/** Bits of the constant Flags. */
export const tcpConstFlag = { timestampEnabled: 0x01, sackEnabled: 0x02, windowScalingEnabled: 0x04 } as const;

/** Bits of the cached Flags (section 1.7). The last three are pulses, evaluated at each initiate and update (O-20). */
export const tcpCachedFlag = {
  keepAliveEnabled: 0x01,
  naglingEnabled: 0x02,
  keepAliveRestart: 0x04,
  maxRtRestart: 0x08,
  updateRcvWnd: 0x10,
} as const;

export interface TcpConstState {
  /** Sum of `tcpConstFlag`. */
  readonly flags: number;
  readonly remotePort: number;
  readonly localPort: number;
  /** Shift of windows the peer advertises, 0 … 14. */
  readonly sndWindScale: number;
  /** Shift of windows we advertise, 0 … 14. */
  readonly rcvWindScale: number;
  /** Bytes: the MSS option of the peer. */
  readonly remoteMss: number;
  /** RSS hash (CHM-VAR-030). */
  readonly hashValue: number;
}

export interface TcpCachedState {
  /** Sum of `tcpCachedFlag`. */
  readonly flags: number;
  /** Bytes: SO_RCVBUF. */
  readonly initialRcvWnd: number;
  /** Preferred bytes of a receive indication; 0 = unspecified (CHM-VAR-027). */
  readonly rcvIndicationSize: number;
  readonly kaProbeCount: number;
  readonly kaTimeout: Ticks;
  readonly kaInterval: Ticks;
  /** Longest time spent retransmitting one segment; 0 = adapter-wide count, `maxRtUnlimited` = no limit (CHM-VAR-028). */
  readonly maxRt: Ticks;
  /** IPv6 only. */
  readonly flowLabel: number;
  readonly ttlOrHopLimit: number;
  readonly tosOrTrafficClass: number;
  /** 802.1p, 0 … 7. */
  readonly userPriority: number;
}

/** Unanswered keepalive probes so far, and the time to the next expiry (CHM-TIM-055). */
export interface KeepAliveState {
  probeCount: number;
  /** Ticks, `timerStopped`, or 0. */
  timeoutDelta: Ticks;
}

/** Retransmissions so far, or probes of this round while persisting, and the time to the next expiry (CHM-TIM-011, -046). */
export interface RetransmitState {
  count: number;
  /** Ticks, `timerStopped`, or 0. */
  timeoutDelta: Ticks;
}

export interface TcpDelegatedState {
  state: TcpConnectionState;
  /** Reserved. */
  flags: number;
  rcvNxt: SeqNum;
  /** Bytes, unscaled; rcvNxt + rcvWnd is the last advertised edge (O-27). */
  rcvWnd: number;
  sndUna: SeqNum;
  /** May lie below `sndMax` during retransmission. */
  sndNxt: SeqNum;
  sndMax: SeqNum;
  /** Bytes, unscaled. */
  sndWnd: number;
  /** Bytes: largest window the peer ever advertised. */
  maxSndWnd: number;
  sndWl1: SeqNum;
  /** Bytes. */
  cWnd: number;
  /** Bytes. */
  ssThresh: number;
  /** Ticks times 8, saturated to 16 bits (CHM-GEN-008, -009); 0 = no sample yet (OC-02). */
  sRtt: number;
  /** Ticks times 4, saturated to 16 bits. */
  rttVar: number;
  /** Peer's timestamp to echo. */
  tsRecent: number;
  /** Ticks since `tsRecent` was taken (CHM-TS-007). */
  tsRecentAge: Ticks;
  /** The sender's adjusted timestamp at this moment: clock + delta, modulo 2^32 (CHM-TS-003). */
  tsTime: number;
  /** Ticks spent retransmitting the current segment (CHM-TIM-015). */
  totalRt: Ticks;
  dupAckCount: number;
  /** Current zero-window probe round (CHM-TIM-046). */
  sndWndProbeCount: number;
  keepAlive: KeepAliveState;
  /** Retransmit, persist or FIN_WAIT_2 timer; which one follows from state, sndWnd and sndWndProbeCount (CHM-TIM-003). */
  retransmit: RetransmitState;
  /** First and last NBL with send data of the block's chain; initiate and terminate only (CHM-VAR-020). */
  sendDataHead: NetBufferList | null;
  sendDataTail: NetBufferList | null;
  /** Best number of outstanding send bytes; query only. */
  sendBacklogSize: number;
  /** Received, acknowledged, undelivered bytes; initiate and terminate only. The last is rcvNxt - 1, FIN aside (O-05). */
  bufferedData: NetBufferList | null;
  /** Receive bytes buffered in the target; query only. */
  receiveBacklogSize: number;
  /** Undescribed; returned as it came (D-29). */
  dWnd: number;
}
