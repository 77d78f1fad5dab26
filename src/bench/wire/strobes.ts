import { registers } from '#contract';
import type { Target } from '#protocol';
import { type Cycles, SmokestackError } from '#units';
import type { StrobeListener } from '../offload/index.ts';
import type { Scoreboard } from '../scoreboard/index.ts';

type Timed = Pick<Required<Scoreboard>, 'strobing' | 'strobed' | 'running' | 'ran'>;

/** Label of the checkpoints around a reading of NowMs: strobes before the first and behind the second are told apart by it. */
export const nowLabel = 'now';

/** Readings before strobes are taken to come too fast to be counted. */
const readings = 100;

/**
 * Counts the strobes of a device, given by the session or by the target itself, so that each millisecond has its cycle.
 * Register NowMs is read once: what the device counted before the bench came.
 */
export class Strobes implements StrobeListener {
  readonly #scoreboard: Timed;
  /** Register NowMs now; unknown until it was read. */
  #now: number | undefined;
  /** Strobes heard before that. */
  #early: Cycles[] = [];

  constructor(scoreboard: Timed) {
    this.#scoreboard = scoreboard;
  }

  running(): void {
    this.#scoreboard.running();
  }

  ran(idle: boolean, cycle: Cycles): void {
    this.#scoreboard.ran(idle, cycle);
  }

  /** The session lets the target give strobes: in which cycles is known when they are over. */
  begin(): void {
    this.#scoreboard.strobing();
  }

  /** `count` strobes were given, the first in `cycle`, one each `spacing` cycles. */
  given(cycle: Cycles, count: number, spacing: number): void {
    if (this.#now === undefined) {
      for (let i = 0; i < count; i++) this.#early.push((cycle + i * spacing) as Cycles);
      return;
    }
    this.#scoreboard.strobed(this.#now + 1, cycle, count, spacing);
    this.#now += count;
  }

  /** NowMs was `now` somewhere in [from, to]. @returns false when a strobe fell between: then it must be read again. */
  align(now: number, from: Cycles, to: Cycles): boolean {
    if (this.#early.some((cycle) => cycle >= from && cycle <= to)) return false;
    const before = this.#early.filter((cycle) => cycle < from);
    const after = this.#early.slice(before.length);
    this.#early = [];
    this.#now = now - before.length;
    // What came before is a strobe too: `now` is known from here on even if none was heard yet.
    if (before.length === 0) this.#scoreboard.strobed(now, from, 1, 0);
    for (const cycle of [...before, ...after]) this.given(cycle, 1, 0);
    return true;
  }
}

/** Reads NowMs until it is known which strobes it counts. @throws SmokestackError 'environment' when they come too fast */
export async function alignStrobes(target: Target, strobes: Strobes): Promise<void> {
  for (let left = readings; left > 0; left--) {
    const [from, now, to] = await Promise.all([
      target.checkpoint(nowLabel),
      target.readRegister(registers.nowMs.offset),
      target.checkpoint(nowLabel),
    ]);
    if (strobes.align(now, from, to)) return;
  }
  throw new SmokestackError('environment', 'strobes come faster than the register that counts them can be read', {
    cure: 'this machine is too busy for real time: run again, or with --peer builtin',
  });
}
