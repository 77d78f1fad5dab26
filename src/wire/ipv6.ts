import type { Ipv6Address } from './address.ts';
import { getU16, getU32 } from './bytes.ts';
import { fault, type Parsed, parsed } from './parsed.ts';

/** Bytes of the fixed header (RFC 8200 section 3). */
export const IPV6_HEADER = 40;

/** The fixed IPv6 header; extension headers stay in the payload. */
export interface Ipv6Packet {
  readonly source: Ipv6Address;
  readonly destination: Ipv6Address;
  /** DSCP and ECN, 8 bits. */
  readonly trafficClass: number;
  /** 20 bits. */
  readonly flowLabel: number;
  /** Protocol number, or the first extension header's type. */
  readonly nextHeader: number;
  readonly hopLimit: number;
  readonly payload: Uint8Array;
}

const address = (b: Uint8Array, at: number): Ipv6Address => {
  let value = 0n;
  for (let i = 0; i < 16; i += 4) value = (value << 32n) | BigInt(getU32(b, at + i));
  return value as Ipv6Address;
};

/** A packet without its Ethernet header; trailing bytes are padding. Faults: `short`, `bad-ip-version`, `bad-length`. */
export const parseIpv6 = (b: Uint8Array): Parsed<Ipv6Packet> => {
  if (b.length < IPV6_HEADER) return fault('short');
  const first = getU32(b, 0);
  if (first >>> 28 !== 6) return fault('bad-ip-version');
  const end = IPV6_HEADER + getU16(b, 4);
  if (end > b.length) return fault('bad-length');
  return parsed({
    source: address(b, 8),
    destination: address(b, 24),
    trafficClass: (first >>> 20) & 0xff,
    flowLabel: first & 0xfffff,
    nextHeader: b[6] as number,
    hopLimit: b[7] as number,
    payload: b.subarray(IPV6_HEADER, end),
  });
};
