import { sizeOfTcpImage } from '#contract';
import type { RangeAllocator } from '../memory/rangeAllocator.ts';

/**
 * Host memory for the snapshots of queries. One place is kept from the start, so that no query fails for want of memory
 * (CHM-QRY-006): those that find no other wait for it.
 */
export class SnapshotRoom {
  readonly #memory: RangeAllocator;
  readonly #kept: number;
  readonly #waiting: ((address: number) => void)[] = [];
  #keptIsFree = true;

  constructor(memory: RangeAllocator) {
    this.#memory = memory;
    this.#kept = memory.take(sizeOfTcpImage);
  }

  /** Calls `use` with a place for the largest image: at once, or as soon as there is one. */
  take(use: (address: number) => void): void {
    const address = this.#memory.tryTake(sizeOfTcpImage);
    if (address !== undefined) use(address);
    else if (this.#keptIsFree) {
      this.#keptIsFree = false;
      use(this.#kept);
    } else this.#waiting.push(use);
  }

  /** The place is free as soon as the read of it is on its way. */
  give(address: number): void {
    const next = this.#waiting.shift();
    if (next !== undefined) next(address);
    else if (address === this.#kept) this.#keptIsFree = true;
    else this.#memory.give(address);
  }

  close(): void {
    this.#memory.give(this.#kept);
  }
}
