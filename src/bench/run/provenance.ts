import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../device/index.ts';

const call = promisify(execFile);

/** First line that a command prints; '' when it cannot be run. */
const firstLine = async (command: string, args: readonly string[]): Promise<string> => {
  try {
    const { stdout } = await call(command, [...args], { cwd: root });
    return stdout.trim().split('\n')[0] ?? '';
  } catch {
    return '';
  }
};

/** What a run was made from. */
export interface Provenance {
  /** Commit, with "+" behind it when files were changed; '' outside of a repository. */
  readonly git: string;
  readonly tools: Readonly<Record<string, string>>;
}

let known: Promise<Provenance> | undefined;

/** Looked up once a process. */
export function provenance(): Promise<Provenance> {
  known ??= (async () => {
    const [commit, changes, verilator, kernel] = await Promise.all([
      firstLine('git', ['rev-parse', 'HEAD']),
      firstLine('git', ['status', '--porcelain', '--untracked-files=no']),
      firstLine('verilator', ['--version']),
      firstLine('uname', ['-sr']),
    ]);
    const tools: Record<string, string> = { node: process.version };
    if (verilator !== '') tools.verilator = verilator;
    if (kernel !== '') tools.kernel = kernel;
    return { git: commit === '' ? '' : commit + (changes === '' ? '' : '+'), tools };
  })();
  return known;
}
