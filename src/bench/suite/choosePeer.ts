import type { LinuxAbility } from '#peer';
import type { Scenario } from '../scenario/index.ts';

/** The peer of a run, and one sentence why. */
export interface PeerChoice {
  readonly peer: 'builtin' | 'linux';
  readonly peerReason: string;
}

/**
 * The peer that was asked for, unless the scenario knows only the other one or this machine has no Linux peer. Where a
 * Linux peer is `required`, nothing takes its place: the run is skipped, which is a failure there.
 */
export function choosePeer(
  { name, needs }: Pick<Scenario, 'name' | 'needs'>,
  asked: 'builtin' | 'linux',
  linux: LinuxAbility | undefined,
  required: readonly string[] = [],
): PeerChoice {
  if (needs.includes('linux')) return { peer: 'linux', peerReason: `${name} needs the Linux peer` };
  if (needs.includes('builtin')) return { peer: 'builtin', peerReason: `${name} needs the builtin peer` };
  if (asked === 'linux' && linux?.ok === false && !required.includes('linux'))
    return { peer: 'builtin', peerReason: `no Linux peer here: ${linux.reason}` };
  return { peer: asked, peerReason: `the ${asked} peer was asked for` };
}
