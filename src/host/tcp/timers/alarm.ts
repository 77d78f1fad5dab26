import { type Clock, millis, type Timer } from '#units';

/** One timer of one connection: armed, or stopped. */
export class Alarm {
  readonly #clock: Clock;
  readonly #expired: () => void;
  #timer: Timer | undefined;
  #deadline = 0;

  constructor(clock: Clock, expired: () => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  get running(): boolean {
    return this.#timer !== undefined;
  }

  /** Milliseconds to expiry, never negative; undefined while stopped. */
  get remaining(): number | undefined {
    return this.#timer === undefined ? undefined : Math.max(0, this.#deadline - this.#clock.now());
  }

  /** (Re)starts the alarm, to expire once after `delay` milliseconds. */
  arm(delay: number): void {
    this.stop();
    this.#deadline = this.#clock.now() + delay;
    this.#timer = this.#clock.after(millis(delay), () => {
      this.#timer = undefined;
      this.#expired();
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
