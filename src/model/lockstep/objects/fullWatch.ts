/** When the request queue of a connection was full: that ends the wait of an order for receive posts (section 11). */
import { limits } from '#contract';

export class FullWatch {
  #full = false;
  /** Serial of the record that made room last. */
  #roomSince = -1;

  /** The queue as the record has left it. */
  note(requests: number, serial: number): void {
    const full = requests >= limits.requestQueueDepth;
    if (this.#full && !full) this.#roomSince = serial;
    this.#full = full;
  }

  /** Whether it was full at some moment behind the first `records` records. */
  wasFull(records: number): boolean {
    return this.#full || this.#roomSince >= records;
  }
}
