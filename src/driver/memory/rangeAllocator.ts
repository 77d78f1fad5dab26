import { SmokestackError } from '#units';

interface Range {
  base: number;
  bytes: number;
}

/**
 * Gives out ranges of an address window: the lowest free place that fits, so that equal calls give equal addresses.
 * Ranges are multiples of 64 bytes on 64-byte boundaries (one ring entry, one beat of the widest bus).
 */
export class RangeAllocator {
  readonly #name: string;
  /** Free ranges by address; never touching each other. */
  readonly #free: Range[];
  readonly #used = new Map<number, number>();
  #usedBytes = 0;

  /** @param name of the window, for messages: "host memory", "NIC memory" */
  constructor(name: string, base: number, bytes: number) {
    this.#name = name;
    const start = roundUp(base, granule);
    this.#free = [{ base: start, bytes: base + bytes - start }];
  }

  /** Bytes given out and not returned. */
  get usedBytes(): number {
    return this.#usedBytes;
  }

  /**
   * A range of at least `bytes` at a multiple of `alignment` (a power of two, default 64).
   * @throws SmokestackError 'environment' when no free range fits
   */
  take(bytes: number, alignment = granule): number {
    const base = this.tryTake(bytes, alignment);
    if (base !== undefined) return base;
    throw new SmokestackError('environment', `${this.#name} has no ${bytes} bytes left (${this.#usedBytes} in use)`, {
      cure: 'start the target with a larger memory window, or offload fewer connections',
    });
  }

  /** As `take`, but undefined when no free range fits. */
  tryTake(bytes: number, alignment = granule): number | undefined {
    const wanted = Math.max(roundUp(bytes, granule), granule);
    const boundary = Math.max(alignment, granule);
    for (let i = 0; i < this.#free.length; i++) {
      const range = this.#free[i] as Range;
      const base = roundUp(range.base, boundary);
      const behind = range.base + range.bytes - (base + wanted);
      if (behind < 0) continue;
      const left: Range[] = [];
      if (base > range.base) left.push({ base: range.base, bytes: base - range.base });
      if (behind > 0) left.push({ base: base + wanted, bytes: behind });
      this.#free.splice(i, 1, ...left);
      this.#used.set(base, wanted);
      this.#usedBytes += wanted;
      return base;
    }
    return undefined;
  }

  /** Returns a range. @throws SmokestackError 'internal' for an address that was not given out. */
  give(base: number): void {
    const bytes = this.#used.get(base);
    if (bytes === undefined)
      throw new SmokestackError('internal', `${this.#name}: 0x${base.toString(16)} is returned but not in use`);
    this.#used.delete(base);
    this.#usedBytes -= bytes;
    const at = this.#firstAbove(base);
    const before = this.#free[at - 1];
    const after = this.#free[at];
    const joinsBefore = before !== undefined && before.base + before.bytes === base;
    const joinsAfter = after !== undefined && base + bytes === after.base;
    const merged: Range = {
      base: joinsBefore ? before.base : base,
      bytes: bytes + (joinsBefore ? before.bytes : 0) + (joinsAfter ? after.bytes : 0),
    };
    this.#free.splice(at - (joinsBefore ? 1 : 0), (joinsBefore ? 1 : 0) + (joinsAfter ? 1 : 0), merged);
  }

  #firstAbove(base: number): number {
    let low = 0;
    let high = this.#free.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#free[middle] as Range).base < base) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const granule = 64;
/** Addresses may exceed 32 bits: no bit operations. */
const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;
