/** Offload in the bench: taps, hand-overs as promises, what uploads returned. */
export { OffloadAccount } from './account.ts';
export { tcpBlocks } from './blocks.ts';
export type { CallTap } from './chimneyTap.ts';
export { EngineRows, portPair } from './engineRows.ts';
export { Offloading, type OffloadSettings } from './offloading.ts';
export { settleCompared, toCompare } from './settle.ts';
export { type HostWrite, type StrobeListener, TargetTap } from './targetTap.ts';
export { countMove, type Moves, noMoves, type Returned, type RowListener } from './uploads.ts';
