export interface LinkWatchOptions {
  /** Between two pings, in milliseconds. Default 500. */
  readonly pingMs?: number;
  /** Silence after which the link counts as lost, in milliseconds. Default 2000; Infinity: never. */
  readonly silenceMs?: number;
}

/**
 * Pings a target and tells when it fell silent. Silence is counted in ticks of the timer, not by the wall clock, so that
 * a long computation on this side (which delays ticks and messages alike) is not taken for a lost link.
 */
export class LinkWatch {
  readonly #silentTicks: number;
  readonly #timer: NodeJS.Timeout;
  #ticks = 0;

  /** `ping` sends one, unless there is no reason to expect an answer: then it returns false and nothing is counted. */
  constructor(options: LinkWatchOptions, ping: () => boolean, lost: (silentMs: number) => void) {
    const pingMs = options.pingMs ?? 500;
    this.#silentTicks = Math.ceil((options.silenceMs ?? 2000) / pingMs);
    this.#timer = setInterval(() => {
      if (this.#ticks >= this.#silentTicks) lost(this.#ticks * pingMs);
      else if (ping()) this.#ticks++;
      else this.#ticks = 0;
    }, pingMs);
    this.#timer.unref();
  }

  /** Any message proves that the other end lives. */
  heard(): void {
    this.#ticks = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
