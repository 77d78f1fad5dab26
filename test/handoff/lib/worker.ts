/** A process of the fuzzer: plays the seeds that its parent names, shrinks those that fail, and ends with its parent. */
import { rmSync } from 'node:fs';
import { SmokestackError } from '#units';
import { caseOf, configOf } from './generate/case.ts';
import { smallest, writeCase } from './replay.ts';
import { type Played, play } from './run.ts';
import type { Setup } from './stroke.ts';

export interface WorkerOptions {
  /** Simulators. Seeds that belong to one that is not there are played on the small one. */
  readonly programs: { readonly small: string; readonly default?: string };
  /** Where cases are written, and the folders of runs. */
  readonly folder: string;
  /** At most so many trials to make a failing case smaller; 0: none. */
  readonly trials: number;
}

/** A seed as it goes to the parent. */
export interface Result extends Played {
  readonly seed: number;
  readonly config: Setup['config'];
  /** The file with the shrunk case, and its strokes. */
  readonly file?: string;
  readonly strokes?: number;
}

async function result({ programs, folder, trials }: WorkerOptions, seed: number): Promise<Result> {
  const config = programs.default === undefined ? 'small' : configOf(seed);
  const place = { simulator: programs[config] ?? programs.small, runsFolder: `${folder}/runs` };
  const { setup, strokes } = caseOf(seed, config);
  const played = await play(place, setup, strokes);
  if (played.passed) {
    rmSync(played.folder, { recursive: true });
    return { ...played, seed, config };
  }
  if (trials === 0) return { ...played, seed, config };
  console.error(`seed ${seed}: ${played.sign}; shrinking ${strokes.length} strokes …`);
  const least = await smallest(place, { setup, strokes }, played, trials);
  const file = `${folder}/handoff-${seed}.json`;
  writeCase(file, least);
  return { ...played, seed, config, file, strokes: least.strokes.length };
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
process.on('disconnect', () => process.exit());
process.on('message', (seed: number) => {
  result(options, seed).then(
    (one) => process.send?.(one),
    (thrown) => {
      console.error(SmokestackError.from(thrown).message);
      process.exit(1);
    },
  );
});
