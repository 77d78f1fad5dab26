import { describe, expect, test } from 'vitest';
import { encodeTcpRow, fieldsOfTcpRow } from '#contract';
import { Random, seq } from '#units';
import { assignFields, differingFields, type FieldValue, rowFromRecord, rowToRecord } from './convert.ts';
import { changedWords, foldRow, packRow, rowHalves } from './pack.ts';
import { Row } from './row.ts';

/** Any row: every field random within its width, the ranges as they come. */
function randomRow(random: Random): Row {
  const fields: Record<string, FieldValue> = {};
  const like = rowToRecord(new Row()) as unknown as Record<string, FieldValue>;
  for (const { name, bits } of fieldsOfTcpRow) {
    if (name.startsWith('range')) continue;
    if (typeof like[name] === 'boolean') fields[name] = random.chance(0.5);
    else
      fields[name] =
        bits > 32
          ? random.u32() * 2 ** (bits - 32) + random.int(0, 2 ** (bits - 32) - 1)
          : random.u32() >>> (32 - bits);
  }
  const row = assignFields(new Row(), fields);
  for (let i = random.int(0, 4); i > 0; i--) row.ranges.push({ lo: seq(random.u32()), hi: seq(random.u32()) });
  return row;
}

/** The fold as docs/reference/layout.md words it, on the bytes of the printed codec. */
function slowFold(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let fold = 0n;
  for (let i = 0; i < 36; i++) {
    const word = view.getBigUint64(8 * i, true);
    const by = BigInt((7 * i) % 64);
    fold ^= BigInt.asUintN(64, (word << by) | (word >> (64n - by)));
  }
  return fold;
}

describe('packing', () => {
  const seed = 20251;
  test(`gives the bytes of the printed codec (seed ${seed})`, () => {
    const random = new Random(seed);
    const halves = new Uint32Array(rowHalves);
    for (let i = 0; i < 2000; i++) {
      const row = randomRow(random);
      packRow(row, halves);
      expect(new Uint8Array(halves.buffer)).toEqual(encodeTcpRow(rowToRecord(row)));
    }
  });

  test(`folds like 64-bit arithmetic (seed ${seed})`, () => {
    const random = new Random(seed);
    const halves = new Uint32Array(rowHalves);
    const fold = { low: 0, high: 0 };
    for (let i = 0; i < 2000; i++) {
      const row = randomRow(random);
      packRow(row, halves);
      foldRow(halves, fold);
      expect((BigInt(fold.high) << 32n) | BigInt(fold.low)).toBe(slowFold(encodeTcpRow(rowToRecord(row))));
    }
  });

  test(`names each changed word and field (seed ${seed})`, () => {
    const random = new Random(seed);
    const changed = { low: 0, high: 0 };
    for (let i = 0; i < 500; i++) {
      const before = new Uint32Array(rowHalves);
      packRow(randomRow(random), before);
      const field = random.pick(fieldsOfTcpRow);
      const after = before.slice();
      const bit = field.lsb + random.int(0, field.bits - 1);
      after[bit >>> 5] = (after[bit >>> 5] as number) ^ (1 << (bit & 31));
      changedWords(before, after, changed);
      expect((BigInt(changed.high) << 32n) | BigInt(changed.low)).toBe(1n << BigInt(bit >>> 6));
      expect(differingFields(before, after).map(({ field }) => field)).toEqual([field.name]);
    }
  });

  test('a record becomes a row and a record again', () => {
    const random = new Random(seed);
    for (let i = 0; i < 200; i++) {
      const record = rowToRecord(randomRow(random));
      expect(rowToRecord(rowFromRecord(record))).toEqual(record);
    }
  });
});
