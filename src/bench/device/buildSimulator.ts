import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SmokestackError } from '#units';
import type { Configuration } from './configuration.ts';
import { root } from './root.ts';

/** What a build script said, and how it ended. */
interface Built {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[]): Promise<Built> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (text: Buffer): void => {
      output = (output + text.toString()).slice(-16_384);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (cause) => resolve({ code: 127, output: cause.message }));
    child.once('close', (code) => resolve({ code: code ?? 130, output }));
  });
}

const lastLines = (output: string): string => output.trim().split('\n').slice(-12).join('\n');

/** What a shell, and spawn above, answer for a program that is not there. */
const notFound = 127;

/** A failed build as an error. Build scripts end with 3 when a tool is missing; the last line names it and the cure. */
function failure(what: string, { code, output }: Built): SmokestackError {
  if (code === 3 || code === notFound)
    return new SmokestackError('environment', lastLines(output), { cure: './smokestack doctor' });
  return new SmokestackError('cannot-test', `${what} could not be built:\n${lastLines(output)}`, {
    cure: 'mend what the last lines name and run again',
  });
}

/**
 * Builds the simulator of a configuration where anything it depends on has changed, and returns the program.
 * @throws SmokestackError 'environment' when a tool is missing, 'cannot-test' when the build fails
 */
export async function buildSimulator(config: Configuration): Promise<string> {
  const built = await run(join(root, 'sim/build.sh'), ['--config', config]);
  const program = join(root, `build/sim-${config}/smokestack-sim`);
  if (built.code !== 0 || !existsSync(program)) throw failure(`the simulator (${config})`, built);
  return program;
}

/**
 * Builds the programs behind the Linux peer.
 * @throws SmokestackError 'environment' when a tool is missing, 'cannot-test' when the build fails
 */
export async function buildNetns(): Promise<void> {
  const built = await run('make', ['-s', '-f', 'sim/netns/Makefile']);
  if (built.code !== 0) throw failure('the Linux peer (sim/netns)', built);
}
