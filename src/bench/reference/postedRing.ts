import { sizeOfSendEntry as entryBytes } from '#contract';
import type { HostMemoryCopy } from './hostMemoryCopy.ts';

/** A ring that host software writes, read from the bench's copy of host memory up to each producer index. */
export class PostedRing {
  readonly base: number;
  readonly #memory: HostMemoryCopy;
  readonly #mask: number;
  #seen = 0;

  constructor(memory: HostMemoryCopy, base: number, log2Entries: number) {
    this.#memory = memory;
    this.base = base;
    this.#mask = (1 << log2Entries) - 1;
  }

  /** The 64 bytes of each entry below `producer` that was not there before; indices run freely modulo 2^16. */
  *upTo(producer: number): Generator<Uint8Array> {
    const count = (producer - this.#seen) & 0xffff;
    // An index that was passed already comes again with answers and commands.
    if (count > this.#mask + 1) return;
    for (let i = 0; i < count; i++) {
      const index = this.#seen;
      this.#seen = (this.#seen + 1) & 0xffff;
      yield this.#memory.read(this.base + (index & this.#mask) * entryBytes, entryBytes);
    }
  }

  /** The entry at `index`, whether seen or not. */
  at(index: number): Uint8Array {
    return this.#memory.read(this.base + (index & this.#mask) * entryBytes, entryBytes);
  }
}
