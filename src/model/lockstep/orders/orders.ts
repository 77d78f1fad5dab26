/** Which orders on a connection are legal, and what they wait for (11.5, 11.7, 11.10, 11.11). */
import { type CommandEntry, FaultTable, limits, ObjectKind, Opcode, Status } from '#contract';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';

/** Stored bits of each table, check bits included, and the kind of object that names its rows. */
const tables: Partial<Record<number, { readonly bits: number; readonly kind: ObjectKind }>> = {
  [FaultTable.Connection]: { bits: limits.faultBitsConnection, kind: ObjectKind.Tcp },
  [FaultTable.Resource]: { bits: limits.faultBitsResource, kind: ObjectKind.Tcp },
  [FaultTable.Path]: { bits: limits.faultBitsPath, kind: ObjectKind.Path },
  [FaultTable.Neighbor]: { bits: limits.faultBitsNeighbor, kind: ObjectKind.Neighbor },
  [FaultTable.LookUp]: { bits: limits.faultBitsLookUp, kind: ObjectKind.Tcp },
};

/** Whether the bits that an inject names are there (11.11). */
export function flippable({ faultTable, faultBit, faultBit2, target }: CommandEntry): boolean {
  const table = tables[faultTable];
  return table !== undefined && Math.max(faultBit, faultBit2) < table.bits && target >>> 28 === table.kind;
}

/** Whether a terminate has room for whatever the region may hold (11.5). */
export const roomForRegion = (c: Connection, { bufferBytes }: CommandEntry): boolean =>
  bufferBytes >= 2 ** c.image.regionLog2;

/** Commands with this opcode on the connection that came before `command` and are not complete; all, where none is given. */
export function* openBefore(core: Core, c: Connection, opcode: Opcode, command?: OpenCommand): Generator<OpenCommand> {
  for (const one of core.commands.values()) {
    if (one === command) return;
    if (one.entry.opcode === opcode && one.entry.target === c.reference) yield one;
  }
}

/** A terminate that is taken, or may be, before `command`. */
export function leaves(core: Core, c: Connection, command?: OpenCommand): boolean {
  if (c.terminate !== undefined) return true;
  for (const { entry } of openBefore(core, c, Opcode.Terminate, command))
    if (c.resourceDamaged || roomForRegion(c, entry)) return true;
  return false;
}

/**
 * How an order on a live connection ends that has no record of its own; undefined: it is legal and must have one.
 * Failure is 11.10, or that of a failed connection (11.11).
 */
export function statusAlone(core: Core, c: Connection, command: OpenCommand): Status | undefined {
  const { entry } = command;
  if (c.row.draining) return Status.Failure;
  if (c.failed) return failedAlone(core, c, command);
  // Behind an abort that is open a terminate waits outside the ring: the next abort is taken before it.
  if (entry.opcode === Opcode.Abort && c.abortStatus !== undefined)
    return c.abortStatus === Status.UploadInProgress ? Status.UploadInProgress : Status.RequestAborted;
  if (leaves(core, c, command)) return Status.Failure;
  if (entry.opcode === Opcode.Terminate && !roomForRegion(c, entry)) return Status.Resources;
  return entry.opcode === Opcode.InjectFault && !flippable(entry) ? Status.Failure : undefined;
}

/** The same on a connection that has failed: orders that read its row have records, and refuse there (11.11). */
function failedAlone(core: Core, c: Connection, command: OpenCommand): Status | undefined {
  const { opcode } = command.entry;
  if (opcode === Opcode.InjectFault || leaves(core, c, command)) return Status.Failure;
  if (opcode === Opcode.Terminate && isResources(c, command)) return Status.Resources;
  return opcode === Opcode.Abort && !openBefore(core, c, Opcode.Abort, command).next().done
    ? Status.Failure
    : undefined;
}

/** docs/decisions/open-faults.md: Resources goes before Failure where the ConnectionResource can be read. */
const isResources = (c: Connection, { entry }: OpenCommand): boolean => !c.resourceDamaged && !roomForRegion(c, entry);
