import { encodeReference, type ObjectKind, referenceIndex } from '#contract';

/** Rows with generations; free rows are given out in the order in which they were freed (engine.md 11.2). */
export class FakeTable<Row> {
  readonly #kind: ObjectKind;
  readonly #freeCount: (count: number) => void;
  readonly #rows: ({ readonly row: Row; readonly reference: number } | undefined)[];
  readonly #generations: number[];
  readonly #free: number[];

  constructor(kind: ObjectKind, rows: number, freeCount: (count: number) => void) {
    this.#kind = kind;
    this.#freeCount = freeCount;
    this.#rows = Array.from({ length: rows }, () => undefined);
    this.#generations = Array.from({ length: rows }, () => 0);
    this.#free = Array.from({ length: rows }, (_, i) => i);
  }

  /** The reference of the new row, as a 32-bit word; undefined when none is free. */
  add(row: Row): number | undefined {
    const index = this.#free.shift();
    if (index === undefined) return undefined;
    const generation = this.#generations[index] ?? 0;
    const bytes = encodeReference({ index, generation, kind: this.#kind });
    const reference = new DataView(bytes.buffer).getUint32(0, true);
    this.#rows[index] = { row, reference };
    this.#freeCount(this.#free.length);
    return reference;
  }

  row(index: number): Row | undefined {
    return this.#rows[index]?.row;
  }

  byReference(reference: number): Row | undefined {
    const held = this.#rows[referenceIndex(reference)];
    return held?.reference === reference ? held.row : undefined;
  }

  rows(): Row[] {
    return this.#rows.flatMap((held) => (held === undefined ? [] : [held.row]));
  }

  free(reference: number): void {
    const index = referenceIndex(reference);
    this.#rows[index] = undefined;
    this.#generations[index] = ((this.#generations[index] ?? 0) + 1) & 0xfff;
    this.#free.push(index);
    this.#freeCount(this.#free.length);
  }
}
