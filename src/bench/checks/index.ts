/** What a scenario compared, kept in recordings. */
export { CheckReader, Checks, checkNote } from './checks.ts';
