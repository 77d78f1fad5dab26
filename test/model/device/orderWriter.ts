/** Orders that end in their Complete record alone; a neighbor and a path are there from the start. */
import {
  type CommandEntry,
  type EventEntry,
  EventKind,
  encodeNeighborImage,
  encodePathImage,
  fieldsOfCommandEntry,
  fieldsOfNeighborImage,
  fieldsOfPathImage,
  ObjectKind,
  Opcode,
  RetireKind,
} from '#contract';
import type { Adapter } from '#model';
import type { Random } from '#units';
import { filled } from './filled.ts';
import { LiveDevice } from './liveDevice.ts';
import { type ModelInputs, peerMac } from './recordWriter.ts';

const bytesOfMac = (value: number): Uint8Array =>
  new Uint8Array(6).map((_, i) => Math.floor(value / 2 ** (40 - 8 * i)) & 0xff);

export class OrderWriter extends LiveDevice {
  #command = 0;

  constructor(model: ModelInputs, adapter: Adapter, random: Random) {
    super(model, adapter, random);
    const neighbor = filled<Parameters<typeof encodeNeighborImage>[0]>(fieldsOfNeighborImage, [], {
      handle: 1n,
      dlDestinationAddress: bytesOfMac(peerMac),
    });
    this.#complete(Opcode.InitiateNeighbor, encodeNeighborImage(neighbor), (ObjectKind.Neighbor << 28) >>> 0, 1n);
    const path = filled<Parameters<typeof encodePathImage>[0]>(fieldsOfPathImage, [], {
      handle: 2n,
      sourceAddress: Uint8Array.from([10, 0, 0, 1, ...new Uint8Array(12)]),
      destinationAddress: Uint8Array.from([10, 0, 0, 2, ...new Uint8Array(12)]),
      neighbor: (ObjectKind.Neighbor << 28) >>> 0,
      pathMtu: 1500,
      ipVersion: 4,
    });
    this.#complete(Opcode.InitiatePath, encodePathImage(path), (ObjectKind.Path << 28) >>> 0, 2n);
  }

  protected commandEntry(fields: Partial<CommandEntry>): CommandEntry {
    return filled<CommandEntry>(fieldsOfCommandEntry, ['phase'], { commandId: this.#command++, ...fields });
  }

  #complete(opcode: Opcode, image: Uint8Array, target: number, handle: bigint): void {
    const entry = this.commandEntry({ opcode });
    this.model.commanded(entry, image);
    this.write(RetireKind.Complete, entry.commandId, target, undefined, { hasEvent: true });
    this.entry({ kind: EventKind.Completion, opcode, target, handle, commandId: entry.commandId });
  }

  /** A command that ends in its Complete record alone, with this entry; `stale`: behind a Stale record. */
  order(fields: Partial<CommandEntry>, wanted: Partial<EventEntry>, image?: Uint8Array, stale = false): void {
    const entry = this.commandEntry(fields);
    this.model.commanded(entry, image);
    const target = wanted.target ?? 0;
    if (stale) this.write(RetireKind.Stale, entry.commandId, target, undefined, {});
    const c = this.connections.find(({ reference, row }) => reference === target && row.live);
    this.write(RetireKind.Complete, entry.commandId, target, c, { hasEvent: true });
    this.entry({ kind: EventKind.Completion, opcode: entry.opcode, commandId: entry.commandId, ...wanted });
  }
}
