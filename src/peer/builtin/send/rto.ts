import { type Millis, millis } from '#units';

/** Clock granularity G of RFC 6298, in milliseconds. */
const GRANULARITY = 1;

export interface RtoLimits {
  readonly initialRto: Millis;
  readonly minRto: Millis;
  readonly maxRto: Millis;
}

/** Retransmission timeout (RFC 6298). */
export class RtoEstimator {
  readonly #limits: RtoLimits;
  #srtt: number | undefined;
  #rttvar = 0;
  #base: number;
  #backoffs = 0;

  constructor(limits: RtoLimits) {
    this.#limits = limits;
    this.#base = limits.initialRto;
  }

  /** Smoothed round-trip time in milliseconds; undefined before the first sample. */
  get srtt(): number | undefined {
    return this.#srtt;
  }

  get timeout(): Millis {
    return millis(Math.min(this.#base * 2 ** this.#backoffs, this.#limits.maxRto));
  }

  /** One measured round trip, never of a retransmitted segment (Karn); undoes the back-off. */
  sample(rtt: number): void {
    if (this.#srtt === undefined) {
      this.#srtt = rtt;
      this.#rttvar = rtt / 2;
    } else {
      this.#rttvar = 0.75 * this.#rttvar + 0.25 * Math.abs(this.#srtt - rtt);
      this.#srtt = 0.875 * this.#srtt + 0.125 * rtt;
    }
    this.#base = Math.max(this.#limits.minRto, this.#srtt + Math.max(GRANULARITY, 4 * this.#rttvar));
    this.#backoffs = 0;
  }

  /** The timer expired (section 5.5). */
  backOff(): void {
    this.#backoffs++;
  }

  /** The SYN was retransmitted: data starts at 3 s until a sample exists (section 5.7). */
  afterLostSyn(): void {
    this.#base = Math.max(this.#base, 3000);
    this.#backoffs = 0;
  }
}
