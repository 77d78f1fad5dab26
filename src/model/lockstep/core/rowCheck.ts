/** Rows after events against fold, changed mask and changed words of their records (5.1). */
import { changedWords, differingFields, foldRow, type Halves, packRow, rowHalves } from '../../row/index.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import type { Report } from './report.ts';
import { ruleOfField } from './rules.ts';

/** Words of a row, of 64 bits. */
const rowWords = rowHalves / 2;

/** Whether the record's mask has word `i` of the row. */
const isChanged = (low: number, high: number, i: number): boolean =>
  ((i < 32 ? low >>> i : high >>> (i - 32)) & 1) === 1;

export class RowCheck {
  readonly #report: Report;
  readonly #scratch = new Uint32Array(rowHalves);
  readonly #halves: Halves = { low: 0, high: 0 };

  constructor(report: Report) {
    this.#report = report;
  }

  compare(r: RecordView, c: Connection, requirement: string): void {
    const after = this.#scratch;
    packRow(c.row, after);
    changedWords(c.packed, after, this.#halves);
    const { low, high } = this.#halves;
    foldRow(after, this.#halves);
    let equal =
      r.changedLow === low &&
      r.changedHigh === high &&
      r.foldLow === this.#halves.low &&
      r.foldHigh === this.#halves.high;
    for (let i = 0, at = 0; equal && i < rowWords; i++) {
      if (!isChanged(low, high, i)) continue;
      equal = r.words[at] === after[2 * i] && r.words[at + 1] === after[2 * i + 1];
      at += 2;
    }
    if (c.rowDamaged) this.#compareDamaged(r, c);
    else if (!equal) this.#tell(r, c, after, requirement);
    c.packed.set(after);
  }

  /** What a damaged row holds is not defined; that it does not change, and that it is cleared in the end, is (11.11). */
  #compareDamaged(r: RecordView, c: Connection): void {
    if (c.row.live) this.#report.same(r, '11.11', 'row changed', (r.changedLow | r.changedHigh) !== 0, false, c);
    else this.#report.same(r, '11.6', 'fold of a cleared row', (r.foldLow | r.foldHigh) !== 0, false, c);
  }

  /** Names the fields in which the device's row differs; its words are read for the report alone. */
  #tell(r: RecordView, c: Connection, after: Uint32Array, requirement: string): void {
    const device = c.packed.slice();
    for (let i = 0, at = 0; i < rowWords; i++) {
      if (!isChanged(r.changedLow, r.changedHigh, i)) continue;
      device[2 * i] = r.words[at] as number;
      device[2 * i + 1] = r.words[at + 1] as number;
      at += 2;
    }
    const fields = differingFields(device, after);
    for (const { field, first, second } of fields)
      this.#report.differ(r, ruleOfField(requirement, field), field, first, second, c);
    if (fields.length > 0) return;
    // The words agree: the record contradicts itself.
    foldRow(after, this.#halves);
    const show = (low: number, high: number) =>
      `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`;
    this.#report.differ(r, '5.1', 'fold', show(r.foldLow, r.foldHigh), show(this.#halves.low, this.#halves.high), c);
  }
}
