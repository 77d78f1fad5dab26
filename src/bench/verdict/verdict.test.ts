import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SmokestackError } from '#units';
import { placed } from '../device/index.ts';
import { Findings } from '../scoreboard/index.ts';
import { failedOutcome, judged, skippedOutcome, worstExitCode } from './outcome.ts';
import { printVerdictSchema } from './schema.ts';

test('schema/verdict.schema.json is what the bench writes by; mk/node src/bench/verdict/print.ts prints it anew', () => {
  expect(readFileSync(placed('schema/verdict.schema.json'), 'utf8')).toBe(printVerdictSchema());
});

describe('the exit code of several runs', () => {
  test.each([
    [[], 0],
    [[0, 0], 0],
    [[0, 77], 0],
    [[77, 77], 77],
    [[0, 1, 77], 1],
    [[1, 124], 124],
    [[1, 3, 4], 3],
    [[2, 70, 1], 70],
    [[130, 70], 130],
  ])('of %j is %i', (codes, worst) => {
    expect(worstExitCode(codes)).toBe(worst);
    expect(worstExitCode([...codes].reverse())).toBe(worst);
  });
});

describe('what becomes of a run', () => {
  test('differences fail it, and nothing else does', () => {
    const findings = new Findings();
    expect(judged(findings).verdict).toBe('pass');
    expect(findings.equal('a', 1n, 1)).toBe(true);
    expect(judged(findings).verdict).toBe('pass');
    expect(findings.equal('a', 1, 2)).toBe(false);
    expect(judged(findings)).toMatchObject({ verdict: 'fail', exitCode: 1, sentence: '1 difference' });
  });

  test('what was not compared is no pass', () => {
    const findings = new Findings();
    findings.uncompared = 1;
    expect(judged(findings)).toMatchObject({ verdict: 'error', exitCode: 70 });
  });

  test('a flood of differences is kept in bounds and counted', () => {
    const findings = new Findings();
    for (let i = 0; i < 250; i++) findings.equal('x', i, -1);
    expect([findings.mismatches.length, judged(findings).sentence]).toEqual([100, '250 differences']);
  });

  test.each([
    ['mismatch', 'fail', 1],
    ['timeout', 'error', 124],
    ['environment', 'error', 3],
    ['link-lost', 'error', 4],
    ['cannot-test', 'error', 125],
    ['internal', 'error', 70],
  ] as const)('an error of code %s makes it %s, exit %i', (code, verdict, exitCode) => {
    expect(failedOutcome(new SmokestackError(code, 'why', { cure: 'how' }))).toEqual({
      verdict,
      exitCode,
      sentence: 'why',
      cure: 'how',
    });
  });

  test('a thrown assertion is a failed test, any other thrown value an internal error', () => {
    expect(failedOutcome(Object.assign(new Error('1 != 2'), { name: 'AssertionError' }))).toMatchObject({
      exitCode: 1,
    });
    expect(failedOutcome(new TypeError('x is not a function'))).toMatchObject({ verdict: 'error', exitCode: 70 });
  });

  test('a skip says what is missing, and is an error where that is required', () => {
    expect(skippedOutcome('linux', 'no /dev/net/tun', [])).toMatchObject({
      verdict: 'skip',
      exitCode: 77,
      sentence: 'needs linux: no /dev/net/tun',
    });
    expect(skippedOutcome('linux', 'no /dev/net/tun', ['tshark', 'linux'])).toMatchObject({
      verdict: 'error',
      exitCode: 3,
    });
  });
});
