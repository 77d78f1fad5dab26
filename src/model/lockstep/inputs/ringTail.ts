/** Entries of a ring that the host has written and the device has not consumed; 16-bit indices run freely. */
export class RingTail<Entry> {
  #first: number;
  #entries: Entry[] = [];
  /** Entries before this place of #entries are consumed; they are cut off now and then. */
  #consumed = 0;

  constructor(first = 0) {
    this.#first = first & 0xffff;
  }

  /** Index of the next entry that is to be consumed. */
  get next(): number {
    return (this.#first + this.#consumed) & 0xffff;
  }

  /** Index of the next entry that the host writes. */
  get written(): number {
    return (this.next + this.open) & 0xffff;
  }

  /** Entries not consumed. */
  get open(): number {
    return this.#entries.length - this.#consumed;
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
  }

  peek(ahead = 0): Entry | undefined {
    return this.#entries[this.#consumed + ahead];
  }

  /** The next `count` entries, or undefined when the host has not written so many. */
  take(count: number): Entry[] | undefined {
    if (count > this.open) return undefined;
    const taken = this.#entries.slice(this.#consumed, this.#consumed + count);
    this.#consumed += count;
    if (this.#consumed > 256) {
      this.#entries.splice(0, this.#consumed);
      this.#first = (this.#first + this.#consumed) & 0xffff;
      this.#consumed = 0;
    }
    return taken;
  }
}
