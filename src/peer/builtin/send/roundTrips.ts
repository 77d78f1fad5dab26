import type { Clock, Millis } from '#units';
import type { RtoEstimator } from './rto.ts';

/** Takes round-trip samples: from timestamp echoes where there are any, else by timing one segment at a time (Karn). */
export class RoundTrips {
  readonly #clock: Clock;
  readonly #rto: RtoEstimator;
  #timed: { readonly end: number; readonly at: Millis } | undefined;
  /** The last retransmission: what was sent by then, and when. */
  #resent: { readonly max: number; readonly at: Millis } | undefined;

  constructor(clock: Clock, rto: RtoEstimator) {
    this.#clock = clock;
    this.#rto = rto;
  }

  /** New bytes up to `end` leave. */
  sent(end: number): void {
    this.#timed ??= { end, at: this.#clock.now() };
  }

  /** Bytes below `max` leave again. */
  resent(max: number): void {
    this.#timed = undefined;
    this.#resent = { max, at: this.#clock.now() };
  }

  /** Bytes from `una` up to `position` were acknowledged; `echoed` is what the timestamp echo says, in milliseconds. */
  acknowledged(una: number, position: number, echoed: number | undefined): void {
    const now = this.#clock.now();
    let rtt = echoed;
    if (this.#timed !== undefined && position >= this.#timed.end) {
      rtt ??= now - this.#timed.at;
      this.#timed = undefined;
    }
    if (rtt === undefined) return;
    // An echo older than a retransmission may stand for an acknowledgment that was lost: the time since is no round trip.
    if (this.#resent !== undefined && una < this.#resent.max && rtt > now - this.#resent.at + 1) return;
    this.#rto.sample(rtt);
  }
}
