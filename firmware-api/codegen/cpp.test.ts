import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Layout, layout, type RecordLayout } from '#layout';
import { printCpp } from './cpp.ts';
import { pascal, snake } from './names.ts';
import { testLayout } from './testLayout.ts';
import { type FieldValue, hasTool, inMemory, sampleOf, scratchFolder, seed, visible } from './testRecords.ts';

const hasGpp = hasTool('g++', '--version');
const folder = scratchFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const flags = ['-std=c++17', '-Wall', '-Wextra', '-Wpedantic', '-Werror', '-O0'];

/** Reads the record from memory, prints each field as a number, copies it field by field and compares the bytes. */
function reader(record: RecordLayout, memory: Uint8Array): string {
  const name = pascal(record.name);
  const fields = visible(record);
  return [
    '{',
    `  const unsigned char memory[] = {${[...memory].join(',')}};`,
    `  ${name} a; std::memcpy(&a, memory, sizeof a); ${name} b; std::memset(&b, 0, sizeof b);`,
    ...fields.map(({ field, name: each }) =>
      field.byteArray
        ? `  for (auto byte : a.${snake(each)}) { std::printf("%02x", byte); } std::printf("\\n"); std::memcpy(b.${snake(each)}, a.${snake(each)}, ${field.bits / 8});`
        : `  std::printf("%llu\\n", static_cast<unsigned long long>(a.${snake(each)})); b.${snake(each)} = static_cast<std::uint64_t>(a.${snake(each)}) & ${2n ** BigInt(field.bits) - 1n}ull;`,
    ),
    `  if (std::memcmp(&b, memory, sizeof b) != 0) { std::printf("${name} differs after a copy field by field\\n"); }`,
    '}',
  ].join('\n');
}

const shown = (value: FieldValue): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(BigInt(value));

function run(name: string, of: Layout): { seen: string[]; expected: string[] } {
  const samples = of.records.map((record) => ({ record, value: sampleOf(record, 1)[0] ?? {} }));
  const body = samples.map(({ record, value }) => reader(record, inMemory(record, value)));
  writeFileSync(join(folder, `${name}.h`), printCpp(of));
  const source = [
    `#include "${name}.h"`,
    '#include <cstdio>',
    '#include <cstring>',
    'using namespace smokestack::layout;',
    'int main() {',
    ...body,
    '}',
  ];
  writeFileSync(join(folder, `${name}.cc`), source.join('\n'));
  execFileSync('g++', [...flags, '-Wno-conversion', '-o', join(folder, name), join(folder, `${name}.cc`)], {
    stdio: 'pipe',
  });
  const seen = execFileSync(join(folder, name), { encoding: 'utf8' }).trimEnd().split('\n');
  const expected = samples.flatMap(({ record, value }) =>
    visible(record).map(({ name: each }) => shown(value[each] ?? 0)),
  );
  return { seen, expected };
}

describe.each([
  { name: 'test', of: testLayout },
  { name: 'device', of: layout },
])(`printed header of the $name layout (seed ${seed})`, ({ name, of }) => {
  it('compiles without a warning; reads and writes every field where the layout says', {
    timeout: 60_000,
  }, (context) => {
    context.skip(!hasGpp, 'needs g++: not installed. Run: make setup');
    const { seen, expected } = run(name, of);
    expect(seen).toEqual(expected);
  });
});
