import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Verdict, verdictSchema } from '#bench';
import type { Demonstration } from './fault.ts';
import type { Seen } from './judge.ts';
import { selectedBy } from './simulator.ts';

/** Wall clock of a run, on a busy machine too; a run that needs more has not shown anything. */
const limitSeconds = 300;
/** The command line gets so much longer before it is killed. */
const graceSeconds = 20;

export interface DemonstrationOptions {
  /** The checkout. */
  readonly root: string;
  /** Starts the simulator with the selected fault. */
  readonly simulator: string;
  /** Of the run: emptied first, keeps run and output. */
  readonly folder: string;
}

/** Runs a scenario with fault number `selected` (0: none); undefined when it left no verdict. */
export async function demonstrate(
  { scenario, seed }: Demonstration,
  selected: number,
  { root, simulator, folder }: DemonstrationOptions,
): Promise<Seen> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const words = ['run', scenario, '--config', 'small', '--peer', 'builtin', '--seed', String(seed)];
  const child = spawn(`${root}smokestack`, [...words, '--timeout', `${limitSeconds}s`, '-o', folder], {
    cwd: root,
    // The last words of make are ours.
    env: { ...process.env, SMOKESTACK_NOTE: '', SMOKESTACK_SIMULATOR: simulator, [selectedBy]: String(selected) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  const timer = setTimeout(() => child.kill('SIGKILL'), (limitSeconds + graceSeconds) * 1000);
  await new Promise<void>((resolve) => child.once('close', () => resolve()));
  clearTimeout(timer);
  writeFileSync(join(folder, 'output.txt'), output);
  return verdictIn(folder);
}

function verdictIn(folder: string): Verdict | undefined {
  const path = readdirSync(folder)
    .map((name) => join(folder, name, 'verdict.json'))
    .find((name) => existsSync(name));
  return path === undefined ? undefined : verdictSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
