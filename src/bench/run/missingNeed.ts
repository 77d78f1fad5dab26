import type { Identity } from '#driver';
import { canRunLinux } from '#peer';
import type { TargetFacts } from '#protocol';
import type { Need } from '../scenario/index.ts';
import type { RunOptions } from './options.ts';

/** The first need of a scenario that can be told to be missing before the device is open, and why. */
export async function missingNeed({
  scenario,
  peer,
  linux,
}: RunOptions): Promise<readonly [need: string, reason: string] | undefined> {
  if (scenario.needs.includes('linux') && peer !== 'linux')
    return ['linux', 'the builtin peer was chosen; use --peer linux'];
  if (peer !== 'linux') return undefined;
  const ability = linux ?? (await canRunLinux());
  return ability.ok ? undefined : ['linux', `${ability.reason}; ${ability.cure}`];
}

/** The first need that the open device does not meet, and why. */
export function deviceLacks(
  needs: readonly Need[],
  identity: Pick<Identity, 'offload'>,
  facts: Pick<TargetFacts, 'capabilities'>,
): readonly [need: string, reason: string] | undefined {
  if (needs.includes('offload') && !identity.offload) return ['offload', 'this device is a plain NIC'];
  if (needs.includes('waves') && !facts.capabilities.has('waves')) return ['waves', 'this target writes none'];
  return undefined;
}
