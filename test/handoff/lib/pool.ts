/**
 * Seeds shared out to processes, each with a simulator of its own. A seed knows nothing of the others, so what comes out
 * depends on the seeds alone.
 */
import { fileURLToPath } from 'node:url';
import { shareOut } from '../../fuzz/lib/workers.ts';
import type { Result, WorkerOptions } from './worker.ts';

export interface PoolOptions extends WorkerOptions {
  readonly seeds: readonly number[];
  /** Processes. Default 2. */
  readonly jobs?: number;
  /** Hears of each seed as it ends. */
  readonly onResult?: (result: Result) => void;
}

/** More failures than this say nothing new. */
const mostFailures = 4;
const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** @returns the results by seed; fewer than asked for behind several failures */
export async function playSeeds({ seeds, jobs = 2, onResult, ...worker }: PoolOptions): Promise<readonly Result[]> {
  const waiting = [...seeds];
  const results: Result[] = [];
  const failures = () => results.filter(({ passed }) => !passed).length;
  const take = () => (failures() < mostFailures ? waiting.shift() : undefined);
  const heard = (result: Result): void => {
    results.push(result);
    onResult?.(result);
  };
  const nameOf = (seed: number): string => `seed ${seed}`;
  await shareOut({ program, options: worker, jobs: Math.min(jobs, seeds.length), take, heard, nameOf });
  return results.sort((a, b) => a.seed - b.seed);
}
