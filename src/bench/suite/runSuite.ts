import { canRunLinux } from '#peer';
import { SmokestackError } from '#units';
import type { Settings } from '../config/index.ts';
import { buildNetns, placed, targetNamed } from '../device/index.ts';
import { Progress } from '../report/index.ts';
import { pointTo, type RunOptions, type RunResult, runScenario } from '../run/index.ts';
import { loadScenarios } from '../scenario/index.ts';
import { choosePeer } from './choosePeer.ts';
import { type Selection, selectScenarios, shardOf } from './selection.ts';
import { mustBuild, simulatorFor } from './simulatorFor.ts';

export interface SuiteOptions extends Selection {
  readonly settings: Settings;
  /** Each scenario so often, with seeds seed, seed + 1, … Default 1. */
  readonly repeat?: number;
  /** i/n */
  readonly shard?: string | undefined;
  /** Start nothing new behind a run that did not pass. */
  readonly failFast?: boolean;
  /** What the machine must have. */
  readonly required: readonly string[];
  readonly signal: AbortSignal;
  /** Hears each run as it ends. */
  readonly onResult: (result: RunResult) => void;
}

export interface SuiteResult {
  /** In the order in which they ended. */
  readonly results: readonly RunResult[];
  readonly planned: number;
}

/**
 * Builds what is needed, runs what was selected, at most `jobs` at a time.
 * @throws SmokestackError 'usage' for words that name nothing, 'environment' or 'cannot-test' when a build fails
 */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const { settings, repeat = 1, required, signal } = options;
  const target = targetNamed(settings.target);
  const scenarios = selectScenarios(await loadScenarios(placed(settings.scenarios)), options);
  const wanted = scenarios.flatMap((scenario) =>
    Array.from({ length: repeat }, (_, i) => ({ scenario, seed: (settings.seed + i) >>> 0 })),
  );
  const chosen = shardOf(wanted, options.shard);
  const mayUseLinux = chosen.some(
    ({ scenario }) =>
      scenario.needs.includes('linux') || (settings.peer === 'linux' && !scenario.needs.includes('builtin')),
  );
  const ownSimulator = target.kind === 'sim';
  const builds = ownSimulator && mustBuild(settings);
  const progress = new Progress(chosen.length + Number(builds) + Number(mayUseLinux), settings.jobs === 1);
  const simulator = ownSimulator ? await simulatorFor(settings, progress) : undefined;
  const linux = mayUseLinux
    ? await progress.step('building the Linux peer', async () => (await netnsBuilt()) ?? canRunLinux())
    : undefined;

  const runs = chosen.map(
    ({ scenario, seed }): RunOptions => ({
      scenario,
      seed,
      config: settings.config,
      target,
      targetWords: settings.target,
      simulator,
      token: settings.tokenFile,
      ...choosePeer(scenario, settings.peer, linux, required),
      linux,
      waves: settings.waves,
      timeoutMs: settings.timeout,
      runsFolder: placed(settings.runs),
      required,
      signal,
    }),
  );
  const results: RunResult[] = [];
  const waiting = [...runs];
  const worker = async (): Promise<void> => {
    for (let run = waiting.shift(); run !== undefined && !signal.aborted; run = waiting.shift()) {
      const result = await one(run, progress);
      results.push(result);
      if (settings.link !== undefined) pointTo(placed(settings.link), result.folder);
      options.onResult(result);
      const { verdict } = result.outcome;
      if (options.failFast && (verdict === 'fail' || verdict === 'error')) waiting.splice(0);
    }
  };
  await Promise.all(Array.from({ length: settings.jobs }, worker));
  return { results, planned: runs.length };
}

function one(run: RunOptions, progress: Progress): Promise<RunResult> {
  const { scenario, config, peer, seed } = run;
  return progress.step(
    `${scenario.name} (${config}, ${peer}, seed ${seed})`,
    () => runScenario(run),
    ({ outcome }) => outcome.verdict,
  );
}

/** A peer for which this machine lacks a tool is one that it does not have. @throws SmokestackError 'cannot-test' when its build fails */
async function netnsBuilt(): Promise<{ ok: false; reason: string; cure: string } | undefined> {
  try {
    await buildNetns();
    return undefined;
  } catch (thrown) {
    const error = SmokestackError.from(thrown);
    if (error.code !== 'environment') throw error;
    return { ok: false, reason: error.message, cure: error.cure ?? 'use --peer builtin' };
  }
}
