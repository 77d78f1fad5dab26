/** A connection in the device whose small segments are looked at. */
import type { Bench } from 'smokestack';
import { tcpCachedFlag } from '#contract';
import { millis } from '#units';
import { Timeline } from './timeline.ts';

export const mss = 1000;
export const roundTrip = 20;

interface Opening {
  readonly nagle?: boolean;
  /** The largest window that the peer ever says. */
  readonly window?: number;
}

/** A connection in the device with a window so large that only what the vector is about holds anything back. */
export async function openSmall(
  bench: Bench,
  id: string,
  port: number,
  { nagle = true, window = 65_535 }: Opening = {},
): Promise<Timeline> {
  const line = await Timeline.open(bench, id, port, {
    mss,
    timestamps: false,
    windowScale: 'none',
    receiveBuffer: window,
    ack: { every: 1, delay: millis(0) },
  });
  const { flags } = line.tcb.cached;
  line.cache({ flags: nagle ? flags | tcpCachedFlag.naglingEnabled : flags & ~tcpCachedFlag.naglingEnabled });
  await line.offload();
  // An answer comes in the middle of a millisecond.
  bench.cable.impair('toNear', [{ delay: millis(roundTrip - 0.6) }]);
  await line.begin();
  return line;
}

export const lengths = (line: Timeline): readonly number[] => line.sent.map(({ length }) => length);
/** Of each segment: milliseconds behind the first, and its length. */
export const segments = (line: Timeline) => line.sent.map(({ ms, length }) => [ms - (line.sent[0]?.ms ?? 0), length]);

export async function closeSmall(bench: Bench, line: Timeline): Promise<void> {
  bench.cable.impair('toNear', []);
  await line.close();
}
