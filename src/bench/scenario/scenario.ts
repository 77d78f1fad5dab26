import type { TcpSettings } from '#host';
import { SmokestackError } from '#units';
import type { OffloadSettings } from '../offload/index.ts';
import type { Bench } from '../run/bench.ts';

/** What a scenario may need of machine, peer or device. What is missing skips it, with the reason. */
export const needs = {
  linux: 'the Linux peer: a kernel in a network namespace, in real time',
  builtin: 'the builtin peer: virtual time, misbehaviour on demand',
  offload: 'a device with the offload engine',
  waves: 'a target that writes wave files',
} as const;
export type Need = keyof typeof needs;

export interface ScenarioDefinition {
  /** As on the command line: lower-case words with hyphens. */
  readonly name: string;
  /** One sentence: what a pass proves. */
  readonly proves: string;
  /** Requirement ids (CHM-…). */
  readonly covers: readonly string[];
  /** Default none: either peer will do. */
  readonly needs?: readonly Need[];
  /** Words that --tag selects by. */
  readonly tags?: readonly string[];
  /** Longest wall-clock time, in milliseconds, unless --timeout says otherwise. Default 120 000. */
  readonly timeoutMs?: number;
  /** Differences from the host's usual TCP settings. With the need 'offload', windows fit a region of 64 KiB. */
  readonly tcp?: Partial<TcpSettings>;
  /** How offload is set up, for scenarios with the need 'offload'. */
  readonly offload?: OffloadSettings;
  /**
   * Makes something happen and looks at it. What the bench watches by itself (every frame accounted for, the device's
   * counters, the reference model) need not be asked.
   */
  run(bench: Bench): Promise<void>;
}

export type Scenario = Required<ScenarioDefinition>;

const brand = new WeakSet<object>();

/**
 * Declares a scenario; a module of test/scenario exports it as default.
 * @throws SmokestackError 'usage' for a name or an id of the wrong form
 */
export function scenario(definition: ScenarioDefinition): Scenario {
  const { name, covers } = definition;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new SmokestackError('usage', `'${name}' is no name of a scenario: lower-case words with hyphens are`);
  const strange = covers.find((id) => !/^CHM-[A-Z]+-\d{3}$/.test(id));
  if (strange !== undefined) throw new SmokestackError('usage', `scenario ${name}: '${strange}' is no requirement id`);
  const made: Scenario = { needs: [], tags: [], timeoutMs: 120_000, tcp: {}, offload: {}, ...definition };
  brand.add(made);
  return made;
}

/** Whether a value came from `scenario`. */
export const isScenario = (value: unknown): value is Scenario =>
  typeof value === 'object' && value !== null && brand.has(value);
