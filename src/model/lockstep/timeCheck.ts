/** Time as the device keeps it: `now` of records against the strobes (2.2), timers against their deadlines (section 3). */
import { nameOfTimerKind, TimerKind } from '#contract';
import { deadlineOf } from '../engine/index.ts';
import type { Row } from '../row/index.ts';
import type { Core } from './core.ts';
import type { Connection } from './objects.ts';
import type { RecordView } from './recordReader.ts';
import type { StrobeClock } from './strobeClock.ts';

/** Cycles from the one in which an event is bound to `now` to its record, at most (2.2). */
export const recordBoundCycles = 8;

/** Cycles for each connection whose timer may be due before this one: timers are offered one slot in 16 first (section 3). */
const slotCycles = 16;

/** Cycles from the one in which a timer is due to its record, at most (section 3): one sweep over the deadlines, and slots. */
export const timerBoundCycles = (connections: number): number => connections / 4 + 16 + slotCycles * connections;

const kinds = [TimerKind.Retransmit, TimerKind.DelayedAck, TimerKind.Push] as const;

/** The deadlines of a connection, and since when each one has stood so. */
export class DeadlineWatch {
  readonly #deadlines: (number | undefined)[];
  readonly #since: number[];
  /** Some timer runs. */
  runs: boolean;

  constructor(like?: DeadlineWatch) {
    this.#deadlines = like === undefined ? [undefined, undefined, undefined] : [...like.#deadlines];
    this.#since = like === undefined ? [0, 0, 0] : [...like.#since];
    this.runs = like?.runs ?? false;
  }

  /** Looks at the row after an event in `cycle`. */
  note(row: Row, cycle: number): void {
    const runs = row.rtxRunning || row.delAckRunning || row.pushRunning;
    if (!runs && !this.runs) return;
    this.runs = runs;
    for (let i = 0; i < kinds.length; i++) {
      const deadline = deadlineOf(row, kinds[i] as TimerKind);
      if (deadline === this.#deadlines[i]) continue;
      this.#deadlines[i] = deadline;
      this.#since[i] = cycle;
    }
  }

  /** A timer fired: a kind that stood behind it is due from now on. */
  fired(cycle: number): void {
    this.#since.fill(cycle);
  }

  /** The timer that fires first of those whose deadlines `now` has reached by `cycle`, and for how many cycles it was due. */
  due(strobes: StrobeClock, cycle: number): { readonly kind: TimerKind; readonly cycles: number } | undefined {
    for (let i = 0; i < kinds.length; i++) {
      const deadline = this.#deadlines[i];
      const reached = deadline === undefined ? undefined : strobes.reached(deadline);
      if (reached === undefined || reached > cycle) continue;
      return { kind: kinds[i] as TimerKind, cycles: cycle - Math.max(reached, this.#since[i] ?? 0) };
    }
    return undefined;
  }
}

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
