// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { ObjectKind } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** Names one object of one of the three tables; stale ones are counted and ignored. 4 bytes in memory. */
export interface Reference {
  /** Row of the table. (bytes 0..1) */
  readonly index: number;
  /** Counts how often the row was freed; a row is given out with the value it then has. (byte 2, bits 0..11) */
  readonly generation: number;
  /** Which table. (byte 3, bits 4..7) */
  readonly kind: ObjectKind;
}

export const sizeOfReference = 4;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeReference(value: Reference, out: Uint8Array = new Uint8Array(4), offset = 0): Uint8Array {
  needRoom('Reference', 4, out, offset);
  if ((value.index & 0xffff) !== value.index) throw doesNotFit('Reference', 'index', value.index, '16 bits');
  if ((value.generation & 0xfff) !== value.generation) throw doesNotFit('Reference', 'generation', value.generation, '12 bits');
  if ((value.kind & 0xf) !== value.kind) throw doesNotFit('Reference', 'kind', value.kind, '4 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 4);
  view.setUint16(offset, value.index, true);
  view.setUint16(offset + 2, value.generation | (value.kind << 12), true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeReference(bytes: Uint8Array, offset = 0): Reference {
  needRoom('Reference', 4, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    index: view.getUint16(offset, true),
    generation: view.getUint16(offset + 2, true) & 0xfff,
    kind: (view.getUint16(offset + 2, true) >>> 12) as ObjectKind,
  };
}

/** Where each field of Reference stands, for printing differences by field. */
export const fieldsOfReference = [
  { name: 'index', lsb: 0, bits: 16 },
  { name: 'generation', lsb: 16, bits: 12 },
  { name: 'kind', lsb: 28, bits: 4 },
] as const satisfies readonly FieldPlace<Reference>[];
