import { type Clock, type Millis, millis, type Timer } from '#units';

/** The wall clock as a session's clock: the one place above the peers where real time is read. */
export class RealtimeClock implements Clock {
  readonly #start = performance.now();
  readonly #pending = new Set<NodeJS.Timeout>();

  now(): Millis {
    return millis(performance.now() - this.#start);
  }

  after(delay: Millis, action: () => void): Timer {
    const timeout = setTimeout(() => {
      this.#pending.delete(timeout);
      action();
    }, delay);
    this.#pending.add(timeout);
    return {
      cancel: () => {
        this.#pending.delete(timeout);
        clearTimeout(timeout);
      },
    };
  }

  /** Nothing set on it runs any more. */
  stop(): void {
    for (const timeout of this.#pending) clearTimeout(timeout);
    this.#pending.clear();
  }
}
