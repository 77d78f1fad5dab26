/** What is wrong with a frame, its TCP options and its checksums. */
import { describe, expect, test } from 'vitest';
import {
  buildIpv4Frame,
  buildTcpFrame,
  buildUdp,
  foldSum,
  getU16,
  IPV4_DEFAULTS,
  internetChecksum,
  must,
  parseTcpFrame,
  parseTcpOptions,
  parseUdp,
  putU16,
} from './index.ts';
import { edited, faultOf, good, link, segment } from './testFrames.ts';

describe('a bad frame is refused with its reason', () => {
  const poke = (at: number, value: number) => (frame: Uint8Array) => {
    frame[at] = value;
  };
  test.each<[string, Uint8Array]>([
    ['ok', good()],
    ['short', good().subarray(0, 13)],
    ['short', good().subarray(0, 33)],
    ['not-ipv4', edited(poke(12, 0x86))],
    ['bad-ip-version', edited(poke(14, 0x65))],
    ['bad-length', edited(poke(14, 0x44), false)],
    ['bad-length', edited(poke(17, 19))],
    ['bad-length', good().subarray(0, -1)],
    ['bad-ip-checksum', edited(poke(22, 63), false)],
    ['fragment', edited(poke(20, 0x20))],
    ['fragment', edited(poke(21, 1))],
    ['not-tcp', edited(poke(23, 17))],
    ['short', edited(poke(17, 39))],
    ['bad-tcp-checksum', edited(poke(70, 0))],
  ])('%s', (reason, frame) => expect(faultOf(frame)).toBe(reason));

  test('bad-tcp-offset below 5 and beyond the segment, whatever the checksum', () => {
    for (const offset of [4, 0, 15]) {
      const frame = good();
      frame[46] = offset << 4;
      if (offset === 15) putU16(frame, 16, 20 + 40);
      putU16(frame, 24, 0);
      putU16(frame, 24, internetChecksum(frame, 14, 34));
      const result = parseTcpFrame(frame, { checksum: false });
      expect(result.ok ? 'ok' : result.fault).toBe('bad-tcp-offset');
    }
  });

  test('ip-options, unless allowed', () => {
    const tcp = good().subarray(34);
    const frame = buildIpv4Frame(link, {
      ...IPV4_DEFAULTS,
      source: segment.source,
      destination: segment.destination,
      protocol: 6,
      options: Uint8Array.of(7, 7, 4, 0, 0, 0, 0, 0),
      payload: tcp,
    });
    expect(faultOf(frame)).toBe('ip-options');
    expect(must(parseTcpFrame(frame, { allowIpOptions: true })).segment).toEqual(segment);
  });

  test('UDP: a wrong length, a wrong checksum, and 0 for none', () => {
    const datagram = { sourcePort: 1, destinationPort: 2, payload: Uint8Array.of(1, 2, 3) };
    const bytes = buildUdp(datagram, segment.source, segment.destination);
    const parse = (b: Uint8Array) => parseUdp(b, segment.source, segment.destination);
    expect(parse(bytes.with(5, 12))).toEqual({ ok: false, fault: 'bad-length' });
    expect(parse(bytes.with(9, 9))).toEqual({ ok: false, fault: 'bad-udp-checksum' });
    expect(must(parse(bytes.with(6, 0).with(7, 0)))).toEqual(datagram);
  });
});

describe('TCP options', () => {
  test('NOPs anywhere, EOL ends the list, an unknown option is kept, the last of two counts', () => {
    const bytes = Uint8Array.of(1, 2, 4, 5, 0xb4, 1, 253, 4, 9, 9, 3, 3, 2, 3, 3, 7, 0, 2, 4, 0);
    expect(parseTcpOptions(bytes)).toEqual({
      mss: 1460,
      windowScale: 7,
      unknown: [{ kind: 253, data: Uint8Array.of(9, 9) }],
    });
  });

  test.each([[[2, 0, 0, 0]], [[2, 1, 0, 0]], [[1, 1, 1, 2]], [[8, 10, 0, 0]]])(
    'an impossible length %j ends the list',
    (bytes) => {
      expect(parseTcpOptions(Uint8Array.of(3, 3, 5, ...bytes))).toEqual({ windowScale: 5, malformed: true });
    },
  );

  test('a known kind of a wrong length is unknown, not believed', () => {
    expect(parseTcpOptions(Uint8Array.of(2, 3, 9, 1))).toEqual({ unknown: [{ kind: 2, data: Uint8Array.of(9) }] });
  });

  test('SYN options are laid out as Linux does; option bytes of the own go out as they are', () => {
    const syn = {
      ...segment,
      options: { mss: 1460, sackPermitted: true, timestamps: { value: 1, echo: 0 }, windowScale: 7 },
    };
    const frame = buildTcpFrame({ link, segment: syn });
    expect(Buffer.from(frame.subarray(54, 74)).toString('hex')).toBe('020405b40402080a000000010000000001030307');
    const raw = buildTcpFrame({ link, segment: { ...segment, optionBytes: Uint8Array.of(2, 0, 0, 0) } });
    expect(must(parseTcpFrame(raw)).segment.options).toEqual({ malformed: true });
    expect(() => buildTcpFrame({ link, segment: { ...segment, optionBytes: new Uint8Array(3) } })).toThrow(
      /multiple of 4/,
    );
  });
});

describe('Internet checksum', () => {
  test('the example of RFC 1071 section 3', () => {
    expect(internetChecksum(Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7))).toBe(0xddf2 ^ 0xffff);
  });

  test('equals the word-by-word sum at every length and offset, and at 64 KiB of ones', () => {
    const bytes = Uint8Array.from({ length: 70 }, (_, i) => (i * 89 + 7) & 255);
    for (let from = 0; from < 9; from++)
      for (let to = from; to <= bytes.length; to++) {
        let sum = 0;
        for (let i = from; i < to; i += 2) sum += i + 1 < to ? getU16(bytes, i) : (bytes[i] ?? 0) << 8;
        expect(internetChecksum(bytes, from, to)).toBe(foldSum(sum) ^ 0xffff);
      }
    expect(internetChecksum(new Uint8Array(65535).fill(255), 0, 65535, 0x40000)).toBe(
      (foldSum(0xff00 + 4) ^ 0xffff) & 0xffff,
    );
  });
});
