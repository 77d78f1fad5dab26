/** What people, and programs of the trade, read. */
export { junitOf } from './junit.ts';
export { Progress } from './progress.ts';
export { type Requirement, requirements } from './spec.ts';
export { formatStored, latestRun, readVerdict } from './stored.ts';
export { differenceLines, formatRun, typed } from './text.ts';
