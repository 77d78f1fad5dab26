/** Whether a grant would send, and what (9.1 to 9.3). Asks only; transmit.ts acts. */
import { DeviceTcpState as TcpState } from '#contract';
import { type SeqNum, seqAdd, seqDiff, seqGt, seqLt, seqMin, seqSpan } from '#units';
import type { Row } from '../row/row.ts';
import type { Adapter } from './adapter.ts';
import { outstanding, uploadRaised } from './derived.ts';

/** Bit of cachedFlags: TCP_FLAG_NAGLING_ENABLED. */
const nagling = 2;
/** Bit of ModeBits (OC-17). */
const modeClassicNagle = 2;
/** Limited transmit lets so many segments pass the congestion window (RFC 3042 section 2). */
const limitedSegments = 2;

/** A segment that a grant would send. */
export interface Sendable {
  readonly seq: SeqNum;
  readonly bytes: number;
  readonly fin: boolean;
  /** 9.2: the segment at sndUna once more. */
  readonly again: boolean;
}

/** What a grant would do: a segment, or a send held back whose timer is to be started (9.8). */
export type GrantChoice = Sendable | 'hold';

/** 9.1 but for its last condition: nothing forbids the connection to send. */
const mayGrant = (r: Row): boolean =>
  r.live &&
  !r.draining &&
  !r.aborted &&
  !uploadRaised(r) &&
  (r.state === TcpState.Established ||
    r.state === TcpState.CloseWait ||
    r.state === TcpState.FinWait1 ||
    r.state === TcpState.Closing ||
    r.state === TcpState.LastAck) &&
  r.sndWnd !== 0;

/** 9.2 */
function again(r: Row): Sendable {
  const bytes = Math.min(r.effectiveMss, seqSpan(r.sndUna, seqMin(r.sndMax, r.sndEnd)));
  const fin = r.finPosted && r.sndMax === seqAdd(r.sndEnd, 1) && seqAdd(r.sndUna, bytes) === r.sndEnd;
  return { seq: r.sndUna, bytes, fin, again: true };
}

/** What a window of `bytes` from sndUna on leaves behind sndNxt. */
const left = (r: Row, bytes: number): number => Math.max(0, seqDiff(seqAdd(r.sndUna, bytes), r.sndNxt));

/** cw of 9.3: cwnd, and what the first duplicate acknowledgements add for new data (RFC 3042). */
function congestionWindow(r: Row, adapter: Adapter): number {
  const limited = r.sndNxt === r.sndMax && r.dupAcks < adapter.tcpDuplicateAckThreshold && !r.inRecovery && !r.afterRto;
  return limited ? r.cwnd + Math.min(r.dupAcks, limitedSegments) * r.effectiveMss : r.cwnd;
}

/** 9.3a (CHM-TIM-062): too little new data would fit; the congestion window has no part in it. */
function silly(r: Row, amount: number, available: number): boolean {
  if (r.sndNxt !== r.sndMax || r.swsForced) return false; // CHM-TIM-010: a retransmission waits for its own timer alone
  return amount > 0 && amount < r.effectiveMss && amount < available && 2 * amount < r.maxSndWnd;
}

/** 9.3b (CHM-TX-044, OC-17): a small segment waits for an earlier one, in Minshall's form or the classic one. */
function nagleWaits(r: Row, adapter: Adapter, amount: number, available: number): boolean {
  if ((r.cachedFlags & nagling) === 0 || amount === 0 || amount >= r.effectiveMss) return false;
  if (r.sndNxt !== r.sndMax || r.swsForced || (r.finPosted && amount === available)) return false;
  return adapter.modeBits & modeClassicNagle ? outstanding(r) : seqLt(r.sndUna, r.sndSml);
}

/** 9.3 */
function next(r: Row, adapter: Adapter): GrantChoice | undefined {
  if (seqGt(r.sndNxt, r.sndEnd)) return undefined;
  const available = seqSpan(r.sndNxt, r.sndEnd);
  const room = left(r, r.sndWnd);
  const free = left(r, congestionWindow(r, adapter));
  const amount = Math.min(r.effectiveMss, available, room);
  if (silly(r, amount, available)) return 'hold';
  if (nagleWaits(r, adapter, amount, available)) return undefined;
  if (amount > free && r.sndNxt !== r.sndUna) return undefined; // c
  const bytes = Math.min(amount, free);
  const fin = r.finPosted && bytes === available && room > bytes && free > bytes; // d
  return bytes > 0 || fin ? { seq: r.sndNxt, bytes, fin, again: false } : undefined;
}

/** 9.2 applies: the segment at sndUna goes before anything else. */
const resends = (r: Row): boolean => r.rexmitUna && outstanding(r);

/** What a grant would do now; undefined: not ready (9.1). */
export function grantChoice(r: Row, adapter: Adapter): GrantChoice | undefined {
  if (!mayGrant(r)) return undefined;
  if (resends(r)) return again(r);
  const choice = next(r, adapter);
  return choice === 'hold' && r.swsRunning ? undefined : choice; // 9.8
}

/** Whether 9.3a keeps the connection from sending now (10.4). */
export const heldBack = (r: Row, adapter: Adapter): boolean =>
  mayGrant(r) && !resends(r) && next(r, adapter) === 'hold';
