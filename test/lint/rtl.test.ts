/** mk/rtl.sh refuses what must never be synthesized: planted warnings, latches, loops and missing modules are found in every configuration. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../mk/rtl.sh', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'smokestack-rtl-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (tool: string): boolean => spawnSync(tool, ['-V'], { stdio: 'ignore' }).error === undefined;

/** A design of two files whose body is given; `Connections` is 64 unless a configuration says otherwise. */
function design(body: string): void {
  mkdirSync(join(folder, 'hdl/config'), { recursive: true });
  writeFileSync(join(folder, 'hdl/chm.f'), '// the design\nchm_pkg.sv\nchm_top.sv  // top\n');
  writeFileSync(join(folder, 'hdl/chm_pkg.sv'), 'package chm_pkg;\n  typedef logic [3:0] nibble_t;\nendpackage\n');
  const head =
    'module chm_top #(parameter int Connections = 64) (input logic clk_i, input chm_pkg::nibble_t a_i, output chm_pkg::nibble_t b_o);';
  writeFileSync(join(folder, 'hdl/chm_top.sv'), `${head}\n${body}\nendmodule\n`);
  writeFileSync(join(folder, 'hdl/config/default.f'), '// as the parameters say\n');
  writeFileSync(join(folder, 'hdl/config/small.f'), '-GConnections=4\n');
}

function run(tool: string): { ok: boolean; output: string } {
  const { status, stdout } = spawnSync('sh', ['-c', `exec "${script}" ${tool} 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { ok: status === 0, output: stdout };
}

const good = '  always_ff @(posedge clk_i) b_o <= a_i ^ Connections[3:0];';
const onlySmall = (body: string): string => `${good}\n  if (Connections == 4) begin : gen_small\n${body}\n  end`;
const latch = '  always_comb if (clk_i) b_o = a_i;';

describe.each(['verilator', 'yosys'])('make lint under %s', (tool) => {
  it('takes a good design in both configurations', (context) => {
    context.skip(!has(tool), `needs ${tool}: not installed. Run: make setup`);
    design(good);
    const { ok, output } = run(tool);
    expect(output).toContain('hdl/config/small.f');
    expect(ok, output).toBe(true);
  });

  it.for([
    ['a latch', latch, /LATCH|Latch inferred/],
    ['a module that does not exist', `${good}\n  chm_missing u_missing (.clk_i);`, /chm_missing/],
    [
      'a fault that only the small configuration has',
      onlySmall('    chm_missing u_missing (.clk_i);'),
      /small\.f[\s\S]*chm_missing/,
    ],
  ] as const)('refuses %s', ([, body, words], context) => {
    context.skip(!has(tool), `needs ${tool}: not installed. Run: make setup`);
    design(body);
    const { ok, output } = run(tool);
    expect(ok).toBe(false);
    expect(output).toMatch(words);
  });
});

it('verilator refuses a width that does not fit', (context) => {
  context.skip(!has('verilator'), 'needs verilator: not installed. Run: make setup');
  design("  always_ff @(posedge clk_i) b_o <= a_i + 5'd1;");
  expect(run('verilator').output).toContain('WIDTH');
});

it('yosys refuses a combinational loop and two drivers', (context) => {
  context.skip(!has('yosys'), 'needs yosys: not installed. Run: make setup');
  design('  logic l, m; assign l = m ^ clk_i; assign m = l & a_i[0]; assign b_o = {a_i[3:1], l};');
  expect(run('yosys')).toMatchObject({ ok: false, output: expect.stringContaining('loop') });
  design('  assign b_o = a_i; assign b_o = ~a_i & {4{clk_i}};');
  expect(run('yosys')).toMatchObject({ ok: false, output: expect.stringContaining('multiple conflicting drivers') });
});

it('names the cure when a tool is missing', () => {
  design(good);
  const { ok, output } = run('no-such-tool');
  expect(ok).toBe(false);
  expect(output).toContain('no-such-tool is not installed. Run: make setup');
});
