export { exitCodes, type Outcome, worstExitCode } from './outcome.ts';
export { printVerdictSchema, type Verdict, verdictSchema } from './schema.ts';
