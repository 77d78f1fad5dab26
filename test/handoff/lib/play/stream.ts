import { Random } from '#units';

/** One direction of a connection: what one application writes, held against what the other one reads, byte by byte. */
export class Stream {
  readonly #random: Random;
  readonly #due: Uint8Array[] = [];
  #offset = 0;
  written = 0;
  read = 0;
  /** Offset of the first byte that was not the one written there. */
  wrongAt: number | undefined;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  /** The next bytes to write. */
  next(count: number): Uint8Array {
    const bytes = this.#random.bytes(count);
    this.#due.push(bytes);
    this.written += count;
    return bytes;
  }

  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const [piece] = this.#due;
      if (piece === undefined) {
        this.wrongAt ??= this.read + at;
        break;
      }
      const count = Math.min(bytes.length - at, piece.length - this.#offset);
      if (Buffer.compare(bytes.subarray(at, at + count), piece.subarray(this.#offset, this.#offset + count)) !== 0)
        this.wrongAt ??= this.read + at;
      at += count;
      this.#offset += count;
      if (this.#offset < piece.length) continue;
      this.#due.shift();
      this.#offset = 0;
    }
    this.read += bytes.length;
  }
}
