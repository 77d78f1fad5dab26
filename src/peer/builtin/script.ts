/** What a script may say of a connection and of each of its segments. */
import type { SeqNum } from '#units';

/** What a scripted end says in its SYN-ACK, and the sequence space it uses. */
export interface ScriptTerms {
  readonly iss: SeqNum;
  /** MSS option. */
  readonly mss: number;
  /** Window scale shift to offer; 'none' offers none. */
  readonly windowScale: number | 'none';
  readonly timestamps: boolean;
  /** TSval at time 0 of the clock. */
  readonly timestampStart: number;
  /** Bytes of the window that segments advertise unless they say otherwise, rounded down to the scale. */
  readonly window: number;
}

/** A segment of a script. Offsets count bytes of a stream: its first data byte is 0, a FIN stands behind the last one. */
export interface ScriptedSegment {
  /** Offset in the own stream. Default: behind the furthest that was sent. */
  readonly at?: number;
  readonly data?: Uint8Array;
  readonly fin?: boolean;
  /** Further bits of TcpFlag. */
  readonly flags?: number;
  /** Offset in the other stream. Default: that of the last segment, so nothing is acknowledged unasked. */
  readonly ack?: number;
  /** Window in bytes, which stays. */
  readonly window?: number;
  /** Milliseconds that the timestamp differs from that of now. */
  readonly ageing?: number;
}
