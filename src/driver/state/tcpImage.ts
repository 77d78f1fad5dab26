/** TCP state as an image of the device (docs/spec/chimney-state.md sections 1.4 to 1.6). */
import {
  type DeviceTcpState,
  type TcpConnectionState,
  type TcpDelegatedState,
  type TcpImage,
  type TcpState,
  tcpConnectionStateCode,
} from '#contract';
import { SmokestackError, seqAdd } from '#units';

/** Where the parts of a connection lie, and what the miniport knows of it. */
export interface TcpPlace {
  readonly handle: bigint;
  /** Reference of the path, as a 32-bit word. */
  readonly path: number;
  /** Bytes of send data handed down, all of them in the send ring. */
  readonly sendBytes: number;
  /** Bytes of buffered receive data handed down. */
  readonly bufferedBytes: number;
  readonly sendRing: number;
  readonly sendRingLog2: number;
  readonly receiveRing: number;
  readonly receiveRingLog2: number;
  readonly region: number;
  readonly regionLog2: number;
}

type Complete = { readonly [Class in keyof Required<TcpState>]: NonNullable<TcpState[Class]> };

/** All three classes are there. */
export const isComplete = (state: TcpState | null): state is Complete =>
  state?.constant !== undefined && state.cached !== undefined && state.delegated !== undefined;

/** The host's FIN was sent: it stands behind the send data, or is acknowledged already (FIN_WAIT_2). */
const finSent = (state: TcpConnectionState): boolean =>
  ['finWait1', 'finWait2', 'closing', 'lastAck', 'timeWait'].includes(state);

/** What became of the host's own FIN. */
export const finOf = (state: TcpConnectionState): 'none' | 'sent' | 'acknowledged' => {
  if (!finSent(state)) return 'none';
  return state === 'finWait2' || state === 'timeWait' ? 'acknowledged' : 'sent';
};

const finReceived = (state: TcpConnectionState): boolean =>
  ['closeWait', 'closing', 'lastAck', 'timeWait'].includes(state);

export const tcpImage = ({ constant, cached, delegated }: Complete, place: TcpPlace): TcpImage => {
  const peerEnded = finReceived(delegated.state);
  return {
    handle: place.handle,
    path: place.path,
    localPort: constant.localPort,
    remotePort: constant.remotePort,
    constFlags: constant.flags,
    sndWindScale: constant.sndWindScale,
    rcvWindScale: constant.rcvWindScale,
    remoteMss: constant.remoteMss,
    hashValue: constant.hashValue >>> 0,
    cachedFlags: cached.flags,
    ttlOrHopLimit: cached.ttlOrHopLimit,
    tosOrTrafficClass: cached.tosOrTrafficClass,
    userPriority: cached.userPriority,
    initialRcvWnd: cached.initialRcvWnd,
    rcvIndicationSize: cached.rcvIndicationSize,
    maxRT: cached.maxRt >>> 0,
    kaTimeout: cached.kaTimeout >>> 0,
    kaInterval: cached.kaInterval >>> 0,
    flowLabel: cached.flowLabel,
    kaProbeCount: cached.kaProbeCount,
    ...delegatedFields(delegated),
    // Query and terminate alone (CHM-VAR-020).
    sendBacklogSize: 0,
    receiveBacklogSize: 0,
    bufferedBytes: place.bufferedBytes,
    // An acknowledged FIN stands one below SndUna: what it ended lies behind (engine.md section 2.3).
    sndEnd: seqAdd(delegated.sndUna, finOf(delegated.state) === 'acknowledged' ? -1 : place.sendBytes),
    finPosted: finSent(delegated.state),
    finReceived: peerEnded,
    // The host that received the FIN knows of it; with data before it unread it is told again, once that is consumed.
    disconnectIndicated: peerEnded && place.bufferedBytes === 0,
    aborted: false,
    sendRing: BigInt(place.sendRing),
    receiveRing: BigInt(place.receiveRing),
    region: BigInt(place.region),
    sendRingLog2: place.sendRingLog2,
    receiveRingLog2: place.receiveRingLog2,
    regionLog2: place.regionLog2,
  };
};

const delegatedFields = (d: TcpDelegatedState) => ({
  state: tcpConnectionStateCode[d.state] satisfies DeviceTcpState,
  dupAckCount: Math.min(d.dupAckCount, 0xff),
  sndWndProbeCount: Math.min(d.sndWndProbeCount, 0xff),
  retransmitCount: Math.min(d.retransmit.count, 0xff),
  delegatedFlags: d.flags,
  keepAliveProbeCount: Math.min(d.keepAlive.probeCount, 0xff),
  rcvNxt: d.rcvNxt,
  rcvWnd: d.rcvWnd,
  sndUna: d.sndUna,
  sndNxt: d.sndNxt,
  sndMax: d.sndMax,
  sndWnd: d.sndWnd,
  maxSndWnd: d.maxSndWnd,
  sendWL1: d.sndWl1,
  cWnd: d.cWnd,
  ssThresh: d.ssThresh,
  sRtt: Math.min(d.sRtt, 0xffff),
  rttVar: Math.min(d.rttVar, 0xffff),
  tsRecent: d.tsRecent >>> 0,
  tsRecentAge: d.tsRecentAge >>> 0,
  tsTime: d.tsTime >>> 0,
  totalRT: d.totalRt >>> 0,
  retransmitTimeoutDelta: d.retransmit.timeoutDelta >>> 0,
  keepAliveTimeoutDelta: d.keepAlive.timeoutDelta >>> 0,
  dWnd: d.dWnd >>> 0,
});

const stateNames = new Map<number, TcpConnectionState>(
  Object.entries(tcpConnectionStateCode).map(([name, code]) => [code, name as TcpConnectionState]),
);

/** A state code of the device as the chimney calls name it. @throws SmokestackError 'protocol' for a code that is none */
export const connectionState = (code: number): TcpConnectionState => {
  const name = stateNames.get(code);
  if (name !== undefined) return name;
  throw new SmokestackError('protocol', `the device handed up an image with connection state ${code}, which is none`, {
    cure: 'compare field state of TcpImage with DeviceTcpState (docs/reference/layout.md)',
  });
};
