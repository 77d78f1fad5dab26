/**
 * At which cycle `now` became which millisecond: strobes by cycle, as whoever gave or heard them tells. So lateness is
 * counted in cycles that really passed, however fast a target runs against the wall clock.
 */

/** Strobes one behind the other, `spacing` cycles apart. */
interface Row {
  /** `now` from the first strobe on. */
  readonly now: number;
  readonly cycle: number;
  readonly count: number;
  readonly spacing: number;
}

export class StrobeClock {
  readonly #rows: Row[] = [];
  /** Checks that wait for strobes under way; undefined: none are. */
  #waiting: (() => void)[] | undefined;

  /** Strobes are being given; their cycles are told when they are over. */
  begin(): void {
    this.#waiting ??= [];
  }

  /** `count` strobes were given, the first at `cycle`, one each `spacing` cycles; `now` from the first on. */
  given(now: number, cycle: number, count: number, spacing: number): void {
    if (count > 0) this.#rows.push({ now, cycle, count, spacing });
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const check of waiting) check();
  }

  /** Strobes are under way whose cycles are not known yet. */
  get open(): boolean {
    return this.#waiting !== undefined;
  }

  /** Runs `check` once all strobes under way are known. */
  later(check: () => void): void {
    if (this.#waiting === undefined) check();
    else this.#waiting.push(check);
  }

  /** The cycle in which `now` reached `ms`; before what was told: -1; not reached yet: undefined. */
  reached(ms: number): number | undefined {
    const row = this.#rows[this.#last(({ now }) => now <= ms)];
    if (row === undefined) return this.#rows.length === 0 ? undefined : -1;
    if (ms < row.now + row.count) return row.cycle + (ms - row.now) * row.spacing;
    return undefined;
  }

  /** `now` at the end of `cycle`; undefined: not known. */
  at(cycle: number): number | undefined {
    const row = this.#rows[this.#last((one) => one.cycle <= cycle)];
    if (row === undefined) return this.#rows[0] === undefined ? undefined : this.#rows[0].now - 1;
    const further = row.spacing === 0 ? 0 : Math.floor((cycle - row.cycle) / row.spacing);
    return row.now + Math.min(row.count - 1, further);
  }

  /** Index of the last row for which `holds`, which the rows before it fulfil too; -1: none. */
  #last(holds: (row: Row) => boolean): number {
    let [low, high] = [-1, this.#rows.length - 1];
    // Nearly always it is one of the latest.
    for (let i = 0; i < 4 && high > low; i++, high--) if (holds(this.#rows[high] as Row)) return high;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (holds(this.#rows[middle] as Row)) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
