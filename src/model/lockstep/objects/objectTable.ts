/** One of the three tables: which rows are free, with which generation, in the order in which they are given out (11.2). */
import { decodeReference, encodeReference, type ObjectKind } from '#contract';

const generations = 0x1000;
const scratch = new Uint8Array(4);
const scratchView = new DataView(scratch.buffer);

/** A Reference as the 32-bit number of records and entries. */
export function referenceOf(kind: ObjectKind, index: number, generation: number): number {
  encodeReference({ kind, index, generation }, scratch);
  return scratchView.getUint32(0, true);
}

export class ObjectTable<Row> {
  readonly #kind: ObjectKind;
  readonly #rows: (Row | undefined)[];
  readonly #generation: Uint16Array;
  readonly #free: number[] = [];

  constructor(kind: ObjectKind, size: number) {
    this.#kind = kind;
    this.#rows = new Array<Row | undefined>(size).fill(undefined);
    this.#generation = new Uint16Array(size);
    for (let i = 0; i < size; i++) this.#free.push(i);
  }

  get isFull(): boolean {
    return this.#free.length === 0;
  }

  /** The reference that the next row will have; 0 when the table is full. */
  get nextReference(): number {
    const index = this.#free[0];
    return index === undefined ? 0 : referenceOf(this.#kind, index, this.#generation[index] as number);
  }

  /** Gives out the next free row. The table must not be full. */
  take(make: (reference: number, index: number) => Row): Row {
    const reference = this.nextReference;
    const index = this.#free.shift() as number;
    const row = make(reference, index);
    this.#rows[index] = row;
    return row;
  }

  /** The live row of that reference. */
  get(reference: number): Row | undefined {
    scratchView.setUint32(0, reference, true);
    const { index, generation, kind } = decodeReference(scratch);
    return kind === this.#kind && this.#generation[index] === generation ? this.#rows[index] : undefined;
  }

  /** Whether a live row is so. */
  some(is: (row: Row) => boolean): boolean {
    return this.#rows.some((row) => row !== undefined && is(row));
  }

  /** @param again the row is given out again; otherwise it stays out of use until reset (11.11) */
  free(reference: number, again = true): void {
    const index = reference & 0xffff;
    this.#rows[index] = undefined;
    this.#generation[index] = ((this.#generation[index] as number) + 1) % generations;
    if (again) this.#free.push(index);
  }

  /** All live rows. */
  *rows(): IterableIterator<Row> {
    for (const row of this.#rows) if (row !== undefined) yield row;
  }
}
