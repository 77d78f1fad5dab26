/**
 * The vocabulary in which this folder describes the contract with the device. Everything here is data; codegen/ prints it
 * as a SystemVerilog package, a C++ header, a TypeScript codec and Markdown. Little-endian, naturally aligned.
 */

/** A named set of numbers. */
export interface EnumLayout {
  readonly kind: 'enum';
  readonly name: string;
  /** Width in bits of a field that holds it. */
  readonly bits: number;
  readonly doc: string;
  readonly values: readonly { readonly name: string; readonly value: number; readonly doc: string }[];
}

/** One field of a record. Width 1 is a boolean; up to 32 a number, above a bigint; `byteArray` an array of bytes. */
export interface FieldLayout {
  readonly name: string;
  readonly bits: number;
  readonly doc: string;
  /** The value is one of this enumeration. */
  readonly of?: EnumLayout;
  /** Raw bytes in memory order (addresses): `bits` is a multiple of 8. */
  readonly byteArray?: true;
  /** The bytes stand in network order in memory; every language sees a plain number. */
  readonly networkOrder?: true;
  /** Reserved: written as zero, ignored when read. Room for what comes later. */
  readonly reserved?: true;
}

/** A record in memory: fields follow each other from bit 0; field widths 8, 16, 32, 64 must come out naturally aligned. */
export interface RecordLayout {
  readonly kind: 'record';
  readonly name: string;
  readonly bytes: number;
  readonly doc: string;
  readonly fields: readonly FieldLayout[];
}

export interface RegisterLayout {
  readonly name: string;
  /** Byte offset from the start of the register window; 32-bit registers, 64-bit ones are two, low half first. */
  readonly offset: number;
  readonly bits: 32 | 64;
  readonly access: 'ro' | 'rw' | 'wo';
  readonly reset: bigint;
  readonly doc: string;
  readonly fields?: readonly {
    readonly name: string;
    readonly lsb: number;
    readonly bits: number;
    readonly doc: string;
    readonly of?: EnumLayout;
  }[];
}

export interface RingLayout {
  readonly name: string;
  readonly doc: string;
  /** The record types an entry may be. */
  readonly entries: readonly RecordLayout[];
  readonly writer: 'miniport' | 'device';
  /** Where the indices live. */
  readonly producer: string;
  readonly consumer: string;
  /** What the writer does when it is full. */
  readonly full: string;
  /** How the reader tells a new entry from an old one. */
  readonly wrap: string;
}

/** A number both sides must agree on. */
export interface LimitLayout {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly doc: string;
}

export interface Layout {
  readonly version: number;
  readonly enums: readonly EnumLayout[];
  readonly records: readonly RecordLayout[];
  readonly registers: readonly RegisterLayout[];
  readonly rings: readonly RingLayout[];
  readonly limits: readonly LimitLayout[];
}

export const u = (bits: number, name: string, doc: string, more: Partial<FieldLayout> = {}): FieldLayout => ({
  name,
  bits,
  doc,
  ...more,
});
export const reserved = (bits: number, doc = 'Reserved, zero.'): FieldLayout => ({
  name: '',
  bits,
  doc,
  reserved: true,
});
export const bytesField = (count: number, name: string, doc: string): FieldLayout => ({
  name,
  bits: count * 8,
  doc,
  byteArray: true,
});
export const enumeration = (
  name: string,
  bits: number,
  doc: string,
  values: readonly (readonly [string, number, string])[],
): EnumLayout => ({
  kind: 'enum',
  name,
  bits,
  doc,
  values: values.map(([valueName, value, valueDoc]) => ({ name: valueName, value, doc: valueDoc })),
});

/** A record whose fields must fill it exactly and stand naturally aligned; throws with the first offender. */
export function record(name: string, byteCount: number, doc: string, fields: readonly FieldLayout[]): RecordLayout {
  let bit = 0;
  for (const field of fields) {
    const at = `${name}.${field.name || 'reserved'} (bit ${bit})`;
    if (field.byteArray ? bit % 8 !== 0 : field.bits > 64 && !field.reserved)
      throw new RangeError(`${at}: wider than 64 bits or not on a byte`);
    if ([8, 16, 32, 64].includes(field.bits) && !field.byteArray && !field.reserved && bit % field.bits !== 0)
      throw new RangeError(`${at}: not naturally aligned`);
    if (
      field.bits < 64 &&
      !field.byteArray &&
      !field.reserved &&
      Math.floor(bit / 64) !== Math.floor((bit + field.bits - 1) / 64)
    )
      throw new RangeError(`${at}: crosses a 64-bit word`);
    bit += field.bits;
  }
  if (bit !== byteCount * 8) throw new RangeError(`${name}: fields fill ${bit} of ${byteCount * 8} bits`);
  return { kind: 'record', name, bytes: byteCount, doc, fields };
}
