/** A process of the frame fuzzer: plays the episodes that its parent names, shrinks those that fail, and ends with its parent. */
import { Random, SmokestackError } from '#units';
import { type Episode, playChance } from './episode.ts';
import { setupOf } from './generate/setups.ts';
import { smallest, writeCase } from './replay.ts';
import type { Setup } from './stroke.ts';

export interface WorkerOptions {
  readonly seed: number;
  /** Simulators; episodes are played on `default` where there is one, one in eight. */
  readonly programs: { readonly small: string; readonly default?: string };
  /** Where cases are written. */
  readonly folder: string;
  readonly episodeFrames: number;
}

/** An episode as it goes to the parent. */
export interface Result extends Omit<Episode, 'setup' | 'strokes'> {
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
  const played = await playChance(program, setupOf(config, random), random, episodeFrames);
  const { setup: _, strokes, ...result } = played;
  if (result.wrong === undefined) return { ...result, episode, config };
  console.error(`episode ${episode}: ${result.wrong.sign}; shrinking ${strokes.length} strokes …`);
  const small = await smallest(program, played);
  const file = `${folder}/frames-${seed}-${episode}.json`;
  writeCase(file, small);
  return { ...result, episode, config, file, strokes: small.strokes.length };
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
process.on('disconnect', () => process.exit());
process.on('message', (episode: number) => {
  play(options, episode).then(
    (result) => process.send?.(result),
    (thrown) => {
      console.error(SmokestackError.from(thrown).message);
      process.exit(1);
    },
  );
});
