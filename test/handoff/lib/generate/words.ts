/** Strokes by short names, for those who string them together. */
import type { Random } from '#units';
import type { Action, End } from '../stroke.ts';

export const write = (end: End, bytes: number): Action => ({ do: 'write', end, bytes });
export const cycles = (count: number): Action => ({ do: 'cycles', count });
export const wait = (ms: number): Action => ({ do: 'wait', ms });
export const cut = (way: 'toFar' | 'toNear'): Action => ({ do: 'cut', way });
export const close = (end: End): Action => ({ do: 'close', end });
export const pause = (end: End): Action => ({ do: 'pause', end });
export const resume = (end: End): Action => ({ do: 'resume', end });
export const timer = (before: number): Action => ({ do: 'timer', before });
export const clog = (ms: number): Action => ({ do: 'clog', ms });
export const hush = (ms: number): Action => ({ do: 'hush', ms });
export const forge = (what: Extract<Action, { do: 'forge' }>['what']): Action => ({ do: 'forge', what });
export const down: Action = { do: 'down' };
export const up: Action = { do: 'up' };
export const mend: Action = { do: 'mend' };
export const query: Action = { do: 'query' };

/** From the call to its record a terminate takes about so many cycles: those of the doorbell, and of fetching the command. */
export const terminateCycles = 300;

export const sizes = (random: Random): number => random.pick([1, 100, 700, 1460, 3000, random.int(1, 9000)]);

/** Lost once: the congestion window grows by divisions from here on. */
export const loss: readonly Action[] = [cut('toFar'), write('host', 3000), wait(12), mend, wait(60)];

/** Everything goes on. */
export const free: readonly Action[] = [mend, resume('host'), resume('far')];
