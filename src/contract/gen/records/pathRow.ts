// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** A path. 64 bytes in memory. */
export interface PathRow {
  /** Network order. (bytes 0..15) */
  readonly sourceAddress: Uint8Array;
  /** Network order. (bytes 16..31) */
  readonly destinationAddress: Uint8Array;
  /** NdisOffloadHandle. (bytes 32..39) */
  readonly handle: bigint;
  /** Row of the neighbor table. (bytes 40..41) */
  readonly neighborIndex: number;
  /** Bytes. (bytes 42..43) */
  readonly pathMtu: number;
  /** Connections that depend on it. (bytes 44..45) */
  readonly users: number;
  /** Of the row. (byte 46, bits 0..11) */
  readonly generation: number;
  /** The row holds a path. (byte 47, bit 4) */
  readonly live: boolean;
  /** Reserved for invalidate: may be used for sending. (byte 47, bit 5) */
  readonly valid: boolean;
  /** Reserved. (byte 47, bit 6) */
  readonly ipVersion6: boolean;
  /** State lost. (byte 47, bit 7) */
  readonly failed: boolean;
}

export const sizeOfPathRow = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodePathRow(value: PathRow, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('PathRow', 64, out, offset);
  if (value.sourceAddress.length !== 16) throw doesNotFit('PathRow', 'sourceAddress', value.sourceAddress, '16 bytes');
  if (value.destinationAddress.length !== 16) throw doesNotFit('PathRow', 'destinationAddress', value.destinationAddress, '16 bytes');
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('PathRow', 'handle', value.handle, '64 bits');
  if ((value.neighborIndex & 0xffff) !== value.neighborIndex) throw doesNotFit('PathRow', 'neighborIndex', value.neighborIndex, '16 bits');
  if ((value.pathMtu & 0xffff) !== value.pathMtu) throw doesNotFit('PathRow', 'pathMtu', value.pathMtu, '16 bits');
  if ((value.users & 0xffff) !== value.users) throw doesNotFit('PathRow', 'users', value.users, '16 bits');
  if ((value.generation & 0xfff) !== value.generation) throw doesNotFit('PathRow', 'generation', value.generation, '12 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  out.set(value.sourceAddress, offset);
  out.set(value.destinationAddress, offset + 16);
  view.setBigUint64(offset + 32, value.handle, true);
  view.setUint16(offset + 40, value.neighborIndex, true);
  view.setUint16(offset + 42, value.pathMtu, true);
  view.setUint16(offset + 44, value.users, true);
  view.setUint16(offset + 46, value.generation | ((value.live ? 1 : 0) << 12) | ((value.valid ? 1 : 0) << 13) | ((value.ipVersion6 ? 1 : 0) << 14) | ((value.failed ? 1 : 0) << 15), true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodePathRow(bytes: Uint8Array, offset = 0): PathRow {
  needRoom('PathRow', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    sourceAddress: new Uint8Array(bytes.subarray(offset, offset + 16)),
    destinationAddress: new Uint8Array(bytes.subarray(offset + 16, offset + 32)),
    handle: view.getBigUint64(offset + 32, true),
    neighborIndex: view.getUint16(offset + 40, true),
    pathMtu: view.getUint16(offset + 42, true),
    users: view.getUint16(offset + 44, true),
    generation: view.getUint16(offset + 46, true) & 0xfff,
    live: ((view.getUint16(offset + 46, true) >>> 12) & 0x1) !== 0,
    valid: ((view.getUint16(offset + 46, true) >>> 13) & 0x1) !== 0,
    ipVersion6: ((view.getUint16(offset + 46, true) >>> 14) & 0x1) !== 0,
    failed: (view.getUint16(offset + 46, true) >>> 15) !== 0,
  };
}

/** Where each field of PathRow stands, for printing differences by field. */
export const fieldsOfPathRow = [
  { name: 'sourceAddress', lsb: 0, bits: 128 },
  { name: 'destinationAddress', lsb: 128, bits: 128 },
  { name: 'handle', lsb: 256, bits: 64 },
  { name: 'neighborIndex', lsb: 320, bits: 16 },
  { name: 'pathMtu', lsb: 336, bits: 16 },
  { name: 'users', lsb: 352, bits: 16 },
  { name: 'generation', lsb: 368, bits: 12 },
  { name: 'live', lsb: 380, bits: 1 },
  { name: 'valid', lsb: 381, bits: 1 },
  { name: 'ipVersion6', lsb: 382, bits: 1 },
  { name: 'failed', lsb: 383, bits: 1 },
] as const satisfies readonly FieldPlace<PathRow>[];
