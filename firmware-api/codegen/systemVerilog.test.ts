import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Layout, layout, type RecordLayout } from '#layout';
import { snake } from './names.ts';
import { printSystemVerilog } from './systemVerilog.ts';
import { testLayout } from './testLayout.ts';
import { bitsInMemory, hasTool, packed, sampleOf, scratchFolder, seed, visible } from './testRecords.ts';

const hasYosys = hasTool('yosys', '-V');
const hasVerilator = hasTool('verilator', '--version');
const folder = scratchFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** A module that takes the record apart field by field. */
function unpacker(record: RecordLayout): string {
  const fields = visible(record);
  const ports = fields.map(({ field }, index) => `output logic [${field.bits - 1}:0] f${index}`);
  return [
    `module unpack_${snake(record.name)} (input chm_layout_pkg::${snake(record.name)}_t r, ${ports.join(', ')});`,
    ...fields.map(({ name }, index) => `  assign f${index} = r.${snake(name)};`),
    '  logic unused;',
    '  assign unused = ^r;',
    'endmodule',
  ].join('\n');
}

function files(name: string, of: Layout): { pkg: string; modules: string } {
  const pkg = join(folder, name, 'chm_layout_pkg.sv');
  const modules = join(folder, name, 'unpack.sv');
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(pkg, printSystemVerilog(of));
  writeFileSync(
    modules,
    `// verilator lint_off DECLFILENAME\n// verilator lint_off MULTITOP\n${of.records.map(unpacker).join('\n')}\n`,
  );
  return { pkg, modules };
}

describe.each([
  { name: 'test', of: testLayout },
  { name: 'device', of: layout },
])(`printed package of the $name layout (seed ${seed})`, ({ name, of }) => {
  it('has every field at the bits the layout gives it, read by Yosys', (context) => {
    context.skip(!hasYosys, 'needs yosys: not installed. Run: make setup');
    const { pkg, modules } = files(name, of);
    const samples = of.records.map((record) => ({ record, value: sampleOf(record, 1)[0] ?? {} }));
    const evals = samples.map(({ record, value }) => {
      const shown = visible(record).map((_, index) => `-show f${index}`);
      return `cd unpack_${snake(record.name)}; eval -set r ${record.bytes * 8}'h${packed(record, value).toString(16)} ${shown.join(' ')}; cd ..`;
    });
    const script = `read_verilog -sv ${pkg} ${modules}; proc; opt_clean; ${evals.join('; ')}`;
    const out = execFileSync('yosys', ['-p', script], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    // Yosys shows 8'00010010, but a 32-bit number in decimal.
    const seen = [...out.matchAll(/Eval result: \\f\d+ = (\d+')?(\d+)\./g)].map(([, sized, digits]) =>
      BigInt(sized ? `0b${digits}` : (digits ?? '')),
    );
    const expected = samples.flatMap(({ record, value }) =>
      visible(record).map(({ field, name: each }) => bitsInMemory(field, value[each] ?? 0)),
    );
    expect(seen).toEqual(expected);
  });

  it('passes Verilator -Wall', (context) => {
    context.skip(!hasVerilator, 'needs verilator: not installed. Run: make setup');
    const { pkg, modules } = files(name, of);
    execFileSync('verilator', ['--lint-only', '-Wall', pkg, modules], { stdio: 'pipe' });
  });
});
