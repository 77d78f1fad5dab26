/** 11.5 to 11.7: what terminate, capture and abort do to a row. */
import { DeliveryPhase, Status, DeviceTcpState as TcpState } from '#contract';
import { TcpFlag } from '#wire';
import type { Row } from '../row/row.ts';
import { finAcked, pureAckSeq, sendPureAck, stampOf, stopTimers, unaData } from './derived.ts';
import type { EngineEvent } from './event.ts';
import type { RequestQueue } from './requestQueue.ts';
import { stepDue } from './stepRule.ts';

/** 11.5 (CHM-TERM-034, CHM-TERM-035, CHM-TERM-058). */
export function terminate(e: EngineEvent): void {
  const r = e.row;
  r.draining = true;
  if (r.lastAck !== r.rcvNxt && !r.aborted) sendPureAck(e);
  r.delAckRunning = false;
  r.pushRunning = false;
  r.pushDue = false;
  r.ranges = [];
  r.finQueued = false;
  if (unaData(r) !== r.sndCplUna) r.sendNotify = true;
  if (r.finPosted && !finAcked(r) && !r.aborted) {
    r.sendNotify = true; // O-06
    r.disconnectNotify = true;
  }
}

/** Whether 11.6 lets the row be captured; frames and placements under way are the device's to wait for. */
export const capturable = (r: Row, queue: RequestQueue): boolean =>
  r.draining &&
  !r.captured &&
  r.phase === DeliveryPhase.Idle &&
  !r.answerPending &&
  !stepDue(r, queue, undefined) &&
  r.reqHead === r.reqTail &&
  !r.ccBusy;

/** 11.7: an abortive disconnect (CHM-DIS-014 to 016). Returns the status of its completion. */
export function abort(e: EngineEvent): Status {
  const r = e.row;
  if (r.aborted) return Status.RequestAborted;
  if (r.state === TcpState.Closed) return Status.UploadInProgress;
  e.frame = {
    seq: pureAckSeq(r),
    ack: r.rcvNxt,
    flags: TcpFlag.rst | TcpFlag.ack,
    window: 0,
    bytes: 0,
    timestamps: stampOf(e),
  };
  r.state = TcpState.Closed;
  r.aborted = true;
  r.localAbort = true;
  stopTimers(r);
  r.parked = false;
  r.sendNotify = true;
  if (r.finPosted && !finAcked(r)) r.disconnectNotify = true;
  return Status.Success;
}

/** Whether the completion of an abort may be written (11.7). */
export const abortSettled = (r: Row): boolean => !r.sendNotify && !r.disconnectNotify && r.reqHead === r.reqTail;
