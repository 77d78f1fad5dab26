import { registers } from '#contract';
import type { NicBase } from '../nic/nicBase.ts';
import { EntryRun } from '../ring/driverRing.ts';

const { producer, connection, receive } = registers.connectionDoorbell.fields;

/** The send or the receive ring of one connection: entries of a turn are written together and told by one doorbell. */
export class ConnectionRing {
  readonly rank = 'post';
  readonly #nic: NicBase;
  readonly #run: EntryRun;
  readonly #side: number;
  #row: number | undefined;

  /** @param base zeroed or not: the phase bits of these rings are for readers of dumps */
  constructor(nic: NicBase, side: 'send' | 'receive', base: number, log2Entries: number) {
    this.#nic = nic;
    this.#run = new EntryRun(nic, base, log2Entries);
    this.#side = side === 'receive' ? 1 << receive.lsb : 0;
  }

  get entries(): number {
    return this.#run.entries;
  }

  /** Index of the next entry, counted without wrap. */
  get next(): number {
    return this.#run.producer;
  }

  /** The 16-bit producer index of this moment. */
  get producer(): number {
    return this.#run.producer & 0xffff;
  }

  get phase(): boolean {
    return this.#run.phase;
  }

  add(entry: Uint8Array): void {
    this.#run.add(entry);
    if (this.#row !== undefined) this.#nic.turn.note(this);
  }

  /** Writes what was added without a doorbell: the initiate command carries the producer index. */
  write(): void {
    this.#run.write();
  }

  /** The connection is live in this row: from now on doorbells are rung. */
  open(row: number): void {
    this.#row = row;
  }

  flush(): void {
    if (!this.#run.write() || this.#row === undefined) return;
    const value = ((this.#row << connection.lsb) | this.#side | (this.producer << producer.lsb)) >>> 0;
    void this.#nic.target.writeRegister(registers.connectionDoorbell.offset, value);
  }
}
