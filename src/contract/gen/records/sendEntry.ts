// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** One buffer of send data. The device cuts segments across entries; at most SendGatherMax of them make one segment. 64 bytes in memory. */
export interface SendEntry {
  /** Host address. (bytes 0..7) */
  readonly buffer: bigint;
  /** Sequence number of the first byte: the first entry of a connection starts at SndUna, each next one where the last ended. (bytes 8..11) */
  readonly seq: number;
  /** Length; 0 is legal. (bytes 12..15) */
  readonly bytes: number;
  /** Last buffer of its NET_BUFFER_LIST. (byte 56, bit 0) */
  readonly endOfNbl: boolean;
  /** Graceful disconnect: a FIN follows the data. The last entry ever posted. (byte 56, bit 1) */
  readonly fin: boolean;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfSendEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeSendEntry(value: SendEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('SendEntry', 64, out, offset);
  if (BigInt.asUintN(64, value.buffer) !== value.buffer) throw doesNotFit('SendEntry', 'buffer', value.buffer, '64 bits');
  if (value.seq >>> 0 !== value.seq) throw doesNotFit('SendEntry', 'seq', value.seq, '32 bits');
  if (value.bytes >>> 0 !== value.bytes) throw doesNotFit('SendEntry', 'bytes', value.bytes, '32 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.buffer, true);
  view.setUint32(offset + 8, value.seq, true);
  view.setUint32(offset + 12, value.bytes, true);
  view.setUint32(offset + 56, ((value.endOfNbl ? 1 : 0) | ((value.fin ? 1 : 0) << 1)) >>> 0, true);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeSendEntry(bytes: Uint8Array, offset = 0): SendEntry {
  needRoom('SendEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    buffer: view.getBigUint64(offset, true),
    seq: view.getUint32(offset + 8, true),
    bytes: view.getUint32(offset + 12, true),
    endOfNbl: (view.getUint32(offset + 56, true) & 0x1) !== 0,
    fin: ((view.getUint32(offset + 56, true) >>> 1) & 0x1) !== 0,
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of SendEntry stands, for printing differences by field. */
export const fieldsOfSendEntry = [
  { name: 'buffer', lsb: 0, bits: 64 },
  { name: 'seq', lsb: 64, bits: 32 },
  { name: 'bytes', lsb: 96, bits: 32 },
  { name: 'endOfNbl', lsb: 448, bits: 1 },
  { name: 'fin', lsb: 449, bits: 1 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<SendEntry>[];
