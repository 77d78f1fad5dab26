import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { millis, Random, seq, VirtualClock } from '#units';
import { buildArpFrame, buildTcpFrame, framePortPair, ipv4, mac, padFrame, parseTcpFrame, TcpFlag } from '#wire';
import { Cable, type Impairment } from './index.ts';

const link = { destination: mac('02:00:00:00:00:02'), source: mac('02:00:00:00:00:01') };
const numbered = (n: number): Uint8Array =>
  buildTcpFrame({
    link,
    segment: {
      source: ipv4('10.0.0.1'),
      destination: ipv4('10.0.0.2'),
      sourcePort: 1,
      destinationPort: 2,
      seq: seq(n),
      ack: seq(0),
      flags: TcpFlag.ack,
      window: 0,
      urgentPointer: 0,
      options: {},
      payload: new Uint8Array(n % 7),
    },
  });
const arp = buildArpFrame(link, {
  operation: 1,
  senderMac: link.source,
  senderIp: ipv4('10.0.0.1'),
  targetMac: mac('00:00:00:00:00:00'),
  targetIp: ipv4('10.0.0.2'),
});

/** A cable whose near end is driven by the test and whose far end collects. */
const rig = (seed: number, ...toFar: Impairment[]) => {
  const clock = new VirtualClock();
  const [near, nic] = framePortPair();
  const [far, peer] = framePortPair();
  const cable = new Cable({ clock, random: new Random(seed), near, far, toFar });
  const got: { frame: Uint8Array; at: number }[] = [];
  const back: Uint8Array[] = [];
  peer.onFrame((frame) => got.push({ frame, at: clock.now() }));
  nic.onFrame((frame) => back.push(frame));
  /** One frame a millisecond. */
  const run = (count: number) => {
    for (let n = 0; n < count; n++) {
      nic.send(numbered(n));
      clock.advanceBy(millis(1));
    }
    clock.advanceBy(millis(1000));
  };
  const numbers = () =>
    got.map(({ frame }) => frame[41] as number).map((low, i) => low + 256 * (got[i]?.frame[40] ?? 0));
  return { clock, cable, nic, peer, got, back, run, numbers };
};

describe('Cable', () => {
  test('without rules frames pass within send, the same object, both ways', () => {
    const { nic, peer, got, back } = rig(1);
    const frame = numbered(1);
    nic.send(frame);
    expect(got[0]?.frame).toBe(frame);
    peer.send(frame);
    expect(back).toEqual([frame]);
  });

  test('a fixed delay keeps the order and is kept exactly', () => {
    const { run, got, numbers } = rig(1, { delay: millis(7.5) });
    run(50);
    expect(numbers()).toEqual([...Array(50).keys()]);
    expect(got.map(({ at }) => at)).toEqual(numbers().map((n) => n + 7.5));
  });

  test('rates are met, causes are counted, and the balance holds', () => {
    const seed = 11;
    const { run, cable, got } = rig(seed, { loss: 0.02, duplication: 0.01, reordering: 0.03, corruption: 0.05 });
    run(10_000);
    const s = cable.statistics('toFar');
    const near = (value: number, rate: number) =>
      expect(Math.abs(value / 10_000 - rate), `seed ${seed}`).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / 10_000));
    near(s.lost, 0.02);
    near(s.duplicated, 0.01);
    near(s.reordered, 0.03);
    near(s.corrupted, 0.05);
    expect(s.inFlight).toBe(0);
    expect(s.delivered).toBe(s.frames + s.duplicated - s.lost - s.corruptedAway);
    expect(got.length).toBe(s.delivered);
    expect(cable.statistics('toNear').frames).toBe(0);
  });

  test('a held-back frame is overtaken by those sent within its delay, and by no others', () => {
    const { run, numbers } = rig(1, { reordering: 1, reorderBy: millis(2.5), matches: (_, index) => index === 3 });
    run(8);
    expect(numbers()).toEqual([0, 1, 2, 4, 5, 3, 6, 7]);
  });

  test('a corrupted frame differs in one bit, and a checksum finds it; the sender keeps its bytes', () => {
    const { nic, got } = rig(5, { corruption: 1 });
    for (let n = 0; n < 500; n++) {
      const frame = padFrame(numbered(n));
      const before = frame.slice();
      nic.send(frame);
      expect(frame).toEqual(before);
      const received = got[n]?.frame ?? new Uint8Array(0);
      const bits = received.reduce(
        (sum, byte, i) => sum + (byte ^ (before[i] ?? 0)).toString(2).replaceAll('0', '').length,
        0,
      );
      expect(bits).toBe(1);
      expect(parseTcpFrame(received, { allowIpOptions: true }).ok).toBe(false);
    }
  });

  test('a frame without a checksum of its own is dropped where it would be corrupted', () => {
    const { nic, got, cable } = rig(5, { corruption: 1 });
    nic.send(arp);
    expect(got).toEqual([]);
    expect(cable.statistics('toFar').corruptedAway).toBe(1);
  });

  test('windows of time and frame predicates limit a rule; rules can be replaced', () => {
    const { run, numbers, cable } = rig(
      1,
      { loss: 1, from: millis(2), until: millis(4) },
      { loss: 1, matches: (f) => f[41] === 6 },
    );
    run(8);
    expect(numbers()).toEqual([0, 1, 4, 5, 7]);
    cable.impair('toFar', []);
    run(3);
    expect(numbers().slice(5)).toEqual([0, 1, 2]);
  });

  test('same seed, same fate of every frame; another seed, another; one rate does not move the others', () => {
    const fate = (seed: number, rule: Impairment) => {
      const { run, got } = rig(seed, rule);
      run(2000);
      const hash = createHash('sha256');
      for (const { frame, at } of got) hash.update(frame).update(String(at));
      return hash.digest('hex');
    };
    const rule = { loss: 0.1, duplication: 0.1, reordering: 0.1, corruption: 0.1 };
    expect(fate(1, rule)).toBe(fate(1, rule));
    expect(fate(1, rule)).not.toBe(fate(2, rule));
    const lostOf = (extra: Impairment) => {
      const { run, numbers } = rig(3, { loss: 0.1, ...extra });
      run(1000);
      return new Set(numbers());
    };
    expect(lostOf({ duplication: 0.5, reordering: 0.2 })).toEqual(lostOf({}));
  });

  test('a rate that is no fraction is refused with the cure', () => {
    expect(() => rig(1, { loss: 2 })).toThrow(/not a fraction/);
    expect(() => rig(1, { delay: millis(-1) })).toThrow(/negative/);
  });
});
