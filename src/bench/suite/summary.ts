import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { junitOf } from '../report/index.ts';
import type { RunResult } from '../run/index.ts';
import { type Verdict, worstExitCode } from '../verdict/index.ts';

/** summary.json of a set of runs. */
export interface Summary {
  readonly schemaVersion: 1;
  readonly exitCode: number;
  readonly counts: Readonly<Record<Verdict['verdict'], number>>;
  /** Runs that were planned and not made, behind a failure with --fail-fast or an interruption. */
  readonly notRun: number;
  /** Why runs were skipped, with their number. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly runs: readonly {
    readonly scenario: string;
    readonly config: string;
    readonly peer: string;
    readonly seed: number;
    readonly verdict: Verdict['verdict'];
    readonly exitCode: number;
    readonly sentence: string;
    /** Name of the run's folder. */
    readonly folder: string;
  }[];
}

export function summarizeRuns(results: readonly RunResult[], planned: number): Summary {
  const counts = { pass: 0, fail: 0, error: 0, skip: 0 };
  const skipped: Record<string, number> = {};
  for (const { outcome } of results) {
    counts[outcome.verdict]++;
    if (outcome.verdict === 'skip') skipped[outcome.sentence] = (skipped[outcome.sentence] ?? 0) + 1;
  }
  return {
    schemaVersion: 1,
    exitCode: worstExitCode(results.map(({ outcome }) => outcome.exitCode)),
    counts,
    notRun: planned - results.length,
    skipped,
    runs: results.map(({ verdict, outcome, folder }) => ({
      scenario: verdict.scenario,
      config: verdict.config,
      peer: verdict.peer,
      seed: verdict.seed,
      verdict: outcome.verdict,
      exitCode: outcome.exitCode,
      sentence: outcome.sentence,
      folder: basename(folder),
    })),
  };
}

/** Writes summary.json and one junit.xml for all runs. */
export function writeSummary(folder: string, summary: Summary, results: readonly RunResult[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  writeFileSync(join(folder, 'junit.xml'), junitOf(results));
}

/** `3 passed, 1 failed, 2 skipped: needs linux: …` */
export function formatSummary({ counts, skipped, notRun }: Summary): string {
  const parts = [`${counts.pass} passed`, `${counts.fail + counts.error} failed`];
  if (counts.skip > 0) parts.push(`${counts.skip} skipped`);
  if (notRun > 0) parts.push(`${notRun} not run`);
  const why = Object.entries(skipped).map(
    ([reason, times]) => `skipped: ${reason}${times > 1 ? ` (${times} runs)` : ''}\n`,
  );
  return `${why.join('')}${parts.join(', ')}\n`;
}
