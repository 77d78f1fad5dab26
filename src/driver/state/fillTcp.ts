/** TCP state from an image of the device, at query and terminate. */
import type { TcpCachedState, TcpConstState, TcpDelegatedState, TcpImage, TcpState } from '#contract';
import { seq, ticks } from '#units';
import { assign } from './assign.ts';
import { connectionState } from './tcpImage.ts';

/** Fills the classes of `state` that are there; backlogs, for a query (CHM-VAR-020). */
export const fillQueried = (state: TcpState, image: TcpImage): void => {
  assign<TcpConstState>(state.constant, {
    flags: image.constFlags,
    remotePort: image.remotePort,
    localPort: image.localPort,
    sndWindScale: image.sndWindScale,
    rcvWindScale: image.rcvWindScale,
    remoteMss: image.remoteMss,
    hashValue: image.hashValue,
  });
  assign<TcpCachedState>(state.cached, {
    flags: image.cachedFlags,
    initialRcvWnd: image.initialRcvWnd,
    rcvIndicationSize: image.rcvIndicationSize,
    kaProbeCount: image.kaProbeCount,
    kaTimeout: ticks(image.kaTimeout),
    kaInterval: ticks(image.kaInterval),
    maxRt: ticks(image.maxRT),
    flowLabel: image.flowLabel,
    ttlOrHopLimit: image.ttlOrHopLimit,
    tosOrTrafficClass: image.tosOrTrafficClass,
    userPriority: image.userPriority,
  });
  assign<Variables>(state.delegated, {
    ...variables(image),
    sendBacklogSize: image.sendBacklogSize,
    receiveBacklogSize: image.receiveBacklogSize,
  } as Variables);
};

/** Fills the delegated variables of a terminate; send and buffered data are the caller's. */
export const fillTerminated = (delegated: TcpDelegatedState, image: TcpImage): void => {
  Object.assign(delegated, variables(image));
};

/** A connection whose state is lost looks like nothing that could be resumed (O-01). */
export const fillLost = (delegated: TcpDelegatedState): void => {
  const zero = Object.fromEntries(
    Object.entries(delegated).map(([name, value]) => [name, typeof value === 'number' ? 0 : value]),
  );
  Object.assign(delegated, zero, {
    state: 'closed',
    keepAlive: { probeCount: 0, timeoutDelta: ticks(0) },
    retransmit: { count: 0, timeoutDelta: ticks(0) },
    sendDataHead: null,
    sendDataTail: null,
    bufferedData: null,
  } satisfies Partial<TcpDelegatedState>);
};

/** The delegated variables without those that share storage (CHM-VAR-020). */
type Variables = Omit<
  TcpDelegatedState,
  'sendDataHead' | 'sendDataTail' | 'bufferedData' | 'sendBacklogSize' | 'receiveBacklogSize'
>;

const variables = (image: TcpImage): Variables => ({
  state: connectionState(image.state),
  flags: image.delegatedFlags,
  rcvNxt: seq(image.rcvNxt),
  rcvWnd: image.rcvWnd,
  sndUna: seq(image.sndUna),
  sndNxt: seq(image.sndNxt),
  sndMax: seq(image.sndMax),
  sndWnd: image.sndWnd,
  maxSndWnd: image.maxSndWnd,
  sndWl1: seq(image.sendWL1),
  cWnd: image.cWnd,
  ssThresh: image.ssThresh,
  sRtt: image.sRtt,
  rttVar: image.rttVar,
  tsRecent: image.tsRecent,
  tsRecentAge: ticks(image.tsRecentAge),
  tsTime: image.tsTime,
  totalRt: ticks(image.totalRT),
  dupAckCount: image.dupAckCount,
  sndWndProbeCount: image.sndWndProbeCount,
  keepAlive: { probeCount: image.keepAliveProbeCount, timeoutDelta: ticks(image.keepAliveTimeoutDelta) },
  retransmit: { count: image.retransmitCount, timeoutDelta: ticks(image.retransmitTimeoutDelta) },
  dWnd: image.dWnd,
});
