/**
 * Zero-window probing in rounds (CHM-TIM-040 to -048). The alarm is the one of retransmission (CHM-TIM-003): in the
 * persist phase (no probe sent in this round) it waits RTO << round, in the probe phase RTO << probes sent.
 */
import type { TcpCore } from '../core.ts';
import { backedOffRto } from '../rtt.ts';

/** The window closed, or something to send came up while it was closed: round 0. */
export const startPersist = (core: TcpCore): void => {
  core.tcb.sndWndProbeCount = 0;
  core.tcb.retransmitCount = 0;
  core.tcb.totalRt = 0;
  core.alarms.retransmit.arm(backedOffRto(core.tcb, 0));
};

/** A zero-window ACK came: if probes were sent, that was the answer, and the next round begins (CHM-TIM-043). */
export const nextPersistRound = ({ tcb, alarms }: TcpCore): void => {
  if (tcb.retransmitCount === 0) return;
  tcb.sndWndProbeCount = Math.min(tcb.sndWndProbeCount + 1, 0xff);
  tcb.retransmitCount = 0;
  alarms.retransmit.arm(backedOffRto(tcb, tcb.sndWndProbeCount));
};

/** Accounts for a probe that was just sent (CHM-TIM-041, -042). */
export const noteProbe = ({ tcb, alarms }: TcpCore): void => {
  alarms.retransmit.arm(backedOffRto(tcb, tcb.retransmitCount));
  tcb.retransmitCount++;
};

/** The window opened (CHM-TIM-044). */
export const endPersist = ({ tcb, alarms }: TcpCore): void => {
  tcb.sndWndProbeCount = 0;
  tcb.retransmitCount = 0;
  alarms.retransmit.stop();
};
