/** Row against the record of the contract, and its fields by name: for tests, vectors and reports, not for the hot path. */
import { fieldsOfTcpRow, limits, type TcpRow } from '#contract';
import { type SeqNum, SmokestackError, seq } from '#units';
import { Row } from './row.ts';

type Plain = Record<string, number | boolean | bigint | SeqNum>;
const deadlines = new Set(['rtxAt', 'delAckAt', 'pushAt', 'kaAt', 'swsAt']);

/** A value of a field, by the name that the layout gives it. */
export type FieldValue = number | boolean | bigint;

/** Sets fields of the row by their names in the layout. @throws SmokestackError `usage` for a name that is none. */
export function assignFields(row: Row, fields: Readonly<Record<string, FieldValue>>): Row {
  const plain = row as unknown as Plain;
  let count = row.ranges.length;
  for (const [name, value] of Object.entries(fields)) {
    const range = /^range([0-3])(Lo|Hi)$/.exec(name);
    if (range !== null) {
      const at = Number(range[1]);
      while (row.ranges.length <= at) row.ranges.push({ lo: seq(0), hi: seq(0) });
      const target = row.ranges[at] as { lo: SeqNum; hi: SeqNum };
      if (range[2] === 'Lo') target.lo = seq(Number(value));
      else target.hi = seq(Number(value));
    } else if (name === 'rangeCount') count = Number(value);
    else if (plain[name] === undefined) throw new SmokestackError('usage', `TcpRow has no field ${name}`);
    else plain[name] = deadlines.has(name) ? Number(value) : value;
  }
  row.ranges.length = Math.min(count, row.ranges.length);
  return row;
}

/** The row of a record of the contract. */
export const rowFromRecord = (record: TcpRow): Row =>
  assignFields(new Row(), record as unknown as Record<string, FieldValue>);

/** The record of a row. */
export function rowToRecord(row: Row): TcpRow {
  const record: Record<string, FieldValue> = { rangeCount: row.ranges.length };
  for (const [name, value] of Object.entries(row)) {
    if (name === 'ranges') continue;
    record[name] = deadlines.has(name) ? BigInt(value as number) : (value as FieldValue);
  }
  for (let i = 0; i < limits.reassemblyRanges; i++) {
    record[`range${i}Lo`] = row.ranges[i]?.lo ?? 0;
    record[`range${i}Hi`] = row.ranges[i]?.hi ?? 0;
  }
  return record as unknown as TcpRow;
}

/** Bits [lsb, lsb + bits) of packed halves; at most 53 bits, which every field of TcpRow keeps. */
export function bitsOf(halves: Uint32Array, lsb: number, bits: number): number {
  let value = 0;
  let done = 0;
  while (done < bits) {
    const at = lsb + done;
    const take = Math.min(32 - (at & 31), bits - done);
    const part = ((halves[at >>> 5] as number) >>> (at & 31)) & (take === 32 ? -1 : (1 << take) - 1);
    value += (part >>> 0) * 2 ** done;
    done += take;
  }
  return value;
}

/** A field in which two packed rows differ. */
export interface FieldDifference {
  readonly field: string;
  readonly first: number;
  readonly second: number;
}

/** The fields in which two packed rows differ, in the order of the layout. */
export function differingFields(first: Uint32Array, second: Uint32Array): FieldDifference[] {
  const found: FieldDifference[] = [];
  for (const { name, lsb, bits } of fieldsOfTcpRow) {
    const a = bitsOf(first, lsb, bits);
    const b = bitsOf(second, lsb, bits);
    if (a !== b) found.push({ field: name, first: a, second: b });
  }
  return found;
}
