/** The advertised window (RFC 9293 section 3.8.6.2.2, OC-13): free buffer, opened in steps, its right edge never moved left. */
import type { TcpCore } from './core.ts';
import { effectiveMss } from './segmentSize.ts';
import { rcvShift } from './tcb.ts';

/** Bytes by which the window could open beyond what the peer was told. Negative after the buffer was made smaller (O-24). */
export const windowGrowth = ({ tcb, receive }: TcpCore): number =>
  tcb.cached.initialRcvWnd - receive.length - tcb.rcvWnd;

/**
 * Opens the window when that is worth telling (half the buffer or a full segment: receiver side of silly-window
 * avoidance), or by whatever there is when `forced`.
 */
export const openWindow = (core: TcpCore, forced = false): void => {
  const growth = windowGrowth(core);
  const worth = Math.min(core.tcb.cached.initialRcvWnd / 2, effectiveMss(core));
  if (growth >= worth || (forced && growth > 0)) core.tcb.rcvWnd += growth;
};

/**
 * The window field of the next segment. Rounded down by the scale: what the peer sees may be smaller than rcvWnd by
 * less than one scale unit, and bytes up to rcvWnd stay acceptable, so nothing it was allowed to send is refused.
 * @param syn the window of a SYN is never scaled (RFC 7323 section 2.2)
 */
export const windowField = ({ tcb }: TcpCore, syn: boolean): number =>
  Math.min(syn ? tcb.rcvWnd : tcb.rcvWnd >>> rcvShift(tcb), 0xffff);
