import { describe, expect, test } from 'vitest';
import { nameOfRawReason, RawReason } from '#contract';
import { Random, seq } from '#units';
import { buildTcpFrame, foldSum, ipv4, mac, putU16, sumWords, TcpFlag } from '#wire';
import { classify } from './classify.ts';

const own = mac('02:00:00:00:00:01');

const frameOf = (payload = 20, options: Uint8Array = new Uint8Array(0)): Uint8Array =>
  buildTcpFrame({
    link: { destination: own, source: mac('02:00:00:00:00:02') },
    segment: {
      source: ipv4('10.0.0.2'),
      destination: ipv4('10.0.0.1'),
      sourcePort: 80,
      destinationPort: 5000,
      seq: seq(1),
      ack: seq(2),
      flags: TcpFlag.ack,
      window: 3,
      urgentPointer: 0,
      optionBytes: options,
      payload: new Uint8Array(payload).fill(9),
    } as Parameters<typeof buildTcpFrame>[0]['segment'],
  });

/** Puts the IP header checksum right again. */
function fixIp(b: Uint8Array): Uint8Array {
  const header = ((b[14] as number) & 15) * 4;
  putU16(b, 24, 0);
  putU16(b, 24, foldSum(sumWords(b, 14, 14 + header)) ^ 0xffff);
  return b;
}

const change =
  (at: number, ...values: number[]): ((b: Uint8Array) => Uint8Array) =>
  (b) => {
    b.set(values, at);
    return b;
  };

describe('classification of frames (3.2)', () => {
  test.each<[keyof typeof RawReason, string, (b: Uint8Array) => Uint8Array]>([
    ['NotForUs', 'another unicast address', change(0, 2, 0, 0, 0, 0, 9)],
    ['NotIpv4', 'ARP', change(12, 0x08, 0x06)],
    ['NotIpv4', 'a VLAN tag', change(12, 0x81, 0x00)],
    [
      'NotForUs',
      'ARP for somebody else: the address counts first',
      (b) => change(0, 2, 0, 0, 0, 0, 9)(change(12, 8, 6)(b)),
    ],
    ['TooShort', 'an IP header cut off, for whomever it is', (b) => change(0, 2, 0, 0, 0, 0, 9)(b).slice(0, 33)],
    ['TooShort', 'a total length beyond the frame', (b) => fixIp(change(16, 0x05, 0xdc)(b))],
    ['TooShort', 'a TCP header beyond the total length', (b) => fixIp(change(16, 0, 39)(b))],
    ['BadIpHeader', 'version 6 in an IPv4 frame', change(14, 0x65)],
    ['BadIpHeader', 'IHL 4', change(14, 0x44)],
    ['BadIpHeader', 'a wrong header checksum', change(22, 1)],
    ['BadIpHeader', 'a total length below the header', (b) => fixIp(change(16, 0, 19)(b))],
    ['IpOptions', 'IHL 6', (b) => fixIp(change(14, 0x46)(b))],
    ['Fragment', 'MF', (b) => fixIp(change(20, 0x20, 0)(b))],
    ['Fragment', 'an offset', (b) => fixIp(change(20, 0, 1)(b))],
    ['NotTcp', 'UDP', (b) => fixIp(change(23, 17)(b))],
    ['BadTcpHeader', 'data offset 4', change(46, 0x40)],
    ['BadTcpHeader', 'data offset beyond the segment', change(46, 0xf0)],
    ['BadTcpChecksum', 'a payload bit', change(60, 8)],
  ])('%s: %s', (reason, _, spoil) => {
    const what = classify(spoil(frameOf()), own);
    expect(typeof what === 'number' ? nameOfRawReason(what) : 'TCP').toBe(reason);
  });

  test('group addresses are ours; padding is no payload', () => {
    const group = classify(change(0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)(frameOf()), own);
    expect(typeof group).toBe('object');
    const padded = new Uint8Array(60).fill(0xaa);
    padded.set(frameOf(1));
    expect(classify(padded, own)).toMatchObject({ segment: { bytes: 1 }, payloadAt: 54 });
  });

  test.each<[string, number[], unknown]>([
    ['the first one counts', [8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 8, 10, 0, 0, 0, 3, 0, 0, 0, 4], { value: 1, echo: 2 }],
    ['one of another length is skipped', [8, 6, 0, 0, 0, 0, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2], { value: 1, echo: 2 }],
    ['behind an EOL nothing counts', [1, 0, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2], undefined],
    ['SACK is skipped (CHM-TX-042)', [1, 1, 5, 10, 0, 0, 0, 1, 0, 0, 0, 2], undefined],
  ])('timestamps: %s', (_, options, timestamps) => {
    const what = classify(frameOf(3, Uint8Array.from(options)), own);
    expect(what).toMatchObject({ segment: { timestamps } });
  });

  test.each([
    ['length 1', [8, 1, 0, 0]],
    ['one that overruns', [2, 5, 0, 0]],
    ['a kind without length', [1, 1, 1, 8]],
  ])('an option of %s is BadTcpHeader', (_, options) => {
    expect(classify(frameOf(3, Uint8Array.from(options)), own)).toBe(RawReason.BadTcpHeader);
  });

  test('any bytes are classified without a throw (seed 31)', () => {
    const random = new Random(31);
    for (let i = 0; i < 20_000; i++) {
      const b = random.chance(0.5) ? frameOf(random.int(0, 30)) : random.bytes(random.int(14, 90));
      for (let k = random.int(0, 3); k > 0; k--) b[random.int(0, b.length - 1)] = random.int(0, 255);
      const cut = b.slice(0, random.int(14, b.length));
      const what = classify(cut, own);
      if (typeof what !== 'number') expect(what.payloadAt + what.segment.bytes).toBeLessThanOrEqual(cut.length);
    }
  });
});
