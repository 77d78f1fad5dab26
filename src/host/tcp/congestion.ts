/** Congestion control: RFC 5681 with byte counting (RFC 3465, L = 4) and NewReno recovery (RFC 6582), as CHM-CC and OC-05 put it. */
import { seqGe, seqSpan } from '#units';
import type { TcpCore } from './core.ts';
import { effectiveMss } from './segmentSize.ts';

/** Most segments that one ACK may count for (RFC 3465). */
const byteCountLimit = 4;
/** Far above any window that could be used, far below 2^31. */
const cWndLimit = 2 ** 30;

/** RFC 6928 with the configured number of segments. */
export const initialWindow = (core: TcpCore): number => {
  const mss = effectiveMss(core);
  return Math.min(core.settings.initialWindowSegments * mss, Math.max(2 * mss, 14_600));
};

/** CWnd after an ACK of `acked` new bytes outside recovery (CHM-CC-008, -009). */
export const grownWindow = (cWnd: number, ssThresh: number, mss: number, acked: number, limit: number): number => {
  const counted = Math.min(limit * mss, acked);
  return cWnd < ssThresh ? cWnd + counted : cWnd + Math.max(Math.floor((mss * counted) / cWnd), 1);
};

/** SsThresh after a loss (CHM-CC-010). */
export const thresholdAfterLoss = (cWnd: number, sndWnd: number, mss: number): number =>
  Math.max(2 * mss, Math.floor(Math.min(cWnd, sndWnd) / 2));

/** New bytes were acknowledged. Returns whether the first hole is to be resent now (a partial ACK). */
export const onNewAck = (core: TcpCore, acked: number): boolean => {
  const { tcb, transient } = core;
  const mss = effectiveMss(core);
  tcb.dupAckCount = 0;
  if (!transient.inRecovery) {
    const limit = transient.afterTimeout && tcb.cWnd < tcb.ssThresh ? 1 : byteCountLimit;
    tcb.cWnd = Math.min(grownWindow(tcb.cWnd, tcb.ssThresh, mss, acked, limit), cWndLimit);
    if (tcb.cWnd >= tcb.ssThresh) transient.afterTimeout = false;
    return false;
  }
  if (seqGe(tcb.sndUna, transient.recover)) {
    // Full ACK, RFC 6582 step 3 option 1: no burst.
    tcb.cWnd = Math.min(tcb.ssThresh, Math.max(seqSpan(tcb.sndUna, tcb.sndMax), mss) + mss);
    transient.inRecovery = false;
    return false;
  }
  tcb.cWnd = Math.max(tcb.cWnd - acked, 0) + (acked >= mss ? mss : 0);
  tcb.cWnd = Math.max(tcb.cWnd, mss);
  return true;
};

/** A duplicate ACK. Returns whether it starts fast retransmit. */
export const onDuplicateAck = (core: TcpCore): boolean => {
  const { tcb, transient, settings } = core;
  const mss = effectiveMss(core);
  tcb.dupAckCount = Math.min(tcb.dupAckCount + 1, 0xff);
  if (transient.inRecovery) {
    tcb.cWnd = Math.min(tcb.cWnd + mss, cWndLimit);
    return false;
  }
  // Below `recover` the duplicates may stem from our own resending after a time-out (RFC 6582 section 4).
  if (tcb.dupAckCount !== settings.duplicateAckThreshold || !seqGe(tcb.sndUna, transient.recover)) return false;
  tcb.ssThresh = thresholdAfterLoss(tcb.cWnd, tcb.sndWnd, mss);
  tcb.cWnd = tcb.ssThresh + settings.duplicateAckThreshold * mss;
  transient.recover = tcb.sndMax;
  transient.inRecovery = true;
  return true;
};

/** The retransmission timer expired: loss window and slow start (RFC 5681 section 3.1). */
export const onTimeout = (core: TcpCore): void => {
  const { tcb, transient } = core;
  const mss = effectiveMss(core);
  // Only the first time-out of a segment halves: later ones say nothing new.
  if (tcb.retransmitCount === 0) tcb.ssThresh = thresholdAfterLoss(tcb.cWnd, tcb.sndWnd, mss);
  tcb.cWnd = mss;
  tcb.dupAckCount = 0;
  transient.inRecovery = false;
  transient.afterTimeout = true;
  transient.recover = tcb.sndMax;
};

/** Ends recovery without its outcome, for a hand-over: CWnd without the inflation that duplicates gave it. */
export const deflate = (core: TcpCore): void => {
  if (!core.transient.inRecovery) return;
  core.tcb.cWnd = Math.max(core.tcb.ssThresh, effectiveMss(core));
  core.tcb.dupAckCount = 0;
  core.transient.inRecovery = false;
};

/** Bytes beyond CWnd that the first two duplicate ACKs release (limited transmit, RFC 3042). */
export const limitedTransmit = (core: TcpCore): number =>
  core.transient.inRecovery || core.tcb.dupAckCount >= core.settings.duplicateAckThreshold
    ? 0
    : Math.min(core.tcb.dupAckCount, 2) * effectiveMss(core);
