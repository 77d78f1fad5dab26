// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { Opcode } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** What the miniport asks of the device. Ends with exactly one Completion event. 64 bytes in memory. */
export interface CommandEntry {
  /** Host address of the image: read by initiate, written by query and terminate (0: terminate writes none). (bytes 0..7) */
  readonly image: bigint;
  /** Host address of buffered receive data: source at initiate, destination at terminate. (bytes 8..15) */
  readonly buffer: bigint;
  /** Bytes at `buffer`: handed over at initiate; room at terminate (a region always fits). (bytes 16..19) */
  readonly bufferBytes: number;
  /** Chosen by the miniport; comes back in the completion. (bytes 20..23) */
  readonly commandId: number;
  /** Object of query, terminate, abort, inject; 0 for initiate (a Reference). (bytes 24..27) */
  readonly target: number;
  /** Producer index of the send ring at this moment; the device takes posts in up to it first. (bytes 28..29) */
  readonly sendProducer: number;
  /** Producer index of the receive ring at this moment; likewise. (bytes 30..31) */
  readonly receiveProducer: number;
  /** Initiate: no segment of the connection leaves before the raw frames below this index. (bytes 32..33) */
  readonly rawTransmitProducer: number;
  /** InjectFault: first bit of the stored row to flip. (bytes 34..35) */
  readonly faultBit: number;
  /** InjectFault: second bit, equal to the first for a single-bit error. (bytes 36..37) */
  readonly faultBit2: number;
  /** InjectFault: a FaultTable. (byte 38) */
  readonly faultTable: number;
  /** An Opcode. (byte 56) */
  readonly opcode: Opcode;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfCommandEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeCommandEntry(value: CommandEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('CommandEntry', 64, out, offset);
  if (BigInt.asUintN(64, value.image) !== value.image) throw doesNotFit('CommandEntry', 'image', value.image, '64 bits');
  if (BigInt.asUintN(64, value.buffer) !== value.buffer) throw doesNotFit('CommandEntry', 'buffer', value.buffer, '64 bits');
  if (value.bufferBytes >>> 0 !== value.bufferBytes) throw doesNotFit('CommandEntry', 'bufferBytes', value.bufferBytes, '32 bits');
  if (value.commandId >>> 0 !== value.commandId) throw doesNotFit('CommandEntry', 'commandId', value.commandId, '32 bits');
  if (value.target >>> 0 !== value.target) throw doesNotFit('CommandEntry', 'target', value.target, '32 bits');
  if ((value.sendProducer & 0xffff) !== value.sendProducer) throw doesNotFit('CommandEntry', 'sendProducer', value.sendProducer, '16 bits');
  if ((value.receiveProducer & 0xffff) !== value.receiveProducer) throw doesNotFit('CommandEntry', 'receiveProducer', value.receiveProducer, '16 bits');
  if ((value.rawTransmitProducer & 0xffff) !== value.rawTransmitProducer) throw doesNotFit('CommandEntry', 'rawTransmitProducer', value.rawTransmitProducer, '16 bits');
  if ((value.faultBit & 0xffff) !== value.faultBit) throw doesNotFit('CommandEntry', 'faultBit', value.faultBit, '16 bits');
  if ((value.faultBit2 & 0xffff) !== value.faultBit2) throw doesNotFit('CommandEntry', 'faultBit2', value.faultBit2, '16 bits');
  if ((value.faultTable & 0xff) !== value.faultTable) throw doesNotFit('CommandEntry', 'faultTable', value.faultTable, '8 bits');
  if ((value.opcode & 0xff) !== value.opcode) throw doesNotFit('CommandEntry', 'opcode', value.opcode, '8 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.image, true);
  view.setBigUint64(offset + 8, value.buffer, true);
  view.setUint32(offset + 16, value.bufferBytes, true);
  view.setUint32(offset + 20, value.commandId, true);
  view.setUint32(offset + 24, value.target, true);
  view.setUint16(offset + 28, value.sendProducer, true);
  view.setUint16(offset + 30, value.receiveProducer, true);
  view.setUint16(offset + 32, value.rawTransmitProducer, true);
  view.setUint16(offset + 34, value.faultBit, true);
  view.setUint16(offset + 36, value.faultBit2, true);
  view.setUint8(offset + 38, value.faultTable);
  view.setUint8(offset + 56, value.opcode);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeCommandEntry(bytes: Uint8Array, offset = 0): CommandEntry {
  needRoom('CommandEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    image: view.getBigUint64(offset, true),
    buffer: view.getBigUint64(offset + 8, true),
    bufferBytes: view.getUint32(offset + 16, true),
    commandId: view.getUint32(offset + 20, true),
    target: view.getUint32(offset + 24, true),
    sendProducer: view.getUint16(offset + 28, true),
    receiveProducer: view.getUint16(offset + 30, true),
    rawTransmitProducer: view.getUint16(offset + 32, true),
    faultBit: view.getUint16(offset + 34, true),
    faultBit2: view.getUint16(offset + 36, true),
    faultTable: view.getUint8(offset + 38),
    opcode: view.getUint8(offset + 56) as Opcode,
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of CommandEntry stands, for printing differences by field. */
export const fieldsOfCommandEntry = [
  { name: 'image', lsb: 0, bits: 64 },
  { name: 'buffer', lsb: 64, bits: 64 },
  { name: 'bufferBytes', lsb: 128, bits: 32 },
  { name: 'commandId', lsb: 160, bits: 32 },
  { name: 'target', lsb: 192, bits: 32 },
  { name: 'sendProducer', lsb: 224, bits: 16 },
  { name: 'receiveProducer', lsb: 240, bits: 16 },
  { name: 'rawTransmitProducer', lsb: 256, bits: 16 },
  { name: 'faultBit', lsb: 272, bits: 16 },
  { name: 'faultBit2', lsb: 288, bits: 16 },
  { name: 'faultTable', lsb: 304, bits: 8 },
  { name: 'opcode', lsb: 448, bits: 8 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<CommandEntry>[];
