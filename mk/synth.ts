/**
 * `mk/node mk/synth.ts [CONFIG [MODULE [NAME=VALUE …]]]`: synthesizes a configuration (hdl/config/CONFIG.f) for an ECP5 with Yosys and says how
 * large it is, as a whole and instance by instance, into build/synth/CONFIG.{txt,json}. Fails above the limits of the configuration. With
 * MODULE, that module alone, with those parameters of the configuration that it has, and further ones: a turn of seconds.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Area, areaOf, CELLS, type CellName, largest, longestPath } from './synthArea.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [config = 'small', top = 'chm_top', ...further] = process.argv.slice(2);
const name = top === 'chm_top' ? config : `${config}.${top}`;
const folder = `${root}build/synth`;

/** What an ECP5-85F leaves to the engine: LUT4s, with those that carry chains and distributed memory take, and block RAMs. */
const limits: Readonly<Record<string, { luts: number; blockRams: number }>> = {
  small: { luts: 60_000, blockRams: 140 },
};

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/(\/\/|#).*/, '').trim())
    .filter((line) => line !== '');
const sources = lines(`${root}hdl/chm.f`)
  .filter((line) => !/^[+-]/.test(line))
  .map((line) => `hdl/${line}`);
const own = readFileSync(`${root}${sources.find((file) => file.endsWith(`/${top}.sv`)) ?? 'hdl/chm_top.sv'}`, 'utf8');
const settings = lines(`${root}hdl/config/${config}.f`)
  .flatMap((line) => /^-G(\w+=\S+)$/.exec(line)?.[1] ?? [])
  .filter((setting) => new RegExp(`\\bparameter\\b[^,;]*\\b${setting.split('=')[0]}\\b`).test(own));
const parameters = [...settings, ...further];

/**
 * What `synth_ecp5` does between flattening and memories, without `share`: its search for operators that are never used together does not end on a
 * design of this size.
 */
const coarse = [
  'flatten; opt_expr; opt_clean; check; opt -nodffe -nosdff; fsm; opt; wreduce; peepopt; opt_clean',
  'techmap -map +/cmp2lut.v -D LUT_WIDTH=4; opt_expr; opt_clean',
  `techmap -map +/mul2dsp.v -map +/ecp5/dsp_map.v ${dsp({ A_MAXWIDTH: 18, B_MAXWIDTH: 18, A_MINWIDTH: 2, B_MINWIDTH: 2 })} -D DSP_NAME=$__MUL18X18`,
  'chtype -set $mul t:$__soft_mul; alumacc; opt; memory -nomap; opt_clean',
];
function dsp(limits: Readonly<Record<string, number>>): string {
  return Object.entries(limits)
    .map(([name, bits]) => `-D DSP_${name}=${bits}`)
    .join(' ');
}

// Check bits keep their module to themselves while logic is minimised: abc cannot see through trees of exclusive ors, and takes hours to try.
// Wide multiplexers (PFUMX, L6MUX21) gain a little speed for a third more LUTs.
const target = `synth_ecp5 -top ${top} -nowidelut`;
const script = [
  `read_verilog -sv -defer ${sources.join(' ')}`,
  // Not `hierarchy -chparam`: that derives a top twice whose ports depend on its instances, and stops at the second.
  ...parameters.map((setting) => `chparam -set ${setting.replace('=', ' ')} ${top}`),
  `hierarchy -check -top ${top}`,
  // Assertions and cover points are no part of the device, nor is what alone they look at.
  'proc; chformal -remove',
  'setattr -mod -set keep_hierarchy 1 *chm_ecc_encode*',
  `${target} -run begin:coarse`,
  ...coarse,
  `${target} -run map_ram:check`,
  'setattr -mod -unset keep_hierarchy *',
  'flatten',
  'clean',
  'autoname',
  ...CELLS.map((cell) => `tee -q -o ${folder}/${name}.${cell}.cells select -list t:${cell}`),
  // Paths through logic and carry chains; they end at every register, memory and multiplier.
  `tee -q -o ${folder}/${name}.ltp ltp w:* t:LUT4 t:CCU2C %u %u`,
].join('; ');

mkdirSync(folder, { recursive: true });
const began = Date.now();
const run = spawnSync('nice', ['yosys', '-q', '-l', `${folder}/${name}.log`, '-p', script], {
  cwd: root,
  encoding: 'utf8',
});
if (run.error !== undefined || run.status === null) {
  console.error(`yosys does not start (${run.error?.message ?? run.signal}). Run: make setup`);
  process.exit(3);
}
if (run.status !== 0) {
  console.error(run.stderr);
  console.error(`yosys ends with ${run.status}: see build/synth/${name}.log`);
  process.exit(1);
}

const cells = new Map<CellName, string[]>(CELLS.map((cell) => [cell, lines(`${folder}/${name}.${cell}.cells`)]));
const area: Area = areaOf(cells);
const depth = longestPath(readFileSync(`${folder}/${name}.ltp`, 'utf8'));
const minutes = Number(((Date.now() - began) / 60_000).toFixed(1));
const instances = largest(cells, 20);
writeFileSync(
  `${folder}/${name}.json`,
  `${JSON.stringify({ config, top, parameters, measured: new Date(began).toISOString(), minutes, ...area, longestPath: depth, instances }, null, 2)}\n`,
);

const row = (label: string, { luts, lut4, ccu2c, dpr16x4, flipFlops, blockRams, multipliers }: Area): string =>
  [luts, lut4, ccu2c, dpr16x4, flipFlops, blockRams, multipliers].map((n) => String(n).padStart(8)).join('') +
  `  ${label}`;
const report = [
  `${name}: ${area.luts} LUT4 (${area.lut4} cells, the rest in carry chains and distributed memory), ${area.blockRams} block RAMs, longest path ${depth} cells`,
  ['room', 'LUT4', 'CCU2C', 'DPR16X4', 'FF', 'DP16KD', 'MULT18'].map((name) => name.padStart(8)).join('') +
    '  instance',
  row(top, area),
  ...instances.map(({ instance, ...size }) => row(instance, size)),
].join('\n');
writeFileSync(`${folder}/${name}.txt`, `${report}\n`);
console.log(report);

const limit = limits[name];
if (limit !== undefined && (area.luts > limit.luts || area.blockRams > limit.blockRams)) {
  console.error(
    `${name} is larger than ${limit.luts} LUT4 and ${limit.blockRams} block RAMs: docs/decisions/area.md says what was large before`,
  );
  process.exit(1);
}
