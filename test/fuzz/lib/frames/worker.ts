/** A process of the frame fuzzer: plays the episodes and cases that its parent names, shrinks episodes that fail, and ends with its parent. */
import { Random, SmokestackError } from '#units';
import { type Episode, playCase, playChance } from './episode.ts';
import { setupOf } from './generate/setups.ts';
import { readCase, smallest, writeCase } from './replay.ts';
import type { Setup } from './stroke.ts';

export interface WorkerOptions {
  readonly seed: number;
  /** Simulators; episodes are played on `default` where there is one, one in eight. */
  readonly programs: { readonly small: string; readonly default?: string };
  /** Where cases are written. */
  readonly folder: string;
  readonly episodeFrames: number;
}

/** An episode of chance, or the case of a file. */
export interface Task {
  readonly episode: number;
  readonly file?: string;
}

/** An episode as it goes to the parent. */
export interface Result extends Omit<Episode, 'world' | 'strokes'> {
  readonly episode: number;
  readonly config: Setup['config'];
  /** The file with the shrunk case, and its strokes. */
  readonly file?: string;
  readonly strokes?: number;
}

const oneInSoManyOnDefault = 8;

async function play({ seed, programs, folder, episodeFrames }: WorkerOptions, episode: number): Promise<Result> {
  const onDefault = programs.default !== undefined && episode % oneInSoManyOnDefault === oneInSoManyOnDefault - 1;
  const config = onDefault ? 'default' : 'small';
  const program = programs[config] ?? programs.small;
  const random = new Random(seed).fork(`episode ${episode}`);
  const played = await playChance({ program, setup: setupOf(config, random) }, random, episodeFrames);
  const { world: _, strokes, ...result } = played;
  if (result.wrong === undefined) return { ...result, episode, config };
  console.error(`episode ${episode}: ${result.wrong.sign}; shrinking ${strokes.length} strokes …`);
  const small = await smallest(played);
  const file = `${folder}/frames-${seed}-${episode}.json`;
  writeCase(file, small);
  return { ...result, episode, config, file, strokes: small.strokes.length };
}

async function playFile({ programs }: WorkerOptions, episode: number, file: string): Promise<Result> {
  const { setup, strokes } = readCase(file);
  const program = programs[setup.config] ?? programs.small;
  const { world: _, strokes: done, ...result } = await playCase({ program, setup }, strokes);
  return { ...result, episode, config: setup.config, file, strokes: done.length };
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
process.on('disconnect', () => process.exit());
process.on('message', (task: Task) => {
  const { episode, file } = task;
  (file === undefined ? play(options, episode) : playFile(options, episode, file)).then(
    (result) => process.send?.(result),
    (thrown) => {
      console.error(SmokestackError.from(thrown).message);
      process.exit(1);
    },
  );
});
