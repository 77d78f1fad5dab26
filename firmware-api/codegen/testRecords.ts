/** An independent way from values to memory, slow and without a printer, for the tests of the printers. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { FieldLayout, RecordLayout } from '#layout';
import { type PlacedField, placed } from './place.ts';

export type FieldValue = number | bigint | boolean | Uint8Array;
export type RecordValue = Record<string, FieldValue>;

/** A seed from the environment, so that a failure can be repeated: CODEGEN_SEED=… npx vitest run firmware-api. */
export const seed = Number(process.env.CODEGEN_SEED ?? Date.now() % 2 ** 31);

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whether a tool of the trade is installed. */
export const hasTool = (name: string, versionFlag: string): boolean =>
  spawnSync(name, [versionFlag], { stdio: 'ignore' }).status === 0;

/** A fresh folder below build/, inside the package so that `#units` resolves. */
export function scratchFolder(): string {
  mkdirSync(join(root, 'build/codegen'), { recursive: true });
  return mkdtempSync(join(root, 'build/codegen/test-'));
}

export const visible = (record: RecordLayout): PlacedField[] => placed(record).filter(({ field }) => !field.reserved);

function anyValue(field: FieldLayout): fc.Arbitrary<FieldValue> {
  if (field.byteArray) return fc.uint8Array({ minLength: field.bits / 8, maxLength: field.bits / 8 });
  if (field.bits > 32) return fc.bigInt({ min: 0n, max: 2n ** BigInt(field.bits) - 1n });
  if (field.bits === 1 && field.of === undefined) return fc.boolean();
  return fc.integer({ min: 0, max: 2 ** field.bits - 1 });
}

/** Any value of the record, with the extremes of every width well represented. */
export const anyRecord = (record: RecordLayout): fc.Arbitrary<RecordValue> =>
  fc.record(Object.fromEntries(visible(record).map(({ field, name }) => [name, anyValue(field)])));

/** The field as the plain bits that SystemVerilog sees: as in memory, byte 0 lowest. */
export function bitsInMemory(field: FieldLayout, value: FieldValue): bigint {
  if (value instanceof Uint8Array) return value.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const plain = BigInt(value);
  if (!field.networkOrder) return plain;
  let swapped = 0n;
  for (let byte = 0; byte < field.bits / 8; byte++) swapped = (swapped << 8n) | ((plain >> BigInt(8 * byte)) & 0xffn);
  return swapped;
}

/** The record as one number, bit 0 lowest. */
export const packed = (record: RecordLayout, value: RecordValue): bigint =>
  visible(record).reduce(
    (sum, { field, lsb, name }) => sum | (bitsInMemory(field, value[name] ?? 0) << BigInt(lsb)),
    0n,
  );

/** The record as memory holds it. */
export function inMemory(record: RecordLayout, value: RecordValue): Uint8Array {
  const all = packed(record, value);
  return Uint8Array.from({ length: record.bytes }, (_, byte) => Number((all >> BigInt(8 * byte)) & 0xffn));
}

/** Some values of a record. */
export const sampleOf = (record: RecordLayout, count: number): RecordValue[] =>
  fc.sample(anyRecord(record), { seed, numRuns: count });
