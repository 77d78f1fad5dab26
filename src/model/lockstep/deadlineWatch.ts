/** How long a timer may be due before it fires (section 3), and for how long it was. */
import { TimerKind } from '#contract';
import { deadlineOf } from '../engine/index.ts';
import type { Row } from '../row/index.ts';
import type { StrobeClock } from './strobeClock.ts';

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
