import { seq, seqAdd } from '#units';
import { NO_BYTES, segmentLength, TcpFlag, type TcpOptions, type TcpSegment } from '#wire';
import { synOptions } from '../negotiation.ts';
import type { PeerTcpOptions } from '../options.ts';
import type { AckScheduler } from '../receive/ackScheduler.ts';
import type { Receiver } from '../receive/receiver.ts';
import type { Endpoints, Terms } from '../terms.ts';
import type { Timestamps } from '../timestamps.ts';

/** SACK blocks that fit beside timestamps. */
const MAX_SACK_BLOCKS = 3;

/** Where the parts of a segment come from. */
export interface SegmentSources {
  readonly endpoints: Endpoints;
  readonly options: PeerTcpOptions;
  readonly terms: Terms;
  readonly receiver: Receiver;
  readonly acks: AckScheduler;
  readonly timestamps: Timestamps;
}

/** A connection's next segment; acknowledgment, window and options are those of now, and count as sent. */
export const writeSegment = (
  from: SegmentSources,
  position: number,
  flags: number,
  payload: Uint8Array,
): TcpSegment => {
  const { endpoints, terms, receiver, acks } = from;
  const syn = (flags & TcpFlag.syn) !== 0;
  const heard = terms.offered !== undefined;
  const ack = acks.silent ? receiver.lastAcknowledged : receiver.nxt;
  // The window of a SYN is never scaled (RFC 7323 section 2.2).
  const window = receiver.advertise(ack, syn ? 0 : undefined);
  if (!acks.silent) acks.sent();
  return {
    source: endpoints.localAddress,
    destination: endpoints.remoteAddress,
    sourcePort: endpoints.localPort,
    destinationPort: endpoints.remotePort,
    seq: terms.own.seqAt(position),
    ack: heard ? terms.theirs.seqAt(ack) : seq(0),
    flags: heard ? flags | TcpFlag.ack : flags,
    window,
    urgentPointer: 0,
    options: syn ? optionsOfSyn(from) : optionsOfData(from),
    payload,
  };
};

const optionsOfSyn = ({ options, terms, timestamps }: SegmentSources): TcpOptions => {
  const stamped = terms.offered === undefined ? options.timestamps : terms.agreed.timestamps;
  return { ...synOptions(options, terms.offered), timestamps: stamped ? timestamps.option : undefined };
};

const optionsOfData = ({ terms, timestamps, receiver }: SegmentSources): TcpOptions => {
  const stamp = terms.agreed.timestamps ? timestamps.option : undefined;
  if (!terms.agreed.sack) return { timestamps: stamp };
  const ranges = receiver.ranges().slice(0, MAX_SACK_BLOCKS);
  if (ranges.length === 0) return { timestamps: stamp };
  const sack = ranges.map(({ start, end }) => ({ left: terms.theirs.seqAt(start), right: terms.theirs.seqAt(end) }));
  return { timestamps: stamp, sack };
};

/** RST for a segment that belongs to nothing (RFC 9293 section 3.10.7.1). */
export const resetFor = (segment: TcpSegment): TcpSegment => {
  const acked = (segment.flags & TcpFlag.ack) !== 0;
  return {
    source: segment.destination,
    destination: segment.source,
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    seq: acked ? segment.ack : seq(0),
    ack: acked ? seq(0) : seqAdd(segment.seq, segmentLength(segment)),
    flags: acked ? TcpFlag.rst : TcpFlag.rst | TcpFlag.ack,
    window: 0,
    urgentPointer: 0,
    options: {},
    payload: NO_BYTES,
  };
};
