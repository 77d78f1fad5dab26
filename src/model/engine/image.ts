/** 11.2, 11.3 and 11.8: images of a connection, in and out. */
import { type TcpImage, DeviceTcpState as TcpState } from '#contract';
import { type SeqNum, seq, seqAdd, seqSpan } from '#units';
import { Row } from '../row/row.ts';
import { type Adapter, msPerTick, tickAt } from './adapter.ts';
import { constFlag, effectiveMss, outstanding, receivedEnd, rto, sendLast, unaData, unconsumed } from './derived.ts';

/** A TimeoutDelta of a timer that is stopped (CHM-GEN-006). */
export const timerIdle = 0xffff_ffff;
/** cachedFlags: TCP_FLAG_MAX_RT_RESTART. */
const maxRtRestart = 8;

/** What an Initiate event has beside its image. */
export interface InitiateInputs {
  readonly now: number;
  readonly pathIndex: number;
  readonly pathMtu: number;
  /** Of the command: bytes of buffered receive data. */
  readonly bufferBytes: number;
  readonly sendProducer: number;
}

/** 11.3: the retransmit deadline that comes down (CHM-TIM-020, OC-28). */
function resumeRetransmit(r: Row, adapter: Adapter, now: number, delta: number): void {
  if (r.state === TcpState.FinWait2 || sendLast(r) === r.sndUna) return;
  r.persisting = r.sndWnd === 0;
  if (!outstanding(r) && !r.persisting) return;
  r.rtxRunning = true;
  r.rtxAt =
    now +
    (delta === timerIdle
      ? rto(r, adapter, r.persisting ? r.sndWndProbes : r.retransmitCount)
      : delta * msPerTick(adapter));
}

/** 11.3: the row that an image becomes. */
export function rowFromImage(image: TcpImage, adapter: Adapter, inputs: InitiateInputs): Row {
  const { now } = inputs;
  const tick = tickAt(adapter, now);
  const scaled = (image.constFlags & constFlag.windowScaling) !== 0;
  const r = new Row();
  r.live = true;
  r.state = image.state;
  r.constFlags = image.constFlags;
  r.cachedFlags = image.cachedFlags;
  r.sndWindScale = scaled ? image.sndWindScale : 0; // CHM-TX-040
  r.rcvWindScale = scaled ? image.rcvWindScale : 0;
  r.ttl = image.ttlOrHopLimit;
  r.tos = image.tosOrTrafficClass;
  r.userPriority = image.userPriority;
  r.dupAcks = image.dupAckCount;
  r.localPort = image.localPort;
  r.remotePort = image.remotePort;
  r.remoteMss = image.remoteMss;
  r.pathIndex = inputs.pathIndex;
  r.finPosted = image.finPosted;
  r.finReceived = image.finReceived;
  r.disconnectIndicated = image.disconnectIndicated;
  r.aborted = image.aborted;
  r.rcvNxt = seq(image.rcvNxt);
  r.rcvAdv = seqAdd(r.rcvNxt, image.rcvWnd);
  r.lastAck = r.rcvNxt;
  r.sndUna = seq(image.sndUna);
  r.sndNxt = seq(image.sndNxt);
  r.sndMax = seq(image.sndMax);
  r.sndEnd = seq(image.sndEnd);
  r.sndWnd = image.sndWnd;
  r.maxSndWnd = image.maxSndWnd;
  r.sndWl1 = seq(image.sendWL1);
  r.sndWl2 = r.sndUna;
  r.recover = r.sndUna;
  r.rttSeq = r.sndUna;
  r.sndCplUna = unaData(r);
  r.sndCplMark = r.sndEnd;
  r.sndSml = r.sndMax; // what is outstanding may end in a small segment
  r.sendTail = inputs.sendProducer;
  r.cwnd = Math.min(Math.max(image.cWnd, 1), 2 ** 30);
  r.ssthresh = image.ssThresh;
  r.srtt8 = image.sRtt;
  r.rttvar4 = image.rttVar;
  r.tsRecent = image.tsRecent;
  r.tsRecentAt = (tick - image.tsRecentAge) >>> 0;
  r.tsDelta = (image.tsTime - tick) >>> 0; // CHM-TS-001
  r.rtStart = image.cachedFlags & maxRtRestart ? tick : (tick - image.totalRT) >>> 0; // CHM-TIM-016
  r.lastActive = tick;
  r.retransmitCount = image.retransmitCount;
  r.sndWndProbes = image.sndWndProbeCount;
  r.keepAliveProbes = image.keepAliveProbeCount;
  r.kaProbeCount = image.kaProbeCount;
  r.kaTimeout = image.kaTimeout;
  r.kaInterval = image.kaInterval;
  r.kaAt = image.keepAliveTimeoutDelta === timerIdle ? 0 : now + image.keepAliveTimeoutDelta * msPerTick(adapter);
  r.maxRT = image.maxRT;
  r.flowLabel = image.flowLabel;
  r.initialRcvWnd = image.initialRcvWnd;
  r.rcvIndicationSize = image.rcvIndicationSize;
  r.dWnd = image.dWnd;
  r.hashValue = image.hashValue;
  r.delegatedFlags = image.delegatedFlags;
  r.effectiveMss = effectiveMss(image.remoteMss, inputs.pathMtu, (image.constFlags & constFlag.timestamps) !== 0);
  const end: SeqNum = receivedEnd(r);
  r.rcvDataEnd = end;
  r.rcvCons = seqAdd(end, -inputs.bufferBytes); // CHM-INIT-021
  r.parked = inputs.bufferBytes > 0; // CHM-UPL-010
  r.finSeq = image.finReceived ? end : seq(0);
  // Entries that are acknowledged already are told at once.
  r.sendNotify = r.sndEnd === unaData(r) && inputs.sendProducer !== 0;
  resumeRetransmit(r, adapter, now, image.retransmitTimeoutDelta);
  return r;
}

/** ticksLeft of 11.8: rounded down, but never to 0 while it runs (OC-01), never the value of a stopped timer (O-29). */
function ticksLeft(adapter: Adapter, deadline: number, now: number): number {
  const left = deadline - now;
  if (left <= 0) return 0;
  return Math.min(Math.max(1, Math.floor(left / msPerTick(adapter))), timerIdle - 1);
}

/** DELEGATED fields of an image by 11.8: what query and terminate hand up of the row. */
export type ImageOut = Pick<
  TcpImage,
  | 'state'
  | 'dupAckCount'
  | 'sndWndProbeCount'
  | 'retransmitCount'
  | 'delegatedFlags'
  | 'keepAliveProbeCount'
  | 'rcvNxt'
  | 'rcvWnd'
  | 'sndUna'
  | 'sndNxt'
  | 'sndMax'
  | 'sndWnd'
  | 'maxSndWnd'
  | 'sendWL1'
  | 'cWnd'
  | 'ssThresh'
  | 'sRtt'
  | 'rttVar'
  | 'tsRecent'
  | 'tsRecentAge'
  | 'tsTime'
  | 'totalRT'
  | 'retransmitTimeoutDelta'
  | 'keepAliveTimeoutDelta'
  | 'sendBacklogSize'
  | 'receiveBacklogSize'
  | 'dWnd'
  | 'bufferedBytes'
  | 'sndEnd'
  | 'finPosted'
  | 'finReceived'
  | 'disconnectIndicated'
  | 'aborted'
>;

/** 11.8. `terminate`: the unconsumed bytes stand in bufferedBytes, otherwise in receiveBacklogSize (CHM-VAR-020). */
export function imageFromRow(r: Row, adapter: Adapter, now: number, terminate: boolean): ImageOut {
  const tick = tickAt(adapter, now);
  const bytes = unconsumed(r);
  return {
    state: r.aborted ? TcpState.Closed : r.state,
    dupAckCount: r.dupAcks,
    sndWndProbeCount: r.sndWndProbes,
    retransmitCount: r.retransmitCount,
    delegatedFlags: r.delegatedFlags,
    keepAliveProbeCount: r.keepAliveProbes,
    rcvNxt: r.rcvNxt,
    rcvWnd: seqSpan(r.rcvNxt, r.rcvAdv),
    sndUna: r.sndUna,
    sndNxt: r.sndNxt,
    sndMax: r.sndMax,
    sndWnd: r.sndWnd,
    maxSndWnd: r.maxSndWnd,
    sendWL1: r.sndWl1,
    cWnd: r.cwnd,
    ssThresh: r.ssthresh,
    sRtt: Math.min(r.srtt8, 0xffff), // CHM-GEN-009
    rttVar: Math.min(r.rttvar4, 0xffff),
    tsRecent: r.tsRecent,
    tsRecentAge: (tick - r.tsRecentAt) >>> 0,
    tsTime: (tick + r.tsDelta) >>> 0, // CHM-TS-003
    totalRT: r.retransmitCount > 0 && r.sndWnd !== 0 ? (tick - r.rtStart) >>> 0 : 0,
    retransmitTimeoutDelta: r.rtxRunning ? ticksLeft(adapter, r.rtxAt, now) : timerIdle,
    keepAliveTimeoutDelta: r.kaAt === 0 ? timerIdle : ticksLeft(adapter, r.kaAt, now),
    sendBacklogSize: 0xffff_ffff, // CHM-VAR-017
    receiveBacklogSize: terminate ? 0 : bytes,
    dWnd: r.dWnd,
    bufferedBytes: terminate ? bytes : 0,
    sndEnd: r.sndEnd,
    finPosted: r.finPosted,
    finReceived: r.finReceived,
    disconnectIndicated: r.disconnectIndicated,
    aborted: r.aborted,
  };
}
