/** Section 10: deadlines. */
import { TimerKind, DeviceUploadReason as UploadReason } from '#contract';
import { seqAdd, seqGt } from '#units';
import { TcpFlag } from '#wire';
import type { Row } from '../row/row.ts';
import {
  forgetCongestionCredit,
  lossThreshold,
  outstanding,
  raiseUpload,
  rto,
  sendFrame,
  sendPureAck,
  startRetransmit,
} from './derived.ts';
import type { EngineEvent } from './event.ts';
import { heldBack } from './sendChoice.ts';
import { finSent } from './transmit.ts';

/** MaxRT that means no limit (CHM-TIM-014). */
const unlimited = 0xffff_ffff;

/** The kinds that run, in the order in which they fire when several are due (section 14). */
export const timerKinds = [TimerKind.Retransmit, TimerKind.DelayedAck, TimerKind.Push, TimerKind.Sws] as const;

/** The deadline of a kind in ms, or undefined while it does not run; draining stops them all (11.5). */
export function deadlineOf(r: Row, kind: TimerKind): number | undefined {
  if (!r.live || r.draining) return undefined;
  if (kind === TimerKind.Retransmit) return r.rtxRunning ? r.rtxAt : undefined;
  if (kind === TimerKind.DelayedAck) return r.delAckRunning ? r.delAckAt : undefined;
  if (kind === TimerKind.Push) return r.pushRunning ? r.pushAt : undefined;
  if (kind === TimerKind.Sws) return r.swsRunning ? r.swsAt : undefined;
  return undefined;
}

/** The kind that fires first of those due at `now` (section 3, Timer), or undefined. */
export function dueTimer(r: Row, now: number): TimerKind | undefined {
  for (const kind of timerKinds) {
    const deadline = deadlineOf(r, kind);
    if (deadline !== undefined && now >= deadline) return kind;
  }
  return undefined;
}

/** 10.5: the limit is reached (CHM-TIM-019, CHM-TIM-045). */
const giveUp = (r: Row): void => raiseUpload(r, UploadReason.TimeoutExpiration);

/** 10.2 (CHM-TIM-041, CHM-TIM-042, CHM-TIM-048). */
function probe(e: EngineEvent): void {
  const r = e.row;
  if (r.retransmitCount >= e.adapter.tcpMaximumRetransmissions) {
    giveUp(r);
    return;
  }
  const fin = r.sndUna === r.sndEnd;
  const end = seqAdd(r.sndUna, 1);
  const isNew = seqGt(end, r.sndMax);
  if (isNew) {
    r.sndMax = end;
    if (fin) finSent(r);
  }
  startRetransmit(e, rto(r, e.adapter, r.retransmitCount));
  r.retransmitCount = Math.min(r.retransmitCount + 1, 0xff);
  sendFrame(e, r.sndUna, fin ? 0 : 1, TcpFlag.ack | (fin ? TcpFlag.fin : 0));
}

/** The retransmission limit in force (CHM-VAR-028). */
function exhausted(e: EngineEvent): boolean {
  const r = e.row;
  if (r.maxRT === unlimited) return false;
  if (r.maxRT === 0) return r.retransmitCount >= e.adapter.tcpMaximumRetransmissions;
  return (r.retransmitCount > 0 ? (e.tick - r.rtStart) >>> 0 : 0) >= r.maxRT;
}

/** 10.3: a timeout. Grants send what it puts back. */
function timeout(e: EngineEvent): void {
  const r = e.row;
  if (!outstanding(r)) return;
  if (exhausted(e)) {
    giveUp(r);
    return;
  }
  if (r.retransmitCount === 0) {
    r.ssthresh = lossThreshold(r, e.adapter);
    r.rtStart = e.tick;
  }
  r.cwnd = r.effectiveMss;
  r.inRecovery = false;
  r.dupAcks = 0;
  r.rexmitUna = false;
  r.recover = r.sndMax;
  r.afterRto = true;
  r.sndNxt = r.sndUna;
  forgetCongestionCredit(r);
  r.retransmitCount = Math.min(r.retransmitCount + 1, 0xff);
  startRetransmit(e, rto(r, e.adapter, r.retransmitCount));
}

/** A deadline was reached. */
export function timerFired(e: EngineEvent, kind: TimerKind): void {
  const r = e.row;
  if (kind === TimerKind.Retransmit) {
    r.rtxRunning = false; // 10.1
    if (r.persisting) probe(e);
    else timeout(e);
  } else if (kind === TimerKind.DelayedAck) {
    r.delAckRunning = false;
    sendPureAck(e); // 10.4
  } else if (kind === TimerKind.Push) {
    r.pushRunning = false;
    r.pushDue = true;
  } else if (kind === TimerKind.Sws) {
    r.swsRunning = false;
    if (heldBack(r, e.adapter)) r.swsForced = true; // CHM-TIM-063
  }
}
