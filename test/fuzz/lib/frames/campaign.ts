/**
 * Many episodes, shared out to processes that each have a simulator of their own. What comes out depends on the seed alone:
 * an episode knows nothing of the others, and all are added up in their order.
 *
 *   campaign ──number of an episode──▶ worker ──bridge──▶ simulator
 *            ◀──its cells, hash, case── worker
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Histogram } from '../histogram/histogram.ts';
import { shareOut } from '../workers.ts';
import { casesOf } from './replay.ts';
import { frameKinds, rowStates } from './watch.ts';
import type { Result, Task, WorkerOptions } from './worker.ts';

export interface CampaignOptions extends Omit<WorkerOptions, 'episodeFrames'> {
  readonly frames: number;
  /** Cases that are played before: what chance alone would hardly meet. Default: those of test/fuzz/cases. */
  readonly cases?: readonly string[];
  /** Processes. Default 2. */
  readonly jobs?: number;
  /** Hears of each episode. */
  readonly onResult?: (result: Result) => void;
}

export interface Campaign {
  readonly frames: number;
  readonly valid: number;
  readonly records: number;
  readonly histogram: Histogram;
  readonly hash: string;
  readonly failures: readonly Result[];
}

/** Frames of an episode, at most: enough for a few hundred connections, few enough to be shrunk. */
const mostOfEpisode = 5000;
/** More failures than this say nothing new. */
const mostFailures = 4;
const caseFolder = fileURLToPath(new URL('../../cases/', import.meta.url));
const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

export async function campaign(options: CampaignOptions): Promise<Campaign> {
  const { frames, cases = casesOf(caseFolder), jobs = 2, onResult, ...worker } = options;
  const episodeFrames = Math.min(frames, mostOfEpisode);
  const episodes = Math.ceil(frames / episodeFrames);
  const results: Result[] = [];
  const tasks: Task[] = [
    ...cases.map((file, i) => ({ episode: i - cases.length, file })),
    ...Array.from({ length: episodes }, (_, episode) => ({ episode })),
  ];
  const take = (): Task | undefined => (failuresOf(results).length < mostFailures ? tasks.shift() : undefined);
  const heard = (result: Result): void => {
    results.push(result);
    onResult?.(result);
  };
  const nameOf = ({ episode, file }: Task): string => `episode ${episode} ${file ?? ''}`.trim();
  await shareOut({
    program,
    options: { ...worker, episodeFrames },
    jobs: Math.min(jobs, tasks.length),
    take,
    heard,
    nameOf,
  });
  return sumOf(results.sort((a, b) => a.episode - b.episode));
}

const failuresOf = (results: readonly Result[]): readonly Result[] =>
  results.filter(({ wrong }) => wrong !== undefined);

function sumOf(results: readonly Result[]): Campaign {
  const histogram = new Histogram(frameKinds, rowStates);
  const hash = createHash('sha256');
  const sum = { frames: 0, valid: 0, records: 0 };
  for (const result of results) {
    histogram.addAll(result.cells);
    hash.update(result.hash);
    sum.frames += result.frames;
    sum.valid += result.valid;
    sum.records += result.records;
  }
  return { ...sum, histogram, hash: hash.digest('hex'), failures: failuresOf(results) };
}
