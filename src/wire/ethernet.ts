import type { MacAddress } from './address.ts';
import { getU16, getU48, putU16, putU48 } from './bytes.ts';
import { checkBits, fault, type Parsed, parsed } from './parsed.ts';

/** EtherTypes that this layer knows. */
export const EtherType = { ipv4: 0x0800, arp: 0x0806, vlan: 0x8100, ipv6: 0x86dd } as const;

/** Least frame length on the wire without FCS (IEEE 802.3 clause 3.2.8: 64 with it). */
export const MIN_FRAME = 60;
/** Bytes of an untagged header. */
export const ETHERNET_HEADER = 14;
/** Bytes that an 802.1Q tag adds. */
export const VLAN_TAG = 4;

/** IEEE 802.1Q tag. */
export interface VlanTag {
  /** PCP, 0 … 7. */
  readonly priority: number;
  /** DEI (formerly CFI). */
  readonly dropEligible: boolean;
  /** VID, 0 … 4095; 0 is a priority tag. */
  readonly vlanId: number;
}

export interface EthernetHeader {
  readonly destination: MacAddress;
  readonly source: MacAddress;
  readonly tag?: VlanTag | undefined;
}

export interface EthernetFrame extends EthernetHeader {
  /** The EtherType behind the tag; below 1536 it is an IEEE 802.3 length. */
  readonly etherType: number;
  /** All bytes behind the header, padding included. */
  readonly payload: Uint8Array;
}

/** Offset of the payload: 14, or 18 behind a tag. The frame holds at least 14 bytes. */
export const payloadOffset = (frame: Uint8Array): number =>
  getU16(frame, 12) === EtherType.vlan ? ETHERNET_HEADER + VLAN_TAG : ETHERNET_HEADER;

/** Header alone, without an object for the payload. The frame holds at least payloadOffset() bytes. */
export const readEthernetHeader = (frame: Uint8Array): EthernetHeader => {
  const tagged = getU16(frame, 12) === EtherType.vlan;
  const tci = tagged ? getU16(frame, 14) : 0;
  return {
    destination: getU48(frame, 0) as MacAddress,
    source: getU48(frame, 6) as MacAddress,
    tag: tagged ? { priority: tci >>> 13, dropEligible: (tci & 0x1000) !== 0, vlanId: tci & 0xfff } : undefined,
  };
};

/** Faults: `short`. */
export const parseEthernet = (frame: Uint8Array): Parsed<EthernetFrame> => {
  if (frame.length < ETHERNET_HEADER) return fault('short');
  const at = payloadOffset(frame);
  if (frame.length < at) return fault('short');
  return parsed({
    ...readEthernetHeader(frame),
    etherType: getU16(frame, at - 2),
    payload: frame.subarray(at),
  });
};

/** Writes a header at 0 and returns the offset of the payload. */
export const writeEthernetHeader = (frame: Uint8Array, header: EthernetHeader, etherType: number): number => {
  putU48(frame, 0, header.destination);
  putU48(frame, 6, header.source);
  const tag = header.tag;
  if (tag === undefined) {
    putU16(frame, 12, etherType);
    return ETHERNET_HEADER;
  }
  checkBits('priority', tag.priority, 3);
  checkBits('vlanId', tag.vlanId, 12);
  putU16(frame, 12, EtherType.vlan);
  putU16(frame, 14, (tag.priority << 13) | (tag.dropEligible ? 0x1000 : 0) | tag.vlanId);
  putU16(frame, 16, etherType);
  return ETHERNET_HEADER + VLAN_TAG;
};

export const ethernetHeaderLength = (header: EthernetHeader): number =>
  header.tag === undefined ? ETHERNET_HEADER : ETHERNET_HEADER + VLAN_TAG;

/** The frame without padding; see padFrame. */
export const buildEthernet = (value: EthernetFrame): Uint8Array => {
  const frame = new Uint8Array(ethernetHeaderLength(value) + value.payload.length);
  frame.set(value.payload, writeEthernetHeader(frame, value, value.etherType));
  return frame;
};

/** `frame`, filled with zeros to the 60 bytes that a wire carries at least. */
export const padFrame = (frame: Uint8Array): Uint8Array => {
  if (frame.length >= MIN_FRAME) return frame;
  const padded = new Uint8Array(MIN_FRAME);
  padded.set(frame);
  return padded;
};
