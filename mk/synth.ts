/**
 * `mk/node mk/synth.ts [CONFIG]`: synthesizes a configuration (hdl/config/CONFIG.f) for an ECP5 with Yosys and says how large it is, as a
 * whole and instance by instance, into build/synth/CONFIG.{txt,json}. Fails above the limits of the configuration.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Area, areaOf, CELLS, type CellName, largest, longestPath } from './synthArea.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = process.argv[2] ?? 'small';
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
const parameters = lines(`${root}hdl/config/${config}.f`).flatMap((line) => {
  const [, name, value] = /^-G(\w+)=(\S+)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [`-chparam ${name} ${value}`];
});

// Check bits keep their module to themselves while logic is minimised: abc cannot see through trees of exclusive ors, and takes hours to try.
// Wide multiplexers (PFUMX, L6MUX21) gain a little speed for a third more LUTs.
const script = [
  `read_verilog -sv -defer ${sources.join(' ')}`,
  `hierarchy -check -top chm_top ${parameters.join(' ')}`,
  'setattr -mod -set keep_hierarchy 1 *chm_ecc_encode*',
  'synth_ecp5 -top chm_top -nowidelut',
  'setattr -mod -unset keep_hierarchy *',
  'flatten',
  'clean',
  'autoname',
  ...CELLS.map((cell) => `tee -q -o ${folder}/${config}.${cell}.cells select -list t:${cell}`),
  `tee -q -o ${folder}/${config}.ltp ltp -noff`,
].join('; ');

mkdirSync(folder, { recursive: true });
const began = Date.now();
const run = spawnSync('nice', ['yosys', '-q', '-l', `${folder}/${config}.log`, '-p', script], {
  cwd: root,
  encoding: 'utf8',
});
if (run.error !== undefined || run.status === null) {
  console.error(`yosys does not start (${run.error?.message ?? run.signal}). Run: make setup`);
  process.exit(3);
}
if (run.status !== 0) {
  console.error(run.stderr);
  console.error(`yosys ends with ${run.status}: see build/synth/${config}.log`);
  process.exit(1);
}

const cells = new Map<CellName, string[]>(CELLS.map((cell) => [cell, lines(`${folder}/${config}.${cell}.cells`)]));
const area: Area = areaOf(cells);
const depth = longestPath(readFileSync(`${folder}/${config}.ltp`, 'utf8'));
const minutes = Number(((Date.now() - began) / 60_000).toFixed(1));
const instances = largest(cells, 20);
writeFileSync(
  `${folder}/${config}.json`,
  `${JSON.stringify({ config, parameters, minutes, ...area, longestPath: depth, instances }, null, 2)}\n`,
);

const row = (name: string, { luts, lut4, ccu2c, dpr16x4, flipFlops, blockRams, multipliers }: Area): string =>
  [luts, lut4, ccu2c, dpr16x4, flipFlops, blockRams, multipliers].map((n) => String(n).padStart(8)).join('') +
  `  ${name}`;
const report = [
  `${config}: ${area.luts} LUT4 (${area.lut4} cells, the rest in carry chains and distributed memory), ${area.blockRams} block RAMs, longest path ${depth} cells`,
  ['room', 'LUT4', 'CCU2C', 'DPR16X4', 'FF', 'DP16KD', 'MULT18'].map((name) => name.padStart(8)).join('') +
    '  instance',
  row('chm_top', area),
  ...instances.map(({ instance, ...size }) => row(instance, size)),
].join('\n');
writeFileSync(`${folder}/${config}.txt`, `${report}\n`);
console.log(report);

const limit = limits[config];
if (limit !== undefined && (area.luts > limit.luts || area.blockRams > limit.blockRams)) {
  console.error(
    `${config} is larger than ${limit.luts} LUT4 and ${limit.blockRams} block RAMs: docs/decisions/area.md says what was large before`,
  );
  process.exit(1);
}
