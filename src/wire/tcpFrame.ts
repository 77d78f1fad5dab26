import type { Ipv4Address } from './address.ts';
import { getU16, getU32, NO_BYTES } from './bytes.ts';
import {
  ETHERNET_HEADER,
  type EthernetHeader,
  EtherType,
  ethernetHeaderLength,
  payloadOffset,
  readEthernetHeader,
  writeEthernetHeader,
} from './ethernet.ts';
import { IPV4_DEFAULTS, IPV4_HEADER, IpProtocol, type Ipv4Header, ipv4HeaderFault, writeIpv4Header } from './ipv4.ts';
import { fault, type Parsed, parsed } from './parsed.ts';
import { parseTcp, type RawOptionsSegment, type TcpSegment, tcpHeaderLength, writeTcp } from './tcp.ts';

/** What the IPv4 header of a TCP frame has besides addresses, protocol and lengths. */
export type TcpIpFields = Pick<Ipv4Header, 'tos' | 'ttl' | 'identification' | 'dontFragment'>;

/** A whole frame with an unfragmented TCP segment. */
export interface TcpFrame {
  readonly link: EthernetHeader;
  readonly ip: TcpIpFields;
  readonly segment: TcpSegment;
}

export interface TcpFrameChecks {
  /** Take frames with IPv4 options (the options are skipped). Default false: `ip-options`. */
  readonly allowIpOptions?: boolean;
  /** Verify the TCP checksum. Default true. */
  readonly checksum?: boolean;
}

/**
 * The frame as a TCP segment, padding left out. Checked in this order: `short` (Ethernet), `not-ipv4`, the faults of
 * ipv4HeaderFault, `fragment`, `not-tcp`, `ip-options`, the faults of parseTcp.
 */
export const parseTcpFrame = (frame: Uint8Array, checks: TcpFrameChecks = {}): Parsed<TcpFrame> => {
  if (frame.length < ETHERNET_HEADER) return fault('short');
  const at = payloadOffset(frame);
  if (frame.length < at) return fault('short');
  if (getU16(frame, at - 2) !== EtherType.ipv4) return fault('not-ipv4');
  const bad = ipv4HeaderFault(frame, at);
  if (bad !== undefined) return bad;
  const fragment = getU16(frame, at + 6);
  if ((fragment & 0x3fff) !== 0) return fault('fragment');
  if (frame[at + 9] !== IpProtocol.tcp) return fault('not-tcp');
  const headerLength = ((frame[at] as number) & 15) * 4;
  if (headerLength > IPV4_HEADER && checks.allowIpOptions !== true) return fault('ip-options');
  const segment = parseTcp(
    frame,
    getU32(frame, at + 12) as Ipv4Address,
    getU32(frame, at + 16) as Ipv4Address,
    at + headerLength,
    at + getU16(frame, at + 2),
    checks.checksum,
  );
  if (!segment.ok) return segment;
  return parsed({
    link: readEthernetHeader(frame),
    ip: {
      tos: frame[at + 1] as number,
      ttl: frame[at + 8] as number,
      identification: getU16(frame, at + 4),
      dontFragment: (fragment & 0x4000) !== 0,
    },
    segment: segment.value,
  });
};

/** What buildTcpFrame needs; IP fields left out are IPV4_DEFAULTS. */
export interface TcpFrameFields {
  readonly link: EthernetHeader;
  readonly ip?: Partial<TcpIpFields>;
  readonly segment: RawOptionsSegment;
}

/** The frame with right lengths and checksums, without padding. @throws SmokestackError `range` when a field does not fit. */
export const buildTcpFrame = ({ link, ip, segment }: TcpFrameFields): Uint8Array => {
  const start = ethernetHeaderLength(link);
  const length = tcpHeaderLength(segment) + segment.payload.length;
  const frame = new Uint8Array(start + IPV4_HEADER + length);
  writeEthernetHeader(frame, link, EtherType.ipv4);
  const header: Ipv4Header = {
    source: segment.source,
    destination: segment.destination,
    protocol: IpProtocol.tcp,
    tos: ip?.tos ?? IPV4_DEFAULTS.tos,
    ttl: ip?.ttl ?? IPV4_DEFAULTS.ttl,
    identification: ip?.identification ?? IPV4_DEFAULTS.identification,
    dontFragment: ip?.dontFragment ?? IPV4_DEFAULTS.dontFragment,
    moreFragments: false,
    fragmentOffset: 0,
    options: NO_BYTES,
  };
  writeTcp(frame, writeIpv4Header(frame, start, header, length), segment);
  return frame;
};
