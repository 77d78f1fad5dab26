import { createHash } from 'node:crypto';
import { generatedContent, type Socket } from '#host';
import type { HeldTransfer, TransferPlan, TransferResult } from './transfer.ts';

/** Sends a seeded stream over a socket of the host, closes its half, and hashes what comes. */
export function hostTransfer(socket: Socket, { send = 0, seed = 1 }: TransferPlan = {}): HeldTransfer {
  return new HostTransfer(socket, send, seed);
}

class HostTransfer implements HeldTransfer {
  readonly #socket: Socket;
  #content: Iterator<Uint8Array, void, void>;
  readonly #sent = createHash('sha256');
  readonly #received = createHash('sha256');
  #sentBytes = 0;
  /** Of the content, not written yet. */
  #next: Uint8Array | undefined;
  #limit = Number.POSITIVE_INFINITY;
  #reading = true;
  /** The socket asked to wait for `onDrain`. */
  #full = false;
  #ended = false;
  #peerEnded = false;
  #failure: string | undefined;
  receivedBytes = 0;
  result: TransferResult | undefined;

  constructor(socket: Socket, send: number, seed: number) {
    this.#socket = socket;
    this.#content = generatedContent(send, seed);
    socket.onDrain = () => this.#write();
    socket.onEnd = () => {
      this.#peerEnded = true;
    };
    socket.onError = (error) => {
      this.#failure = error.message;
    };
    socket.onClose = () => this.#over();
    socket.onData = (bytes) => {
      this.receivedBytes += bytes.length;
      this.#received.update(bytes);
      if (this.receivedBytes >= this.#limit) this.#readOrWait();
    };
    this.#write();
  }

  get limit(): number {
    return this.#limit;
  }
  set limit(bytes: number) {
    this.#limit = bytes;
    this.#readOrWait();
    if (!this.#full) this.#write();
  }

  get reading(): boolean {
    return this.#reading;
  }
  set reading(reading: boolean) {
    this.#reading = reading;
    this.#readOrWait();
  }

  finish(): void {
    this.#next = undefined;
    this.#content = [][Symbol.iterator]();
    if (!this.#full) this.#write();
  }

  #readOrWait(): void {
    if (this.#reading && this.receivedBytes < this.#limit) this.#socket.resume();
    else this.#socket.pause();
  }

  #write(): void {
    this.#full = false;
    while (!this.#ended && !this.#full) {
      this.#next ??= this.#content.next().value ?? undefined;
      if (this.#next === undefined) {
        this.#ended = true;
        this.#socket.end();
        return;
      }
      const room = this.#limit - this.#sentBytes;
      if (room < 1) return;
      const piece = this.#next.subarray(0, room);
      this.#next = piece.length < this.#next.length ? this.#next.subarray(piece.length) : undefined;
      this.#sentBytes += piece.length;
      this.#sent.update(piece);
      this.#full = !this.#socket.write(piece);
    }
  }

  #over(): void {
    const inOrder = this.#ended && this.#peerEnded ? 'fin' : 'cut';
    this.result = {
      sent: { bytes: this.#sentBytes, sha256: this.#sent.digest('hex') },
      received: { bytes: this.receivedBytes, sha256: this.#received.digest('hex') },
      end: this.#failure ?? inOrder,
    };
  }
}
