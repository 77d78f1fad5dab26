import { type Clock, type Millis, millis, type Timer } from '#units';
import { NO_BYTES, TcpFlag } from '#wire';
import type { PeerTcpOptions } from '../options.ts';
import { NewReno } from './newReno.ts';
import { RoundTrips } from './roundTrips.ts';
import { RtoEstimator } from './rto.ts';
import { SendBuffer } from './sendBuffer.ts';

/** What a sender needs of its connection. */
export interface SenderEnd {
  /** Puts a segment on the wire; position 0 is the SYN. */
  emit(position: number, payload: Uint8Array, flags: number): void;
  /** Too many retransmissions or probes went unanswered. */
  giveUp(): void;
  /** A FIN left for the first time. */
  finSent(): void;
}

/** Counts of one connection's sending side. */
export interface SenderCounts {
  timeouts: number;
  fastRetransmits: number;
  /** Segments that start below what was sent before, probes left out. */
  retransmits: number;
  probes: number;
  duplicateAcks: number;
}

/** The sending half of a connection in positions (positions.ts): window, retransmission, probing, congestion control. */
export class Sender {
  /** Oldest position not acknowledged, next to send, one behind the highest ever sent. */
  una = 0;
  nxt = 0;
  max = 0;
  readonly counts: SenderCounts = { timeouts: 0, fastRetransmits: 0, retransmits: 0, probes: 0, duplicateAcks: 0 };
  readonly rto: RtoEstimator;
  readonly #end: SenderEnd;
  readonly #clock: Clock;
  readonly #options: PeerTcpOptions;
  readonly #buffer = new SendBuffer();
  #congestion: NewReno;
  /** Payload bytes of a full segment. */
  #mss = 536;
  /** The other end's window in bytes, and the largest one seen. */
  #window = 0;
  #maxWindow = 0;
  /** Right edge of the window at its farthest; rounding to the window scale may show it nearer at times. */
  #edge = 0;
  #finQueued = false;
  #open = false;
  /** 'persist' probes a window that does not let the next segment pass; exclusive with 'retransmit'. */
  #timer: { readonly kind: 'retransmit' | 'persist'; readonly handle: Timer } | undefined;
  /** Timeouts or probes since the last progress. */
  #unanswered = 0;
  readonly #roundTrips: RoundTrips;
  #lastSent: Millis = millis(0);

  constructor(clock: Clock, options: PeerTcpOptions, end: SenderEnd) {
    this.#clock = clock;
    this.#options = options;
    this.#end = end;
    this.rto = new RtoEstimator(options);
    this.#roundTrips = new RoundTrips(clock, this.rto);
    this.#congestion = new NewReno(this.#mss, options.initialWindow);
  }

  get finAcknowledged(): boolean {
    return this.#finQueued && this.una === this.#buffer.end + 2;
  }

  get dataAcknowledged(): boolean {
    return this.una > this.#buffer.end;
  }

  get bytesAcknowledged(): number {
    return Math.max(0, Math.min(this.una - 1, this.#buffer.end));
  }

  /**
   * Where a segment without payload stands: behind everything sent, but not behind the window, so that the other end
   * takes it while a probe is in flight.
   */
  get bareAt(): number {
    return this.#open ? Math.min(this.max, this.#edge) : this.max;
  }

  get cwnd(): number {
    return this.#congestion.cwnd;
  }

  /** Sends the SYN, whose flags the connection knows. */
  start(): void {
    this.#send(0, 0, false);
    this.#arm('retransmit', this.rto.timeout);
  }

  /** The handshake is done: data may go. `mss` is the payload of a full segment. */
  established(mss: number, window: number): void {
    this.#mss = mss;
    this.#congestion = new NewReno(mss, this.#options.initialWindow);
    if (this.counts.timeouts > 0) {
      this.rto.afterLostSyn();
      this.#congestion.afterLostSyn();
    }
    this.#open = true;
    this.setWindow(window);
  }

  append(bytes: Uint8Array): void {
    this.#buffer.append(bytes);
  }

  finish(): void {
    this.#finQueued = true;
  }

  setWindow(window: number): void {
    this.#window = window;
    this.#maxWindow = Math.max(this.#maxWindow, window);
    this.#edge = Math.max(this.#edge, this.una + window);
    // The window opened: start over at the byte that probed.
    if (this.#timer?.kind === 'persist' && window > 0) {
      this.nxt = this.una;
      this.#disarm();
    }
  }

  /**
   * Takes an acknowledgment of una … max. `duplicate` says that the segment carried nothing else and left the window as
   * it was (RFC 5681 section 2). `rtt` comes from the timestamp echo, where there is one.
   */
  acknowledge(position: number, duplicate: boolean, rtt: number | undefined): void {
    if (position <= this.una) {
      if (this.#timer?.kind === 'persist') this.#unanswered = 0;
      if (!duplicate || position < this.una || this.max === this.una || this.#window === 0) return;
      this.counts.duplicateAcks++;
      if (this.#congestion.onDuplicate(this.una, this.max) === 'retransmit') this.#fastRetransmit();
      return;
    }
    const acked = position - this.una;
    this.#roundTrips.acknowledged(this.una, position, rtt);
    this.una = position;
    this.nxt = Math.max(this.nxt, position);
    this.#buffer.release(position - 1);
    this.#unanswered = 0;
    if (this.#congestion.onProgress(acked, position, this.max - position) === 'retransmit') this.#fastRetransmit();
    this.#disarm();
    if (this.una < this.max) this.#arm('retransmit', this.rto.timeout);
  }

  /** Sends whatever windows allow. */
  push(): void {
    if (!this.#open) return;
    const now = this.#clock.now();
    if (this.una === this.max && now - this.#lastSent > this.rto.timeout) this.#congestion.afterIdle();
    const dataEnd = this.#buffer.end + 1;
    const end = dataEnd + (this.#finQueued ? 1 : 0);
    while (this.nxt < end && this.#timer?.kind !== 'persist') {
      const usable = Math.max(0, this.una + Math.min(this.#window, this.#congestion.cwnd) - this.nxt);
      const left = Math.max(0, dataEnd - this.nxt);
      const length = Math.min(left, this.#mss, usable);
      const fin = this.#finQueued && length === left && usable > length;
      if (!this.#worthSending(length, left, fin)) break;
      this.#send(this.nxt, length, fin);
    }
    if (this.#timer !== undefined) return;
    if (this.una < this.max) this.#arm('retransmit', this.rto.timeout);
    else if (this.nxt < end) this.#arm('persist', this.#persistDelay());
  }

  /** Sends the first segment not acknowledged again, without waiting for the timer. */
  retransmit(): void {
    if (this.una < this.max) this.#sendFirst();
  }

  stop(): void {
    this.#disarm();
    this.#open = false;
  }

  /** Silly window avoidance (RFC 9293 section 3.8.6.2.1) and Nagle. */
  #worthSending(length: number, left: number, fin: boolean): boolean {
    if (fin || (length === this.#mss && length > 0)) return true;
    if (length === 0) return false;
    if (length === left && (!this.#options.nagle || this.nxt === this.una)) return true;
    return length * 2 >= this.#maxWindow || this.nxt < this.max;
  }

  #send(position: number, length: number, fin: boolean): void {
    const syn = position === 0;
    const end = syn ? 1 : position + length + (fin ? 1 : 0);
    const last = !syn && position + length === this.#buffer.end + 1;
    if (position < this.max) {
      this.counts.retransmits++;
      this.#roundTrips.resent(this.max);
    } else this.#roundTrips.sent(end);
    const first = end > this.max;
    this.nxt = Math.max(this.nxt, end);
    this.max = Math.max(this.max, end);
    this.#lastSent = this.#clock.now();
    const payload = length > 0 ? this.#buffer.slice(position - 1, length) : NO_BYTES;
    const flags = syn ? TcpFlag.syn : TcpFlag.ack | (fin ? TcpFlag.fin : 0) | (last && length > 0 ? TcpFlag.psh : 0);
    if (fin && first) this.#end.finSent();
    this.#end.emit(position, payload, flags);
  }

  /** The first segment not acknowledged, no longer than what was sent. */
  #sendFirst(): void {
    if (this.una === 0) {
      this.#send(0, 0, false);
      return;
    }
    const dataEnd = this.#buffer.end + 1;
    const length = Math.max(0, Math.min(this.#mss, this.max - this.una, dataEnd - this.una));
    this.#send(this.una, length, this.#finQueued && this.una + length === dataEnd && this.max > dataEnd);
  }

  #fastRetransmit(): void {
    this.counts.fastRetransmits++;
    this.#sendFirst();
  }

  #arm(kind: 'retransmit' | 'persist', delay: Millis): void {
    const act = kind === 'retransmit' ? () => this.#onTimeout() : () => this.#onPersist();
    this.#timer = { kind, handle: this.#clock.after(delay, act) };
  }

  #disarm(): void {
    this.#timer?.handle.cancel();
    this.#timer = undefined;
  }

  #persistDelay(): Millis {
    return millis(Math.min(this.rto.timeout * 2 ** this.#unanswered, this.#options.maxRto));
  }

  #onTimeout(): void {
    // A window that closed over data in flight is a matter of probing.
    if (this.#open && this.#window === 0) {
      this.#onPersist();
      return;
    }
    this.#timer = undefined;
    if (++this.#unanswered > this.#options.maxRetransmits) {
      this.#end.giveUp();
      return;
    }
    this.counts.timeouts++;
    this.#congestion.onTimeout(this.una, this.max, this.#unanswered === 1);
    this.rto.backOff();
    this.nxt = this.una;
    this.#sendFirst();
    this.#arm('retransmit', this.rto.timeout);
  }

  /** One byte (or the FIN) into a closed window; what fits into one that silly window avoidance held back. */
  #onPersist(): void {
    this.#timer = undefined;
    if (++this.#unanswered > this.#options.maxRetransmits) {
      this.#end.giveUp();
      return;
    }
    this.counts.probes++;
    this.nxt = this.una;
    const left = this.#buffer.end + 1 - this.una;
    const length = Math.min(left, this.#mss, Math.max(1, Math.min(this.#window, this.#congestion.cwnd)));
    this.#send(this.una, length, left === 0);
    this.#arm(this.#window === 0 ? 'persist' : 'retransmit', this.#persistDelay());
  }
}
