import { type SeqNum, SmokestackError } from '#units';
import type { Ipv4Address } from './address.ts';
import { getU16, getU32, putU16, putU32 } from './bytes.ts';
import { internetChecksum, pseudoHeaderSum } from './checksum.ts';
import { IpProtocol } from './ipv4.ts';
import { checkBits, fault, type Parsed, parsed } from './parsed.ts';
import {
  MAX_TCP_OPTIONS,
  NO_TCP_OPTIONS,
  parseTcpOptions,
  type TcpOptions,
  tcpOptionsLength,
  writeTcpOptions,
} from './tcpOptions.ts';

/** Control bits (RFC 9293 section 3.1); `flags` of a segment is their sum. */
export const TcpFlag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32, ece: 64, cwr: 128 } as const;

/** Bytes of a header without options. */
export const TCP_HEADER = 20;

/** A TCP segment over IPv4 with the addresses that its checksum covers. */
export interface TcpSegment {
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: SeqNum;
  /** As on the wire, also where the ACK flag is off. */
  readonly ack: SeqNum;
  /** Sum of TcpFlag bits. Reserved bits are sent as 0 and ignored when received. */
  readonly flags: number;
  /** The 16-bit field, not scaled. */
  readonly window: number;
  readonly urgentPointer: number;
  readonly options: TcpOptions;
  readonly payload: Uint8Array;
}

/** Segment with option bytes of the caller's own, aligned or not, right or wrong. */
export interface RawOptionsSegment extends TcpSegment {
  /** Sent as they are in place of `options`; a multiple of 4. */
  readonly optionBytes?: Uint8Array | undefined;
}

/** Sequence space that a segment takes: payload, SYN and FIN (SEG.LEN). */
export const segmentLength = (segment: Pick<TcpSegment, 'flags' | 'payload'>): number =>
  segment.payload.length + ((segment.flags >>> 1) & 1) + (segment.flags & 1);

/**
 * The segment in b[from … to), where the IP header says that it ends at `to`. Faults: `short`, `bad-tcp-offset`,
 * `bad-tcp-checksum` (looked at first, since a wrong checksum makes every field doubtful).
 * @param checksum false skips the check, for segments that somebody verified before (CHM-FWD-010)
 */
export const parseTcp = (
  b: Uint8Array,
  source: Ipv4Address,
  destination: Ipv4Address,
  from = 0,
  to = b.length,
  checksum = true,
): Parsed<TcpSegment> => {
  const length = to - from;
  if (length < TCP_HEADER) return fault('short');
  if (checksum) {
    const pseudo = pseudoHeaderSum(source, destination, IpProtocol.tcp, length);
    if (internetChecksum(b, from, to, pseudo) !== 0) return fault('bad-tcp-checksum');
  }
  const headerLength = ((b[from + 12] as number) >>> 4) * 4;
  if (headerLength < TCP_HEADER || headerLength > length) return fault('bad-tcp-offset');
  return parsed({
    source,
    destination,
    sourcePort: getU16(b, from),
    destinationPort: getU16(b, from + 2),
    seq: getU32(b, from + 4) as SeqNum,
    ack: getU32(b, from + 8) as SeqNum,
    flags: b[from + 13] as number,
    window: getU16(b, from + 14),
    urgentPointer: getU16(b, from + 18),
    options: parseTcpOptions(b, from + TCP_HEADER, from + headerLength),
    payload: b.subarray(from + headerLength, to),
  });
};

/** Bytes of header and options that writeTcp produces. */
export const tcpHeaderLength = (segment: RawOptionsSegment): number =>
  TCP_HEADER +
  (segment.optionBytes?.length ?? (segment.options === NO_TCP_OPTIONS ? 0 : tcpOptionsLength(segment.options)));

/**
 * Writes header, options, payload and checksum at b[at …]; b must be zero there. Returns where the segment ends.
 * @throws SmokestackError `range` when a field does not fit.
 */
export const writeTcp = (b: Uint8Array, at: number, segment: RawOptionsSegment): number => {
  const headerLength = tcpHeaderLength(segment);
  if (headerLength > TCP_HEADER + MAX_TCP_OPTIONS || headerLength % 4 !== 0)
    throw new SmokestackError(
      'range',
      `${headerLength - TCP_HEADER} bytes of TCP options: at most 40, a multiple of 4`,
    );
  checkBits('sourcePort', segment.sourcePort, 16);
  checkBits('destinationPort', segment.destinationPort, 16);
  checkBits('flags', segment.flags, 8);
  checkBits('window', segment.window, 16);
  checkBits('urgentPointer', segment.urgentPointer, 16);
  const end = at + headerLength + segment.payload.length;
  putU16(b, at, segment.sourcePort);
  putU16(b, at + 2, segment.destinationPort);
  putU32(b, at + 4, segment.seq);
  putU32(b, at + 8, segment.ack);
  b[at + 12] = headerLength << 2;
  b[at + 13] = segment.flags;
  putU16(b, at + 14, segment.window);
  putU16(b, at + 18, segment.urgentPointer);
  if (segment.optionBytes !== undefined) b.set(segment.optionBytes, at + TCP_HEADER);
  else writeTcpOptions(b, at + TCP_HEADER, segment.options);
  b.set(segment.payload, at + headerLength);
  const pseudo = pseudoHeaderSum(segment.source, segment.destination, IpProtocol.tcp, end - at);
  putU16(b, at + 16, internetChecksum(b, at, end, pseudo));
  return end;
};
