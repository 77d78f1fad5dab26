/** The acknowledgment and the window of an acceptable segment (RFC 9293 section 3.10.7.4, fifth check). */
import { seqDiff, seqGe, seqGt, seqLe, seqLt } from '#units';
import { TcpFlag, type TcpSegment } from '#wire';
import { enterTimeWait, finish } from './close.ts';
import { onDuplicateAck, onNewAck } from './congestion.ts';
import type { TcpCore } from './core.ts';
import { resendFirst, somethingToSend } from './output.ts';
import { rto, rttSample } from './rtt.ts';
import { msPerTick } from './settings.ts';
import { finUnacknowledged, outstanding, sndShift } from './tcb.ts';
import { endPersist, nextPersistRound, startPersist } from './timers/persist.ts';
import { echoedRoundTrip } from './timestamps.ts';

/** Takes ACK and window of a segment whose ACK is acceptable. It may end the connection. */
export const processAck = (core: TcpCore, segment: TcpSegment): void => {
  const { tcb } = core;
  const windowBefore = tcb.sndWnd;
  const advanced = seqGt(segment.ack, tcb.sndUna);
  const duplicate = !advanced && isDuplicate(core, segment);
  const finAcked = advanced && finUnacknowledged(tcb) && segment.ack === tcb.sndMax;
  const acked = advanced ? takeAck(core, segment) : 0;
  takeWindow(core, segment);
  settleTimer(core, windowBefore, advanced);
  if (advanced && !finAcked && onNewAck(core, acked)) resendFirst(core);
  if (duplicate && tcb.sndWnd > 0) takeDuplicate(core);
  if (finAcked) onFinAcked(core);
};

/** RFC 5681 section 2: outstanding data, nothing else in the segment, the same acknowledgment and window. */
const isDuplicate = ({ tcb }: TcpCore, { ack, flags, payload, window }: TcpSegment): boolean =>
  outstanding(tcb) &&
  ack === tcb.sndUna &&
  payload.length === 0 &&
  (flags & (TcpFlag.syn | TcpFlag.fin)) === 0 &&
  window << sndShift(tcb) === tcb.sndWnd;

/** SndUna moves; returns the sequence space acknowledged. */
const takeAck = (core: TcpCore, segment: TcpSegment): number => {
  const { tcb, send, events } = core;
  sampleRoundTrip(core, segment);
  const acked = seqDiff(segment.ack, tcb.sndUna);
  tcb.sndUna = segment.ack;
  if (seqLt(tcb.sndNxt, tcb.sndUna)) tcb.sndNxt = tcb.sndUna;
  tcb.totalRt = 0;
  const bytes = send.releaseTo(segment.ack);
  if (bytes > 0) events.push({ type: 'acknowledged', bytes });
  return acked;
};

const takeDuplicate = (core: TcpCore): void => {
  core.counters.duplicateAcks++;
  if (!onDuplicateAck(core)) return;
  core.counters.fastRetransmits++;
  resendFirst(core);
};

/** One sample a flight (OC-04): by timestamp where there is one, else from the one segment being timed (Karn). */
export const sampleRoundTrip = (core: TcpCore, { ack, options }: TcpSegment): void => {
  const { tcb, transient, clock } = core;
  const { timed } = transient;
  const timedNow = timed !== undefined && seqGe(ack, timed.end);
  if (timedNow) transient.timed = undefined;
  let m: number | undefined;
  if (options.timestamps !== undefined) {
    if (!seqGe(ack, transient.rttMark)) return;
    transient.rttMark = tcb.sndNxt;
    const echoed = echoedRoundTrip(core, options.timestamps);
    m = echoed === undefined ? undefined : echoed * msPerTick(core.settings);
  } else if (timedNow) m = clock.now() - timed.at;
  if (m !== undefined) Object.assign(tcb, rttSample(tcb, m));
};

/** RFC 9293: only from a segment that is not older than the one the window came from. */
const takeWindow = ({ tcb, transient }: TcpCore, { seq, ack, window }: TcpSegment): void => {
  if (!(seqLt(tcb.sndWl1, seq) || (tcb.sndWl1 === seq && seqLe(transient.sndWl2, ack)))) return;
  tcb.sndWnd = window << sndShift(tcb);
  tcb.maxSndWnd = Math.max(tcb.maxSndWnd, tcb.sndWnd);
  tcb.sndWl1 = seq;
  transient.sndWl2 = ack;
};

/** The one alarm of retransmission and persist after an ACK (RFC 6298 rules 5.2 and 5.3, CHM-TIM-040, -043, -044). */
const settleTimer = (core: TcpCore, windowBefore: number, advanced: boolean): void => {
  const { tcb, alarms, transient } = core;
  // The alarm is the FIN_WAIT_2 timer then.
  if (tcb.state === 'finWait2') return;
  if (tcb.sndWnd === 0) {
    if (!somethingToSend(core)) alarms.retransmit.stop();
    else if (windowBefore > 0 || !alarms.retransmit.running) startPersist(core);
    else nextPersistRound(core);
    return;
  }
  if (windowBefore === 0) {
    endPersist(core);
    transient.timed = undefined;
  }
  if (advanced) tcb.retransmitCount = 0;
  if (!outstanding(tcb)) alarms.retransmit.stop();
  else if (advanced || windowBefore === 0) alarms.retransmit.arm(rto(tcb));
};

const onFinAcked = (core: TcpCore): void => {
  const { tcb, alarms, settings } = core;
  if (tcb.state === 'finWait1') {
    tcb.state = 'finWait2';
    tcb.retransmitCount = 0;
    alarms.retransmit.arm(settings.finWait2);
  } else if (tcb.state === 'closing') enterTimeWait(core);
  else if (tcb.state === 'lastAck') finish(core);
};
