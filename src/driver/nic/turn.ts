/** Something that is written once at the end of a turn, however often it changed in it: a doorbell, a run of entries. */
export interface Pending {
  flush(): void;
}

/**
 * Collapses writes to a target. Within `run` every `note` waits until the outermost `run` returns; outside of one it is
 * flushed at once. Nothing is left for a microtask, so what a caller does is on its way before the caller's next
 * operation (a run of the clock, say).
 */
export class Turn {
  #depth = 0;
  readonly #pending = new Set<Pending>();

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
    else this.#pending.add(what);
  }

  #flush(): void {
    for (const what of this.#pending) {
      this.#pending.delete(what);
      what.flush();
    }
  }
}
