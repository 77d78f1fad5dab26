/**
 * What an ingress frame is before any connection is looked at: 3.2 in its order, 3.3 for the timestamp option. Written
 * from the bytes, with checksums of its own file only by way of #wire's sums.
 */
import { RawReason } from '#contract';
import { seq } from '#units';
import {
  ETHERNET_HEADER,
  EtherType,
  foldSum,
  getU16,
  getU32,
  getU48,
  IpProtocol,
  pseudoHeaderSum,
  sumWords,
} from '#wire';
import type { IngressSegment } from '../engine/index.ts';

const ipHeader = 20;
const tcpHeader = 20;
const timestampKind = 8;
const timestampLength = 10;

/** A frame that holds a whole, unfragmented TCP segment over IPv4. */
export interface TcpInFrame {
  /** Host order. */
  readonly source: number;
  readonly destination: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly segment: IngressSegment;
  /** Where the payload starts in the frame. */
  readonly payloadAt: number;
}

/** The frame as TCP, or why it goes up the raw ring whatever is offloaded. */
export type Classified = TcpInFrame | RawReason;

/** The timestamp option (3.3), undefined without one, or 'bad' when an option overruns or is too short. */
function timestampsOf(b: Uint8Array, from: number, to: number): IngressSegment['timestamps'] | 'bad' {
  let found: IngressSegment['timestamps'];
  let at = from;
  while (at < to) {
    const kind = b[at] as number;
    if (kind === 0) break;
    if (kind === 1) {
      at += 1;
      continue;
    }
    const length = at + 1 < to ? (b[at + 1] as number) : 0;
    if (length < 2 || at + length > to) return 'bad';
    if (kind === timestampKind && length === timestampLength && found === undefined)
      found = { value: getU32(b, at + 2), echo: getU32(b, at + 6) };
    at += length;
  }
  return found;
}

/** 3.2 for a frame of at least an Ethernet header. `mac`: register MacAddress, first byte on the wire highest. */
export function classify(b: Uint8Array, mac: number): Classified {
  const isIp = getU16(b, 12) === EtherType.ipv4;
  const at = ETHERNET_HEADER;
  const room = b.length - at;
  if (isIp) {
    if (room < ipHeader) return RawReason.TooShort;
    const total = getU16(b, at + 2);
    const header = ((b[at] as number) & 15) * 4;
    const version4 = (b[at] as number) >>> 4 === 4 && header >= ipHeader;
    if (version4 && (header > room || (total >= header && total > room))) return RawReason.TooShort;
    if (version4 && total >= header && isTcp(b, at, header) && total - header < tcpHeader) return RawReason.TooShort;
  }
  const destination = getU48(b, 0);
  const group = ((b[0] as number) & 1) === 1;
  if (destination !== mac && !group) return RawReason.NotForUs;
  if (!isIp) return RawReason.NotIpv4;
  return classifyIp(b, at);
}

/** A TCP header is to be expected at once behind the IP header: no options, no fragment. */
function isTcp(b: Uint8Array, at: number, header: number): boolean {
  return header === ipHeader && (getU16(b, at + 6) & 0x3fff) === 0 && b[at + 9] === IpProtocol.tcp;
}

function classifyIp(b: Uint8Array, at: number): Classified {
  const header = ((b[at] as number) & 15) * 4;
  const total = getU16(b, at + 2);
  if ((b[at] as number) >>> 4 !== 4 || header < ipHeader || total < header) return RawReason.BadIpHeader;
  if (foldSum(sumWords(b, at, at + header)) !== 0xffff) return RawReason.BadIpHeader;
  if (header > ipHeader) return RawReason.IpOptions;
  if ((getU16(b, at + 6) & 0x3fff) !== 0) return RawReason.Fragment;
  if (b[at + 9] !== IpProtocol.tcp) return RawReason.NotTcp;
  const tcp = at + header;
  const end = at + total;
  const offset = ((b[tcp + 12] as number) >>> 4) * 4;
  if (offset < tcpHeader || tcp + offset > end) return RawReason.BadTcpHeader;
  const timestamps = timestampsOf(b, tcp + tcpHeader, tcp + offset);
  if (timestamps === 'bad') return RawReason.BadTcpHeader;
  const source = getU32(b, at + 12);
  const destination = getU32(b, at + 16);
  const pseudo = pseudoHeaderSum(source, destination, IpProtocol.tcp, end - tcp);
  if (foldSum(sumWords(b, tcp, end, pseudo)) !== 0xffff) return RawReason.BadTcpChecksum;
  return {
    source,
    destination,
    sourcePort: getU16(b, tcp),
    destinationPort: getU16(b, tcp + 2),
    payloadAt: tcp + offset,
    segment: {
      seq: seq(getU32(b, tcp + 4)),
      ack: seq(getU32(b, tcp + 8)),
      flags: b[tcp + 13] as number,
      window: getU16(b, tcp + 14),
      bytes: end - tcp - offset,
      timestamps,
    },
  };
}
