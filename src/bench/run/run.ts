import type { Target } from '#protocol';
import type { Device } from '../device/index.ts';
import type { Outcome } from '../verdict/outcome.ts';
import type { Verdict } from '../verdict/schema.ts';
import type { Assembly } from './assemble.ts';
import type { RunOptions } from './options.ts';
import type { RunLog } from './runLog.ts';

/** A run that is over. */
export interface RunResult {
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** Absolute. */
  readonly folder: string;
  /** The last lines of run.log, for people. */
  readonly log: readonly string[];
}

/** What is known of a run while it goes on, and what is left of it when it breaks off. */
export interface Run {
  readonly options: RunOptions;
  readonly folder: string;
  readonly startedMs: number;
  readonly log: RunLog;
  readonly skipped: string[];
  device?: Device;
  target?: Target;
  assembly?: Assembly;
}
