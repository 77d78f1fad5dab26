/**
 * make coverage: what of hdl/ the tests pass.
 *
 *   simulators that count --tests of the design, scenarios, fuzzers--> build/coverage/counts/*.dat --> lines, cover points
 *   one that counts bits too --some short scenarios--> toggles of the small configuration
 *
 * build/coverage has hdl.info (lcov), html/index.html (genhtml) and coverage.json. Fails by the rules of judge.ts.
 * --report: judges the counts of the last run once more.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exitCodeOf, SmokestackError } from '#units';
import { type Judgement, judge, type Unreached } from './judge.ts';
import { tracefile } from './lcov.ts';
import { addCounts, type Points } from './points.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}build/coverage`;
const countsFolder = `${folder}/counts`;

/** Tests in which the design runs; those of programs alone add nothing. */
const tests = ['test/hdl', 'test/scenario', 'test/fuzz', 'test/driver', 'test/run/offload.test.ts'];
/** Short, and different from each other: each bit that changes is looked at in every cycle. */
const toggled = ['acks', 'scatter', 'send-chain', 'buffered', 'passthrough'];

function build(config: string, what: 'lines' | 'toggles'): string {
  const out = `${folder}/${what}-${config}`;
  const { status } = spawnSync('sim/build.sh', ['--config', config, '--coverage', what, '--out', out], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0)
    throw new SmokestackError('cannot-test', `the ${config} simulator that counts ${what} does not build`);
  return `${out}/smokestack-sim`;
}

const counting = (simulator: string): NodeJS.ProcessEnv => ({
  ...process.env,
  SMOKESTACK_COVERAGE: countsFolder,
  SMOKESTACK_SIMULATOR: simulator,
  SMOKESTACK_NOTE: '',
});

/** Everything that runs the design. @throws SmokestackError 'mismatch' when a test fails: what it would have passed is not known */
function run(): void {
  rmSync(countsFolder, { recursive: true, force: true });
  mkdirSync(countsFolder, { recursive: true });
  for (const config of ['small', 'default']) build(config, 'lines');
  const simulators = `${folder}/lines-{config}/smokestack-sim`;
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: counting(simulators),
  });
  if (status !== 0)
    throw new SmokestackError('mismatch', 'a test fails under coverage', { cure: 'make it pass first: make test' });
  const simulator = build('small', 'toggles');
  const words = [
    'run',
    ...toggled,
    '--config',
    'small',
    '--peer',
    'builtin',
    '--timeout',
    '600s',
    '-o',
    `${folder}/runs`,
  ];
  execFileSync('./smokestack', words, { cwd: root, stdio: 'inherit', env: counting(simulator) });
}

function readCounts(): Points {
  const points: Points = new Map();
  const files = existsSync(countsFolder) ? readdirSync(countsFolder) : [];
  if (files.length === 0) throw new SmokestackError('usage', 'there are no counts to judge', { cure: 'make coverage' });
  for (const file of files) addCounts(points, join(countsFolder, file), root);
  // A stand-in device of test/sim is no part of the design.
  for (const [key, { file }] of points) if (!file.startsWith('hdl/')) points.delete(key);
  return points;
}

const percent = ({ hit, found }: { hit: number; found: number }): string =>
  `${found === 0 ? 0 : ((100 * hit) / found).toFixed(2)} % (${hit} of ${found})`;

function report(points: Points): Judgement {
  writeFileSync(`${folder}/hdl.info`, tracefile(points));
  execFileSync('genhtml', ['--quiet', '--title', 'hdl', '--output-directory', `${folder}/html`, `${folder}/hdl.info`], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const unreached = JSON.parse(readFileSync(`${root}test/coverage/unreached.json`, 'utf8')) as Unreached[];
  const sources = new Map<string, string[]>();
  const lineOf = (file: string, line: number): string => {
    const text = sources.get(file) ?? readFileSync(`${root}${file}`, 'utf8').split('\n');
    sources.set(file, text);
    return text[line - 1]?.trim() ?? '';
  };
  const judgement = judge(points, unreached, lineOf);
  writeFileSync(`${folder}/coverage.json`, `${JSON.stringify(judgement, null, 2)}\n`);
  return judgement;
}

try {
  const { values } = parseArgs({ options: { report: { type: 'boolean' } } });
  if (!values.report) run();
  const { lines, points, toggles, wrong } = report(readCounts());
  for (const sentence of wrong) console.log(sentence);
  const line = `lines ${percent(lines)}, cover points ${percent(points)}, toggles of some scenarios ${percent(toggles)}`;
  console.log(`${line}; build/coverage/html/index.html`);
  if (wrong.length > 0)
    console.log(`${wrong.length} to mend: test it, or say in test/coverage/unreached.json why nothing passes it`);
  if (process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${line}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (thrown) {
  const { message, cure, code } = SmokestackError.from(thrown);
  const words = `${message}${cure === undefined ? '' : ` (${cure})`}`;
  console.error(words);
  if (process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${words.split('\n')[0]}\n`);
  process.exitCode = exitCodeOf[code];
}
