/** kill -9 of the command line, the simulator and the keeper of the network namespace, at random points of a run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#units';
import { wanted } from '../lib/wanted.ts';
import { buildTimeoutMs, noLinux, type Provided, simulatorOf } from '../scenario/lib/rig.ts';
import { foreignNamespaces, holdersOf, locksOf, marked, markName, running, socketsBelow } from './leavings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seed = wanted('SEED', 1);
const random = new Random(seed);
console.log(`cleanup: SEED=${seed}`);

const programOf = {
  'command line': 'node',
  simulator: 'smokestack-sim',
  'namespace keeper': 'smokestack-netns',
} as const;
type Victim = keyof typeof programOf | 'command line, starting';
/** Within this, the victim being up, a run is in full swing. */
const spreadMs = 1500;
/** A lost link must be noticed in this time (design: no pong for 2 s, or end of file). */
const noticedWithinMs = 2000;

let provided: Provided;
let linux: string | undefined;
const folder = mkdtempSync(join(tmpdir(), 'smokestack-cleanup-'));
const temporary = join(folder, 'tmp');
mkdirSync(temporary);
/** Temporary files, but for the TypeScript loader's cache, which is kept from run to run. */
const temporaryFiles = (): string[] => readdirSync(temporary).filter((name) => !/^tsx-\d+$/.test(name));
beforeAll(async () => {
  provided = await simulatorOf('small');
  linux = await noLinux();
}, buildTimeoutMs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const eventually = async <T>(look: () => T, good: (seen: T) => boolean, withinMs = 3000): Promise<T> => {
  const until = performance.now() + withinMs;
  for (;;) {
    const seen = look();
    if (good(seen) || performance.now() > until) return seen;
    await sleep(20);
  }
};
const none = (list: readonly unknown[]): boolean => list.length === 0;

/** A run in a world of its own: mark and folder of runs. */
class DoomedRun {
  readonly mark: string;
  readonly runs: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | string>;
  output = '';

  constructor(name: string, scenario: string, simulator: string) {
    this.mark = `${process.pid}-${name}`;
    this.runs = join(folder, `runs-${name}`);
    const words = ['run', scenario, '--config', 'small', '--timeout', '60s', '-o', this.runs];
    this.child = spawn(`${root}smokestack`, [...words, '--peer', scenario === 'http-curl' ? 'linux' : 'builtin'], {
      cwd: root,
      env: { ...process.env, TMPDIR: temporary, SMOKESTACK_SIMULATOR: simulator, [markName]: this.mark },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text: Buffer) => {
        this.output += text.toString();
      });
    this.ended = once(this.child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  }

  /** The pid of the victim, once it is in the state that a test is about; undefined when the run was over before. */
  async find(victim: Victim): Promise<number | undefined> {
    if (victim === 'command line, starting') return this.child.pid;
    const program = programOf[victim];
    const look = () => (this.#linked() ? running(marked(this.mark), program) : undefined);
    return eventually(look, (pid) => pid !== undefined || this.child.exitCode !== null, 30_000);
  }

  /** Instant, in milliseconds of the wall clock, of the first error in run.log. */
  firstErrorAt(): number | undefined {
    for (const line of this.#read('run.log').trim().split('\n')) {
      const { level, time } = JSON.parse(line) as { level: number; time: number };
      if (level >= 50) return time;
    }
    return undefined;
  }

  /** The recording begins once the link stands. */
  #linked(): boolean {
    return this.#read('recording') !== '';
  }
  #read(start: string): string {
    if (!existsSync(this.runs)) return '';
    const file = readdirSync(this.runs, { recursive: true, encoding: 'utf8' }).find((path) =>
      basename(path).startsWith(start),
    );
    return file === undefined ? '' : readFileSync(join(this.runs, file), 'latin1');
  }
}

/** Kills the victim `delayMs` behind its appearance. Undefined when it had ended by itself by then. */
async function killOnce(name: string, scenario: string, victim: Victim, simulator: string) {
  const before = temporaryFiles();
  const run = new DoomedRun(name, scenario, simulator);
  const found = await run.find(victim);
  await sleep(random.unit() * spreadMs);
  const processes = marked(run.mark);
  const namespaces = foreignNamespaces(processes);
  const killedAt = Date.now();
  const hit = found !== undefined && processes.includes(found) && run.child.exitCode === null;
  if (hit && victim === 'namespace keeper') expect(namespaces.names).not.toEqual([]);
  if (hit) process.kill(found, 'SIGKILL');
  const code = await run.ended;
  expect(await eventually(() => marked(run.mark), none), 'processes').toEqual([]);
  const holders = await eventually(() => holdersOf(namespaces), none);
  namespaces.release();
  expect(holders, 'holders of namespaces').toEqual([]);
  expect(await eventually(() => socketsBelow(temporary), none), 'sockets').toEqual([]);
  expect(locksOf(processes), 'locks').toEqual([]);
  const left = () => temporaryFiles().filter((file) => !before.includes(file));
  expect(await eventually(left, none), 'temporary files').toEqual([]);
  return { hit, code, killedAt, run };
}

describe('kill -9 leaves nothing', () => {
  const plan = Array.from({ length: 20 }, (_, i) => {
    const victims: readonly Victim[] = ['command line, starting', 'command line', 'simulator', 'namespace keeper'];
    const victim = victims[i % 4] ?? 'simulator';
    const scenario = victim === 'namespace keeper' || i % 8 < 4 ? 'http-curl' : 'passthrough';
    return { name: String(i + 1), victim, scenario };
  });

  test.for(plan)('$name: $victim, $scenario', { timeout: 120_000 }, async ({ name, victim, scenario }, { skip }) => {
    if ('missing' in provided) return skip(provided.missing);
    if (scenario === 'http-curl' && linux !== undefined) return skip(linux);
    const { program } = provided;
    let killed = await killOnce(`${name}.1`, scenario, victim, program);
    // A run that ends before its victim is hit proves nothing: again, a few times.
    for (let again = 2; !killed.hit && again < 5; again++)
      killed = await killOnce(`${name}.${again}`, scenario, victim, program);
    const { hit, code, killedAt, run } = killed;
    expect(hit, `the ${victim} was running when it was to be killed`).toBe(true);
    expect(code, run.output).toBe(victim.startsWith('command line') ? 'SIGKILL' : 4);
    if (victim === 'simulator') expect((run.firstErrorAt() ?? Number.NaN) - killedAt).toBeLessThan(noticedWithinMs);
  });
});
