/** Keepalive probes (RFC 9293 section 3.8.4), also used to check a peer after a challenge ACK (CHM-BRA-004 to -008). */
import { tcpCachedFlag } from '#contract';
import { SmokestackError, seqAdd } from '#units';
import { closeWithError } from '../close.ts';
import type { TcpCore } from '../core.ts';
import { emit } from '../emit.ts';
import { msPerTick } from '../settings.ts';
import { outstanding } from '../tcb.ts';

/** After a challenge ACK the peer has this long to show an acceptable segment, milliseconds (CHM-BRA-004). */
const mitigationTimeout = 300_000;
/** Used when the cached values are 0 (CHM-BRA-006). */
const mitigationProbes = 10;
const mitigationInterval = 1_000;

const enabled = ({ tcb }: TcpCore): boolean => (tcb.cached.flags & tcpCachedFlag.keepAliveEnabled) !== 0;

/** The peer is alive: from the start again, or stop a timer that only a challenge had set. */
export const restartKeepAlive = (core: TcpCore): void => {
  core.tcb.keepAliveProbeCount = 0;
  if (enabled(core)) core.alarms.keepAlive.arm(core.tcb.cached.kaTimeout * msPerTick(core.settings));
  else core.alarms.keepAlive.stop();
};

/** A challenge ACK was sent. */
export const armMitigation = ({ alarms }: TcpCore): void => {
  const { remaining } = alarms.keepAlive;
  if (remaining === undefined || remaining > mitigationTimeout) alarms.keepAlive.arm(mitigationTimeout);
};

export const onKeepAlive = (core: TcpCore): void => {
  const { tcb, alarms } = core;
  const probes = tcb.cached.kaProbeCount || mitigationProbes;
  const interval = tcb.cached.kaInterval * msPerTick(core.settings) || mitigationInterval;
  if (outstanding(tcb)) {
    // Retransmission will find out sooner (OC-18).
    alarms.keepAlive.arm(interval);
    return;
  }
  if (tcb.keepAliveProbeCount >= probes) {
    closeWithError(core, new SmokestackError('timeout', `the peer left ${probes} keepalive probes unanswered`));
    return;
  }
  tcb.keepAliveProbeCount++;
  emit(core, { seq: seqAdd(tcb.sndMax, -1) });
  alarms.keepAlive.arm(interval);
};
