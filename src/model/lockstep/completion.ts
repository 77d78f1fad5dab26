/** Completions of commands: which status, which object comes or goes, which cut is possible (section 11, 17). */
import { decodeTcpImage, Opcode, Status, sizeOfTcpImage, type TcpImage } from '#contract';
import { abortSettled, receivedEnd, unaData } from '../engine/index.ts';
import { Row } from '../row/index.ts';
import type { Core } from './core.ts';
import type { ArrivedEntry, ExpectedEntry } from './entryCheck.ts';
import { objectImageCheck } from './imageCheck.ts';
import { leaveFrames } from './ingress.ts';
import { initiateNeighbor, initiatePath, type Outcome, tcpInitiateStatus } from './initiate.ts';
import type { OpenCommand } from './inputs.ts';
import { type Connection, tupleOf } from './objects.ts';
import { flippable, statusAlone } from './orders.ts';
import type { RecordView } from './recordReader.ts';

/** The rule that says how a command ends. */
const ruleOfCommand: Partial<Record<number, string>> = {
  [Opcode.InitiateNeighbor]: '11.1',
  [Opcode.InitiatePath]: '11.1',
  [Opcode.InitiateTcp]: '11.2',
  [Opcode.Query]: '11.4',
  [Opcode.Terminate]: '11.6',
  [Opcode.Abort]: '11.7',
  [Opcode.InjectFault]: '11.11',
};

/** Opcodes of later versions, and of none (11.10). */
const isSupported = (opcode: number): boolean => opcode === Opcode.Nop || ruleOfCommand[opcode] !== undefined;

/** Complete: the completion entry of a command; a terminate frees its row (11.6). */
export function completeEvent(core: Core, r: RecordView, command: OpenCommand): void {
  core.same(r, '11', 'hasEvent', r.hasEvent, true);
  core.same(r, '11', 'hasFrame', r.hasFrame, false);
  const row = core.connections.get(command.entry.target);
  const frees = command.entry.opcode === Opcode.Terminate && row !== undefined && row.terminate === command.entry;
  if (frees) freeConnection(core, r, row, command);
  else {
    if (
      command.entry.opcode === Opcode.Abort &&
      command.acted &&
      row !== undefined &&
      !row.lost &&
      !row.failed &&
      !abortSettled(row.row)
    )
      core.differ(r, '11.7', 'abort', 'complete', 'requests are still open');
    if (row !== undefined && !row.lost && isSupported(command.entry.opcode)) {
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
  // What a failed connection still knows of itself the page leaves open.
  const free: ExpectedEntry['free'] = c.resourceDamaged ? ['una', 'bytes', 'handle'] : c.failed ? ['una', 'bytes'] : [];
  const event = r.serial;
  const also = (arrived: ArrivedEntry) => {
    command.also?.(arrived);
    checkTerminateCut(core, event, c, Number(arrived.entry.cut));
  };
  c.row = new Row();
  if (known) core.compareRow(r, c, '11.6');
  core.expectCompletion(r, fields, {
    requirement: '11.6',
    known,
    payload: command.payload,
    cutIsFree: true,
    also,
    free,
  });
  leaveFrames(core, c);
  core.tuples.delete(...tupleOf(c.path, c.image));
  c.path.users -= 1;
  core.connections.free(c.reference, !c.resourceDamaged);
  forgetPosts(core, c.image);
  core.goneHandles.set(c.reference, c.image.handle);
  core.commands.delete(entry.commandId);
}

/**
 * The cut of a terminate parts the frames of its connection: below it they were treated or refused before it,
 * from it on they were not looked up for the connection any more (contract section 17).
 */
function checkTerminateCut(core: Core, event: number, c: Connection, cut: number): void {
  c.cuts.terminate = cut;
  const last = c.cuts.lastTreated;
  if (last < cut && cut <= c.cuts.firstGone) return;
  const model = `above ${last}, at most ${c.cuts.firstGone}`;
  core.differences.push({ requirement: '3.1', field: 'entry.cut', device: cut, model, connection: c.reference, event });
}

/**
 * What lay in the rings of an image when its connection went, or never came to be: the next one there begins anew.
 * An image that was refused may name the rings of a live connection: those stay.
 */
function forgetPosts(core: Core, { sendRing, receiveRing }: Pick<TcpImage, 'sendRing' | 'receiveRing'>): void {
  if (!core.connections.some((c) => c.image.sendRing === sendRing)) core.sendRings.delete(sendRing);
  if (!core.connections.some((c) => c.image.receiveRing === receiveRing)) core.receiveRings.delete(receiveRing);
}

/** The completion entry of a command that frees no connection. */
function complete(core: Core, r: RecordView, command: OpenCommand): void {
  const { entry } = command;
  // The image is that of the object before it goes.
  const also = command.also ?? objectImageCheck(core, r.serial, command);
  const { status, target, handle } = outcomeOf(core, r, command);
  core.expectCompletion(
    r,
    { status, target, handle, commandId: entry.commandId, opcode: entry.opcode },
    {
      requirement: ruleOfCommand[entry.opcode] ?? '11.10',
      known: true,
      payload: command.payload,
      cutIsFree: entry.opcode === Opcode.InitiateTcp,
      ...(also === undefined ? {} : { also }),
      ...(core.connections.get(target)?.resourceDamaged ? { free: ['handle'] as const } : {}),
    },
  );
  core.commands.delete(entry.commandId);
}

/** What the command ends with. Objects come and go here. */
function outcomeOf(core: Core, r: RecordView, command: OpenCommand): Outcome {
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
      const status = command.rawBeyond
        ? Status.Failure
        : tcpInitiateStatus(core, image, core.paths.get(image.path), entry.bufferBytes);
      forgetPosts(core, image);
      return { status, target: 0, handle: 0n };
    }
    default:
      if (isSupported(entry.opcode)) return ordered(core, r, command);
      return { status: Status.NotSupported, target: entry.target, handle: 0n };
  }
}

/** Query, terminate of a path or neighbor, abort, inject: 11.4, 11.9 to 11.11. */
function ordered(core: Core, r: RecordView, command: OpenCommand): Outcome {
  const { entry } = command;
  const { target } = entry;
  const c = core.connections.get(target);
  const path = core.paths.get(target);
  const neighbor = core.neighbors.get(target);
  // A refusal whose record comes behind the one that freed the row keeps the handle of what it was refused for.
  const gone = command.stale ? undefined : core.goneHandles.get(target);
  const handle = c?.image.handle ?? path?.image.handle ?? neighbor?.image.handle ?? gone ?? 0n;
  const refused: Outcome = { status: Status.Failure, target, handle };
  const done: Outcome = { status: Status.Success, target, handle };
  if (c !== undefined) {
    if (command.acted) return { ...done, status: command.status ?? Status.Success };
    const status = statusAlone(core, c, command);
    if (status === undefined && !c.lost) core.differ(r, '11.10', 'legal order', 'without a record', 'with one');
    return { ...refused, status: status ?? Status.Failure };
  }
  const row = path ?? neighbor;
  if (row === undefined || row.damaged || entry.opcode === Opcode.Abort) return refused;
  if (entry.opcode === Opcode.InjectFault) {
    if (!flippable(entry)) return refused;
    row.damaged = entry.faultBit !== entry.faultBit2;
    core.damaged ||= row.damaged;
  }
  if (entry.opcode !== Opcode.Terminate) return done;
  if (row.users > 0) return refused; // O-35
  if (path !== undefined) {
    path.neighbor.users -= 1;
    core.paths.free(target);
  } else core.neighbors.free(target);
  return done;
}
