import { limits } from '#contract';

/** Most ranges out of order that the engine holds (engine.md 13). */
export const most = limits.reassemblyRanges;

/**
 * A received stream as docs/spec says it comes about, byte by byte: what is in order stays, of bytes out of order the later
 * segment wins, a range too many is refused.
 */
export class ReceivedStream {
  readonly #bytes: (number | undefined)[] = [];
  /** Behind the last byte in order. */
  next = 0;

  /** Takes a segment. False: it was refused, since it needs one range too many. */
  take(at: number, data: Uint8Array): boolean {
    const from = Math.max(at, this.next);
    const before = this.#bytes.slice();
    for (let i = from; i < at + data.length; i++) this.#bytes[i] = data[i - at];
    if (from > this.next && this.ranges > most) {
      this.#bytes.length = 0;
      this.#bytes.push(...before);
      return false;
    }
    while (this.#bytes[this.next] !== undefined) this.next++;
    return true;
  }

  /** Runs of bytes beyond a hole. */
  get ranges(): number {
    let count = 0;
    for (let i = this.next + 1; i < this.#bytes.length; i++)
      if (this.#bytes[i] !== undefined && this.#bytes[i - 1] === undefined) count++;
    return count;
  }

  /** The first missing byte at or behind `next`, and the end of its hole; undefined without a hole. */
  hole(index: number): readonly [from: number, to: number] | undefined {
    let seen = 0;
    for (let i = this.next; i < this.#bytes.length; i++) {
      if (this.#bytes[i] !== undefined || (i > this.next && this.#bytes[i - 1] === undefined)) continue;
      let to = i;
      while (to < this.#bytes.length && this.#bytes[to] === undefined) to++;
      if (seen++ === index) return [i, to];
    }
    return undefined;
  }

  /** What is out of order is forgotten, as an upload does. */
  drop(): void {
    this.#bytes.length = this.next;
  }

  /** What is in order. */
  get text(): Uint8Array {
    return Uint8Array.from(this.#bytes.slice(0, this.next) as number[]);
  }
}
