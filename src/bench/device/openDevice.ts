import { setTimeout as sleep } from 'node:timers/promises';
import { layoutHash } from '#contract';
import { type ClockMode, openTarget, type Target } from '#protocol';
import { connectWebSocket, describeExit, type SpawnedSimulator, spawnSimulator } from '#transport';
import { SmokestackError } from '#units';
import { type Configuration, configurationIn } from './configuration.ts';
import type { TargetName } from './targetName.ts';

export interface DeviceOptions {
  readonly name: TargetName;
  /** Size that a simulator of our own must have. */
  readonly config: Configuration;
  /** Program of a simulator of our own. */
  readonly simulator: string | undefined;
  readonly clockMode: ClockMode;
  /** Wave files of a simulator of our own land here. */
  readonly folder: string;
  /** Of its latencies and stalls. */
  readonly seed: number;
  /** Token file of a served target. */
  readonly token: string | undefined;
  /** Hears the stderr of a simulator of our own. */
  readonly onStderr: (text: string) => void;
}

/** A device that is open, and how to part from it. */
export interface Device {
  readonly target: Target;
  /** What lies behind an error of the link: a simulator that ended says why in its last words. */
  explain(error: SmokestackError): Promise<SmokestackError>;
  /** Ends what was started for it. The target has been closed. */
  stop(): Promise<void>;
}

/** How a simulator ends when the design fails: an assertion, a breach of AXI4 (sim/options.cc). */
const designFailed = 1;
/** How long the end of a process is waited for behind the end of its link. */
const lastWordsMs = 1000;

/**
 * Starts or finds the device and says hello.
 * @throws SmokestackError 'cannot-test' when a simulator does not start, 'environment' when layouts differ, 'link-lost'
 * when nothing answers
 */
export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { name, clockMode, token } = options;
  if (name.kind === 'sim') return spawned(options);
  const pipe = await connectWebSocket(name.url, token === undefined ? {} : { token });
  const target = await openTarget(pipe, { layoutHash, clockMode });
  return { target, explain: async (error) => error, stop: async () => {} };
}

async function spawned({ simulator, config, clockMode, folder, seed, onStderr }: DeviceOptions): Promise<Device> {
  if (simulator === undefined) throw new SmokestackError('internal', 'no simulator was built for target sim');
  const process = await spawnSimulator({
    command: (socket) => [simulator, '--unix', socket, '--run-dir', folder, '--seed', String(seed)],
    cwd: folder,
    onStderr,
  });
  try {
    const target = await openTarget(process.pipe, { layoutHash, clockMode });
    if (configurationIn(target.facts.target) !== config) throw otherSize(simulator, target.facts.target, config);
    return {
      target,
      explain: (error) => explain(error, process, simulator),
      stop: () => process.stop().then(() => {}),
    };
  } catch (cause) {
    await process.stop();
    throw cause;
  }
}

/** A lost link to a simulator that ended is told by how it ended; one that failed in the design is a mismatch. */
async function explain(error: SmokestackError, process: SpawnedSimulator, program: string): Promise<SmokestackError> {
  if (error.code !== 'link-lost' && error.code !== 'protocol') return error;
  const exit = await Promise.race([process.exited, sleep(lastWordsMs, undefined, { ref: false })]);
  if (exit === undefined) return error;
  const message = describeExit(program, exit);
  if (exit.code === designFailed)
    return new SmokestackError('mismatch', `the design failed: ${message}`, { cause: error });
  return new SmokestackError('link-lost', message, {
    cause: error,
    cure: error.cure ?? 'look into run.log, and run again',
  });
}

const otherSize = (program: string, target: string, config: Configuration): SmokestackError =>
  new SmokestackError('usage', `${program} says it is '${target}', and --config is ${config}`, {
    cure: 'name a simulator of that size, or leave the setting `simulator` out',
  });
