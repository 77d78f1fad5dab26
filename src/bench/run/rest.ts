import { isDeepStrictEqual } from 'node:util';
import type { Counters, RawNic } from '#driver';
import { millis, SmokestackError } from '#units';
import type { Scoreboards } from '../scoreboard/index.ts';
import type { Session } from '../session/session.ts';

/** Session time that the device has to come to rest once nothing new is started. */
const restMs = millis(2000);

/** Looks at the counters before the device is taken to be never at rest. */
const steadyReads = 100;

/**
 * Waits until nothing is under way, and reads counters that nothing moves any more: everything they count has been heard
 * of. What is still open then is told by the scoreboards, one by one.
 */
export async function restingCounters(session: Session, boards: Scoreboards, nic: RawNic): Promise<Counters> {
  try {
    await session.until(() => boards.open() === undefined, { what: 'the device to come to rest', within: restMs });
  } catch (cause) {
    if (SmokestackError.from(cause).code !== 'timeout') throw cause;
  }
  for (let left = steadyReads; ; left--) {
    await session.settle();
    const [first, second] = [await nic.readCounters(), await nic.readCounters()];
    if (left === 0 || isDeepStrictEqual(first, second)) return second;
    await session.pass(millis(10));
  }
}
