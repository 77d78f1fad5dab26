/** Many runs: which, in what order, and what came of them. */
export { choosePeer } from './choosePeer.ts';
export { explain } from './explain.ts';
export { runSuite, type SuiteOptions, type SuiteResult } from './runSuite.ts';
export { type Selection, selectScenarios, shardOf } from './selection.ts';
export { simulatorFor } from './simulatorFor.ts';
export { formatSummary, type Summary, summarizeRuns, writeSummary } from './summary.ts';
