import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'smokestack-make-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A checkout with the Makefile and a `./smokestack` that only repeats its words and ends as told. */
cpSync(join(root, 'Makefile'), join(folder, 'Makefile'));
cpSync(join(root, 'mk'), join(folder, 'mk'), { recursive: true });
mkdirSync(join(folder, 'src/cli'), { recursive: true });
writeFileSync(join(folder, 'src/cli/main.ts'), '');
mkdirSync(join(folder, 'tools'));
writeFileSync(
  join(folder, 'tools/setup.sh'),
  '#!/bin/sh\n[ -z "$SETUP_SAYS" ] || { echo "$@"; exit "$SETUP_SAYS"; }\n',
  {
    mode: 0o755,
  },
);
writeFileSync(join(folder, 'smokestack'), '#!/bin/sh\necho "$@"\nexit $ENDS_WITH\n', { mode: 0o755 });

function make(words: string[], env: Record<string, string> = {}): { status: number | null; lines: string[] } {
  const { PATH = '' } = process.env;
  const { status, stdout } = spawnSync('sh', ['-c', 'exec make "$@" 2>&1', 'sh', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH, ...env },
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('make', () => {
  it('lists every target with a sentence, and marks those that do not exist yet', () => {
    const { status, lines } = make([]);
    expect(status).toBe(0);
    const targets =
      'setup sim test check lint gen check-gen bench bench-check trace mutants fuzz fuzz-handoff coverage formal bitstream flash hw clean distclean help';
    for (const target of targets.split(' '))
      expect(lines.filter((line) => line.match(new RegExp(`^  ${target} +[a-z].{8}`)))).toHaveLength(1);
    expect(lines.find((line) => line.startsWith('  sim '))).not.toContain('not available yet');
    expect(lines.find((line) => line.startsWith('  flash '))).toContain('not available yet');
  });

  it('hands its variables to ./smokestack', () => {
    expect(make(['sim'], { ENDS_WITH: '0' })).toEqual({
      status: 0,
      lines: ['run bulk-both-ways --config default --peer linux'],
    });
    const words = [
      'sim',
      'SCENARIO=idle',
      'SEED=7',
      'CONFIG=small',
      'PEER=builtin',
      'BOARD=icebreaker',
      'SHARD=1/2',
      'WAVES=1',
    ];
    const [line] = make(words, { ENDS_WITH: '0' }).lines;
    expect(line).toBe('run idle --target board:icebreaker --config small --peer builtin --seed 7 --shard 1/2 --waves');
    expect(make(['sim', 'TARGET=ws://here:1'], { ENDS_WITH: '0' }).lines[0]).toContain('--target ws://here:1');
  });

  it.each([
    ['1', 'exit 1 (mismatch)'],
    ['2', 'exit 2 (usage)'],
    ['3', 'exit 3 (environment)'],
    ['4', 'exit 4 (link lost)'],
    ['70', 'exit 70 (internal error)'],
    ['77', 'exit 77 (skipped)'],
    ['124', 'exit 124 (timeout)'],
    ['125', 'exit 125 (cannot test)'],
    ['130', 'exit 130 (interrupted)'],
  ])('ends with the exit code %s of the command, in words', (code, words) => {
    const { status, lines } = make(['sim'], { ENDS_WITH: code });
    expect(status).toBe(2);
    expect(lines.at(-1)).toContain(`smokestack: ${words}: make sim: `);
    expect(make(['sim'], { ENDS_WITH: '0' }).status).toBe(0);
  });

  it('installs what is missing before it runs, and names the cure where it may not', () => {
    expect(make(['sim'], { ENDS_WITH: '0', SETUP_SAYS: '0' }).lines).toEqual([
      '-q sim',
      'run bulk-both-ways --config default --peer linux',
    ]);
    const { status, lines } = make(['sim'], { ENDS_WITH: '0', SETUP_SAYS: '3' });
    expect(status).toBe(2);
    expect(lines.filter((line) => line.startsWith('run '))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^smokestack: exit 3 \(environment\): .*Run: make setup/);
  });

  it('does not go on to the next target', () => {
    const { status, lines } = make(['sim', 'clean'], { ENDS_WITH: '1' });
    expect(status).toBe(2);
    expect(lines.at(-1)).toMatch(/^smokestack: exit 1 /);
  });

  it('never pretends: a target that does not exist yet ends with 3', () => {
    const { status, lines } = make(['flash']);
    expect(status).toBe(2);
    expect(lines.at(-1)).toMatch(/^smokestack: exit 3 \(environment\): make flash is not available yet/);
  });

  it('names the cure when the packages are not installed', () => {
    expect(make(['gen']).lines.at(-1)).toMatch(
      /^smokestack: exit 3 \(environment\): the npm packages are not installed\. Run: make setup/,
    );
  });
});
