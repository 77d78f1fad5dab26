/** The ends of a connection: TIME_WAIT, orderly release, error, reset. */
import type { SmokestackError } from '#units';
import { TcpFlag } from '#wire';
import { stopAlarms, type TcpCore } from './core.ts';
import { emit } from './emit.ts';

/** Both FINs are acknowledged and ours was first: the 4-tuple rests for 2 MSL (RFC 9293 section 3.6.1). */
export const enterTimeWait = (core: TcpCore): void => {
  stopAlarms(core);
  core.reassembly.clear();
  core.tcb.state = 'timeWait';
  core.events.push({ type: 'finished', error: undefined });
  restartTimeWait(core);
};

export const restartTimeWait = ({ alarms, settings }: TcpCore): void =>
  alarms.timeWait.arm(2 * settings.maximumSegmentLifetime);

/** The 4-tuple may be used again. */
export const release = (core: TcpCore): void => {
  stopAlarms(core);
  core.tcb.state = 'closed';
  core.events.push({ type: 'released' });
};

/** The last ACK of an orderly close. */
export const finish = (core: TcpCore): void => {
  core.events.push({ type: 'finished', error: undefined });
  release(core);
};

export const closeWithError = (core: TcpCore, error: SmokestackError): void => {
  if (core.tcb.state !== 'timeWait') core.events.push({ type: 'finished', error });
  release(core);
};

/** ABORT (RFC 9293 section 3.10.5): a reset to a peer that knows of the connection; everything queued is forgotten. */
export const abort = (core: TcpCore, error: SmokestackError): void => {
  const { state } = core.tcb;
  if (state !== 'closed' && state !== 'synSent' && state !== 'timeWait')
    emit(core, { seq: core.tcb.sndMax, flags: TcpFlag.rst });
  closeWithError(core, error);
};
