import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { examine, formatJson, formatText, type Probe, tiers } from './index.ts';
import { probes } from './probes.ts';
import { atLeast, macroOf, outputOf, versionIn } from './version.ts';

const probe = (over: Partial<Probe>, ok: boolean): Probe => ({
  name: 'thing',
  tier: 'sim',
  needed: '>= 2',
  cure: 'sudo apt-get install thing',
  look: async () => ({ ok, found: ok ? '2.1' : '1.9' }),
  ...over,
});

describe('judgement', () => {
  test('something missing in a tier asked for is exit 3, with its cure in the text', async () => {
    const report = await examine(['sim'], [probe({}, false), probe({ name: 'other' }, true)]);
    expect(report).toMatchObject({ ok: false, exitCode: 3 });
    expect(formatText(report)).toMatch(/MISSING {2}thing {2}1\.9\n +needed: >= 2\n +run: +sudo apt-get install thing/);
    expect(formatText(report)).toContain('Missing for sim: thing.');
    expect(JSON.parse(formatJson(report))).toEqual(report);
  });

  test('something optional, or in another tier, is absent but fails nothing', async () => {
    const report = await examine(['sim'], [probe({ optional: true }, false), probe({ tier: 'board' }, false)]);
    expect(report).toMatchObject({ ok: true, exitCode: 0 });
    expect(formatText(report)).not.toContain('MISSING');
    expect(await examine(['board'], [probe({ tier: 'board' }, false)])).toMatchObject({ exitCode: 3 });
  });

  test('a probe that throws is a failed check', async () => {
    const look = (): never => {
      throw new Error('no /proc');
    };
    expect((await examine(['sim'], [probe({ look }, true)])).checks[0]).toMatchObject({ ok: false, found: 'no /proc' });
  });
});

describe('versions', () => {
  test.each([
    ['Verilator 5.006 2023-01-22 rev (Debian 5.006-3)', '5.006'],
    ['TShark (Wireshark) 4.0.17 (Git v4.0.17)', '4.0.17'],
    ['g++ (Debian 12.2.0-14) 12.2.0', '12.2.0'],
  ])('%s', (text, version) => expect(versionIn(text)).toBe(version));

  test.each([
    ['5.006', '5.006', true],
    ['5.048', '5.006', true],
    ['4.228', '5.006', false],
    ['20.19.0', '20.19', true],
    ['20.9.0', '20.19', false],
    ['22', '20.19', true],
  ])('%s at least %s: %s', (version, least, expected) => expect(atLeast(version, least)).toBe(expected));

  test('a command that is not there is undefined, one that fails still speaks', async () => {
    expect(await outputOf('no-such-command', [])).toBeUndefined();
    expect(await outputOf('sh', ['-c', 'echo said; exit 4'])).toBe('said\n');
    expect(await macroOf('no/such/header.h', 'X')).toBeUndefined();
    expect(await macroOf('functional', 'MB_LEN_MAX', 'climits')).toMatch(/^\d+$/);
  });
});

describe('this machine', () => {
  test('every probe gives a finding, and its cure names a package that make setup knows', async () => {
    const known = readFileSync(fileURLToPath(new URL('../../../tools/packages.txt', import.meta.url)), 'utf8');
    for (const { cure } of probes) {
      const debianPackage = /apt-get install .* (\S+)$/.exec(cure)?.[1];
      if (debianPackage !== undefined)
        expect(known).toMatch(new RegExp(`^\\w+ +${debianPackage.replaceAll('+', '\\+')} `, 'm'));
    }
    const report = await examine([...tiers]);
    expect(report.checks).toHaveLength(probes.length);
    for (const check of report.checks) {
      expect(check.found, check.name).not.toBe('');
      expect(check.cure === '', check.name).toBe(check.ok);
    }
    expect(report.checks.find((check) => check.name === 'node')).toMatchObject({
      ok: true,
      found: process.versions.node,
    });
  });
});
