/**
 * A simulator of our own: started on a unix socket in a private folder, and gone when we are.
 *
 *   us ──unix socket (0700 folder)──> simulator        the bridge
 *   us ──stdin, held open, never written──> simulator  end of file tells it that we died, however that came
 *   us <──stderr────────────────────── simulator       kept for the sentence that explains its end
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SmokestackError } from '#units';
import type { MessagePipe } from './pipe.ts';
import { TextTail } from './textTail.ts';
import { connectWebSocket, type WebSocketOptions } from './webSocketPipe.ts';

export interface SpawnOptions {
  /** The program and its arguments, given the path of the socket it is to listen on. */
  readonly command: (socketPath: string) => readonly [program: string, ...args: string[]];
  /** Working folder of the simulator: wave files land there. Default: this process's. */
  readonly cwd?: string;
  /** How long it may take until it answers, in milliseconds. Default 10 000. */
  readonly startTimeoutMs?: number;
  /** How long it is waited for at end of file, then at SIGTERM, in milliseconds. Default 2000. */
  readonly graceMs?: number;
  /** Hears the simulator's stderr, piece by piece. */
  readonly onStderr?: (text: string) => void;
  readonly socket?: WebSocketOptions;
}

/** How a simulator ended: `code` for an exit, `signal` when it was ended by one. */
export interface SimulatorExit {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** Its last 16 KiB of stderr. */
  readonly stderr: string;
}

export interface SpawnedSimulator {
  readonly pipe: MessagePipe;
  readonly pid: number;
  /** Settles when the process is gone. */
  readonly exited: Promise<SimulatorExit>;
  /** Closes the link, then ends the process: end of file, after `graceMs` SIGTERM, after as long again SIGKILL. */
  stop(): Promise<SimulatorExit>;
}

const pollMs = 10;

/** "exited with code 1", "was ended by SIGSEGV", with what it said last. */
export function describeExit(program: string, exit: SimulatorExit): string {
  const how = exit.signal === undefined ? `exited with code ${exit.code}` : `was ended by ${exit.signal}`;
  const words = exit.stderr.trim().split('\n').slice(-12).join('\n');
  return words === '' ? `${program} ${how} and said nothing` : `${program} ${how}; its last words:\n${words}`;
}

function watch(child: ChildProcess, onStderr: ((text: string) => void) | undefined): Promise<SimulatorExit> {
  const tail = new TextTail(16 << 10);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail.add(text);
    onStderr?.(text);
  });
  // 'close', not 'exit': stderr has been read to its end by then.
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve({ code: 127, signal: undefined, stderr: cause.message }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? undefined, signal: signal ?? undefined, stderr: tail.text }),
    );
  });
}

const isSocket = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isSocket() ?? false;

async function connectWhenReady(path: string, options: SpawnOptions, gone: () => boolean): Promise<MessagePipe> {
  const timeoutMs = options.startTimeoutMs ?? 10_000;
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  while (!gone() && performance.now() < deadline) {
    try {
      if (isSocket(path)) return await connectWebSocket(`unix:${path}`, options.socket);
    } catch (cause) {
      last = cause;
    }
    await sleep(pollMs);
  }
  throw new SmokestackError('cannot-test', `the simulator did not answer within ${timeoutMs} ms`, { cause: last });
}

/**
 * Starts a simulator and connects to it.
 * @throws SmokestackError 'cannot-test' when it cannot be started, ends at once or does not answer in time; the message
 * holds its last words.
 */
export async function spawnSimulator(options: SpawnOptions): Promise<SpawnedSimulator> {
  // The simulator makes the folder, 0700 so that nobody else can reach the socket, and removes it even if we are killed.
  const folder = join(tmpdir(), `smokestack-${randomBytes(8).toString('hex')}`);
  const socketPath = join(folder, 'bridge.sock');
  const [program, ...args] = options.command(socketPath);
  const child = spawn(program, args, { cwd: options.cwd, stdio: ['pipe', 'ignore', 'pipe'] });
  // It may be gone before we are done with it; its end is told by `exited`.
  child.stdin.on('error', () => {});
  const kill = () => child.kill('SIGKILL');
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const leaveNothing = () => {
    kill();
    clean();
  };
  process.once('exit', leaveNothing);
  let gone: SimulatorExit | undefined;
  const exited = watch(child, options.onStderr).then((exit) => {
    gone = exit;
    process.off('exit', leaveNothing);
    clean();
    return exit;
  });

  const end = async (): Promise<SimulatorExit> => {
    const graceMs = options.graceMs ?? 2000;
    child.stdin.end();
    const terms = setTimeout(() => child.kill('SIGTERM'), graceMs);
    const kills = setTimeout(kill, 2 * graceMs);
    return exited.finally(() => {
      clearTimeout(terms);
      clearTimeout(kills);
    });
  };

  let pipe: MessagePipe;
  try {
    pipe = await connectWhenReady(socketPath, options, () => gone !== undefined);
  } catch (cause) {
    const early = gone;
    const exit = early ?? (await end());
    const error = SmokestackError.from(cause);
    throw new SmokestackError(
      'cannot-test',
      early === undefined ? `${error.message}\n${exit.stderr.trim()}`.trim() : describeExit(program, exit),
      { cause, cure: 'Build the simulator from this checkout again and look at what it says.' },
    );
  }
  return {
    pipe,
    pid: child.pid ?? 0,
    exited,
    stop: async () => {
      await pipe.close();
      return end();
    },
  };
}
