/** What sends by itself: grants, timers, and the division that congestion avoidance waits for (7.12, sections 9, 10). */
import { nameOfTimerKind } from '#contract';
import { divided, dueTimer, grant, grantChoice, timerFired } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';

/** Grant (section 9). */
export function grantEvent(core: Core, r: RecordView, c: Connection): void {
  core.grants.count();
  if (c.lost) {
    core.skip(r);
    return;
  }
  const choice = grantChoice(c.row, core.adapter);
  if (choice === undefined) {
    core.differ(r, '9.1', 'grant', 'given', 'not ready', c);
    core.skip(r);
    return;
  }
  core.grants.granted(r, c);
  core.same(r, '9.3', 'bytes granted', r.reference, choice === 'hold' ? 0 : choice.bytes, c);
  grant(core.begin(r, c), choice);
  core.end(r, c, '9');
}

/** Timer (section 10). */
export function timerEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  const due = dueTimer(c.row, r.now);
  if (due !== r.reference) {
    const model = due === undefined ? 'none due' : nameOfTimerKind(due);
    core.differ(r, '10', 'timer', nameOfTimerKind(r.reference), model, c);
    core.skip(r);
    return;
  }
  c.deadlines.fired(r.cycle);
  timerFired(core.begin(r, c), due);
  core.end(r, c, '10');
}

/** Divided (7.12). */
export function dividedEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  if (!c.row.ccBusy) {
    core.differ(r, '7.12', 'division', 'came back', 'none under way', c);
    core.skip(r);
    return;
  }
  core.begin(r, c);
  divided(c.row);
  core.end(r, c, '7.12');
}
