/** ./smokestack run: streams, exit codes, files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placed, verdictSchema } from '#bench';
import { buildTimeoutMs, noLinux } from '../scenario/lib/rig.ts';
import { CommandLine } from './commandLine.ts';

let line: CommandLine;
let linux: string | undefined;
beforeAll(async () => {
  line = await CommandLine.open('cliRun');
  linux = await noLinux();
}, buildTimeoutMs);
afterAll(() => line.close());

describe('run', () => {
  test('a pass: one line on stdout, progress on stderr, everything in the folder: exit 0', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const { status, out, err, note } = line.say('run good-one --seed 5', {
      SMOKESTACK_LINK: join(line.folder, 'last'),
    });
    expect([status, note]).toEqual([0, '']);
    expect(out).toMatch(/^pass {2}good-one {2}small, builtin, seed 5 .* runs\/\d{8}-\d{6}-good-one-5\n$/);
    expect(err).toMatch(/^\[1\/1\] good-one \(small, builtin, seed 5\) … pass, \d+ s\n$/);
    const link = join(line.folder, 'last');
    expect(readlinkSync(link)).toMatch(/^runs\/.*-good-one-5$/);
    expect(readdirSync(link).sort()).toEqual(['junit.xml', 'recording', 'run.log', 'verdict.json', 'wire.pcapng']);
    const verdict = verdictSchema.parse(JSON.parse(readFileSync(join(link, 'verdict.json'), 'utf8')));
    expect(verdict).toMatchObject({ verdict: 'pass', bytesToPeer: '5000', bytesFromPeer: '700', connections: 1 });
    expect(verdict.reproduce).toBe('./smokestack run good-one --config small --peer builtin --seed 5');
    expect(line.say('show').out).toBe(out);
  });

  test('a failure: the difference on stdout, the log on stderr, a sentence for make: exit 1', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const { status, out, err, note } = line.say('run bad-one');
    expect(status).toBe(1);
    expect(out).toMatch(/^fail {2}bad-one[\s\S]*field +answer\n +device +41\n +model +42\n/);
    expect(err).toMatch(/the last of .*run.log:\n {2}info +run of bad-one/);
    expect(note).toMatch(/^bad-one: 1 difference; see .*-bad-one-1\n$/);
  });

  test('a time limit: exit 124', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const { status, out } = line.say('run slow-one --timeout 500ms');
    expect(status).toBe(124);
    expect(out).toMatch(/why +not done after 0.5 s/);
  });

  test('several: the worst exit code wins, -o has summary.json and one junit.xml', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const out = join(line.folder, 'several');
    const said = line.say(`run good-two bad-one slow-one --timeout 500ms -j 2 -o ${out}`);
    expect(said.status).toBe(124);
    expect(said.out).toMatch(/\n1 passed, 2 failed\n$/);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summary).toMatchObject({ exitCode: 124, counts: { pass: 1, fail: 1, error: 1, skip: 0 }, notRun: 0 });
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('tests="3" failures="1" errors="1" skipped="0"');
    expect(readdirSync(out).filter((name) => /^\d{8}-/.test(name))).toHaveLength(3);
  });

  test('--fail-fast starts nothing behind a failure, and says so', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const { status, out } = line.say('run bad-one good-two --repeat 2 --fail-fast');
    expect(status).toBe(1);
    expect(out).toMatch(/\n0 passed, 1 failed, 3 not run\n$/);
  });

  test('--tag, --repeat and --shard: each run once over all shards, seeds counting up', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const seeds = [1, 2].flatMap((part) =>
      [
        ...line.say(`run --tag good --seed 40 --repeat 2 --shard ${part}/2`).out.matchAll(/(good-\w+) .*seed (\d+)/g),
      ].map(([, name, seed]) => `${name} ${seed}`),
    );
    expect(seeds.sort()).toEqual(['good-one 40', 'good-one 41', 'good-two 40', 'good-two 41']);
  });

  test('nothing but skips: exit 77 and the reason; exit 3 where that is required', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const own = placed('build/test/cli-linux');
    mkdirSync(own, { recursive: true });
    symlinkSync(placed('test/scenario/http-curl.ts'), join(own, 'http-curl.ts'));
    // A machine on which the Linux peer cannot even be built.
    const nowhere = { SMOKESTACK_SCENARIOS: own, PATH: line.fewTools('without-make') };
    const skipped = line.say('run http-curl', nowhere);
    const required = line.say('run http-curl', { ...nowhere, REQUIRE: 'linux' });
    rmSync(own, { recursive: true });
    expect([skipped.status, required.status]).toEqual([77, 3]);
    expect(skipped.out).toMatch(/^skip {2}http-curl[\s\S]*needs linux: /);
  });

  test('what fails where nobody waits: one sentence and the exit code of the error', { timeout: 60_000 }, ({
    skip,
  }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    const lost = line.say('run lost-one');
    expect([lost.status, lost.note]).toEqual([4, 'the link is lost (run again)\n']);
    expect(lost.err).toMatch(/\nsmokestack: the link is lost \(run again\)\n$/);
    const stray = line.say('run stray-one');
    expect([stray.status, stray.note]).toEqual([70, 'a stray error\n']);
  });

  test('a privilege that is missing: exit 3, and what mends it', { timeout: 60_000 }, ({ skip }) => {
    if ('missing' in line.provided) return skip(line.provided.missing);
    if (linux !== undefined) return skip(linux);
    if (spawnSync('unshare', ['-Ur', 'true']).status !== 0)
      return skip('needs user-namespaces: unshare -Ur is refused here');
    const own = placed('build/test/cli-privilege');
    mkdirSync(own, { recursive: true });
    symlinkSync(placed('test/scenario/http-curl.ts'), join(own, 'http-curl.ts'));
    // A user who may make no network namespace.
    const bare = `echo 0 >/proc/sys/user/max_net_namespaces; exec ${placed('smokestack')} run http-curl`;
    const env = line.environment({ SMOKESTACK_SCENARIOS: own, REQUIRE: 'linux' });
    const { status, stdout } = spawnSync('unshare', ['-Ur', 'sh', '-c', bare], { encoding: 'utf8', env });
    rmSync(own, { recursive: true });
    expect([status, stdout]).toEqual([3, expect.stringMatching(/needs linux: .*namespace.*; \S+/)]);
  });

  test('a tool that is missing: exit 3, and the command that mends it', { timeout: 60_000 }, () => {
    const bin = line.fewTools('without-verilator');
    const { status, err, note } = line.say('run good-one', { PATH: bin, SMOKESTACK_SIMULATOR: '' });
    expect(status).toBe(3);
    expect(err).toMatch(/is missing; run: make setup/);
    expect(note).toMatch(/make setup/);
  });
});
