/** When an ACK goes out: every second segment, after a delay, or at once (RFC 5681 section 4.2, RFC 9293 section 3.8.6.3). */
import type { TcpCore } from './core.ts';
import { emitAck } from './emit.ts';
import { windowGrowth } from './receiveWindow.ts';
import { effectiveMss } from './segmentSize.ts';

/** In-order data arrived. */
export const oweAck = ({ transient, settings }: TcpCore): void => {
  transient.ackOwed++;
  if (transient.ackOwed >= settings.ackFrequency) transient.ackNow = true;
};

/** Sends the ACK that is due now, or starts the delay. Data sent before this has carried it already. */
export const settleAck = (core: TcpCore): void => {
  const { transient, alarms, settings } = core;
  if (transient.ackNow) emitAck(core);
  else if (transient.ackOwed > 0 && !alarms.delayedAck.running) alarms.delayedAck.arm(settings.delayedAck);
};

/**
 * The application took bytes: tell the peer when the window opens enough, or after the override time-out (CHM-FC-006).
 * Two segments' worth, not one, so that a reader that keeps up does not turn every segment into an ACK.
 */
export const onConsumed = (core: TcpCore): void => {
  const { tcb, alarms, settings, transient } = core;
  if (tcb.state !== 'established' && tcb.state !== 'finWait1' && tcb.state !== 'finWait2') return;
  const growth = windowGrowth(core);
  const half = tcb.cached.initialRcvWnd / 2;
  if (growth >= Math.min(half, 2 * effectiveMss(core))) transient.ackNow = true;
  else if (growth > 0 && tcb.rcvWnd < half && !alarms.swsReceive.running) alarms.swsReceive.arm(settings.swsPrevention);
};

/** Everything owed goes out now, before a hand-over (CHM-UPL-013). */
export const flushAck = (core: TcpCore): void => {
  if (core.transient.ackOwed > 0 || core.transient.ackNow) emitAck(core);
};
