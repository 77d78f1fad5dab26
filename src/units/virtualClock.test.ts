import { describe, expect, test } from 'vitest';
import { Random } from './random.ts';
import { millis } from './time.ts';
import { VirtualClock } from './virtualClock.ts';

describe('VirtualClock', () => {
  test('runs actions by due time, and equal times in the order they were set', () => {
    const seed = 7;
    const random = new Random(seed);
    const clock = new VirtualClock();
    const wanted: { due: number; order: number }[] = [];
    const ran: { due: number; order: number }[] = [];
    for (let order = 0; order < 500; order++) {
      const due = random.int(0, 40);
      const timer = clock.after(millis(due), () => ran.push({ due: clock.now(), order }));
      if (random.chance(0.4)) timer.cancel();
      else wanted.push({ due, order });
    }
    clock.advanceTo(millis(40));
    expect(ran, `seed ${seed}`).toEqual(wanted.sort((a, b) => a.due - b.due || a.order - b.order));
    expect(clock.nextDeadline()).toBeUndefined();
  });

  test('an action set by an action runs within the same advance, at its own time', () => {
    const clock = new VirtualClock();
    const times: number[] = [];
    const tick = () => {
      times.push(clock.now());
      if (times.length < 4) clock.after(millis(2.5), tick);
    };
    clock.after(millis(1), tick);
    clock.advanceTo(millis(7));
    expect(times).toEqual([1, 3.5, 6]);
    expect(clock.now()).toBe(7);
    expect(clock.nextDeadline()).toBe(8.5);
  });

  test('a cancelled action does not run and is not a deadline; cancelling twice is harmless', () => {
    const clock = new VirtualClock();
    const timer = clock.after(millis(1), () => expect.unreachable());
    timer.cancel();
    timer.cancel();
    expect(clock.nextDeadline()).toBeUndefined();
    clock.advanceTo(millis(5));
  });

  test('refuses to go back, and runUntil stops at its limit', () => {
    const clock = new VirtualClock(millis(10));
    expect(() => clock.advanceTo(millis(9))).toThrow(/cannot go back/);
    expect(() => clock.after(millis(-1), () => {})).toThrow(/cannot be set/);
    clock.after(millis(5), () => {});
    expect(clock.runUntil(() => false, millis(12))).toBe(false);
    expect(clock.runUntil(() => clock.now() === 15, millis(20))).toBe(true);
  });
});
