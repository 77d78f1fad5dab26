import { limits } from '#contract';
import { type RingEntries, type RingWatch, writeRegister64 } from '#protocol';
import type { NicBase } from '../nic/nicBase.ts';

/** Registers of a ring: addresses of base, size, and the two indices. */
export interface RingRegisters {
  readonly base: number;
  readonly log2: number;
  readonly producer: number;
  readonly consumer: number;
}

/** Zeroed memory for a ring: no entry carries the phase of the first lap. */
export function takeRing({ target, hostMemory }: NicBase, log2Entries: number): number {
  const bytes = limits.entryBytes << log2Entries;
  const base = hostMemory.take(bytes);
  void target.writeMemory('host', base, new Uint8Array(bytes));
  return base;
}

/** Names a ring to the device: off first, so that both indices start at 0; its size last, which switches it on. */
export function installRing(
  { target }: NicBase,
  at: RingRegisters,
  own: number,
  base: number,
  log2Entries: number,
): void {
  void target.writeRegister(at.log2, 0);
  void writeRegister64(target, at.base, BigInt(base));
  void target.writeRegister(own, 0);
  void target.writeRegister(at.log2, log2Entries);
}

/**
 * A ring that the device writes: new entries come as pushes of a ring watch, the consumer index goes back once an eighth
 * of the ring is free again, in one write.
 */
export class DeviceRing {
  readonly rank = 'return';
  readonly base: number;
  readonly #nic: NicBase;
  readonly #at: RingRegisters;
  readonly #log2: number;
  readonly #id: number;
  #consumer = 0;
  #returned = 0;

  readonly #giveBack: (write: () => void) => void;

  /**
   * @param id of the watch; 0 is the one that Condition.eventKind speaks of
   * @param giveBack calls the write that gives entries back, then or later
   */
  constructor(
    nic: NicBase,
    at: RingRegisters,
    id: number,
    log2Entries: number,
    payload?: RingWatch['payload'],
    giveBack: (write: () => void) => void = (write) => write(),
  ) {
    this.#giveBack = giveBack;
    this.#nic = nic;
    this.#at = at;
    this.#id = id;
    this.#log2 = log2Entries;
    this.base = takeRing(nic, log2Entries);
    const watch: RingWatch = { base: this.base, log2Entries };
    void nic.target.watchRing(id, payload === undefined ? watch : { ...watch, payload });
    installRing(nic, at, at.consumer, this.base, log2Entries);
  }

  /** Calls `take` for each entry of a push of this ring, with its offset in `entries` and its payload. */
  consume(group: RingEntries, take: (entries: Uint8Array, offset: number, payload: Uint8Array) => void): void {
    if (group.ring !== this.#id) return;
    let at = 0;
    for (let i = 0; i < group.count; i++) {
      const bytes = group.payloadBytes[i] ?? 0;
      // The index moves first: an entry whose treatment throws is used up like any other.
      this.#consumer++;
      take(group.entries, i * limits.entryBytes, group.payload.subarray(at, at + bytes));
      at += bytes;
    }
    if ((this.#consumer - this.#returned) >>> 0 >= (1 << this.#log2) >>> 3) this.#nic.turn.note(this);
  }

  flush(): void {
    this.#returned = this.#consumer;
    this.#giveBack(() => void this.#nic.target.writeRegister(this.#at.consumer, this.#consumer & 0xffff));
  }

  close(): void {
    void this.#nic.target.writeRegister(this.#at.log2, 0);
    void this.#nic.target.watchRing(this.#id, undefined);
    this.#nic.hostMemory.give(this.base);
  }
}
