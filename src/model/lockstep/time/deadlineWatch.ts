/** The deadlines of a connection, and for how many cycles a timer has been due (section 3, Timer). */
import type { TimerKind } from '#contract';
import { deadlineOf, timerKinds } from '../../engine/index.ts';
import type { Row } from '../../row/index.ts';
import type { StrobeClock } from './strobeClock.ts';

/** The deadlines of a connection, and since when each one has stood so. */
export class DeadlineWatch {
  readonly #deadlines: (number | undefined)[];
  readonly #since: number[];
  /** Some timer runs. */
  runs: boolean;

  constructor(like?: DeadlineWatch) {
    this.#deadlines = like === undefined ? timerKinds.map(() => undefined) : [...like.#deadlines];
    this.#since = like === undefined ? timerKinds.map(() => 0) : [...like.#since];
    this.runs = like?.runs ?? false;
  }

  /** Looks at the row after an event in `cycle`. */
  note(row: Row, cycle: number, strobes: StrobeClock): void {
    const runs = row.rtxRunning || row.delAckRunning || row.pushRunning || row.swsRunning;
    if (!runs && !this.runs) return;
    this.runs = runs;
    let freed = false;
    for (let i = 0; i < timerKinds.length; i++) {
      const before = this.#deadlines[i];
      const deadline = deadlineOf(row, timerKinds[i] as TimerKind);
      if (freed || deadline !== before) this.#since[i] = cycle;
      if (deadline === before) continue;
      this.#deadlines[i] = deadline;
      // A kind that stood before the others is not due any more: the next one is, from here on.
      freed ||= before !== undefined && (strobes.reached(before) ?? cycle) <= cycle;
    }
  }

  /** A timer fired: a kind that stood behind it is due from now on. */
  fired(cycle: number): void {
    this.#since.fill(cycle);
  }

  /** The timer that fires first of those whose deadlines `now` has reached by `cycle`, and for how many cycles it was due. */
  due(strobes: StrobeClock, cycle: number): { readonly kind: TimerKind; readonly cycles: number } | undefined {
    for (let i = 0; i < timerKinds.length; i++) {
      const deadline = this.#deadlines[i];
      const reached = deadline === undefined ? undefined : strobes.reached(deadline);
      if (reached === undefined || reached > cycle) continue;
      return { kind: timerKinds[i] as TimerKind, cycles: cycle - Math.max(reached, this.#since[i] ?? 0) };
    }
    return undefined;
  }
}
