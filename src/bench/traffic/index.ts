/** Bulk transfers over one connection, each byte hashed at both ends. */
export { hostTransfer } from './hostTransfer.ts';
export { type PeerRole, peerTransfer } from './peerTransfer.ts';
export type { HeldTransfer, Reins, Transfer, TransferPlan, TransferResult } from './transfer.ts';
