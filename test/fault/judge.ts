import type { Verdict } from '#bench';
import type { Fault } from './fault.ts';

/** What became of a planted fault. */
export type Judgement =
  /** The run failed, and said where: a rule or requirement that the fault violates, and a field in which it shows. */
  | { readonly kind: 'caught'; readonly requirement: string; readonly field: string }
  /** The run passed. */
  | { readonly kind: 'survived' }
  /** The run failed, and led to somewhere else than where the fault is. */
  | { readonly kind: 'misnamed'; readonly why: string }
  /** The run did not pass, but nobody could tell from it what is wrong. */
  | { readonly kind: 'unnamed'; readonly why: string }
  /** The run without the fault does not pass: nothing can be said. */
  | { readonly kind: 'unjudged'; readonly why: string };

/** What of a verdict counts here; undefined: there was none. */
export type Seen = (Pick<Verdict, 'exitCode' | 'mismatches'> & Partial<Verdict>) | undefined;
type Mismatch = Verdict['mismatches'][number];

/** What the catalogue says of a fault, as far as a verdict can be held against it. */
export type Named = Pick<Fault, 'violates' | 'namedBy' | 'fields'>;

/** A requirement id, or a rule of docs/contract/engine.md by section and letter. */
const named = /^(CHM-[A-Z]+-\d+|OC-\d+|engine\.md \d+(\.\d+[a-z]*)?)\b/;

/**
 * Judges a fault by the run with it and the same run without it. A run that hangs until its time is over has caught
 * nothing: what is never done must be named by whoever keeps account of what is open.
 */
export function judge(fault: Named, without: Seen, faulty: Seen): Judgement {
  if (without?.exitCode !== 0) return { kind: 'unjudged', why: `the run without a fault ${ended(without)}` };
  if (faulty?.exitCode === 0) return { kind: 'survived' };
  const told = firstTold(faulty?.mismatches ?? []);
  if (faulty?.exitCode !== 1 || told.length === 0) return { kind: 'unnamed', why: ended(faulty) };
  const fitting = told.find((one) => fits(fault, one));
  if (fitting === undefined) return { kind: 'misnamed', why: `names ${told.map(words).join('; ')}` };
  return { kind: 'caught', requirement: fitting.requirement, field: fitting.field };
}

/**
 * What a reader of the verdict looks at: the first difference that says where it is, with all that the same event has
 * wrong, or with all that is found open at the end together with it. Later ones follow from it, and would name anything
 * in the end.
 */
function firstTold(mismatches: readonly Mismatch[]): readonly Mismatch[] {
  const tell = mismatches.filter(({ requirement, field }) => named.test(requirement) && field !== '');
  const other = tell.findIndex(({ event }) => event !== tell[0]?.event);
  return other < 0 ? tell : tell.slice(0, other);
}

/**
 * A difference may name several rules, `engine.md 7.9d, 7.9h`: those that write the field. A field may say which byte of it,
 * `payload at byte 242`.
 */
function fits({ violates, namedBy = {}, fields }: Named, { requirement, field }: Mismatch): boolean {
  const rules = requirement.replace(/^engine\.md /, '').split(', ');
  return (
    fields.includes(field.replace(/ at byte \d+$/, '')) &&
    rules.some((rule) => violates.includes(rule) || rule in namedBy)
  );
}

const words = ({ requirement, field }: Mismatch): string => `${requirement} for ${field}`;

function ended(seen: Seen): string {
  if (seen === undefined) return 'left no verdict';
  const [first] = seen.mismatches;
  return `ended with exit ${seen.exitCode} ${first === undefined ? 'without a difference' : `and ${words(first)}`}`;
}
