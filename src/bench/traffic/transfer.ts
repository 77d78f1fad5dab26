import type { Millis } from '#units';

/** How one end of a connection fared: counts and digests of what its application wrote and read. */
export interface TransferResult {
  readonly sent: { readonly bytes: number; readonly sha256: string };
  readonly received: { readonly bytes: number; readonly sha256: string };
  /** `fin`: both directions ended in order; otherwise what happened, in a word. */
  readonly end: string;
}

/** One end of a connection at work. */
export interface Transfer {
  /** Known once the connection is over at this end. */
  readonly result: TransferResult | undefined;
  /** Bytes the application has read so far. */
  readonly receivedBytes: number;
}

/** An application that can be held back: how fast the wire is then decides nothing. */
export interface Reins {
  /** Bytes of each direction beyond which the application neither writes nor reads; it goes on once this is raised. Default: none. */
  limit: number;
  /** Whether the application reads at all. Default true. */
  reading: boolean;
}

/** The host's end of a transfer. */
export interface HeldTransfer extends Transfer, Reins {
  /** Writes no more of its content: what was written is all there is. */
  finish(): void;
}

export interface TransferPlan {
  /** Bytes to send before the own direction is closed. Default 0. */
  readonly send?: number;
  /** Sends for so long at most; the Linux peer alone can. Default: until `send` bytes have gone. */
  readonly sendFor?: Millis | undefined;
  /** Seed of the bytes sent: `generatedContent(send, seed)`. Default 1. */
  readonly seed?: number;
}
