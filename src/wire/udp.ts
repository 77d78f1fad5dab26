import type { Ipv4Address } from './address.ts';
import { getU16, putU16 } from './bytes.ts';
import { internetChecksum, pseudoHeaderSum } from './checksum.ts';
import { IpProtocol } from './ipv4.ts';
import { checkBits, fault, type Parsed, parsed } from './parsed.ts';

const HEADER = 8;

/** UDP datagram (RFC 768). */
export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

/** The payload of an IPv4 packet between these addresses. Faults: `short`, `bad-length`, `bad-udp-checksum`. */
export const parseUdp = (b: Uint8Array, source: Ipv4Address, destination: Ipv4Address): Parsed<UdpDatagram> => {
  if (b.length < HEADER) return fault('short');
  const length = getU16(b, 4);
  if (length < HEADER || length > b.length) return fault('bad-length');
  // A checksum of 0 means that the sender computed none.
  if (getU16(b, 6) !== 0) {
    const pseudo = pseudoHeaderSum(source, destination, IpProtocol.udp, length);
    if (internetChecksum(b, 0, length, pseudo) !== 0) return fault('bad-udp-checksum');
  }
  return parsed({ sourcePort: getU16(b, 0), destinationPort: getU16(b, 2), payload: b.subarray(HEADER, length) });
};

export const buildUdp = (datagram: UdpDatagram, source: Ipv4Address, destination: Ipv4Address): Uint8Array => {
  const length = HEADER + datagram.payload.length;
  checkBits('sourcePort', datagram.sourcePort, 16);
  checkBits('destinationPort', datagram.destinationPort, 16);
  checkBits('UDP length', length, 16);
  const b = new Uint8Array(length);
  putU16(b, 0, datagram.sourcePort);
  putU16(b, 2, datagram.destinationPort);
  putU16(b, 4, length);
  b.set(datagram.payload, HEADER);
  const sum = internetChecksum(b, 0, length, pseudoHeaderSum(source, destination, IpProtocol.udp, length));
  // A computed 0 is sent as its other form, since 0 means none.
  putU16(b, 6, sum === 0 ? 0xffff : sum);
  return b;
};
