/**
 * The state of a connection in the form that the rules of the engine work on: TcpRow of docs/reference/layout.md with
 * deadlines as plain numbers (40 bits of ms are exact) and the reassembly ranges as a list. pack.ts makes words of it.
 */
import { DeliveryPhase, DeviceTcpState as TcpState, DeviceUploadReason as UploadReason } from '#contract';
import { type SeqNum, seq } from '#units';

/** An out-of-order range [lo, hi). */
export interface Range {
  lo: SeqNum;
  hi: SeqNum;
}

/** Field meanings: TcpRow (docs/reference/layout.md). A new row is all zero: no connection. */
export class Row {
  state: TcpState = TcpState.Closed;
  constFlags = 0;
  cachedFlags = 0;
  sndWindScale = 0;
  rcvWindScale = 0;
  ttl = 0;
  tos = 0;
  userPriority = 0;
  dupAcks = 0;
  localPort = 0;
  remotePort = 0;
  remoteMss = 0;
  pathIndex = 0;
  live = false;
  draining = false;
  aborted = false;
  localAbort = false;
  finPosted = false;
  finReceived = false;
  finQueued = false;
  disconnectIndicated = false;
  abortIndicated = false;
  retrieveIndicated = false;
  parked = false;
  pushDue = false;
  pushMarkValid = false;
  reqPlaced = false;
  rtxRunning = false;
  delAckRunning = false;
  pushRunning = false;
  kaRunning = false;
  swsRunning = false;
  persisting = false;
  inRecovery = false;
  afterRto = false;
  rttTiming = false;
  rexmitUna = false;
  sendNotify = false;
  recvFlush = false;
  disconnectNotify = false;
  retrieveNotify = false;
  copyFills = false;
  ccBusy = false;
  answerPending = false;
  captured = false;
  phase: DeliveryPhase = DeliveryPhase.Idle;
  swsForced = false;
  delAckSegments = 0;
  uploadReason: UploadReason = UploadReason.None;
  rcvNxt = seq(0);
  rcvAdv = seq(0);
  sndUna = seq(0);
  sndNxt = seq(0);
  sndMax = seq(0);
  sndEnd = seq(0);
  sndWnd = 0;
  maxSndWnd = 0;
  sndWl1 = seq(0);
  sndWl2 = seq(0);
  cwnd = 0;
  ssthresh = 0;
  recover = seq(0);
  sndCplMark = seq(0);
  srtt8 = 0;
  rttvar4 = 0;
  tsRecent = 0;
  tsRecentAt = 0;
  tsDelta = 0;
  rttSeq = seq(0);
  rttAt = 0;
  rtStart = 0;
  rtxAt = 0;
  retransmitCount = 0;
  sndWndProbes = 0;
  keepAliveProbes = 0;
  delAckAt = 0;
  kaProbeCount = 0;
  pushAt = 0;
  flowLabel = 0;
  kaAt = 0;
  swsAt = 0;
  rcvCons = seq(0);
  rcvDataEnd = seq(0);
  pushMark = seq(0);
  initialRcvWnd = 0;
  rcvIndicationSize = 0;
  reqFilled = 0;
  reqHead = 0;
  reqFill = 0;
  reqTail = 0;
  sendTail = 0;
  finSeq = seq(0);
  sndCplUna = seq(0);
  maxRT = 0;
  kaTimeout = 0;
  kaInterval = 0;
  lastAck = seq(0);
  dWnd = 0;
  hashValue = 0;
  ccNum = 0;
  ccDen = 0;
  ccMore = 0;
  ccAcks = 0;
  ccMoreAcks = 0;
  copySeq = seq(0);
  copyBytes = 0;
  answerSerial = 0;
  sndSml = seq(0);
  lastActive = 0;
  delegatedFlags = 0;
  effectiveMss = 0;
  /** At most limits.reassemblyRanges: sorted, disjoint, not touching (7.10c); rangeCount is its length. */
  ranges: Range[] = [];
}
