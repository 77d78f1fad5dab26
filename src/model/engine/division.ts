/** 7.12: congestion avoidance divides beside the pipeline and comes back as an event (CHM-CC-009). */
import type { Row } from '../row/row.ts';
import { boundCwnd } from './derived.ts';

const moreBytesMax = 2 ** 20 - 1;

/** `bytes` acknowledged in congestion avoidance, already capped to L x MSS. */
export function addAcknowledged(r: Row, bytes: number): void {
  if (r.ccBusy) {
    r.ccMore = Math.min(r.ccMore + bytes, moreBytesMax);
    r.ccMoreAcks = Math.min(r.ccMoreAcks + 1, 0xffff);
    return;
  }
  r.ccBusy = true;
  r.ccNum = r.effectiveMss * bytes;
  r.ccDen = r.cwnd;
  r.ccAcks = 1;
}

/** Divided. */
export function divided(r: Row): void {
  const quotient = Math.floor(r.ccNum / r.ccDen);
  if (r.ccAcks > 0) r.cwnd = boundCwnd(r.cwnd + Math.max(quotient, r.ccAcks));
  if (r.ccMoreAcks > 0) {
    r.ccNum = r.effectiveMss * r.ccMore;
    r.ccDen = r.cwnd;
    r.ccAcks = r.ccMoreAcks;
    r.ccMore = 0;
    r.ccMoreAcks = 0;
  } else {
    r.ccBusy = false;
    r.ccAcks = 0;
  }
}
