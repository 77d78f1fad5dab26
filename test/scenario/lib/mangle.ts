/**
 * A good frame made bad in one way, with the end that docs/contract/engine.md 3.2 gives it. Where the page leaves the end to
 * the bytes that chance chose, there is none here: the reference model has it.
 */
import { limits } from '#contract';
import type { Random } from '#units';
import {
  ETHERNET_HEADER,
  getU16,
  getU32,
  IPV4_HEADER,
  IpProtocol,
  internetChecksum,
  pseudoHeaderSum,
  putU16,
  TCP_HEADER,
} from '#wire';

export interface BadFrame {
  readonly kind: string;
  readonly frame: Uint8Array;
  /** The link marks it bad. */
  readonly errored?: boolean;
  /** `raw Reason`, `drop Reason` or `segment`. */
  readonly end?: string;
}

const ipAt = ETHERNET_HEADER;
const tcpAt = ipAt + IPV4_HEADER;
const optionsAt = tcpAt + TCP_HEADER;

/** Writes the header checksum that IHL asks for. */
function fixIp(frame: Uint8Array): Uint8Array {
  const header = 4 * ((frame[ipAt] ?? 0) & 15);
  putU16(frame, ipAt + 10, 0);
  putU16(frame, ipAt + 10, internetChecksum(frame, ipAt, Math.min(ipAt + header, frame.length)));
  return frame;
}

/** Writes the TCP checksum that the total length asks for. */
function fixTcp(frame: Uint8Array): Uint8Array {
  const end = Math.min(frame.length, ipAt + getU16(frame, ipAt + 2));
  const pseudo = pseudoHeaderSum(getU32(frame, ipAt + 12), getU32(frame, ipAt + 16), IpProtocol.tcp, end - tcpAt);
  putU16(frame, tcpAt + 16, 0);
  putU16(frame, tcpAt + 16, internetChecksum(frame, tcpAt, end, pseudo));
  return frame;
}

/** Offset and new value of bytes. */
const set = (frame: Uint8Array, at: number, ...bytes: readonly number[]): Uint8Array => {
  frame.set(bytes, at);
  return frame;
};
const setTotal = (frame: Uint8Array, total: number): Uint8Array => {
  putU16(frame, ipAt + 2, total);
  return fixIp(frame);
};
const appended = (frame: Uint8Array, more: Uint8Array): Uint8Array => {
  const longer = new Uint8Array(frame.length + more.length);
  longer.set(frame);
  longer.set(more, frame.length);
  return longer;
};

/** 20 bytes of options in front of what follows, which is cut to fit. */
function withOptions(frame: Uint8Array, options: Uint8Array): Uint8Array {
  const longer = new Uint8Array(optionsAt + options.length + 40);
  longer.set(frame.subarray(0, optionsAt));
  longer.set(options, optionsAt);
  longer[tcpAt + 12] = (TCP_HEADER + options.length) << 2;
  return fixTcp(setTotal(longer, longer.length - ipAt));
}

/** Made from `good`, which is a copy of its own; an end that is not of the table stands in front of the frame. */
type Mangle = (good: Uint8Array, random: Random) => Uint8Array | readonly [end: string | undefined, frame: Uint8Array];

const table: Readonly<Record<string, readonly [end: string | undefined, mangle: Mangle]>> = {
  'a length cut short': ['raw TooShort', (f, r) => f.subarray(0, r.int(14, f.length - 1))],
  'a total length below its header': ['raw BadIpHeader', (f, r) => setTotal(f, r.int(0, IPV4_HEADER - 1))],
  'a total length without a TCP header': ['raw TooShort', (f, r) => setTotal(f, r.int(20, 39))],
  'a total length beyond the frame': [
    'raw TooShort',
    (f, r) => setTotal(f, r.pick([f.length - ipAt + 1, 0xffff, r.int(f.length - ipAt + 1, 0xffff)])),
  ],
  'a total length short of its segment': [
    undefined,
    (f, r) => {
      const total = r.int(40, f.length - ipAt - 1);
      return [
        total - IPV4_HEADER < 4 * ((f[tcpAt + 12] ?? 0) >> 4) ? 'raw BadTcpHeader' : undefined,
        setTotal(f, total),
      ];
    },
  ],
  'a segment cut short with right sums': ['segment', (f) => fixTcp(setTotal(f, f.length - ipAt - 1))],
  'an IHL that is too small': ['raw BadIpHeader', (f, r) => fixIp(set(f, ipAt, 0x40 | r.int(0, 4)))],
  'an IHL with options': [
    undefined,
    (f, r) => {
      const words = r.int(6, 15);
      const room = f.length - ipAt;
      return [4 * words > room ? 'raw TooShort' : 'raw IpOptions', fixIp(set(f, ipAt, 0x40 | words))];
    },
  ],
  'another version': ['raw BadIpHeader', (f, r) => fixIp(set(f, ipAt, (r.pick([0, 1, 5, 6, 15]) << 4) | 5))],
  'a bad IP checksum': ['raw BadIpHeader', (f, r) => set(f, ipAt + 8, (f[ipAt + 8] ?? 0) ^ (1 << r.int(0, 7)))],
  'a bad TCP checksum': [
    'raw BadTcpChecksum',
    (f, r) => {
      const at = r.pick([tcpAt + 4, tcpAt + 9, tcpAt + 14, tcpAt + 17, f.length - 1]);
      return set(f, at, (f[at] ?? 0) ^ (1 << r.int(0, 7)));
    },
  ],
  'a data offset that is too small': ['raw BadTcpHeader', (f, r) => fixTcp(set(f, tcpAt + 12, r.int(0, 4) << 4))],
  'a data offset beyond the segment': [
    'raw BadTcpHeader',
    (f, r) => fixTcp(setTotal(set(f.subarray(0, optionsAt + 12), tcpAt + 12, r.int(9, 15) << 4), 52)),
  ],
  'any data offset': [undefined, (f, r) => fixTcp(set(f, tcpAt + 12, r.int(5, 15) << 4))],
  'an option of length 0': ['raw BadTcpHeader', (f, r) => withOptions(f, Uint8Array.of(1, r.int(2, 255), 0, 1))],
  'an option of length 1': ['raw BadTcpHeader', (f, r) => withOptions(f, Uint8Array.of(1, 1, r.int(2, 255), 1))],
  'an option that overruns': [
    'raw BadTcpHeader',
    (f, r) => {
      const words = r.int(1, 10);
      const options = new Uint8Array(4 * words).fill(1);
      const at = r.int(0, options.length - 2);
      return withOptions(f, set(options, at, r.pick([2, 3, 4, 5, 8, 30, 254]), r.int(options.length - at + 1, 255)));
    },
  ],
  'an option without a length': ['raw BadTcpHeader', (f, r) => withOptions(f, Uint8Array.of(1, 1, 1, r.int(2, 255)))],
  'a timestamp option of a wrong length': [
    'segment',
    (f, r) => {
      const length = r.pick([2, 3, 6, 9, 11, 12]);
      return withOptions(f, set(new Uint8Array(12).fill(1), 0, 8, length));
    },
  ],
  'lies behind the end of the options': ['segment', (f, r) => withOptions(f, set(r.bytes(4 * r.int(1, 10)), 0, 0))],
  'forty bytes of options': ['segment', (f) => withOptions(f, new Uint8Array(40).fill(1))],
  'options of chance': [undefined, (f, r) => withOptions(f, r.bytes(4 * r.int(1, 10)))],
  'a first fragment': ['raw Fragment', (f) => fixIp(set(f, ipAt + 6, 0x20, 0))],
  'a later fragment': ['raw Fragment', (f, r) => fixIp(set(f, ipAt + 6, r.int(0, 0x1f), r.int(1, 255)))],
  'another protocol': ['raw NotTcp', (f, r) => fixIp(set(f, ipAt + 9, r.pick([0, 1, 2, 17, 132, 255])))],
  'another destination': ['raw NotForUs', (f, r) => set(f, 3, (f[3] ?? 0) ^ (1 << r.int(0, 7)))],
  'a group destination': ['segment', (f) => set(f, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)],
  'another type': ['raw NotIpv4', (f, r) => set(f, 12, r.pick([0x86, 0x81, 0x88, 0x00]), r.pick([0xdd, 0x01, 0xa8]))],
  'a VLAN tag': [
    'raw NotIpv4',
    (f, r) => {
      const tagged = appended(f, new Uint8Array(4));
      tagged.copyWithin(16, 12);
      return set(tagged, 12, 0x81, 0x00, r.int(0, 255), r.int(0, 255));
    },
  ],
  padding: ['segment', (f, r) => appended(f, r.bytes(r.int(1, Math.max(1, limits.maxFrameBytes - f.length))))],
  'a runt': ['drop Runt', (f, r) => f.subarray(0, r.int(1, 13))],
  'too many bytes': ['drop Oversize', (f, r) => appended(f, r.bytes(r.int(limits.maxFrameBytes + 1, 2400) - f.length))],
  'any bytes': [undefined, (_f, r) => r.bytes(r.int(14, limits.maxFrameBytes))],
  'any bytes to our address': [
    undefined,
    (f, r) => {
      const any = r.bytes(r.int(34, 1514));
      any.set(f.subarray(0, ETHERNET_HEADER + r.int(0, 1)));
      return any;
    },
  ],
  'any segment of the connection': [
    undefined,
    (f, r) => {
      const any = r.bytes(r.int(tcpAt + 8, 1514));
      any.set(f.subarray(0, tcpAt + 4));
      if (r.chance(0.7)) any[tcpAt + 12] = r.int(5, 8) << 4;
      const whole = setTotal(any, any.length - ipAt);
      return any.length >= optionsAt && r.chance(0.8) ? fixTcp(whole) : whole;
    },
  ],
};

export const mangled: readonly string[] = [...Object.keys(table), 'bad by the link'];

/** `good`: 100 bytes at least, without IP options. It is left as it is. */
export function mangle(kind: string, good: Uint8Array, random: Random): BadFrame {
  if (kind === 'bad by the link') return { kind, frame: good, errored: true, end: 'drop Errored' };
  const [end, make] = table[kind] ?? [undefined, (frame: Uint8Array) => frame];
  const made = make(new Uint8Array(good), random);
  const own = made instanceof Uint8Array ? { frame: made } : { end: made[0], frame: made[1] };
  const known = own.end ?? end;
  return { kind, frame: own.frame, ...(known === undefined ? {} : { end: known }) };
}

/** `good` cut off behind each of its bytes. */
export const truncations = (good: Uint8Array): BadFrame[] =>
  Array.from({ length: good.length - 1 }, (_, i) => ({
    kind: `cut off behind byte ${i + 1}`,
    frame: good.subarray(0, i + 1),
    end: i + 1 < ETHERNET_HEADER ? 'drop Runt' : 'raw TooShort',
  }));
