import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Layout, layout } from '#layout';
import { record, u } from '../layout/types.ts';
import { checkLayout } from './check.ts';
import { hashOf } from './hash.ts';
import { camel, pascal, printedBy, snake } from './names.ts';
import { compare, write } from './printed.ts';
import { protobufGenerator } from './protobuf.ts';
import { testLayout } from './testLayout.ts';
import { scratchFolder } from './testRecords.ts';

const folder = scratchFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe('names', () => {
  it.each([
    ['sndUna', 'snd_una', 'SndUna', 'sndUna'],
    ['TcpRow', 'tcp_row', 'TcpRow', 'tcpRow'],
    ['MSSBytes', 'mss_bytes', 'MssBytes', 'mssBytes'],
    ['nowMs64', 'now_ms64', 'NowMs64', 'nowMs64'],
    ['bridge-v1', 'bridge_v1', 'BridgeV1', 'bridgeV1'],
  ])('%s', (name, inSnake, inPascal, inCamel) => {
    expect([snake(name), pascal(name), camel(name)]).toEqual([inSnake, inPascal, inCamel]);
  });
});

describe('the check before printing', () => {
  const one = testLayout.records[0];
  const withRecord = (...fields: Parameters<typeof record>[3]): Layout => ({
    ...testLayout,
    rings: [],
    records: [record('Bad', 8, '', fields)],
  });
  const rest = u(32, 'rest', '');
  const cases: [string, Layout, string][] = [
    ['a keyword', withRecord(u(32, 'priority', ''), rest), 'keyword'],
    ['two names that are one in snake_case', withRecord(u(16, 'aB', ''), u(16, 'a_b', ''), rest), 'same name'],
    [
      'network order inside a byte',
      withRecord(u(4, 'a', ''), u(24, 'b', '', { networkOrder: true }), u(4, 'c', ''), rest),
      'whole bytes',
    ],
    ['an enumeration that is not listed', { ...testLayout, enums: [] }, 'not listed'],
    [
      'registers that overlap',
      { ...testLayout, registers: testLayout.registers.map((each) => ({ ...each, offset: 0 })) },
      'overlaps Identity',
    ],
    [
      'an unaligned register',
      { ...testLayout, registers: testLayout.registers.map((each) => ({ ...each, offset: each.offset + 2 })) },
      'not a multiple',
    ],
    [
      'a ring of unknown records',
      { ...testLayout, records: testLayout.records.filter((each) => each !== one) },
      'not listed',
    ],
    ['a version that is not listed', { ...testLayout, version: 8 }, 'LayoutVersion'],
  ];
  it.each(cases)('refuses %s', (_, bad, words) => expect(() => checkLayout(bad)).toThrow(words));
  it('takes both layouts', () => {
    checkLayout(testLayout);
    checkLayout(layout);
  });
});

describe('the hash', () => {
  const changed = (change: (record: Layout['records'][number]) => Layout['records'][number]): string =>
    hashOf({ ...testLayout, records: testLayout.records.map(change) }).hex;
  it('is the same after a better sentence', () =>
    expect(changed((each) => ({ ...each, doc: 'Better.' }))).toBe(hashOf(testLayout).hex));
  it('differs after a new name', () =>
    expect(changed((each) => ({ ...each, name: `${each.name}2` }))).not.toBe(hashOf(testLayout).hex));
  it('has the low 64 bits in two halves', () => {
    const { hex, low64, lo, hi } = hashOf(testLayout);
    expect(hex).toMatch(/^[0-9a-f]{64}$/);
    expect(BigInt(`0x${hex}`) % 2n ** 64n).toBe(low64);
    expect((BigInt(hi) << 32n) | BigInt(lo)).toBe(low64);
  });
});

describe('writing and comparing', () => {
  it('names what is missing, differs or is left over, and writing mends all three', () => {
    const files = [
      { path: 'gen/a.ts', text: 'a' },
      { path: 'gen/b.ts', text: 'b' },
    ];
    mkdirSync(join(folder, 'gen'));
    writeFileSync(join(folder, 'gen/b.ts'), 'edited by hand');
    writeFileSync(join(folder, 'gen/old.ts'), `// ${printedBy}\n`);
    writeFileSync(join(folder, 'gen/byHand.ts'), 'somebody else wrote this');
    const expected = [
      { path: 'gen/a.ts', what: 'missing' },
      { path: 'gen/b.ts', what: 'differs' },
      { path: 'gen/old.ts', what: 'left over' },
    ];
    expect(compare(folder, files, ['gen'])).toEqual(expected);
    expect(write(folder, files, ['gen'])).toEqual(expected);
    expect(compare(folder, files, ['gen'])).toEqual([]);
    expect(readdirSync(join(folder, 'gen')).sort()).toEqual(['a.ts', 'b.ts', 'byHand.ts']);
  });
});

describe('protobuf modules', () => {
  it('keep 64-bit values whole and name the file that pbjs refuses', async () => {
    const proto = join(folder, 'firmware-api/proto/smokestack/sample/v1');
    mkdirSync(proto, { recursive: true });
    writeFileSync(join(proto, 'bad.proto'), 'syntax = "proto3"; message {');
    const generator = protobufGenerator(
      new URL('../..', import.meta.url).pathname,
      relativeTo('firmware-api/proto'),
      relativeTo('out'),
    );
    expect(() => generator.print()).toThrow('bad.proto');
    writeFileSync(join(proto, 'bad.proto'), 'syntax = "proto3"; package p; message M { uint64 wide = 1; }');
    const printed = await generator.print();
    expect(printed.map((file) => file.path.split('/').pop())).toEqual(['sampleV1.js', 'sampleV1.d.ts']);
    write(join(folder, '../../..'), printed, []);
    const { p } = (await import(join(folder, 'out/sampleV1.js'))) as {
      p: { M: { encode(value: object): { finish(): Uint8Array }; decode(bytes: Uint8Array): { wide: object } } };
    };
    expect(String(p.M.decode(Uint8Array.of(8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1)).wide)).toBe(
      String(2n ** 64n - 1n),
    );
  });
});

/** A path inside the scratch folder, as seen from the root of the repository. */
function relativeTo(path: string): string {
  return join('build/codegen', folder.split('/').pop() ?? '', path);
}
