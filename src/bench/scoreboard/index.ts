/** What holds the device against something: accounting of frames, retire hash, later the reference model. */
export { type CounterFigures, compareCounters, type Figure, plus } from './counterFigures.ts';
export { type Compared, Findings, type Mismatch } from './findings.ts';
export { FrameAccount, type FrameEnd } from './frameAccount.ts';
export { RetireHash } from './retireHash.ts';
export { eachRetired } from './retireStream.ts';
export { type HostCall, type Scoreboard, Scoreboards } from './scoreboard.ts';
