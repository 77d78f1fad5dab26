/** Entries of the raw transmit ring in order, and which of them are frames that leave (11.2, CommandEntry.rawTransmitProducer). */
export class RawPosts {
  readonly #leaves: boolean[] = [];

  /** The next entry; `leaves` false: it is skipped for its length. */
  push(leaves: boolean): void {
    this.#leaves.push(leaves);
  }

  /** How far this producer index lies behind what is written; negative: not beyond it. */
  beyond(producer: number): number {
    return ((producer - this.#leaves.length) << 16) >> 16;
  }

  /** Frames that leave from entries below this producer index. */
  framesBelow(producer: number): number {
    const below = this.#leaves.length + this.beyond(producer);
    return this.#leaves.slice(0, Math.max(0, below)).filter(Boolean).length;
  }
}
