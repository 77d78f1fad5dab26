// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
import type { TcpState } from '../enums.ts';
import { doesNotFit, type FieldPlace, needRoom } from '../support.ts';

/** A connection (chimney-state.md sections 1.4 to 1.6), with the rings and the region that serve it. 256 bytes in memory. */
export interface TcpImage {
  /** NdisOffloadHandle. (bytes 0..7) */
  readonly handle: bigint;
  /** The path it depends on (a Reference). (bytes 8..11) */
  readonly path: number;
  /** CONST. (bytes 12..13) */
  readonly localPort: number;
  /** CONST. (bytes 14..15) */
  readonly remotePort: number;
  /** CONST. 1 timestamps, 2 SACK, 4 window scaling. (byte 16) */
  readonly constFlags: number;
  /** CONST. 0 to 14. (byte 17) */
  readonly sndWindScale: number;
  /** CONST. 0 to 14. (byte 18) */
  readonly rcvWindScale: number;
  /** CONST. Bytes. (bytes 20..21) */
  readonly remoteMss: number;
  /** CONST. Stored and returned. (bytes 24..27) */
  readonly hashValue: number;
  /** CACHED. 1 keepalive, 2 Nagle, 4 keepalive restart, 8 MaxRT restart, 0x10 update window; stored verbatim (O-20). (byte 28) */
  readonly cachedFlags: number;
  /** CACHED. (byte 29) */
  readonly ttlOrHopLimit: number;
  /** CACHED. The two ECN bits are sent as 0 (OC-30). (byte 30) */
  readonly tosOrTrafficClass: number;
  /** CACHED. Stored and returned until VLANs exist. (byte 31) */
  readonly userPriority: number;
  /** CACHED. Bytes. (bytes 32..35) */
  readonly initialRcvWnd: number;
  /** CACHED. Bytes; 0: as much as fits an indication buffer. (bytes 36..39) */
  readonly rcvIndicationSize: number;
  /** CACHED. Ticks; 0: count limit; 0xFFFFFFFF: none. (bytes 40..43) */
  readonly maxRT: number;
  /** CACHED. Ticks. (bytes 44..47) */
  readonly kaTimeout: number;
  /** CACHED. Ticks. (bytes 48..51) */
  readonly kaInterval: number;
  /** CACHED. 20 bits. (bytes 52..55) */
  readonly flowLabel: number;
  /** CACHED. (byte 56) */
  readonly kaProbeCount: number;
  /** DELEGATED. (byte 60) */
  readonly state: TcpState;
  /** DELEGATED. (byte 61) */
  readonly dupAckCount: number;
  /** DELEGATED. Persist round. (byte 62) */
  readonly sndWndProbeCount: number;
  /** DELEGATED. Retransmit.Count. (byte 63) */
  readonly retransmitCount: number;
  /** DELEGATED. Reserved by the specification; returned as given. (bytes 64..65) */
  readonly delegatedFlags: number;
  /** DELEGATED. KeepAlive.ProbeCount. (byte 66) */
  readonly keepAliveProbeCount: number;
  /** DELEGATED. (bytes 68..71) */
  readonly rcvNxt: number;
  /** DELEGATED. Bytes, unscaled; RcvNxt + RcvWnd is the advertised right edge. (bytes 72..75) */
  readonly rcvWnd: number;
  /** DELEGATED. (bytes 76..79) */
  readonly sndUna: number;
  /** DELEGATED. (bytes 80..83) */
  readonly sndNxt: number;
  /** DELEGATED. (bytes 84..87) */
  readonly sndMax: number;
  /** DELEGATED. Bytes, unscaled. (bytes 88..91) */
  readonly sndWnd: number;
  /** DELEGATED. Bytes, unscaled. (bytes 92..95) */
  readonly maxSndWnd: number;
  /** DELEGATED. (bytes 96..99) */
  readonly sendWL1: number;
  /** DELEGATED. Bytes. (bytes 100..103) */
  readonly cWnd: number;
  /** DELEGATED. Bytes. (bytes 104..107) */
  readonly ssThresh: number;
  /** DELEGATED. Ticks x 8, saturated. (bytes 108..109) */
  readonly sRtt: number;
  /** DELEGATED. Ticks x 4, saturated. (bytes 110..111) */
  readonly rttVar: number;
  /** DELEGATED. (bytes 112..115) */
  readonly tsRecent: number;
  /** DELEGATED. Ticks since TsRecent was updated. (bytes 116..119) */
  readonly tsRecentAge: number;
  /** DELEGATED. Ticks: clock + delta. (bytes 120..123) */
  readonly tsTime: number;
  /** DELEGATED. Ticks. (bytes 124..127) */
  readonly totalRT: number;
  /** DELEGATED. Ticks left; 0xFFFFFFFF: not running. (bytes 128..131) */
  readonly retransmitTimeoutDelta: number;
  /** DELEGATED. Ticks left; 0xFFFFFFFF: not running. (bytes 132..135) */
  readonly keepAliveTimeoutDelta: number;
  /** Query only; 0xFFFFFFFF: feature absent. (bytes 136..139) */
  readonly sendBacklogSize: number;
  /** Query only. Received bytes not consumed. (bytes 140..143) */
  readonly receiveBacklogSize: number;
  /** DELEGATED. Returned as given. (bytes 144..147) */
  readonly dWnd: number;
  /** Terminate: bytes written to the buffer of the command; they end at RcvNxt (less a received FIN). (bytes 148..151) */
  readonly bufferedBytes: number;
  /** End of the send data, FIN not counted: handed down at initiate (end of the entry below sendProducer), taken in at query and terminate. (bytes 152..155) */
  readonly sndEnd: number;
  /** Initiate: our FIN is at the end of the send data handed down (FIN_WAIT_1 and later). Terminate: a FIN was posted or sent. (byte 156, bit 0) */
  readonly finPosted: boolean;
  /** The peer's FIN was received in order; RcvNxt covers it. (byte 156, bit 1) */
  readonly finReceived: boolean;
  /** TcpIndicateDisconnect was raised (or by the host before initiate). (byte 156, bit 2) */
  readonly disconnectIndicated: boolean;
  /** The connection was reset; nothing was chained. (byte 156, bit 3) */
  readonly aborted: boolean;
  /** Host address of the send ring; its index 0 is the first entry, starting at SndUna. (bytes 160..167) */
  readonly sendRing: bigint;
  /** Host address of the receive ring. (bytes 168..175) */
  readonly receiveRing: bigint;
  /** NIC memory address of the receive region, aligned to its size. (bytes 176..183) */
  readonly region: bigint;
  /** log2 of its entries. (byte 184) */
  readonly sendRingLog2: number;
  /** log2 of its entries. (byte 185) */
  readonly receiveRingLog2: number;
  /** log2 of its bytes. (byte 186) */
  readonly regionLog2: number;
}

export const sizeOfTcpImage = 256;

/** Writes the record; reserved bits become zero. Throws `range` when a value does not fit its field or `out` is too short. */
export function encodeTcpImage(value: TcpImage, out: Uint8Array = new Uint8Array(256), offset = 0): Uint8Array {
  needRoom('TcpImage', 256, out, offset);
  if (BigInt.asUintN(64, value.handle) !== value.handle) throw doesNotFit('TcpImage', 'handle', value.handle, '64 bits');
  if (value.path >>> 0 !== value.path) throw doesNotFit('TcpImage', 'path', value.path, '32 bits');
  if ((value.localPort & 0xffff) !== value.localPort) throw doesNotFit('TcpImage', 'localPort', value.localPort, '16 bits');
  if ((value.remotePort & 0xffff) !== value.remotePort) throw doesNotFit('TcpImage', 'remotePort', value.remotePort, '16 bits');
  if ((value.constFlags & 0xff) !== value.constFlags) throw doesNotFit('TcpImage', 'constFlags', value.constFlags, '8 bits');
  if ((value.sndWindScale & 0xff) !== value.sndWindScale) throw doesNotFit('TcpImage', 'sndWindScale', value.sndWindScale, '8 bits');
  if ((value.rcvWindScale & 0xff) !== value.rcvWindScale) throw doesNotFit('TcpImage', 'rcvWindScale', value.rcvWindScale, '8 bits');
  if ((value.remoteMss & 0xffff) !== value.remoteMss) throw doesNotFit('TcpImage', 'remoteMss', value.remoteMss, '16 bits');
  if (value.hashValue >>> 0 !== value.hashValue) throw doesNotFit('TcpImage', 'hashValue', value.hashValue, '32 bits');
  if ((value.cachedFlags & 0xff) !== value.cachedFlags) throw doesNotFit('TcpImage', 'cachedFlags', value.cachedFlags, '8 bits');
  if ((value.ttlOrHopLimit & 0xff) !== value.ttlOrHopLimit) throw doesNotFit('TcpImage', 'ttlOrHopLimit', value.ttlOrHopLimit, '8 bits');
  if ((value.tosOrTrafficClass & 0xff) !== value.tosOrTrafficClass) throw doesNotFit('TcpImage', 'tosOrTrafficClass', value.tosOrTrafficClass, '8 bits');
  if ((value.userPriority & 0xff) !== value.userPriority) throw doesNotFit('TcpImage', 'userPriority', value.userPriority, '8 bits');
  if (value.initialRcvWnd >>> 0 !== value.initialRcvWnd) throw doesNotFit('TcpImage', 'initialRcvWnd', value.initialRcvWnd, '32 bits');
  if (value.rcvIndicationSize >>> 0 !== value.rcvIndicationSize) throw doesNotFit('TcpImage', 'rcvIndicationSize', value.rcvIndicationSize, '32 bits');
  if (value.maxRT >>> 0 !== value.maxRT) throw doesNotFit('TcpImage', 'maxRT', value.maxRT, '32 bits');
  if (value.kaTimeout >>> 0 !== value.kaTimeout) throw doesNotFit('TcpImage', 'kaTimeout', value.kaTimeout, '32 bits');
  if (value.kaInterval >>> 0 !== value.kaInterval) throw doesNotFit('TcpImage', 'kaInterval', value.kaInterval, '32 bits');
  if (value.flowLabel >>> 0 !== value.flowLabel) throw doesNotFit('TcpImage', 'flowLabel', value.flowLabel, '32 bits');
  if ((value.kaProbeCount & 0xff) !== value.kaProbeCount) throw doesNotFit('TcpImage', 'kaProbeCount', value.kaProbeCount, '8 bits');
  if ((value.state & 0xff) !== value.state) throw doesNotFit('TcpImage', 'state', value.state, '8 bits');
  if ((value.dupAckCount & 0xff) !== value.dupAckCount) throw doesNotFit('TcpImage', 'dupAckCount', value.dupAckCount, '8 bits');
  if ((value.sndWndProbeCount & 0xff) !== value.sndWndProbeCount) throw doesNotFit('TcpImage', 'sndWndProbeCount', value.sndWndProbeCount, '8 bits');
  if ((value.retransmitCount & 0xff) !== value.retransmitCount) throw doesNotFit('TcpImage', 'retransmitCount', value.retransmitCount, '8 bits');
  if ((value.delegatedFlags & 0xffff) !== value.delegatedFlags) throw doesNotFit('TcpImage', 'delegatedFlags', value.delegatedFlags, '16 bits');
  if ((value.keepAliveProbeCount & 0xff) !== value.keepAliveProbeCount) throw doesNotFit('TcpImage', 'keepAliveProbeCount', value.keepAliveProbeCount, '8 bits');
  if (value.rcvNxt >>> 0 !== value.rcvNxt) throw doesNotFit('TcpImage', 'rcvNxt', value.rcvNxt, '32 bits');
  if (value.rcvWnd >>> 0 !== value.rcvWnd) throw doesNotFit('TcpImage', 'rcvWnd', value.rcvWnd, '32 bits');
  if (value.sndUna >>> 0 !== value.sndUna) throw doesNotFit('TcpImage', 'sndUna', value.sndUna, '32 bits');
  if (value.sndNxt >>> 0 !== value.sndNxt) throw doesNotFit('TcpImage', 'sndNxt', value.sndNxt, '32 bits');
  if (value.sndMax >>> 0 !== value.sndMax) throw doesNotFit('TcpImage', 'sndMax', value.sndMax, '32 bits');
  if (value.sndWnd >>> 0 !== value.sndWnd) throw doesNotFit('TcpImage', 'sndWnd', value.sndWnd, '32 bits');
  if (value.maxSndWnd >>> 0 !== value.maxSndWnd) throw doesNotFit('TcpImage', 'maxSndWnd', value.maxSndWnd, '32 bits');
  if (value.sendWL1 >>> 0 !== value.sendWL1) throw doesNotFit('TcpImage', 'sendWL1', value.sendWL1, '32 bits');
  if (value.cWnd >>> 0 !== value.cWnd) throw doesNotFit('TcpImage', 'cWnd', value.cWnd, '32 bits');
  if (value.ssThresh >>> 0 !== value.ssThresh) throw doesNotFit('TcpImage', 'ssThresh', value.ssThresh, '32 bits');
  if ((value.sRtt & 0xffff) !== value.sRtt) throw doesNotFit('TcpImage', 'sRtt', value.sRtt, '16 bits');
  if ((value.rttVar & 0xffff) !== value.rttVar) throw doesNotFit('TcpImage', 'rttVar', value.rttVar, '16 bits');
  if (value.tsRecent >>> 0 !== value.tsRecent) throw doesNotFit('TcpImage', 'tsRecent', value.tsRecent, '32 bits');
  if (value.tsRecentAge >>> 0 !== value.tsRecentAge) throw doesNotFit('TcpImage', 'tsRecentAge', value.tsRecentAge, '32 bits');
  if (value.tsTime >>> 0 !== value.tsTime) throw doesNotFit('TcpImage', 'tsTime', value.tsTime, '32 bits');
  if (value.totalRT >>> 0 !== value.totalRT) throw doesNotFit('TcpImage', 'totalRT', value.totalRT, '32 bits');
  if (value.retransmitTimeoutDelta >>> 0 !== value.retransmitTimeoutDelta) throw doesNotFit('TcpImage', 'retransmitTimeoutDelta', value.retransmitTimeoutDelta, '32 bits');
  if (value.keepAliveTimeoutDelta >>> 0 !== value.keepAliveTimeoutDelta) throw doesNotFit('TcpImage', 'keepAliveTimeoutDelta', value.keepAliveTimeoutDelta, '32 bits');
  if (value.sendBacklogSize >>> 0 !== value.sendBacklogSize) throw doesNotFit('TcpImage', 'sendBacklogSize', value.sendBacklogSize, '32 bits');
  if (value.receiveBacklogSize >>> 0 !== value.receiveBacklogSize) throw doesNotFit('TcpImage', 'receiveBacklogSize', value.receiveBacklogSize, '32 bits');
  if (value.dWnd >>> 0 !== value.dWnd) throw doesNotFit('TcpImage', 'dWnd', value.dWnd, '32 bits');
  if (value.bufferedBytes >>> 0 !== value.bufferedBytes) throw doesNotFit('TcpImage', 'bufferedBytes', value.bufferedBytes, '32 bits');
  if (value.sndEnd >>> 0 !== value.sndEnd) throw doesNotFit('TcpImage', 'sndEnd', value.sndEnd, '32 bits');
  if (BigInt.asUintN(64, value.sendRing) !== value.sendRing) throw doesNotFit('TcpImage', 'sendRing', value.sendRing, '64 bits');
  if (BigInt.asUintN(64, value.receiveRing) !== value.receiveRing) throw doesNotFit('TcpImage', 'receiveRing', value.receiveRing, '64 bits');
  if (BigInt.asUintN(64, value.region) !== value.region) throw doesNotFit('TcpImage', 'region', value.region, '64 bits');
  if ((value.sendRingLog2 & 0xff) !== value.sendRingLog2) throw doesNotFit('TcpImage', 'sendRingLog2', value.sendRingLog2, '8 bits');
  if ((value.receiveRingLog2 & 0xff) !== value.receiveRingLog2) throw doesNotFit('TcpImage', 'receiveRingLog2', value.receiveRingLog2, '8 bits');
  if ((value.regionLog2 & 0xff) !== value.regionLog2) throw doesNotFit('TcpImage', 'regionLog2', value.regionLog2, '8 bits');
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  out.fill(0, offset, offset + 256);
  view.setBigUint64(offset, value.handle, true);
  view.setUint32(offset + 8, value.path, true);
  view.setUint16(offset + 12, value.localPort, false);
  view.setUint16(offset + 14, value.remotePort, false);
  view.setUint8(offset + 16, value.constFlags);
  view.setUint8(offset + 17, value.sndWindScale);
  view.setUint8(offset + 18, value.rcvWindScale);
  view.setUint16(offset + 20, value.remoteMss, true);
  view.setUint32(offset + 24, value.hashValue, true);
  view.setUint8(offset + 28, value.cachedFlags);
  view.setUint8(offset + 29, value.ttlOrHopLimit);
  view.setUint8(offset + 30, value.tosOrTrafficClass);
  view.setUint8(offset + 31, value.userPriority);
  view.setUint32(offset + 32, value.initialRcvWnd, true);
  view.setUint32(offset + 36, value.rcvIndicationSize, true);
  view.setUint32(offset + 40, value.maxRT, true);
  view.setUint32(offset + 44, value.kaTimeout, true);
  view.setUint32(offset + 48, value.kaInterval, true);
  view.setUint32(offset + 52, value.flowLabel, true);
  view.setUint8(offset + 56, value.kaProbeCount);
  view.setUint8(offset + 60, value.state);
  view.setUint8(offset + 61, value.dupAckCount);
  view.setUint8(offset + 62, value.sndWndProbeCount);
  view.setUint8(offset + 63, value.retransmitCount);
  view.setUint16(offset + 64, value.delegatedFlags, true);
  view.setUint8(offset + 66, value.keepAliveProbeCount);
  view.setUint32(offset + 68, value.rcvNxt, true);
  view.setUint32(offset + 72, value.rcvWnd, true);
  view.setUint32(offset + 76, value.sndUna, true);
  view.setUint32(offset + 80, value.sndNxt, true);
  view.setUint32(offset + 84, value.sndMax, true);
  view.setUint32(offset + 88, value.sndWnd, true);
  view.setUint32(offset + 92, value.maxSndWnd, true);
  view.setUint32(offset + 96, value.sendWL1, true);
  view.setUint32(offset + 100, value.cWnd, true);
  view.setUint32(offset + 104, value.ssThresh, true);
  view.setUint16(offset + 108, value.sRtt, true);
  view.setUint16(offset + 110, value.rttVar, true);
  view.setUint32(offset + 112, value.tsRecent, true);
  view.setUint32(offset + 116, value.tsRecentAge, true);
  view.setUint32(offset + 120, value.tsTime, true);
  view.setUint32(offset + 124, value.totalRT, true);
  view.setUint32(offset + 128, value.retransmitTimeoutDelta, true);
  view.setUint32(offset + 132, value.keepAliveTimeoutDelta, true);
  view.setUint32(offset + 136, value.sendBacklogSize, true);
  view.setUint32(offset + 140, value.receiveBacklogSize, true);
  view.setUint32(offset + 144, value.dWnd, true);
  view.setUint32(offset + 148, value.bufferedBytes, true);
  view.setUint32(offset + 152, value.sndEnd, true);
  view.setBigUint64(offset + 160, value.sendRing, true);
  view.setBigUint64(offset + 168, value.receiveRing, true);
  view.setBigUint64(offset + 176, value.region, true);
  view.setUint8(offset + 184, value.sendRingLog2);
  view.setUint8(offset + 185, value.receiveRingLog2);
  view.setUint8(offset + 186, value.regionLog2);
  view.setUint32(offset + 156, ((value.finPosted ? 1 : 0) | ((value.finReceived ? 1 : 0) << 1) | ((value.disconnectIndicated ? 1 : 0) << 2) | ((value.aborted ? 1 : 0) << 3)) >>> 0, true);
  return out;
}

/** Reads the record; a number outside its enumeration is passed on as it is. Throws `range` when `bytes` is too short. */
export function decodeTcpImage(bytes: Uint8Array, offset = 0): TcpImage {
  needRoom('TcpImage', 256, bytes, offset);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    handle: view.getBigUint64(offset, true),
    path: view.getUint32(offset + 8, true),
    localPort: view.getUint16(offset + 12, false),
    remotePort: view.getUint16(offset + 14, false),
    constFlags: view.getUint8(offset + 16),
    sndWindScale: view.getUint8(offset + 17),
    rcvWindScale: view.getUint8(offset + 18),
    remoteMss: view.getUint16(offset + 20, true),
    hashValue: view.getUint32(offset + 24, true),
    cachedFlags: view.getUint8(offset + 28),
    ttlOrHopLimit: view.getUint8(offset + 29),
    tosOrTrafficClass: view.getUint8(offset + 30),
    userPriority: view.getUint8(offset + 31),
    initialRcvWnd: view.getUint32(offset + 32, true),
    rcvIndicationSize: view.getUint32(offset + 36, true),
    maxRT: view.getUint32(offset + 40, true),
    kaTimeout: view.getUint32(offset + 44, true),
    kaInterval: view.getUint32(offset + 48, true),
    flowLabel: view.getUint32(offset + 52, true),
    kaProbeCount: view.getUint8(offset + 56),
    state: view.getUint8(offset + 60) as TcpState,
    dupAckCount: view.getUint8(offset + 61),
    sndWndProbeCount: view.getUint8(offset + 62),
    retransmitCount: view.getUint8(offset + 63),
    delegatedFlags: view.getUint16(offset + 64, true),
    keepAliveProbeCount: view.getUint8(offset + 66),
    rcvNxt: view.getUint32(offset + 68, true),
    rcvWnd: view.getUint32(offset + 72, true),
    sndUna: view.getUint32(offset + 76, true),
    sndNxt: view.getUint32(offset + 80, true),
    sndMax: view.getUint32(offset + 84, true),
    sndWnd: view.getUint32(offset + 88, true),
    maxSndWnd: view.getUint32(offset + 92, true),
    sendWL1: view.getUint32(offset + 96, true),
    cWnd: view.getUint32(offset + 100, true),
    ssThresh: view.getUint32(offset + 104, true),
    sRtt: view.getUint16(offset + 108, true),
    rttVar: view.getUint16(offset + 110, true),
    tsRecent: view.getUint32(offset + 112, true),
    tsRecentAge: view.getUint32(offset + 116, true),
    tsTime: view.getUint32(offset + 120, true),
    totalRT: view.getUint32(offset + 124, true),
    retransmitTimeoutDelta: view.getUint32(offset + 128, true),
    keepAliveTimeoutDelta: view.getUint32(offset + 132, true),
    sendBacklogSize: view.getUint32(offset + 136, true),
    receiveBacklogSize: view.getUint32(offset + 140, true),
    dWnd: view.getUint32(offset + 144, true),
    bufferedBytes: view.getUint32(offset + 148, true),
    sndEnd: view.getUint32(offset + 152, true),
    finPosted: (view.getUint32(offset + 156, true) & 0x1) !== 0,
    finReceived: ((view.getUint32(offset + 156, true) >>> 1) & 0x1) !== 0,
    disconnectIndicated: ((view.getUint32(offset + 156, true) >>> 2) & 0x1) !== 0,
    aborted: ((view.getUint32(offset + 156, true) >>> 3) & 0x1) !== 0,
    sendRing: view.getBigUint64(offset + 160, true),
    receiveRing: view.getBigUint64(offset + 168, true),
    region: view.getBigUint64(offset + 176, true),
    sendRingLog2: view.getUint8(offset + 184),
    receiveRingLog2: view.getUint8(offset + 185),
    regionLog2: view.getUint8(offset + 186),
  };
}

/** Where each field of TcpImage stands, for printing differences by field. */
export const fieldsOfTcpImage = [
  { name: 'handle', lsb: 0, bits: 64 },
  { name: 'path', lsb: 64, bits: 32 },
  { name: 'localPort', lsb: 96, bits: 16 },
  { name: 'remotePort', lsb: 112, bits: 16 },
  { name: 'constFlags', lsb: 128, bits: 8 },
  { name: 'sndWindScale', lsb: 136, bits: 8 },
  { name: 'rcvWindScale', lsb: 144, bits: 8 },
  { name: 'remoteMss', lsb: 160, bits: 16 },
  { name: 'hashValue', lsb: 192, bits: 32 },
  { name: 'cachedFlags', lsb: 224, bits: 8 },
  { name: 'ttlOrHopLimit', lsb: 232, bits: 8 },
  { name: 'tosOrTrafficClass', lsb: 240, bits: 8 },
  { name: 'userPriority', lsb: 248, bits: 8 },
  { name: 'initialRcvWnd', lsb: 256, bits: 32 },
  { name: 'rcvIndicationSize', lsb: 288, bits: 32 },
  { name: 'maxRT', lsb: 320, bits: 32 },
  { name: 'kaTimeout', lsb: 352, bits: 32 },
  { name: 'kaInterval', lsb: 384, bits: 32 },
  { name: 'flowLabel', lsb: 416, bits: 32 },
  { name: 'kaProbeCount', lsb: 448, bits: 8 },
  { name: 'state', lsb: 480, bits: 8 },
  { name: 'dupAckCount', lsb: 488, bits: 8 },
  { name: 'sndWndProbeCount', lsb: 496, bits: 8 },
  { name: 'retransmitCount', lsb: 504, bits: 8 },
  { name: 'delegatedFlags', lsb: 512, bits: 16 },
  { name: 'keepAliveProbeCount', lsb: 528, bits: 8 },
  { name: 'rcvNxt', lsb: 544, bits: 32 },
  { name: 'rcvWnd', lsb: 576, bits: 32 },
  { name: 'sndUna', lsb: 608, bits: 32 },
  { name: 'sndNxt', lsb: 640, bits: 32 },
  { name: 'sndMax', lsb: 672, bits: 32 },
  { name: 'sndWnd', lsb: 704, bits: 32 },
  { name: 'maxSndWnd', lsb: 736, bits: 32 },
  { name: 'sendWL1', lsb: 768, bits: 32 },
  { name: 'cWnd', lsb: 800, bits: 32 },
  { name: 'ssThresh', lsb: 832, bits: 32 },
  { name: 'sRtt', lsb: 864, bits: 16 },
  { name: 'rttVar', lsb: 880, bits: 16 },
  { name: 'tsRecent', lsb: 896, bits: 32 },
  { name: 'tsRecentAge', lsb: 928, bits: 32 },
  { name: 'tsTime', lsb: 960, bits: 32 },
  { name: 'totalRT', lsb: 992, bits: 32 },
  { name: 'retransmitTimeoutDelta', lsb: 1024, bits: 32 },
  { name: 'keepAliveTimeoutDelta', lsb: 1056, bits: 32 },
  { name: 'sendBacklogSize', lsb: 1088, bits: 32 },
  { name: 'receiveBacklogSize', lsb: 1120, bits: 32 },
  { name: 'dWnd', lsb: 1152, bits: 32 },
  { name: 'bufferedBytes', lsb: 1184, bits: 32 },
  { name: 'sndEnd', lsb: 1216, bits: 32 },
  { name: 'finPosted', lsb: 1248, bits: 1 },
  { name: 'finReceived', lsb: 1249, bits: 1 },
  { name: 'disconnectIndicated', lsb: 1250, bits: 1 },
  { name: 'aborted', lsb: 1251, bits: 1 },
  { name: 'sendRing', lsb: 1280, bits: 64 },
  { name: 'receiveRing', lsb: 1344, bits: 64 },
  { name: 'region', lsb: 1408, bits: 64 },
  { name: 'sendRingLog2', lsb: 1472, bits: 8 },
  { name: 'receiveRingLog2', lsb: 1480, bits: 8 },
  { name: 'regionLog2', lsb: 1488, bits: 8 },
] as const satisfies readonly FieldPlace<TcpImage>[];
