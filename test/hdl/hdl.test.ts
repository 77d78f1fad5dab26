/** The Verilated tests of the RTL's modules. What each proves is the first sentence of its .cc file. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '#units';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The comment at the head of a test, up to its first stop. */
function proves(file: string): string {
  const head = /^(?:\/\/ .*\n)+/.exec(readFileSync(here + file, 'utf8'))?.[0] ?? '';
  return (
    head
      .replaceAll(/\n?^\/\/ /gm, ' ')
      .split(/[.;](?:\s|$)/)[0]
      ?.trim() ?? ''
  );
}

const tests = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[^/]+\/[^/]+\.cc$/.test(file))
  .sort()
  .map((file) => ({ name: file.replace(/\.cc$/, ''), proves: proves(file) }));

describe('RTL', () => {
  test('every test of a module is found here', () => expect(tests.length).toBeGreaterThan(40));

  for (const { name, proves } of tests)
    test(`${name}: ${proves}`, { timeout: 600_000 }, async ({ skip }) => {
      const { exitCode, all, stderr } = await execa(`${here}run.sh`, [name], { reject: false, all: true });
      if (exitCode === exitCodeOf.environment) return skip(`needs simulator: ${stderr.trim()}`);
      expect(exitCode, all).toBe(0);
    });
});
