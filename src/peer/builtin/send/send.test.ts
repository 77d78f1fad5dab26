/** Parts of the sending side: buffer, retransmission time, congestion window. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { millis, seq } from '#units';
import { Positions } from '../positions.ts';
import { NewReno } from './newReno.ts';
import { RtoEstimator } from './rto.ts';
import { SendBuffer } from './sendBuffer.ts';

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
