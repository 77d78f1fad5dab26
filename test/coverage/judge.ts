/** Whether coverage suffices: enough lines, every cover point, and a sentence for each block that nothing passes. */
import { lineCounts } from './lcov.ts';
import type { Points } from './points.ts';

/** A block that no test passes, and why that is right. */
export interface Unreached {
  /** Below the root of the repository. */
  readonly file: string;
  /** First line of the block, without the white space around it: it stays when lines move. */
  readonly text: string;
  readonly why: string;
}

export interface Judgement {
  readonly lines: { readonly found: number; readonly hit: number };
  readonly points: { readonly found: number; readonly hit: number };
  readonly toggles: { readonly found: number; readonly hit: number };
  /** Sentences; none where all is well. */
  readonly wrong: readonly string[];
}

export const leastShareOfLines = 0.95;

const counted = (points: Points, kind: 'user' | 'toggle'): { found: number; hit: number } => {
  const all = [...points.values()].filter((point) => point.kind === kind);
  return { found: all.length, hit: all.filter(({ count }) => count > 0).length };
};

/** @param lineOf the text of a line of a file of the design, without the white space around it */
export function judge(
  points: Points,
  unreached: readonly Unreached[],
  lineOf: (file: string, line: number) => string,
): Judgement {
  const wrong: string[] = [];
  const counts = [...lineCounts(points).values()].flatMap((one) => [...one.values()]);
  const lines = { found: counts.length, hit: counts.filter((count) => count > 0).length };
  if (lines.hit < leastShareOfLines * lines.found)
    wrong.push(`${lines.hit} of ${lines.found} lines are passed, fewer than ${leastShareOfLines * 100} %`);
  const used = new Set<Unreached>();
  for (const { kind, file, line, lines: held, name, count } of points.values()) {
    if (kind === 'user' && count === 0) wrong.push(`${file}:${line}: the cover point ${name} is never met`);
    if (kind !== 'block' || count > 0 || held.length === 0) continue;
    const text = lineOf(file, held[0] ?? line);
    const entry = unreached.find((one) => one.file === file && one.text === text);
    if (entry) used.add(entry);
    else wrong.push(`${file}:${held[0]}: nothing passes "${text}"`);
  }
  for (const entry of unreached)
    if (!used.has(entry))
      wrong.push(`${entry.file}: "${entry.text}" is passed, or gone: take it out of unreached.json`);
  return { lines, points: counted(points, 'user'), toggles: counted(points, 'toggle'), wrong };
}
