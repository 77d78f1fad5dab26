/** Fields of a reference that stands in a 32-bit word (layout record Reference). */
import { bitsOf } from '#units';
import type { ObjectKind } from './gen/enums.ts';
import { fieldsOfReference } from './gen/records/reference.ts';

const [index, , kind] = fieldsOfReference;

/** Row of the table. */
export const referenceIndex = (reference: number): number => bitsOf(reference, index);

/** Which table. */
export const referenceKind = (reference: number): ObjectKind => bitsOf(reference, kind) as ObjectKind;
