import type { TcpOptions } from '#wire';
import type { PeerTcpOptions } from './options.ts';

/** Without an MSS option (RFC 9293 section 3.7.1). */
const DEFAULT_MSS = 536;
/** Bytes that timestamps take from every segment. */
const TIMESTAMPS_LENGTH = 12;
const MAX_SHIFT = 14;

/** What both SYNs agreed on. */
export interface Negotiated {
  /** Payload bytes of a full segment that we send. */
  readonly payloadMss: number;
  /** Shift of windows received, and of windows sent. */
  readonly theirShift: number;
  readonly ownShift: number;
  readonly timestamps: boolean;
  readonly sack: boolean;
}

/** What the own settings make of the other SYN's options. */
export const negotiate = (own: PeerTcpOptions, theirs: TcpOptions): Negotiated => {
  const scales =
    own.windowScale === 'none' || theirs.windowScale === undefined ? undefined : [theirs.windowScale, own.windowScale];
  const timestamps = own.timestamps && theirs.timestamps !== undefined;
  const mss = Math.min(own.mss, theirs.mss ?? DEFAULT_MSS) - (timestamps ? TIMESTAMPS_LENGTH : 0);
  return {
    payloadMss: Math.max(1, mss),
    theirShift: Math.min(scales?.[0] ?? 0, MAX_SHIFT),
    ownShift: scales?.[1] ?? 0,
    timestamps,
    sack: own.sack && theirs.sackPermitted === true,
  };
};

/** Options of the own SYN, timestamps left out; with `theirs` of a SYN-ACK, which offers only what it was offered. */
export const synOptions = (own: PeerTcpOptions, theirs?: TcpOptions): TcpOptions => ({
  mss: own.mss,
  windowScale:
    own.windowScale !== 'none' && (theirs === undefined || theirs.windowScale !== undefined)
      ? own.windowScale
      : undefined,
  sackPermitted: own.sack && (theirs === undefined || theirs.sackPermitted === true) ? true : undefined,
});
