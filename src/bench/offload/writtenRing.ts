import { limits } from '#contract';

/** A ring of host memory that host software writes, kept from its own writes: entries are read up to each producer index. */
export class WrittenRing {
  readonly #base: number;
  readonly #bytes: Uint8Array;
  #seen = 0;
  /** Entries that the device was told of. */
  count = 0;

  constructor(base: number, log2Entries: number) {
    this.#base = base;
    this.#bytes = new Uint8Array(limits.entryBytes << log2Entries);
  }

  /** Something was written to host memory, here or elsewhere. */
  write(address: number, data: Uint8Array): void {
    const at = address - this.#base;
    if (at >= this.#bytes.length || at + data.length <= 0) return;
    const from = Math.max(0, -at);
    this.#bytes.set(data.subarray(from, this.#bytes.length - at), Math.max(0, at));
  }

  /** The entries below `producer`, 16 bits, that were not there before. */
  *upTo(producer: number): Generator<Uint8Array> {
    for (; this.#seen !== (producer & 0xffff); this.#seen = (this.#seen + 1) & 0xffff) {
      this.count++;
      const at = (this.#seen * limits.entryBytes) % this.#bytes.length;
      yield this.#bytes.subarray(at, at + limits.entryBytes);
    }
  }
}
