import {
  type CommandEntry,
  decodeAnswerEntry,
  decodeCommandEntry,
  decodeEventEntry,
  decodeRawTransmitEntry,
  type EventEntry,
  EventKind,
  limits,
  Opcode,
  referenceIndex,
  registers,
  Status,
} from '#contract';
import type { RingEntries } from '#protocol';
import type { Figure, Scoreboard } from '../scoreboard/index.ts';
import type { HostWrite } from './targetTap.ts';
import { WrittenRing } from './writtenRing.ts';

/** Ring id under which the miniport watches the event ring. */
const eventRing = 0;
/** Shortest frame that leaves: an Ethernet header. */
const minFrameBytes = 14;

const rings = ['command', 'answer', 'rawTransmit'] as const;
type Ring = (typeof rings)[number];

const initiates: ReadonlySet<number> = new Set([Opcode.InitiateNeighbor, Opcode.InitiatePath, Opcode.InitiateTcp]);
/** Orders about an object; they fail when it is gone (11.9), or when they are illegal (11.10). */
const orders: ReadonlySet<number> = new Set([Opcode.Query, Opcode.Terminate, Opcode.Abort, Opcode.InjectFault]);

const { connection } = registers.connectionDoorbell.fields;
const rowMask = 2 ** connection.bits - 1;

/**
 * Orders and answers of host software, from its own writes, and what became of them by the event ring: what the device
 * must have taken, found stale and refused (engine.md 11.9, 11.10).
 */
export class OrderAccount implements Scoreboard {
  readonly #rings = new Map<Ring, WrittenRing>();
  readonly #base = new Map<number, number>();
  readonly #taken = { command: 0, answer: 0 };
  readonly #commands = new Map<number, CommandEntry>();
  /** References that an initiate brought and no terminate has ended. */
  readonly #live = new Set<number>();
  /** The connection of each row. */
  readonly #rows = new Map<number, number>();
  /** Those a terminate was ordered for. */
  readonly #leaving = new Set<number>();
  /** Serial of the entry that waits for an answer, by reference. */
  readonly #asking = new Map<number, number>();
  readonly #injected = new Set<number>();
  #flips = { single: false, double: false };
  #skipped = 0;
  #stale = 0;
  /** Doorbells of a row that was not live any more, or was leaving: several may be one for the device. */
  #staleDoorbells = 0;
  #illegal = 0;
  /** Orders that failed about a row with flipped bits: illegal, or its state is lost. */
  #unsure = 0;

  written(write: HostWrite): void {
    if (write.to === 'host') for (const ring of this.#rings.values()) ring.write(write.address, write.data);
    else if (write.to === 'register') this.#register(write.address, write.value);
  }

  entries({ ring, count, entries }: RingEntries): void {
    if (ring !== eventRing) return;
    for (let i = 0; i < count; i++) this.#entry(decodeEventEntry(entries, i * limits.entryBytes));
  }

  get figures() {
    const { single, double } = this.#flips;
    const any = { least: 0, most: Number.POSITIVE_INFINITY };
    return {
      commandsTaken: this.#taken.command,
      answersTaken: this.#taken.answer,
      rawTransmitSkipped: this.#skipped,
      staleReferences: { least: this.#stale, most: this.#stale + this.#staleDoorbells },
      illegalOrders: { least: this.#illegal, most: this.#illegal + this.#unsure },
      // How often a flipped bit is read before it is written again is the device's own affair.
      correctedErrors: single ? any : 0,
      uncorrectableErrors: double ? any : 0,
      // Rings that the miniport writes hold what was posted; a damaged row may keep a segment from leaving.
      transmitDropped: double ? any : 0,
      transmitLost: double ? any : 0,
    } satisfies Record<string, Figure>;
  }

  #register(address: number, value: number): void {
    this.#base.set(address, value);
    if (address === registers.connectionDoorbell.offset) this.#doorbell(value);
    for (const name of rings) {
      if (address === registers[`${name}Log2`].offset) this.#install(name, value);
      if (address === registers[`${name}Producer`].offset) this.#posted(name, value);
    }
  }

  #install(name: Ring, log2: number): void {
    const { offset } = registers[`${name}Base`];
    const half = (at: number): number => this.#base.get(at) ?? 0;
    if (log2 === 0) this.#rings.delete(name);
    else this.#rings.set(name, new WrittenRing(half(offset) + half(offset + 4) * 2 ** 32, log2));
  }

  #posted(name: Ring, producer: number): void {
    for (const entry of this.#rings.get(name)?.upTo(producer) ?? []) {
      if (name === 'command') this.#command(decodeCommandEntry(entry));
      else if (name === 'answer') this.#answer(decodeAnswerEntry(entry));
      else {
        const { bytes } = decodeRawTransmitEntry(entry);
        this.#skipped += Number(bytes < minFrameBytes || bytes > limits.maxFrameBytes);
      }
    }
  }

  #command(command: CommandEntry): void {
    this.#taken.command++;
    this.#commands.set(command.commandId, command);
    if (command.opcode === Opcode.Terminate) this.#leaving.add(command.target);
    if (command.opcode !== Opcode.InjectFault) return;
    this.#injected.add(command.target);
    if (command.faultBit === command.faultBit2) this.#flips.single = true;
    else this.#flips.double = true;
  }

  #answer({ target, serial }: { readonly target: number; readonly serial: number }): void {
    this.#taken.answer++;
    if (this.#asking.get(target) === serial) this.#asking.delete(target);
    else this.#stale++;
  }

  #doorbell(value: number): void {
    const row = (value >>> connection.lsb) & rowMask;
    const target = this.#rows.get(row);
    this.#staleDoorbells += Number(target === undefined || this.#leaving.has(target));
  }

  #entry(entry: EventEntry): void {
    const { kind, target, serial } = entry;
    if (kind === EventKind.ReceiveComplete || kind === EventKind.Indicate) this.#asking.set(target, serial);
    else if (kind === EventKind.Completion) this.#completed(entry);
  }

  #completed({ commandId, status, target }: EventEntry): void {
    const command = this.#commands.get(commandId);
    this.#commands.delete(commandId);
    if (command === undefined) return;
    const { opcode } = command;
    if (status === Status.Success) {
      if (initiates.has(opcode)) this.#live.add(target);
      if (opcode === Opcode.InitiateTcp) this.#rows.set(referenceIndex(target), target);
      if (opcode === Opcode.Terminate) this.#forget(command.target);
    } else if (status === Status.Failure && orders.has(opcode)) {
      if (!this.#live.has(command.target)) this.#stale++;
      else if (this.#injected.has(command.target)) this.#unsure++;
      else this.#illegal++;
    }
  }

  #forget(target: number): void {
    for (const set of [this.#live, this.#leaving]) set.delete(target);
    if (this.#rows.get(referenceIndex(target)) === target) this.#rows.delete(referenceIndex(target));
  }
}
