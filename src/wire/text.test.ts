/** Frames as text. */
import { describe, expect, test } from 'vitest';
import { formatFrame, formatIpv6, formatMac, type Ipv6Address, ipv4, mac, must, padFrame, parseIpv6 } from './index.ts';
import { edited, good } from './testFrames.ts';

describe('text', () => {
  test('a segment on one line, padding not counted', () => {
    expect(formatFrame(padFrame(good()))).toBe(
      'IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], seq 4294967280:16, ack 7, win 512, options [TS val 100 ecr 200], length 32',
    );
    expect(formatFrame(edited((f) => f.fill(0, 70, 71)))).toMatch(/length 32, bad-tcp-checksum$/);
    expect(formatFrame(new Uint8Array(3))).toBe('short frame, 3 bytes');
  });

  test('addresses', () => {
    expect(formatMac(mac('02:aB:00:00:00:ff'))).toBe('02:ab:00:00:00:ff');
    expect(() => mac('02:00')).toThrow(/not a MAC/);
    expect(() => ipv4('10.0.0.256')).toThrow(/not an IPv4/);
    expect(ipv4('255.0.0.1')).toBe(0xff000001);
    const six = (value: bigint) => formatIpv6(value as Ipv6Address);
    expect(six(0n)).toBe('::');
    expect(six(1n)).toBe('::1');
    expect(six(0x20010db8_00000000_00010000_00000001n)).toBe('2001:db8::1:0:0:1');
    expect(six(0xfe80_0000_0000_0000_0000_0000_0000_0000n << 0n)).toBe('fe80::');
    expect(six(0x2001_0db8_0000_0001_0001_0001_0001_0001n)).toBe('2001:db8:0:1:1:1:1:1');
  });

  test('an IPv6 header', () => {
    const b = new Uint8Array(44);
    b.set([0x6a, 0xbc, 0xde, 0xf0, 0, 3, 6, 63]);
    b[23] = 1;
    b[39] = 2;
    const packet = must(parseIpv6(b));
    expect(packet).toMatchObject({
      trafficClass: 0xab,
      flowLabel: 0xcdef0,
      nextHeader: 6,
      hopLimit: 63,
      source: 1n,
      destination: 2n,
    });
    expect(packet.payload.length).toBe(3);
  });
});
