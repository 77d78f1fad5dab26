/** Stale records (11.9, 11.11): an answer that nobody waits for, a command or doorbell of an object that is gone. */
import { answerFits } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { PostedAnswer } from '../inputs/inputs.ts';
import type { RecordView } from '../records/recordReader.ts';

export function staleEvent(core: Core, r: RecordView): void {
  const known = staleAnswer(core, r) || staleCommand(core, r) || staleDoorbell(core, r);
  if (known) core.compared.retired += 1;
  else core.differ(r, '11.9', 'stale', r.reference, 'nothing of that is stale');
  core.same(r, '11.9', 'hasEvent', r.hasEvent, false);
  core.skip(r);
}

/** The next answer, where nobody waits for it (8.11). */
function staleAnswer(core: Core, r: RecordView): boolean {
  const posted = core.answers.peek();
  if (posted === undefined || r.reference !== core.answers.next) return false;
  if (isWaitedFor(core, posted)) return false;
  core.answers.take(1);
  return true;
}

function isWaitedFor(core: Core, { target, answer }: PostedAnswer): boolean {
  const c = core.connections.get(target);
  return c !== undefined && !c.lost && !c.failed && answerFits(c.row, answer);
}

/** A command whose object is gone; its Complete follows. */
function staleCommand(core: Core, r: RecordView): boolean {
  const command = core.commands.get(r.reference);
  if (command === undefined || command.stale || command.entry.target !== r.target || isLive(core, r.target))
    return false;
  command.stale = true;
  return true;
}

/** A doorbell of a row that is not live, is draining, or has failed: its reference is a range with something in it. */
function staleDoorbell(core: Core, r: RecordView): boolean {
  if (r.reference >>> 16 === 0) return false;
  const c = core.connections.get(r.target);
  return c === undefined || c.lost || c.failed || c.row.draining;
}

const isLive = (core: Core, reference: number): boolean =>
  core.connections.get(reference) !== undefined ||
  core.paths.get(reference) !== undefined ||
  core.neighbors.get(reference) !== undefined;
