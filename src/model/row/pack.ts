/**
 * Row to words, and the fold over them (5.1). Everything is 32-bit halves: word i of the layout is out[2i] (low) and
 * out[2i + 1], so that no bigint is made for an event.
 */
import { limits } from '#contract';
import type { Row } from './row.ts';

/** 32-bit halves of a TcpRow. */
export const rowHalves = 2 * limits.tcpRowWords;

/** 40-bit deadlines: the bits above the low half. */
const high = (ms: number): number => Math.floor(ms / 0x1_0000_0000) & 0xff;

const flags = (r: Row): number =>
  (r.live ? 1 : 0) |
  (r.draining ? 1 << 1 : 0) |
  (r.aborted ? 1 << 2 : 0) |
  (r.localAbort ? 1 << 3 : 0) |
  (r.finPosted ? 1 << 4 : 0) |
  (r.finReceived ? 1 << 5 : 0) |
  (r.finQueued ? 1 << 6 : 0) |
  (r.disconnectIndicated ? 1 << 7 : 0) |
  (r.abortIndicated ? 1 << 8 : 0) |
  (r.retrieveIndicated ? 1 << 9 : 0) |
  (r.parked ? 1 << 10 : 0) |
  (r.pushDue ? 1 << 11 : 0) |
  (r.pushMarkValid ? 1 << 12 : 0) |
  (r.reqPlaced ? 1 << 13 : 0) |
  (r.rtxRunning ? 1 << 14 : 0) |
  (r.delAckRunning ? 1 << 15 : 0) |
  (r.pushRunning ? 1 << 16 : 0) |
  (r.kaRunning ? 1 << 17 : 0) |
  (r.swsRunning ? 1 << 18 : 0) |
  (r.persisting ? 1 << 19 : 0) |
  (r.inRecovery ? 1 << 20 : 0) |
  (r.afterRto ? 1 << 21 : 0) |
  (r.rttTiming ? 1 << 22 : 0) |
  (r.rexmitUna ? 1 << 23 : 0) |
  (r.sendNotify ? 1 << 24 : 0) |
  (r.recvFlush ? 1 << 25 : 0) |
  (r.disconnectNotify ? 1 << 26 : 0) |
  (r.retrieveNotify ? 1 << 27 : 0) |
  (r.copyFills ? 1 << 28 : 0) |
  (r.ccBusy ? 1 << 29 : 0) |
  (r.answerPending ? 1 << 30 : 0) |
  (r.captured ? 1 << 31 : 0);

/** Writes the row into `o`, which has room for rowHalves. The order is that of the layout, four bytes a line. */
export function packRow(r: Row, o: Uint32Array): void {
  o[0] = r.state | (r.constFlags << 8) | (r.cachedFlags << 16) | (r.sndWindScale << 24) | (r.rcvWindScale << 28);
  o[1] = r.ttl | (r.tos << 8) | (r.userPriority << 16) | (r.dupAcks << 24);
  o[2] = r.localPort | (r.remotePort << 16);
  o[3] = r.remoteMss | (r.pathIndex << 16);
  o[4] = flags(r);
  o[5] =
    r.phase | (r.swsForced ? 1 << 3 : 0) | (r.delAckSegments << 8) | (r.uploadReason << 16) | (r.ranges.length << 24);
  o[6] = r.rcvNxt;
  o[7] = r.rcvAdv;
  o[8] = r.sndUna;
  o[9] = r.sndNxt;
  o[10] = r.sndMax;
  o[11] = r.sndEnd;
  o[12] = r.sndWnd;
  o[13] = r.maxSndWnd;
  o[14] = r.sndWl1;
  o[15] = r.sndWl2;
  o[16] = r.cwnd;
  o[17] = r.ssthresh;
  o[18] = r.recover;
  o[19] = r.sndCplMark;
  o[20] = r.srtt8;
  o[21] = r.rttvar4;
  o[22] = r.tsRecent;
  o[23] = r.tsRecentAt;
  o[24] = r.tsDelta;
  o[25] = r.rttSeq;
  o[26] = r.rttAt;
  o[27] = r.rtStart;
  o[28] = r.rtxAt;
  o[29] = high(r.rtxAt) | (r.retransmitCount << 8) | (r.sndWndProbes << 16) | (r.keepAliveProbes << 24);
  o[30] = r.delAckAt;
  o[31] = high(r.delAckAt) | (r.kaProbeCount << 8);
  o[32] = r.pushAt;
  o[33] = high(r.pushAt) | (r.flowLabel << 8);
  o[34] = r.kaAt;
  o[35] = high(r.kaAt);
  o[36] = r.swsAt;
  o[37] = high(r.swsAt);
  o[38] = r.rcvCons;
  o[39] = r.rcvDataEnd;
  o[40] = r.pushMark;
  o[41] = r.initialRcvWnd;
  o[42] = r.rcvIndicationSize;
  o[43] = r.reqFilled;
  o[44] = r.reqHead | (r.reqFill << 16);
  o[45] = r.reqTail | (r.sendTail << 16);
  for (let i = 0; i < limits.reassemblyRanges; i++) {
    const range = r.ranges[i];
    o[46 + 2 * i] = range === undefined ? 0 : range.lo;
    o[47 + 2 * i] = range === undefined ? 0 : range.hi;
  }
  o[54] = r.finSeq;
  o[55] = r.sndCplUna;
  o[56] = r.maxRT;
  o[57] = r.kaTimeout;
  o[58] = r.kaInterval;
  o[59] = r.lastAck;
  o[60] = r.dWnd;
  o[61] = r.hashValue;
  o[62] = r.ccNum;
  o[63] = r.ccDen;
  o[64] = r.ccMore;
  o[65] = r.ccAcks | (r.ccMoreAcks << 16);
  o[66] = r.copySeq;
  o[67] = r.copyBytes;
  o[68] = r.answerSerial;
  o[69] = r.sndSml;
  o[70] = r.lastActive;
  o[71] = r.delegatedFlags | (r.effectiveMss << 16);
}

/** A 64-bit number in two halves. */
export interface Halves {
  low: number;
  high: number;
}

/** RetireRecord.fold: XOR over words i of word i rotated left by 7i mod 64, into `into`. */
export function foldRow(halves: Uint32Array, into: Halves): void {
  let low = 0;
  let high = 0;
  for (let i = 0; i < limits.tcpRowWords; i++) {
    let a = halves[2 * i] as number;
    let b = halves[2 * i + 1] as number;
    let by = (7 * i) & 63;
    if (by >= 32) {
      const swap = a;
      a = b;
      b = swap;
      by -= 32;
    }
    if (by === 0) {
      low ^= a;
      high ^= b;
    } else {
      low ^= (a << by) | (b >>> (32 - by));
      high ^= (b << by) | (a >>> (32 - by));
    }
  }
  into.low = low >>> 0;
  into.high = high >>> 0;
}

/** RetireRecord.changed: bit i is set when word i differs, into `into`. */
export function changedWords(before: Uint32Array, after: Uint32Array, into: Halves): void {
  let low = 0;
  let high = 0;
  for (let i = 0; i < limits.tcpRowWords; i++) {
    if (before[2 * i] === after[2 * i] && before[2 * i + 1] === after[2 * i + 1]) continue;
    if (i < 32) low |= 1 << i;
    else high |= 1 << (i - 32);
  }
  into.low = low >>> 0;
  into.high = high >>> 0;
}
