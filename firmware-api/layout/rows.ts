/** The stored state of the device: what the retire record folds and the reference model holds field by field. */
import { deliveryPhase, tcpState, uploadReason } from './enums.ts';
import { bytesField, record, reserved, u } from './types.ts';

export const tcpRow = record(
  'TcpRow',
  288,
  'State of a connection. docs/contract/engine.md section 5 says what each field means and when it changes.',
  [
    // word 0
    u(8, 'state', 'Connection state.', { of: tcpState }),
    u(8, 'constFlags', 'As in the image.'),
    u(8, 'cachedFlags', 'As in the image.'),
    u(4, 'sndWindScale', 'Shift of received windows.'),
    u(4, 'rcvWindScale', 'Shift of advertised windows.'),
    u(8, 'ttl', 'TTL of sent headers.'),
    u(8, 'tos', 'TOS of sent headers.'),
    u(8, 'userPriority', 'Stored.'),
    u(8, 'dupAcks', 'Duplicate acknowledgements in a row (DupAckCount).'),
    // word 1
    u(16, 'localPort', 'Plain number.'),
    u(16, 'remotePort', 'Plain number.'),
    u(16, 'remoteMss', 'Bytes.'),
    u(16, 'pathIndex', 'Row of the path table.'),
    // word 2: flags
    u(1, 'live', 'The row holds a connection.'),
    u(1, 'draining', 'A terminate was taken.'),
    u(1, 'aborted', 'Acceptable RST received, or a local abort.'),
    u(1, 'localAbort', 'The abort was asked for by the host.'),
    u(1, 'finPosted', 'Our FIN stands at sndEnd.'),
    u(1, 'finReceived', "The peer's FIN was taken in order; rcvNxt covers it."),
    u(1, 'finQueued', "The peer's FIN lies out of order at finSeq."),
    u(1, 'disconnectIndicated', 'TcpIndicateDisconnect raised.'),
    u(1, 'abortIndicated', 'TcpIndicateAbort raised.'),
    u(1, 'retrieveIndicated', 'A mandatory TcpIndicateRetrieve raised: the connection is no longer processed.'),
    u(1, 'parked', 'The data is buffered data: refused, or handed over at initiate.'),
    u(1, 'pushDue', 'The push timer fired while a call was in progress (CHM-DLV-015).'),
    u(1, 'pushMarkValid', 'pushMark holds a mark not yet passed.'),
    u(1, 'reqPlaced', 'The current execution of the charts has placed bytes into the partly filled request.'),
    u(1, 'rtxRunning', 'Retransmit deadline set.'),
    u(1, 'delAckRunning', 'Delayed-ACK deadline set.'),
    u(1, 'pushRunning', 'Push deadline set.'),
    u(1, 'kaRunning', 'Reserved: keepalive deadline set.'),
    u(1, 'swsRunning', 'SWS deadline set.'),
    u(1, 'persisting', 'The retransmit deadline is that of the persist algorithm.'),
    u(1, 'inRecovery', 'NewReno fast recovery.'),
    u(1, 'afterRto', 'Slow start after a timeout: byte counting uses L = 1 until recover is passed.'),
    u(1, 'rttTiming', 'A segment is being timed by its sequence number (no timestamps).'),
    u(1, 'rexmitUna', 'The segment at sndUna is to be sent again (fast retransmit, partial acknowledgement).'),
    u(1, 'sendNotify', 'A SendComplete is due.'),
    u(
      1,
      'recvFlush',
      'The requests outstanding at the FIN of the peer were completed; TcpIndicateDisconnect comes next.',
    ),
    u(1, 'disconnectNotify', 'A DisconnectComplete is due.'),
    u(1, 'retrieveNotify', 'A Retrieve event is due, reason in uploadReason.'),
    u(1, 'copyFills', 'The copy in flight fills the request it goes into.'),
    u(1, 'ccBusy', 'A congestion-window division is under way.'),
    u(1, 'answerPending', 'An event entry that the host must answer is open.'),
    u(1, 'captured', 'Final state captured; nothing changes any more.'),
    u(3, 'phase', 'Delivery sequencer.', { of: deliveryPhase }),
    u(1, 'swsForced', 'The SWS timer fired: the next segment goes whatever its size (CHM-TIM-063).'),
    reserved(4),
    u(8, 'delAckSegments', 'Segments received and not yet acknowledged.'),
    u(8, 'uploadReason', 'Reason of the Retrieve raised or due.', { of: uploadReason }),
    u(8, 'rangeCount', 'Reassembly ranges in use, lowest first.'),
    // word 3
    u(32, 'rcvNxt', 'RcvNxt.'),
    u(32, 'rcvAdv', 'Advertised right edge: RcvNxt + RcvWnd.'),
    // word 4
    u(32, 'sndUna', 'SndUna.'),
    u(32, 'sndNxt', 'SndNxt.'),
    // word 5
    u(32, 'sndMax', 'SndMax.'),
    u(32, 'sndEnd', 'End of the posted data taken in; our FIN, if posted, stands here.'),
    // word 6
    u(32, 'sndWnd', 'SndWnd, bytes.'),
    u(32, 'maxSndWnd', 'MaxSndWnd, bytes.'),
    // word 7
    u(32, 'sndWl1', 'SendWL1.'),
    u(32, 'sndWl2', 'Acknowledgement number of the last window update.'),
    // word 8
    u(32, 'cwnd', 'CWnd, bytes.'),
    u(32, 'ssthresh', 'SsThresh, bytes.'),
    // word 9
    u(32, 'recover', 'NewReno recovery point: SndMax when loss was last found.'),
    u(32, 'sndCplMark', 'A SendComplete is due once SndUna reaches this.'),
    // word 10
    u(32, 'srtt8', 'SRTT in ticks x 8; 0: no sample.'),
    u(32, 'rttvar4', 'RTTVAR in ticks x 4.'),
    // word 11
    u(32, 'tsRecent', 'TsRecent.'),
    u(32, 'tsRecentAt', 'Tick at which TsRecent was updated.'),
    // word 12
    u(32, 'tsDelta', 'NicDelta: added to the tick counter to make a timestamp.'),
    u(32, 'rttSeq', 'Sample when the acknowledgement passes this (OC-04).'),
    // word 13
    u(32, 'rttAt', 'Tick at which the timed segment left.'),
    u(32, 'rtStart', 'Tick from which TotalRT counts while retransmitCount > 0.'),
    // word 14
    u(40, 'rtxAt', 'Retransmit deadline, ms.'),
    u(8, 'retransmitCount', 'Retransmit.Count.'),
    u(8, 'sndWndProbes', 'SndWndProbeCount.'),
    u(8, 'keepAliveProbes', 'KeepAlive.ProbeCount.'),
    // word 15
    u(40, 'delAckAt', 'Delayed-ACK deadline, ms.'),
    u(8, 'kaProbeCount', 'KaProbeCount.'),
    reserved(16),
    // word 16
    u(40, 'pushAt', 'Push deadline, ms.'),
    u(20, 'flowLabel', 'FlowLabel.'),
    reserved(4),
    // word 17
    u(40, 'kaAt', 'Keepalive deadline, ms; until keepalive exists it holds the imported one and is exported from it.'),
    reserved(24),
    // word 18
    u(40, 'swsAt', 'SWS deadline, ms.'),
    reserved(24),
    // word 19
    u(32, 'rcvCons', 'First received byte not consumed: left edge of the unconsumed data.'),
    u(32, 'rcvDataEnd', 'End of `data` of the charts; [rcvDataEnd, RcvNxt less FIN) is segQ.'),
    // word 20
    u(
      32,
      'pushMark',
      'End of a received segment with PSH, or the FIN: placement that reaches it completes the request (OC-07; engine.md 7.10d).',
    ),
    u(32, 'initialRcvWnd', 'InitialRcvWnd.'),
    // word 21
    u(32, 'rcvIndicationSize', 'RcvIndicationSize.'),
    u(32, 'reqFilled', 'Bytes the device has placed in the request at reqFill.'),
    // word 22
    u(16, 'reqHead', 'Oldest posted request not completed.'),
    u(16, 'reqFill', 'Request that the next byte goes into.'),
    u(16, 'reqTail', 'End of the requests in the request queue.'),
    u(16, 'sendTail', 'Send-ring entries taken in.'),
    // words 23 to 26
    u(32, 'range0Lo', 'Out-of-order range: first byte.'),
    u(32, 'range0Hi', 'One behind its last byte.'),
    u(32, 'range1Lo', 'Second range.'),
    u(32, 'range1Hi', 'Second range.'),
    u(32, 'range2Lo', 'Third range.'),
    u(32, 'range2Hi', 'Third range.'),
    u(32, 'range3Lo', 'Fourth range.'),
    u(32, 'range3Hi', 'Fourth range.'),
    // word 27
    u(32, 'finSeq', "Sequence number of the peer's FIN, in or out of order."),
    u(32, 'sndCplUna', 'SndUna told in the last SendComplete.'),
    // word 28
    u(32, 'maxRT', 'MaxRT, ticks.'),
    u(32, 'kaTimeout', 'KaTimeout, ticks.'),
    // word 29
    u(32, 'kaInterval', 'KaInterval, ticks.'),
    u(32, 'lastAck', 'RcvNxt of the last segment sent (Last.ACK.sent of RFC 7323 section 4.3).'),
    // word 30
    u(32, 'dWnd', 'DWnd.'),
    u(32, 'hashValue', 'HashValue.'),
    // word 31
    u(32, 'ccNum', 'Dividend of the congestion-window division under way.'),
    u(32, 'ccDen', 'Its divisor.'),
    // word 32
    u(32, 'ccMore', 'Bytes acknowledged (each capped) since it began.'),
    u(16, 'ccAcks', 'Acknowledgements that the division under way stands for.'),
    u(16, 'ccMoreAcks', 'Acknowledgements since it began.'),
    // word 33
    u(32, 'copySeq', 'First byte of the copy in flight.'),
    u(32, 'copyBytes', 'Its length; from its end until the answer, that of the open indication.'),
    // word 34
    u(32, 'answerSerial', 'Serial of the open event entry.'),
    u(32, 'sndSml', 'End of the last segment sent with less than an MSS; never before SndUna (Nagle, OC-17).'),
    // word 35
    u(32, 'lastActive', 'Tick of the last segment sent with data (restart after idle, OC-29).'),
    u(16, 'delegatedFlags', 'Returned as given.'),
    u(16, 'effectiveMss', 'Largest payload of a segment: see engine.md section 6.'),
  ],
);

export const connectionResource = record(
  'ConnectionResource',
  64,
  'Second row of a connection: written at initiate, failed bit apart. Not part of the folded state.',
  [
    u(64, 'handle', 'NdisOffloadHandle.'),
    u(64, 'sendRing', 'Host address.'),
    u(64, 'receiveRing', 'Host address.'),
    u(64, 'region', 'NIC memory address.'),
    u(8, 'sendRingLog2', 'log2 entries.'),
    u(8, 'receiveRingLog2', 'log2 entries.'),
    u(8, 'regionLog2', 'log2 bytes.'),
    u(1, 'failed', 'State lost: double-bit error found.'),
    reserved(7),
    u(12, 'generation', 'Of the row.'),
    reserved(4),
    reserved(16),
    reserved(64),
    reserved(64),
    reserved(64),
  ],
);

export const pathRow = record('PathRow', 64, 'A path.', [
  bytesField(16, 'sourceAddress', 'Network order.'),
  bytesField(16, 'destinationAddress', 'Network order.'),
  u(64, 'handle', 'NdisOffloadHandle.'),
  u(16, 'neighborIndex', 'Row of the neighbor table.'),
  u(16, 'pathMtu', 'Bytes.'),
  u(16, 'users', 'Connections that depend on it.'),
  u(12, 'generation', 'Of the row.'),
  u(1, 'live', 'The row holds a path.'),
  u(1, 'valid', 'Reserved for invalidate: may be used for sending.'),
  u(1, 'ipVersion6', 'Reserved.'),
  u(1, 'failed', 'State lost.'),
  reserved(64),
  reserved(64),
]);

export const neighborRow = record('NeighborRow', 64, 'A neighbor.', [
  bytesField(6, 'dlSourceAddress', 'Source MAC or zero.'),
  u(16, 'vlanId', 'Stored.'),
  bytesField(6, 'dlDestinationAddress', 'Next hop.'),
  u(16, 'users', 'Paths that depend on it.'),
  u(64, 'handle', 'NdisOffloadHandle.'),
  u(32, 'hostReachabilityDelta', 'Stored.'),
  u(32, 'nicReachabilityDelta', 'Stored.'),
  u(12, 'generation', 'Of the row.'),
  u(1, 'live', 'The row holds a neighbor.'),
  u(1, 'valid', 'Reserved for invalidate.'),
  u(1, 'failed', 'State lost.'),
  reserved(49),
  reserved(64),
  reserved(64),
  reserved(64),
]);
