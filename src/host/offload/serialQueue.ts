/** A job that ends when it calls `done`, once. */
type Job = (done: () => void) => void;

/**
 * Runs jobs one after the other. Operations on shared objects (neighbors, paths) go through it, so that none is
 * initiated, updated or terminated while another operation on it is under way (CHM-INIT-006, CHM-UPD-003, -004).
 */
export class SerialQueue {
  readonly #jobs: Job[] = [];
  #busy = false;

  add(job: Job): void {
    this.#jobs.push(job);
    this.#next();
  }

  #next(): void {
    if (this.#busy) return;
    const job = this.#jobs.shift();
    if (job === undefined) return;
    this.#busy = true;
    job(() => {
      this.#busy = false;
      this.#next();
    });
  }
}
