/** Section 7: a received segment. Order matters: each rule sees what the ones before it left. */
import { limits, RawReason, DeviceTcpState as TcpState, DeviceUploadReason as UploadReason } from '#contract';
import { clockDiff, seqAdd, seqGt, seqInWindow, seqLt, seqSpan } from '#units';
import { TcpFlag } from '#wire';
import type { Row } from '../row/row.ts';
import { acknowledge } from './acknowledgement.ts';
import { msPerTick } from './adapter.ts';
import { finAcked, hasTimestamps, raiseUpload, sendPureAck, stopTimers, uploadRaised } from './derived.ts';
import type { EngineEvent, IngressSegment } from './event.ts';
import { type Reception, receive } from './reception.ts';

/** What 7.1 looks at. */
export type Refusing = Pick<Row, 'live' | 'draining' | 'state' | 'retrieveNotify' | 'retrieveIndicated' | 'aborted'>;

export const refusingOf = ({
  live,
  draining,
  state,
  retrieveNotify,
  retrieveIndicated,
  aborted,
}: Refusing): Refusing => ({
  live,
  draining,
  state,
  retrieveNotify,
  retrieveIndicated,
  aborted,
});

/** 7.1: why the segment goes up the raw path untouched, or None: it is consumed. */
export function refusal(r: Refusing, flags: number): RawReason {
  if (!r.live) return RawReason.NoConnection;
  if (r.draining) return RawReason.Terminating;
  if (r.state === TcpState.TimeWait && flags & TcpFlag.syn) return RawReason.SynTimeWait;
  if (uploadRaised(r)) return RawReason.UploadRequested;
  if (r.aborted || r.state === TcpState.Closed) return RawReason.Closed;
  if (flags & TcpFlag.urg) return RawReason.Urgent;
  return RawReason.None;
}

/** 7.2b, 7.8: TsRecent is too old to be compared with (OC-27). */
const tsRecentExpired = (e: EngineEvent): boolean =>
  (e.tick - e.row.tsRecentAt) >>> 0 > limits.tsRecentMaxAgeMs / msPerTick(e.adapter);

/** 7.3: the sequence test of RFC 9293 section 3.10.7.4. `length` is s.len of 2.5. */
function acceptable(r: Row, s: IngressSegment, length: number): boolean {
  const window = seqSpan(r.rcvNxt, r.rcvAdv);
  if (window === 0) return s.seq === r.rcvNxt && (length === 0 || (s.flags & (TcpFlag.syn | TcpFlag.rst)) === 0);
  if (seqInWindow(s.seq, r.rcvNxt, window)) return true;
  if (length === 0) return false;
  const end = seqAdd(s.seq, length);
  return seqInWindow(seqAdd(end, -1), r.rcvNxt, window) || (seqLt(s.seq, r.rcvNxt) && seqLt(r.rcvNxt, end));
}

/** 7.4: an acceptable RST (CHM-CLS-006). */
function reset(r: Row): void {
  r.aborted = true;
  r.state = TcpState.Closed;
  stopTimers(r);
  r.sendNotify = true;
  if (r.finPosted && !finAcked(r)) r.disconnectNotify = true;
}

/** 7.5: a SYN at rcvNxt (CHM-BRA-012). */
function restartSeen(r: Row): void {
  r.state = TcpState.Closed;
  raiseUpload(r, UploadReason.UploadRequested);
}

/** What 7.2 to 7.7 do with a segment before its acknowledgement and payload count. */
type Check = 'dropped' | 'answered' | 'reset' | 'restart' | 'passed';

/** 7.2 to 7.7, first match. */
function check(e: EngineEvent, s: IngressSegment): Check {
  const r = e.row;
  const rst = (s.flags & TcpFlag.rst) !== 0;
  const syn = (s.flags & TcpFlag.syn) !== 0;
  const fin = (s.flags & TcpFlag.fin) !== 0;
  if (hasTimestamps(r) && !rst) {
    if (s.timestamps === undefined) return 'dropped'; // 7.2a
    const older = clockDiff(s.timestamps.value, r.tsRecent) < 0;
    if (older && !tsRecentExpired(e)) return 'answered'; // 7.2b
  }

  // The payload of an RST counts as none (7.4).
  const length = (rst ? 0 : s.bytes) + (syn ? 1 : 0) + (fin ? 1 : 0);
  if (!acceptable(r, s, length)) return rst ? 'dropped' : 'answered'; // 7.3, CHM-ERR-011
  if (rst) return s.seq === r.rcvNxt ? 'reset' : 'answered'; // 7.4
  if (syn) return s.seq === r.rcvNxt ? 'restart' : 'answered'; // 7.5
  if ((s.flags & TcpFlag.ack) === 0) return 'dropped'; // 7.6
  if (seqGt(s.ack, r.sndMax) || seqLt(s.ack, seqAdd(r.sndUna, -r.maxSndWnd))) return 'answered'; // 7.7
  return 'passed';
}

/** 7.8: the last-ACK-sent rule of RFC 7323 section 4.3. */
function noteTimestamp(e: EngineEvent, s: IngressSegment): void {
  const r = e.row;
  if (!hasTimestamps(r) || s.timestamps === undefined || seqGt(s.seq, r.lastAck)) return;
  if (clockDiff(s.timestamps.value, r.tsRecent) < 0 && !tsRecentExpired(e)) return;
  r.tsRecent = s.timestamps.value;
  r.tsRecentAt = e.tick;
}

/** 7.2 to 7.14 for a segment that 7.1 lets pass. */
export function consumeSegment(e: EngineEvent, s: IngressSegment): void {
  const outcome = check(e, s);
  if (outcome === 'answered') sendPureAck(e);
  else if (outcome === 'reset') reset(e.row);
  else if (outcome === 'restart') restartSeen(e.row);
  else if (outcome === 'passed') {
    const fin = (s.flags & TcpFlag.fin) !== 0;
    noteTimestamp(e, s);
    acknowledge(e, s, fin);
    answer(e, receive(e, s, fin));
  }
}

/** 7.14: acknowledge now, later, or not at all (OC-31). */
function answer(e: EngineEvent, reception: Reception): void {
  const r = e.row;
  if (reception === 'nothing') return;
  let due = reception === 'now';
  if (!due) {
    r.delAckSegments = Math.min(r.delAckSegments + 1, 0xff);
    due = r.delAckSegments >= (e.adapter.tcpAckFrequency === 0 ? 2 : e.adapter.tcpAckFrequency);
  }
  if (due) sendPureAck(e);
  else if (!r.delAckRunning) {
    r.delAckRunning = true;
    r.delAckAt = e.now + Math.min(e.adapter.tcpDelayedAckTicks * msPerTick(e.adapter), 500);
  }
}
