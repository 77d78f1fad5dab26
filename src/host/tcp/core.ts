/** One connection as data. The files beside this one are the functions that work on it; `TcpConnection` joins them. */
import type { TcpConnectionState } from '#contract';
import { type Clock, type SeqNum, type SmokestackError, seq } from '#units';
import type { Ipv4Address, TcpSegment } from '#wire';
import { Reassembly } from './queue/reassembly.ts';
import { ReceiveQueue } from './queue/receiveQueue.ts';
import { SendQueue } from './queue/sendQueue.ts';
import type { TcpSettings } from './settings.ts';
import type { Tcb } from './tcb.ts';
import { Alarm } from './timers/alarm.ts';

/** The 4-tuple, seen from here. */
export interface FourTuple {
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
}

/** What a connection tells its owner. Told after the state is consistent and everything due was sent. */
export type TcpEvent =
  | { readonly type: 'established' }
  /** In-order bytes wait in the receive queue. */
  | { readonly type: 'received' }
  /** The peer will send no more; bytes may still wait. */
  | { readonly type: 'finReceived' }
  | { readonly type: 'acknowledged'; readonly bytes: number }
  /** Over for the application: orderly, or with an error. */
  | { readonly type: 'finished'; readonly error: SmokestackError | undefined }
  /** The 4-tuple may be used again. */
  | { readonly type: 'released' };

/** Events of a connection's life that are worth counting. */
export interface TcpCounters {
  segmentsReceived: number;
  segmentsSent: number;
  bytesReceived: number;
  bytesSent: number;
  segmentsRetransmitted: number;
  fastRetransmits: number;
  timeouts: number;
  windowProbes: number;
  duplicateAcks: number;
  outOfOrder: number;
  challengeAcks: number;
  pawsDrops: number;
  unacceptable: number;
}

/** Working variables outside the transferable state (O-28): a connection that was taken back starts with fresh ones. */
export interface Transient {
  /** RFC 9293 SND.WL2. */
  sndWl2: SeqNum;
  /** Fast recovery ends when this is acknowledged; ACKs below it start none (RFC 6582). */
  recover: SeqNum;
  inRecovery: boolean;
  /** Slow start after a time-out counts one segment per ACK only (RFC 3465 section 2.3). */
  afterTimeout: boolean;
  /** Next round-trip sample when an ACK passes this (OC-04). */
  rttMark: SeqNum;
  /** Without timestamps: the segment being timed (Karn). */
  timed: { readonly end: SeqNum; readonly at: number } | undefined;
  /** RFC 7323 Last.ACK.sent. */
  lastAckSent: SeqNum;
  /** Segments received since the last ACK went out. */
  ackOwed: number;
  ackNow: boolean;
  /** The application closed; a FIN goes behind the last byte of the send queue. */
  finQueued: boolean;
  /** End of the last segment below full size (Minshall). */
  sndSml: SeqNum;
  /** The silly-window override time-out has passed: the next segment may be small. */
  swsOverride: boolean;
  lastSentAt: number;
  /** Host time of the last challenge for a SYN, and of the last answer to an unacceptable bare ACK. */
  synChallengeAt: number;
  bareAckAnswerAt: number;
  /** A challenge for an RST went out in this validation period (CHM-BRA-002). */
  rstChallenged: boolean;
  /** Opened by the peer: falls back to listening when reset before it is established. */
  readonly passive: boolean;
}

export interface TcpAlarms {
  /** Retransmit, persist, FIN_WAIT_2 (CHM-TIM-003) and SYN. */
  readonly retransmit: Alarm;
  readonly keepAlive: Alarm;
  readonly delayedAck: Alarm;
  readonly swsSend: Alarm;
  readonly swsReceive: Alarm;
  readonly timeWait: Alarm;
}

export interface TcpCore {
  readonly tuple: FourTuple;
  readonly clock: Clock;
  readonly settings: TcpSettings;
  readonly tcb: Tcb;
  readonly send: SendQueue;
  readonly receive: ReceiveQueue;
  readonly reassembly: Reassembly;
  readonly transient: Transient;
  readonly alarms: TcpAlarms;
  readonly counters: TcpCounters;
  /** Events not yet told. */
  readonly events: TcpEvent[];
  /** Milliseconds that timestamps are read from, where that is not `clock`. */
  readonly stackClock?: (() => number) | undefined;
  /** Bytes of the largest IP datagram of the path, now. */
  pathMtu(): number;
  transmit(segment: TcpSegment, ip: IpChoice): void;
}

/** IP fields that the connection decides (CHM-TX-034). */
export interface IpChoice {
  readonly ttl: number;
  readonly tos: number;
}

/** What differs from one user of a core to another. */
export interface CoreParts {
  readonly tuple: FourTuple;
  readonly clock: Clock;
  readonly settings: TcpSettings;
  readonly tcb: Tcb;
  /** Sequence number of the first data byte not yet acknowledged. */
  readonly sendStart: SeqNum;
  readonly passive: boolean;
  readonly stackClock?: (() => number) | undefined;
  readonly pathMtu: () => number;
  readonly transmit: (segment: TcpSegment, ip: IpChoice) => void;
}

/** @param expired runs when the named alarm expires */
export const newCore = (parts: CoreParts, expired: (alarm: keyof TcpAlarms) => void): TcpCore => {
  const { tcb, clock } = parts;
  const alarm = (name: keyof TcpAlarms): Alarm => new Alarm(clock, () => expired(name));
  return {
    ...parts,
    send: new SendQueue(parts.sendStart),
    receive: new ReceiveQueue(),
    reassembly: new Reassembly(),
    transient: {
      sndWl2: tcb.sndUna,
      recover: tcb.sndUna,
      inRecovery: false,
      afterTimeout: false,
      rttMark: tcb.sndUna,
      timed: undefined,
      lastAckSent: tcb.rcvNxt,
      ackOwed: 0,
      ackNow: false,
      finQueued: false,
      sndSml: tcb.sndUna,
      swsOverride: false,
      lastSentAt: clock.now(),
      synChallengeAt: Number.NEGATIVE_INFINITY,
      bareAckAnswerAt: Number.NEGATIVE_INFINITY,
      rstChallenged: false,
      passive: parts.passive,
    },
    alarms: {
      retransmit: alarm('retransmit'),
      keepAlive: alarm('keepAlive'),
      delayedAck: alarm('delayedAck'),
      swsSend: alarm('swsSend'),
      swsReceive: alarm('swsReceive'),
      timeWait: alarm('timeWait'),
    },
    counters: {
      segmentsReceived: 0,
      segmentsSent: 0,
      bytesReceived: 0,
      bytesSent: 0,
      segmentsRetransmitted: 0,
      fastRetransmits: 0,
      timeouts: 0,
      windowProbes: 0,
      duplicateAcks: 0,
      outOfOrder: 0,
      challengeAcks: 0,
      pawsDrops: 0,
      unacceptable: 0,
    },
    events: [],
  };
};

/** Stops every alarm: the connection is over, or somebody else's. */
export const stopAlarms = (core: TcpCore): void => {
  for (const alarm of Object.values(core.alarms) as Alarm[]) alarm.stop();
};

const dataStates: ReadonlySet<TcpConnectionState> = new Set<TcpConnectionState>([
  'established',
  'closeWait',
  'finWait1',
  'closing',
  'lastAck',
]);
/** Whether data or a FIN may be (re)sent in this state. */
export const maySendData = (core: TcpCore): boolean => dataStates.has(core.tcb.state);

/** Any sequence number for fields that mean nothing yet. */
export const noSeq = seq(0);
