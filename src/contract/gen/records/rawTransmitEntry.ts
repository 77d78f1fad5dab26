// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** One frame to send as it is. 64 bytes in memory. */
export interface RawTransmitEntry {
  /** Host address. (bytes 0..7) */
  readonly buffer: bigint;
  /** Length without FCS; at most MaxFrameBytes. A shorter one than 14 or a longer one is skipped and counted. (bytes 8..11) */
  readonly bytes: number;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfRawTransmitEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeRawTransmitEntry(value: RawTransmitEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('RawTransmitEntry', 64, out, offset);
  if (BigInt.asUintN(64, value.buffer) !== value.buffer) throw doesNotFit('RawTransmitEntry', 'buffer', value.buffer, '64 bits');
  if (value.bytes >>> 0 !== value.bytes) throw doesNotFit('RawTransmitEntry', 'bytes', value.bytes, '32 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.buffer, true);
  view.setUint32(offset + 8, value.bytes, true);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeRawTransmitEntry(bytes: Uint8Array, offset = 0): RawTransmitEntry {
  needRoom('RawTransmitEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    buffer: view.getBigUint64(offset, true),
    bytes: view.getUint32(offset + 8, true),
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of RawTransmitEntry stands, for printing differences by field. */
export const fieldsOfRawTransmitEntry = [
  { name: 'buffer', lsb: 0, bits: 64 },
  { name: 'bytes', lsb: 64, bits: 32 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<RawTransmitEntry>[];
