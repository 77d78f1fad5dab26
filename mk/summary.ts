/** From the reports of a vitest run to `N passed, N failed` and the sentence on what was skipped. */
import type { Skip } from './skipReporter.ts';

/** The part of vitest's JSON report that counts. */
export interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

export interface Summary {
  readonly ok: boolean;
  /** `N passed, N failed` */
  readonly counts: string;
  /** What the reader must know besides the counts: empty files, skips and why. */
  readonly remarks: readonly string[];
}

/** A skip whose reason reads `needs X: …` is a failure when X is required. */
const missing = (skip: Skip, required: readonly string[]): string | undefined =>
  required.find((name) => skip.reason?.match(/^needs ([\w-]+)/)?.[1] === name);

function reasons(skips: readonly Skip[]): string {
  const count = new Map<string, number>();
  for (const { reason = 'no reason given', test } of skips) {
    const key = reason === 'no reason given' ? `${reason} (${test})` : reason;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return [...count].map(([reason, times]) => (times === 1 ? reason : `${reason} (${times} tests)`)).join('; ');
}

/** `required` lists what this machine must have (REQUIRE=linux,tshark). */
export function summarize(report: Report, skips: readonly Skip[], required: readonly string[]): Summary {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const lacking = skips.filter((skip) => missing(skip, required) !== undefined);
  const allowed = skips.filter((skip) => missing(skip, required) === undefined);
  const failed = report.numFailedTests + broken.length + lacking.length;
  const none = report.numPassedTests + failed === 0;
  const silent = !report.success && failed === 0 && !none;

  const remarks: string[] = [];
  if (none) remarks.push('no test ran: that is a failure');
  if (silent) remarks.push('vitest failed outside of any test; see above');
  if (broken.length > 0)
    remarks.push(
      `test files that could not be loaded, each counted as a failure: ${broken.map((file) => file.name).join(', ')}`,
    );
  if (lacking.length > 0)
    remarks.push(`skipped although required (REQUIRE=${required.join(',')}): ${reasons(lacking)}`);
  if (allowed.length > 0) remarks.push(`${allowed.length} skipped: ${reasons(allowed)}`);

  const failures = failed + (none || silent ? 1 : 0);
  const counts = `${report.numPassedTests} passed, ${failures} failed`;
  return { ok: failures === 0, counts, remarks };
}
