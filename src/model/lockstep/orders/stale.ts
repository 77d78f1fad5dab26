import { answerFits } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { RecordView } from '../records/recordReader.ts';

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
