/** What every connection of a host shares. Times are milliseconds. */
export interface TcpSettings {
  /** Ticks of what crosses the chimney interface and of RFC 7323 timestamps: the adapter is to have the same (CHM-GEN-001). */
  readonly ticksPerSecond: 10 | 100 | 1000;
  /** Retransmissions of one segment, and window probes of one round, before the connection is given up. */
  readonly maximumRetransmissions: number;
  /** Retransmissions of a SYN. */
  readonly synRetransmissions: number;
  /** Duplicate ACKs that trigger fast retransmit (RFC 5681 section 3.2). */
  readonly duplicateAckThreshold: number;
  /** Most segments received before an ACK goes out (RFC 5681 section 4.2). */
  readonly ackFrequency: number;
  /** Longest delay of an ACK: 40 … 200 (RFC 9293 section 3.8.6.3 allows 500). */
  readonly delayedAck: number;
  /** Override time-out of silly-window avoidance, both directions (RFC 9293 section 3.8.6.2.1). */
  readonly swsPrevention: number;
  /** Maximum segment lifetime; TIME_WAIT lasts two. */
  readonly maximumSegmentLifetime: number;
  /** Longest wait for the peer's FIN after ours was acknowledged, restarted by any acceptable segment (CHM-TMR-006). */
  readonly finWait2: number;
  /** Bytes of receive buffer: the largest window. */
  readonly receiveBuffer: number;
  /** Bytes of unacknowledged and unsent data beyond which a write asks the application to wait. */
  readonly sendBuffer: number;
  /** Segments of the initial window (RFC 6928). */
  readonly initialWindowSegments: number;
  /** Nagle's algorithm in Minshall's form (OC-17). */
  readonly nagle: boolean;
  /** Offers RFC 7323 timestamps. */
  readonly timestamps: boolean;
  /** Offers RFC 7323 window scaling. */
  readonly windowScaling: boolean;
  /** Shift to offer with it, 0 to 14. A smaller one than the receive buffer needs is not used. */
  readonly windowScale: number;
  readonly keepAlive: boolean;
  readonly keepAliveTimeout: number;
  readonly keepAliveInterval: number;
  readonly keepAliveProbes: number;
  readonly ttl: number;
}

export const defaultTcpSettings: TcpSettings = {
  ticksPerSecond: 1000,
  maximumRetransmissions: 15,
  synRetransmissions: 6,
  duplicateAckThreshold: 3,
  ackFrequency: 2,
  delayedAck: 40,
  swsPrevention: 200,
  maximumSegmentLifetime: 30_000,
  finWait2: 120_000,
  receiveBuffer: 256 * 1024,
  sendBuffer: 256 * 1024,
  initialWindowSegments: 10,
  nagle: true,
  timestamps: true,
  windowScaling: true,
  windowScale: 0,
  keepAlive: false,
  keepAliveTimeout: 7_200_000,
  keepAliveInterval: 1_000,
  keepAliveProbes: 10,
  ttl: 64,
};

/** Milliseconds of a tick. */
export const msPerTick = ({ ticksPerSecond }: Pick<TcpSettings, 'ticksPerSecond'>): number => 1000 / ticksPerSecond;
