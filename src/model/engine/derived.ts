/** Section 6 of the contract, and the values of 2.3 and 2.4 that the rules speak of. */
import { limits, DeviceTcpState as TcpState, DeviceUploadReason as UploadReason } from '#contract';
import { type SeqNum, seqAdd, seqDiff, seqMax, seqMin, seqSpan } from '#units';
import { TcpFlag } from '#wire';
import type { Row } from '../row/row.ts';
import { type Adapter, msPerTick } from './adapter.ts';
import type { EngineEvent } from './event.ts';

/** Bits of constFlags. */
export const constFlag = { timestamps: 1, sack: 2, windowScaling: 4 } as const;
/** Bit of ModeBits. */
const modeFlightSize = 1;
/** 6.7 */
const cwndMax = 2 ** 30;

/** D of 2.3: end of the received data. */
export const receivedEnd = (r: Row): SeqNum => (r.finReceived ? seqAdd(r.rcvNxt, -1) : r.rcvNxt);
/** Received data that nobody has consumed. */
export const unconsumed = (r: Row): number => seqSpan(r.rcvCons, receivedEnd(r));
/** una' of 2.3: sndUna without our FIN. */
export const unaData = (r: Row): SeqNum => seqMin(r.sndUna, r.sndEnd);
/** sndLast of 2.3. */
export const sendLast = (r: Row): SeqNum => (r.finPosted ? seqAdd(r.sndEnd, 1) : r.sndEnd);
export const outstanding = (r: Row): boolean => r.sndMax !== r.sndUna;
export const finAcked = (r: Row): boolean => r.finPosted && r.sndUna === seqAdd(r.sndEnd, 1);
/** need of 7.9i: something is to be sent or acknowledged. */
export const needsSending = (r: Row): boolean => sendLast(r) !== r.sndUna;
/** A mandatory reason, due or raised: the engine raises no other (section 14). */
export const uploadRaised = (r: Pick<Row, 'retrieveNotify' | 'retrieveIndicated'>): boolean =>
  r.retrieveNotify || r.retrieveIndicated;
export const hasTimestamps = (r: Row): boolean => (r.constFlags & constFlag.timestamps) !== 0;
/** A state in which the peer may still send (7.10, 8.12). */
export const receiving = (r: Row): boolean =>
  r.state === TcpState.Established || r.state === TcpState.FinWait1 || r.state === TcpState.FinWait2;

/** 6.1 */
export const effectiveMss = (remoteMss: number, pathMtu: number, timestamps: boolean): number =>
  Math.min(remoteMss, pathMtu - 40) - (timestamps ? 12 : 0);

/** 6.2: RTO << backoff in ms, within its bounds (CHM-CC-001). */
export function rto(r: Row, adapter: Adapter, backoff: number): number {
  const raw = r.srtt8 === 0 ? limits.rtoInitialMs : (Math.floor(r.srtt8 / 8) + r.rttvar4) * msPerTick(adapter);
  const base = Math.min(Math.max(raw, adapter.rtoFloorMs), adapter.rtoCapMs);
  // Exact: a shift of 255 is still a finite double, and the cap takes it.
  return Math.min(base * 2 ** backoff, adapter.rtoCapMs);
}

/** 6.3: takes a sample of `ticks` (CHM-CC-002, OC-03). */
export function takeSample(r: Row, adapter: Adapter, ticks: number): void {
  if (ticks >= 0x8000_0000) return;
  const m = Math.max(Math.min(ticks, limits.rttSampleCapMs / msPerTick(adapter)), 1);
  if (r.srtt8 === 0) {
    r.srtt8 = 8 * m;
    r.rttvar4 = 2 * m;
    return;
  }
  const smoothed = Math.floor(r.srtt8 / 8);
  r.rttvar4 += Math.abs(m - smoothed) - Math.floor(r.rttvar4 / 4);
  r.srtt8 += m - smoothed;
}

/** What 6.4 would send and set now: the field, and the right edge that it tells. */
interface Advertisement {
  readonly field: number;
  readonly edge: SeqNum;
}

/** `open` of 6.4: the least opening of the window that is told (CHM-FC-006). */
const leastOpening = (r: Row): number => Math.max(1, Math.min(Math.floor(r.initialRcvWnd / 2), r.effectiveMss));

/** 6.4 (CHM-FC-005): rounded up to the scale, but never a unit or more beyond what the region has room for. */
function advertisement(r: Row): Advertisement {
  const unit = 2 ** r.rcvWindScale;
  const wanted = seqAdd(r.rcvCons, r.initialRcvWnd);
  const edge = seqDiff(wanted, r.rcvAdv) >= leastOpening(r) ? wanted : r.rcvAdv;
  const window = seqSpan(r.rcvNxt, edge);
  const whole = Math.floor(window / unit);
  const up = window % unit !== 0 && seqDiff(seqAdd(r.rcvNxt, (whole + 1) * unit), wanted) < unit;
  const field = Math.min(0xffff, up ? whole + 1 : whole);
  return { field, edge: seqMax(r.rcvAdv, seqAdd(r.rcvNxt, field * unit)) };
}

/** The condition of 8.12 on the window: it has opened by what is worth telling. */
export const windowOpened = (r: Row): boolean => seqDiff(advertisement(r).edge, r.rcvAdv) >= leastOpening(r);

/** Timestamps of a frame (4.1). */
export const stampOf = (e: EngineEvent): { value: number; echo: number } | undefined =>
  hasTimestamps(e.row) ? { value: (e.tick + e.row.tsDelta) >>> 0, echo: e.row.tsRecent } : undefined;

/** 4.2: sends a frame that is no RST and notes what it told the peer. */
export function sendFrame(e: EngineEvent, start: SeqNum, bytes: number, flags: number): void {
  const r = e.row;
  const { field, edge } = advertisement(r);
  r.rcvAdv = edge;
  r.lastAck = r.rcvNxt;
  r.delAckSegments = 0;
  r.delAckRunning = false;
  e.frame = { seq: start, ack: r.rcvNxt, flags, window: field, bytes, timestamps: stampOf(e) };
}

/** seq of 6.5. */
export const pureAckSeq = (r: Row): SeqNum => seqMax(r.sndUna, seqMin(r.sndMax, seqAdd(r.sndUna, r.sndWnd)));

/** 6.5 */
export const sendPureAck = (e: EngineEvent): void => sendFrame(e, pureAckSeq(e.row), 0, TcpFlag.ack);

/** 6.6: ssthresh after a loss (CHM-CC-010). */
export function lossThreshold(r: Row, adapter: Adapter): number {
  const flight = adapter.modeBits & modeFlightSize ? seqSpan(r.sndUna, r.sndMax) : Math.min(r.cwnd, r.sndWnd);
  return Math.max(2 * r.effectiveMss, Math.floor(flight / 2));
}

/** 6.6: what any loss clears. */
export function forgetCongestionCredit(r: Row): void {
  r.ccAcks = 0;
  r.ccMore = 0;
  r.ccMoreAcks = 0;
  r.rttTiming = false;
}

/** 6.7; rules that lower cwnd keep it at mss themselves. */
export const boundCwnd = (cwnd: number): number => Math.min(cwnd, cwndMax);

/** Starts the retransmit deadline `ms` from now. */
export function startRetransmit(e: EngineEvent, ms: number): void {
  e.row.rtxRunning = true;
  e.row.rtxAt = e.now + ms;
}

/** 7.9i, also after posts (9.7): the window is closed and something is to be sent (CHM-TIM-040). */
export function startPersist(e: EngineEvent): void {
  const r = e.row;
  r.persisting = true;
  r.sndWndProbes = 0;
  r.retransmitCount = 0;
  startRetransmit(e, rto(r, e.adapter, 0));
}

/** Every Running bit and persisting (6.8, 7.4, 11.7). */
export function stopTimers(r: Row): void {
  r.rtxRunning = false;
  r.delAckRunning = false;
  r.pushRunning = false;
  r.kaRunning = false;
  r.swsRunning = false;
  r.persisting = false;
}

/** 6.8: asks for the mandatory upload; the first reason stays. */
export function raiseUpload(r: Row, reason: UploadReason): void {
  if (!uploadRaised(r)) {
    r.uploadReason = reason;
    r.retrieveNotify = true;
  }
  stopTimers(r);
}

/** 7.13 */
export function enterTimeWait(r: Row): void {
  r.state = TcpState.TimeWait;
  raiseUpload(r, UploadReason.UploadRequested);
}
