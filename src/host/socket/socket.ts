import { SmokestackError } from '#units';
import type { FourTuple } from '../tcp/core.ts';
import type { StreamPath } from './streamPath.ts';

/**
 * A connection as an application sees it, in virtual time. Handlers are plain properties and may call back into the
 * socket. Received bytes wait until `onData` is set; while paused they fill the receive buffer, and the peer's window
 * closes.
 */
export class Socket {
  readonly tuple: FourTuple;
  readonly #sendBuffer: number;
  #path: StreamPath;
  #onData: ((bytes: Uint8Array) => void) | undefined;
  #paused = false;
  #pumping = false;
  #wantsDrain = false;
  #ended = false;
  #peerEnded = false;
  #endTold = false;
  #finished: { readonly error: SmokestackError | undefined } | undefined;
  #closeTold = false;

  /** The handshake ended. */
  onConnect: (() => void) | undefined;
  /** A write found the send buffer full, and it is now half empty. */
  onDrain: (() => void) | undefined;
  /** The peer closed its half, and all its bytes were delivered. */
  onEnd: (() => void) | undefined;
  /** The connection failed; `onClose` follows. */
  onError: ((error: SmokestackError) => void) | undefined;
  /** Both halves are closed, or the connection failed. The last event. */
  onClose: (() => void) | undefined;

  bytesWritten = 0;
  bytesRead = 0;

  /** @param sendBuffer bytes in flight or waiting beyond which `write` asks the application to wait */
  constructor(tuple: FourTuple, path: StreamPath, sendBuffer: number) {
    this.tuple = tuple;
    this.#path = path;
    this.#sendBuffer = sendBuffer;
  }

  /** Received bytes, in order. The memory is the application's from here on. */
  set onData(handler: (bytes: Uint8Array) => void) {
    this.#onData = handler;
    this.#readingChanged();
  }

  /** Bytes written that the peer has not acknowledged. */
  get unacknowledged(): number {
    return this.#path.unacknowledged;
  }

  get closed(): boolean {
    return this.#closeTold;
  }

  /**
   * Queues `bytes` (not to be changed afterwards). False: the send buffer is full; wait for `onDrain`. After the
   * connection failed, bytes are discarded.
   * @throws SmokestackError `state` after `end`
   */
  write(bytes: Uint8Array): boolean {
    if (this.#ended)
      throw new SmokestackError('state', 'write after end', { cure: 'write everything, then call end()' });
    if (this.#finished !== undefined) return false;
    this.bytesWritten += bytes.length;
    this.#path.write(bytes);
    this.#wantsDrain = this.#path.unacknowledged >= this.#sendBuffer;
    return !this.#wantsDrain;
  }

  /** Closes our half behind everything written; the other half stays open. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#path.close();
  }

  /** Resets the connection. */
  abort(): void {
    this.#ended = true;
    if (this.#finished === undefined)
      this.#path.abort(new SmokestackError('interrupted', 'aborted by the application'));
  }

  /** Stops `onData`. */
  pause(): void {
    this.#paused = true;
    this.#readingChanged();
  }

  resume(): void {
    this.#paused = false;
    this.#readingChanged();
  }

  // What follows is for the stack.

  /** Exchanges the path under the socket; bytes in flight are the business of who does that. */
  switchTo(path: StreamPath): void {
    this.#path = path;
    this.#readingChanged();
    // Acknowledgments that came between two paths were told to neither.
    this.acknowledged();
  }

  /** Bytes may wait in the path. */
  pathHasData(): void {
    this.#pump();
  }

  peerEnded(): void {
    this.#peerEnded = true;
    this.#pump();
  }

  acknowledged(): void {
    if (this.#finished !== undefined || !this.#wantsDrain || this.#path.unacknowledged > this.#sendBuffer / 2) return;
    this.#wantsDrain = false;
    this.onDrain?.();
  }

  finished(error: SmokestackError | undefined): void {
    if (this.#finished !== undefined) return;
    this.#finished = { error };
    this.#ended = true;
    this.#pump();
  }

  get #reading(): boolean {
    return !this.#paused && this.#onData !== undefined;
  }

  #readingChanged(): void {
    this.#path.setReading(this.#reading);
    this.#pump();
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#reading && this.#finished?.error === undefined) {
        const bytes = this.#path.read();
        if (bytes === undefined) break;
        this.bytesRead += bytes.length;
        this.#onData?.(bytes);
      }
    } finally {
      this.#pumping = false;
    }
    this.#tellEnd();
  }

  #tellEnd(): void {
    const { drained } = this.#path;
    if (this.#peerEnded && drained && !this.#endTold && this.#finished?.error === undefined) {
      this.#endTold = true;
      this.onEnd?.();
    }
    if (this.#finished === undefined || this.#closeTold) return;
    const { error } = this.#finished;
    if (error === undefined && !drained) return;
    this.#closeTold = true;
    if (error !== undefined) this.onError?.(error);
    this.onClose?.();
  }
}
