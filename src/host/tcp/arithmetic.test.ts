import { describe, expect, it } from 'vitest';
import { millis, VirtualClock } from '#units';
import { bytes, RawPeer } from '../testing/rawPeer.ts';
import { grownWindow, thresholdAfterLoss } from './congestion.ts';
import { backedOffRto, rto, rttSample } from './rtt.ts';
import { defaultTcpSettings } from './settings.ts';
import { stackDelta, tsTime } from './timestamps.ts';

const afterSamples = (...samples: number[]) => samples.reduce(rttSample, { sRtt: 0, rttVar: 0 });

describe('round-trip estimation', () => {
  it('reproduces TV-RTO-1: samples 100, 200, 50', () => {
    expect(afterSamples(100)).toEqual({ sRtt: 800, rttVar: 200 });
    expect(rto(afterSamples(100))).toBe(300);
    expect(afterSamples(100, 200)).toEqual({ sRtt: 900, rttVar: 250 });
    expect(rto(afterSamples(100, 200))).toBe(362);
    expect(afterSamples(100, 200, 50)).toEqual({ sRtt: 838, rttVar: 250 });
    expect(rto(afterSamples(100, 200, 50))).toBe(354);
  });

  it('reproduces TV-RTO-2 and -3: floor, cap, one second before the first sample', () => {
    expect(afterSamples(1)).toEqual({ sRtt: 8, rttVar: 2 });
    expect(rto(afterSamples(1))).toBe(300);
    expect(rto(afterSamples(99_999))).toBe(60_000);
    expect(afterSamples(30_000)).toEqual({ sRtt: 240_000, rttVar: 60_000 });
    expect(rto({ sRtt: 0, rttVar: 0 })).toBe(1000);
    expect(backedOffRto(afterSamples(1), 3)).toBe(2400);
    expect(backedOffRto(afterSamples(1), 200)).toBe(60_000);
  });
});

describe('congestion window', () => {
  it('reproduces TV-CC-1 and -2', () => {
    expect(grownWindow(14_600, 14_600, 1460, 2920, 4)).toBe(14_892);
    expect(grownWindow(14_600, 14_600, 1460, 10_000, 4)).toBe(15_184);
  });

  it('doubles below the threshold and halves after a loss, never below two segments', () => {
    expect(grownWindow(2920, 100_000, 1460, 2920, 4)).toBe(5840);
    expect(thresholdAfterLoss(20_000, 10_000, 1000)).toBe(5000);
    expect(thresholdAfterLoss(1000, 10_000, 1000)).toBe(2000);
  });
});

describe('timestamps', () => {
  it('reproduces TV-TS-B3 to -B7: StackDelta -50 after an upload at stack time 200', () => {
    const tsDelta = stackDelta(150, 200);
    expect(tsDelta | 0).toBe(-50);
    const clock = new VirtualClock(millis(250));
    const core = { clock, settings: defaultTcpSettings, tcb: { tsDelta } } as unknown as Parameters<typeof tsTime>[0];
    expect(tsTime(core)).toBe(200);
    clock.advanceTo(millis(400));
    expect(tsTime(core)).toBe(350);
  });

  it('refuses an older timestamp (PAWS) and a segment without one, and echoes the newest', () => {
    const peer = new RawPeer({}, true);
    const socket = peer.open();
    let got = 0;
    socket.onData = (data) => {
      got += data.length;
    };
    peer.wait(100);
    peer.send({ payload: bytes(10) });
    peer.wait(50);
    expect(peer.take()[0]?.segment.options.timestamps).toEqual({ value: 140, echo: 1100 });
    peer.send({ at: 11, payload: bytes(10), options: { timestamps: { value: 1099, echo: 100 } } });
    expect(peer.takeText()).toEqual(['A 1 11 0']);
    peer.send({ at: 11, payload: bytes(10), options: {} });
    expect(got).toBe(10);
    peer.send({ at: 11, payload: bytes(10) });
    expect(got).toBe(20);
  });
});
