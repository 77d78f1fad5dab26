import { createHash } from 'node:crypto';
import { type Millis, SmokestackError } from '#units';
import type { CloseReason, PeerConnection } from '../connection.ts';
import type { AckPolicy, SegmentHook } from './options.ts';
import type { SenderCounts } from './send/sender.ts';
import type { TcpState } from './state.ts';
import type { Tcb } from './tcb.ts';

/** What a connection of the builtin peer shows besides PeerConnection: inner values for tests, and misbehaviour. */
export interface BuiltinConnection extends PeerConnection {
  readonly state: TcpState;
  readonly counts: Readonly<SenderCounts> & { readonly pawsDrops: number };
  /** Congestion window in bytes. */
  readonly cwnd: number;
  /** Replaces parts of the acknowledgment policy from the next segment on. */
  setAckPolicy(policy: Partial<AckPolicy>): void;
  /** Sends no acknowledgment for `span`: none alone, and none newer than the last with data. */
  silenceAcks(span: Millis): void;
  /** A new size of the receive buffer; the window advertised never shrinks, so a smaller one takes effect as it fills. */
  setReceiveBuffer(bytes: number): void;
  setSegmentHook(hook: SegmentHook | undefined): void;
}

/** A connection as its application sees it: handlers, reading and hashing. What happens on the wire is the Tcb's. */
export class PeerSocket implements BuiltinConnection {
  closeReason: CloseReason | undefined;
  bytesReceived = 0;
  readonly #tcb: Tcb;
  /** Runs calls of the application so that frames leave only when they are done. */
  readonly #run: (action: () => void) => void;
  readonly #hash = createHash('sha256');
  #paused = false;
  #ended = false;
  #endRead = false;
  #pendingClose: CloseReason | undefined;
  #opened: () => void = () => {};
  #data: (bytes: Uint8Array) => void = () => {};
  #end: () => void = () => {};
  #close: (reason: CloseReason) => void = () => {};

  constructor(tcb: Tcb, run: (action: () => void) => void) {
    this.#tcb = tcb;
    this.#run = run;
  }

  get localPort(): number {
    return this.#tcb.endpoints.localPort;
  }
  get remotePort(): number {
    return this.#tcb.endpoints.remotePort;
  }
  get state(): TcpState {
    return this.#tcb.state;
  }
  get counts() {
    return { ...this.#tcb.sender.counts, pawsDrops: this.#tcb.pawsDrops };
  }
  get cwnd(): number {
    return this.#tcb.sender.cwnd;
  }
  get bytesAcknowledged(): number {
    return this.#tcb.sender.bytesAcknowledged;
  }

  receivedSha256(): string {
    return this.#hash.copy().digest('hex');
  }

  write(bytes: Uint8Array): void {
    this.#mustSend('write');
    this.#tcb.sender.append(bytes);
    this.#run(() => this.#tcb.push());
  }

  end(): void {
    this.#mustSend('end');
    this.#ended = true;
    this.#tcb.sender.finish();
    this.#run(() => this.#tcb.push());
  }

  abort(): void {
    if (this.closeReason === undefined) this.#run(() => this.#tcb.abort());
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#run(() => {
      this.readable();
      this.#tcb.afterRead();
    });
  }

  onOpen(handler: () => void): void {
    this.#opened = handler;
  }
  onData(handler: (bytes: Uint8Array) => void): void {
    this.#data = handler;
  }
  onEnd(handler: () => void): void {
    this.#end = handler;
  }
  onClose(handler: (reason: CloseReason) => void): void {
    this.#close = handler;
  }

  setAckPolicy(policy: Partial<AckPolicy>): void {
    this.#tcb.acks.policy = { ...this.#tcb.acks.policy, ...policy };
  }

  silenceAcks(span: Millis): void {
    this.#tcb.acks.silence(span);
  }

  setReceiveBuffer(bytes: number): void {
    this.#tcb.receiver.setCapacity(bytes);
  }

  setSegmentHook(hook: SegmentHook | undefined): void {
    this.#tcb.options = { ...this.#tcb.options, onSegmentOut: hook };
  }

  /** The Tcb calls it when the handshake is done. */
  opened(): void {
    this.#opened();
  }

  /** The Tcb calls it when bytes or the end may be there. */
  readable(): void {
    const { receiver } = this.#tcb;
    // A handler may pause: what was not read stays in the receive buffer.
    while (!this.#paused) {
      const bytes = receiver.read();
      if (bytes === undefined) break;
      this.bytesReceived += bytes.length;
      this.#hash.update(bytes);
      this.#data(bytes);
    }
    if (this.#paused) return;
    if (receiver.ended && !this.#endRead) {
      this.#endRead = true;
      this.#end();
    }
    if (this.#pendingClose !== undefined) this.#finish(this.#pendingClose);
  }

  /** The Tcb calls it when the connection is over; an orderly close waits until the application read everything. */
  closed(reason: CloseReason): void {
    if (reason === 'closed') {
      this.#pendingClose = reason;
      this.readable();
    } else this.#finish(reason);
  }

  #finish(reason: CloseReason): void {
    if (this.closeReason !== undefined) return;
    this.closeReason = reason;
    this.#close(reason);
  }

  #mustSend(what: string): void {
    if (this.closeReason !== undefined)
      throw new SmokestackError('state', `${what}: the connection is ${this.closeReason}`);
    if (this.#ended) throw new SmokestackError('state', `${what} after end()`);
  }
}
