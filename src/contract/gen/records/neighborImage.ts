// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** A neighbor, going down at InitiateNeighbor and back at Query and Terminate (chimney-state.md section 1.2). 64 bytes in memory. */
export interface NeighborImage {
  /** NdisOffloadHandle. (bytes 0..7) */
  readonly handle: bigint;
  /** CONST. Source MAC of every frame; all zero: the MAC registers. (bytes 8..13) */
  readonly dlSourceAddress: Uint8Array;
  /** CONST. Reserved for VLANs; stored and returned. (bytes 14..15) */
  readonly vlanId: number;
  /** CACHED. MAC of the next hop. (bytes 16..21) */
  readonly dlDestinationAddress: Uint8Array;
  /** CACHED. Ticks; stored and returned until reachability exists. (bytes 24..27) */
  readonly hostReachabilityDelta: number;
  /** DELEGATED. Ticks; likewise. (bytes 28..31) */
  readonly nicReachabilityDelta: number;
}

export const sizeOfNeighborImage = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeNeighborImage(value: NeighborImage, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('NeighborImage', 64, out, offset);
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('NeighborImage', 'handle', value.handle, '64 bits');
  if (value.dlSourceAddress.length !== 6) throw doesNotFit('NeighborImage', 'dlSourceAddress', value.dlSourceAddress, '6 bytes');
  if ((value.vlanId & 0xffff) !== value.vlanId) throw doesNotFit('NeighborImage', 'vlanId', value.vlanId, '16 bits');
  if (value.dlDestinationAddress.length !== 6) throw doesNotFit('NeighborImage', 'dlDestinationAddress', value.dlDestinationAddress, '6 bytes');
  if (value.hostReachabilityDelta >>> 0 !== value.hostReachabilityDelta) throw doesNotFit('NeighborImage', 'hostReachabilityDelta', value.hostReachabilityDelta, '32 bits');
  if (value.nicReachabilityDelta >>> 0 !== value.nicReachabilityDelta) throw doesNotFit('NeighborImage', 'nicReachabilityDelta', value.nicReachabilityDelta, '32 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.handle, true);
  out.set(value.dlSourceAddress, offset + 8);
  view.setUint16(offset + 14, value.vlanId, true);
  out.set(value.dlDestinationAddress, offset + 16);
  view.setUint32(offset + 24, value.hostReachabilityDelta, true);
  view.setUint32(offset + 28, value.nicReachabilityDelta, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeNeighborImage(bytes: Uint8Array, offset = 0): NeighborImage {
  needRoom('NeighborImage', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    handle: view.getBigUint64(offset, true),
    dlSourceAddress: new Uint8Array(bytes.subarray(offset + 8, offset + 14)),
    vlanId: view.getUint16(offset + 14, true),
    dlDestinationAddress: new Uint8Array(bytes.subarray(offset + 16, offset + 22)),
    hostReachabilityDelta: view.getUint32(offset + 24, true),
    nicReachabilityDelta: view.getUint32(offset + 28, true),
  };
}

/** Where each field of NeighborImage stands, for printing differences by field. */
export const fieldsOfNeighborImage = [
  { name: 'handle', lsb: 0, bits: 64 },
  { name: 'dlSourceAddress', lsb: 64, bits: 48 },
  { name: 'vlanId', lsb: 112, bits: 16 },
  { name: 'dlDestinationAddress', lsb: 128, bits: 48 },
  { name: 'hostReachabilityDelta', lsb: 192, bits: 32 },
  { name: 'nicReachabilityDelta', lsb: 224, bits: 32 },
] as const satisfies readonly FieldPlace<NeighborImage>[];
