/** Runs scenarios for tests: against the simulator of a configuration, in folders of build/test. */
import { join } from 'node:path';
import {
  buildNetns,
  buildSimulator,
  type Configuration,
  placed,
  type RunOptions,
  type RunResult,
  runScenario,
  type Scenario,
} from '#bench';
import { canRunLinux } from '#peer';
import { SmokestackError } from '#units';

/** Builds take minutes on a machine that has never built. */
export const buildTimeoutMs = 600_000;

/** What the machine must have: REQUIRE=linux,tshark. */
export const required = (process.env.REQUIRE ?? '').split(',').filter((name) => name !== '');

/** A program, or why there is none here: only what make setup can mend is a reason to skip. */
export type Provided = { readonly program: string } | { readonly missing: string };

const built = new Map<Configuration, Promise<Provided>>();

/** The simulator of a configuration; SMOKESTACK_SIMULATOR names one that is built already. @throws as buildSimulator */
export async function programOf(config: Configuration): Promise<string> {
  const given = process.env.SMOKESTACK_SIMULATOR;
  return given ? placed(given.replaceAll('{config}', config)) : buildSimulator(config);
}

/** The same, built once, or why there is none here. */
export function simulatorOf(config: Configuration): Promise<Provided> {
  let provided = built.get(config);
  if (provided === undefined) {
    provided = programOf(config).then(
      (program) => ({ program }),
      (thrown) => {
        const error = SmokestackError.from(thrown);
        if (error.code !== 'environment') throw error;
        return { missing: `needs simulator: ${error.message.split('\n').at(-1)}` };
      },
    );
    built.set(config, provided);
  }
  return provided;
}

/** Why there is no Linux peer here; undefined where there is one. */
export async function noLinux(): Promise<string | undefined> {
  try {
    await buildNetns();
  } catch (thrown) {
    const error = SmokestackError.from(thrown);
    if (error.code !== 'environment') throw error;
    return `needs linux: ${error.message.split('\n').at(-1)}`;
  }
  const ability = await canRunLinux();
  return ability.ok ? undefined : `needs linux: ${ability.reason}`;
}

export const runsFolder = join(placed('build/test'), 'runs');

/** One run against a simulator of our own. */
export function runOnce(scenario: Scenario, simulator: string, more: Partial<RunOptions> = {}): Promise<RunResult> {
  return runScenario({
    scenario,
    seed: 1,
    config: 'small',
    target: { kind: 'sim' },
    targetWords: 'sim',
    simulator,
    peer: scenario.needs.includes('linux') ? 'linux' : 'builtin',
    peerReason: 'a test chose it',
    waves: false,
    runsFolder,
    required,
    ...more,
  });
}
