/** Rings of the fake device: those it writes, and those it reads. */
import { limits } from '#contract';
import { SmokestackError } from '#units';
import type { FakeMemory } from './fakeMemory.ts';
import type { FakeRegisters } from './fakeRegisters.ts';

/** A ring with an entry for what the device tells. */
export class WrittenRing {
  readonly #memory: FakeMemory;
  readonly #registers: FakeRegisters;
  readonly #name: 'event' | 'rawReceive';
  #producer = 0;

  constructor(memory: FakeMemory, registers: FakeRegisters, name: 'event' | 'rawReceive') {
    this.#memory = memory;
    this.#registers = registers;
    this.#name = name;
  }

  /** Entries that may be written. */
  get room(): number {
    const log2 = this.#registers.get(`${this.#name}Log2`);
    if (log2 === 0) return 0;
    return 2 ** log2 - ((this.#producer - this.#registers.get(`${this.#name}Consumer`)) & 0xffff);
  }

  /** Place of the next entry. */
  get slot(): number {
    return this.#producer % 2 ** this.#registers.get(`${this.#name}Log2`);
  }

  write(entry: (phase: boolean) => Uint8Array): void {
    const slots = 2 ** this.#registers.get(`${this.#name}Log2`);
    const base = Number(this.#registers.get64(`${this.#name}Base`));
    const phase = Math.floor(this.#producer / slots) % 2 === 0;
    this.#memory.write(base + this.slot * limits.entryBytes, entry(phase));
    this.#producer++;
    this.#registers.set(`${this.#name}Producer`, this.#producer & 0xffff);
  }

  reset(): void {
    this.#producer = 0;
  }
}

/** A ring of orders of the miniport. */
export class ReadRing {
  readonly #memory: FakeMemory;
  readonly #registers: FakeRegisters;
  readonly #name: 'command' | 'answer' | 'indication';
  #consumer = 0;

  constructor(memory: FakeMemory, registers: FakeRegisters, name: 'command' | 'answer' | 'indication') {
    this.#memory = memory;
    this.#registers = registers;
    this.#name = name;
  }

  /** Index of the next entry, counted without wrap. */
  get consumer(): number {
    return this.#consumer;
  }

  /** The next entry, left where it is; undefined when there is none. */
  peek(): Uint8Array | undefined {
    const log2 = this.#registers.get(`${this.#name}Log2`);
    if (log2 === 0 || ((this.#registers.get(`${this.#name}Producer`) - this.#consumer) & 0xffff) === 0)
      return undefined;
    const base = Number(this.#registers.get64(`${this.#name}Base`));
    const entry = this.#memory.read(base + (this.#consumer % 2 ** log2) * limits.entryBytes, limits.entryBytes);
    const lap = Math.floor(this.#consumer / 2 ** log2) % 2 === 0 ? 1 : 0;
    if ((entry[limits.entryBytes - 1] ?? 0) >>> 7 !== lap)
      throw new SmokestackError('protocol', `entry ${this.#consumer} of the ${this.#name} ring has the wrong phase`);
    return entry;
  }

  take(): void {
    this.#consumer++;
    this.#registers.set(`${this.#name}Consumer`, this.#consumer & 0xffff);
  }

  reset(): void {
    this.#consumer = 0;
  }
}
