import { exitCodeOf, SmokestackError } from '#units';
import type { Findings } from '../scoreboard/index.ts';
import type { Verdict } from './schema.ts';

/** The exit codes of ./smokestack that have no error behind them. */
export const exitCodes = { pass: 0, mismatch: 1, skipped: 77 } as const;

/** What came out of one run: its verdict in a word, the exit code, and a sentence where there is more to say. */
export interface Outcome {
  readonly verdict: Verdict['verdict'];
  readonly exitCode: number;
  /** Why not a pass; '' for a pass. */
  readonly sentence: string;
  readonly cure: string;
}

export const passed: Outcome = { verdict: 'pass', exitCode: exitCodes.pass, sentence: '', cure: '' };

/** A run that could not be made here. Where the machine must have what it lacks (REQUIRE=…), that is an error. */
export function skippedOutcome(need: string, reason: string, required: readonly string[]): Outcome {
  const sentence = `needs ${need}: ${reason}`;
  return required.includes(need)
    ? {
        verdict: 'error',
        exitCode: exitCodeOf.environment,
        sentence: `${sentence} (required here: REQUIRE=${required.join(',')})`,
        cure: '',
      }
    : { verdict: 'skip', exitCode: exitCodes.skipped, sentence, cure: '' };
}

/** What a thrown value makes of a run: a mismatch fails it, everything else is an error. */
export function failedOutcome(thrown: unknown): Outcome {
  const assertion = thrown instanceof Error && thrown.name === 'AssertionError';
  const error = SmokestackError.from(thrown, assertion ? 'mismatch' : 'internal');
  const exitCode = exitCodeOf[error.code];
  return {
    verdict: error.code === 'mismatch' ? 'fail' : 'error',
    exitCode,
    sentence: error.message,
    cure: error.cure ?? '',
  };
}

/** A run that came to its end, judged by what was found. */
export function judged(findings: Findings): Outcome {
  const { mismatches, dropped, uncompared, uncomparedKinds } = findings;
  const count = mismatches.length + dropped;
  const differ = count === 1 ? '1 difference' : `${count} differences`;
  if (count > 0) return { verdict: 'fail', exitCode: exitCodes.mismatch, sentence: differ, cure: '' };
  if (uncompared > 0)
    return {
      verdict: 'error',
      exitCode: exitCodeOf.internal,
      sentence: [`${uncompared} things were not compared`, ...uncomparedKinds].join(', '),
      cure: '',
    };
  return passed;
}

/** From best to worst: what a set of runs ends with. Skips count only when there is nothing else. */
const badness = [exitCodes.pass, 1, 124, 4, 125, 3, 2, 70, 130];

/** The exit code of several runs: the worst wins; 77 when every one was skipped. */
export function worstExitCode(codes: readonly number[]): number {
  const counted = codes.filter((code) => code !== exitCodes.skipped);
  if (counted.length === 0) return codes.length === 0 ? exitCodes.pass : exitCodes.skipped;
  return counted.reduce((worst, code) => (badness.indexOf(code) > badness.indexOf(worst) ? code : worst));
}
