import { type CommandEntry, type TcpImage, timerStopped } from '#contract';
import { type SeqNum, seq, seqAdd, seqDiff, seqGe, seqGt, seqLt, seqMax, seqMin } from '#units';
import type { FakeMemory } from './fakeMemory.ts';
import { FakeSendData } from './fakeSendData.ts';
import { flag } from './frame.ts';

/** Fixed retransmission time-out in milliseconds: nothing is measured, no congestion window is cut. */
const timeoutMs = 300;

/** A segment to be sent. */
export interface Sending {
  readonly at: SeqNum;
  readonly payload: Uint8Array;
  readonly flags: number;
}

/** The send half of a connection of the fake device: the peer's window is its only limit. */
export class FakeSender {
  readonly #data: FakeSendData;
  readonly #mss: number;
  una: SeqNum;
  nxt: SeqNum;
  max: SeqNum;
  end: SeqNum;
  wnd: number;
  finPosted: boolean;
  timeoutAt: number | undefined;
  /** A SendComplete is due. */
  due = false;
  #told: SeqNum;
  #mark: SeqNum;

  constructor(host: FakeMemory, image: TcpImage, command: CommandEntry, mss: number, now: number) {
    this.#data = new FakeSendData(host, Number(image.sendRing), image.sendRingLog2);
    this.#data.take(command.sendProducer);
    this.#mss = mss;
    this.una = seq(image.sndUna);
    this.nxt = seq(image.sndNxt);
    this.max = seq(image.sndMax);
    this.end = seq(image.sndEnd);
    this.wnd = image.sndWnd;
    this.finPosted = image.finPosted;
    this.#told = this.dataUna;
    this.#mark = this.end;
    if (image.retransmitTimeoutDelta !== timerStopped) this.timeoutAt = now + image.retransmitTimeoutDelta;
    this.arm(now);
  }

  /** SndUna without our FIN. */
  get dataUna(): SeqNum {
    return seqMin(this.una, this.end);
  }

  get finAcked(): boolean {
    return this.finPosted && this.una === seqAdd(this.end, 1);
  }

  /** The peer was told less than it is to acknowledge. */
  get untold(): boolean {
    return this.dataUna !== this.#told;
  }

  /** Takes in the entries below `producer`. True when a FIN came with them. */
  take(producer: number, now: number): boolean {
    const last = this.#data.take(producer).at(-1);
    if (last === undefined) return false;
    const end = seqAdd(seq(last.seq), last.bytes);
    if (seqGe(this.dataUna, this.#mark)) this.#mark = end;
    this.end = end;
    this.finPosted ||= last.fin;
    if (end === this.dataUna) this.due = true;
    this.arm(now);
    return last.fin;
  }

  /** True when this acknowledged our FIN. `notifyBytes`: a SendComplete is due after so many (register). */
  acknowledge(ack: SeqNum, window: number, notifyBytes: number, now: number): boolean {
    if (seqLt(ack, this.una)) return false;
    const before = this.finAcked;
    this.wnd = window;
    if (seqGt(ack, this.una)) {
      this.una = ack;
      this.nxt = seqMax(this.nxt, ack);
      this.#data.acknowledge(this.dataUna);
      this.timeoutAt = undefined;
      const reached = seqGe(this.dataUna, this.#mark) && this.untold;
      if (reached || seqDiff(this.dataUna, this.#told) >= notifyBytes) this.due = true;
    }
    this.arm(now);
    return !before && this.finAcked;
  }

  /** SndUna as the SendComplete tells it; none is due any more. */
  tell(): SeqNum {
    this.due = false;
    this.#told = this.dataUna;
    if (seqGe(this.#told, this.#mark)) this.#mark = this.end;
    return this.#told;
  }

  /** The next segment the window has room for: engine.md 9.3, but a small one waits for the peer, never for a timer. */
  next(now: number): Sending | undefined {
    if (this.wnd === 0 || seqGt(this.nxt, this.end)) return undefined;
    const available = seqDiff(this.end, this.nxt);
    const usable = Math.max(0, seqDiff(seqAdd(this.una, this.wnd), this.nxt));
    const bytes = Math.min(this.#mss, available, usable);
    const fin = this.finPosted && bytes === available && usable > bytes;
    const whole = bytes === this.#mss || bytes === available || this.max === this.una;
    if (!fin && (bytes === 0 || !whole)) return undefined;
    const at = this.nxt;
    this.nxt = seqAdd(at, bytes + (fin ? 1 : 0));
    this.max = seqMax(this.max, this.nxt);
    this.arm(now);
    const push = bytes > 0 && seqAdd(at, bytes) === this.end ? flag.psh : 0;
    return { at, payload: this.#data.gather(at, bytes), flags: flag.ack | push | (fin ? flag.fin : 0) };
  }

  /** The time-out, if it is reached: everything again, or one byte (or the FIN) into a closed window. */
  expire(now: number): Sending | undefined {
    if (this.timeoutAt === undefined || now < this.timeoutAt) return undefined;
    this.timeoutAt = now + timeoutMs;
    this.nxt = this.una;
    const data = this.una !== this.end;
    if (this.wnd > 0 || !(data || this.finPosted)) return undefined;
    this.max = seqMax(this.max, seqAdd(this.una, 1));
    const payload = this.#data.gather(this.una, data ? 1 : 0);
    return { at: this.una, payload, flags: flag.ack | (data ? 0 : flag.fin) };
  }

  /** The timer runs while something is posted and not acknowledged. */
  arm(now: number): void {
    const open = this.una !== seqAdd(this.end, this.finPosted ? 1 : 0) && !this.finAcked;
    if (!open) this.timeoutAt = undefined;
    else this.timeoutAt ??= now + timeoutMs;
  }
}
