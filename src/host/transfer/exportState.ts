import { backlogUnsupported, offloadableStates, type TcpDelegatedState, timerStopped } from '#contract';
import { SmokestackError, type Ticks, ticks } from '#units';
import { flushAck } from '../tcp/ackPolicy.ts';
import { deflate } from '../tcp/congestion.ts';
import { stopAlarms, type TcpCore } from '../tcp/core.ts';
import { msPerTick } from '../tcp/settings.ts';
import type { Alarm } from '../tcp/timers/alarm.ts';
import { tsTime } from '../tcp/timestamps.ts';
import type { TransferredConnection } from './transferredConnection.ts';

/**
 * Takes the connection out of the stack: owed ACKs go out, every timer stops, and from here on it neither sends nor
 * takes a segment (CHM-UPL-013, CHM-INIT-011). Out-of-order segments are dropped: they were never acknowledged (O-28).
 * @throws SmokestackError `state` outside the offloadable states (CHM-VAR-008)
 */
export const exportState = (core: TcpCore): TransferredConnection => {
  const { tcb, send, receive, reassembly, transient, alarms } = core;
  if (!offloadableStates.has(tcb.state))
    throw new SmokestackError('state', `a connection in ${tcb.state} cannot be handed over`, {
      cure: 'wait until it is established',
    });
  alarms.swsSend.stop();
  alarms.swsReceive.stop();
  flushAck(core);
  reassembly.clear();
  deflate(core);
  const delegated = delegatedState(core);
  stopAlarms(core);
  return {
    tuple: core.tuple,
    constant: tcb.constant,
    cached: tcb.cached,
    delegated,
    sendData: send.buffers(),
    bufferedData: receive.takeAll(),
    finQueued: transient.finQueued,
  };
};

/** The variables of docs/spec/chimney-state.md section 1.6 as they stand now. */
export const delegatedState = (core: TcpCore): TcpDelegatedState => {
  const { tcb, alarms, clock, receive } = core;
  const k = msPerTick(core.settings);
  return {
    state: tcb.state,
    flags: tcb.flags,
    rcvNxt: tcb.rcvNxt,
    rcvWnd: tcb.rcvWnd,
    sndUna: tcb.sndUna,
    sndNxt: tcb.sndNxt,
    sndMax: tcb.sndMax,
    sndWnd: tcb.sndWnd,
    maxSndWnd: tcb.maxSndWnd,
    sndWl1: tcb.sndWl1,
    cWnd: tcb.cWnd,
    ssThresh: tcb.ssThresh,
    sRtt: inTicks(tcb.sRtt, k),
    rttVar: inTicks(tcb.rttVar, k),
    tsRecent: tcb.tsRecent,
    tsRecentAge: ticks(Math.min(Math.floor((clock.now() - tcb.tsRecentAt) / k), 0xffff_ffff)),
    tsTime: tsTime(core),
    totalRt: ticks(Math.min(Math.floor(tcb.totalRt / k), 0xffff_ffff)),
    dupAckCount: tcb.dupAckCount,
    sndWndProbeCount: tcb.sndWndProbeCount,
    keepAlive: { probeCount: tcb.keepAliveProbeCount, timeoutDelta: timeoutDelta(alarms.keepAlive, k) },
    retransmit: { count: tcb.retransmitCount, timeoutDelta: timeoutDelta(alarms.retransmit, k) },
    sendDataHead: null,
    sendDataTail: null,
    sendBacklogSize: backlogUnsupported,
    bufferedData: null,
    receiveBacklogSize: receive.length,
    dWnd: tcb.dWnd,
  };
};

/** Whole ticks to expiry, rounded up so that 0 keeps its meaning (CHM-GEN-006, -007). */
const timeoutDelta = ({ remaining }: Alarm, k: number): Ticks =>
  remaining === undefined ? timerStopped : ticks(Math.ceil(remaining / k));

/** SRtt or RttVar, 16 bits wide, in ticks of `k` milliseconds; 0 keeps its meaning: no sample (CHM-GEN-009, OC-02). */
const inTicks = (scaled: number, k: number): number => Math.min(Math.ceil(scaled / k), 0xffff);
