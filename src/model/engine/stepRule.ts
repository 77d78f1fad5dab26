/** Which rule of section 8 a Step does next (8.8), and whether there is one (8.1). Asks only; step.ts acts. */
import { DeliveryPhase } from '#contract';
import { seqGe, seqSpan } from '#units';
import type { Row } from '../row/row.ts';
import { unconsumed } from './derived.ts';
import type { PostedRequest, RequestQueue } from './requestQueue.ts';

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

export const hasRequest = (r: Row): boolean => r.reqFill !== r.reqTail;
/** Requests between two ring indices. */
export const span = (from: number, to: number): number => (to - from) & 0xffff;
export const filling = (r: Row, queue: RequestQueue): PostedRequest | undefined =>
  hasRequest(r) ? queue.at(r.reqFill, r.reqHead) : undefined;
/** Bytes in the request at reqFill, those that it was posted with included. */
export const inFilling = (r: Row, request: PostedRequest): number => request.filled + r.reqFilled;
/** avail(rcvDataEnd): what is left of `data` of the charts. */
export const dataLeft = (r: Row): number => seqSpan(r.rcvCons, r.rcvDataEnd);
/** part of section 8, in push mode. */
export const pushable = (r: Row, request: PostedRequest | undefined): request is PostedRequest =>
  request !== undefined && inFilling(r, request) > 0 && !request.noPush;
export const markReached = (r: Row): boolean => r.pushMarkValid && seqGe(r.rcvCons, r.pushMark);

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
