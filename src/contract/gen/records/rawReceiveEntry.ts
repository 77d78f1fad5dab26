// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** One frame on the non-offload path, unchanged. Its bytes lie in slot (index mod ring size) of the raw receive buffer. 64 bytes in memory. */
export interface RawReceiveEntry {
  /** Ingress frame number, from 0 at reset; every frame on the wire gets one. (bytes 0..7) */
  readonly frameNumber: bigint;
  /** Length of the frame without FCS. (bytes 8..11) */
  readonly bytes: number;
  /** Connection whose tuple it carries, or 0 (a Reference). (bytes 12..15) */
  readonly target: number;
  /** A RawReason. (byte 56) */
  readonly reason: number;
  /** Reserved for segments held after urgent data (OC-37). (byte 57, bit 0) */
  readonly held: boolean;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfRawReceiveEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeRawReceiveEntry(value: RawReceiveEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('RawReceiveEntry', 64, out, offset);
  if (BigInt.asUintN(64, value.frameNumber) !== value.frameNumber) throw doesNotFit('RawReceiveEntry', 'frameNumber', value.frameNumber, '64 bits');
  if (value.bytes >>> 0 !== value.bytes) throw doesNotFit('RawReceiveEntry', 'bytes', value.bytes, '32 bits');
  if (value.target >>> 0 !== value.target) throw doesNotFit('RawReceiveEntry', 'target', value.target, '32 bits');
  if ((value.reason & 0xff) !== value.reason) throw doesNotFit('RawReceiveEntry', 'reason', value.reason, '8 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.frameNumber, true);
  view.setUint32(offset + 8, value.bytes, true);
  view.setUint32(offset + 12, value.target, true);
  view.setUint8(offset + 56, value.reason);
  view.setUint8(offset + 57, value.held ? 1 : 0);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeRawReceiveEntry(bytes: Uint8Array, offset = 0): RawReceiveEntry {
  needRoom('RawReceiveEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    frameNumber: view.getBigUint64(offset, true),
    bytes: view.getUint32(offset + 8, true),
    target: view.getUint32(offset + 12, true),
    reason: view.getUint8(offset + 56),
    held: (view.getUint8(offset + 57) & 0x1) !== 0,
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of RawReceiveEntry stands, for printing differences by field. */
export const fieldsOfRawReceiveEntry = [
  { name: 'frameNumber', lsb: 0, bits: 64 },
  { name: 'bytes', lsb: 64, bits: 32 },
  { name: 'target', lsb: 96, bits: 32 },
  { name: 'reason', lsb: 448, bits: 8 },
  { name: 'held', lsb: 456, bits: 1 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<RawReceiveEntry>[];
