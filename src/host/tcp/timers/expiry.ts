/** What the alarms of a connection do when they expire. */
import { maxRtUnlimited } from '#contract';
import { SmokestackError, seqAdd, seqMax } from '#units';
import { closeWithError, release } from '../close.ts';
import { onTimeout } from '../congestion.ts';
import type { TcpAlarms, TcpCore } from '../core.ts';
import { resendHandshake } from '../handshake.ts';
import { sendAt, somethingToSend } from '../output.ts';
import { openWindow } from '../receiveWindow.ts';
import { backedOffRto } from '../rtt.ts';
import { msPerTick } from '../settings.ts';
import { outstanding } from '../tcb.ts';
import { onKeepAlive } from './keepAlive.ts';
import { noteProbe } from './persist.ts';

/** Runs the action of the named alarm. The caller sends afterwards what has become due. */
export const onExpiry = (core: TcpCore, alarm: keyof TcpAlarms): void => {
  switch (alarm) {
    case 'retransmit':
      onRetransmitAlarm(core);
      break;
    case 'keepAlive':
      onKeepAlive(core);
      break;
    case 'delayedAck':
      core.transient.ackNow = true;
      break;
    case 'swsSend':
      core.transient.swsOverride = true;
      break;
    case 'swsReceive':
      openWindow(core, true);
      core.transient.ackNow = true;
      break;
    case 'timeWait':
      release(core);
      break;
  }
};

/** One alarm, four roles: which one follows from state and window (CHM-TIM-003). */
const onRetransmitAlarm = (core: TcpCore): void => {
  const { tcb } = core;
  if (tcb.state === 'synSent' || tcb.state === 'synRcvd') retryHandshake(core);
  else if (tcb.state === 'finWait2') giveUp(core, 'the peer never closed its half (FIN_WAIT_2)');
  else if (tcb.sndWnd === 0) probe(core);
  else if (outstanding(tcb)) retransmit(core);
};

const retryHandshake = (core: TcpCore): void => {
  const { tcb, settings, alarms } = core;
  if (tcb.retransmitCount >= settings.synRetransmissions) {
    giveUp(core, 'no answer to SYN');
    return;
  }
  tcb.retransmitCount++;
  core.transient.timed = undefined;
  resendHandshake(core);
  alarms.retransmit.arm(backedOffRto(tcb, tcb.retransmitCount));
};

/** Go back to SndUna and start over (RFC 6298 rules 5.4 to 5.6); `output` sends from there. */
const retransmit = (core: TcpCore): void => {
  const { tcb, alarms, transient, counters } = core;
  const { maxRt } = tcb.cached;
  // The interval that has just passed, whatever part of it lay before a hand-over (CHM-TIM-015).
  tcb.totalRt += backedOffRto(tcb, tcb.retransmitCount);
  const exhausted =
    maxRt === 0
      ? tcb.retransmitCount >= core.settings.maximumRetransmissions
      : maxRt !== maxRtUnlimited && tcb.totalRt >= maxRt * msPerTick(core.settings);
  if (exhausted) {
    giveUp(core, 'the peer stopped acknowledging');
    return;
  }
  counters.timeouts++;
  onTimeout(core);
  transient.timed = undefined;
  tcb.retransmitCount = Math.min(tcb.retransmitCount + 1, 0xff);
  tcb.sndNxt = tcb.sndUna;
  alarms.retransmit.arm(backedOffRto(tcb, tcb.retransmitCount));
};

/** One byte at SndUna, or the FIN where no byte waits; SndMax covers it, SndNxt moves when it is acknowledged (OC-28). */
const probe = (core: TcpCore): void => {
  const { tcb, send, settings, counters } = core;
  if (!somethingToSend(core)) return;
  if (tcb.retransmitCount > settings.maximumRetransmissions) {
    giveUp(core, 'the window stayed closed and probes were not answered');
    return;
  }
  counters.windowProbes++;
  sendAt(core, tcb.sndUna, { length: Math.min(send.length, 1), fin: send.length === 0 });
  tcb.sndNxt = tcb.sndUna;
  tcb.sndMax = seqMax(tcb.sndMax, seqAdd(tcb.sndUna, 1));
  noteProbe(core);
};

const giveUp = (core: TcpCore, what: string): void =>
  closeWithError(
    core,
    new SmokestackError('timeout', `connection timed out: ${what}`, { cure: 'look at the wire capture of this run' }),
  );
