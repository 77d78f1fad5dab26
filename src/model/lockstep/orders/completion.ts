/** Completions of commands: which status, which object comes or goes, which cut is possible (section 11, 17). */
import { decodeTcpImage, ObjectKind, Opcode, Status, sizeOfTcpImage } from '#contract';
import { abortSettled } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import { objectImageCheck } from '../outputs/imageCheck.ts';
import type { RecordView } from '../records/recordReader.ts';
import { forgetPosts, freeConnection, handleOf } from './freeConnection.ts';
import { initiateNeighbor, initiatePath, type Outcome } from './initiateObject.ts';
import { flippable, statusAlone } from './orders.ts';
import { tcpInitiateStatus } from './tcpStatus.ts';

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
    if (row !== undefined && !row.lost) watchAbort(core, r, row, command);
    if (row !== undefined && !row.lost && isSupported(command.entry.opcode)) {
      core.begin(r, row);
      core.compareRow(r, row, '11');
    }
    complete(core, r, command);
  }
  core.compared.retired += 1;
}

/** An abort ends once its requests have; never, where the connection has failed meanwhile: then with Failure, at once (11.11). */
function watchAbort(core: Core, r: RecordView, c: Connection, command: OpenCommand): void {
  if (command.entry.opcode !== Opcode.Abort || !command.acted || abortSettled(c.row)) return;
  if (c.failed) command.status = Status.Failure;
  else core.differ(r, '11.7', 'abort', 'complete', 'requests are still open');
}

/** The completion entry of a command that frees no connection. */
function complete(core: Core, r: RecordView, command: OpenCommand): void {
  const { entry } = command;
  // The image is that of the object before it goes.
  const also = command.also ?? objectImageCheck(core, r.serial, command);
  const { status, target, handle } = outcomeOf(core, r, command);
  core.entries.completion(
    r,
    { status, target, handle, commandId: entry.commandId, opcode: entry.opcode },
    {
      requirement: ruleOfCommand[entry.opcode] ?? '11.10',
      known: core.connections.get(target)?.lost !== true,
      payload: command.payload,
      cutIsFree: entry.opcode === Opcode.InitiateTcp,
      ...(also === undefined ? {} : { also }),
      ...handleOf(core.connections.get(target)),
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

/** An order on a connection that was gone when it was given has a Stale record before its Complete (11.9). */
function watchStale(core: Core, r: RecordView, { entry, records }: OpenCommand): void {
  const freed = core.gone.get(entry.target)?.freed ?? -1;
  if (freed < records) core.differ(r, '11.9', 'stale order', 'without a record', 'with one');
}

/** Query, terminate of a path or neighbor, abort, inject: 11.4, 11.9 to 11.11. */
function ordered(core: Core, r: RecordView, command: OpenCommand): Outcome {
  const { entry } = command;
  const { target } = entry;
  const c = core.connections.get(target);
  const path = core.paths.get(target);
  const neighbor = core.neighbors.get(target);
  // A refusal whose record comes behind the one that freed the row keeps the handle of what it was refused for.
  const gone = command.stale ? undefined : core.gone.get(target)?.handle;
  const handle = c?.image.handle ?? path?.image.handle ?? neighbor?.image.handle ?? gone ?? 0n;
  const refused: Outcome = { status: Status.Failure, target, handle };
  const done: Outcome = { status: Status.Success, target, handle };
  if (c !== undefined) {
    if (command.acted) return { ...done, status: command.status ?? Status.Success };
    const status = statusAlone(core, c, command);
    if (status === undefined && !c.lost) core.differ(r, '11.10', 'legal order', 'without a record', 'with one');
    return { ...refused, status: status ?? Status.Failure };
  }
  if (target >>> 28 === ObjectKind.Tcp && !command.stale) watchStale(core, r, command);
  const row = path ?? neighbor;
  if (row === undefined || row.damaged || entry.opcode === Opcode.Abort) return refused;
  if (entry.opcode === Opcode.InjectFault) {
    if (!flippable(entry)) return refused;
    row.damaged = entry.faultBit !== entry.faultBit2;
  }
  if (entry.opcode !== Opcode.Terminate) return done;
  if (row.users > 0) return refused; // O-35
  if (path !== undefined) {
    path.neighbor.users -= 1;
    core.paths.free(target);
  } else core.neighbors.free(target);
  return done;
}
