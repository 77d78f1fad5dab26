/** A step of a connection; one that returns a promise holds up those behind it. */
type Job = () => Promise<void> | undefined;

/**
 * What the device told about one connection, in the order of its causes, handled one after another: a receive completion
 * waits for its bytes, and whatever follows waits for it (CHM-DLV-003, O-40).
 */
export class Inbox {
  readonly #jobs: Job[] = [];
  readonly #failed: (error: unknown) => void;
  #busy = false;
  #held: boolean;

  /** @param held nothing is handled until `release`: before the initiate completion has returned (CHM-INIT-008) */
  constructor(held: boolean, failed: (error: unknown) => void) {
    this.#held = held;
    this.#failed = failed;
  }

  add(job: Job): void {
    this.#jobs.push(job);
    this.#work();
  }

  release(): void {
    this.#held = false;
    this.#work();
  }

  #work(): void {
    while (!this.#held && !this.#busy) {
      const job = this.#jobs.shift();
      if (job === undefined) return;
      // A job that calls the host may be told of further events from inside: they wait their turn.
      this.#busy = true;
      let wait: Promise<void> | undefined;
      try {
        wait = job();
      } finally {
        this.#busy = wait !== undefined;
      }
      // What the next job throws is nobody's to catch either.
      wait
        ?.then(() => {
          this.#busy = false;
          this.#work();
        })
        .catch(this.#failed);
    }
  }
}
