import { expect, test } from 'vitest';
import { type FlushRank, type Pending, Turn } from './turn.ts';

const pending = (rank: FlushRank, name: string, log: string[]): Pending => ({ rank, flush: () => log.push(name) });

test('a turn writes posts, then orders, then returns, each once, when its outermost call ends', () => {
  const log: string[] = [];
  const turn = new Turn();
  const [back, order, post] = [
    pending('return', 'return', log),
    pending('order', 'order', log),
    pending('post', 'post', log),
  ];
  turn.run(() => {
    turn.note(back);
    turn.run(() => {
      turn.note(order);
      turn.note(post);
      turn.note(order);
    });
    expect(log).toEqual([]);
  });
  expect(log).toEqual(['post', 'order', 'return']);
});

test('outside of a turn nothing waits, and a turn that throws is written all the same', () => {
  const log: string[] = [];
  const turn = new Turn();
  turn.note(pending('order', 'at once', log));
  expect(() =>
    turn.run(() => {
      turn.note(pending('post', 'kept', log));
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(log).toEqual(['at once', 'kept']);
});
