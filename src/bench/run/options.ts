import type { LinuxAbility } from '#peer';
import type { Configuration, TargetName } from '../device/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { Scoreboard } from '../scoreboard/index.ts';

/** One run of one scenario. */
export interface RunOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly config: Configuration;
  readonly target: TargetName;
  /** The target as it was named, for the verdict and the line that reproduces the run. */
  readonly targetWords: string;
  /** Program of a simulator of our own; undefined for other targets. */
  readonly simulator: string | undefined;
  /** Token file of a served target. */
  readonly token?: string | undefined;
  readonly peer: 'builtin' | 'linux';
  readonly peerReason: string;
  /** Whether a Linux peer can run here, where that is known already. */
  readonly linux?: LinuxAbility | undefined;
  readonly waves: boolean;
  /** Wall clock; default the scenario's own. */
  readonly timeoutMs?: number | undefined;
  /** The run's folder is made in it. */
  readonly runsFolder: string;
  /** What the machine must have: a skip for lack of it is an error. */
  readonly required: readonly string[];
  /** Hear everything beside the run's own scoreboards. */
  readonly scoreboards?: readonly Scoreboard[] | undefined;
  /** Interrupts the run. */
  readonly signal?: AbortSignal | undefined;
}
