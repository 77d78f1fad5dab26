/** Time as the device keeps it: `now` of records against the strobes (2.2), timers against their deadlines (section 3). */
import { nameOfTimerKind } from '#contract';
import type { Core } from './core.ts';
import { DeadlineWatch } from './deadlineWatch.ts';
import type { Connection } from './objects.ts';
import type { RecordView } from './recordReader.ts';

/** Cycles from the one in which an event is bound to `now` to its record, at most (2.2). */
export const recordBoundCycles = 8;

/** `now` of a record: what it was within the bound before; and it never steps back on one connection. */
export function watchNow(core: Core, r: RecordView): void {
  const { strobes } = core;
  const { now, cycle, serial, target } = r;
  const check = (): void => {
    const latest = strobes.at(cycle);
    const earliest = strobes.at(cycle - recordBoundCycles);
    if (latest === undefined || earliest === undefined || (now >= earliest && now <= latest)) return;
    core.differences.push({
      requirement: '2.2',
      field: 'nowMs',
      device: now,
      model: earliest === latest ? latest : `${earliest} to ${latest}`,
      connection: target,
      event: serial,
      cycle,
    });
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
  if (due === undefined || due.cycles <= core.timerBound) return;
  core.differences.push({
    requirement: '3',
    field: `${nameOfTimerKind(due.kind)} late, cycles`,
    device: due.cycles,
    model: `at most ${core.timerBound}`,
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
  if (due === undefined || due.cycles <= core.timerBound) return undefined;
  return `timer ${nameOfTimerKind(due.kind)}, due for ${due.cycles} cycles, has not fired`;
}
