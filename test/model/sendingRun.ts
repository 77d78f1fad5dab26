/**
 * A connection that sends, by the rules of the model, to a peer that acknowledges, repeats itself and moves its window by
 * chance. What each grant does is held against what chimney-datapath.md asks, in stream offsets of its own.
 */
import { TimerKind } from '#contract';
import {
  type Adapter,
  consumeSegment,
  divided,
  dueTimer,
  EngineEvent,
  type GrantChoice,
  grant,
  grantChoice,
  RequestQueue,
  Row,
  resetAdapter,
  rto,
  type Sendable,
  sendPosted,
  timerFired,
} from '#model';
import { type Random, seq, seqAdd } from '#units';
import { TcpFlag } from '#wire';

const start = seq(0xffff_f000);
const windows = [0, 1, 300, 700, 1459, 3000, 8000, 40_000];

/** Initial window of RFC 5681 section 3.1, as the table there has it. */
const initialSegments = (mss: number): number => (mss > 2190 ? 2 : mss > 1095 ? 3 : 4);

export class SendingRun {
  readonly row = new Row();
  readonly adapter: Adapter;
  now = 1000;
  /** What happened, for the failure message. */
  readonly story: string[] = [];
  /** What broke a rule; empty: nothing did. */
  readonly broken: string[] = [];
  readonly seen = { segments: 0, small: 0, holds: 0, forced: 0, again: 0, fins: 0, restarts: 0, limited: 0 };
  readonly #random: Random;
  readonly #event: EngineEvent;
  readonly #queue = new RequestQueue();
  /** The largest window that the peer has told. */
  #largest: number;
  /** Ends of small segments with new data. */
  #small: number[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.adapter = {
      ...resetAdapter,
      modeBits: random.pick([0, 2]),
      tcpSwsPreventionTicks: random.pick([0, 50, 1000]),
      tcpMaximumRetransmissions: 255,
      tcpDuplicateAckThreshold: random.pick([1, 3, 5]),
    };
    const mss = random.pick([100, 536, 1460, 4000]);
    const r = this.row;
    Object.assign(r, { live: true, state: 4, maxRT: 0xffff_ffff, effectiveMss: mss, remoteMss: mss });
    Object.assign(r, { initialRcvWnd: 16384, rcvAdv: seq(16384), ssthresh: 20_000, srtt8: 800, rttvar4: 200 });
    r.sndUna = r.sndNxt = r.sndMax = r.sndEnd = r.sndSml = r.recover = r.rttSeq = start;
    r.sndCplMark = r.sndCplUna = r.sndWl2 = start;
    r.cachedFlags = random.pick([0, 2, 2]);
    r.sndWnd = r.maxSndWnd = this.#largest = random.pick(windows.slice(1));
    r.cwnd = random.pick([mss, 3 * mss, 14_600]);
    r.lastActive = 1000;
    r.dupAcks = random.pick([0, 0, 4]);
    this.#event = new EngineEvent(this.adapter, r, this.#queue);
  }

  /** Everything posted is acknowledged, our FIN included. */
  get done(): boolean {
    return this.row.sndUna === seqAdd(this.row.sndEnd, this.row.finPosted ? 1 : 0);
  }

  #at(value: number): number {
    return (value - start) >>> 0;
  }

  #begin(): EngineEvent {
    return this.#event.begin(this.row, this.#queue, this.now, 0);
  }

  #check(kept: boolean, rule: string): void {
    if (!kept) this.broken.push(rule);
  }

  post(bytes: number, fin = false): void {
    this.story.push(`post ${bytes}${fin ? ' fin' : ''}`);
    sendPosted(this.#begin(), [{ seq: this.row.sndEnd, bytes, fin }]);
  }

  /** The peer acknowledges [una, una + upTo) or less and tells a window. */
  acknowledge(upTo: number, window: number): void {
    const ack = seqAdd(this.row.sndUna, Math.min(upTo, this.#at(this.row.sndMax) - this.#at(this.row.sndUna)));
    this.story.push(`ack ${this.#at(ack)} window ${window}`);
    const fields = { ack, flags: TcpFlag.ack, window, bytes: 0, timestamps: undefined };
    consumeSegment(this.#begin(), { seq: seq(0), ...fields });
    this.#largest = Math.max(this.#largest, window);
  }

  /** One thing that host or peer does, or time. */
  disturb(): void {
    const random = this.#random;
    const { row } = this;
    const choice = random.int(0, 9);
    if (choice < 3 && !row.finPosted) this.post(random.pick([1, 40, 900, 1460, 6000]), random.chance(0.02));
    else if (choice < 6) this.acknowledge(random.pick([0, 1, 100, 1460, 100_000]), random.pick(windows));
    else if (choice < 8) this.acknowledge(0, row.sndWnd);
    else this.pass(random.pick([1, 20, 120, 700]));
  }

  pass(ms: number): void {
    this.story.push(`${ms} ms`);
    this.now += ms;
  }

  /** Lets timers fire and grants be given until neither is due. */
  settle(): void {
    for (;;) {
      const timer = dueTimer(this.row, this.now);
      if (timer !== undefined && this.#random.chance(0.5)) this.#fire(timer);
      else if (this.row.ccBusy) divided(this.row);
      else if (!this.#grant() && timer === undefined) break;
    }
    const { row } = this;
    const waits = row.sndUna !== seqAdd(row.sndEnd, row.finPosted ? 1 : 0);
    // RFC 6298 5.1, CHM-TIM-040, CHM-TIM-063: what is left to do has a deadline.
    this.#check(!waits || row.rtxRunning || row.swsRunning, 'something is left to do and no timer runs');
    this.#check(row.sndWnd !== 0 || !waits || row.persisting, 'the window is closed and persist does not run');
  }

  #fire(timer: TimerKind): void {
    this.story.push(`timer ${timer}`);
    timerFired(this.#begin(), timer);
    if (timer !== TimerKind.Sws || !this.row.swsForced) return;
    const choice = grantChoice(this.row, this.adapter);
    const free = this.row.sndMax === this.row.sndUna;
    this.#check(choice !== 'hold' && (choice !== undefined || !free), 'the SWS timer lets nothing pass (CHM-TIM-063)');
    this.seen.forced += 1;
  }

  #grant(): boolean {
    const choice: GrantChoice | undefined = grantChoice(this.row, this.adapter);
    if (choice === undefined) return false;
    if (choice === 'hold') {
      this.story.push('hold');
      this.seen.holds += 1;
      grant(this.#begin(), choice);
      this.#check(this.row.swsRunning && this.row.swsAt > this.now, 'a hold without a timer (CHM-TIM-063)');
      this.#check(this.#event.frame === undefined, 'a hold that sends');
      return true;
    }
    this.#send(choice);
    return true;
  }

  #send(segment: Sendable): void {
    const r = this.row;
    const mss = r.effectiveMss;
    const [una, nxt, max, end] = [r.sndUna, r.sndNxt, r.sndMax, r.sndEnd].map((value) => this.#at(value)) as [
      number,
      number,
      number,
      number,
    ];
    const [first, last] = [this.#at(segment.seq), this.#at(segment.seq) + segment.bytes];
    const through = last + (segment.fin ? 1 : 0);
    this.story.push(`${segment.again ? 'again' : 'send'} ${first}..${last}${segment.fin ? ' fin' : ''}`);
    this.seen.segments += 1;
    this.#check(segment.bytes <= mss && through > first && first <= max && last <= end, 'no segment of the stream');
    if (segment.again) {
      this.seen.again += 1;
      this.#check(first === una && through <= max, 'fast retransmit of something else (9.2)');
    } else {
      this.#check(first === nxt && through <= una + r.sndWnd, 'beyond the window of the peer');
      this.#checkCongestion(through - una, first === max);
      if (segment.bytes > 0) this.#checkSize(segment, { una, max, end, first, last });
    }
    const fresh = max === una && segment.bytes > 0 && !segment.again;
    const idle = this.now - r.lastActive > rto(r, this.adapter, 0);
    grant(this.#begin(), segment);
    if (segment.bytes > 0 && segment.bytes < mss && through > max && !segment.again) this.#small.push(last);
    if (segment.fin) this.seen.fins += 1;
    if (!fresh || !idle) return;
    this.seen.restarts += 1;
    this.#check(r.cwnd <= initialSegments(mss) * mss, 'no restart after idle (OC-29)');
  }

  /** Bytes from sndUna on, and whether they begin behind everything sent: RFC 5681, RFC 3042. */
  #checkCongestion(bytes: number, isNew: boolean): void {
    const r = this.row;
    if (bytes <= r.cwnd) return;
    this.seen.limited += 1;
    const duplicates = r.dupAcks < this.adapter.tcpDuplicateAckThreshold ? r.dupAcks : 0;
    const kept = isNew && !r.inRecovery && !r.afterRto && bytes <= r.cwnd + Math.min(duplicates, 2) * r.effectiveMss;
    this.#check(kept, 'beyond the congestion window');
  }

  /** CHM-TIM-062 and Nagle of a segment of `first` to `last`. */
  #checkSize(segment: Sendable, at: { una: number; max: number; end: number; first: number; last: number }): void {
    const r = this.row;
    if (segment.bytes >= r.effectiveMss || r.swsForced) return;
    this.seen.small += 1;
    const allowed = Math.min(r.effectiveMss, at.una + r.sndWnd - at.first);
    const worth = at.first + allowed >= at.end || allowed === r.effectiveMss;
    this.#check(worth || 2 * allowed + 1 >= this.#largest, 'a silly segment (CHM-TIM-062)');
    if ((r.cachedFlags & 2) === 0 || at.first !== at.max || (r.finPosted && at.last === at.end)) return;
    const earlier = this.adapter.modeBits & 2 ? at.max > at.una : this.#small.some((end) => end > at.una);
    this.#check(!earlier, 'a second small segment (Nagle, OC-17)');
  }
}
