/** What many seeds found, for people and for files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Histogram } from '../../fuzz/lib/histogram/histogram.ts';
import { Unreachable } from '../../fuzz/lib/histogram/unreachable.ts';
import { cutConditions, cutStates, eventKinds } from './judge/cutPoints.ts';
import type { Result } from './worker.ts';

const unreachableFile = fileURLToPath(new URL('../unreachable.json', import.meta.url));

export interface Found {
  readonly results: readonly Result[];
  readonly states: Histogram;
  readonly conditions: Histogram;
}

export function found(results: readonly Result[]): Found {
  const states = new Histogram(eventKinds, cutStates);
  const conditions = new Histogram(eventKinds, cutConditions);
  for (const one of results) {
    states.addAll(one.states);
    conditions.addAll(one.conditions);
  }
  return { results, states, conditions };
}

const each = ({ states, conditions }: Found) => [
  [states, Unreachable.read(unreachableFile, 'states', states)] as const,
  [conditions, Unreachable.read(unreachableFile, 'conditions', conditions)] as const,
];

/** @param full every cut point must be met, or stand in the file of those that cannot */
export function judged(all: Found, full: boolean): readonly string[] {
  const wrong = all.results.filter(({ passed }) => !passed).map(failure);
  if (full && wrong.length === 0)
    for (const [histogram, unreachable] of each(all)) wrong.push(...unreachable.judge(histogram));
  return wrong;
}

export function failure({ seed, config, sentences, file, strokes, folder }: Result): string {
  const small = file === undefined ? '' : `\n    ${strokes} strokes: make fuzz-handoff REPLAY=${file}`;
  const words = sentences.map((sentence) => `    ${sentence}`).join('\n');
  return `seed ${seed} (${config}), ${folder}:\n${words}\n    reproduce: make fuzz-handoff SEED=${seed} SEEDS=1${small}`;
}

/** Cut points met and not met: 0: never, -: cannot. */
export const tables = (all: Found): string =>
  each(all)
    .map(([histogram, unreachable]) => histogram.table((kind, state) => (unreachable.has(kind, state) ? '-' : '0')))
    .join('\n\n');

const inThousands = new Intl.NumberFormat('en-US');

export function sum({ results, states, conditions }: Found, seconds: number): string {
  const terminates = results.reduce((total, one) => total + one.terminates, 0);
  const cells = [states, conditions].flatMap((one) =>
    one.kinds.flatMap((kind) => one.states.map((at) => one.count(kind, at))),
  );
  const met = cells.filter((count) => count > 0).length;
  const rate = (seconds / Math.max(1, results.length)).toFixed(1);
  return `${results.length} seeds, ${inThousands.format(terminates)} terminates, ${met} cut points; ${rate} s a seed`;
}

/** What make fuzz-handoff leaves behind. */
export function writeCutPoints(folder: string, { results, states, conditions }: Found): void {
  mkdirSync(folder, { recursive: true });
  const seeds = results.map(({ seed, config, passed, terminates, seconds }) => ({
    seed,
    config,
    passed,
    terminates,
    seconds,
  }));
  writeFileSync(`${folder}/cut-points.json`, `${JSON.stringify({ states, conditions, seeds }, null, 2)}\n`);
}
