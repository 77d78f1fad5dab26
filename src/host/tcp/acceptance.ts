/** Which segments of a synchronized connection are looked at further (RFC 9293 section 3.10.7.4, RFC 7323, RFC 5961). */
import { seqAdd, seqGe, seqInWindow, seqLe } from '#units';
import { segmentLength, TcpFlag, type TcpSegment } from '#wire';
import type { TcpCore } from './core.ts';
import { emitAck } from './emit.ts';
import { timestampsOn } from './tcb.ts';
import { armMitigation, restartKeepAlive } from './timers/keepAlive.ts';
import { isOldTimestamp } from './timestamps.ts';

/** Least time between two challenge ACKs that SYNs provoke (CHM-BRA-003), and between two answers to bare ACKs, milliseconds. */
const synChallengeInterval = 3_000;
const bareAckInterval = 100;

/**
 * The sequence number test. With the window closed, a segment at RcvNxt passes although its data will be trimmed away,
 * so that its ACK and window count (RFC 9293 section 3.10.7.4, "special allowance").
 */
export const sequenceAcceptable = ({ tcb }: TcpCore, segment: TcpSegment): boolean => {
  const length = segmentLength(segment);
  if (tcb.rcvWnd === 0) return segment.seq === tcb.rcvNxt;
  if (seqInWindow(segment.seq, tcb.rcvNxt, tcb.rcvWnd)) return true;
  return length > 0 && seqInWindow(seqAdd(segment.seq, length - 1), tcb.rcvNxt, tcb.rcvWnd);
};

/** PAWS, and the rule that a connection with timestamps has them in every segment but RST (RFC 7323 section 3.2). */
export const timestampAcceptable = (core: TcpCore, { flags, options }: TcpSegment): boolean => {
  if (!timestampsOn(core.tcb) || (flags & TcpFlag.rst) !== 0) return true;
  return options.timestamps !== undefined && !isOldTimestamp(core, options.timestamps);
};

/** RFC 5961 section 5: an ACK of what was never sent, or of the far past, is forged or from another life. */
export const ackAcceptable = ({ tcb }: TcpCore, { ack }: TcpSegment): boolean =>
  seqLe(ack, tcb.sndMax) && seqGe(ack, seqAdd(tcb.sndUna, -tcb.maxSndWnd));

/** Tells the peer where we are. Bare ACKs are answered sparingly, or two ends in disagreement would ACK for ever. */
export const answerUnacceptable = (core: TcpCore, segment: TcpSegment): void => {
  core.counters.unacceptable++;
  if ((segment.flags & TcpFlag.rst) !== 0) return;
  const now = core.clock.now();
  if (segmentLength(segment) === 0) {
    if (now - core.transient.bareAckAnswerAt < bareAckInterval) return;
    core.transient.bareAckAnswerAt = now;
  }
  emitAck(core);
};

/** Challenge for an in-window RST that is not at RcvNxt: one in a validation period (CHM-BRA-002). */
export const challengeRst = (core: TcpCore): void => {
  if (core.transient.rstChallenged) return;
  core.transient.rstChallenged = true;
  challenge(core);
};

/** Challenge for a SYN on a synchronized connection, whatever its sequence number (RFC 5961 section 4). */
export const challengeSyn = (core: TcpCore): void => {
  const now = core.clock.now();
  if (now - core.transient.synChallengeAt < synChallengeInterval) return;
  core.transient.synChallengeAt = now;
  challenge(core);
};

const challenge = (core: TcpCore): void => {
  core.counters.challengeAcks++;
  emitAck(core);
  armMitigation(core);
};

/** An acceptable segment proves the peer alive: it ends mitigation and restarts the timers that wait for one. */
export const noteAcceptable = (core: TcpCore): void => {
  core.transient.rstChallenged = false;
  restartKeepAlive(core);
  if (core.tcb.state === 'finWait2') core.alarms.retransmit.arm(core.settings.finWait2);
};
