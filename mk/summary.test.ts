import { describe, expect, it } from 'vitest';
import { type Report, summarize } from './summary.ts';

const report = (passed: number, failed: number, more: Partial<Report> = {}): Report => ({
  success: failed === 0,
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: [],
  ...more,
});

describe('the last line of make test', () => {
  it('counts', () =>
    expect(summarize(report(5, 0), [], [])).toEqual({ ok: true, counts: '5 passed, 0 failed', remarks: [] }));
  it('fails with a failed test', () =>
    expect(summarize(report(5, 2), [], [])).toMatchObject({ ok: false, counts: '5 passed, 2 failed' }));
  it('fails when no test ran', () =>
    expect(summarize(report(0, 0), [], [])).toMatchObject({ ok: false, counts: '0 passed, 1 failed' }));
  it('fails when vitest failed outside of any test', () =>
    expect(summarize(report(5, 0, { success: false }), [], [])).toMatchObject({
      ok: false,
      counts: '5 passed, 1 failed',
    }));

  it('counts a file that could not be loaded, which has no tests to fail', () => {
    const broken = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
    expect(summarize(report(5, 0, { success: false, testResults: [broken] }), [], [])).toMatchObject({
      ok: false,
      counts: '5 passed, 1 failed',
    });
  });

  const skips = [
    { test: 'x', reason: 'needs tshark: not installed' },
    { test: 'y', reason: 'needs tshark: not installed' },
    { test: 'z', reason: undefined },
  ];
  it('says why tests were skipped', () =>
    expect(summarize(report(5, 0), skips, ['linux'])).toEqual({
      ok: true,
      counts: '5 passed, 0 failed',
      remarks: ['3 skipped: needs tshark: not installed (2 tests); no reason given (z)'],
    }));
  it('takes a skip for a failure where the machine must have what it needs', () =>
    expect(summarize(report(5, 0), skips, ['linux', 'tshark'])).toMatchObject({
      ok: false,
      counts: '5 passed, 2 failed',
    }));
});
