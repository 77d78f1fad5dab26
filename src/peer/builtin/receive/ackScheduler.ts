import { type Clock, type Millis, millis, type Timer } from '#units';
import type { AckPolicy } from '../options.ts';

/** Decides when an acknowledgment leaves on its own. Whoever sends any segment calls `sent`. */
export class AckScheduler {
  policy: AckPolicy;
  readonly #clock: Clock;
  readonly #send: () => void;
  #pending = 0;
  #urgent = false;
  #timer: Timer | undefined;
  #silence: Timer | undefined;

  constructor(clock: Clock, policy: AckPolicy, send: () => void) {
    this.#clock = clock;
    this.policy = policy;
    this.#send = send;
  }

  /** True while the acknowledgment number stands still. */
  get silent(): boolean {
    return this.#silence !== undefined;
  }

  /** In-order data arrived: acknowledge some time. */
  owe(): void {
    this.#pending++;
  }

  /** Acknowledge as soon as the segment at hand is dealt with: gaps, duplicates, FIN, window updates. */
  urge(): void {
    this.#urgent = true;
  }

  /** The segment at hand is dealt with. */
  settle(): void {
    if (this.silent || (!this.#urgent && this.#pending === 0)) return;
    if (this.#urgent || this.#pending >= this.policy.every || this.policy.delay === 0) this.#send();
    else this.#timer ??= this.#clock.after(this.policy.delay, () => this.#send());
  }

  /** A segment with the newest acknowledgment left. */
  sent(): void {
    this.#pending = 0;
    this.#urgent = false;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** No acknowledgment for `span`; then one at once. */
  silence(span: Millis): void {
    this.#silence?.cancel();
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#silence = this.#clock.after(millis(span), () => {
      this.#silence = undefined;
      this.#send();
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#silence?.cancel();
    this.#silence = undefined;
  }
}
