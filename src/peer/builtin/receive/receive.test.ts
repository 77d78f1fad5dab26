/** Parts of the receiving side: reassembly and window; and what belongs to both sides. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { millis, VirtualClock } from '#units';
import { nextState } from '../state.ts';
import { Timestamps } from '../timestamps.ts';
import { Reassembly } from './reassembly.ts';
import { Receiver } from './receiver.ts';

describe('Reassembly', () => {
  test('gives back the stream whatever the order, overlap and repetition of its segments', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 60 })), { maxLength: 60 }), (segments) => {
        const stream = Uint8Array.from({ length: 360 }, (_, i) => (i * 31) & 255);
        const reassembly = new Reassembly();
        const covered = new Set<number>();
        const got: number[] = [];
        for (const [start, length] of segments) {
          // As Receiver does: nothing below what was taken.
          const from = Math.max(start, got.length);
          if (start + length > from) reassembly.insert(from, stream.subarray(from, start + length));
          for (let i = start; i < start + length; i++) covered.add(i);
          for (const bytes of reassembly.takeFrom(got.length)) got.push(...bytes);
        }
        let complete = 0;
        while (covered.has(complete)) complete++;
        expect(got).toEqual([...stream.subarray(0, complete)]);
        const held = reassembly
          .ranges()
          .flatMap(({ start, end }) => [...Array(end - start).keys()].map((i) => start + i));
        expect(held.sort((a, b) => a - b)).toEqual([...covered].filter((i) => i >= complete).sort((a, b) => a - b));
      }),
    );
  });

  test('bytes that come twice keep their first value; the newest range is named first', () => {
    const r = new Reassembly();
    r.insert(10, Uint8Array.of(1, 1));
    r.insert(20, Uint8Array.of(3));
    r.insert(9, Uint8Array.of(2, 2, 2, 2));
    expect(r.ranges()).toEqual([
      { start: 9, end: 13 },
      { start: 20, end: 21 },
    ]);
    r.insert(20, Uint8Array.of(9));
    expect(r.ranges()[0]).toEqual({ start: 20, end: 21 });
    expect(Buffer.concat(r.takeFrom(9))).toEqual(Buffer.of(2, 1, 1, 2));
  });
});

describe('Receiver window', () => {
  test('closes as unread bytes fill it, never moves its edge back, opens by a whole MSS or half the buffer', () => {
    const r = new Receiver(3000, 1000);
    expect(r.advertise(1, 0)).toBe(3000);
    r.take(1, new Uint8Array(2900), false);
    expect(r.advertise(r.nxt, 0)).toBe(100);
    r.setCapacity(500);
    r.take(2901, new Uint8Array(100), false);
    expect(r.advertise(r.nxt, 0)).toBe(0);
    expect(r.acceptable(3001, 0)).toBe(true);
    expect(r.acceptable(3001, 1)).toBe(false);
    r.setCapacity(3000);
    expect(r.worthUpdating).toBe(false);
    r.read();
    expect(r.worthUpdating).toBe(true);
    expect(r.advertise(r.nxt, 0)).toBe(2900);
  });
  test('bytes beyond the window are cut off, a FIN beyond it is not seen', () => {
    const r = new Receiver(10, 1000);
    r.advertise(1);
    expect(r.take(1, new Uint8Array(12), true)).toBe('in-order');
    expect(r.nxt).toBe(11);
    expect(r.ended).toBe(false);
  });
  test('a FIN that came early counts once the gap before it is filled', () => {
    const r = new Receiver(1000, 100);
    r.advertise(1);
    expect(r.take(6, new Uint8Array(5), true)).toBe('out-of-order');
    expect(r.ended).toBe(false);
    expect(r.take(1, new Uint8Array(5), false)).toBe('filled-gap');
    expect([r.ended, r.nxt]).toEqual([true, 12]);
  });
});

test('PAWS: the past is refused, also across the wrap, until 24 days passed', () => {
  const clock = new VirtualClock();
  const t = new Timestamps(clock, 0xffff_fffe);
  t.begin({ value: 0xffff_fff0, echo: 0 });
  expect(t.passes({ value: 0xffff_ffef, echo: 0 })).toBe(false);
  expect(t.passes({ value: 5, echo: 0 })).toBe(true);
  t.update({ value: 5, echo: 0 }, 10, 9);
  expect(t.option.echo).toBe(0xffff_fff0);
  t.update({ value: 5, echo: 0 }, 9, 9);
  expect(t.option.echo).toBe(5);
  clock.advanceTo(millis(4));
  expect(t.value).toBe(2);
  expect(t.roundTrip({ value: 0, echo: 0xffff_ffff })).toBe(3);
  clock.advanceTo(millis(25 * 24 * 3600 * 1000));
  expect(t.passes({ value: 4, echo: 0 })).toBe(true);
});

test('the states of RFC 9293 figure 5', () => {
  expect(nextState('FIN-WAIT-1', 'fin-received')).toBe('CLOSING');
  expect(nextState('FIN-WAIT-1', 'fin-acknowledged')).toBe('FIN-WAIT-2');
  expect(nextState('CLOSING', 'fin-acknowledged')).toBe('TIME-WAIT');
  expect(nextState('LAST-ACK', 'fin-acknowledged')).toBe('CLOSED');
  expect(nextState('TIME-WAIT', 'fin-received')).toBe('TIME-WAIT');
});
