/** Events of orders that leave a connection where it is: query and abort (11.4, 11.7). */
import { Opcode, Status } from '#contract';
import { abort } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import { imageCheck } from '../outputs/imageCheck.ts';
import type { RecordView } from '../records/recordReader.ts';
import { commandTarget } from './commandTarget.ts';
import { openBefore } from './orders.ts';

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
