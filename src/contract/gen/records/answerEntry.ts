// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { AnswerKind, Status } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** The host's answer to an entry of the event ring. 64 bytes in memory. */
export interface AnswerEntry {
  /** Connection (a Reference). (bytes 0..3) */
  readonly target: number;
  /** IndicationAnswer: SUCCESS, OFFLOAD_DATA_NOT_ACCEPTED or OFFLOAD_DATA_PARTIALLY_ACCEPTED. (bytes 4..7) */
  readonly status: Status;
  /** IndicationAnswer: bytes the host took. (bytes 8..11) */
  readonly bytes: number;
  /** Producer index of the send ring at this moment; the device takes posts in up to it first. (bytes 12..13) */
  readonly sendProducer: number;
  /** Producer index of the receive ring at this moment; likewise. (bytes 14..15) */
  readonly receiveProducer: number;
  /** Serial of the event entry answered; another than the open one is counted and ignored. (bytes 16..19) */
  readonly serial: number;
  /** An AnswerKind. (byte 56) */
  readonly kind: AnswerKind;
  /** Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last. (byte 63, bit 7) */
  readonly phase: boolean;
}

export const sizeOfAnswerEntry = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeAnswerEntry(value: AnswerEntry, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('AnswerEntry', 64, out, offset);
  if (value.target >>> 0 !== value.target) throw doesNotFit('AnswerEntry', 'target', value.target, '32 bits');
  if (value.status >>> 0 !== value.status) throw doesNotFit('AnswerEntry', 'status', value.status, '32 bits');
  if (value.bytes >>> 0 !== value.bytes) throw doesNotFit('AnswerEntry', 'bytes', value.bytes, '32 bits');
  if ((value.sendProducer & 0xffff) !== value.sendProducer) throw doesNotFit('AnswerEntry', 'sendProducer', value.sendProducer, '16 bits');
  if ((value.receiveProducer & 0xffff) !== value.receiveProducer) throw doesNotFit('AnswerEntry', 'receiveProducer', value.receiveProducer, '16 bits');
  if (value.serial >>> 0 !== value.serial) throw doesNotFit('AnswerEntry', 'serial', value.serial, '32 bits');
  if ((value.kind & 0xff) !== value.kind) throw doesNotFit('AnswerEntry', 'kind', value.kind, '8 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setUint32(offset, value.target, true);
  view.setUint32(offset + 4, value.status, true);
  view.setUint32(offset + 8, value.bytes, true);
  view.setUint16(offset + 12, value.sendProducer, true);
  view.setUint16(offset + 14, value.receiveProducer, true);
  view.setUint32(offset + 16, value.serial, true);
  view.setUint8(offset + 56, value.kind);
  view.setUint32(offset + 60, (value.phase ? 1 : 0) << 31, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeAnswerEntry(bytes: Uint8Array, offset = 0): AnswerEntry {
  needRoom('AnswerEntry', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    target: view.getUint32(offset, true),
    status: view.getUint32(offset + 4, true) as Status,
    bytes: view.getUint32(offset + 8, true),
    sendProducer: view.getUint16(offset + 12, true),
    receiveProducer: view.getUint16(offset + 14, true),
    serial: view.getUint32(offset + 16, true),
    kind: view.getUint8(offset + 56) as AnswerKind,
    phase: (view.getUint32(offset + 60, true) >>> 31) !== 0,
  };
}

/** Where each field of AnswerEntry stands, for printing differences by field. */
export const fieldsOfAnswerEntry = [
  { name: 'target', lsb: 0, bits: 32 },
  { name: 'status', lsb: 32, bits: 32 },
  { name: 'bytes', lsb: 64, bits: 32 },
  { name: 'sendProducer', lsb: 96, bits: 16 },
  { name: 'receiveProducer', lsb: 112, bits: 16 },
  { name: 'serial', lsb: 128, bits: 32 },
  { name: 'kind', lsb: 448, bits: 8 },
  { name: 'phase', lsb: 511, bits: 1 },
] as const satisfies readonly FieldPlace<AnswerEntry>[];
