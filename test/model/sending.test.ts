import { describe, expect, test } from 'vitest';
import { Random } from '#units';
import { roughly, SendingRun } from './sendingRun.ts';

describe('what a grant sends', () => {
  const seed = 904;
  test(`keeps window, congestion window, SWS test and Nagle, and never leaves data without a timer (seed ${seed})`, () => {
    const random = new Random(seed);
    const seen: Record<string, number> = {};
    for (let round = 0; round < 1500; round++) {
      const run = new SendingRun(random, roughly);
      for (let i = 0; i < 60; i++) {
        run.disturb();
        if (random.chance(0.3)) run.disturb(); // before anything can act on the first
        run.settle();
        // The story is told only where it is needed: it costs more than the run.
        if (run.rules.broken.length > 0)
          expect.fail(`seed ${seed} round ${round}: ${run.rules.broken.join(', ')}: ${run.story.join(', ')}`);
      }
      // A peer that takes everything gets everything.
      for (let i = 0; i < 400 && !run.done; i++) {
        run.pass(100);
        run.acknowledge(100_000, 40_000);
        run.settle();
      }
      expect([run.done, run.rules.broken], `seed ${seed} round ${round}: ${run.story.join(', ')}`).toEqual([true, []]);
      for (const [name, count] of Object.entries(run.rules.seen)) seen[name] = (seen[name] ?? 0) + count;
    }
    // Every branch was taken often enough to mean something.
    for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(200);
  });
});
