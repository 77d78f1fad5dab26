/** Section 9: what a grant does, and posts of send data. */
import { DeviceTcpState as TcpState } from '#contract';
import { type SeqNum, seqAdd, seqGe, seqGt } from '#units';
import { TcpFlag } from '#wire';
import type { Row } from '../row/row.ts';
import { msPerTick } from './adapter.ts';
import {
  hasTimestamps,
  needsSending,
  outstanding,
  rto,
  sendFrame,
  startPersist,
  startRetransmit,
  unaData,
  uploadRaised,
} from './derived.ts';
import type { EngineEvent } from './event.ts';
import type { GrantChoice, Sendable } from './sendChoice.ts';

/** Of a send that is held back where TcpSwsPreventionTicks is 0, in ms (OC-16). */
const swsDefaultMs = 200;

/** 9.5: the FIN leaves for the first time. */
export function finSent(r: Row): void {
  if (r.state === TcpState.Established) r.state = TcpState.FinWait1;
  else if (r.state === TcpState.CloseWait) r.state = TcpState.LastAck;
}

/** The initial window of RFC 5681 section 3.1. */
function initialWindow(mss: number): number {
  if (mss <= 1095) return 4 * mss;
  return mss <= 2190 ? 3 * mss : 2 * mss;
}

/** 9.5: the first data after longer than an RTO in which nothing was sent (OC-29, RFC 5681 section 4.1). */
function restartAfterIdle(e: EngineEvent): void {
  const r = e.row;
  const idleMs = ((e.tick - r.lastActive) >>> 0) * msPerTick(e.adapter);
  if (idleMs > rto(r, e.adapter, 0)) r.cwnd = Math.min(r.cwnd, initialWindow(r.effectiveMss));
}

/** 9.3d, 9.5: what only segments from sndNxt on do. */
function advanceNext(e: EngineEvent, segment: Sendable, end: SeqNum): void {
  const r = e.row;
  r.sndNxt = end;
  if (segment.bytes === 0) return;
  r.swsForced = false;
  r.swsRunning = false;
  if (!outstanding(r)) restartAfterIdle(e);
  if (seqGt(end, r.sndMax) && segment.bytes < r.effectiveMss) r.sndSml = seqAdd(segment.seq, segment.bytes);
}

/** 9.4, timestamps off: the segment whose acknowledgement is the next sample (OC-04). */
function timeSegment(e: EngineEvent, start: SeqNum): void {
  const r = e.row;
  if (hasTimestamps(r) || r.rttTiming || r.retransmitCount > 0 || start !== r.sndMax) return;
  r.rttTiming = true;
  r.rttSeq = start;
  r.rttAt = e.tick;
}

function sendSegment(e: EngineEvent, segment: Sendable): void {
  const r = e.row;
  const end = seqAdd(segment.seq, segment.bytes + (segment.fin ? 1 : 0));
  const isNew = seqGt(end, r.sndMax);
  if (segment.again) {
    r.rexmitUna = false; // 9.2
    r.rttTiming = false;
  } else advanceNext(e, segment, end);
  if (isNew) {
    if (!segment.again) timeSegment(e, segment.seq);
    r.sndMax = end;
    if (segment.fin) finSent(r);
  }
  if (segment.bytes > 0) r.lastActive = e.tick;
  if (!r.rtxRunning) startRetransmit(e, rto(r, e.adapter, r.retransmitCount)); // 9.6
  const push = segment.bytes > 0 && seqAdd(segment.seq, segment.bytes) === r.sndEnd;
  const flags = TcpFlag.ack | (push ? TcpFlag.psh : 0) | (segment.fin ? TcpFlag.fin : 0);
  sendFrame(e, segment.seq, segment.bytes, flags);
}

/** 9.8 (CHM-TIM-063) */
function hold(e: EngineEvent): void {
  const ticks = e.adapter.tcpSwsPreventionTicks;
  e.row.swsRunning = true;
  e.row.swsAt = e.now + (ticks === 0 ? swsDefaultMs : ticks * msPerTick(e.adapter));
}

/** Grant. `choice` is grantChoice(e.row, e.adapter), which is there. */
export function grant(e: EngineEvent, choice: GrantChoice): void {
  if (choice === 'hold') hold(e);
  else sendSegment(e, choice);
}

/** What the engine reads of a SendEntry. */
export interface SendPost {
  readonly seq: SeqNum;
  readonly bytes: number;
  readonly fin: boolean;
}

/** 9.7: entries of the send ring, from sendTail on. */
export function sendPosted(e: EngineEvent, entries: readonly SendPost[]): void {
  const r = e.row;
  const last = entries.at(-1);
  if (last === undefined) return;
  const una = unaData(r);
  const reached = seqGe(una, r.sndCplMark);
  r.sendTail = (r.sendTail + entries.length) & 0xffff;
  r.sndEnd = seqAdd(last.seq, last.bytes);
  if (reached) r.sndCplMark = r.sndEnd;
  if (last.fin) r.finPosted = true;
  if (r.sndEnd === una || r.aborted) r.sendNotify = true;
  if (r.aborted && last.fin) r.disconnectNotify = true;
  const stopped = r.aborted || uploadRaised(r) || r.state === TcpState.Closed || r.state === TcpState.TimeWait;
  if (r.sndWnd === 0 && needsSending(r) && !r.persisting && !stopped) startPersist(e);
}
