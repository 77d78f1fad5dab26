/**
 * Lives that are made for one cut point which chance alone seldom meets. Most fill the event ring first: what the engine
 * would tell the host waits then, and the event that is wanted stays the last one until the terminate comes.
 */
import { deliveryAims } from './delivery.ts';
import { sendingAims } from './sending.ts';
import { stateAims } from './states.ts';

export type { Aim } from './parts.ts';

export const aims = { ...stateAims, ...deliveryAims, ...sendingAims };
