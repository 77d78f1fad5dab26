import { type Clock, type Millis, millis, type Random } from '#units';

/** When nothing gets through. */
export interface BurstPlan {
  /** Mean time between two. */
  readonly every: Millis;
  /** Of each. */
  readonly length: Millis;
}

/** Times at which a wire is dead for a moment, as a predicate for `Impairment.matches`. Seeded; starts after the first mean time. */
export const bursts =
  (random: Random, { every, length }: BurstPlan) =>
  (clock: Clock): (() => boolean) => {
    let next = clock.now() + every;
    return () => {
      const now = clock.now();
      // A quiet wire does not save its bursts up.
      while (now >= next + length)
        next = Math.max(next + length, now - every) + millis(random.int(every / 2, every * 1.5));
      return now >= next;
    };
  };
