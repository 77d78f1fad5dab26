import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes, anyIpv4, anyLink, anyMac, anySegment, anyTcpOptions } from './arbitraries.ts';
import {
  buildArpFrame,
  buildEthernet,
  buildIcmpEcho,
  buildIpv4,
  buildIpv4Frame,
  buildTcpFrame,
  buildTcpOptions,
  buildUdp,
  formatFrame,
  type Ipv4Header,
  must,
  padFrame,
  parseArpFrame,
  parseEthernet,
  parseIcmpEcho,
  parseIpv4,
  parseIpv4Frame,
  parseIpv6,
  parseTcpFrame,
  parseTcpOptions,
  parseUdp,
} from './index.ts';

const u = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });

const anyIpv4Header: fc.Arbitrary<Ipv4Header> = fc.record({
  source: anyIpv4,
  destination: anyIpv4,
  protocol: u(8),
  tos: u(8),
  ttl: u(8),
  identification: u(16),
  dontFragment: fc.boolean(),
  moreFragments: fc.boolean(),
  fragmentOffset: u(13).map((units) => units * 8),
  options: fc
    .integer({ min: 0, max: 10 })
    .chain((words) => fc.uint8Array({ minLength: words * 4, maxLength: words * 4 })),
});

describe('what is built is what is parsed', () => {
  test('Ethernet, with and without tag', () => {
    fc.assert(
      fc.property(anyLink, u(16), anyBytes(100), (link, etherType, payload) => {
        fc.pre(etherType !== 0x8100);
        const frame = { ...link, etherType, payload };
        expect(must(parseEthernet(buildEthernet(frame)))).toEqual(frame);
      }),
    );
  });

  test('ARP', () => {
    fc.assert(
      fc.property(anyLink, u(16), anyMac, anyIpv4, anyMac, anyIpv4, (link, operation, a, b, c, d) => {
        const arp = { operation, senderMac: a, senderIp: b, targetMac: c, targetIp: d };
        expect(must(parseArpFrame(padFrame(buildArpFrame(link, arp))))).toEqual(arp);
      }),
    );
  });

  test('IPv4 with options and fragments, padding left out', () => {
    fc.assert(
      fc.property(anyLink, anyIpv4Header, anyBytes(100), (link, header, payload) => {
        const packet = { ...header, payload };
        expect(must(parseIpv4(buildIpv4(packet)))).toEqual(packet);
        expect(must(parseIpv4Frame(padFrame(buildIpv4Frame(link, packet))))).toEqual(packet);
      }),
    );
  });

  test('ICMP echo and UDP', () => {
    fc.assert(
      fc.property(anyIpv4, anyIpv4, u(16), u(16), anyBytes(100), (from, to, a, b, payload) => {
        const echo = { kind: 'request', identifier: a, sequence: b, data: payload } as const;
        expect(must(parseIcmpEcho(buildIcmpEcho(echo)))).toEqual(echo);
        const datagram = { sourcePort: a, destinationPort: b, payload };
        expect(must(parseUdp(buildUdp(datagram, from, to), from, to))).toEqual(datagram);
      }),
    );
  });

  test('TCP options', () => {
    fc.assert(
      fc.property(anyTcpOptions, (options) => {
        const bytes = buildTcpOptions(options);
        expect(bytes.length % 4).toBe(0);
        expect(parseTcpOptions(bytes)).toEqual(options);
      }),
    );
  });

  test('TCP frames, padded or not', () => {
    fc.assert(
      fc.property(
        anyLink,
        u(8),
        u(8),
        u(16),
        fc.boolean(),
        anySegment,
        (link, tos, ttl, identification, dontFragment, segment) => {
          const frame = { link, ip: { tos, ttl, identification, dontFragment }, segment };
          expect(must(parseTcpFrame(padFrame(buildTcpFrame(frame))))).toEqual(frame);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('no bytes crash a parser', () => {
  test('noise, and real frames with noise in them', () => {
    const noisy = fc.oneof(
      anyBytes(120),
      fc
        .tuple(anyLink, anySegment, fc.array(fc.tuple(fc.nat(119), u(8)), { maxLength: 8 }), fc.nat(200))
        .map(([link, segment, changes, cut]) => {
          const frame = buildTcpFrame({ link, segment }).slice(0, Math.max(1, cut));
          for (const [at, value] of changes) if (at < frame.length) frame[at] = value;
          return frame;
        }),
    );
    fc.assert(
      fc.property(noisy, (bytes) => {
        expect(formatFrame(bytes)).toMatch(/\S/);
        parseTcpFrame(bytes, { allowIpOptions: true, checksum: false });
        parseTcpOptions(bytes);
        parseUdp(bytes, 0 as never, 0 as never);
        parseIpv6(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  test('every flip of one bit behind the Ethernet header of a TCP frame is noticed', () => {
    fc.assert(
      fc.property(anySegment, fc.nat(), (segment, pick) => {
        const link = { destination: 1 as never, source: 2 as never };
        const frame = buildTcpFrame({ link, segment });
        const bit = 14 * 8 + (pick % ((frame.length - 14) * 8));
        frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(parseTcpFrame(frame, { allowIpOptions: true }).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
