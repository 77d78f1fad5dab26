/** What judges a run, live or from its recording. */
export { type Judges, judgedLabel, judgesOf } from './judges.ts';
