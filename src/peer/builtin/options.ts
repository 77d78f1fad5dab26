import { type Millis, millis, type SeqNum, SmokestackError } from '#units';
import type { RawOptionsSegment, TcpSegment } from '#wire';

/**
 * Sees every segment before it leaves and says what leaves instead: the segment itself, another one, several, or none.
 * The connection does not know; it retransmits what goes missing.
 */
export type SegmentHook = (segment: TcpSegment) => RawOptionsSegment | readonly RawOptionsSegment[] | 'drop';

/** When the receiver acknowledges (RFC 9293 section 3.8.6.3). */
export interface AckPolicy {
  /** Acknowledge at once every n-th segment. Default 2. */
  readonly every: number;
  /** Longest wait for the n-th segment; 0 acknowledges every segment at once. Default 40 ms. */
  readonly delay: Millis;
}

/** TCP settings of a listener or a connection. */
export interface PeerTcpOptions {
  /** MSS option sent, and upper bound of the own segments (before timestamps are taken off). Default 1460. */
  readonly mss: number;
  /** Window scale shift to offer, 0 … 14; 'none' offers none. Default 7. */
  readonly windowScale: number | 'none';
  /** Offer timestamps. Default true. */
  readonly timestamps: boolean;
  /** Offer SACK and send SACK blocks; blocks received are not used. Default false. */
  readonly sack: boolean;
  /** Bytes the receive buffer holds: the largest window. Default 256 KiB. */
  readonly receiveBuffer: number;
  /** Initial sequence number; default drawn from the peer's chance. */
  readonly iss: SeqNum | undefined;
  /** First TSval; default drawn from the peer's chance. */
  readonly timestampStart: number | undefined;
  /** Default 1 s, 200 ms, 60 s (RFC 6298 has a minimum of 1 s; 200 ms is what Linux does). */
  readonly initialRto: Millis;
  readonly minRto: Millis;
  readonly maxRto: Millis;
  /** Retransmissions or probes in a row before the connection times out. Default 15. */
  readonly maxRetransmits: number;
  /** Initial congestion window in segments. Default 10 (RFC 6928). */
  readonly initialWindow: number;
  /** Hold back small segments while data is in flight. Default false. */
  readonly nagle: boolean;
  readonly ack: AckPolicy;
  /** 2 MSL. Default 60 s; onClose does not wait for it. */
  readonly timeWait: Millis;
  readonly onSegmentOut: SegmentHook | undefined;
}

export const DEFAULT_TCP_OPTIONS: PeerTcpOptions = {
  mss: 1460,
  windowScale: 7,
  timestamps: true,
  sack: false,
  receiveBuffer: 256 * 1024,
  iss: undefined,
  timestampStart: undefined,
  initialRto: millis(1000),
  minRto: millis(200),
  maxRto: millis(60_000),
  maxRetransmits: 15,
  initialWindow: 10,
  nagle: false,
  ack: { every: 2, delay: millis(40) },
  timeWait: millis(60_000),
  onSegmentOut: undefined,
};

/** Later ones win; values that are undefined count as left out. @throws SmokestackError `usage` when a value makes no sense. */
export const tcpOptions = (...parts: readonly Partial<PeerTcpOptions>[]): PeerTcpOptions => {
  const given = parts.map((part) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)),
  );
  const options: PeerTcpOptions = Object.assign({}, DEFAULT_TCP_OPTIONS, ...given);
  const { mss, windowScale, receiveBuffer } = options;
  if (!(mss >= 1 && mss <= 65_495)) throw new SmokestackError('usage', `peer: mss ${mss} is not within 1 … 65495`);
  if (windowScale !== 'none' && !(windowScale >= 0 && windowScale <= 14))
    throw new SmokestackError('usage', `peer: windowScale ${windowScale} is not within 0 … 14`);
  if (!(receiveBuffer >= 1)) throw new SmokestackError('usage', `peer: receiveBuffer ${receiveBuffer} holds nothing`);
  if (windowScale !== 'none' && receiveBuffer < 2 ** windowScale)
    throw new SmokestackError(
      'usage',
      `peer: a window of ${receiveBuffer} bytes cannot be said with scale ${windowScale}`,
      {
        cure: "set windowScale to 'none' or less",
      },
    );
  return options;
};
