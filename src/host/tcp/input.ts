/** SEGMENT ARRIVES (RFC 9293 section 3.10.7) with RFC 5961 and RFC 7323. The caller sends afterwards what is due. */
import { SmokestackError, seqAdd, seqGt, seqLe } from '#units';
import { TcpFlag, type TcpSegment } from '#wire';
import {
  ackAcceptable,
  answerUnacceptable,
  challengeRst,
  challengeSyn,
  noteAcceptable,
  sequenceAcceptable,
  timestampAcceptable,
} from './acceptance.ts';
import { processAck, sampleRoundTrip } from './ackInput.ts';
import { closeWithError, restartTimeWait } from './close.ts';
import type { TcpCore } from './core.ts';
import { processData } from './dataInput.ts';
import { emitAck } from './emit.ts';
import { acceptSyn, establish, resendHandshake, sendSynAck } from './handshake.ts';
import { timestampsOn } from './tcb.ts';
import { noteTimestamp } from './timestamps.ts';

const has = (segment: TcpSegment, flag: number): boolean => (segment.flags & flag) !== 0;

/** What the stack is to do with the segment besides. */
export type InputVerdict = 'taken' | 'reset-sender';

/** A segment for a connection of this host. `reset-sender`: answer with RST as if there were no connection. */
export const segmentArrives = (core: TcpCore, segment: TcpSegment): InputVerdict => {
  core.counters.segmentsReceived++;
  return core.tcb.state === 'synSent' ? inSynSent(core, segment) : synchronized(core, segment);
};

/** RFC 9293 section 3.10.7.3. */
const inSynSent = (core: TcpCore, segment: TcpSegment): InputVerdict => {
  const { tcb } = core;
  const ackPresent = has(segment, TcpFlag.ack);
  const ackGood = ackPresent && seqGt(segment.ack, tcb.sndUna) && seqLe(segment.ack, tcb.sndMax);
  if (ackPresent && !ackGood) return has(segment, TcpFlag.rst) ? 'taken' : 'reset-sender';
  if (has(segment, TcpFlag.rst)) {
    if (ackGood) closeWithError(core, new SmokestackError('environment', 'connection refused by the peer'));
    return 'taken';
  }
  if (!has(segment, TcpFlag.syn)) return 'taken';
  acceptSyn(core, segment);
  if (!ackGood) {
    // Both ends opened at once (RFC 9293 figure 7).
    sendSynAck(core);
    return 'taken';
  }
  sampleRoundTrip(core, segment);
  establish(core, segment);
  emitAck(core);
  return 'taken';
};

/** RFC 9293 section 3.10.7.4, in its order of checks. */
const synchronized = (core: TcpCore, segment: TcpSegment): InputVerdict => {
  const { tcb } = core;
  // The peer's SYN again: our SYN-ACK was lost.
  if (tcb.state === 'synRcvd' && has(segment, TcpFlag.syn) && seqAdd(segment.seq, 1) === tcb.rcvNxt) {
    if (!has(segment, TcpFlag.ack)) {
      resendHandshake(core);
      return 'taken';
    }
    // Simultaneous open: the other SYN-ACK.
    if (segment.ack === tcb.sndMax) return inSynRcvd(core, segment);
  }
  if (!timestampAcceptable(core, segment)) {
    core.counters.pawsDrops++;
    answerUnacceptable(core, segment);
    return 'taken';
  }
  if (!sequenceAcceptable(core, segment)) {
    if (has(segment, TcpFlag.syn) && !has(segment, TcpFlag.rst)) challengeSyn(core);
    else answerUnacceptable(core, segment);
    // A FIN that comes again in TIME_WAIT lies before the window; its ACK just went out.
    if (tcb.state === 'timeWait' && has(segment, TcpFlag.fin)) restartTimeWait(core);
    return 'taken';
  }
  if (has(segment, TcpFlag.rst)) {
    if (segment.seq !== tcb.rcvNxt) challengeRst(core);
    else closeWithError(core, new SmokestackError('link-lost', 'connection reset by the peer'));
    return 'taken';
  }
  if (has(segment, TcpFlag.syn)) {
    challengeSyn(core);
    return 'taken';
  }
  if (!has(segment, TcpFlag.ack)) return 'taken';
  if (tcb.state === 'synRcvd') return inSynRcvd(core, segment);
  if (!ackAcceptable(core, segment)) {
    answerUnacceptable(core, segment);
    return 'taken';
  }
  afterChecks(core, segment);
  return 'taken';
};

const inSynRcvd = (core: TcpCore, segment: TcpSegment): InputVerdict => {
  const { tcb } = core;
  if (!seqGt(segment.ack, tcb.sndUna) || !seqLe(segment.ack, tcb.sndMax)) return 'reset-sender';
  sampleRoundTrip(core, segment);
  establish(core, segment);
  if (has(segment, TcpFlag.syn)) emitAck(core);
  else afterChecks(core, segment);
  return 'taken';
};

const afterChecks = (core: TcpCore, segment: TcpSegment): void => {
  if (timestampsOn(core.tcb) && segment.options.timestamps !== undefined)
    noteTimestamp(core, segment.seq, segment.options.timestamps);
  noteAcceptable(core);
  processAck(core, segment);
  if (core.tcb.state !== 'closed') processData(core, segment);
};
