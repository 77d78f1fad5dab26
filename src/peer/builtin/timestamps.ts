import { type Clock, clockDiff, type Millis, millis } from '#units';
import type { TcpTimestamps } from '#wire';

/** A TS.Recent older than this is no longer believed (RFC 7323 section 5.5). */
const OUTDATED = 24 * 24 * 3600 * 1000;

/** Timestamps and PAWS of one connection (RFC 7323). The clock ticks once a millisecond. */
export class Timestamps {
  readonly #clock: Clock;
  readonly #start: number;
  #recent = 0;
  #recentAt: Millis = millis(0);

  constructor(clock: Clock, start: number) {
    this.#clock = clock;
    this.#start = start;
  }

  /** TSval of a segment sent now. */
  get value(): number {
    return (this.#start + Math.floor(this.#clock.now())) >>> 0;
  }

  /** The option for a segment sent now. */
  get option(): TcpTimestamps {
    return { value: this.value, echo: this.#recent };
  }

  /** From the SYN that opened the connection. */
  begin({ value }: TcpTimestamps): void {
    this.#recent = value;
    this.#recentAt = this.#clock.now();
  }

  /** False for a segment from the past (section 5.3 R1). */
  passes({ value }: TcpTimestamps): boolean {
    return clockDiff(value, this.#recent) >= 0 || this.#clock.now() - this.#recentAt > OUTDATED;
  }

  /** Remembers the timestamp of an acceptable segment that starts at or below Last.ACK.sent (section 4.3). */
  update(timestamps: TcpTimestamps, position: number, lastAcknowledged: number): void {
    if (position <= lastAcknowledged && this.passes(timestamps)) this.begin(timestamps);
  }

  /** Milliseconds since the segment that `echo` acknowledges was sent; undefined for an echo that cannot be ours. */
  roundTrip({ echo }: TcpTimestamps): number | undefined {
    const rtt = clockDiff(this.value, echo);
    return rtt >= 0 ? rtt : undefined;
  }
}
