import { describe, expect, test } from 'vitest';
import { CutWatch } from './cutWatch.ts';

/** Frames in front of the terminate are not looked up for it, behind it they may be of either side. */
function watch(...frames: readonly ['before' | 'treated' | 'either', number][]): CutWatch {
  const cuts = new CutWatch();
  for (const [what, frame] of frames) {
    if (what === 'treated') expect(cuts.treated(frame)).toBeUndefined();
    else expect(cuts.notLookedUp(frame, what === 'either')).toBe(true);
  }
  return cuts;
}

describe('the cut of an initiate', () => {
  test('lies behind the frames that were not looked up yet, and not behind one that was treated', () => {
    const told = (cut: number) => watch(['before', 3], ['treated', 6]).initiated(cut);
    expect([3, 4, 6, 7].map(told)).toEqual(['above 3, at most 6', undefined, undefined, 'above 3, at most 6']);
  });

  test('may lie before or behind a frame that a terminate may have kept from being looked up', () => {
    for (const cut of [0, 2, 3]) expect(watch(['either', 2]).initiated(cut)).toBeUndefined();
  });

  test('parts the frames that were open: those behind it are behind the cut of the terminate too', () => {
    const cuts = watch(['either', 2], ['either', 5]);
    expect(cuts.initiated(3)).toBeUndefined();
    expect(cuts.terminated(6)).toBe('above 2, at most 5');
  });

  test('leaves no frame behind it that was not looked up, unless a terminate was there', () => {
    const cuts = watch();
    cuts.initiated(4);
    expect(cuts.notLookedUp(3, false)).toBe(true);
    expect(cuts.notLookedUp(4, false)).toBe(false);
    expect(cuts.notLookedUp(4, true)).toBe(true);
  });

  test('leaves no treated frame before it', () => {
    const cuts = watch();
    cuts.initiated(4);
    expect([cuts.treated(3), cuts.treated(4)]).toEqual(['at least 4, below Infinity', undefined]);
  });
});

describe('the cut of a terminate', () => {
  test('lies behind every treated frame, and not behind one that was gone', () => {
    const told = (cut: number) => watch(['treated', 3], ['either', 6]).terminated(cut);
    expect([3, 4, 6, 7].map(told)).toEqual(['above 3, at most 6', undefined, undefined, 'above 3, at most 6']);
  });

  test('does not lie before that of the initiate, whichever is told first', () => {
    const one = watch();
    one.initiated(5);
    expect(one.terminated(4)).toBe('above 4, at most Infinity');
    const other = watch();
    other.terminated(4);
    expect(other.initiated(5)).toBe('above -1, at most 4');
  });

  test('told first, decides what the open frames were', () => {
    const cuts = watch(['either', 2], ['either', 6]);
    expect(cuts.terminated(4)).toBeUndefined();
    expect(cuts.initiated(2)).toBe('above 2, at most 4');
  });

  test('leaves no frame between the two that was not looked up', () => {
    const cuts = watch(['treated', 3]);
    cuts.initiated(2);
    cuts.terminated(6);
    expect([1, 2, 5, 6].map((frame) => cuts.mayBeNotLookedUp(frame, true))).toEqual([true, false, false, true]);
    expect([1, 2, 5, 6].map((frame) => cuts.mayBeTreated(frame))).toEqual([false, true, true, false]);
  });
});

describe('a frame that was not looked up, while no cut is told', () => {
  test('is before one that is treated behind it, and gone behind one that was treated before it', () => {
    const cuts = watch(['either', 2], ['either', 8], ['treated', 5]);
    expect(cuts.initiated(2)).toBe('above 2, at most 5');
    expect(cuts.terminated(9)).toBe('above 5, at most 8');
  });

  test('does not stand between two that were treated', () => {
    expect(watch(['treated', 2], ['treated', 5]).notLookedUp(3, true)).toBe(false);
  });

  test('is before one that had to be: it did not find the key in front of it', () => {
    expect(watch(['either', 2], ['before', 5]).initiated(3)).toBe('above 5, at most Infinity');
    const cuts = watch(['either', 2], ['before', 5]);
    expect(cuts.terminated(2)).toBe('above 5, at most Infinity');
  });
});
