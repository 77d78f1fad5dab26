import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'smokestack-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** .ci/run in a checkout whose `make` fails for the targets in $FAILS and whose tests count as $COUNTS. */
cpSync(join(root, '.ci/run'), join(folder, '.ci/run'));
cpSync(join(root, 'mk/steps.sh'), join(folder, 'mk/steps.sh'));
mkdirSync(join(folder, 'bin'));
const fakeMake = `#!/bin/sh
[ "$1" = test ] && mkdir -p build/test && [ -n "$COUNTS" ] && echo "$COUNTS" >build/test/summary.txt
[ "$1" = setup ] && echo "CI=$CI SETUP=$SETUP"
[ "$1" = test ] && echo "REQUIRE=$REQUIRE"
case " $FAILS " in *" $1 "*) exit 2 ;; esac
exit 0
`;
writeFileSync(join(folder, 'bin/make'), fakeMake, { mode: 0o755 });

function ci(env: Record<string, string>): { status: number | null; lines: string[]; last: string | undefined } {
  const { PATH = '' } = process.env;
  const options = { cwd: '/', encoding: 'utf8' as const, env: { PATH: `${join(folder, 'bin')}:${PATH}`, ...env } };
  const { status, stdout } = spawnSync('sh', ['-c', `exec "${join(folder, '.ci/run')}" 2>&1`], options);
  const lines = stdout.trimEnd().split('\n');
  return { status, lines, last: lines.at(-1) };
}

describe('.ci/run', () => {
  it('passes when every step passes, and says how long each took', () => {
    const { status, lines, last } = ci({ COUNTS: '12 passed, 0 failed' });
    expect([status, last]).toEqual([0, '12 passed, 0 failed']);
    expect(lines.filter((line) => /^\[\d\/4\] .* … \d+ s$/.test(line))).toHaveLength(4);
    expect(lines).toContain('CI=true SETUP=yes');
  });
  it('says what was skipped on the line before the last', () =>
    expect(ci({ COUNTS: '3 skipped: needs tshark: not installed\n12 passed, 0 failed' }).lines.slice(-2)).toEqual([
      '3 skipped: needs tshark: not installed',
      '12 passed, 0 failed',
    ]));
  it('fails with the tests', () =>
    expect(ci({ COUNTS: '11 passed, 1 failed', FAILS: 'test' })).toMatchObject({
      status: 1,
      last: '11 passed, 1 failed',
    }));
  it('fails when the tests do not even count', () =>
    expect(ci({ COUNTS: '', FAILS: 'test' })).toMatchObject({ status: 1, last: '0 passed, 1 failed' }));
  it('fails when no test ran', () => expect(ci({ COUNTS: '0 passed, 0 failed' }).status).toBe(1));
  it('counts other steps that failed, and still runs the tests', () => {
    const { status, lines, last } = ci({ COUNTS: '12 passed, 0 failed', FAILS: 'lint check-gen' });
    expect([status, last]).toEqual([1, '12 passed, 2 failed']);
    expect(lines).toContain('failed steps: printed files, lint');
  });
  it('ends at once when the setup fails', () =>
    expect(ci({ COUNTS: '12 passed, 0 failed', FAILS: 'setup' })).toMatchObject({
      status: 1,
      last: '0 passed, 1 failed',
    }));
  it('requires what REQUIRE says', () =>
    expect(ci({ COUNTS: '1 passed, 0 failed', REQUIRE: 'tshark' }).lines).toContain('REQUIRE=tshark'));
});
