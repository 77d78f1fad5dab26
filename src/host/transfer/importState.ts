import { type TcpDelegatedState, timerStopped } from '#contract';
import { SmokestackError, seqDiff, seqLe, type Ticks } from '#units';
import { closeWithError, enterTimeWait, finish } from '../tcp/close.ts';
import type { CoreParts, TcpCore, TcpEvent } from '../tcp/core.ts';
import { rto } from '../tcp/rtt.ts';
import { msPerTick } from '../tcp/settings.ts';
import { finReceived, finUnacknowledged, outstanding, type Tcb } from '../tcp/tcb.ts';
import { TcpConnection } from '../tcp/tcpConnection.ts';
import type { Alarm } from '../tcp/timers/alarm.ts';
import { stackDelta, stackTicks } from '../tcp/timestamps.ts';
import type { TransferredConnection } from './transferredConnection.ts';

/** What the stack that takes the connection supplies. */
export type ImportParts = Omit<CoreParts, 'tuple' | 'tcb' | 'sendStart' | 'passive'>;

/**
 * Rebuilds a connection and resumes it: buffered receive data is told first, timers go on where they stood, and what is
 * due is sent (SndNxt to SndMax first, then the rest: CHM-INIT-031, -032).
 * @param later bytes that came back unsent (NDIS_STATUS_UPLOAD_IN_PROGRESS) or were written meanwhile, in order: they
 *   follow the chain (O-03)
 * @param made gets the connection before anything of it is told or sent
 * @throws SmokestackError `protocol` when the sequence variables contradict each other or the bytes
 */
export const importState = (
  from: TransferredConnection,
  later: readonly Uint8Array[],
  parts: ImportParts,
  tell: (event: TcpEvent) => void,
  made: (connection: TcpConnection) => void = () => {},
): TcpConnection => {
  const { delegated, tuple } = from;
  const sendData = [...from.sendData, ...later];
  const total = sendData.reduce((sum, bytes) => sum + bytes.length, 0);
  checkSequence(delegated, total);
  const tcb = tcbOf(from, parts);
  const finUnsent = stepBackFromFin(tcb, total);
  const connection = new TcpConnection({ ...parts, tuple, tcb, sendStart: tcb.sndUna, passive: false }, tell);
  connection.run((core) => {
    for (const bytes of sendData) core.send.push(bytes);
    for (const bytes of from.bufferedData) core.receive.push(bytes);
    core.transient.finQueued = from.finQueued || finUnsent;
    if (core.receive.length > 0) core.events.push({ type: 'received' });
    if (finReceived(tcb)) core.events.push({ type: 'finReceived' });
    resumeTimers(core, from);
    made(connection);
  });
  return connection;
};

const tcbOf = ({ constant, cached, delegated: d }: TransferredConnection, parts: ImportParts): Tcb => ({
  constant,
  cached,
  state: d.state,
  flags: d.flags,
  rcvNxt: d.rcvNxt,
  rcvWnd: d.rcvWnd,
  sndUna: d.sndUna,
  sndNxt: d.sndNxt,
  sndMax: d.sndMax,
  sndWnd: d.sndWnd,
  maxSndWnd: d.maxSndWnd,
  sndWl1: d.sndWl1,
  cWnd: d.cWnd,
  ssThresh: d.ssThresh,
  sRtt: d.sRtt * msPerTick(parts.settings),
  rttVar: d.rttVar * msPerTick(parts.settings),
  tsRecent: d.tsRecent,
  tsRecentAt: parts.clock.now() - d.tsRecentAge * msPerTick(parts.settings),
  tsDelta: stackDelta(d.tsTime, stackTicks(parts)),
  totalRt: d.totalRt * msPerTick(parts.settings),
  dupAckCount: d.dupAckCount,
  sndWndProbeCount: d.sndWndProbeCount,
  keepAliveProbeCount: d.keepAlive.probeCount,
  retransmitCount: d.retransmit.count,
  dWnd: d.dWnd,
});

/**
 * A target may have entered FIN_WAIT_1, CLOSING or LAST_ACK when it was asked to close; in this stack those states mean
 * that the FIN was sent. A state whose SndMax does not cover a FIN steps back, and the FIN is to be queued: true.
 */
const stepBackFromFin = (tcb: Tcb, dataBytes: number): boolean => {
  if (!finUnacknowledged(tcb) || seqDiff(tcb.sndMax, tcb.sndUna) === dataBytes + 1) return false;
  tcb.state = tcb.state === 'finWait1' ? 'established' : 'closeWait';
  return true;
};

const checkSequence = ({ state, sndUna, sndNxt, sndMax }: TcpDelegatedState, dataBytes: number): void => {
  const room = dataBytes + (finUnacknowledged({ state }) ? 1 : 0);
  if (state === 'closed' || (seqLe(sndUna, sndNxt) && seqLe(sndNxt, sndMax) && seqDiff(sndMax, sndUna) <= room)) return;
  throw new SmokestackError(
    'protocol',
    `SndUna ${sndUna}, SndNxt ${sndNxt}, SndMax ${sndMax} do not fit ${dataBytes} bytes of send data in ${state}`,
    { cure: 'compare the terminate completion with CHM-TERM-047 and CHM-TERM-048' },
  );
};

const resumeTimers = (core: TcpCore, { delegated, endedInOrder }: TransferredConnection): void => {
  const { tcb, alarms, settings } = core;
  if (tcb.state === 'closed' && endedInOrder === true) {
    core.events.push({ type: 'finReceived' });
    finish(core);
    return;
  }
  if (tcb.state === 'closed') {
    closeWithError(core, new SmokestackError('link-lost', 'the connection ended while it was offloaded'));
    return;
  }
  if (tcb.state === 'timeWait') {
    enterTimeWait(core);
    return;
  }
  resume(alarms.retransmit, delegated.retransmit.timeoutDelta, msPerTick(settings));
  resume(alarms.keepAlive, delegated.keepAlive.timeoutDelta, msPerTick(settings));
  // Data in flight without a timer would wait for ever if its ACK were lost (RFC 6298 rule 5.1).
  if (outstanding(tcb) && !alarms.retransmit.running) alarms.retransmit.arm(rto(tcb));
};

/** -1: stopped. 0: was running, expires at once (CHM-GEN-006, -007). */
const resume = (alarm: Alarm, timeoutDelta: Ticks, k: number): void => {
  if (timeoutDelta !== timerStopped) alarm.arm(timeoutDelta * k);
};
