/** 7.9: acknowledgement, window, congestion control, retransmit and persist timer. */
import { limits, DeviceTcpState as TcpState } from '#contract';
import { type SeqNum, seqGe, seqGt, seqLe, seqLt, seqMax, seqSpan } from '#units';
import type { Row } from '../row/row.ts';
import {
  boundCwnd,
  enterTimeWait,
  finAcked,
  forgetCongestionCredit,
  hasTimestamps,
  lossThreshold,
  needsSending,
  outstanding,
  rto,
  startPersist,
  startRetransmit,
  takeSample,
  unaData,
} from './derived.ts';
import { addAcknowledged } from './division.ts';
import type { EngineEvent, IngressSegment } from './event.ts';

/** 7.9b: one RTT sample a flight (OC-04). */
function sample(e: EngineEvent, s: IngressSegment): void {
  const r = e.row;
  if (!seqGt(s.ack, r.rttSeq)) return;
  if (hasTimestamps(r)) {
    if (s.timestamps !== undefined) takeSample(r, e.adapter, (e.tick + r.tsDelta - s.timestamps.echo) >>> 0);
    r.rttSeq = r.sndNxt;
  } else if (r.rttTiming) {
    takeSample(r, e.adapter, (e.tick - r.rttAt) >>> 0);
    r.rttTiming = false;
  }
}

/** 7.9d: congestion window after new data was acknowledged (NewReno: RFC 6582; byte counting: RFC 3465). */
function openCongestionWindow(r: Row, ack: SeqNum, acked: number): void {
  const mss = r.effectiveMss;
  if (r.inRecovery && seqGe(ack, r.recover)) {
    r.inRecovery = false;
    r.dupAcks = 0;
    r.rexmitUna = false;
    r.cwnd = boundCwnd(Math.min(r.ssthresh, Math.max(seqSpan(r.sndUna, r.sndNxt), mss) + mss));
  } else if (r.inRecovery) {
    r.rexmitUna = true;
    r.cwnd = boundCwnd(Math.max(r.cwnd - acked, mss) + (acked >= mss ? mss : 0));
  } else {
    r.dupAcks = 0;
    r.rexmitUna = false;
    if (r.cwnd < r.ssthresh)
      r.cwnd = boundCwnd(r.cwnd + Math.min(acked, (r.afterRto ? 1 : limits.congestionByteLimit) * mss));
    else addAcknowledged(r, Math.min(acked, limits.congestionByteLimit * mss));
  }
  if (r.afterRto && seqGe(ack, r.recover)) r.afterRto = false;
  if (!r.inRecovery && !r.afterRto) r.recover = r.sndUna;
}

/** 7.9f: the peer has our FIN. */
function finWasAcked(r: Row): void {
  if (r.state === TcpState.FinWait1) r.state = TcpState.FinWait2;
  else if (r.state === TcpState.Closing) enterTimeWait(r);
  else if (r.state === TcpState.LastAck) r.state = TcpState.Closed;
  r.disconnectNotify = true;
}

/** 7.9h: a duplicate acknowledgement (RFC 5681 section 3.2). */
function duplicate(e: EngineEvent): void {
  const r = e.row;
  r.dupAcks = Math.min(r.dupAcks + 1, 0xff);
  if (r.inRecovery) {
    r.cwnd = boundCwnd(r.cwnd + r.effectiveMss);
  } else if (r.dupAcks === e.adapter.tcpDuplicateAckThreshold && seqGe(r.sndUna, r.recover)) {
    r.ssthresh = lossThreshold(r, e.adapter);
    forgetCongestionCredit(r);
    r.recover = r.sndMax;
    r.inRecovery = true;
    r.rexmitUna = true;
    r.cwnd = boundCwnd(r.ssthresh + e.adapter.tcpDuplicateAckThreshold * r.effectiveMss);
  }
}

/**
 * 7.9i. `probes` is retransmitCount before 7.9e cleared it: a zero-window ACK starts the next round of probes also when
 * it acknowledges the byte of one (CHM-TIM-043).
 */
function setRetransmitTimer(e: EngineEvent, window: number, newData: boolean, probes: number): void {
  const r = e.row;
  if (r.sndWnd === 0 && needsSending(r)) {
    if (!r.persisting) startPersist(e);
    else if (window === 0 && probes > 0) {
      r.sndWndProbes = Math.min(r.sndWndProbes + 1, 0xff);
      r.retransmitCount = 0;
      startRetransmit(e, rto(r, e.adapter, r.sndWndProbes));
    }
  } else if (r.persisting || newData) {
    if (r.persisting) {
      r.persisting = false;
      r.sndWndProbes = 0;
      r.retransmitCount = 0;
    }
    if (outstanding(r)) startRetransmit(e, rto(r, e.adapter, 0));
    else r.rtxRunning = false;
  }
  if (r.state === TcpState.Closed || r.state === TcpState.TimeWait) {
    r.rtxRunning = false;
    r.persisting = false;
  }
}

/** 7.9a to 7.9i. */
export function acknowledge(e: EngineEvent, s: IngressSegment, fin: boolean): void {
  const r = e.row;
  const window = s.window * 2 ** r.sndWindScale;
  const windowBefore = r.sndWnd;
  const probes = r.retransmitCount;
  const newer = seqLt(r.sndWl1, s.seq) || (r.sndWl1 === s.seq && seqLe(r.sndWl2, s.ack));
  if (seqGe(s.ack, r.sndUna) && newer) {
    r.sndWnd = window; // a
    r.sndWl1 = s.seq;
    r.sndWl2 = s.ack;
    r.maxSndWnd = Math.max(r.maxSndWnd, window);
  }
  const newData = seqGt(s.ack, r.sndUna);
  if (newData) {
    const acked = seqSpan(r.sndUna, s.ack);
    sample(e, s); // b
    r.sndUna = s.ack; // c
    r.sndNxt = seqMax(r.sndNxt, r.sndUna);
    r.sndSml = seqMax(r.sndSml, r.sndUna);
    openCongestionWindow(r, s.ack, acked); // d
    r.retransmitCount = 0; // e
    if (finAcked(r)) finWasAcked(r); // f
    const una = unaData(r);
    const reached = seqGe(una, r.sndCplMark) && una !== r.sndCplUna;
    if (reached || seqSpan(r.sndCplUna, una) >= e.adapter.sendCompleteBytes) r.sendNotify = true; // g
  }
  if (
    !newData &&
    s.ack === r.sndUna &&
    outstanding(r) &&
    s.bytes === 0 &&
    !fin &&
    window === windowBefore &&
    window !== 0
  )
    duplicate(e); // h
  setRetransmitTimer(e, window, newData, probes); // i
}
