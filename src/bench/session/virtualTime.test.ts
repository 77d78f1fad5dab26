import { expect, test } from 'vitest';
import { cycles, Random } from '#units';
import { VirtualTime } from './virtualTime.ts';

test('time never steps back and meets every strobe, whatever is granted and however strobes are spaced', () => {
  const seed = 5;
  const random = new Random(seed);
  const time = new VirtualTime(cycles(0), 1000);
  let cycle = 0;
  let last = 0;
  for (let i = 0; i < 5000; i++) {
    if (random.chance(0.3)) {
      const [count, spacing] = [random.int(1, 20), random.int(1, 400)];
      for (let within = 0; within <= count * spacing; within += random.int(1, spacing)) {
        const now = time.within(cycles(cycle + within), cycles(cycle), spacing);
        if (now >= time.strobes + count) break;
        expect(now, `seed ${seed}`).toBeGreaterThanOrEqual(last);
        last = now;
      }
      time.strobed(cycles(cycle), count, spacing);
      cycle += count * spacing;
    } else cycle += random.int(0, Math.max(1, time.cyclesLeft(cycles(cycle))));
    const now = time.at(cycles(cycle));
    expect(now, `seed ${seed}`).toBeGreaterThanOrEqual(last);
    expect(now).toBeLessThan(time.strobes + 1);
    last = now;
  }
  expect(time.strobes).toBeGreaterThan(1000);
});
