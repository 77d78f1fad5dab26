/** The Complete of a terminate: the row is free, and the entry tells the cut (11.6, section 17). */
import { Status, type TcpImage } from '#contract';
import { receivedEnd, unaData } from '../../engine/index.ts';
import { Row } from '../../row/index.ts';
import type { Core } from '../core/core.ts';
import { leaveFrames } from '../frames/ingress.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import { tupleOf } from '../objects/tupleMap.ts';
import type { ArrivedEntry, ExpectedEntry } from '../outputs/entryCheck.ts';
import type { RecordView } from '../records/recordReader.ts';

export function freeConnection(core: Core, r: RecordView, c: Connection, command: OpenCommand): void {
  const { entry } = command;
  if (!c.row.captured && !c.lost && !c.failed) core.differ(r, '11.6', 'terminate', 'complete', 'not captured', c);
  const known = !c.lost;
  const { target, commandId, opcode } = entry;
  const { handle } = c.image;
  // Nothing of a lost state may look valid (O-01).
  const fields = c.failed
    ? { status: Status.Failure, handle, target, commandId, opcode }
    : {
        status: Status.Success,
        handle,
        target,
        commandId,
        opcode,
        una: unaData(c.row),
        bytes: (receivedEnd(c.row) - c.row.rcvCons) >>> 0,
      };
  const event = r.serial;
  const also = (arrived: ArrivedEntry) => {
    command.also?.(arrived);
    checkTerminateCut(core, event, c, Number(arrived.entry.cut));
  };
  c.row = new Row();
  if (known) core.compareRow(r, c, '11.6');
  core.entries.completion(r, fields, {
    requirement: '11.6',
    known,
    payload: command.payload,
    cutIsFree: true,
    also,
    ...handleOf(c),
  });
  leaveFrames(core, c);
  core.tuples.delete(...tupleOf(c.path, c.image));
  c.path.users -= 1;
  core.connections.free(c.reference, !c.resourceDamaged);
  forgetPosts(core, c.image);
  core.gone.set(c.reference, { handle: c.image.handle, freed: r.serial });
  core.commands.delete(entry.commandId);
}

/** docs/decisions/open-faults.md: the handle of a damaged ConnectionResource is what its bits say. */
export const handleOf = (c: Connection | undefined): Pick<ExpectedEntry, 'free'> =>
  c?.resourceDamaged ? { free: ['handle'] } : {};

/**
 * The cut of a terminate parts the frames of its connection: below it they were treated or refused before it,
 * from it on they were not looked up for the connection any more (contract section 17).
 */
function checkTerminateCut(core: Core, event: number, c: Connection, cut: number): void {
  const model = c.cuts.terminated(cut);
  if (model === undefined) return;
  core.differences.push({ requirement: '3.1', field: 'entry.cut', device: cut, model, connection: c.reference, event });
}

/**
 * What lay in the rings of an image when its connection went, or never came to be: the next one there begins anew.
 * An image that was refused may name the rings of a live connection: those stay.
 */
export function forgetPosts(core: Core, { sendRing, receiveRing }: Pick<TcpImage, 'sendRing' | 'receiveRing'>): void {
  if (!core.connections.some((c) => c.image.sendRing === sendRing)) core.sendRings.delete(sendRing);
  if (!core.connections.some((c) => c.image.receiveRing === receiveRing)) core.receiveRings.delete(receiveRing);
}
