import { expect, test } from 'vitest';
import { shrink } from './shrink.ts';
import type { Json } from './simpler.ts';

type Step = { readonly name: string; readonly count?: number; readonly parts?: readonly number[] };
const step = (name: string, count: number): Step => ({ name, count, parts: [count, 7] });
const noise = (count: number): Step[] => Array.from({ length: count }, (_, i) => step('noise', i));

/** A device that forgets: it fails when it was switched on before, and is asked for more than 40 with a part above 2. */
const fails = async (steps: readonly Step[]): Promise<boolean> => {
  const on = steps.findIndex(({ name }) => name === 'on');
  return steps.some(
    ({ name, count = 0, parts = [] }, i) =>
      on >= 0 && i > on && name === 'ask' && count > 40 && parts.some((p) => p > 2),
  );
};

test('of hundreds of steps the two that matter are left, each as plain as it still fails', async () => {
  const steps = [...noise(150), step('on', 5), ...noise(100), step('ask', 1000), ...noise(200)];
  expect(await fails(steps)).toBe(true);
  const seen: number[] = [];
  const least = await shrink<Step & Json>(steps, fails, { onSmaller: (count) => seen.push(count) });
  expect(least).toEqual([{ name: 'on' }, { name: 'ask', count: 41, parts: [3] }]);
  expect(seen.length).toBeGreaterThan(5);
});

test('the budget of trials ends the search with what it has, which fails', async () => {
  const steps = [...noise(150), step('on', 5), step('ask', 1000)];
  const least = await shrink<Step & Json>(steps, fails, { trials: 10 });
  expect(least.length).toBeLessThan(steps.length);
  expect(await fails(least)).toBe(true);
});
