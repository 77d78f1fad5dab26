/** The target face of the model: the miniport's contract at NDIS level. */
export { type CallListener, downNames, upNames, watched } from './chimneyCalls.ts';
export { connectionName, type StreamListener } from './streamListener.ts';
export { TargetModel } from './targetModel.ts';
export type { Violation } from './violation.ts';
