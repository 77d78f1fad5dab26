/** RFC 7323 timestamps in the host's clock, adjusted so that they never step back across a hand-over (CHM-TS, CHM-TMR-012). */
import { clockDiff, type SeqNum, seqLe } from '#units';
import type { TcpTimestamps } from '#wire';
import type { TcpCore } from './core.ts';
import { msPerTick } from './settings.ts';

/** A TsRecent older than this no longer refuses anything: 24 days in milliseconds (RFC 7323 section 5.5). */
const tsRecentLife = 24 * 24 * 3600 * 1000;

/** Whole ticks of the stack's clock, modulo 2^32 (CHM-TS-005). */
export const stackTicks = ({
  clock,
  settings,
  stackClock,
}: Pick<TcpCore, 'clock' | 'settings' | 'stackClock'>): number =>
  (Math.floor((stackClock?.() ?? clock.now()) / msPerTick(settings)) % 2 ** 32) >>> 0;

/** TsTime: clock + delta (CHM-TS-002). */
export const tsTime = (core: Pick<TcpCore, 'clock' | 'settings' | 'stackClock' | 'tcb'>): number =>
  (stackTicks(core) + core.tcb.tsDelta) >>> 0;

/** The delta that makes the timestamp `time` when the stack's clock shows `ticks` (CHM-TS-004). */
export const stackDelta = (time: number, ticks: number): number => (time - ticks) >>> 0;

/** Round trip of the segment whose timestamp came back, ticks: MRTT (CHM-TS-009); undefined when the echo cannot be ours. */
export const echoedRoundTrip = (core: TcpCore, { echo }: TcpTimestamps): number | undefined => {
  const roundTrip = clockDiff(tsTime(core), echo);
  return echo === 0 || roundTrip < 0 ? undefined : roundTrip;
};

/** PAWS (RFC 7323 section 5.3): the segment is older than the newest one seen. */
export const isOldTimestamp = ({ tcb, clock }: TcpCore, { value }: TcpTimestamps): boolean =>
  clockDiff(value, tcb.tsRecent) < 0 && clock.now() - tcb.tsRecentAt <= tsRecentLife;

/** RFC 7323 section 4.3: taken only from a segment that spans the last ACK sent. */
export const noteTimestamp = ({ tcb, clock, transient }: TcpCore, segSeq: SeqNum, { value }: TcpTimestamps): void => {
  const stale = clock.now() - tcb.tsRecentAt > tsRecentLife;
  if (!seqLe(segSeq, transient.lastAckSent) || (!stale && clockDiff(value, tcb.tsRecent) < 0)) return;
  tcb.tsRecent = value;
  tcb.tsRecentAt = clock.now();
};
