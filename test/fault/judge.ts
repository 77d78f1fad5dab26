import type { Verdict } from '#bench';

/** What became of a planted fault. */
export type Judgement =
  /** The run failed, and said where by requirement and field. */
  | { readonly kind: 'caught'; readonly requirement: string; readonly field: string }
  /** The run passed. */
  | { readonly kind: 'survived' }
  /** The run did not pass, but nobody could tell from it what is wrong. */
  | { readonly kind: 'unnamed'; readonly why: string }
  /** The run without the fault does not pass: nothing can be said. */
  | { readonly kind: 'unjudged'; readonly why: string };

/** What of a verdict counts here; undefined: there was none. */
export type Seen = Pick<Verdict, 'exitCode' | 'mismatches'> | undefined;

/** A requirement id, or a rule of docs/contract/engine.md by section and letter. */
const named = /^(CHM-[A-Z]+-\d+|OC-\d+|engine\.md \d+(\.\d+[a-z]*)?)\b/;

/**
 * Judges a fault by the run with it and the same run without it. A run that hangs until its time is over has caught
 * nothing: what is never done must be named by whoever keeps account of what is open.
 */
export function judge(without: Seen, faulty: Seen): Judgement {
  if (without?.exitCode !== 0) return { kind: 'unjudged', why: `the run without a fault ${ended(without)}` };
  if (faulty?.exitCode === 0) return { kind: 'survived' };
  const difference = faulty?.mismatches.find(({ requirement, field }) => named.test(requirement) && field !== '');
  if (faulty?.exitCode !== 1 || difference === undefined) return { kind: 'unnamed', why: ended(faulty) };
  return { kind: 'caught', requirement: difference.requirement, field: difference.field };
}

function ended(seen: Seen): string {
  if (seen === undefined) return 'left no verdict';
  const [first] = seen.mismatches;
  const said = first === undefined ? 'without a difference' : `with '${first.requirement}' for ${first.field}`;
  return `ended with exit ${seen.exitCode} ${said}`;
}
