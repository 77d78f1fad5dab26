/**
 * Lives that are made for one cut point which chance alone seldom meets. Most fill the event ring first: what the engine
 * would tell the host waits then, and the event that is wanted stays the last one until the terminate comes.
 */
import type { Random } from '#units';
import { deliveryAims } from './delivery.ts';
import type { Aim } from './parts.ts';
import { sendingAims } from './sending.ts';
import { stateAims } from './states.ts';

export type { Aim } from './parts.ts';

export const aims = { ...stateAims, ...deliveryAims, ...sendingAims };

/** What is met least: little is between too early and too late. */
const rare: readonly (keyof typeof aims)[] = [
  'a push timer in a state',
  'divisions in a state',
  'copies as the connection ends',
  'events under a long copy',
  'events under a retransmission',
  'a window sent once more',
];

export function anyAim(random: Random): Aim {
  if (random.chance(0.35)) return aims[random.pick(rare)](random);
  return random.pick(Object.values(aims))(random);
}
