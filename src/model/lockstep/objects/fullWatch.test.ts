import { expect, test } from 'vitest';
import { limits } from '#contract';
import { FullWatch } from './fullWatch.ts';

test('a queue was full since an order came: it is, or the record that made room came behind the order', () => {
  const full = new FullWatch();
  full.note(limits.requestQueueDepth - 1, 10);
  expect([0, 11].map((records) => full.wasFull(records))).toEqual([false, false]);
  full.note(limits.requestQueueDepth, 11);
  expect(full.wasFull(12)).toBe(true);
  full.note(limits.requestQueueDepth - 1, 15);
  full.note(limits.requestQueueDepth - 2, 17);
  expect([11, 15, 16, 17].map((records) => full.wasFull(records))).toEqual([true, true, false, false]);
});
