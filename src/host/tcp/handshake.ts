/** Opening: SYN, SYN-ACK, and what their options settle (RFC 9293 section 3.5, RFC 7323 sections 1.3, 2.2 and 3.2). */
import { tcpConstFlag } from '#contract';
import { seqAdd } from '#units';
import { TcpFlag, type TcpOptions, type TcpSegment } from '#wire';
import { initialWindow } from './congestion.ts';
import type { TcpCore } from './core.ts';
import { emit, emitSyn } from './emit.ts';
import { backedOffRto } from './rtt.ts';
import { ownMss } from './segmentSize.ts';
import type { TcpSettings } from './settings.ts';
import { advanceSent, sndShift } from './tcb.ts';
import { tsTime } from './timestamps.ts';

/** Largest shift there is (RFC 7323 section 2.3). */
const maxShift = 14;

/** The shift asked for, or the least with which the whole buffer can be advertised. */
export const windowShiftFor = ({ receiveBuffer, windowScale }: TcpSettings): number => {
  let shift = Math.min(windowScale, maxShift);
  while (shift < maxShift && receiveBuffer >>> shift > 0xffff) shift++;
  return shift;
};

const offer = (core: TcpCore): TcpOptions => ({
  mss: ownMss(core),
  windowScale: core.settings.windowScaling ? windowShiftFor(core.settings) : undefined,
  timestamps: core.settings.timestamps ? { value: tsTime(core), echo: 0 } : undefined,
});

/** A SYN-ACK repeats only what the peer's SYN offered. */
const answer = (core: TcpCore): TcpOptions => {
  const { flags } = core.tcb.constant;
  const own = offer(core);
  return {
    mss: own.mss,
    windowScale: (flags & tcpConstFlag.windowScalingEnabled) === 0 ? undefined : own.windowScale,
    timestamps:
      (flags & tcpConstFlag.timestampEnabled) === 0 ? undefined : { value: tsTime(core), echo: core.tcb.tsRecent },
  };
};

/** Sends the first SYN of an active open. */
export const sendSyn = (core: TcpCore): void => {
  core.tcb.state = 'synSent';
  emitSyn(core, offer(core));
  startHandshakeTimer(core);
};

/** Sends the SYN-ACK of a passive or simultaneous open. */
export const sendSynAck = (core: TcpCore): void => {
  core.tcb.state = 'synRcvd';
  emit(core, { seq: core.tcb.sndUna, flags: TcpFlag.syn, options: answer(core) });
  startHandshakeTimer(core);
};

export const resendHandshake = (core: TcpCore): void => {
  if (core.tcb.state === 'synSent') emitSyn(core, offer(core));
  else emit(core, { seq: core.tcb.sndUna, flags: TcpFlag.syn, options: answer(core) });
};

const startHandshakeTimer = (core: TcpCore): void => {
  const { tcb, transient, clock, alarms } = core;
  advanceSent(tcb, seqAdd(tcb.sndUna, 1));
  transient.timed = { end: tcb.sndNxt, at: clock.now() };
  alarms.retransmit.arm(backedOffRto(tcb, 0));
};

/** Takes the peer's SYN, with or without ACK: its sequence number and options. */
export const acceptSyn = (core: TcpCore, syn: TcpSegment): void => {
  const { tcb, transient, settings, clock } = core;
  const { mss, windowScale, timestamps } = syn.options;
  const scaling = settings.windowScaling && windowScale !== undefined;
  const stamping = settings.timestamps && timestamps !== undefined;
  tcb.constant = {
    ...tcb.constant,
    flags: (scaling ? tcpConstFlag.windowScalingEnabled : 0) | (stamping ? tcpConstFlag.timestampEnabled : 0),
    sndWindScale: scaling ? Math.min(windowScale, maxShift) : 0,
    rcvWindScale: scaling ? windowShiftFor(settings) : 0,
    remoteMss: mss ?? tcb.constant.remoteMss,
  };
  tcb.rcvNxt = seqAdd(syn.seq, 1);
  // No more than the window field can say.
  tcb.rcvWnd = Math.min(tcb.rcvWnd, scaling ? 0xffff << tcb.constant.rcvWindScale : 0xffff);
  tcb.cached = { ...tcb.cached, initialRcvWnd: tcb.rcvWnd };
  transient.lastAckSent = tcb.rcvNxt;
  if (stamping) {
    tcb.tsRecent = timestamps.value;
    tcb.tsRecentAt = clock.now();
  }
};

/** Our SYN is acknowledged by `segment`: ESTABLISHED. */
export const establish = (core: TcpCore, segment: TcpSegment): void => {
  const { tcb, transient, alarms } = core;
  tcb.state = 'established';
  tcb.sndUna = segment.ack;
  tcb.retransmitCount = 0;
  // The window of a SYN is not scaled (RFC 7323 section 2.2).
  const shift = (segment.flags & TcpFlag.syn) === 0 ? sndShift(tcb) : 0;
  tcb.sndWnd = segment.window << shift;
  tcb.maxSndWnd = tcb.sndWnd;
  tcb.sndWl1 = segment.seq;
  transient.sndWl2 = segment.ack;
  transient.recover = tcb.sndUna;
  transient.rttMark = tcb.sndUna;
  transient.sndSml = tcb.sndUna;
  tcb.cWnd = initialWindow(core);
  alarms.retransmit.stop();
  core.events.push({ type: 'established' });
};
