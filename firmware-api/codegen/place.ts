/** Fields with the bit at which they begin. */
import type { FieldLayout, RecordLayout } from '#layout';

export interface PlacedField {
  readonly field: FieldLayout;
  /** Bit 0 is bit 0 of the first byte in memory. */
  readonly lsb: number;
  /** The layout's name; `reserved0`, `reserved1` … for reserved fields, which have none. */
  readonly name: string;
}

/** The fields of a record in memory order. */
export function placed(record: RecordLayout): PlacedField[] {
  const result: PlacedField[] = [];
  let lsb = 0;
  let reservedSoFar = 0;
  for (const field of record.fields) {
    result.push({ field, lsb, name: field.reserved ? `reserved${reservedSoFar++}` : field.name });
    lsb += field.bits;
  }
  return result;
}

/** A place in words: `byte 12`, or `byte 12, bits 4..15` where the field is not whole bytes. */
export function placeInWords({ lsb, field }: PlacedField): string {
  const byte = Math.floor(lsb / 8);
  if (lsb % 8 === 0 && field.bits % 8 === 0)
    return field.bits === 8 ? `byte ${byte}` : `bytes ${byte}..${byte + field.bits / 8 - 1}`;
  const first = lsb % 8;
  return field.bits === 1 ? `byte ${byte}, bit ${first}` : `byte ${byte}, bits ${first}..${first + field.bits - 1}`;
}

/** The smallest naturally aligned power-of-two window that holds a range of bits: where it begins and how wide it is. */
export function windowOf(lsb: number, bits: number): { start: number; width: 8 | 16 | 32 | 64 } {
  for (const width of [8, 16, 32, 64] as const) {
    const start = Math.floor(lsb / width) * width;
    if (lsb + bits <= start + width) return { start, width };
  }
  throw new RangeError(`${bits} bits at bit ${lsb} cross a 64-bit word`);
}
