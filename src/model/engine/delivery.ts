/** What comes back to delivery: ends of copies, answers of the host, posted requests (8.10 to 8.13). */
import {
  AnswerKind,
  DeliveryPhase,
  EventKind,
  Status,
  DeviceTcpState as TcpState,
  DeviceUploadReason as UploadReason,
} from '#contract';
import { seqAdd } from '#units';
import type { Row } from '../row/row.ts';
import { raiseUpload, receivedEnd, receiving, sendPureAck, unconsumed, uploadRaised, windowOpened } from './derived.ts';
import type { EngineEvent } from './event.ts';
import type { PostedRequest } from './requestQueue.ts';
import { startPush } from './step.ts';
import { markReached } from './stepRule.ts';

/** 8.12: the window has opened by enough to be told (CHM-FC-006). */
function updateWindow(e: EngineEvent): void {
  const r = e.row;
  if (windowOpened(r) && !r.finReceived && receiving(r) && !r.aborted && !r.draining && !uploadRaised(r))
    sendPureAck(e);
}

/** 8.10. `buffer`, `first`: the indication buffer that the copy went into, and its index in the indication ring. */
export function copied(e: EngineEvent, buffer: bigint, first: number): void {
  const r = e.row;
  if (r.phase === DeliveryPhase.CopyRequest) {
    r.rcvCons = seqAdd(r.rcvCons, r.copyBytes);
    r.reqFilled += r.copyBytes;
    r.reqPlaced = true;
    if (r.copyFills) {
      r.reqFill = (r.reqFill + 1) & 0xffff;
      r.reqFilled = 0;
      r.reqPlaced = false;
    }
    r.phase = DeliveryPhase.Place;
    updateWindow(e);
    return;
  }
  e.entry = { kind: EventKind.Indicate, bytes: r.copyBytes, info: r.copySeq, buffer, first };
  r.answerPending = true;
  r.answerSerial = e.nextSerial;
  r.phase = DeliveryPhase.WaitAnswer;
}

/** What the engine reads of an AnswerEntry. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly serial: number;
  readonly status: Status;
  readonly bytes: number;
}

/** Whether the answer is the one that is waited for; otherwise it is stale (8.11, 11.9). */
export function answerFits(r: Row, answer: Answer): boolean {
  if (!r.live || !r.answerPending || answer.serial !== r.answerSerial) return false;
  return (
    (answer.kind === AnswerKind.CompletionReturned && r.phase === DeliveryPhase.WaitReturn) ||
    (answer.kind === AnswerKind.IndicationAnswer && r.phase === DeliveryPhase.WaitAnswer)
  );
}

/** Bytes that the host took of the open indication (CHM-ERR-014). */
function taken(r: Row, answer: Answer): number {
  if (answer.status === Status.Success) return r.copyBytes;
  if (answer.status !== Status.OffloadDataPartiallyAccepted) return 0;
  if (answer.bytes <= r.copyBytes) return answer.bytes;
  // O-08: no upload is asked for in these states.
  if (r.state !== TcpState.FinWait1 && r.state !== TcpState.FinWait2 && r.state !== TcpState.CloseWait) {
    raiseUpload(r, UploadReason.UploadRequested);
  }
  return 0;
}

/** 8.11, for an answer that fits. */
export function answered(e: EngineEvent, answer: Answer): void {
  const r = e.row;
  const has = r.reqFill !== r.reqTail;
  r.answerPending = false;
  r.phase = DeliveryPhase.Place;
  if (answer.kind === AnswerKind.IndicationAnswer) {
    r.rcvCons = seqAdd(r.rcvCons, taken(r, answer));
    if (markReached(r)) r.pushMarkValid = false; // the indication has passed it
    if (answer.status === Status.Success) r.rcvDataEnd = receivedEnd(r);
    else if (!has) {
      r.parked = unconsumed(r) > 0;
      r.phase = DeliveryPhase.Idle;
    }
  }
  if (r.aborted || ((r.draining || r.retrieveIndicated) && !has)) r.phase = DeliveryPhase.Idle;
  if (answer.kind === AnswerKind.IndicationAnswer) updateWindow(e);
}

/** 8.13 */
export function requestsPosted(e: EngineEvent, requests: readonly PostedRequest[]): void {
  const r = e.row;
  e.queue.items.push(...requests);
  r.reqTail = (r.reqTail + requests.length) & 0xffff;
  if (requests.some((request) => !request.noPush && request.filled > 0)) startPush(e); // CHM-RX-011
}
