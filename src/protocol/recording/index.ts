export { applyCall, type Call, type CallMethod } from './calls.ts';
export type { RecordingHeader, RunFacts } from './header.ts';
export { type RecordedEvent, Recording, type RecordingEnd } from './recordingReader.ts';
export { RecordingTarget } from './recordingTarget.ts';
