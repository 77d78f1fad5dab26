/**
 * Section 8: one step of delivery, notification and terminate. The first rule that applies acts; `stepDue` asks the same
 * question without acting (8.1).
 */
import { DeliveryPhase, EventKind, limits, Status, TcpEvent } from '#contract';
import { seqGe } from '#units';
import type { Row } from '../row/row.ts';
import { msPerTick } from './adapter.ts';
import { finAcked, receivedEnd, unaData, unconsumed } from './derived.ts';
import type { EngineEvent } from './event.ts';
import { capacity, type PostedRequest, type RequestQueue } from './requestQueue.ts';

/** An empty buffer of the indication ring, the next one in order. */
export interface IndicationBuffer {
  readonly buffer: bigint;
}

/** The rule of section 8 that a Step does, or why there is none. */
export type StepRule =
  | '8.2'
  | '8.3'
  | '8.4'
  | '8.5'
  /** aborted: the charts end. */
  | '8.6'
  | '8.6a'
  | '8.6b'
  | '8.6c'
  | '8.6d'
  | '8.7a'
  | '8.7b'
  | '8.7c'
  | '8.7d'
  | '8.7e'
  | 'none'
  /** 8.6c without an indication buffer. */
  | 'waits';

const hasRequest = (r: Row): boolean => r.reqFill !== r.reqTail;
/** Requests between two ring indices. */
const span = (from: number, to: number): number => (to - from) & 0xffff;
const filling = (r: Row, queue: RequestQueue): PostedRequest | undefined =>
  hasRequest(r) ? queue.at(r.reqFill, r.reqHead) : undefined;
/** Bytes in the request at reqFill, those that it was posted with included. */
const inFilling = (r: Row, request: PostedRequest): number => request.filled + r.reqFilled;
/** avail(rcvDataEnd): what is left of `data` of the charts. */
const dataLeft = (r: Row): number => (r.rcvDataEnd - r.rcvCons) >>> 0;
/** part of section 8, in push mode. */
const pushable = (r: Row, request: PostedRequest | undefined): request is PostedRequest =>
  request !== undefined && inFilling(r, request) > 0 && !request.noPush;
const markReached = (r: Row): boolean => r.pushMarkValid && seqGe(r.rcvCons, r.pushMark);

/** 8.6: placement and indication, one copy or entry at a time. */
function placeRule(r: Row, queue: RequestQueue, buffer: IndicationBuffer | undefined): StepRule {
  if (r.aborted) return '8.6';
  const request = filling(r, queue);
  if (request !== undefined && dataLeft(r) > 0) return '8.6a';
  if (r.reqHead !== r.reqFill || (pushable(r, request) && r.reqPlaced && markReached(r))) return '8.6b';
  if (dataLeft(r) === 0) return '8.6d';
  if (r.draining || r.retrieveIndicated) return '8.6c';
  return buffer === undefined ? 'waits' : '8.6c';
}

/** 8.7a: requests go back unfilled. */
const flushes = (r: Row): boolean =>
  (r.aborted ||
    r.disconnectIndicated ||
    r.retrieveIndicated ||
    (r.draining && !(hasRequest(r) && unconsumed(r) > 0))) &&
  (r.reqHead !== r.reqFill || hasRequest(r));

/** 8.7: nothing of the charts is running. */
function idleRule(r: Row): StepRule {
  if (flushes(r)) return '8.7a';
  if (hasRequest(r) && unconsumed(r) > 0 && !r.aborted) return '8.7c';
  if (r.pushDue) return '8.7b';
  if (unconsumed(r) > 0) {
    return r.parked || r.draining || r.aborted || r.retrieveIndicated ? 'none' : '8.7d';
  }
  return r.finReceived && !r.disconnectIndicated && !r.aborted && !r.retrieveIndicated ? '8.7e' : 'none';
}

/** The rule that a Step of this row does now (8.8). */
export function stepRule(r: Row, queue: RequestQueue, buffer: IndicationBuffer | undefined): StepRule {
  if (!r.live || r.captured) return 'none';
  if (r.aborted && !r.localAbort && !r.abortIndicated) return '8.2';
  if (r.retrieveNotify && !r.draining) return '8.3';
  const idle = r.phase === DeliveryPhase.Idle && !r.answerPending;
  if (r.localAbort && idle && flushes(r)) return '8.7a'; // OC-11
  if (r.sendNotify) return '8.4';
  if (r.disconnectNotify) return '8.5';
  if (r.phase === DeliveryPhase.Place) return placeRule(r, queue, buffer);
  return idle ? idleRule(r) : 'none';
}

/** work of 8.1. */
export const stepDue = (r: Row, queue: RequestQueue, buffer: IndicationBuffer | undefined): boolean => {
  const rule = stepRule(r, queue, buffer);
  return rule !== 'none' && rule !== 'waits';
};

/** emitReceive of section 8: `count` requests from reqHead on go back. */
function emitReceive(e: EngineEvent, count: number, status: Status, bytes: number, rest: boolean): void {
  const r = e.row;
  e.entry = { kind: EventKind.ReceiveComplete, status, bytes, first: r.reqHead, count, rest };
  r.answerPending = true;
  r.answerSerial = e.nextSerial;
  r.phase = DeliveryPhase.WaitReturn;
  r.pushRunning = false;
  e.queue.release(count);
  r.reqHead = (r.reqHead + count) & 0xffff;
}

const closeFilling = (r: Row): void => {
  r.reqFilled = 0;
  r.reqPlaced = false;
};
const nextRequest = (r: Row): void => {
  r.reqFill = (r.reqFill + 1) & 0xffff;
  closeFilling(r);
};

/** Filled requests go back: all of them are full, so the last one's bytes are its size. */
const completeFilled = (e: EngineEvent): void => {
  const count = span(e.row.reqHead, e.row.reqFill);
  emitReceive(e, count, Status.Success, e.queue.items[count - 1]?.bytes ?? 0, false);
};

/** Filled requests and the partly filled one go back (chart 1 A.7, chart 3). */
function completePartial(e: EngineEvent, request: PostedRequest): void {
  const r = e.row;
  const bytes = inFilling(r, request);
  nextRequest(r);
  emitReceive(e, span(r.reqHead, r.reqFill), Status.Success, bytes, false);
}

/** Every request goes back; the first one may hold bytes (8.7a, 8.7e). */
function completeAll(e: EngineEvent, status: Status): void {
  const r = e.row;
  const first = filling(r, e.queue);
  const bytes = first === undefined ? 0 : inFilling(r, first);
  r.reqFill = r.reqTail;
  closeFilling(r);
  emitReceive(e, span(r.reqHead, r.reqTail), status, bytes, true);
}

/** 8.6a: a zero-size request counts as filled; otherwise bytes are copied (CHM-RX-002, CHM-RX-014). */
function placeIntoRequest(e: EngineEvent): void {
  const r = e.row;
  const request = filling(r, e.queue);
  if (request === undefined) return;
  const room = capacity(request) - r.reqFilled;
  if (room <= 0) {
    nextRequest(r);
    return;
  }
  const bytes = Math.min(dataLeft(r), room, limits.copyMaxBytes);
  e.copy = { seq: r.rcvCons, bytes, host: request.host + BigInt(inFilling(r, request)) };
  r.copySeq = r.rcvCons;
  r.copyBytes = bytes;
  r.copyFills = bytes === room;
  r.phase = DeliveryPhase.CopyRequest;
}

/** 8.6c (chart 2, CHM-RI-009, OC-15). */
function indicate(e: EngineEvent, buffer: IndicationBuffer | undefined): void {
  const r = e.row;
  if (r.draining || r.retrieveIndicated || buffer === undefined) {
    r.phase = DeliveryPhase.Idle;
    return;
  }
  const preferred = r.rcvIndicationSize === 0 ? Number.POSITIVE_INFINITY : r.rcvIndicationSize;
  const bytes = Math.min(dataLeft(r), preferred, e.adapter.indicationBytes, limits.copyMaxBytes);
  e.copy = { seq: r.rcvCons, bytes, host: buffer.buffer };
  r.copySeq = r.rcvCons;
  r.copyBytes = bytes;
  r.phase = DeliveryPhase.CopyIndicate;
}

/** 8.6d: chart 1 A.5 to A.8: the execution ends; a partly filled request waits for the push timer. */
function endPlacement(e: EngineEvent): void {
  const r = e.row;
  r.phase = DeliveryPhase.Idle;
  if (pushable(r, filling(r, e.queue)) && (r.reqPlaced || !r.pushRunning)) startPush(e);
  r.reqPlaced = false;
}

/** CHM-TIM-082; a running timer starts anew (D-09). */
export function startPush(e: EngineEvent): void {
  e.row.pushRunning = true;
  e.row.pushAt = e.now + e.adapter.tcpPushTicks * msPerTick(e.adapter);
}

/** 8.4 (CHM-TX-011, CHM-TX-017). */
function completeSends(e: EngineEvent): void {
  const r = e.row;
  const una = unaData(r);
  const uploading = r.draining && r.finPosted && !finAcked(r);
  const status = r.aborted ? Status.RequestAborted : uploading ? Status.UploadInProgress : Status.Success;
  e.entry = { kind: EventKind.SendComplete, una, status };
  r.sendNotify = false;
  r.sndCplUna = una;
  if (seqGe(una, r.sndCplMark)) r.sndCplMark = r.sndEnd;
}

/** 8.5 (CHM-DIS-009, CHM-DIS-011). */
function completeDisconnect(e: EngineEvent): void {
  const r = e.row;
  const status = finAcked(r) ? Status.Success : r.aborted ? Status.RequestAborted : Status.UploadInProgress;
  e.entry = { kind: EventKind.DisconnectComplete, una: unaData(r), status };
  r.disconnectNotify = false;
}

/** 8.7a */
function flush(e: EngineEvent): void {
  const r = e.row;
  if (r.reqHead !== r.reqFill) completeFilled(e);
  else if (r.aborted) completeAll(e, Status.RequestAborted);
  else completeAll(e, r.disconnectIndicated ? Status.InvalidState : Status.UploadInProgress);
}

/** 8.7e (CHM-CLS-001, CHM-CLS-005). */
function endOfData(e: EngineEvent): void {
  const r = e.row;
  if (hasRequest(r) && !r.recvFlush) {
    completeAll(e, Status.Success);
    r.recvFlush = true;
  } else {
    e.entry = { kind: EventKind.TcpEvent, tcpEvent: TcpEvent.Disconnect };
    r.disconnectIndicated = true;
    r.recvFlush = false;
  }
}

/** Does one Step and says which rule it was. `buffer`: the next indication buffer, where there is one. */
export function step(e: EngineEvent, buffer: IndicationBuffer | undefined): StepRule {
  const r = e.row;
  const rule = stepRule(r, e.queue, buffer);
  switch (rule) {
    case '8.2':
      e.entry = { kind: EventKind.TcpEvent, tcpEvent: TcpEvent.Abort };
      r.abortIndicated = true;
      break;
    case '8.3':
      e.entry = { kind: EventKind.TcpEvent, tcpEvent: TcpEvent.Retrieve, info: r.uploadReason };
      r.retrieveNotify = false;
      r.retrieveIndicated = true;
      break;
    case '8.4':
      completeSends(e);
      break;
    case '8.5':
      completeDisconnect(e);
      break;
    case '8.6':
      r.phase = DeliveryPhase.Idle;
      break;
    case '8.6a':
      placeIntoRequest(e);
      break;
    case '8.6b': {
      const request = filling(r, e.queue);
      if (pushable(r, request) && r.reqPlaced && markReached(r)) completePartial(e, request);
      else completeFilled(e);
      break;
    }
    case '8.6c':
      indicate(e, buffer);
      break;
    case '8.6d':
      endPlacement(e);
      break;
    case '8.7a':
      flush(e);
      break;
    case '8.7b': {
      r.pushDue = false;
      const request = filling(r, e.queue);
      if (pushable(r, request)) completePartial(e, request); // chart 3
      break;
    }
    case '8.7c':
      r.parked = false;
      r.rcvDataEnd = receivedEnd(r);
      r.phase = DeliveryPhase.Place;
      break;
    case '8.7d':
      r.rcvDataEnd = receivedEnd(r);
      r.phase = DeliveryPhase.Place;
      break;
    case '8.7e':
      endOfData(e);
      break;
    default:
  }
  if ((rule === '8.6b' || rule === '8.6c' || rule === '8.6d') && markReached(r)) r.pushMarkValid = false;
  return rule;
}
