import type { Random } from '#units';

/** A value, or what makes one, with its weight. */
export type Weighted<Value> = readonly (readonly [weight: number, value: Value])[];

/** One of `choices`, as often as its weight says. */
export function draw<Value>(random: Random, choices: Weighted<Value>): Value {
  let left = random.unit() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return (choices.at(-1) as readonly [number, Value])[1];
}

/** Near nothing, mostly; signed. */
export const nudge = (random: Random): number =>
  draw<() => number>(random, [
    [6, () => random.pick([-1, 1])],
    [3, () => random.int(-4, 4)],
    [2, () => random.int(-1500, 1500)],
    [1, () => random.int(-70_000, 70_000)],
    [1, () => random.pick([0x7fff_ffff, -0x8000_0000, 0x4000_0000, -0x4000_0000])],
  ])();
