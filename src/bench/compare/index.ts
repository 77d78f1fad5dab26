/** A run judged once more, from its recording alone. */
export { compareRecording, type RecordedRun } from './compare.ts';
export { formatCompared, runCompare } from './runCompare.ts';
