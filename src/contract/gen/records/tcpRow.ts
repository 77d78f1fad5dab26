// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { DeliveryPhase, TcpState, UploadReason } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** State of a connection. docs/contract/engine.md section 5 says what each field means and when it changes. 288 bytes in memory. */
export interface TcpRow {
  /** Connection state. (byte 0) */
  readonly state: TcpState;
  /** As in the image. (byte 1) */
  readonly constFlags: number;
  /** As in the image. (byte 2) */
  readonly cachedFlags: number;
  /** Shift of received windows. (byte 3, bits 0..3) */
  readonly sndWindScale: number;
  /** Shift of advertised windows. (byte 3, bits 4..7) */
  readonly rcvWindScale: number;
  /** TTL of sent headers. (byte 4) */
  readonly ttl: number;
  /** TOS of sent headers. (byte 5) */
  readonly tos: number;
  /** Stored. (byte 6) */
  readonly userPriority: number;
  /** Duplicate acknowledgements in a row (DupAckCount). (byte 7) */
  readonly dupAcks: number;
  /** Plain number. (bytes 8..9) */
  readonly localPort: number;
  /** Plain number. (bytes 10..11) */
  readonly remotePort: number;
  /** Bytes. (bytes 12..13) */
  readonly remoteMss: number;
  /** Row of the path table. (bytes 14..15) */
  readonly pathIndex: number;
  /** The row holds a connection. (byte 16, bit 0) */
  readonly live: boolean;
  /** A terminate was taken. (byte 16, bit 1) */
  readonly draining: boolean;
  /** Acceptable RST received, or a local abort. (byte 16, bit 2) */
  readonly aborted: boolean;
  /** The abort was asked for by the host. (byte 16, bit 3) */
  readonly localAbort: boolean;
  /** Our FIN stands at sndEnd. (byte 16, bit 4) */
  readonly finPosted: boolean;
  /** The peer's FIN was taken in order; rcvNxt covers it. (byte 16, bit 5) */
  readonly finReceived: boolean;
  /** The peer's FIN lies out of order at finSeq. (byte 16, bit 6) */
  readonly finQueued: boolean;
  /** TcpIndicateDisconnect raised. (byte 16, bit 7) */
  readonly disconnectIndicated: boolean;
  /** TcpIndicateAbort raised. (byte 17, bit 0) */
  readonly abortIndicated: boolean;
  /** A mandatory TcpIndicateRetrieve raised: the connection is no longer processed. (byte 17, bit 1) */
  readonly retrieveIndicated: boolean;
  /** The data is buffered data: refused, or handed over at initiate. (byte 17, bit 2) */
  readonly parked: boolean;
  /** The push timer fired while a call was in progress (CHM-DLV-015). (byte 17, bit 3) */
  readonly pushDue: boolean;
  /** pushMark holds a mark not yet passed. (byte 17, bit 4) */
  readonly pushMarkValid: boolean;
  /** The current execution of the charts has placed bytes into the partly filled request. (byte 17, bit 5) */
  readonly reqPlaced: boolean;
  /** Retransmit deadline set. (byte 17, bit 6) */
  readonly rtxRunning: boolean;
  /** Delayed-ACK deadline set. (byte 17, bit 7) */
  readonly delAckRunning: boolean;
  /** Push deadline set. (byte 18, bit 0) */
  readonly pushRunning: boolean;
  /** Reserved: keepalive deadline set. (byte 18, bit 1) */
  readonly kaRunning: boolean;
  /** SWS deadline set. (byte 18, bit 2) */
  readonly swsRunning: boolean;
  /** The retransmit deadline is that of the persist algorithm. (byte 18, bit 3) */
  readonly persisting: boolean;
  /** NewReno fast recovery. (byte 18, bit 4) */
  readonly inRecovery: boolean;
  /** Slow start after a timeout: byte counting uses L = 1 until recover is passed. (byte 18, bit 5) */
  readonly afterRto: boolean;
  /** A segment is being timed by its sequence number (no timestamps). (byte 18, bit 6) */
  readonly rttTiming: boolean;
  /** The segment at sndUna is to be sent again (fast retransmit, partial acknowledgement). (byte 18, bit 7) */
  readonly rexmitUna: boolean;
  /** A SendComplete is due. (byte 19, bit 0) */
  readonly sendNotify: boolean;
  /** The requests outstanding at the FIN of the peer were completed; TcpIndicateDisconnect comes next. (byte 19, bit 1) */
  readonly recvFlush: boolean;
  /** A DisconnectComplete is due. (byte 19, bit 2) */
  readonly disconnectNotify: boolean;
  /** A Retrieve event is due, reason in uploadReason. (byte 19, bit 3) */
  readonly retrieveNotify: boolean;
  /** The copy in flight fills the request it goes into. (byte 19, bit 4) */
  readonly copyFills: boolean;
  /** A congestion-window division is under way. (byte 19, bit 5) */
  readonly ccBusy: boolean;
  /** An event entry that the host must answer is open. (byte 19, bit 6) */
  readonly answerPending: boolean;
  /** Final state captured; nothing changes any more. (byte 19, bit 7) */
  readonly captured: boolean;
  /** Delivery sequencer. (byte 20, bits 0..2) */
  readonly phase: DeliveryPhase;
  /** The SWS timer fired: the next segment goes whatever its size (CHM-TIM-063). (byte 20, bit 3) */
  readonly swsForced: boolean;
  /** Segments received and not yet acknowledged. (byte 21) */
  readonly delAckSegments: number;
  /** Reason of the Retrieve raised or due. (byte 22) */
  readonly uploadReason: UploadReason;
  /** Reassembly ranges in use, lowest first. (byte 23) */
  readonly rangeCount: number;
  /** RcvNxt. (bytes 24..27) */
  readonly rcvNxt: number;
  /** Advertised right edge: RcvNxt + RcvWnd. (bytes 28..31) */
  readonly rcvAdv: number;
  /** SndUna. (bytes 32..35) */
  readonly sndUna: number;
  /** SndNxt. (bytes 36..39) */
  readonly sndNxt: number;
  /** SndMax. (bytes 40..43) */
  readonly sndMax: number;
  /** End of the posted data taken in; our FIN, if posted, stands here. (bytes 44..47) */
  readonly sndEnd: number;
  /** SndWnd, bytes. (bytes 48..51) */
  readonly sndWnd: number;
  /** MaxSndWnd, bytes. (bytes 52..55) */
  readonly maxSndWnd: number;
  /** SendWL1. (bytes 56..59) */
  readonly sndWl1: number;
  /** Acknowledgement number of the last window update. (bytes 60..63) */
  readonly sndWl2: number;
  /** CWnd, bytes. (bytes 64..67) */
  readonly cwnd: number;
  /** SsThresh, bytes. (bytes 68..71) */
  readonly ssthresh: number;
  /** NewReno recovery point: SndMax when loss was last found. (bytes 72..75) */
  readonly recover: number;
  /** A SendComplete is due once SndUna reaches this. (bytes 76..79) */
  readonly sndCplMark: number;
  /** SRTT in ticks x 8; 0: no sample. (bytes 80..83) */
  readonly srtt8: number;
  /** RTTVAR in ticks x 4. (bytes 84..87) */
  readonly rttvar4: number;
  /** TsRecent. (bytes 88..91) */
  readonly tsRecent: number;
  /** Tick at which TsRecent was updated. (bytes 92..95) */
  readonly tsRecentAt: number;
  /** NicDelta: added to the tick counter to make a timestamp. (bytes 96..99) */
  readonly tsDelta: number;
  /** Sample when the acknowledgement passes this (OC-04). (bytes 100..103) */
  readonly rttSeq: number;
  /** Tick at which the timed segment left. (bytes 104..107) */
  readonly rttAt: number;
  /** Tick from which TotalRT counts while retransmitCount > 0. (bytes 108..111) */
  readonly rtStart: number;
  /** Retransmit deadline, ms. (bytes 112..116) */
  readonly rtxAt: bigint;
  /** Retransmit.Count. (byte 117) */
  readonly retransmitCount: number;
  /** SndWndProbeCount. (byte 118) */
  readonly sndWndProbes: number;
  /** KeepAlive.ProbeCount. (byte 119) */
  readonly keepAliveProbes: number;
  /** Delayed-ACK deadline, ms. (bytes 120..124) */
  readonly delAckAt: bigint;
  /** KaProbeCount. (byte 125) */
  readonly kaProbeCount: number;
  /** Push deadline, ms. (bytes 128..132) */
  readonly pushAt: bigint;
  /** FlowLabel. (byte 133, bits 0..19) */
  readonly flowLabel: number;
  /** Keepalive deadline, ms; until keepalive exists it holds the imported one and is exported from it. (bytes 136..140) */
  readonly kaAt: bigint;
  /** SWS deadline, ms. (bytes 144..148) */
  readonly swsAt: bigint;
  /** First received byte not consumed: left edge of the unconsumed data. (bytes 152..155) */
  readonly rcvCons: number;
  /** End of `data` of the charts; [rcvDataEnd, RcvNxt less FIN) is segQ. (bytes 156..159) */
  readonly rcvDataEnd: number;
  /** End of a received segment with PSH, or the FIN: placement that reaches it completes the request (OC-07; engine.md 7.10d). (bytes 160..163) */
  readonly pushMark: number;
  /** InitialRcvWnd. (bytes 164..167) */
  readonly initialRcvWnd: number;
  /** RcvIndicationSize. (bytes 168..171) */
  readonly rcvIndicationSize: number;
  /** Bytes the device has placed in the request at reqFill. (bytes 172..175) */
  readonly reqFilled: number;
  /** Oldest posted request not completed. (bytes 176..177) */
  readonly reqHead: number;
  /** Request that the next byte goes into. (bytes 178..179) */
  readonly reqFill: number;
  /** End of the requests in the request queue. (bytes 180..181) */
  readonly reqTail: number;
  /** Send-ring entries taken in. (bytes 182..183) */
  readonly sendTail: number;
  /** Out-of-order range: first byte. (bytes 184..187) */
  readonly range0Lo: number;
  /** One behind its last byte. (bytes 188..191) */
  readonly range0Hi: number;
  /** Second range. (bytes 192..195) */
  readonly range1Lo: number;
  /** Second range. (bytes 196..199) */
  readonly range1Hi: number;
  /** Third range. (bytes 200..203) */
  readonly range2Lo: number;
  /** Third range. (bytes 204..207) */
  readonly range2Hi: number;
  /** Fourth range. (bytes 208..211) */
  readonly range3Lo: number;
  /** Fourth range. (bytes 212..215) */
  readonly range3Hi: number;
  /** Sequence number of the peer's FIN, in or out of order. (bytes 216..219) */
  readonly finSeq: number;
  /** SndUna told in the last SendComplete. (bytes 220..223) */
  readonly sndCplUna: number;
  /** MaxRT, ticks. (bytes 224..227) */
  readonly maxRT: number;
  /** KaTimeout, ticks. (bytes 228..231) */
  readonly kaTimeout: number;
  /** KaInterval, ticks. (bytes 232..235) */
  readonly kaInterval: number;
  /** RcvNxt of the last segment sent (Last.ACK.sent of RFC 7323 section 4.3). (bytes 236..239) */
  readonly lastAck: number;
  /** DWnd. (bytes 240..243) */
  readonly dWnd: number;
  /** HashValue. (bytes 244..247) */
  readonly hashValue: number;
  /** Dividend of the congestion-window division under way. (bytes 248..251) */
  readonly ccNum: number;
  /** Its divisor. (bytes 252..255) */
  readonly ccDen: number;
  /** Bytes acknowledged (each capped) since it began. (bytes 256..259) */
  readonly ccMore: number;
  /** Acknowledgements that the division under way stands for. (bytes 260..261) */
  readonly ccAcks: number;
  /** Acknowledgements since it began. (bytes 262..263) */
  readonly ccMoreAcks: number;
  /** First byte of the copy in flight. (bytes 264..267) */
  readonly copySeq: number;
  /** Its length; from its end until the answer, that of the open indication. (bytes 268..271) */
  readonly copyBytes: number;
  /** Serial of the open event entry. (bytes 272..275) */
  readonly answerSerial: number;
  /** End of the last segment sent with less than an MSS; never before SndUna (Nagle, OC-17). (bytes 276..279) */
  readonly sndSml: number;
  /** Tick of the last segment sent with data (restart after idle, OC-29). (bytes 280..283) */
  readonly lastActive: number;
  /** Returned as given. (bytes 284..285) */
  readonly delegatedFlags: number;
  /** Largest payload of a segment: see engine.md section 6. (bytes 286..287) */
  readonly effectiveMss: number;
}

export const sizeOfTcpRow = 288;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeTcpRow(value: TcpRow, out: Uint8Array = new Uint8Array(288), offset = 0): Uint8Array {
  needRoom('TcpRow', 288, out, offset);
  if ((value.state & 0xff) !== value.state) throw doesNotFit('TcpRow', 'state', value.state, '8 bits');
  if ((value.constFlags & 0xff) !== value.constFlags) throw doesNotFit('TcpRow', 'constFlags', value.constFlags, '8 bits');
  if ((value.cachedFlags & 0xff) !== value.cachedFlags) throw doesNotFit('TcpRow', 'cachedFlags', value.cachedFlags, '8 bits');
  if ((value.sndWindScale & 0xf) !== value.sndWindScale) throw doesNotFit('TcpRow', 'sndWindScale', value.sndWindScale, '4 bits');
  if ((value.rcvWindScale & 0xf) !== value.rcvWindScale) throw doesNotFit('TcpRow', 'rcvWindScale', value.rcvWindScale, '4 bits');
  if ((value.ttl & 0xff) !== value.ttl) throw doesNotFit('TcpRow', 'ttl', value.ttl, '8 bits');
  if ((value.tos & 0xff) !== value.tos) throw doesNotFit('TcpRow', 'tos', value.tos, '8 bits');
  if ((value.userPriority & 0xff) !== value.userPriority) throw doesNotFit('TcpRow', 'userPriority', value.userPriority, '8 bits');
  if ((value.dupAcks & 0xff) !== value.dupAcks) throw doesNotFit('TcpRow', 'dupAcks', value.dupAcks, '8 bits');
  if ((value.localPort & 0xffff) !== value.localPort) throw doesNotFit('TcpRow', 'localPort', value.localPort, '16 bits');
  if ((value.remotePort & 0xffff) !== value.remotePort) throw doesNotFit('TcpRow', 'remotePort', value.remotePort, '16 bits');
  if ((value.remoteMss & 0xffff) !== value.remoteMss) throw doesNotFit('TcpRow', 'remoteMss', value.remoteMss, '16 bits');
  if ((value.pathIndex & 0xffff) !== value.pathIndex) throw doesNotFit('TcpRow', 'pathIndex', value.pathIndex, '16 bits');
  if ((value.phase & 0x7) !== value.phase) throw doesNotFit('TcpRow', 'phase', value.phase, '3 bits');
  if ((value.delAckSegments & 0xff) !== value.delAckSegments) throw doesNotFit('TcpRow', 'delAckSegments', value.delAckSegments, '8 bits');
  if ((value.uploadReason & 0xff) !== value.uploadReason) throw doesNotFit('TcpRow', 'uploadReason', value.uploadReason, '8 bits');
  if ((value.rangeCount & 0xff) !== value.rangeCount) throw doesNotFit('TcpRow', 'rangeCount', value.rangeCount, '8 bits');
  if (value.rcvNxt >>> 0 !== value.rcvNxt) throw doesNotFit('TcpRow', 'rcvNxt', value.rcvNxt, '32 bits');
  if (value.rcvAdv >>> 0 !== value.rcvAdv) throw doesNotFit('TcpRow', 'rcvAdv', value.rcvAdv, '32 bits');
  if (value.sndUna >>> 0 !== value.sndUna) throw doesNotFit('TcpRow', 'sndUna', value.sndUna, '32 bits');
  if (value.sndNxt >>> 0 !== value.sndNxt) throw doesNotFit('TcpRow', 'sndNxt', value.sndNxt, '32 bits');
  if (value.sndMax >>> 0 !== value.sndMax) throw doesNotFit('TcpRow', 'sndMax', value.sndMax, '32 bits');
  if (value.sndEnd >>> 0 !== value.sndEnd) throw doesNotFit('TcpRow', 'sndEnd', value.sndEnd, '32 bits');
  if (value.sndWnd >>> 0 !== value.sndWnd) throw doesNotFit('TcpRow', 'sndWnd', value.sndWnd, '32 bits');
  if (value.maxSndWnd >>> 0 !== value.maxSndWnd) throw doesNotFit('TcpRow', 'maxSndWnd', value.maxSndWnd, '32 bits');
  if (value.sndWl1 >>> 0 !== value.sndWl1) throw doesNotFit('TcpRow', 'sndWl1', value.sndWl1, '32 bits');
  if (value.sndWl2 >>> 0 !== value.sndWl2) throw doesNotFit('TcpRow', 'sndWl2', value.sndWl2, '32 bits');
  if (value.cwnd >>> 0 !== value.cwnd) throw doesNotFit('TcpRow', 'cwnd', value.cwnd, '32 bits');
  if (value.ssthresh >>> 0 !== value.ssthresh) throw doesNotFit('TcpRow', 'ssthresh', value.ssthresh, '32 bits');
  if (value.recover >>> 0 !== value.recover) throw doesNotFit('TcpRow', 'recover', value.recover, '32 bits');
  if (value.sndCplMark >>> 0 !== value.sndCplMark) throw doesNotFit('TcpRow', 'sndCplMark', value.sndCplMark, '32 bits');
  if (value.srtt8 >>> 0 !== value.srtt8) throw doesNotFit('TcpRow', 'srtt8', value.srtt8, '32 bits');
  if (value.rttvar4 >>> 0 !== value.rttvar4) throw doesNotFit('TcpRow', 'rttvar4', value.rttvar4, '32 bits');
  if (value.tsRecent >>> 0 !== value.tsRecent) throw doesNotFit('TcpRow', 'tsRecent', value.tsRecent, '32 bits');
  if (value.tsRecentAt >>> 0 !== value.tsRecentAt) throw doesNotFit('TcpRow', 'tsRecentAt', value.tsRecentAt, '32 bits');
  if (value.tsDelta >>> 0 !== value.tsDelta) throw doesNotFit('TcpRow', 'tsDelta', value.tsDelta, '32 bits');
  if (value.rttSeq >>> 0 !== value.rttSeq) throw doesNotFit('TcpRow', 'rttSeq', value.rttSeq, '32 bits');
  if (value.rttAt >>> 0 !== value.rttAt) throw doesNotFit('TcpRow', 'rttAt', value.rttAt, '32 bits');
  if (value.rtStart >>> 0 !== value.rtStart) throw doesNotFit('TcpRow', 'rtStart', value.rtStart, '32 bits');
  if (BigInt.asUintN(40, value.rtxAt) !== value.rtxAt) throw doesNotFit('TcpRow', 'rtxAt', value.rtxAt, '40 bits');
  if ((value.retransmitCount & 0xff) !== value.retransmitCount) throw doesNotFit('TcpRow', 'retransmitCount', value.retransmitCount, '8 bits');
  if ((value.sndWndProbes & 0xff) !== value.sndWndProbes) throw doesNotFit('TcpRow', 'sndWndProbes', value.sndWndProbes, '8 bits');
  if ((value.keepAliveProbes & 0xff) !== value.keepAliveProbes) throw doesNotFit('TcpRow', 'keepAliveProbes', value.keepAliveProbes, '8 bits');
  if (BigInt.asUintN(40, value.delAckAt) !== value.delAckAt) throw doesNotFit('TcpRow', 'delAckAt', value.delAckAt, '40 bits');
  if ((value.kaProbeCount & 0xff) !== value.kaProbeCount) throw doesNotFit('TcpRow', 'kaProbeCount', value.kaProbeCount, '8 bits');
  if (BigInt.asUintN(40, value.pushAt) !== value.pushAt) throw doesNotFit('TcpRow', 'pushAt', value.pushAt, '40 bits');
  if ((value.flowLabel & 0xfffff) !== value.flowLabel) throw doesNotFit('TcpRow', 'flowLabel', value.flowLabel, '20 bits');
  if (BigInt.asUintN(40, value.kaAt) !== value.kaAt) throw doesNotFit('TcpRow', 'kaAt', value.kaAt, '40 bits');
  if (BigInt.asUintN(40, value.swsAt) !== value.swsAt) throw doesNotFit('TcpRow', 'swsAt', value.swsAt, '40 bits');
  if (value.rcvCons >>> 0 !== value.rcvCons) throw doesNotFit('TcpRow', 'rcvCons', value.rcvCons, '32 bits');
  if (value.rcvDataEnd >>> 0 !== value.rcvDataEnd) throw doesNotFit('TcpRow', 'rcvDataEnd', value.rcvDataEnd, '32 bits');
  if (value.pushMark >>> 0 !== value.pushMark) throw doesNotFit('TcpRow', 'pushMark', value.pushMark, '32 bits');
  if (value.initialRcvWnd >>> 0 !== value.initialRcvWnd) throw doesNotFit('TcpRow', 'initialRcvWnd', value.initialRcvWnd, '32 bits');
  if (value.rcvIndicationSize >>> 0 !== value.rcvIndicationSize) throw doesNotFit('TcpRow', 'rcvIndicationSize', value.rcvIndicationSize, '32 bits');
  if (value.reqFilled >>> 0 !== value.reqFilled) throw doesNotFit('TcpRow', 'reqFilled', value.reqFilled, '32 bits');
  if ((value.reqHead & 0xffff) !== value.reqHead) throw doesNotFit('TcpRow', 'reqHead', value.reqHead, '16 bits');
  if ((value.reqFill & 0xffff) !== value.reqFill) throw doesNotFit('TcpRow', 'reqFill', value.reqFill, '16 bits');
  if ((value.reqTail & 0xffff) !== value.reqTail) throw doesNotFit('TcpRow', 'reqTail', value.reqTail, '16 bits');
  if ((value.sendTail & 0xffff) !== value.sendTail) throw doesNotFit('TcpRow', 'sendTail', value.sendTail, '16 bits');
  if (value.range0Lo >>> 0 !== value.range0Lo) throw doesNotFit('TcpRow', 'range0Lo', value.range0Lo, '32 bits');
  if (value.range0Hi >>> 0 !== value.range0Hi) throw doesNotFit('TcpRow', 'range0Hi', value.range0Hi, '32 bits');
  if (value.range1Lo >>> 0 !== value.range1Lo) throw doesNotFit('TcpRow', 'range1Lo', value.range1Lo, '32 bits');
  if (value.range1Hi >>> 0 !== value.range1Hi) throw doesNotFit('TcpRow', 'range1Hi', value.range1Hi, '32 bits');
  if (value.range2Lo >>> 0 !== value.range2Lo) throw doesNotFit('TcpRow', 'range2Lo', value.range2Lo, '32 bits');
  if (value.range2Hi >>> 0 !== value.range2Hi) throw doesNotFit('TcpRow', 'range2Hi', value.range2Hi, '32 bits');
  if (value.range3Lo >>> 0 !== value.range3Lo) throw doesNotFit('TcpRow', 'range3Lo', value.range3Lo, '32 bits');
  if (value.range3Hi >>> 0 !== value.range3Hi) throw doesNotFit('TcpRow', 'range3Hi', value.range3Hi, '32 bits');
  if (value.finSeq >>> 0 !== value.finSeq) throw doesNotFit('TcpRow', 'finSeq', value.finSeq, '32 bits');
  if (value.sndCplUna >>> 0 !== value.sndCplUna) throw doesNotFit('TcpRow', 'sndCplUna', value.sndCplUna, '32 bits');
  if (value.maxRT >>> 0 !== value.maxRT) throw doesNotFit('TcpRow', 'maxRT', value.maxRT, '32 bits');
  if (value.kaTimeout >>> 0 !== value.kaTimeout) throw doesNotFit('TcpRow', 'kaTimeout', value.kaTimeout, '32 bits');
  if (value.kaInterval >>> 0 !== value.kaInterval) throw doesNotFit('TcpRow', 'kaInterval', value.kaInterval, '32 bits');
  if (value.lastAck >>> 0 !== value.lastAck) throw doesNotFit('TcpRow', 'lastAck', value.lastAck, '32 bits');
  if (value.dWnd >>> 0 !== value.dWnd) throw doesNotFit('TcpRow', 'dWnd', value.dWnd, '32 bits');
  if (value.hashValue >>> 0 !== value.hashValue) throw doesNotFit('TcpRow', 'hashValue', value.hashValue, '32 bits');
  if (value.ccNum >>> 0 !== value.ccNum) throw doesNotFit('TcpRow', 'ccNum', value.ccNum, '32 bits');
  if (value.ccDen >>> 0 !== value.ccDen) throw doesNotFit('TcpRow', 'ccDen', value.ccDen, '32 bits');
  if (value.ccMore >>> 0 !== value.ccMore) throw doesNotFit('TcpRow', 'ccMore', value.ccMore, '32 bits');
  if ((value.ccAcks & 0xffff) !== value.ccAcks) throw doesNotFit('TcpRow', 'ccAcks', value.ccAcks, '16 bits');
  if ((value.ccMoreAcks & 0xffff) !== value.ccMoreAcks) throw doesNotFit('TcpRow', 'ccMoreAcks', value.ccMoreAcks, '16 bits');
  if (value.copySeq >>> 0 !== value.copySeq) throw doesNotFit('TcpRow', 'copySeq', value.copySeq, '32 bits');
  if (value.copyBytes >>> 0 !== value.copyBytes) throw doesNotFit('TcpRow', 'copyBytes', value.copyBytes, '32 bits');
  if (value.answerSerial >>> 0 !== value.answerSerial) throw doesNotFit('TcpRow', 'answerSerial', value.answerSerial, '32 bits');
  if (value.sndSml >>> 0 !== value.sndSml) throw doesNotFit('TcpRow', 'sndSml', value.sndSml, '32 bits');
  if (value.lastActive >>> 0 !== value.lastActive) throw doesNotFit('TcpRow', 'lastActive', value.lastActive, '32 bits');
  if ((value.delegatedFlags & 0xffff) !== value.delegatedFlags) throw doesNotFit('TcpRow', 'delegatedFlags', value.delegatedFlags, '16 bits');
  if ((value.effectiveMss & 0xffff) !== value.effectiveMss) throw doesNotFit('TcpRow', 'effectiveMss', value.effectiveMss, '16 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 288);
  view.setUint8(offset, value.state);
  view.setUint8(offset + 1, value.constFlags);
  view.setUint8(offset + 2, value.cachedFlags);
  view.setUint8(offset + 4, value.ttl);
  view.setUint8(offset + 5, value.tos);
  view.setUint8(offset + 6, value.userPriority);
  view.setUint8(offset + 7, value.dupAcks);
  view.setUint16(offset + 8, value.localPort, true);
  view.setUint16(offset + 10, value.remotePort, true);
  view.setUint16(offset + 12, value.remoteMss, true);
  view.setUint16(offset + 14, value.pathIndex, true);
  view.setUint8(offset + 21, value.delAckSegments);
  view.setUint8(offset + 22, value.uploadReason);
  view.setUint8(offset + 23, value.rangeCount);
  view.setUint32(offset + 24, value.rcvNxt, true);
  view.setUint32(offset + 28, value.rcvAdv, true);
  view.setUint32(offset + 32, value.sndUna, true);
  view.setUint32(offset + 36, value.sndNxt, true);
  view.setUint32(offset + 40, value.sndMax, true);
  view.setUint32(offset + 44, value.sndEnd, true);
  view.setUint32(offset + 48, value.sndWnd, true);
  view.setUint32(offset + 52, value.maxSndWnd, true);
  view.setUint32(offset + 56, value.sndWl1, true);
  view.setUint32(offset + 60, value.sndWl2, true);
  view.setUint32(offset + 64, value.cwnd, true);
  view.setUint32(offset + 68, value.ssthresh, true);
  view.setUint32(offset + 72, value.recover, true);
  view.setUint32(offset + 76, value.sndCplMark, true);
  view.setUint32(offset + 80, value.srtt8, true);
  view.setUint32(offset + 84, value.rttvar4, true);
  view.setUint32(offset + 88, value.tsRecent, true);
  view.setUint32(offset + 92, value.tsRecentAt, true);
  view.setUint32(offset + 96, value.tsDelta, true);
  view.setUint32(offset + 100, value.rttSeq, true);
  view.setUint32(offset + 104, value.rttAt, true);
  view.setUint32(offset + 108, value.rtStart, true);
  view.setUint8(offset + 117, value.retransmitCount);
  view.setUint8(offset + 118, value.sndWndProbes);
  view.setUint8(offset + 119, value.keepAliveProbes);
  view.setUint8(offset + 125, value.kaProbeCount);
  view.setUint32(offset + 152, value.rcvCons, true);
  view.setUint32(offset + 156, value.rcvDataEnd, true);
  view.setUint32(offset + 160, value.pushMark, true);
  view.setUint32(offset + 164, value.initialRcvWnd, true);
  view.setUint32(offset + 168, value.rcvIndicationSize, true);
  view.setUint32(offset + 172, value.reqFilled, true);
  view.setUint16(offset + 176, value.reqHead, true);
  view.setUint16(offset + 178, value.reqFill, true);
  view.setUint16(offset + 180, value.reqTail, true);
  view.setUint16(offset + 182, value.sendTail, true);
  view.setUint32(offset + 184, value.range0Lo, true);
  view.setUint32(offset + 188, value.range0Hi, true);
  view.setUint32(offset + 192, value.range1Lo, true);
  view.setUint32(offset + 196, value.range1Hi, true);
  view.setUint32(offset + 200, value.range2Lo, true);
  view.setUint32(offset + 204, value.range2Hi, true);
  view.setUint32(offset + 208, value.range3Lo, true);
  view.setUint32(offset + 212, value.range3Hi, true);
  view.setUint32(offset + 216, value.finSeq, true);
  view.setUint32(offset + 220, value.sndCplUna, true);
  view.setUint32(offset + 224, value.maxRT, true);
  view.setUint32(offset + 228, value.kaTimeout, true);
  view.setUint32(offset + 232, value.kaInterval, true);
  view.setUint32(offset + 236, value.lastAck, true);
  view.setUint32(offset + 240, value.dWnd, true);
  view.setUint32(offset + 244, value.hashValue, true);
  view.setUint32(offset + 248, value.ccNum, true);
  view.setUint32(offset + 252, value.ccDen, true);
  view.setUint32(offset + 256, value.ccMore, true);
  view.setUint16(offset + 260, value.ccAcks, true);
  view.setUint16(offset + 262, value.ccMoreAcks, true);
  view.setUint32(offset + 264, value.copySeq, true);
  view.setUint32(offset + 268, value.copyBytes, true);
  view.setUint32(offset + 272, value.answerSerial, true);
  view.setUint32(offset + 276, value.sndSml, true);
  view.setUint32(offset + 280, value.lastActive, true);
  view.setUint16(offset + 284, value.delegatedFlags, true);
  view.setUint16(offset + 286, value.effectiveMss, true);
  view.setUint8(offset + 3, value.sndWindScale | (value.rcvWindScale << 4));
  view.setUint32(offset + 16, ((value.live ? 1 : 0) | ((value.draining ? 1 : 0) << 1) | ((value.aborted ? 1 : 0) << 2) | ((value.localAbort ? 1 : 0) << 3) | ((value.finPosted ? 1 : 0) << 4) | ((value.finReceived ? 1 : 0) << 5) | ((value.finQueued ? 1 : 0) << 6) | ((value.disconnectIndicated ? 1 : 0) << 7) | ((value.abortIndicated ? 1 : 0) << 8) | ((value.retrieveIndicated ? 1 : 0) << 9) | ((value.parked ? 1 : 0) << 10) | ((value.pushDue ? 1 : 0) << 11) | ((value.pushMarkValid ? 1 : 0) << 12) | ((value.reqPlaced ? 1 : 0) << 13) | ((value.rtxRunning ? 1 : 0) << 14) | ((value.delAckRunning ? 1 : 0) << 15) | ((value.pushRunning ? 1 : 0) << 16) | ((value.kaRunning ? 1 : 0) << 17) | ((value.swsRunning ? 1 : 0) << 18) | ((value.persisting ? 1 : 0) << 19) | ((value.inRecovery ? 1 : 0) << 20) | ((value.afterRto ? 1 : 0) << 21) | ((value.rttTiming ? 1 : 0) << 22) | ((value.rexmitUna ? 1 : 0) << 23) | ((value.sendNotify ? 1 : 0) << 24) | ((value.recvFlush ? 1 : 0) << 25) | ((value.disconnectNotify ? 1 : 0) << 26) | ((value.retrieveNotify ? 1 : 0) << 27) | ((value.copyFills ? 1 : 0) << 28) | ((value.ccBusy ? 1 : 0) << 29) | ((value.answerPending ? 1 : 0) << 30) | ((value.captured ? 1 : 0) << 31)) >>> 0, true);
  view.setUint8(offset + 20, value.phase | ((value.swsForced ? 1 : 0) << 3));
  view.setUint32(offset + 112, Number(value.rtxAt & 0xffffffffn), true);
  view.setUint8(offset + 116, Number((value.rtxAt >> 32n) & 0xffn));
  view.setUint32(offset + 120, Number(value.delAckAt & 0xffffffffn), true);
  view.setUint8(offset + 124, Number((value.delAckAt >> 32n) & 0xffn));
  view.setUint32(offset + 128, Number(value.pushAt & 0xffffffffn), true);
  view.setUint32(offset + 132, (Number((value.pushAt >> 32n) & 0xffn) | (value.flowLabel << 8)) >>> 0, true);
  view.setUint32(offset + 136, Number(value.kaAt & 0xffffffffn), true);
  view.setUint32(offset + 140, Number((value.kaAt >> 32n) & 0xffn), true);
  view.setUint32(offset + 144, Number(value.swsAt & 0xffffffffn), true);
  view.setUint32(offset + 148, Number((value.swsAt >> 32n) & 0xffn), true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeTcpRow(bytes: Uint8Array, offset = 0): TcpRow {
  needRoom('TcpRow', 288, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    state: view.getUint8(offset) as TcpState,
    constFlags: view.getUint8(offset + 1),
    cachedFlags: view.getUint8(offset + 2),
    sndWindScale: view.getUint8(offset + 3) & 0xf,
    rcvWindScale: view.getUint8(offset + 3) >>> 4,
    ttl: view.getUint8(offset + 4),
    tos: view.getUint8(offset + 5),
    userPriority: view.getUint8(offset + 6),
    dupAcks: view.getUint8(offset + 7),
    localPort: view.getUint16(offset + 8, true),
    remotePort: view.getUint16(offset + 10, true),
    remoteMss: view.getUint16(offset + 12, true),
    pathIndex: view.getUint16(offset + 14, true),
    live: (view.getUint32(offset + 16, true) & 0x1) !== 0,
    draining: ((view.getUint32(offset + 16, true) >>> 1) & 0x1) !== 0,
    aborted: ((view.getUint32(offset + 16, true) >>> 2) & 0x1) !== 0,
    localAbort: ((view.getUint32(offset + 16, true) >>> 3) & 0x1) !== 0,
    finPosted: ((view.getUint32(offset + 16, true) >>> 4) & 0x1) !== 0,
    finReceived: ((view.getUint32(offset + 16, true) >>> 5) & 0x1) !== 0,
    finQueued: ((view.getUint32(offset + 16, true) >>> 6) & 0x1) !== 0,
    disconnectIndicated: ((view.getUint32(offset + 16, true) >>> 7) & 0x1) !== 0,
    abortIndicated: ((view.getUint32(offset + 16, true) >>> 8) & 0x1) !== 0,
    retrieveIndicated: ((view.getUint32(offset + 16, true) >>> 9) & 0x1) !== 0,
    parked: ((view.getUint32(offset + 16, true) >>> 10) & 0x1) !== 0,
    pushDue: ((view.getUint32(offset + 16, true) >>> 11) & 0x1) !== 0,
    pushMarkValid: ((view.getUint32(offset + 16, true) >>> 12) & 0x1) !== 0,
    reqPlaced: ((view.getUint32(offset + 16, true) >>> 13) & 0x1) !== 0,
    rtxRunning: ((view.getUint32(offset + 16, true) >>> 14) & 0x1) !== 0,
    delAckRunning: ((view.getUint32(offset + 16, true) >>> 15) & 0x1) !== 0,
    pushRunning: ((view.getUint32(offset + 16, true) >>> 16) & 0x1) !== 0,
    kaRunning: ((view.getUint32(offset + 16, true) >>> 17) & 0x1) !== 0,
    swsRunning: ((view.getUint32(offset + 16, true) >>> 18) & 0x1) !== 0,
    persisting: ((view.getUint32(offset + 16, true) >>> 19) & 0x1) !== 0,
    inRecovery: ((view.getUint32(offset + 16, true) >>> 20) & 0x1) !== 0,
    afterRto: ((view.getUint32(offset + 16, true) >>> 21) & 0x1) !== 0,
    rttTiming: ((view.getUint32(offset + 16, true) >>> 22) & 0x1) !== 0,
    rexmitUna: ((view.getUint32(offset + 16, true) >>> 23) & 0x1) !== 0,
    sendNotify: ((view.getUint32(offset + 16, true) >>> 24) & 0x1) !== 0,
    recvFlush: ((view.getUint32(offset + 16, true) >>> 25) & 0x1) !== 0,
    disconnectNotify: ((view.getUint32(offset + 16, true) >>> 26) & 0x1) !== 0,
    retrieveNotify: ((view.getUint32(offset + 16, true) >>> 27) & 0x1) !== 0,
    copyFills: ((view.getUint32(offset + 16, true) >>> 28) & 0x1) !== 0,
    ccBusy: ((view.getUint32(offset + 16, true) >>> 29) & 0x1) !== 0,
    answerPending: ((view.getUint32(offset + 16, true) >>> 30) & 0x1) !== 0,
    captured: (view.getUint32(offset + 16, true) >>> 31) !== 0,
    phase: (view.getUint8(offset + 20) & 0x7) as DeliveryPhase,
    swsForced: ((view.getUint8(offset + 20) >>> 3) & 0x1) !== 0,
    delAckSegments: view.getUint8(offset + 21),
    uploadReason: view.getUint8(offset + 22) as UploadReason,
    rangeCount: view.getUint8(offset + 23),
    rcvNxt: view.getUint32(offset + 24, true),
    rcvAdv: view.getUint32(offset + 28, true),
    sndUna: view.getUint32(offset + 32, true),
    sndNxt: view.getUint32(offset + 36, true),
    sndMax: view.getUint32(offset + 40, true),
    sndEnd: view.getUint32(offset + 44, true),
    sndWnd: view.getUint32(offset + 48, true),
    maxSndWnd: view.getUint32(offset + 52, true),
    sndWl1: view.getUint32(offset + 56, true),
    sndWl2: view.getUint32(offset + 60, true),
    cwnd: view.getUint32(offset + 64, true),
    ssthresh: view.getUint32(offset + 68, true),
    recover: view.getUint32(offset + 72, true),
    sndCplMark: view.getUint32(offset + 76, true),
    srtt8: view.getUint32(offset + 80, true),
    rttvar4: view.getUint32(offset + 84, true),
    tsRecent: view.getUint32(offset + 88, true),
    tsRecentAt: view.getUint32(offset + 92, true),
    tsDelta: view.getUint32(offset + 96, true),
    rttSeq: view.getUint32(offset + 100, true),
    rttAt: view.getUint32(offset + 104, true),
    rtStart: view.getUint32(offset + 108, true),
    rtxAt: BigInt(view.getUint32(offset + 112, true)) | (BigInt(view.getUint8(offset + 116)) << 32n),
    retransmitCount: view.getUint8(offset + 117),
    sndWndProbes: view.getUint8(offset + 118),
    keepAliveProbes: view.getUint8(offset + 119),
    delAckAt: BigInt(view.getUint32(offset + 120, true)) | (BigInt(view.getUint8(offset + 124)) << 32n),
    kaProbeCount: view.getUint8(offset + 125),
    pushAt: BigInt(view.getUint32(offset + 128, true)) | (BigInt(view.getUint32(offset + 132, true) & 0xff) << 32n),
    flowLabel: (view.getUint32(offset + 132, true) >>> 8) & 0xfffff,
    kaAt: BigInt(view.getUint32(offset + 136, true)) | (BigInt(view.getUint32(offset + 140, true) & 0xff) << 32n),
    swsAt: BigInt(view.getUint32(offset + 144, true)) | (BigInt(view.getUint32(offset + 148, true) & 0xff) << 32n),
    rcvCons: view.getUint32(offset + 152, true),
    rcvDataEnd: view.getUint32(offset + 156, true),
    pushMark: view.getUint32(offset + 160, true),
    initialRcvWnd: view.getUint32(offset + 164, true),
    rcvIndicationSize: view.getUint32(offset + 168, true),
    reqFilled: view.getUint32(offset + 172, true),
    reqHead: view.getUint16(offset + 176, true),
    reqFill: view.getUint16(offset + 178, true),
    reqTail: view.getUint16(offset + 180, true),
    sendTail: view.getUint16(offset + 182, true),
    range0Lo: view.getUint32(offset + 184, true),
    range0Hi: view.getUint32(offset + 188, true),
    range1Lo: view.getUint32(offset + 192, true),
    range1Hi: view.getUint32(offset + 196, true),
    range2Lo: view.getUint32(offset + 200, true),
    range2Hi: view.getUint32(offset + 204, true),
    range3Lo: view.getUint32(offset + 208, true),
    range3Hi: view.getUint32(offset + 212, true),
    finSeq: view.getUint32(offset + 216, true),
    sndCplUna: view.getUint32(offset + 220, true),
    maxRT: view.getUint32(offset + 224, true),
    kaTimeout: view.getUint32(offset + 228, true),
    kaInterval: view.getUint32(offset + 232, true),
    lastAck: view.getUint32(offset + 236, true),
    dWnd: view.getUint32(offset + 240, true),
    hashValue: view.getUint32(offset + 244, true),
    ccNum: view.getUint32(offset + 248, true),
    ccDen: view.getUint32(offset + 252, true),
    ccMore: view.getUint32(offset + 256, true),
    ccAcks: view.getUint16(offset + 260, true),
    ccMoreAcks: view.getUint16(offset + 262, true),
    copySeq: view.getUint32(offset + 264, true),
    copyBytes: view.getUint32(offset + 268, true),
    answerSerial: view.getUint32(offset + 272, true),
    sndSml: view.getUint32(offset + 276, true),
    lastActive: view.getUint32(offset + 280, true),
    delegatedFlags: view.getUint16(offset + 284, true),
    effectiveMss: view.getUint16(offset + 286, true),
  };
}

/** Where each field of TcpRow stands, for printing differences by field. */
export const fieldsOfTcpRow = [
  { name: 'state', lsb: 0, bits: 8 },
  { name: 'constFlags', lsb: 8, bits: 8 },
  { name: 'cachedFlags', lsb: 16, bits: 8 },
  { name: 'sndWindScale', lsb: 24, bits: 4 },
  { name: 'rcvWindScale', lsb: 28, bits: 4 },
  { name: 'ttl', lsb: 32, bits: 8 },
  { name: 'tos', lsb: 40, bits: 8 },
  { name: 'userPriority', lsb: 48, bits: 8 },
  { name: 'dupAcks', lsb: 56, bits: 8 },
  { name: 'localPort', lsb: 64, bits: 16 },
  { name: 'remotePort', lsb: 80, bits: 16 },
  { name: 'remoteMss', lsb: 96, bits: 16 },
  { name: 'pathIndex', lsb: 112, bits: 16 },
  { name: 'live', lsb: 128, bits: 1 },
  { name: 'draining', lsb: 129, bits: 1 },
  { name: 'aborted', lsb: 130, bits: 1 },
  { name: 'localAbort', lsb: 131, bits: 1 },
  { name: 'finPosted', lsb: 132, bits: 1 },
  { name: 'finReceived', lsb: 133, bits: 1 },
  { name: 'finQueued', lsb: 134, bits: 1 },
  { name: 'disconnectIndicated', lsb: 135, bits: 1 },
  { name: 'abortIndicated', lsb: 136, bits: 1 },
  { name: 'retrieveIndicated', lsb: 137, bits: 1 },
  { name: 'parked', lsb: 138, bits: 1 },
  { name: 'pushDue', lsb: 139, bits: 1 },
  { name: 'pushMarkValid', lsb: 140, bits: 1 },
  { name: 'reqPlaced', lsb: 141, bits: 1 },
  { name: 'rtxRunning', lsb: 142, bits: 1 },
  { name: 'delAckRunning', lsb: 143, bits: 1 },
  { name: 'pushRunning', lsb: 144, bits: 1 },
  { name: 'kaRunning', lsb: 145, bits: 1 },
  { name: 'swsRunning', lsb: 146, bits: 1 },
  { name: 'persisting', lsb: 147, bits: 1 },
  { name: 'inRecovery', lsb: 148, bits: 1 },
  { name: 'afterRto', lsb: 149, bits: 1 },
  { name: 'rttTiming', lsb: 150, bits: 1 },
  { name: 'rexmitUna', lsb: 151, bits: 1 },
  { name: 'sendNotify', lsb: 152, bits: 1 },
  { name: 'recvFlush', lsb: 153, bits: 1 },
  { name: 'disconnectNotify', lsb: 154, bits: 1 },
  { name: 'retrieveNotify', lsb: 155, bits: 1 },
  { name: 'copyFills', lsb: 156, bits: 1 },
  { name: 'ccBusy', lsb: 157, bits: 1 },
  { name: 'answerPending', lsb: 158, bits: 1 },
  { name: 'captured', lsb: 159, bits: 1 },
  { name: 'phase', lsb: 160, bits: 3 },
  { name: 'swsForced', lsb: 163, bits: 1 },
  { name: 'delAckSegments', lsb: 168, bits: 8 },
  { name: 'uploadReason', lsb: 176, bits: 8 },
  { name: 'rangeCount', lsb: 184, bits: 8 },
  { name: 'rcvNxt', lsb: 192, bits: 32 },
  { name: 'rcvAdv', lsb: 224, bits: 32 },
  { name: 'sndUna', lsb: 256, bits: 32 },
  { name: 'sndNxt', lsb: 288, bits: 32 },
  { name: 'sndMax', lsb: 320, bits: 32 },
  { name: 'sndEnd', lsb: 352, bits: 32 },
  { name: 'sndWnd', lsb: 384, bits: 32 },
  { name: 'maxSndWnd', lsb: 416, bits: 32 },
  { name: 'sndWl1', lsb: 448, bits: 32 },
  { name: 'sndWl2', lsb: 480, bits: 32 },
  { name: 'cwnd', lsb: 512, bits: 32 },
  { name: 'ssthresh', lsb: 544, bits: 32 },
  { name: 'recover', lsb: 576, bits: 32 },
  { name: 'sndCplMark', lsb: 608, bits: 32 },
  { name: 'srtt8', lsb: 640, bits: 32 },
  { name: 'rttvar4', lsb: 672, bits: 32 },
  { name: 'tsRecent', lsb: 704, bits: 32 },
  { name: 'tsRecentAt', lsb: 736, bits: 32 },
  { name: 'tsDelta', lsb: 768, bits: 32 },
  { name: 'rttSeq', lsb: 800, bits: 32 },
  { name: 'rttAt', lsb: 832, bits: 32 },
  { name: 'rtStart', lsb: 864, bits: 32 },
  { name: 'rtxAt', lsb: 896, bits: 40 },
  { name: 'retransmitCount', lsb: 936, bits: 8 },
  { name: 'sndWndProbes', lsb: 944, bits: 8 },
  { name: 'keepAliveProbes', lsb: 952, bits: 8 },
  { name: 'delAckAt', lsb: 960, bits: 40 },
  { name: 'kaProbeCount', lsb: 1000, bits: 8 },
  { name: 'pushAt', lsb: 1024, bits: 40 },
  { name: 'flowLabel', lsb: 1064, bits: 20 },
  { name: 'kaAt', lsb: 1088, bits: 40 },
  { name: 'swsAt', lsb: 1152, bits: 40 },
  { name: 'rcvCons', lsb: 1216, bits: 32 },
  { name: 'rcvDataEnd', lsb: 1248, bits: 32 },
  { name: 'pushMark', lsb: 1280, bits: 32 },
  { name: 'initialRcvWnd', lsb: 1312, bits: 32 },
  { name: 'rcvIndicationSize', lsb: 1344, bits: 32 },
  { name: 'reqFilled', lsb: 1376, bits: 32 },
  { name: 'reqHead', lsb: 1408, bits: 16 },
  { name: 'reqFill', lsb: 1424, bits: 16 },
  { name: 'reqTail', lsb: 1440, bits: 16 },
  { name: 'sendTail', lsb: 1456, bits: 16 },
  { name: 'range0Lo', lsb: 1472, bits: 32 },
  { name: 'range0Hi', lsb: 1504, bits: 32 },
  { name: 'range1Lo', lsb: 1536, bits: 32 },
  { name: 'range1Hi', lsb: 1568, bits: 32 },
  { name: 'range2Lo', lsb: 1600, bits: 32 },
  { name: 'range2Hi', lsb: 1632, bits: 32 },
  { name: 'range3Lo', lsb: 1664, bits: 32 },
  { name: 'range3Hi', lsb: 1696, bits: 32 },
  { name: 'finSeq', lsb: 1728, bits: 32 },
  { name: 'sndCplUna', lsb: 1760, bits: 32 },
  { name: 'maxRT', lsb: 1792, bits: 32 },
  { name: 'kaTimeout', lsb: 1824, bits: 32 },
  { name: 'kaInterval', lsb: 1856, bits: 32 },
  { name: 'lastAck', lsb: 1888, bits: 32 },
  { name: 'dWnd', lsb: 1920, bits: 32 },
  { name: 'hashValue', lsb: 1952, bits: 32 },
  { name: 'ccNum', lsb: 1984, bits: 32 },
  { name: 'ccDen', lsb: 2016, bits: 32 },
  { name: 'ccMore', lsb: 2048, bits: 32 },
  { name: 'ccAcks', lsb: 2080, bits: 16 },
  { name: 'ccMoreAcks', lsb: 2096, bits: 16 },
  { name: 'copySeq', lsb: 2112, bits: 32 },
  { name: 'copyBytes', lsb: 2144, bits: 32 },
  { name: 'answerSerial', lsb: 2176, bits: 32 },
  { name: 'sndSml', lsb: 2208, bits: 32 },
  { name: 'lastActive', lsb: 2240, bits: 32 },
  { name: 'delegatedFlags', lsb: 2272, bits: 16 },
  { name: 'effectiveMss', lsb: 2288, bits: 16 },
] as const satisfies readonly FieldPlace<TcpRow>[];
