/** What is still open with the device idle: nothing may have vanished (section 3, due). */
import { limits, nameOfOpcode } from '#contract';
import { stepDue } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { Connection } from '../objects/connection.ts';
import { overdue } from '../time/timeCheck.ts';

const named = (c: Connection): string => `connection 0x${c.reference.toString(16)}`;

/** One sentence each; none: nothing is open. `core.cycle` is where the device stands. */
export function* openWork(core: Core): Generator<string> {
  yield* core.egress.finish();
  yield* core.arrivals.finish();
  for (const number of core.frames.keys()) yield `ingress frame ${number} has no record`;
  for (const { entry } of core.commands.values())
    yield `command ${entry.commandId} (${nameOfOpcode(entry.opcode)}) has not completed`;
  if (core.answers.open > 0) yield `${core.answers.open} answers not taken`;
  for (const c of core.connections.rows()) {
    if (c.lost || c.failed) continue;
    if (c.unsendable || c.frameStayed) yield `${named(c)} has a segment that cannot leave, and has not failed`;
    for (const sentence of openOf(core, c)) yield `${named(c)} ${sentence}`;
  }
}

function* openOf(core: Core, c: Connection): Generator<string> {
  const { row } = c;
  if (c.ready(core.adapter)) yield 'is ready and was not granted';
  const buffer = core.indications.peek();
  if (stepDue(row, c.queue, buffer === undefined ? undefined : { buffer })) yield 'has a step to do';
  if (row.ccBusy) yield 'waits for a division';
  if (c.copy !== undefined) yield 'waits for a copy';
  const late = overdue(core, c, core.cycle);
  if (late !== undefined) yield late;
  if (row.draining) return;
  const sends = core.sendRings.get(c.image.sendRing)?.open ?? 0;
  if (sends > 0) yield `has ${sends} send entries not taken`;
  const receives = core.receiveRings.get(c.image.receiveRing)?.open ?? 0;
  if (receives > 0 && c.queue.items.length < limits.requestQueueDepth)
    yield `has ${receives} receive entries not taken`;
}
