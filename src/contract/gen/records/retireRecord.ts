// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { RetireKind } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** One event of the engine, or one raw or dropped frame. On a byte stream it is followed by popcount(changed) 64-bit words: the changed words of the row, lowest first. 64 bytes in memory. */
export interface RetireRecord {
  /** Number of the record since reset, from 0. (bytes 0..7) */
  readonly serial: bigint;
  /** Clock cycle of the retirement. Reported, never compared. (bytes 8..15) */
  readonly cycle: bigint;
  /** Fold of the whole TcpRow after the event: XOR over words i of word i rotated left by 7*i mod 64. 0 where no connection row is concerned. (bytes 16..23) */
  readonly fold: bigint;
  /** Bit i: word i of the row differs from before. (bytes 24..31) */
  readonly changed: bigint;
  /** Reference to the input: frame number, bytes granted, TimerKind, ring index (first in 15:0, count in 31:16), command id, by `kind`. (bytes 32..39) */
  readonly inputRef: bigint;
  /** Object concerned (a Reference). (bytes 40..43) */
  readonly target: number;
  /** Number of the egress frame this event sends, low 32 bits; valid with `hasFrame`. (bytes 44..47) */
  readonly egressFrame: number;
  /** Serial of the event entry this event writes; valid with `hasEvent`. (bytes 48..51) */
  readonly eventSerial: number;
  /** A RetireKind. (byte 52) */
  readonly kind: RetireKind;
  /** Raw, Drop: the reason. Segment: bit 0: placed, bit 1: payload refused (no range free). Otherwise 0. (byte 53) */
  readonly detail: number;
  /** egressFrame is valid. (byte 54, bit 0) */
  readonly hasFrame: boolean;
  /** eventSerial is valid. (byte 54, bit 1) */
  readonly hasEvent: boolean;
  /** Strobe counter at the event, ms. (bytes 56..60) */
  readonly nowMs: bigint;
}

export const sizeOfRetireRecord = 64;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeRetireRecord(value: RetireRecord, out: Uint8Array = new Uint8Array(64), offset = 0): Uint8Array {
  needRoom('RetireRecord', 64, out, offset);
  if (BigInt.asUintN(64, value.serial) !== value.serial) throw doesNotFit('RetireRecord', 'serial', value.serial, '64 bits');
  if (BigInt.asUintN(64, value.cycle) !== value.cycle) throw doesNotFit('RetireRecord', 'cycle', value.cycle, '64 bits');
  if (BigInt.asUintN(64, value.fold) !== value.fold) throw doesNotFit('RetireRecord', 'fold', value.fold, '64 bits');
  if (BigInt.asUintN(64, value.changed) !== value.changed) throw doesNotFit('RetireRecord', 'changed', value.changed, '64 bits');
  if (BigInt.asUintN(64, value.inputRef) !== value.inputRef) throw doesNotFit('RetireRecord', 'inputRef', value.inputRef, '64 bits');
  if (value.target >>> 0 !== value.target) throw doesNotFit('RetireRecord', 'target', value.target, '32 bits');
  if (value.egressFrame >>> 0 !== value.egressFrame) throw doesNotFit('RetireRecord', 'egressFrame', value.egressFrame, '32 bits');
  if (value.eventSerial >>> 0 !== value.eventSerial) throw doesNotFit('RetireRecord', 'eventSerial', value.eventSerial, '32 bits');
  if ((value.kind & 0xff) !== value.kind) throw doesNotFit('RetireRecord', 'kind', value.kind, '8 bits');
  if ((value.detail & 0xff) !== value.detail) throw doesNotFit('RetireRecord', 'detail', value.detail, '8 bits');
  if (BigInt.asUintN(40, value.nowMs) !== value.nowMs) throw doesNotFit('RetireRecord', 'nowMs', value.nowMs, '40 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 64);
  view.setBigUint64(offset, value.serial, true);
  view.setBigUint64(offset + 8, value.cycle, true);
  view.setBigUint64(offset + 16, value.fold, true);
  view.setBigUint64(offset + 24, value.changed, true);
  view.setBigUint64(offset + 32, value.inputRef, true);
  view.setUint32(offset + 40, value.target, true);
  view.setUint32(offset + 44, value.egressFrame, true);
  view.setUint32(offset + 48, value.eventSerial, true);
  view.setUint8(offset + 52, value.kind);
  view.setUint8(offset + 53, value.detail);
  view.setUint16(offset + 54, (value.hasFrame ? 1 : 0) | ((value.hasEvent ? 1 : 0) << 1), true);
  view.setUint32(offset + 56, Number(value.nowMs & 0xffffffffn), true);
  view.setUint32(offset + 60, Number((value.nowMs >> 32n) & 0xffn), true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeRetireRecord(bytes: Uint8Array, offset = 0): RetireRecord {
  needRoom('RetireRecord', 64, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    serial: view.getBigUint64(offset, true),
    cycle: view.getBigUint64(offset + 8, true),
    fold: view.getBigUint64(offset + 16, true),
    changed: view.getBigUint64(offset + 24, true),
    inputRef: view.getBigUint64(offset + 32, true),
    target: view.getUint32(offset + 40, true),
    egressFrame: view.getUint32(offset + 44, true),
    eventSerial: view.getUint32(offset + 48, true),
    kind: view.getUint8(offset + 52) as RetireKind,
    detail: view.getUint8(offset + 53),
    hasFrame: (view.getUint16(offset + 54, true) & 0x1) !== 0,
    hasEvent: ((view.getUint16(offset + 54, true) >>> 1) & 0x1) !== 0,
    nowMs: BigInt(view.getUint32(offset + 56, true)) | (BigInt(view.getUint32(offset + 60, true) & 0xff) << 32n),
  };
}

/** Where each field of RetireRecord stands, for printing differences by field. */
export const fieldsOfRetireRecord = [
  { name: 'serial', lsb: 0, bits: 64 },
  { name: 'cycle', lsb: 64, bits: 64 },
  { name: 'fold', lsb: 128, bits: 64 },
  { name: 'changed', lsb: 192, bits: 64 },
  { name: 'inputRef', lsb: 256, bits: 64 },
  { name: 'target', lsb: 320, bits: 32 },
  { name: 'egressFrame', lsb: 352, bits: 32 },
  { name: 'eventSerial', lsb: 384, bits: 32 },
  { name: 'kind', lsb: 416, bits: 8 },
  { name: 'detail', lsb: 424, bits: 8 },
  { name: 'hasFrame', lsb: 432, bits: 1 },
  { name: 'hasEvent', lsb: 433, bits: 1 },
  { name: 'nowMs', lsb: 448, bits: 40 },
] as const satisfies readonly FieldPlace<RetireRecord>[];
