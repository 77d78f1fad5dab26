/** The target face of the model: the miniport's contract at NDIS level. */
export { connectionName, type StreamListener } from './streamListener.ts';
export { TargetModel } from './targetModel.ts';
export type { Violation } from './violation.ts';
