import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { millis, seq, VirtualClock } from '#units';
import { NewReno } from './newReno.ts';
import { Positions } from './positions.ts';
import { Reassembly } from './reassembly.ts';
import { Receiver } from './receiver.ts';
import { RtoEstimator } from './rto.ts';
import { SendBuffer } from './sendBuffer.ts';
import { nextState } from './state.ts';
import { Timestamps } from './timestamps.ts';

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

test('SendBuffer returns any range that was appended and not released', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 200 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (chunks, a, b, c) => {
        const all = Buffer.concat(chunks);
        const buffer = new SendBuffer();
        for (const chunk of chunks) buffer.append(chunk);
        const released = a % (all.length + 1);
        const from = released + (b % (all.length - released + 1));
        const length = c % (all.length - from + 1);
        buffer.release(released);
        expect(buffer.end).toBe(all.length);
        expect(Buffer.from(buffer.slice(from, length))).toEqual(all.subarray(from, from + length));
      },
    ),
  );
});

test('positions do not wrap where sequence numbers do', () => {
  const space = new Positions(seq(0xffff_fff0));
  expect(space.seqAt(0x20)).toBe(0x10);
  expect(space.positionOf(seq(0x10), 5)).toBe(0x20);
  expect(space.positionOf(seq(0xffff_ffef), 5)).toBe(-1);
  const far = 3 * 2 ** 32 + 77;
  expect(space.positionOf(space.seqAt(far + 1000), far)).toBe(far + 1000);
});

describe('RTO (RFC 6298)', () => {
  const limits = { initialRto: millis(1000), minRto: millis(200), maxRto: millis(60_000) };
  test('first sample: SRTT = R, RTTVAR = R/2; then 1/8 and 1/4', () => {
    const rto = new RtoEstimator(limits);
    expect(rto.timeout).toBe(1000);
    rto.sample(100);
    expect(rto.timeout).toBe(300);
    rto.sample(200);
    // RTTVAR = 0.75 * 50 + 0.25 * 100, SRTT = 0.875 * 100 + 0.125 * 200
    expect(rto.srtt).toBe(112.5);
    expect(rto.timeout).toBe(112.5 + 4 * 62.5);
  });
  test('has a floor and a ceiling; backs off until the next sample; 3 s after a lost SYN', () => {
    const rto = new RtoEstimator(limits);
    rto.sample(1);
    expect(rto.timeout).toBe(200);
    rto.backOff();
    rto.backOff();
    expect(rto.timeout).toBe(800);
    for (let i = 0; i < 20; i++) rto.backOff();
    expect(rto.timeout).toBe(60_000);
    rto.sample(1);
    expect(rto.timeout).toBe(200);
    const lost = new RtoEstimator(limits);
    lost.backOff();
    lost.afterLostSyn();
    expect(lost.timeout).toBe(3000);
  });
});

describe('NewReno (RFC 5681, RFC 6582)', () => {
  const MSS = 1000;
  test('slow start doubles in a flight, congestion avoidance adds one segment', () => {
    const c = new NewReno(MSS, 2);
    c.onProgress(MSS, 1001, MSS);
    c.onProgress(MSS, 2001, 0);
    expect(c.cwnd).toBe(4 * MSS);
    c.onTimeout(1, 1 + 8 * MSS, true);
    expect(c.cwnd).toBe(MSS);
    for (let i = 0; i < 3; i++) c.onProgress(MSS, 9001 + i * MSS, 0);
    expect(c.cwnd).toBe(4 * MSS);
    for (let i = 0; i < 4; i++) c.onProgress(MSS, 20_001 + i * MSS, 0);
    expect(c.cwnd).toBeGreaterThan(4.8 * MSS);
    expect(c.cwnd).toBeLessThanOrEqual(5 * MSS);
  });
  test('the third duplicate retransmits, partial acknowledgments retransmit again, a full one deflates', () => {
    const c = new NewReno(MSS, 10);
    const max = 1 + 10 * MSS;
    expect([1, 2, 3, 4].map(() => c.onDuplicate(1, max))).toEqual(['none', 'none', 'retransmit', 'none']);
    expect(c.cwnd).toBe(5 * MSS + 4 * MSS);
    expect(c.onProgress(2 * MSS, 1 + 2 * MSS, 8 * MSS)).toBe('retransmit');
    expect(c.inRecovery).toBe(true);
    expect(c.onProgress(8 * MSS, max, 0)).toBe('none');
    expect(c.inRecovery).toBe(false);
    expect(c.cwnd).toBe(2 * MSS);
  });
  test('duplicates below what a timeout noticed start no second recovery', () => {
    const c = new NewReno(MSS, 10);
    c.onTimeout(1, 1 + 10 * MSS, true);
    expect([1, 2, 3].map(() => c.onDuplicate(1, 1 + 10 * MSS))).toEqual(['none', 'none', 'none']);
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
