/**
 * Seeds shared out to processes, each with a simulator of its own. A seed knows nothing of the others, so what comes out
 * depends on the seeds alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SmokestackError } from '#units';
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
const root = fileURLToPath(new URL('../../../', import.meta.url));
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
  await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }, () => work(worker, take, heard)));
  return results.sort((a, b) => a.seed - b.seed);
}

/** One process, until `take` has no more for it. */
async function work(
  options: WorkerOptions,
  take: () => number | undefined,
  heard: (result: Result) => void,
): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(options)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    for (let seed = take(); seed !== undefined; seed = take()) heard(await played(child, seed));
  } finally {
    child.disconnect();
  }
}

function played(child: ChildProcess, seed: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new SmokestackError('internal', `a process of the fuzzer ended with ${code} at seed ${seed}`));
    child.once('exit', ended);
    child.once('message', (result) => {
      child.off('exit', ended);
      resolve(result as Result);
    });
    child.send(seed);
  });
}
