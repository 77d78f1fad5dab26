/** How a connection is brought up: Terminate and Capture (11.5, 11.6). Its Complete is in freeConnection.ts. */
import { Opcode } from '#contract';
import { capturable, stepRule, terminate, unconsumed } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import { imageCheck } from '../outputs/imageCheck.ts';
import type { RecordView } from '../records/recordReader.ts';
import { commandTarget } from './commandTarget.ts';
import { openBefore, roomForRegion } from './orders.ts';

/** Terminate of a connection (11.5). */
export function terminateEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const live = core.connections.get(command.entry.target);
  if (live?.row.draining) core.differ(r, '11.10', 'terminate', 'taken', 'a second one');
  if (live !== undefined && !live.lost) {
    if (!live.failed && !roomForRegion(live, command.entry))
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
    core.refuse(r, c);
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
  core.begin(r, c);
  c.row.captured = true;
  core.end(r, c, '11.6');
}
