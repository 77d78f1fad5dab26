/** What chimney-datapath.md asks of each segment and each hold of a SendingRun, in stream offsets of its own. */
import type { Adapter, Row, Sendable } from '#model';

/** Stream offsets before a grant: sndUna, sndNxt, sndMax, sndEnd. */
export interface Cursors {
  readonly una: number;
  readonly nxt: number;
  readonly max: number;
  readonly end: number;
}

/** Stream offsets of a segment: its data is [first, last), `through` counts the FIN too. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly through: number;
}

/** Initial window of RFC 5681 section 3.1, as the table there has it. */
const initialSegments = (mss: number): number => (mss > 2190 ? 2 : mss > 1095 ? 3 : 4);

export class SendingRules {
  /** What broke a rule; empty: nothing did. */
  readonly broken: string[] = [];
  readonly seen = {
    segments: 0,
    small: 0,
    holds: 0,
    forced: 0,
    again: 0,
    fins: 0,
    restarts: 0,
    limited: 0,
    repeated: 0,
  };
  readonly #row: Row;
  readonly #adapter: Adapter;
  /** The largest window that the peer has told. */
  #largest: number;
  /** Ends of small segments with new data. */
  #smallEnds: number[] = [];

  constructor(row: Row, adapter: Adapter) {
    this.#row = row;
    this.#adapter = adapter;
    this.#largest = row.maxSndWnd;
  }

  check(kept: boolean, rule: string): void {
    if (!kept) this.broken.push(rule);
  }

  windowTold(window: number): void {
    this.#largest = Math.max(this.#largest, window);
  }

  /** A segment, before it leaves. */
  segment(segment: Sendable, at: Cursors, span: Span): void {
    const mss = this.#row.effectiveMss;
    const { first, last, through } = span;
    this.seen.segments += 1;
    this.check(
      segment.bytes <= mss && through > first && first <= at.max && last <= at.end,
      'no segment of the stream',
    );
    if (segment.again) {
      this.seen.again += 1;
      this.check(first === at.una && through <= at.max, 'fast retransmit of something else (9.2)');
      return;
    }
    this.check(first === at.nxt && through <= at.una + this.#row.sndWnd, 'beyond the window of the peer');
    this.#congestion(through - at.una, first === at.max);
    if (segment.bytes > 0 && segment.bytes < mss && !this.#row.swsForced) this.#smallSegment(at, span);
    if (segment.bytes > 0 && segment.bytes < mss && through > at.max) this.#smallEnds.push(last);
    if (segment.fin) this.seen.fins += 1;
  }

  /** A segment of the first data after a pause of more than an RTO has left (OC-29). */
  restarted(): void {
    this.seen.restarts += 1;
    const { cwnd, effectiveMss: mss } = this.#row;
    this.check(cwnd <= initialSegments(mss) * mss, 'no restart after idle (OC-29)');
  }

  /** A send is held back: all of CHM-TIM-062 holds, and what was sent before is not meant (CHM-TIM-010). */
  hold(at: Cursors): void {
    this.seen.holds += 1;
    const allowed = this.#allowed(at, at.nxt);
    const waits = at.end - at.nxt;
    this.check(at.nxt === at.max, 'a hold of what was sent before (CHM-TIM-010)');
    this.check(allowed > 0 && allowed < this.#row.effectiveMss && allowed < waits, 'a hold without need (CHM-TIM-062)');
    this.check(2 * allowed < this.#largest, 'a hold of half the largest window (CHM-TIM-062)');
  }

  /** What window and MSS let a segment at `first` have. */
  #allowed(at: Cursors, first: number): number {
    return Math.min(this.#row.effectiveMss, at.una + this.#row.sndWnd - first);
  }

  /** Bytes from sndUna on, and whether they begin behind everything sent: RFC 5681, RFC 3042. */
  #congestion(bytes: number, isNew: boolean): void {
    const r = this.#row;
    if (bytes <= r.cwnd) return;
    this.seen.limited += 1;
    const duplicates = r.dupAcks < this.#adapter.tcpDuplicateAckThreshold ? r.dupAcks : 0;
    const kept = isNew && !r.inRecovery && !r.afterRto && bytes <= r.cwnd + Math.min(duplicates, 2) * r.effectiveMss;
    this.check(kept, 'beyond the congestion window');
  }

  /** CHM-TIM-062 and Nagle of a small segment; neither means what is sent again. */
  #smallSegment(at: Cursors, { first, last }: Span): void {
    const r = this.#row;
    this.seen.small += 1;
    if (first !== at.max) {
      this.seen.repeated += 1;
      return;
    }
    const allowed = this.#allowed(at, first);
    const worth = first + allowed >= at.end || allowed === r.effectiveMss || 2 * allowed >= this.#largest;
    this.check(worth, 'a silly segment (CHM-TIM-062)');
    if ((r.cachedFlags & 2) === 0 || (r.finPosted && last === at.end)) return;
    const earlier = this.#adapter.modeBits & 2 ? at.max > at.una : this.#smallEnds.some((end) => end > at.una);
    this.check(!earlier, 'a second small segment (Nagle, OC-17)');
  }
}
