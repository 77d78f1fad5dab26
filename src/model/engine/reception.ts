/** 7.10 and 7.11: payload and FIN. */
import { limits, DeviceTcpState as TcpState } from '#contract';
import { type SeqNum, seqAdd, seqGe, seqGt, seqLe, seqLt, seqMax, seqMin, seqSpan } from '#units';
import { TcpFlag } from '#wire';
import type { Range, Row } from '../row/row.ts';
import { enterTimeWait, receiving } from './derived.ts';
import type { EngineEvent, IngressSegment } from './event.ts';

/** What 7.14 does: an ACK now, one by count or timer, or none. */
export type Reception = 'now' | 'delayed' | 'nothing';

/** The ranges with [lo, hi) joined in (7.10c), or undefined when that needs one too many. */
export function joinRange(ranges: readonly Range[], lo: SeqNum, hi: SeqNum): Range[] | undefined {
  const joined: Range = { lo, hi };
  const result: Range[] = [];
  let placed = false;
  for (const range of ranges) {
    if (seqLt(range.hi, lo)) result.push(range);
    else if (seqGt(range.lo, hi)) {
      if (!placed) result.push(joined);
      placed = true;
      result.push(range);
    } else {
      joined.lo = seqMin(joined.lo, range.lo);
      joined.hi = seqMax(joined.hi, range.hi);
    }
  }
  if (!placed) result.push(joined);
  return result.length > limits.reassemblyRanges ? undefined : result;
}

/** CHM-FC-009, CHM-FC-010: the queue is dropped. */
function dropQueue(r: Row): void {
  r.ranges = [];
  r.finQueued = false;
}

/** 7.10b: data at rcvNxt and the ranges it reaches. */
function advance(r: Row, hi: SeqNum): void {
  r.rcvNxt = hi;
  let lowest = r.ranges[0];
  while (lowest !== undefined && seqLe(lowest.lo, r.rcvNxt)) {
    r.rcvNxt = seqMax(r.rcvNxt, lowest.hi);
    r.ranges.shift();
    lowest = r.ranges[0];
  }
}

/** 7.10d: one mark (OC-07); one that delivery can reach is not moved beyond a hole. */
function notePush(r: Row, hi: SeqNum): void {
  if (r.pushMarkValid && seqLe(r.pushMark, r.rcvNxt) && seqGt(hi, r.rcvNxt)) return;
  r.pushMark = r.pushMarkValid ? seqMax(r.pushMark, hi) : hi;
  r.pushMarkValid = true;
}

/** 7.11: the FIN at `f` = rcvNxt has its turn. */
function takeFin(r: Row, f: SeqNum): void {
  r.finReceived = true;
  r.finQueued = false;
  r.finSeq = f;
  r.ranges = [];
  r.rcvNxt = seqAdd(r.rcvNxt, 1);
  if (r.rcvCons !== f) {
    r.pushMark = f;
    r.pushMarkValid = true;
  }
  if (r.state === TcpState.Established) r.state = TcpState.CloseWait;
  else if (r.state === TcpState.FinWait1) r.state = TcpState.Closing;
  else if (r.state === TcpState.FinWait2) enterTimeWait(r);
}

/** 7.10, 7.11. */
export function receive(e: EngineEvent, s: IngressSegment, finFlag: boolean): Reception {
  const r = e.row;
  if (!receiving(r) || r.finReceived) return s.bytes > 0 || finFlag ? 'now' : 'nothing';
  if (s.bytes === 0 && !finFlag) return 'nothing';

  const end = seqAdd(s.seq, s.bytes);
  const lo = seqMax(s.seq, r.rcvNxt);
  const hi = seqMax(lo, seqMin(end, r.rcvAdv));
  const cut = seqGt(end, r.rcvAdv) || (finFlag && seqGe(end, r.rcvAdv));
  const fin = finFlag && !cut;
  const left = hi !== lo;

  if (r.finQueued && ((left && seqGt(hi, r.finSeq)) || (fin && seqGt(end, r.finSeq)))) {
    dropQueue(r); // 7.10a
    return 'now';
  }

  // `old` payload, or cut with nothing placed.
  let now = !left && (s.bytes > 0 || cut);
  let placed = false;
  if (left && lo === r.rcvNxt) {
    if (r.ranges.length > 0) now = true; // gap
    advance(r, hi); // 7.10b
    placed = true;
  } else if (left) {
    now = true;
    const ranges = joinRange(r.ranges, lo, hi); // 7.10c
    if (ranges === undefined) e.refused = true;
    else {
      r.ranges = ranges;
      placed = true;
    }
  }
  // A FIN beyond a hole that some range already passes takes the queue with it, the payload just held included.
  const impossible = fin && seqGt(end, r.rcvNxt) && r.ranges.some((range) => seqGt(range.hi, end));
  if (impossible) dropQueue(r);
  else if (placed) {
    e.placement = { seq: lo, bytes: seqSpan(lo, hi) };
    if (s.flags & TcpFlag.psh && !cut) notePush(r, hi);
  }
  if (fin) {
    now = true;
    if (end === r.rcvNxt)
      takeFin(r, end); // 7.11
    else if (seqGt(end, r.rcvNxt) && !impossible) {
      r.finQueued = true;
      r.finSeq = end;
    }
  }
  if (r.finQueued && r.rcvNxt === r.finSeq) {
    now = true;
    takeFin(r, r.finSeq);
  }
  if (now) return 'now';
  return placed ? 'delayed' : 'nothing';
}
