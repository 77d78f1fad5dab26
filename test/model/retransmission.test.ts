import { describe, expect, test } from 'vitest';
import { Random } from '#units';
import { RetransmitWatch } from './retransmitWatch.ts';
import { openAndPunctual, SendingRun } from './sendingRun.ts';

describe('retransmission', () => {
  const seed = 1010;
  test(`comes when RTO << Count has passed, whatever window the peer leaves open (CHM-TIM-010, seed ${seed})`, () => {
    const random = new Random(seed);
    const seen = { timeouts: 0, small: 0, deep: 0 };
    for (let round = 0; round < 800; round++) {
      const run = new SendingRun(random, openAndPunctual);
      const watch = new RetransmitWatch(run);
      run.watch = watch;
      for (let i = 0; i < 50; i++) {
        run.disturb();
        run.settle();
        // The story is told only where it is needed: it costs more than the run.
        if (run.rules.broken.length > 0)
          expect.fail(`seed ${seed} round ${round}: ${run.rules.broken.join(', ')}: ${run.story.join(', ')}`);
      }
      for (const name of ['timeouts', 'small', 'deep'] as const) seen[name] += watch[name];
    }
    for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(500);
  });
});
