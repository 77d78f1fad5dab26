import { objectKind } from './enums.ts';
import { type FieldLayout, record, u } from './types.ts';

/** How commands, answers and events name an object; a reference of an earlier generation is stale. */
export const reference = record(
  'Reference',
  4,
  'Names one object of one of the three tables; stale ones are counted and ignored.',
  [
    u(16, 'index', 'Row of the table.'),
    u(12, 'generation', 'Counts how often the row was freed; a row is given out with the value it then has.'),
    u(4, 'kind', 'Which table.', { of: objectKind }),
  ],
);

/** A 32-bit field that holds a Reference. */
export const ref = (name: string, doc: string): FieldLayout => u(32, name, `${doc} (a Reference).`);
