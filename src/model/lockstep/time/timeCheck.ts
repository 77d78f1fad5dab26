/** Time as the device keeps it: `now` of records against the strobes (2.2), timers against their deadlines (section 3). */
import { nameOfTimerKind } from '#contract';
import type { Core } from '../core/core.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import { DeadlineWatch } from './deadlineWatch.ts';

/** Cycles from the instant that a record shows to the record (2.2). */
const recordCycles = 6;

/** `now` of a record: what it was at the instant of its slot. A strobe in one cycle shows in the next. */
export function watchNow(core: Core, r: RecordView): void {
  const { strobes } = core;
  const { now, cycle, serial, target } = r;
  const check = (): void => {
    const model = strobes.at(cycle - recordCycles - 1);
    if (model === undefined || now === model) return;
    const where = { connection: target, event: serial, cycle };
    core.differences.push({ requirement: '2.2', field: 'nowMs', device: now, model, ...where });
  };
  if (strobes.open) strobes.later(check);
  else check();
}

/** The timer that this event finds overdue, its own included. */
export function watchTimers(core: Core, r: RecordView, c: Connection): void {
  if (!c.deadlines.runs) return;
  const { strobes } = core;
  if (!strobes.open) checkLate(core, c.deadlines, c.reference, r.cycle, r.serial);
  else {
    const { cycle, serial } = r;
    const then = new DeadlineWatch(c.deadlines);
    strobes.later(() => checkLate(core, then, c.reference, cycle, serial));
  }
}

/** A timer that was due for longer than the bound in `cycle` is a difference. */
function checkLate(
  core: Core,
  deadlines: DeadlineWatch,
  connection: number,
  cycle: number,
  event: number | undefined,
): void {
  const due = deadlines.due(core.strobes, cycle);
  if (due === undefined) return;
  const bound = core.timers.bound(cycle - due.cycles);
  if (due.cycles <= bound) return;
  core.differences.push({
    requirement: '3.4',
    field: `${nameOfTimerKind(due.kind)} late, cycles`,
    device: due.cycles,
    model: `at most ${bound}`,
    connection,
    event,
    cycle,
  });
  // Told once: from here on it counts anew.
  deadlines.fired(cycle);
}

/** Timers that are overdue at the end of a run, in `cycle`. */
export function overdue(core: Core, c: Connection, cycle: number): string | undefined {
  const due = c.deadlines.due(core.strobes, cycle);
  if (due === undefined || due.cycles <= core.timers.bound(cycle - due.cycles)) return undefined;
  return `has a timer ${nameOfTimerKind(due.kind)}, due for ${due.cycles} cycles, that has not fired`;
}
