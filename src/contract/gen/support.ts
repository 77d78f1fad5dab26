// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import { SmokestackError } from '#units';

/** Where a field of the record `Of` stands: bit 0 is bit 0 of the first byte. */
export interface FieldPlace<Of = Record<string, unknown>> {
  readonly name: keyof Of & string;
  readonly lsb: number;
  readonly bits: number;
}

/** A value that its field cannot hold. */
export function doesNotFit(record: string, field: string, value: unknown, width: string): SmokestackError {
  const shown = value instanceof Uint8Array ? `${value.length} bytes` : String(value);
  return new SmokestackError('range', `${record}.${field}: ${shown} does not fit ${width}`);
}

/** Throws unless `size` bytes stand at `offset`. */
export function needRoom(record: string, size: number, bytes: Uint8Array, offset: number): void {
  if (offset >= 0 && offset + size <= bytes.length) return;
  throw new SmokestackError('range', `${record}: ${size} bytes at offset ${offset} do not fit in ${bytes.length} bytes`);
}
