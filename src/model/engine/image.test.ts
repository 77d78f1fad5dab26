import { describe, expect, test } from 'vitest';
import { fieldsOfTcpImage, type TcpImage, DeviceTcpState as TcpState } from '#contract';
import { Random, seq, seqAdd } from '#units';
import { resetAdapter } from './adapter.ts';
import { imageFromRow, rowFromImage, timerIdle } from './image.ts';

const states = [
  TcpState.Established,
  TcpState.FinWait1,
  TcpState.FinWait2,
  TcpState.CloseWait,
  TcpState.Closing,
  TcpState.LastAck,
] as const;

/** A connection as a host may hand it down. */
function anyImage(random: Random): TcpImage {
  const state = random.pick(states);
  const finReceived = state === TcpState.CloseWait || state === TcpState.Closing || state === TcpState.LastAck;
  const finPosted = state !== TcpState.Established && state !== TcpState.CloseWait;
  const sndUna = seq(random.u32());
  const upTo = (most: number): number => (random.chance(0.4) ? 0 : random.int(0, most));
  const closed = state === TcpState.FinWait2; // our FIN is acknowledged: nothing is left
  const sndNxt = closed ? sndUna : seqAdd(sndUna, upTo(3000));
  const sndMax = closed ? sndUna : seqAdd(sndNxt, upTo(3000));
  const zero = Object.fromEntries(fieldsOfTcpImage.map(({ name }) => [name, 0])) as unknown as TcpImage;
  return {
    ...zero,
    state,
    finReceived,
    finPosted,
    disconnectIndicated: finReceived && random.chance(0.5),
    aborted: false,
    remoteMss: 1460,
    sndUna,
    sndNxt,
    sndMax,
    sndEnd: closed ? seqAdd(sndUna, -1) : seqAdd(sndMax, upTo(3000)),
    sndWnd: random.chance(0.3) ? 0 : random.int(1, 70_000),
    maxSndWnd: random.int(0, 70_000),
    sendWL1: random.u32(),
    rcvNxt: random.u32(),
    rcvWnd: random.int(0, 60_000),
    initialRcvWnd: 60_000,
    cWnd: random.int(1, 2 ** 30),
    ssThresh: random.u32(),
    sRtt: random.int(0, 0xffff),
    rttVar: random.int(0, 0xffff),
    tsRecent: random.u32(),
    tsRecentAge: random.u32(),
    tsTime: random.u32(),
    totalRT: random.u32(),
    dupAckCount: random.int(0, 255),
    sndWndProbeCount: random.int(0, 255),
    retransmitCount: random.int(0, 255),
    retransmitTimeoutDelta: random.int(0, timerIdle - 1),
    keepAliveProbeCount: random.int(0, 255),
    keepAliveTimeoutDelta: random.pick([timerIdle, 0, random.int(1, timerIdle - 1)]),
    delegatedFlags: random.int(0, 0xffff),
    dWnd: random.u32(),
  };
}

/** What must come back as it went down, whatever the state (CHM-VAR-005, O-18, O-39). */
const kept = [
  'state',
  'dupAckCount',
  'sndWndProbeCount',
  'retransmitCount',
  'delegatedFlags',
  'keepAliveProbeCount',
  'keepAliveTimeoutDelta',
  'rcvNxt',
  'rcvWnd',
  'sndUna',
  'sndNxt',
  'sndMax',
  'sndEnd',
  'sndWnd',
  'maxSndWnd',
  'sendWL1',
  'cWnd',
  'ssThresh',
  'sRtt',
  'rttVar',
  'tsRecent',
  'tsRecentAge',
  'tsTime',
  'dWnd',
  'finPosted',
  'finReceived',
  'disconnectIndicated',
  'aborted',
] as const;

describe('delegated state', () => {
  const seed = 28_11;
  test(`comes back as it went down, and its clocks go on by what has passed (seed ${seed})`, () => {
    const random = new Random(seed);
    let timed = 0;
    for (let i = 0; i < 1000; i++) {
      const adapter = { ...resetAdapter, ticksPerSecond: random.pick([10, 100, 1000]) };
      const k = 1000 / adapter.ticksPerSecond;
      const image = anyImage(random);
      const now = random.int(1, 2 ** 36);
      const inputs = { now, pathIndex: 0, pathMtu: 1500, bufferBytes: 0, sendProducer: 0 };
      const row = rowFromImage(image, adapter, inputs);
      const told = `seed ${seed} image ${i}`;

      const out = imageFromRow(row, adapter, now, true);
      const fields = (from: TcpImage | typeof out) => Object.fromEntries(kept.map((name) => [name, from[name]]));
      expect(fields(out), told).toEqual(fields(image));

      // Something is in flight, or a probe of a closed window is due: then the timer runs on (CHM-TIM-020, CHM-TIM-046).
      const need = seqAdd(row.sndEnd, image.finPosted ? 1 : 0) !== row.sndUna;
      const runs = image.state !== TcpState.FinWait2 && need && (image.sndWnd === 0 || image.sndMax !== image.sndUna);
      expect(out.retransmitTimeoutDelta, told).toBe(runs ? image.retransmitTimeoutDelta : timerIdle);
      timed += Number(runs);
      if (image.retransmitCount > 0 && image.sndWnd > 0) expect(out.totalRT, told).toBe(image.totalRT);

      const ms = random.int(1, 100_000);
      const later = imageFromRow(row, adapter, now + ms, true);
      const ticks = Math.floor((now + ms) / k) - Math.floor(now / k);
      expect(later.tsTime, told).toBe((image.tsTime + ticks) >>> 0);
      expect(later.tsRecentAge, told).toBe((image.tsRecentAge + ticks) >>> 0);
      const left = image.retransmitTimeoutDelta * k - ms;
      const rounded = left <= 0 ? 0 : Math.max(1, Math.floor(left / k)); // OC-01
      expect(later.retransmitTimeoutDelta, told).toBe(runs ? rounded : timerIdle);
    }
    expect(timed).toBeGreaterThan(500);
  });
});
