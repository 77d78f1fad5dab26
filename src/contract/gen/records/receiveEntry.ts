// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** One posted receive request (CHM-RX-001). 64 bytes in memory. */
export interface ReceiveEntry {
  /** Host address of the whole buffer. (bytes 0..7) */
  readonly buffer: bigint;
  /** Length of the buffer; 0 is legal (CHM-RX-014). (bytes 8..11) */
  readonly bytes: number;
  /** Bytes already in it; the device appends (CHM-RX-012). (bytes 12..15) */
  readonly filled: number;
  /** TcpReceiveNoPush: non-push mode (CHM-RX-005). (byte 56, bit 0) */
  readonly noPush: boolean;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfReceiveEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeReceiveEntry(value: ReceiveEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('ReceiveEntry', 64, out, offset);
  if (BigInt.asUintN(64, value.buffer) !== value.buffer) throw doesNotFit('ReceiveEntry', 'buffer', value.buffer, '64 bits');
  if (value.bytes >>> 0 !== value.bytes) throw doesNotFit('ReceiveEntry', 'bytes', value.bytes, '32 bits');
  if (value.filled >>> 0 !== value.filled) throw doesNotFit('ReceiveEntry', 'filled', value.filled, '32 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.buffer, true);
  view.setUint32(offset + 8, value.bytes, true);
  view.setUint32(offset + 12, value.filled, true);
  view.setUint32(offset + 56, value.noPush ? 1 : 0, true);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeReceiveEntry(bytes: Uint8Array, offset = 0): ReceiveEntry {
  needRoom('ReceiveEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    buffer: view.getBigUint64(offset, true),
    bytes: view.getUint32(offset + 8, true),
    filled: view.getUint32(offset + 12, true),
    noPush: (view.getUint32(offset + 56, true) & 0x1) !== 0,
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of ReceiveEntry stands, for printing differences by field. */
export const fieldsOfReceiveEntry = [
  { name: 'buffer', lsb: 0, bits: 64 },
  { name: 'bytes', lsb: 64, bits: 32 },
  { name: 'filled', lsb: 96, bits: 32 },
  { name: 'noPush', lsb: 448, bits: 1 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<ReceiveEntry>[];
