// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** A neighbor. 64 bytes in memory. */
export interface NeighborRow {
  /** Source MAC or zero. (bytes 0..5) */
  readonly dlSourceAddress: Uint8Array;
  /** Stored. (bytes 6..7) */
  readonly vlanId: number;
  /** Next hop. (bytes 8..13) */
  readonly dlDestinationAddress: Uint8Array;
  /** Paths that depend on it. (bytes 14..15) */
  readonly users: number;
  /** NdisOffloadHandle. (bytes 16..23) */
  readonly handle: bigint;
  /** Stored. (bytes 24..27) */
  readonly hostReachabilityDelta: number;
  /** Stored. (bytes 28..31) */
  readonly nicReachabilityDelta: number;
  /** Of the row. (byte 32, bits 0..11) */
  readonly generation: number;
  /** The row holds a neighbor. (byte 33, bit 4) */
  readonly live: boolean;
  /** Reserved for invalidate. (byte 33, bit 5) */
  readonly valid: boolean;
  /** State lost. (byte 33, bit 6) */
  readonly failed: boolean;
}

export const sizeOfNeighborRow = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeNeighborRow(value: NeighborRow, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('NeighborRow', 64, out, offset);
  if (value.dlSourceAddress.length !== 6) throw doesNotFit('NeighborRow', 'dlSourceAddress', value.dlSourceAddress, '6 bytes');
  if ((value.vlanId & 0xffff) !== value.vlanId) throw doesNotFit('NeighborRow', 'vlanId', value.vlanId, '16 bits');
  if (value.dlDestinationAddress.length !== 6) throw doesNotFit('NeighborRow', 'dlDestinationAddress', value.dlDestinationAddress, '6 bytes');
  if ((value.users & 0xffff) !== value.users) throw doesNotFit('NeighborRow', 'users', value.users, '16 bits');
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('NeighborRow', 'handle', value.handle, '64 bits');
  if (value.hostReachabilityDelta >>> 0 !== value.hostReachabilityDelta) throw doesNotFit('NeighborRow', 'hostReachabilityDelta', value.hostReachabilityDelta, '32 bits');
  if (value.nicReachabilityDelta >>> 0 !== value.nicReachabilityDelta) throw doesNotFit('NeighborRow', 'nicReachabilityDelta', value.nicReachabilityDelta, '32 bits');
  if ((value.generation & 0xfff) !== value.generation) throw doesNotFit('NeighborRow', 'generation', value.generation, '12 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  out.set(value.dlSourceAddress, offset);
  view.setUint16(offset + 6, value.vlanId, true);
  out.set(value.dlDestinationAddress, offset + 8);
  view.setUint16(offset + 14, value.users, true);
  view.setBigUint64(offset + 16, value.handle, true);
  view.setUint32(offset + 24, value.hostReachabilityDelta, true);
  view.setUint32(offset + 28, value.nicReachabilityDelta, true);
  view.setUint32(offset + 32, (value.generation | ((value.live ? 1 : 0) << 12) | ((value.valid ? 1 : 0) << 13) | ((value.failed ? 1 : 0) << 14)) >>> 0, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeNeighborRow(bytes: Uint8Array, offset = 0): NeighborRow {
  needRoom('NeighborRow', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    dlSourceAddress: new Uint8Array(bytes.subarray(offset, offset + 6)),
    vlanId: view.getUint16(offset + 6, true),
    dlDestinationAddress: new Uint8Array(bytes.subarray(offset + 8, offset + 14)),
    users: view.getUint16(offset + 14, true),
    handle: view.getBigUint64(offset + 16, true),
    hostReachabilityDelta: view.getUint32(offset + 24, true),
    nicReachabilityDelta: view.getUint32(offset + 28, true),
    generation: view.getUint32(offset + 32, true) & 0xfff,
    live: ((view.getUint32(offset + 32, true) >>> 12) & 0x1) !== 0,
    valid: ((view.getUint32(offset + 32, true) >>> 13) & 0x1) !== 0,
    failed: ((view.getUint32(offset + 32, true) >>> 14) & 0x1) !== 0,
  };
}

/** Where each field of NeighborRow stands, for printing differences by field. */
export const fieldsOfNeighborRow = [
  { name: 'dlSourceAddress', lsb: 0, bits: 48 },
  { name: 'vlanId', lsb: 48, bits: 16 },
  { name: 'dlDestinationAddress', lsb: 64, bits: 48 },
  { name: 'users', lsb: 112, bits: 16 },
  { name: 'handle', lsb: 128, bits: 64 },
  { name: 'hostReachabilityDelta', lsb: 192, bits: 32 },
  { name: 'nicReachabilityDelta', lsb: 224, bits: 32 },
  { name: 'generation', lsb: 256, bits: 12 },
  { name: 'live', lsb: 268, bits: 1 },
  { name: 'valid', lsb: 269, bits: 1 },
  { name: 'failed', lsb: 270, bits: 1 },
] as const satisfies readonly FieldPlace<NeighborRow>[];
