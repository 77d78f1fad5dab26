import { type SeqNum, seqAdd, seqDiff, seqGt } from '#units';
import { NO_BYTES, NO_TCP_OPTIONS, TcpFlag, type TcpOptions, type TcpSegment } from '#wire';
import { type FourTuple, noSeq, type TcpCore } from './core.ts';
import { openWindow, windowField } from './receiveWindow.ts';
import { sndShift, type Tcb, timestampsOn } from './tcb.ts';
import { tsTime } from './timestamps.ts';

export interface Outgoing {
  readonly seq: SeqNum;
  /** Sum of TcpFlag bits without ACK, which every segment of a synchronized connection has. */
  readonly flags?: number;
  readonly payload?: Uint8Array;
  /** Options of a SYN; others have timestamps or none. */
  readonly options?: TcpOptions;
}

/** Sends one segment of a connection that knows the peer's sequence number; it carries every ACK owed. */
export const emit = (core: TcpCore, { seq, flags = 0, payload = NO_BYTES, options }: Outgoing): void => {
  const { tcb, transient } = core;
  const syn = (flags & TcpFlag.syn) !== 0;
  if (!syn) openWindow(core);
  send(core, seq, flags | TcpFlag.ack, payload, options ?? timestampOption(core));
  transient.lastAckSent = tcb.rcvNxt;
  transient.ackOwed = 0;
  transient.ackNow = false;
  core.alarms.delayedAck.stop();
  core.alarms.swsReceive.stop();
};

/** The first SYN of an active open: nothing to acknowledge yet. */
export const emitSyn = (core: TcpCore, options: TcpOptions): void =>
  send(core, core.tcb.sndUna, TcpFlag.syn, NO_BYTES, options);

/** An ACK without data. */
export const emitAck = (core: TcpCore): void => emit(core, { seq: acceptableSeq(core.tcb) });

/**
 * A sequence number that the peer finds in its window: SndMax, also while old data is being resent. With the window
 * closed it is SndNxt, since a window probe beyond it may not have been taken; with the window shrunk, its edge.
 */
const acceptableSeq = (tcb: Tcb): SeqNum => {
  if (tcb.sndWnd === 0) return tcb.sndNxt;
  const edge = seqAdd(tcb.sndUna, tcb.sndWnd);
  return seqDiff(tcb.sndMax, edge) < 1 << sndShift(tcb) ? tcb.sndMax : edge;
};

const timestampOption = (core: TcpCore): TcpOptions =>
  timestampsOn(core.tcb) ? { timestamps: { value: tsTime(core), echo: core.tcb.tsRecent } } : NO_TCP_OPTIONS;

const send = (core: TcpCore, seq: SeqNum, flags: number, payload: Uint8Array, options: TcpOptions): void => {
  const { tcb, counters, tuple } = core;
  counters.segmentsSent++;
  counters.bytesSent += payload.length;
  if (payload.length > 0 && seqGt(tcb.sndMax, seq)) counters.segmentsRetransmitted++;
  const segment: TcpSegment = {
    ...addressed(tuple),
    seq,
    ack: (flags & TcpFlag.ack) === 0 ? noSeq : tcb.rcvNxt,
    flags,
    window: windowField(core, (flags & TcpFlag.syn) !== 0),
    urgentPointer: 0,
    options,
    payload,
  };
  core.transmit(segment, { ttl: tcb.cached.ttlOrHopLimit, tos: tcb.cached.tosOrTrafficClass });
};

/** Address and port fields of a segment towards the peer. */
export const addressed = (
  tuple: FourTuple,
): Pick<TcpSegment, 'source' | 'destination' | 'sourcePort' | 'destinationPort'> => ({
  source: tuple.localAddress,
  destination: tuple.remoteAddress,
  sourcePort: tuple.localPort,
  destinationPort: tuple.remotePort,
});
