/** ./smokestack as a user meets it: words, streams, exit codes. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placed, root, verdictSchema } from '#bench';
import { buildTimeoutMs, type Provided, simulatorOf } from './lib/rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'smokestack-cli-'));
// Scenarios import 'smokestack', which only files of the checkout can.
const scenarios = placed('build/test/cli');
afterAll(() => rmSync(folder, { recursive: true }));

let provided: Provided;
beforeAll(async () => {
  provided = await simulatorOf('small');
  rmSync(scenarios, { recursive: true, force: true });
  mkdirSync(scenarios, { recursive: true });
  const write = (name: string, needs: string, body: string): void =>
    writeFileSync(
      join(scenarios, `${name}.ts`),
      `import { scenario } from 'smokestack';
export default scenario({ name: '${name}', proves: 'x', covers: ['CHM-NSP-010'], needs: [${needs}], tags: ['${name.split('-')[0]}'], async run(bench) { ${body} } });\n`,
    );
  write('good-one', '', "await bench.exchange({ port: 9, openedBy: 'peer', toPeer: 5000, fromPeer: 700 });");
  write('good-two', '', 'bench.log.info(bench.seed);');
  write('bad-one', '', "bench.equal('answer', 41, 42);");
  write('slow-one', '', "await bench.until(() => false, 'ever', 1e9 as never);");
}, buildTimeoutMs);

interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** What stands in the file that $SMOKESTACK_NOTE names. */
  readonly note: string;
}

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  SMOKESTACK_SCENARIOS: scenarios,
  SMOKESTACK_SIMULATOR: 'program' in provided ? provided.program : '',
  SMOKESTACK_CONFIG: 'small',
  SMOKESTACK_RUNS: join(folder, 'runs'),
  SMOKESTACK_NOTE: join(folder, 'note'),
  ...more,
});

function smokestack(words: string, more: Record<string, string> = {}): Said {
  rmSync(join(folder, 'note'), { force: true });
  const args = words.split(' ').filter((word) => word !== '');
  const run = spawnSync(join(root, 'smokestack'), args, { encoding: 'utf8', cwd: folder, env: environment(more) });
  const note = existsSync(join(folder, 'note')) ? readFileSync(join(folder, 'note'), 'utf8') : '';
  return { status: run.status, out: run.stdout, err: run.stderr, note };
}

/** A PATH with little more than node on it. */
function fewTools(name: string): string {
  const bin = join(folder, name);
  mkdirSync(bin);
  for (const tool of ['sh', 'env', 'node', 'git', 'uname', 'dirname', 'readlink', 'mkdir', 'sed', 'cat']) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' });
    symlinkSync(stdout.trim(), join(bin, tool));
  }
  return bin;
}

describe('words', () => {
  test.each([
    ['--version', /^\d+\.\d+\.\d+\n$/],
    ['--help', /Exit codes: 0 pass, 1 mismatch/],
    ['run --help', /--fail-fast/],
    ['config show --json', /"config": "small"/],
    ['list', /good-one\n {2}x\n {2}covers CHM-NSP-010/],
    ['explain chm-nsp-010', /^CHM-NSP-010: Packets matching[\s\S]*chimney-datapath.md:\d+[\s\S]*good-one/],
  ])('%s answers on stdout: exit 0', { timeout: 30_000 }, (words, answer) => {
    const { status, out, err } = smokestack(words);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(answer);
  });

  test.each([
    ['frob', /unknown command 'frob'/],
    ['run', /no scenario was named/],
    ['run nothing', /no scenario 'nothing'/],
    ['run good-one --frob', /unknown option '--frob'/],
    ['run good-one --config huge', /--config.*"huge"/],
    ['run good-one --target board:x', /board:x is not available yet/],
    ['run good-one --target frob', /'frob' is no target/],
    ['run good-one --repeat 0', /--repeat 0/],
    ['run --all --shard 3/2', /write i\/n/],
    ['explain CHM-XYZ-999', /holds no requirement/],
    ['show /nowhere', /verdict.json does not exist/],
    ['doctor frob', /'frob' is no tier/],
  ])('%s: exit 2, one sentence with a cure on stderr, the same in the note', { timeout: 30_000 }, (words, sentence) => {
    const { status, out, err, note } = smokestack(words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n').at(-1)).toBe(`smokestack: ${note.trimEnd()}`);
  });
});

describe('run', () => {
  test('a pass: one line on stdout, progress on stderr, everything in the folder: exit 0', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { status, out, err, note } = smokestack('run good-one --seed 5', { SMOKESTACK_LINK: join(folder, 'last') });
    expect([status, note]).toEqual([0, '']);
    expect(out).toMatch(/^pass {2}good-one {2}small, builtin, seed 5 .* runs\/\d{8}-\d{6}-good-one-5\n$/);
    expect(err).toMatch(/^\[1\/1\] good-one \(small, builtin, seed 5\) … pass, \d+ s\n$/);
    const link = join(folder, 'last');
    expect(readlinkSync(link)).toMatch(/^runs\/.*-good-one-5$/);
    expect(readdirSync(link).sort()).toEqual(['junit.xml', 'recording', 'run.log', 'verdict.json', 'wire.pcapng']);
    const verdict = verdictSchema.parse(JSON.parse(readFileSync(join(link, 'verdict.json'), 'utf8')));
    expect(verdict).toMatchObject({ verdict: 'pass', bytesToPeer: '5000', bytesFromPeer: '700', connections: 1 });
    expect(verdict.reproduce).toBe('./smokestack run good-one --config small --peer builtin --seed 5');
    expect(smokestack('show').out).toBe(out);
  });

  test('a failure: the difference on stdout, the log on stderr, a sentence for make: exit 1', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { status, out, err, note } = smokestack('run bad-one');
    expect(status).toBe(1);
    expect(out).toMatch(/^fail {2}bad-one[\s\S]*field +answer\n +device +41\n +model +42\n/);
    expect(err).toMatch(/the last of .*run.log:\n {2}info +run of bad-one/);
    expect(note).toMatch(/^bad-one: 1 difference; see .*-bad-one-1\n$/);
  });

  test('a time limit: exit 124', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { status, out } = smokestack('run slow-one --timeout 500ms');
    expect(status).toBe(124);
    expect(out).toMatch(/why +not done after 0.5 s/);
  });

  test('several: the worst exit code wins, -o has summary.json and one junit.xml', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const out = join(folder, 'several');
    const said = smokestack(`run good-two bad-one slow-one --timeout 500ms -j 2 -o ${out}`);
    expect(said.status).toBe(124);
    expect(said.out).toMatch(/\n1 passed, 2 failed\n$/);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summary).toMatchObject({ exitCode: 124, counts: { pass: 1, fail: 1, error: 1, skip: 0 }, notRun: 0 });
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('tests="3" failures="1" errors="1" skipped="0"');
    expect(readdirSync(out).filter((name) => /^\d{8}-/.test(name))).toHaveLength(3);
  });

  test('--fail-fast starts nothing behind a failure, and says so', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const { status, out } = smokestack('run bad-one good-two --repeat 2 --fail-fast');
    expect(status).toBe(1);
    expect(out).toMatch(/\n0 passed, 1 failed, 3 not run\n$/);
  });

  test('--tag, --repeat and --shard: each run once over all shards, seeds counting up', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in provided) return skip(provided.missing);
    const seeds = [1, 2].flatMap((part) =>
      [
        ...smokestack(`run --tag good --seed 40 --repeat 2 --shard ${part}/2`).out.matchAll(/(good-\w+) .*seed (\d+)/g),
      ].map(([, name, seed]) => `${name} ${seed}`),
    );
    expect(seeds.sort()).toEqual(['good-one 40', 'good-one 41', 'good-two 40', 'good-two 41']);
  });

  test('nothing but skips: exit 77 and the reason; exit 3 where that is required', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const own = placed('build/test/cli-linux');
    mkdirSync(own, { recursive: true });
    symlinkSync(placed('test/scenario/http-curl.ts'), join(own, 'http-curl.ts'));
    // A machine on which the Linux peer cannot even be built.
    const nowhere = { SMOKESTACK_SCENARIOS: own, PATH: fewTools('without-make') };
    const skipped = smokestack('run http-curl', nowhere);
    const required = smokestack('run http-curl', { ...nowhere, REQUIRE: 'linux' });
    rmSync(own, { recursive: true });
    expect([skipped.status, required.status]).toEqual([77, 3]);
    expect(skipped.out).toMatch(/^skip {2}http-curl[\s\S]*needs linux: /);
  });

  test('a tool that is missing: exit 3, and the command that mends it', { timeout: 60_000 }, () => {
    const bin = fewTools('without-verilator');
    const { status, err, note } = smokestack('run good-one', { PATH: bin, SMOKESTACK_SIMULATOR: '' });
    expect(status).toBe(3);
    expect(err).toMatch(/is missing; run: make setup/);
    expect(note).toMatch(/make setup/);
  });

  test('interrupted: exit 130, the verdict is written, no simulator is left', { timeout: 60_000 }, async ({ skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    const out = join(folder, 'interrupted');
    const child = spawn(join(root, 'smokestack'), ['run', 'slow-one', '-o', out], { env: environment() });
    await written(child, 'stderr', /slow-one/);
    await expect
      .poll(() => existsSync(out) && readdirSync(out).some((name) => existsSync(join(out, name, 'recording'))), {
        timeout: 20_000,
      })
      .toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(130);
    const [run = ''] = readdirSync(out).filter((name) => /^\d{8}-/.test(name));
    expect(JSON.parse(readFileSync(join(out, run, 'verdict.json'), 'utf8'))).toMatchObject({
      verdict: 'error',
      exitCode: 130,
    });
  });
});

/** What a child wrote, once it matches. */
async function written(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  let text = '';
  child[stream]?.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  await expect.poll(() => text, { timeout: 30_000 }).toMatch(pattern);
  return text;
}

test('serve: a token that only its owner reads opens the target to run; no token, no target', {
  timeout: 90_000,
}, async ({ skip }) => {
  if ('missing' in provided) return skip(provided.missing);
  const token = join(folder, 'token');
  const child = spawn(join(root, 'smokestack'), ['serve', '--listen', '127.0.0.1:0', '--token-file', token], {
    env: environment(),
  });
  try {
    const said = await written(child, 'stdout', /serving ws:\/\/\S+\ntoken in /);
    const url = /ws:\/\/\S+/.exec(said)?.[0] ?? '';
    expect(statSync(token).mode & 0o077).toBe(0);
    expect(said).not.toContain(readFileSync(token, 'utf8').trim());
    const { status, out } = smokestack(`run good-one --target ${url} --token-file ${token}`);
    expect([status, out]).toEqual([0, expect.stringMatching(/^pass {2}good-one {2}small/)]);
    const refused = smokestack(`run good-one --target ${url}`);
    expect(refused.status).toBe(3);
    expect(refused.out).toMatch(/refused the token/);
  } finally {
    child.kill('SIGINT');
  }
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});
