/** Something that is written once at the end of a turn, however often it changed in it: a doorbell, a run of entries. */
export interface Pending {
  /**
   * What must be in memory before what: posts (data, entries and doorbells of connections, raw frames) come before the
   * orders whose producer indices speak of them (answers, commands), returned entries last.
   */
  readonly rank: FlushRank;
  flush(): void;
}

export type FlushRank = 'post' | 'order' | 'return';

/**
 * Collapses writes to a target. Within `run` every `note` waits until the outermost `run` returns; outside of one it is
 * flushed at once. Nothing is left for a microtask, so what a caller does is on its way before the caller's next
 * operation (a run of the clock, say).
 */
export class Turn {
  #depth = 0;
  readonly #pending: Readonly<Record<FlushRank, Set<Pending>>> = {
    post: new Set(),
    order: new Set(),
    return: new Set(),
  };

  run<T>(action: () => T): T {
    this.#depth++;
    try {
      return action();
    } finally {
      if (--this.#depth === 0) this.#flush();
    }
  }

  /** `what` is flushed at the end of the turn, behind what was noted before it. */
  note(what: Pending): void {
    if (this.#depth === 0) what.flush();
    else this.#pending[what.rank].add(what);
  }

  #flush(): void {
    for (const set of [this.#pending.post, this.#pending.order, this.#pending.return])
      for (const what of set) {
        set.delete(what);
        what.flush();
      }
  }
}
