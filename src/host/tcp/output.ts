/** What may be sent now, and sending it (RFC 9293 sections 3.8.6.2.1 and 3.7.4, RFC 5681). */
import { tcpCachedFlag } from '#contract';
import { type SeqNum, seqAdd, seqDiff, seqGt } from '#units';
import { NO_BYTES, TcpFlag } from '#wire';
import { initialWindow, limitedTransmit } from './congestion.ts';
import { maySendData, type TcpCore } from './core.ts';
import { emit } from './emit.ts';
import { backedOffRto, rto } from './rtt.ts';
import { effectiveMss } from './segmentSize.ts';
import { advanceSent, finUnacknowledged, outstanding, resending } from './tcb.ts';
import { startPersist } from './timers/persist.ts';

/** A segment to be sent at SndNxt. */
interface Planned {
  readonly length: number;
  readonly fin: boolean;
}

/** Sends everything that window, congestion window, Nagle and silly-window avoidance allow. */
export const output = (core: TcpCore): void => {
  if (!maySendData(core)) return;
  restartAfterIdle(core);
  for (let planned = plan(core); planned !== undefined; planned = plan(core)) {
    sendAt(core, core.tcb.sndNxt, planned);
    afterSending(core, planned);
  }
  if (core.tcb.sndWnd === 0 && !core.alarms.retransmit.running && somethingToSend(core)) startPersist(core);
};

/** The first unacknowledged segment again, without moving SndNxt (fast retransmit, partial ACK). */
export const resendFirst = (core: TcpCore): void => {
  const { tcb, send } = core;
  const sentData = Math.min(seqDiff(tcb.sndMax, tcb.sndUna), send.length);
  const length = Math.min(sentData, effectiveMss(core));
  core.transient.timed = undefined;
  sendAt(core, tcb.sndUna, { length, fin: finUnacknowledged(tcb) && length === send.length });
};

/** Bytes or a FIN wait behind SndNxt, or are unacknowledged. */
export const somethingToSend = ({ tcb, send, transient }: TcpCore): boolean =>
  outstanding(tcb) || send.length > 0 || transient.finQueued;

/** A FIN belongs behind the last byte: queued, or sent and to be resent. */
const finBehindData = ({ tcb, transient }: TcpCore): boolean => transient.finQueued || finUnacknowledged(tcb);

const plan = (core: TcpCore): Planned | undefined => {
  const { tcb, send, transient } = core;
  const waiting = seqDiff(send.end, tcb.sndNxt);
  // Below zero: the FIN was sent, and SndNxt is behind it.
  if (waiting < 0) return undefined;
  const window = Math.min(tcb.cWnd + limitedTransmit(core), tcb.sndWnd);
  const usable = window - seqDiff(tcb.sndNxt, tcb.sndUna);
  const mss = effectiveMss(core);
  const length = Math.min(waiting, usable, mss);
  if (length < 0) return undefined;
  const fin = finBehindData(core) && length === waiting && usable > length;
  if (length === 0 && !fin) return undefined;
  if (resending(tcb) || fin || length === mss || transient.swsOverride) return { length, fin };
  if (length < waiting && length < tcb.maxSndWnd / 2) {
    // Too little to be worth a segment (CHM-TIM-062); the override time-out sends it after all.
    if (!core.alarms.swsSend.running) core.alarms.swsSend.arm(core.settings.swsPrevention);
    return undefined;
  }
  // Minshall: one segment below full size may be in flight (OC-17). Its ACK comes back here.
  const nagle = (tcb.cached.flags & tcpCachedFlag.naglingEnabled) !== 0;
  return nagle && seqGt(transient.sndSml, tcb.sndUna) ? undefined : { length, fin };
};

/** Puts one segment on the wire. A window probe uses this too. */
export const sendAt = (core: TcpCore, seq: SeqNum, { length, fin }: Planned): void => {
  const end = seqAdd(seq, length);
  const push = length > 0 && end === core.send.end;
  emit(core, {
    seq,
    flags: (fin ? TcpFlag.fin : 0) | (push ? TcpFlag.psh : 0),
    payload: length === 0 ? NO_BYTES : core.send.copy(seq, length),
  });
  core.transient.lastSentAt = core.clock.now();
  if (fin) noteFinSent(core);
};

const afterSending = (core: TcpCore, { length, fin }: Planned): void => {
  const { tcb, transient, alarms, clock } = core;
  const fresh = !resending(tcb);
  advanceSent(tcb, seqAdd(tcb.sndNxt, length + (fin ? 1 : 0)));
  if (fresh && transient.timed === undefined) transient.timed = { end: tcb.sndNxt, at: clock.now() };
  if (fresh && length > 0 && length < effectiveMss(core)) transient.sndSml = tcb.sndNxt;
  transient.swsOverride = false;
  alarms.swsSend.stop();
  if (!alarms.retransmit.running) alarms.retransmit.arm(backedOffRto(tcb, tcb.retransmitCount));
};

/** CLOSE takes effect in the state diagram when the FIN is sent, so that the state tells whether SndMax covers it (O-05). */
const noteFinSent = ({ tcb, transient }: TcpCore): void => {
  transient.finQueued = false;
  if (tcb.state === 'established') tcb.state = 'finWait1';
  else if (tcb.state === 'closeWait') tcb.state = 'lastAck';
};

/** RFC 5681 section 4.1, OC-29. */
const restartAfterIdle = (core: TcpCore): void => {
  const { tcb, clock, transient } = core;
  if (!outstanding(tcb) && clock.now() - transient.lastSentAt > rto(tcb))
    tcb.cWnd = Math.min(tcb.cWnd, initialWindow(core));
};
