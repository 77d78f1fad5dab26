/** Commands after initiate: query, terminate, capture, abort, injected faults, stale orders, completions (section 11). */
import {
  decodeNeighborImage,
  decodePathImage,
  decodeTcpImage,
  fieldsOfNeighborImage,
  fieldsOfPathImage,
  fieldsOfTcpImage,
  Opcode,
  Status,
  sizeOfTcpImage,
} from '#contract';
import {
  abort,
  abortSettled,
  answerFits,
  capturable,
  imageFromRow,
  receivedEnd,
  stepRule,
  terminate,
  unaData,
  unconsumed,
} from '../engine/index.ts';
import { equalBytes } from '../frame/index.ts';
import { Row } from '../row/index.ts';
import type { Core, OpenCommand } from './core.ts';
import type { Shown } from './difference.ts';
import { watchProducers } from './events.ts';
import { initiateNeighbor, initiatePath, type Outcome, tcpInitiateStatus } from './initiate.ts';
import { type Connection, tupleOf } from './objects.ts';
import type { ArrivedEntry } from './outputs.ts';
import type { RecordView } from './recordReader.ts';

/** An image handed up, field by field, against what it must hold. */
function compareImage(
  core: Core,
  event: number,
  connection: number,
  fields: readonly { readonly name: string }[],
  device: object,
  model: object,
): void {
  for (const { name } of fields) {
    const [a, b] = [
      (device as Record<string, Shown | Uint8Array>)[name],
      (model as Record<string, Shown | Uint8Array>)[name],
    ];
    const equal = a instanceof Uint8Array && b instanceof Uint8Array ? equalBytes(a, b) : a === b;
    if (equal) core.compared.stateFields += 1;
    else
      core.differences.push({
        requirement: '11.8',
        field: `image.${name}`,
        device: String(a),
        model: String(b),
        connection,
        event,
      });
  }
}

/** The image of a connection as query and terminate hand it up; CONST and CACHED as given. */
function imageCheck(core: Core, r: RecordView, c: Connection, atEnd: boolean): (arrived: ArrivedEntry) => void {
  const model = { ...c.image, ...imageFromRow(c.row, core.adapter, r.now, atEnd) };
  const event = r.serial;
  return ({ image }) => {
    if (image === undefined || image.length < sizeOfTcpImage || c.lost) return;
    compareImage(core, event, c.reference, fieldsOfTcpImage, decodeTcpImage(image), model);
  };
}

/** Query of a connection (11.4): a snapshot; the row stays. */
export function queryEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const c = commandTarget(core, r, command);
  if (c === undefined) return;
  command.also = imageCheck(core, r, c, false);
  core.begin(r, c);
  core.end(r, c, '11.4');
}

/** The connection that the event of a command acts on; undefined when there is nothing to compare. */
function commandTarget(core: Core, r: RecordView, command: OpenCommand): Connection | undefined {
  const { target, sendProducer, receiveProducer } = command.entry;
  const c = core.connections.get(target);
  if (c === undefined) core.differ(r, '11', 'target', target, 'no live connection');
  else if (!c.lost) {
    watchProducers(core, r, c, sendProducer, receiveProducer);
    return c;
  }
  core.skip(r);
  return undefined;
}

/** Terminate of a connection (11.5). */
export function terminateEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const live = core.connections.get(command.entry.target);
  if (live?.row.draining) core.differ(r, '11.10', 'terminate', 'taken', 'a second one');
  if (live !== undefined) live.terminate = command.entry;
  const c = commandTarget(core, r, command);
  if (c === undefined) return;
  terminate(core.begin(r, c));
  core.end(r, c, '11.5');
}

/** Capture (11.6). */
export function captureEvent(core: Core, r: RecordView, command: OpenCommand): void {
  const c = core.connections.get(command.entry.target);
  if (c === undefined || c.lost) {
    core.skip(r);
    return;
  }
  if (!capturable(c.row, c.queue)) {
    const why = stepRule(c.row, c.queue, undefined);
    core.differ(r, '11.6', 'capture', 'done', `not yet (next step ${why}, phase ${c.row.phase})`, c);
    core.skip(r);
    return;
  }
  const bytes = unconsumed(c.row);
  command.also = imageCheck(core, r, c, true);
  command.payload = c.region.read(c.row.rcvCons, bytes);
  core.compared.bufferedBytes += bytes;
  core.begin(r, c);
  c.row.captured = true;
  core.end(r, c, '11.6');
}

/** Abort (11.7). */
export function abortEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const c = commandTarget(core, r, command);
  if (c === undefined) return;
  command.status = abort(core.begin(r, c));
  core.end(r, c, '11.7');
}

/** Inject (11.11): two different bits of a row lose the connection. */
export function injectEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const c = core.connections.get(command.entry.target);
  if (c !== undefined && command.entry.faultBit !== command.entry.faultBit2) c.failed = true;
  core.skip(r);
  core.compared.retired += 1;
}

/** Stale (11.9): an answer that nobody waits for, a command or doorbell of an object that is gone. */
export function staleEvent(core: Core, r: RecordView): void {
  core.compared.retired += 1;
  const answer = core.answers.peek();
  if (answer !== undefined && r.reference === core.answers.next) {
    const c = core.connections.get(answer.target);
    if (c === undefined || c.lost || !answerFits(c.row, answer.answer)) {
      core.answers.take(1);
      core.skip(r);
      return;
    }
  }
  const command = core.commands.get(r.reference);
  if (command !== undefined && !isLive(core, command.entry.target)) {
    command.stale = true;
    core.same(r, '11.9', 'hasEvent', r.hasEvent, false);
    core.skip(r);
    return;
  }
  const c = core.connections.get(r.target);
  if (c !== undefined && !c.row.draining && !c.lost && !c.failed) core.differ(r, '11.9', 'stale', r.reference, 'live');
  core.skip(r);
}

const isLive = (core: Core, reference: number): boolean =>
  core.connections.get(reference) !== undefined ||
  core.paths.get(reference) !== undefined ||
  core.neighbors.get(reference) !== undefined;

/** Complete: the completion entry of a command; a terminate frees its row (11.6). */
export function completeEvent(core: Core, r: RecordView, command: OpenCommand): void {
  core.same(r, '11', 'hasEvent', r.hasEvent, true);
  core.same(r, '11', 'hasFrame', r.hasFrame, false);
  const row = core.connections.get(command.entry.target);
  const frees = command.entry.opcode === Opcode.Terminate && row !== undefined && row.terminate === command.entry;
  if (frees) freeConnection(core, r, row, command);
  else {
    if (command.status !== undefined && row !== undefined && !row.lost && !abortSettled(row.row))
      core.differ(r, '11.7', 'abort', 'complete', 'requests are still open');
    if (row !== undefined && !row.lost) {
      core.begin(r, row);
      core.compareRow(r, row, '11');
    }
    complete(core, r, command);
  }
  core.compared.retired += 1;
}

function freeConnection(core: Core, r: RecordView, c: Connection, command: OpenCommand): void {
  const { entry } = command;
  if (!c.row.captured && !c.lost && !c.failed) core.differ(r, '11.6', 'terminate', 'complete', 'not captured', c);
  const known = !c.lost;
  const fields = {
    status: c.failed ? Status.Failure : Status.Success,
    handle: c.image.handle,
    target: c.reference,
    commandId: entry.commandId,
    opcode: entry.opcode,
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
  core.expectCompletion(r, fields, { known, payload: command.payload, cutIsFree: true, also });
  core.tuples.delete(...tupleOf(c.path, c.image));
  c.path.users -= 1;
  core.sendRings.delete(c.image.sendRing);
  core.receiveRings.delete(c.image.receiveRing);
  core.connections.free(c.reference);
  core.commands.delete(entry.commandId);
}

/**
 * The cut of a terminate parts the frames of its connection: below it they were treated or came too late (Terminating),
 * from it on they were not looked up for the connection any more (contract section 17).
 */
function checkTerminateCut(core: Core, event: number, c: Connection, cut: number): void {
  const last = Math.max(c.cuts.lastTreated, c.cuts.lastDiverted);
  if (last < cut && cut <= c.cuts.firstGone) return;
  const model = `above ${last}, at most ${c.cuts.firstGone}`;
  core.differences.push({ requirement: '3.1', field: 'entry.cut', device: cut, model, connection: c.reference, event });
}

/** The completion entry of a command that frees no connection. */
function complete(core: Core, r: RecordView, command: OpenCommand): void {
  const { entry } = command;
  // The image is that of the object before it goes.
  const also = command.also ?? objectImageCheck(core, r.serial, command);
  const { status, target, handle } = outcomeOf(core, command);
  core.expectCompletion(
    r,
    { status, target, handle, commandId: entry.commandId, opcode: entry.opcode },
    {
      known: true,
      payload: command.payload,
      cutIsFree: entry.opcode === Opcode.InitiateTcp,
      ...(also === undefined ? {} : { also }),
    },
  );
  core.commands.delete(entry.commandId);
}

/** The image of a neighbor or path that a query or terminate hands up: as it came down. */
function objectImageCheck(
  core: Core,
  event: number,
  { entry }: OpenCommand,
): ((arrived: ArrivedEntry) => void) | undefined {
  if (entry.opcode !== Opcode.Query && entry.opcode !== Opcode.Terminate) return undefined;
  const { target } = entry;
  const neighbor = core.neighbors.get(target)?.image;
  const path = core.paths.get(target)?.image;
  return (arrived) => {
    const { image } = arrived;
    if (image === undefined || arrived.entry.status !== Status.Success) return;
    if (neighbor !== undefined)
      compareImage(core, event, target, fieldsOfNeighborImage, decodeNeighborImage(image), neighbor);
    else if (path !== undefined) compareImage(core, event, target, fieldsOfPathImage, decodePathImage(image), path);
  };
}

/** What the command ends with. Objects come and go here. */
function outcomeOf(core: Core, command: OpenCommand): Outcome {
  const { entry } = command;
  switch (entry.opcode) {
    case Opcode.Nop:
      return { status: Status.Success, target: 0, handle: 0n };
    case Opcode.InitiateNeighbor:
      return initiateNeighbor(core, command);
    case Opcode.InitiatePath:
      return initiatePath(core, command);
    case Opcode.InitiateTcp: {
      const image = decodeTcpImage(command.image ?? new Uint8Array(sizeOfTcpImage));
      const status = tcpInitiateStatus(core, image, core.paths.get(image.path), entry.bufferBytes);
      return { status, target: 0, handle: 0n };
    }
    case Opcode.Update:
    case Opcode.Invalidate:
    case Opcode.Forward:
      return { status: Status.NotSupported, target: entry.target, handle: 0n };
    default:
      return ordered(core, command);
  }
}

/** Query, terminate of a path or neighbor, abort, inject: 11.4, 11.9 to 11.11. */
function ordered(core: Core, command: OpenCommand): Outcome {
  const { entry } = command;
  const { target } = entry;
  const c = core.connections.get(target);
  const path = core.paths.get(target);
  const neighbor = core.neighbors.get(target);
  const handle = c?.image.handle ?? path?.image.handle ?? neighbor?.image.handle ?? 0n;
  const refused: Outcome = { status: Status.Failure, target, handle };
  const done: Outcome = { status: Status.Success, target, handle };
  if (c !== undefined) {
    if (entry.opcode === Opcode.Terminate || !command.acted) return refused; // 11.10: a second one, or draining
    return { ...done, status: command.status ?? Status.Success };
  }
  if (path === undefined && neighbor === undefined) return refused;
  if (entry.opcode !== Opcode.Terminate) return entry.opcode === Opcode.Abort ? refused : done;
  if ((path?.users ?? neighbor?.users ?? 0) > 0) return refused; // O-35
  if (path !== undefined) {
    path.neighbor.users -= 1;
    core.paths.free(target);
  } else core.neighbors.free(target);
  return done;
}
