import { describe, expect, test } from 'vitest';
import { StrobeClock } from './strobeClock.ts';

describe('the clock of strobes', () => {
  test('tells the cycle in which a millisecond began, and the millisecond of a cycle', () => {
    const clock = new StrobeClock();
    expect([clock.reached(1), clock.at(50)]).toEqual([undefined, undefined]);
    clock.given(5, 100, 1, 0);
    clock.given(6, 1100, 10, 20); // 6 … 15 in 1100, 1120, … 1280
    clock.given(16, 5000, 1, 0);
    expect([4, 5, 6, 7, 15, 16, 17].map((ms) => clock.reached(ms))).toEqual([
      -1,
      100,
      1100,
      1120,
      1280,
      5000,
      undefined,
    ]);
    expect([99, 100, 1099, 1100, 1119, 1120, 1280, 4999, 5000, 9999].map((cycle) => clock.at(cycle))).toEqual([
      4, 5, 5, 6, 6, 7, 15, 15, 16, 16,
    ]);
  });

  test('finds its way among many strobes', () => {
    const clock = new StrobeClock();
    for (let ms = 1; ms <= 1000; ms++) clock.given(ms, 10 * ms, 1, 0);
    for (let ms = 1; ms <= 1000; ms++) expect([clock.reached(ms), clock.at(10 * ms + 9)]).toEqual([10 * ms, ms]);
  });

  test('checks wait while strobes are under way', () => {
    const clock = new StrobeClock();
    const seen: (number | undefined)[] = [];
    clock.given(1, 10, 1, 0);
    clock.begin();
    expect(clock.open).toBe(true);
    clock.later(() => seen.push(clock.at(70)));
    expect(seen).toEqual([]);
    clock.given(2, 50, 3, 10);
    expect([seen, clock.open]).toEqual([[4], false]);
    clock.later(() => seen.push(clock.reached(3)));
    expect(seen).toEqual([4, 60]);
  });
});
