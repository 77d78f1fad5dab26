/** The state of a connection: fields, words, fold. */
export {
  assignFields,
  bitsOf,
  differingFields,
  type FieldDifference,
  type FieldValue,
  rowFromRecord,
  rowToRecord,
} from './convert.ts';
export { changedWords, foldRow, type Halves, packRow, rowHalves } from './pack.ts';
export { type Range, Row } from './row.ts';
