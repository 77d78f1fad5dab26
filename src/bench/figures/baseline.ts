import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SmokestackError } from '#units';
import { entryOf } from './catalog.ts';
import type { Figure } from './figure.ts';

/** Cycles and ratios that no change may make worse. */
export type Baseline = Readonly<Record<string, number>>;

/** @throws SmokestackError 'usage' when the file is not a table of numbers */
export function readBaseline(path: string): Baseline {
  const read = z.record(z.string(), z.number()).safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  throw new SmokestackError('usage', `${path} is no baseline: ${z.prettifyError(read.error)}`);
}

/** The figures that a baseline holds: those that do not hang on the machine. */
export const baselineOf = (figures: readonly Figure[]): Baseline =>
  Object.fromEntries(figures.filter(({ id }) => entryOf(id).tolerance !== null).map(({ id, value }) => [id, value]));

/** How a figure stands against the baseline. */
export interface Change {
  readonly id: string;
  readonly before: number;
  /** Undefined: not measured any more. */
  readonly now: number | undefined;
  readonly tolerance: number;
}

/** What got worse by more than its tolerance, or is missing. */
export function worseThan(baseline: Baseline, figures: readonly Figure[]): readonly Change[] {
  const values = new Map(figures.map(({ id, value }) => [id, value]));
  const worse: Change[] = [];
  for (const [id, before] of Object.entries(baseline)) {
    const { better, tolerance } = entryOf(id);
    if (tolerance === null) continue;
    const now = values.get(id);
    const bound = better === 'lower' ? before * (1 + tolerance) : before * (1 - tolerance);
    if (now === undefined || (better === 'lower' ? now > bound : now < bound))
      worse.push({ id, before, now, tolerance });
  }
  return worse;
}
