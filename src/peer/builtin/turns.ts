import type { Clock, Millis } from '#units';

/**
 * Keeps one peer's work in turns. Frames leave when the outermost call is done, and frames that come in meanwhile wait
 * for that; so a cable that hands frames over at once never sees half-changed state, and two peers do not recurse.
 */
export class Turns {
  readonly #receive: (frame: Uint8Array) => void;
  #deliver: (frame: Uint8Array) => void = () => {};
  #depth = 0;
  #flushing = false;
  #out: Uint8Array[] = [];
  #in: Uint8Array[] = [];

  constructor(receive: (frame: Uint8Array) => void) {
    this.#receive = receive;
  }

  onFrame(handler: (frame: Uint8Array) => void): void {
    this.#deliver = handler;
  }

  run(action: () => void): void {
    this.#depth++;
    try {
      action();
    } finally {
      this.#depth--;
    }
    this.#flush();
  }

  /** A frame from outside. */
  arrive(frame: Uint8Array): void {
    if (this.#depth > 0) this.#in.push(frame);
    else this.run(() => this.#receive(frame));
  }

  /** A frame to the outside, once this turn is over. */
  leave(frame: Uint8Array): void {
    this.#out.push(frame);
  }

  /** `clock`, each action of which is a turn. */
  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      after: (delay: Millis, action) => clock.after(delay, () => this.run(action)),
    };
  }

  #flush(): void {
    if (this.#depth > 0 || this.#flushing) return;
    this.#flushing = true;
    try {
      while (this.#out.length > 0 || this.#in.length > 0) {
        const out = this.#out;
        this.#out = [];
        for (const frame of out) this.#deliver(frame);
        const arrived = this.#in;
        this.#in = [];
        for (const frame of arrived) this.run(() => this.#receive(frame));
      }
    } finally {
      this.#flushing = false;
    }
  }
}
