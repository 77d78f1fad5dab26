/**
 * A connection that sends, by the rules of the model, to a peer that acknowledges, repeats itself and moves its window by
 * chance. SendingRules holds what each grant does against what chimney-datapath.md asks.
 */
import { TimerKind } from '#contract';
import {
  type Adapter,
  consumeSegment,
  deadlineOf,
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
  timerKinds,
} from '#model';
import { type Random, seq, seqAdd } from '#units';
import { TcpFlag } from '#wire';
import { type Cursors, SendingRules } from './sendingRules.ts';

const start = seq(0xffff_f000);
const openWindows = [1, 300, 700, 729, 1459, 3000, 8000, 40_000];

/** What peer and time may do. */
export interface Circumstances {
  /** The peer tells what it picks of these. */
  readonly windows: readonly number[];
  /** Pauses in ms. */
  readonly pauses: readonly number[];
  /** Every deadline is met when it comes; otherwise at the end of the pause in which it lies. */
  readonly punctual: boolean;
}

export const roughly: Circumstances = { windows: [0, ...openWindows], pauses: [1, 20, 120, 700], punctual: false };
export const openAndPunctual: Circumstances = {
  windows: openWindows,
  pauses: [1, 20, 120, 700, 700, 30_000],
  punctual: true,
};

/** Hears what goes over the wire, in stream offsets, and when nothing more is due for now. */
export interface WireWatch {
  settled(): void;
  /** [first, through) leaves, the FIN counted. */
  sent(first: number, through: number): void;
  /** The peer has everything below `una`. */
  acknowledged(una: number): void;
}

export class SendingRun {
  readonly row = new Row();
  readonly adapter: Adapter;
  now = 1000;
  /** What happened, for the failure message. */
  readonly story: string[] = [];
  readonly rules: SendingRules;
  watch: WireWatch | undefined;
  readonly #random: Random;
  readonly #event: EngineEvent;
  readonly #queue = new RequestQueue();
  readonly #circumstances: Circumstances;

  constructor(random: Random, circumstances: Circumstances) {
    this.#random = random;
    this.#circumstances = circumstances;
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
    r.sndWnd = r.maxSndWnd = random.pick(openWindows);
    r.cwnd = random.pick([mss, 3 * mss, 14_600]);
    r.lastActive = 1000;
    r.dupAcks = random.pick([0, 0, 4]);
    this.rules = new SendingRules(r, this.adapter);
    this.#event = new EngineEvent(this.adapter, r, this.#queue);
  }

  /** Everything posted is acknowledged, our FIN included. */
  get done(): boolean {
    return this.row.sndUna === seqAdd(this.row.sndEnd, this.row.finPosted ? 1 : 0);
  }

  get cursors(): Cursors {
    const { sndUna, sndNxt, sndMax, sndEnd } = this.row;
    return { una: this.#at(sndUna), nxt: this.#at(sndNxt), max: this.#at(sndMax), end: this.#at(sndEnd) };
  }

  #at(value: number): number {
    return (value - start) >>> 0;
  }

  #begin(): EngineEvent {
    return this.#event.begin(this.row, this.#queue, this.now, 0);
  }

  post(bytes: number, fin = false): void {
    this.story.push(`post ${bytes}${fin ? ' fin' : ''}`);
    sendPosted(this.#begin(), [{ seq: this.row.sndEnd, bytes, fin }]);
  }

  /** The peer acknowledges [una, una + upTo) or less and tells a window. */
  acknowledge(upTo: number, window: number): void {
    const { una, max } = this.cursors;
    const bytes = Math.min(upTo, max - una);
    this.story.push(`ack ${una + bytes} window ${window}`);
    const fields = { flags: TcpFlag.ack, window, bytes: 0, timestamps: undefined };
    consumeSegment(this.#begin(), { seq: seq(0), ack: seqAdd(this.row.sndUna, bytes), ...fields });
    this.rules.windowTold(window);
    if (bytes > 0) this.watch?.acknowledged(una + bytes);
  }

  /** One thing that host or peer does, or time. */
  disturb(): void {
    const random = this.#random;
    const { row } = this;
    const { windows, pauses } = this.#circumstances;
    const choice = random.int(0, 9);
    if (choice < 3 && !row.finPosted) this.post(random.pick([1, 40, 900, 1460, 6000]), random.chance(0.02));
    else if (choice < 6) this.acknowledge(random.pick([0, 1, 100, 1460, 100_000]), random.pick(windows));
    else if (choice < 8) this.acknowledge(0, row.sndWnd);
    else this.pass(random.pick(pauses));
  }

  pass(ms: number): void {
    const end = this.now + ms;
    while (this.now < end) {
      const deadlines = this.#circumstances.punctual ? timerKinds.map((kind) => deadlineOf(this.row, kind) ?? end) : [];
      const next = Math.min(end, ...deadlines);
      this.story.push(`${next - this.now} ms`);
      this.now = next;
      if (next < end) this.settle();
    }
  }

  /** Lets timers fire and grants be given until neither is due. */
  settle(): void {
    for (;;) {
      const timer = dueTimer(this.row, this.now);
      if (timer !== undefined && this.#random.chance(0.5)) this.#fire(timer);
      else if (this.row.ccBusy) divided(this.row);
      else if (!this.#grant() && timer === undefined) break;
    }
    const { row, rules } = this;
    const waits = !this.done;
    // RFC 6298 5.1, CHM-TIM-040, CHM-TIM-063: what is left to do has a deadline.
    rules.check(!waits || row.rtxRunning || row.swsRunning, 'something is left to do and no timer runs');
    rules.check(row.sndWnd !== 0 || !waits || row.persisting, 'the window is closed and persist does not run');
    this.watch?.settled();
  }

  #fire(timer: TimerKind): void {
    this.story.push(`timer ${timer}`);
    const { row, rules } = this;
    timerFired(this.#begin(), timer);
    if (timer !== TimerKind.Sws || !row.swsForced) return;
    const choice = grantChoice(row, this.adapter);
    const free = row.sndMax === row.sndUna;
    rules.check(choice !== 'hold' && (choice !== undefined || !free), 'the SWS timer lets nothing pass (CHM-TIM-063)');
    rules.check(typeof choice !== 'object' || !choice.again, 'the SWS timer forces behind a retransmission (10.4)');
    rules.seen.forced += 1;
  }

  #grant(): boolean {
    const choice: GrantChoice | undefined = grantChoice(this.row, this.adapter);
    if (choice === undefined) return false;
    if (choice !== 'hold') {
      this.#send(choice);
      return true;
    }
    this.story.push('hold');
    this.rules.hold(this.cursors);
    grant(this.#begin(), choice);
    this.rules.check(this.row.swsRunning && this.row.swsAt > this.now, 'a hold without a timer (CHM-TIM-063)');
    this.rules.check(this.#event.frame === undefined, 'a hold that sends');
    return true;
  }

  #send(segment: Sendable): void {
    const r = this.row;
    const before = this.cursors;
    const first = this.#at(segment.seq);
    const last = first + segment.bytes;
    const through = last + (segment.fin ? 1 : 0);
    this.story.push(`${segment.again ? 'again' : 'send'} ${first}..${last}${segment.fin ? ' fin' : ''}`);
    this.rules.segment(segment, before, { first, last, through });
    const fresh = before.max === before.una && segment.bytes > 0 && !segment.again;
    const idle = this.now - r.lastActive > rto(r, this.adapter, 0);
    grant(this.#begin(), segment);
    this.watch?.sent(first, through);
    if (fresh && idle) this.rules.restarted();
  }
}
