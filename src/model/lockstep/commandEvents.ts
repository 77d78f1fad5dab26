import { FaultTable, Opcode, Status } from '#contract';
import { abort, answerFits, capturable, stepRule, terminate, unconsumed } from '../engine/index.ts';
import type { Core } from './core.ts';
import { watchProducers } from './events.ts';
import { imageCheck } from './imageCheck.ts';
import type { OpenCommand } from './inputs.ts';
import type { Connection } from './objects.ts';
import { flippable, openBefore, roomForRegion } from './orders.ts';
import type { RecordView } from './recordReader.ts';

/** Query of a connection (11.4): a snapshot; the row stays. */
export function queryEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const c = commandTarget(core, r, command);
  if (c === undefined) return;
  command.status = Status.Success;
  command.also = imageCheck(core, r, c, false);
  core.begin(r, c);
  core.end(r, c, '11.4');
}

/** The connection that the event of a command acts on; undefined when there is nothing to compare. */
function commandTarget(core: Core, r: RecordView, command: OpenCommand): Connection | undefined {
  const { target, sendProducer, receiveProducer } = command.entry;
  const c = core.connections.get(target);
  if (c === undefined) core.differ(r, '11', 'target', target, 'no live connection');
  else if (c.failed && !c.lost) {
    refusedEvent(core, r, c, command);
    return undefined;
  } else if (!c.lost) {
    watchProducers(core, r, c, sendProducer, receiveProducer);
    return c;
  }
  core.skip(r);
  return undefined;
}

/** An event of a connection that has failed is refused: its record tells of no change (11.11). */
function refusedEvent(core: Core, r: RecordView, c: Connection, command: OpenCommand): void {
  command.status = Status.Failure;
  core.begin(r, c);
  core.end(r, c, '11.11');
}

/** Terminate of a connection (11.5). */
export function terminateEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const live = core.connections.get(command.entry.target);
  if (live?.row.draining) core.differ(r, '11.10', 'terminate', 'taken', 'a second one');
  if (live !== undefined && !live.lost) {
    if (!live.resourceDamaged && !roomForRegion(live, command.entry))
      core.differ(r, '11.5', 'terminate', 'taken', 'Resources: its buffer is smaller than the region');
    for (const { entry } of openBefore(core, live, Opcode.Abort, command))
      core.differ(r, '11.7', 'terminate', 'taken', `waits for the abort ${entry.commandId}`);
  }
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
  if (c.failed) {
    if (c.terminate === undefined) core.differ(r, '11.11', 'row', 'given back', 'no terminate was taken');
    if (c.copy !== undefined) core.differ(r, '11.11', 'row', 'given back', 'a copy of it is under way');
    // Refused as every event, but that it takes the row.
    core.begin(r, c);
    c.row.captured = true;
    core.end(r, c, '11.6');
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
  if (c.row.draining) core.differ(r, '11.10', 'abort', 'taken', 'draining');
  for (const { entry } of openBefore(core, c, Opcode.Abort, command))
    core.differ(r, '11.7', 'abort', 'taken', `ends by what ${entry.commandId} found`);
  command.status = abort(core.begin(r, c));
  c.abortStatus = command.status;
  core.end(r, c, '11.7');
}

/** Inject (11.11): two different bits of a row lose the connection. */
export function injectEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const { entry } = command;
  core.timers.injected(r.cycle);
  const c = core.connections.get(entry.target);
  if (!flippable(entry)) core.differ(r, '11.11', 'inject', 'taken', 'no such bit of this object');
  if (c?.row.draining && !c.lost) core.differ(r, '11.10', 'inject', 'taken', 'draining');
  if (entry.faultBit !== entry.faultBit2) core.damaged = true;
  if (c !== undefined && entry.faultBit !== entry.faultBit2) {
    c.failed = true;
    c.flipped = true;
    c.resourceDamaged ||= entry.faultTable === FaultTable.Resource;
    c.refusals.note(c.row, true, r.serial);
  }
  core.skip(r);
  core.compared.retired += 1;
}

/** Fail (11.11): the device gives a connection up, once, for a segment that cannot leave or a row that is damaged. */
export function failEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  core.same(r, '11.11', 'reference', r.reference, 0);
  if (c.saidFail) core.differ(r, '11.11', 'fail', 'again', 'once');
  else if (!c.unsendable && !core.damaged) core.differ(r, '11.11', 'fail', 'said', 'nothing is wrong with it', c);
  core.begin(r, c);
  c.failed = true;
  c.saidFail = true;
  core.end(r, c, '11.11');
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
