import { limits } from '#contract';
import { SmokestackError } from '#units';
import type { NicBase } from '../nic/nicBase.ts';
import type { FlushRank } from '../nic/turn.ts';
import { installRing, type RingRegisters, takeRing } from './deviceRing.ts';

/** Entries written to memory in one turn, joined where they lie behind one another. */
export class EntryRun {
  readonly #nic: NicBase;
  readonly base: number;
  readonly log2: number;
  #producer = 0;
  #written = 0;
  readonly #waiting: Uint8Array[] = [];

  constructor(nic: NicBase, base: number, log2: number) {
    this.#nic = nic;
    this.base = base;
    this.log2 = log2;
  }

  get entries(): number {
    return 1 << this.log2;
  }

  /** Index of the next entry, counted without wrap. */
  get producer(): number {
    return this.#producer;
  }

  /** Whether the next entry is of an odd lap: the value of its phase bit. */
  get phase(): boolean {
    return Math.floor(this.#producer / this.entries) % 2 === 0;
  }

  add(entry: Uint8Array): void {
    this.#waiting.push(entry);
    this.#producer++;
  }

  /** Writes what was added, one operation for each piece without wrap. False when there was nothing. */
  write(): boolean {
    if (this.#waiting.length === 0) return false;
    const waiting = this.#waiting.splice(0);
    for (let done = 0; done < waiting.length; ) {
      const at = this.#written % this.entries;
      const part = waiting.slice(done, done + this.entries - at);
      void this.#nic.target.writeMemory('host', this.base + at * limits.entryBytes, joined(part));
      this.#written += part.length;
      done += part.length;
    }
    return true;
  }
}

const joined = (entries: readonly Uint8Array[]): Uint8Array => {
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return only;
  const out = new Uint8Array(entries.length * limits.entryBytes);
  entries.forEach((entry, i) => {
    out.set(entry, i * limits.entryBytes);
  });
  return out;
};

/** An entry as bytes, given the phase bit of its place. */
export type EntryWriter = (phase: boolean) => Uint8Array;

/**
 * A ring of the device that the miniport writes (command, answer, indication, raw transmit). The doorbell is rung once a
 * turn. What does not fit waits here until `consumed` makes room.
 */
export class DriverRing {
  readonly rank: FlushRank;
  readonly #nic: NicBase;
  readonly #at: RingRegisters;
  readonly #run: EntryRun;
  readonly #waiting: EntryWriter[] = [];
  #consumer = 0;

  constructor(nic: NicBase, at: RingRegisters, log2Entries: number, rank: FlushRank) {
    this.rank = rank;
    this.#nic = nic;
    this.#at = at;
    this.#run = new EntryRun(nic, takeRing(nic, log2Entries), log2Entries);
    installRing(nic, at, at.producer, this.#run.base, log2Entries);
  }

  get entries(): number {
    return this.#run.entries;
  }

  /** Index behind the last entry in the ring, counted without wrap; entries that wait are not in it. */
  get producer(): number {
    return this.#run.producer;
  }

  /** Entries in the ring that the device is not known to have read. */
  get inRing(): number {
    return this.#run.producer - this.#consumer;
  }

  /** Entries that found no room. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Puts an entry behind all others. `entry` is called once, when its place is known. */
  push(entry: EntryWriter): void {
    this.#waiting.push(entry);
    this.#fill();
  }

  /**
   * The device's consumer index, 16 bits, as read from its register.
   * @throws SmokestackError 'protocol' when it lies beyond what was written
   */
  consumed(register: number): void {
    const ahead = (register - this.#consumer) & 0xffff;
    if (ahead > this.inRing)
      throw new SmokestackError(
        'protocol',
        `the device says it read ${ahead} entries of a ring that holds ${this.inRing} unread ones`,
      );
    this.consumedTo(this.#consumer + ahead);
  }

  /** Entries below `index`, counted without wrap, are known to be read. */
  consumedTo(index: number): void {
    if (index <= this.#consumer) return;
    this.#consumer = index;
    this.#fill();
  }

  flush(): void {
    if (this.#run.write()) void this.#nic.target.writeRegister(this.#at.producer, this.#run.producer & 0xffff);
  }

  close(): void {
    void this.#nic.target.writeRegister(this.#at.log2, 0);
    this.#nic.hostMemory.give(this.#run.base);
  }

  #fill(): void {
    if (this.#waiting.length === 0 || this.inRing >= this.entries) return;
    while (this.inRing < this.entries) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#run.add(next(this.#run.phase));
    }
    this.#nic.turn.note(this);
  }
}
