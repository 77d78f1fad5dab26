import { canRunLinux } from '#peer';
import type { RunOptions } from './options.ts';

/** The first need of a scenario that can be told to be missing before the device is open, and why. */
export async function missingNeed({
  scenario,
  peer,
}: RunOptions): Promise<readonly [need: string, reason: string] | undefined> {
  if (scenario.needs.includes('linux') && peer !== 'linux')
    return ['linux', 'the builtin peer was chosen; use --peer linux'];
  if (peer !== 'linux') return undefined;
  const ability = await canRunLinux();
  return ability.ok ? undefined : ['linux', `${ability.reason}; ${ability.cure}`];
}
