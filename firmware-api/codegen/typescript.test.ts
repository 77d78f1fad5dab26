import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layout, type RecordLayout } from '#layout';
import { SmokestackError } from '#units';
import { pascal } from './names.ts';
import { write } from './printed.ts';
import { testLayout } from './testLayout.ts';
import { anyRecord, inMemory, type RecordValue, sampleOf, scratchFolder, seed, visible } from './testRecords.ts';
import { printTypeScript } from './typescript.ts';

type Encode = (value: RecordValue, out?: Uint8Array, offset?: number) => Uint8Array;
type Decode = (bytes: Uint8Array, offset?: number) => RecordValue;
type Module = Record<string, unknown>;

const folder = scratchFolder();
const modules = new Map<string, Module>();
afterAll(() => rmSync(folder, { recursive: true }));

/** The printed module is imported as anybody would import it; the types of its functions are known by construction. */
const codecOf = (of: string, record: RecordLayout): { encode: Encode; decode: Decode; fields: unknown } => {
  const module = modules.get(of) ?? {};
  const name = pascal(record.name);
  return {
    encode: module[`encode${name}`] as Encode,
    decode: module[`decode${name}`] as Decode,
    fields: module[`fieldsOf${name}`],
  };
};

beforeAll(async () => {
  for (const [of, which] of [
    ['test', testLayout],
    ['device', layout],
  ] as const) {
    write(folder, printTypeScript(which, of), []);
    modules.set(of, (await import(pathToFileURL(join(folder, of, 'index.ts')).href)) as Module);
  }
});

const cases = [
  ...testLayout.records.map((record) => ['test', record] as const),
  ...layout.records.map((record) => ['device', record] as const),
];

describe.each(cases.map(([of, record]) => ({ of, record, name: record.name })))(
  `printed codec of $of record $name (seed ${seed})`,
  ({ of, record }) => {
    it('writes every field where the layout says and reads it back', () => {
      const { encode, decode } = codecOf(of, record);
      fc.assert(
        fc.property(anyRecord(record), fc.nat(9), (value, offset) => {
          const memory = new Uint8Array(record.bytes + 20).fill(0xa5);
          encode(value, memory, offset);
          expect(memory.subarray(offset, offset + record.bytes)).toEqual(inMemory(record, value));
          expect(memory.subarray(0, offset).every((byte) => byte === 0xa5)).toBe(true);
          expect(memory.subarray(offset + record.bytes).every((byte) => byte === 0xa5)).toBe(true);
          expect(decode(memory, offset)).toEqual(value);
        }),
        { seed, numRuns: 60 },
      );
    });

    it('ignores reserved bits when it reads', () => {
      const { encode, decode } = codecOf(of, record);
      const value = decode(new Uint8Array(record.bytes).fill(0xff));
      expect(decode(encode(value))).toEqual(value);
      expect(encode(value)).toEqual(inMemory(record, value));
    });

    it('refuses what does not fit, naming record and field', () => {
      const { encode } = codecOf(of, record);
      const [good] = sampleOf(record, 1);
      for (const { field, name } of visible(record)) {
        const bad = field.byteArray
          ? [new Uint8Array(field.bits / 8 + 1)]
          : field.bits > 32
            ? [-1n, 2n ** BigInt(field.bits)]
            : field.bits === 1 && field.of === undefined
              ? []
              : [-1, 2 ** field.bits, 0.5, Number.NaN, 2 ** 53];
        for (const value of bad) {
          const attempt = (): Uint8Array => encode({ ...good, [name]: value });
          expect(attempt).toThrow(SmokestackError);
          expect(attempt).toThrow(`${record.name}.${name}: `);
        }
      }
    });

    it('refuses memory that is too short', () => {
      const { encode, decode } = codecOf(of, record);
      const [good] = sampleOf(record, 1);
      expect(() => decode(new Uint8Array(record.bytes - 1))).toThrow(SmokestackError);
      expect(() => encode(good ?? {}, new Uint8Array(record.bytes), 1)).toThrow(
        `${record.name}: ${record.bytes} bytes at offset 1`,
      );
    });

    it('lists its fields with their places', () => {
      expect(codecOf(of, record).fields).toEqual(
        visible(record).map(({ field, lsb, name }) => ({ name, lsb, bits: field.bits })),
      );
    });
  },
);

it('reads byte arrays as copies, from a Buffer too', () => {
  const [record] = testLayout.records;
  if (record === undefined) throw new Error('the test layout has no record');
  const memory = Buffer.alloc(record.bytes, 7);
  const mac = codecOf('test', record).decode(memory).mac;
  memory.fill(0);
  expect(mac).toEqual(new Uint8Array(6).fill(7));
});
