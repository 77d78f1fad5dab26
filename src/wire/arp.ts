import type { Ipv4Address, MacAddress } from './address.ts';
import { getU16, getU32, getU48, putU16, putU32, putU48 } from './bytes.ts';
import { buildEthernet, type EthernetHeader, EtherType, parseEthernet } from './ethernet.ts';
import { checkBits, fault, type Parsed, parsed } from './parsed.ts';

export const ArpOperation = { request: 1, reply: 2 } as const;

const ARP_LENGTH = 28;

/** ARP for IPv4 over Ethernet (RFC 826). */
export interface ArpPacket {
  /** ArpOperation, or another 16-bit number. */
  readonly operation: number;
  readonly senderMac: MacAddress;
  readonly senderIp: Ipv4Address;
  readonly targetMac: MacAddress;
  readonly targetIp: Ipv4Address;
}

/** Faults: `short`, `not-arp`. */
export const parseArp = (payload: Uint8Array): Parsed<ArpPacket> => {
  if (payload.length < ARP_LENGTH) return fault('short');
  // Hardware Ethernet, protocol IPv4, lengths 6 and 4.
  if (getU32(payload, 0) !== 0x0001_0800 || getU16(payload, 4) !== 0x0604) return fault('not-arp');
  return parsed({
    operation: getU16(payload, 6),
    senderMac: getU48(payload, 8) as MacAddress,
    senderIp: getU32(payload, 14) as Ipv4Address,
    targetMac: getU48(payload, 18) as MacAddress,
    targetIp: getU32(payload, 24) as Ipv4Address,
  });
};

/** Faults: `short`, `not-arp`. */
export const parseArpFrame = (frame: Uint8Array): Parsed<ArpPacket> => {
  const outer = parseEthernet(frame);
  if (!outer.ok) return outer;
  return outer.value.etherType === EtherType.arp ? parseArp(outer.value.payload) : fault('not-arp');
};

export const buildArp = (arp: ArpPacket): Uint8Array => {
  checkBits('operation', arp.operation, 16);
  const payload = new Uint8Array(ARP_LENGTH);
  putU32(payload, 0, 0x0001_0800);
  putU16(payload, 4, 0x0604);
  putU16(payload, 6, arp.operation);
  putU48(payload, 8, arp.senderMac);
  putU32(payload, 14, arp.senderIp);
  putU48(payload, 18, arp.targetMac);
  putU32(payload, 24, arp.targetIp);
  return payload;
};

export const buildArpFrame = (link: EthernetHeader, arp: ArpPacket): Uint8Array =>
  buildEthernet({ ...link, etherType: EtherType.arp, payload: buildArp(arp) });
