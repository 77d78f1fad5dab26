import { SmokestackError } from '#units';
import type { Ipv4Address } from './address.ts';
import { getU16, getU32, NO_BYTES, putU16, putU32 } from './bytes.ts';
import { internetChecksum } from './checksum.ts';
import {
  ETHERNET_HEADER,
  type EthernetHeader,
  EtherType,
  ethernetHeaderLength,
  payloadOffset,
  writeEthernetHeader,
} from './ethernet.ts';
import { checkBits, fault, type Parsed, parsed } from './parsed.ts';

/** IP protocol numbers that this layer knows. */
export const IpProtocol = { icmp: 1, tcp: 6, udp: 17 } as const;

/** Bytes of a header without options. */
export const IPV4_HEADER = 20;

/** IPv4 header (RFC 791) without the fields that follow from others: version, lengths, checksum. */
export interface Ipv4Header {
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  /** IpProtocol, or another 8-bit number. */
  readonly protocol: number;
  /** DSCP and ECN, 8 bits. */
  readonly tos: number;
  readonly ttl: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** In bytes, a multiple of 8. */
  readonly fragmentOffset: number;
  /** Option bytes as on the wire, a multiple of 4, at most 40. */
  readonly options: Uint8Array;
}

export interface Ipv4Packet extends Ipv4Header {
  /** As long as the total length field says: Ethernet padding is not in it. */
  readonly payload: Uint8Array;
}

/** What most packets have; spread it and set addresses and protocol. */
export const IPV4_DEFAULTS = {
  tos: 0,
  ttl: 64,
  identification: 0,
  dontFragment: true,
  moreFragments: false,
  fragmentOffset: 0,
  options: NO_BYTES,
} as const satisfies Partial<Ipv4Header>;

export const isFragment = (header: Pick<Ipv4Header, 'moreFragments' | 'fragmentOffset'>): boolean =>
  header.moreFragments || header.fragmentOffset > 0;

/**
 * Checks the header at b[at …] in the order length, version, header length, total length, checksum; undefined when it
 * is good. Nothing behind the total length counts (padding).
 */
export const ipv4HeaderFault = (b: Uint8Array, at: number): ReturnType<typeof fault> | undefined => {
  if (b.length < at + IPV4_HEADER) return fault('short');
  const first = b[at] as number;
  if (first >>> 4 !== 4) return fault('bad-ip-version');
  const headerLength = (first & 15) * 4;
  const totalLength = getU16(b, at + 2);
  if (headerLength < IPV4_HEADER || totalLength < headerLength || at + totalLength > b.length)
    return fault('bad-length');
  return internetChecksum(b, at, at + headerLength) === 0 ? undefined : fault('bad-ip-checksum');
};

/** A packet without its Ethernet header; trailing bytes are padding. Faults: `short`, `bad-ip-version`, `bad-length`, `bad-ip-checksum`. */
export const parseIpv4 = (b: Uint8Array): Parsed<Ipv4Packet> => {
  const bad = ipv4HeaderFault(b, 0);
  if (bad !== undefined) return bad;
  const headerLength = ((b[0] as number) & 15) * 4;
  const fragment = getU16(b, 6);
  return parsed({
    source: getU32(b, 12) as Ipv4Address,
    destination: getU32(b, 16) as Ipv4Address,
    protocol: b[9] as number,
    tos: b[1] as number,
    ttl: b[8] as number,
    identification: getU16(b, 4),
    dontFragment: (fragment & 0x4000) !== 0,
    moreFragments: (fragment & 0x2000) !== 0,
    fragmentOffset: (fragment & 0x1fff) * 8,
    options: headerLength === IPV4_HEADER ? NO_BYTES : b.subarray(IPV4_HEADER, headerLength),
    payload: b.subarray(headerLength, getU16(b, 2)),
  });
};

/** Faults of parseIpv4, and `not-ipv4`. */
export const parseIpv4Frame = (frame: Uint8Array): Parsed<Ipv4Packet> => {
  if (frame.length < ETHERNET_HEADER) return fault('short');
  const at = payloadOffset(frame);
  if (frame.length < at) return fault('short');
  return getU16(frame, at - 2) === EtherType.ipv4 ? parseIpv4(frame.subarray(at)) : fault('not-ipv4');
};

/**
 * Writes a header at b[at …] and returns where the payload starts.
 * @throws SmokestackError `range` when a field does not fit.
 */
export const writeIpv4Header = (b: Uint8Array, at: number, header: Ipv4Header, payloadLength: number): number => {
  const headerLength = IPV4_HEADER + header.options.length;
  const totalLength = headerLength + payloadLength;
  if (header.options.length > 40 || header.options.length % 4 !== 0)
    throw new SmokestackError('range', `${header.options.length} bytes of IP options: at most 40, a multiple of 4`);
  if (header.fragmentOffset % 8 !== 0 || header.fragmentOffset > 0xfff8 || header.fragmentOffset < 0)
    throw new SmokestackError('range', `fragment offset ${header.fragmentOffset} is not a multiple of 8 below 65536`);
  checkBits('IP total length', totalLength, 16);
  checkBits('tos', header.tos, 8);
  checkBits('ttl', header.ttl, 8);
  checkBits('protocol', header.protocol, 8);
  checkBits('identification', header.identification, 16);
  b[at] = 0x40 | (headerLength / 4);
  b[at + 1] = header.tos;
  putU16(b, at + 2, totalLength);
  putU16(b, at + 4, header.identification);
  putU16(
    b,
    at + 6,
    (header.dontFragment ? 0x4000 : 0) | (header.moreFragments ? 0x2000 : 0) | (header.fragmentOffset / 8),
  );
  b[at + 8] = header.ttl;
  b[at + 9] = header.protocol;
  putU16(b, at + 10, 0);
  putU32(b, at + 12, header.source);
  putU32(b, at + 16, header.destination);
  if (header.options.length > 0) b.set(header.options, at + IPV4_HEADER);
  putU16(b, at + 10, internetChecksum(b, at, at + headerLength));
  return at + headerLength;
};

export const buildIpv4 = (packet: Ipv4Packet): Uint8Array => {
  const b = new Uint8Array(IPV4_HEADER + packet.options.length + packet.payload.length);
  b.set(packet.payload, writeIpv4Header(b, 0, packet, packet.payload.length));
  return b;
};

export const buildIpv4Frame = (link: EthernetHeader, packet: Ipv4Packet): Uint8Array => {
  const at = ethernetHeaderLength(link);
  const frame = new Uint8Array(at + IPV4_HEADER + packet.options.length + packet.payload.length);
  writeEthernetHeader(frame, link, EtherType.ipv4);
  frame.set(packet.payload, writeIpv4Header(frame, at, packet, packet.payload.length));
  return frame;
};
