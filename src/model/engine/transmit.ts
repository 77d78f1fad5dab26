/** Section 9: what a grant sends, and posts of send data. */
import { DeviceTcpState as TcpState } from '#contract';
import { type SeqNum, seqAdd, seqDiff, seqGe, seqGt, seqMin, seqSpan } from '#units';
import { TcpFlag } from '#wire';
import type { Row } from '../row/row.ts';
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

/** States in which data or a FIN may still have to be sent (9.1). */
const sending = (r: Row): boolean =>
  r.state === TcpState.Established ||
  r.state === TcpState.CloseWait ||
  r.state === TcpState.FinWait1 ||
  r.state === TcpState.Closing ||
  r.state === TcpState.LastAck;

/** A segment that a grant would send. */
export interface Sendable {
  readonly seq: SeqNum;
  readonly bytes: number;
  readonly fin: boolean;
  /** 9.2: the segment at sndUna once more. */
  readonly again: boolean;
}

/** 9.2 */
function again(r: Row): Sendable {
  const bytes = Math.min(r.effectiveMss, seqSpan(r.sndUna, seqMin(r.sndMax, r.sndEnd)));
  const fin = r.finPosted && r.sndMax === seqAdd(r.sndEnd, 1) && seqAdd(r.sndUna, bytes) === r.sndEnd;
  return { seq: r.sndUna, bytes, fin, again: true };
}

/** 9.3: silly-window avoidance of the sender without its timer (section 14, CHM-TIM-062). */
function next(r: Row): Sendable | undefined {
  if (seqGt(r.sndNxt, r.sndEnd)) return undefined;
  const available = seqSpan(r.sndNxt, r.sndEnd);
  const usable = Math.max(0, seqDiff(seqAdd(r.sndUna, Math.min(r.cwnd, r.sndWnd)), r.sndNxt));
  const most = Math.min(r.effectiveMss, available, usable);
  const worth =
    most === r.effectiveMss || most === available || r.sndNxt === r.sndUna || most >= Math.floor(r.maxSndWnd / 2);
  const bytes = most > 0 && worth ? most : 0;
  const fin = r.finPosted && bytes === available && usable >= bytes + 1;
  return bytes > 0 || fin ? { seq: r.sndNxt, bytes, fin, again: false } : undefined;
}

/** The segment that a grant would send now; undefined: not ready (9.1). */
export function sendable(r: Row): Sendable | undefined {
  if (!r.live || r.draining || r.aborted || uploadRaised(r) || !sending(r) || r.sndWnd === 0) return undefined;
  return r.rexmitUna && outstanding(r) ? again(r) : next(r);
}

/** 9.5: the FIN leaves for the first time. */
export function finSent(r: Row): void {
  if (r.state === TcpState.Established) r.state = TcpState.FinWait1;
  else if (r.state === TcpState.CloseWait) r.state = TcpState.LastAck;
}

/** Grant. The segment is sendable(e.row), which is there. */
export function grant(e: EngineEvent, segment: Sendable): void {
  const r = e.row;
  const maxBefore = r.sndMax;
  const end = seqAdd(segment.seq, segment.bytes + (segment.fin ? 1 : 0));
  const isNew = seqGt(end, r.sndMax);
  if (segment.again) {
    r.rexmitUna = false;
    r.rttTiming = false;
  } else r.sndNxt = end;
  if (isNew) r.sndMax = end;
  if (
    !hasTimestamps(r) &&
    !segment.again &&
    isNew &&
    !r.rttTiming &&
    r.retransmitCount === 0 &&
    segment.seq === maxBefore
  ) {
    r.rttTiming = true; // 9.4, OC-04
    r.rttSeq = segment.seq;
    r.rttAt = e.tick;
  }
  if (segment.fin && isNew) finSent(r);
  if (segment.bytes > 0) r.lastActive = e.tick;
  if (!r.rtxRunning) startRetransmit(e, rto(r, e.adapter, r.retransmitCount)); // 9.6
  const push = segment.bytes > 0 && seqAdd(segment.seq, segment.bytes) === r.sndEnd;
  const flags = TcpFlag.ack | (push ? TcpFlag.psh : 0) | (segment.fin ? TcpFlag.fin : 0);
  sendFrame(e, segment.seq, segment.bytes, flags);
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
