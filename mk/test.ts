/** `make test`: runs vitest, then prints what was skipped and why, then `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Report, summarize } from './summary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}build/test`;
const files = { report: `${folder}/vitest.json`, skips: `${folder}/skips.json`, summary: `${folder}/summary.txt` };

for (const file of Object.values(files)) rmSync(file, { force: true });
mkdirSync(folder, { recursive: true });
const reporters = [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${files.report}`,
  `--reporter=${root}mk/skipReporter.ts`,
];
const { status, signal } = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', ...reporters, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SMOKESTACK_SKIPS: files.skips },
  },
);

const read = <T>(file: string, otherwise: T): T =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : otherwise;
const nothing: Report = { success: false, numPassedTests: 0, numFailedTests: 0, testResults: [] };
const required = (process.env.REQUIRE ?? '').split(',').filter((name) => name !== '');
const { ok, counts, remarks } = summarize(
  { ...read(files.report, nothing), success: status === 0 },
  read(files.skips, []),
  required,
);

for (const remark of remarks) console.log(remark);
console.log(counts);
// For .ci/run: the counts last, what there is to know before them.
writeFileSync(files.summary, `${[...remarks, counts].join('\n')}\n`);
if (!ok && process.env.SMOKESTACK_NOTE) writeFileSync(process.env.SMOKESTACK_NOTE, `${counts}; see above\n`);
process.exitCode = ok ? 0 : signal === 'SIGINT' || status === 130 ? 130 : 1;
