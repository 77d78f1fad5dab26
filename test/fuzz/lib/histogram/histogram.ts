/** Cells of a histogram: kind by state, as they stand in a file. */
export type Cells = Readonly<Record<string, Readonly<Record<string, number>>>>;

const digits = new Intl.NumberFormat('en-US');

/** How often an event of each kind met a connection in each state. */
export class Histogram {
  readonly kinds: readonly string[];
  readonly states: readonly string[];
  readonly #cells: Map<string, Map<string, number>>;

  constructor(kinds: readonly string[], states: readonly string[]) {
    this.kinds = kinds;
    this.states = states;
    this.#cells = new Map(kinds.map((kind) => [kind, new Map(states.map((state) => [state, 0]))]));
  }

  /** @throws RangeError for a kind or a state that the histogram was not made for */
  add(kind: string, state: string, count = 1): void {
    const row = this.#cells.get(kind);
    const before = row?.get(state);
    if (row === undefined || before === undefined) throw new RangeError(`the histogram has no cell ${kind}, ${state}`);
    row.set(state, before + count);
  }

  addAll(cells: Cells): void {
    for (const [kind, row] of Object.entries(cells))
      for (const [state, count] of Object.entries(row)) this.add(kind, state, count);
  }

  count(kind: string, state: string): number {
    return this.#cells.get(kind)?.get(state) ?? 0;
  }

  toJSON(): Cells {
    return Object.fromEntries([...this.#cells].map(([kind, row]) => [kind, Object.fromEntries(row)]));
  }

  /** One line for each kind, one column for each state. `mark`: what stands in a cell that was never hit. */
  table(mark: (kind: string, state: string) => string = () => '.'): string {
    const lines = [
      ['', ...this.states],
      ...this.kinds.map((kind) => [
        kind,
        ...this.states.map((state) => {
          const count = this.count(kind, state);
          return count === 0 ? mark(kind, state) : digits.format(count);
        }),
      ]),
    ];
    const widths = ['', ...this.states].map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    return lines
      .map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))))
      .map((line) => line.join('  ').trimEnd())
      .join('\n');
  }
}
