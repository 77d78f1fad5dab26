/** A party that sends a generated stream and checks the one it receives, across changes of its socket. */
import { createHash, type Hash } from 'node:crypto';
import { Random } from '#units';
import type { Socket } from '../socket/socket.ts';

export class Party {
  readonly #total: number;
  readonly #random: Random;
  readonly #sent: Hash = createHash('sha256');
  readonly #received: Hash = createHash('sha256');
  #socket: Socket | undefined;
  #left: number;
  receivedBytes = 0;
  sawEnd = false;
  sawClose = false;
  error: Error | undefined;

  /** @param total bytes to send; then the party closes its half */
  constructor(seed: number, total: number) {
    this.#random = new Random(seed);
    this.#total = total;
    this.#left = total;
  }

  get sentBytes(): number {
    return this.#total - this.#left;
  }
  /** Digest of all bytes sent; asked once. */
  sentHash(): string {
    return this.#sent.digest('hex');
  }
  receivedHash(): string {
    return this.#received.digest('hex');
  }

  /** Goes on with `socket`. */
  attach(socket: Socket): void {
    this.#socket = socket;
    socket.onDrain = () => this.#write();
    socket.onEnd = () => {
      this.sawEnd = true;
    };
    socket.onClose = () => {
      this.sawClose = true;
    };
    socket.onError = (error) => {
      this.error = error;
    };
    socket.onData = (bytes) => {
      this.receivedBytes += bytes.length;
      this.#received.update(bytes);
    };
    this.#write();
  }

  #write(): void {
    const socket = this.#socket;
    if (socket === undefined) return;
    while (this.#left > 0) {
      const bytes = this.#random.bytes(Math.min(this.#random.int(1, 9000), this.#left));
      this.#left -= bytes.length;
      this.#sent.update(bytes);
      if (this.#left === 0) {
        socket.write(bytes);
        socket.end();
        return;
      }
      if (!socket.write(bytes)) return;
    }
  }
}
