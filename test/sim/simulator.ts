/** The simulator around its self-test device, built and started for a test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const buildTimeoutMs = 600_000;

export type BuildConfig = 'small' | 'default';
const outOf = (config: BuildConfig, sanitize: boolean): string =>
  `build/sim-selftest-${config}${sanitize ? '-asan' : ''}`;

/** Builds what is not built, and returns the program. `SANITIZE=yes` in the environment: with ASan and UBSan. */
export function buildSelftest(config: BuildConfig = 'small'): string {
  const sanitize = process.env.SANITIZE === 'yes';
  const out = outOf(config, sanitize);
  const options = ['--config', config, '--filelist', 'test/sim/rtl/selftest.f', '--top', 'selftest_top', '--out', out];
  execFileSync('nice', ['sim/build.sh', ...options, ...(sanitize ? ['--sanitize'] : [])], { stdio: 'inherit' });
  return `${out}/smokestack-sim`;
}

export interface Simulator {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly socketPath: string;
  /** Its exit code, or the signal that ended it. */
  readonly exit: Promise<number | string>;
  stderr(): string;
  /** Ends standard input, as a parent that dies would, and waits. */
  stop(): Promise<number | string>;
}

/** Starts `program` on a unix socket and waits until it may be connected to. */
export async function startSimulator(program: string, ...args: string[]): Promise<Simulator> {
  const folder = mkdtempSync(join(tmpdir(), 'smokestack-sim-'));
  const socketPath = join(folder, 'bridge.sock');
  const child = spawn(program, ['--unix', socketPath, '--run-dir', folder, ...args], { stdio: 'pipe' });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exit = once(child, 'close').then(([code, signal]: unknown[]) => {
    rmSync(folder, { recursive: true, force: true });
    return (code ?? signal) as number | string;
  });
  const started = await Promise.race([once(child.stdout, 'data'), exit]);
  if (!Array.isArray(started)) throw new Error(`the simulator ended with ${started}: ${stderr}`);
  return {
    child,
    folder,
    socketPath,
    exit,
    stderr: () => stderr,
    stop: () => {
      child.stdin.end();
      return exit;
    },
  };
}
