/**
 * The transmission control block: exactly the variables that cross the chimney interface (docs/spec/chimney-state.md
 * sections 1.4 to 1.6), in its scales; times are milliseconds but for the cached ones, which are ticks as they were given. Only what is relative to "now" there is absolute here: TsRecentAge is
 * kept as the instant, TsTime as the delta to the host's clock, and the two TimeoutDelta lie in the connection's alarms.
 */
import {
  type TcpCachedState,
  type TcpConnectionState,
  type TcpConstState,
  tcpCachedFlag,
  tcpConstFlag,
} from '#contract';
import { type SeqNum, seq, seqGt, seqLt, seqMax, ticks } from '#units';
import { msPerTick, type TcpSettings } from './settings.ts';

export interface Tcb {
  /** Replaced once, when the handshake settles the options. */
  constant: TcpConstState;
  cached: TcpCachedState;
  state: TcpConnectionState;
  /** Reserved; carried along. */
  flags: number;
  rcvNxt: SeqNum;
  /** Bytes; rcvNxt + rcvWnd is the edge up to which the peer was allowed to send. */
  rcvWnd: number;
  sndUna: SeqNum;
  sndNxt: SeqNum;
  sndMax: SeqNum;
  sndWnd: number;
  maxSndWnd: number;
  sndWl1: SeqNum;
  cWnd: number;
  ssThresh: number;
  /** Milliseconds times 8, not saturated. */
  sRtt: number;
  /** Milliseconds times 4, not saturated. */
  rttVar: number;
  tsRecent: number;
  /** Host time at which `tsRecent` was taken, milliseconds. */
  tsRecentAt: number;
  /** StackDelta: timestamp = host clock + this, modulo 2^32 (CHM-TS-004). */
  tsDelta: number;
  totalRt: number;
  dupAckCount: number;
  sndWndProbeCount: number;
  keepAliveProbeCount: number;
  retransmitCount: number;
  dWnd: number;
}

/** A block in CLOSED; the handshake fills it. */
export const newTcb = (localPort: number, remotePort: number, iss: SeqNum, settings: TcpSettings): Tcb => ({
  constant: {
    flags: 0,
    remotePort,
    localPort,
    sndWindScale: 0,
    rcvWindScale: 0,
    // RFC 9293 section 3.7.1: what a peer that sends no MSS option is taken to accept.
    remoteMss: 536,
    hashValue: 0,
  },
  cached: {
    flags:
      (settings.nagle ? tcpCachedFlag.naglingEnabled : 0) | (settings.keepAlive ? tcpCachedFlag.keepAliveEnabled : 0),
    initialRcvWnd: settings.receiveBuffer,
    rcvIndicationSize: 0,
    kaProbeCount: settings.keepAliveProbes,
    kaTimeout: ticks(Math.ceil(settings.keepAliveTimeout / msPerTick(settings))),
    kaInterval: ticks(Math.ceil(settings.keepAliveInterval / msPerTick(settings))),
    maxRt: ticks(0),
    flowLabel: 0,
    ttlOrHopLimit: settings.ttl,
    tosOrTrafficClass: 0,
    userPriority: 0,
  },
  state: 'closed',
  flags: 0,
  rcvNxt: seq(0),
  rcvWnd: settings.receiveBuffer,
  sndUna: iss,
  sndNxt: iss,
  sndMax: iss,
  sndWnd: 0,
  maxSndWnd: 0,
  sndWl1: seq(0),
  cWnd: 0,
  ssThresh: 0xffff_ffff,
  sRtt: 0,
  rttVar: 0,
  tsRecent: 0,
  tsRecentAt: 0,
  tsDelta: 0,
  totalRt: 0,
  dupAckCount: 0,
  sndWndProbeCount: 0,
  keepAliveProbeCount: 0,
  retransmitCount: 0,
  dWnd: 0,
});

export const timestampsOn = (tcb: Tcb): boolean => (tcb.constant.flags & tcpConstFlag.timestampEnabled) !== 0;

const scalingOn = (tcb: Tcb): boolean => (tcb.constant.flags & tcpConstFlag.windowScalingEnabled) !== 0;
/** Shift of windows received from the peer (CHM-TX-040). */
export const sndShift = (tcb: Tcb): number => (scalingOn(tcb) ? tcb.constant.sndWindScale : 0);
/** Shift of windows advertised to the peer. */
export const rcvShift = (tcb: Tcb): number => (scalingOn(tcb) ? tcb.constant.rcvWindScale : 0);

/** Sent and not acknowledged, SYN and FIN included. */
export const outstanding = (tcb: Tcb): boolean => seqGt(tcb.sndMax, tcb.sndUna);

/** Our FIN was sent and is not acknowledged: it stands at sndMax - 1 (O-05). */
export const finUnacknowledged = ({ state }: Pick<Tcb, 'state'>): boolean =>
  state === 'finWait1' || state === 'closing' || state === 'lastAck';

/** The peer's FIN was received in order: it stands at rcvNxt - 1 (O-05). */
export const finReceived = ({ state }: Pick<Tcb, 'state'>): boolean =>
  state === 'closeWait' || state === 'closing' || state === 'lastAck' || state === 'timeWait';

/** Moves sndNxt on, and sndMax with it. */
export const advanceSent = (tcb: Tcb, to: SeqNum): void => {
  tcb.sndNxt = to;
  tcb.sndMax = seqMax(tcb.sndMax, to);
};

/** Whether sndNxt lies below sndMax: what comes next is a retransmission. */
export const resending = (tcb: Tcb): boolean => seqLt(tcb.sndNxt, tcb.sndMax);
