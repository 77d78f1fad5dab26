import { describe, expect, test } from 'vitest';
import { Random } from '#units';
import { RangeAllocator } from './rangeAllocator.ts';

describe('RangeAllocator', () => {
  test('never gives one byte twice, honours alignment, and ends up whole again (seeds 1 to 20)', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new Random(seed);
      const window = 1 << 16;
      const allocator = new RangeAllocator('memory', 100, window - 100);
      const held = new Map<number, number>();
      for (let i = 0; i < 1000; i++) {
        if (random.chance(0.55)) {
          const bytes = random.int(1, 3000);
          const alignment = 64 << random.int(0, 6);
          const base = allocator.tryTake(bytes, alignment);
          if (base === undefined) continue;
          const apart = [...held].every(([other, length]) => base + bytes <= other || other + length <= base);
          const right = apart && base % alignment === 0 && base >= 100 && base + bytes <= window;
          expect(right, `seed ${seed}: ${bytes} bytes at ${base}`).toBe(true);
          held.set(base, bytes);
        } else if (held.size > 0) {
          const base = random.pick([...held.keys()]);
          held.delete(base);
          allocator.give(base);
        }
      }
      for (const base of held.keys()) allocator.give(base);
      expect(allocator.usedBytes).toBe(0);
      expect(allocator.take(window - 128), `seed ${seed}: in one piece again`).toBe(128);
    }
  });

  test('refuses what does not fit, and the return of what it did not give', () => {
    const allocator = new RangeAllocator('memory', 0, 1024);
    expect(allocator.tryTake(1025)).toBeUndefined();
    expect(() => allocator.take(2000)).toThrow(/no 2000 bytes left/);
    expect(() => allocator.give(64)).toThrow(/not in use/);
    const base = allocator.take(0);
    allocator.give(base);
    expect(() => allocator.give(base)).toThrow(/not in use/);
  });

  test('works above 32 bits', () => {
    const allocator = new RangeAllocator('memory', 2 ** 40, 2 ** 34);
    const base = allocator.take(2 ** 33, 2 ** 20);
    expect([base % 2 ** 20, base >= 2 ** 40]).toEqual([0, true]);
  });
});
