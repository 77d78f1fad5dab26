import { type EnumLayout, enumeration } from './types.ts';

export const objectKind = enumeration('ObjectKind', 4, 'What a reference names.', [
  ['None', 0, 'No object.'],
  ['Neighbor', 1, 'A row of the neighbor table.'],
  ['Path', 2, 'A row of the path table.'],
  ['Tcp', 3, 'A row of the connection table.'],
]);

export const opcode = enumeration('Opcode', 8, 'What a command asks for.', [
  ['Nop', 0, 'Completes at once with SUCCESS; measures the command path.'],
  ['InitiateNeighbor', 1, 'Takes a neighbor down from a NeighborImage.'],
  ['InitiatePath', 2, 'Takes a path down from a PathImage; its neighbor must be offloaded.'],
  [
    'InitiateTcp',
    3,
    'Takes a connection down from a TcpImage, with its buffered receive data; its path must be offloaded.',
  ],
  ['Query', 4, 'Writes the image of the referenced object to host memory; the object goes on undisturbed.'],
  ['Terminate', 5, 'Hands the referenced object back: image, buffered data, completion, and frees it.'],
  ['Abort', 6, 'Abortive disconnect: RST, every outstanding request ABORTED, context kept (CHM-DIS-013 to 020).'],
  ['Update', 7, 'Reserved for a later update of CACHED variables; completes with NOT_SUPPORTED until then.'],
  ['Invalidate', 8, 'Reserved for a later invalidate; completes with NOT_SUPPORTED until then.'],
  ['Forward', 9, 'Reserved for a later forward of a segment; completes with NOT_SUPPORTED until then.'],
  ['InjectFault', 10, 'Flips bits of a stored row, so that the check bits of the table find them.'],
]);

export const eventKind = enumeration('EventKind', 8, 'What an event entry tells.', [
  ['None', 0, 'Never written.'],
  ['Completion', 1, 'A command has ended. A successful terminate completion is the last entry of its connection.'],
  [
    'SendComplete',
    2,
    'Send data before `una` ended with `status`; with a failure status everything from `una` on did too.',
  ],
  [
    'ReceiveComplete',
    3,
    'Posted requests [first, first+count) ended; the host answers every one with CompletionReturned, whatever its status.',
  ],
  ['Indicate', 4, 'Received bytes lie in an indication buffer; the host answers with IndicationAnswer.'],
  ['TcpEvent', 5, 'NdisTcpOffloadEventHandler: type in `tcpEvent`, information in `info`.'],
  ['DisconnectComplete', 6, 'The graceful disconnect of the connection ended with `status`.'],
]);

export const tcpEvent = enumeration('TcpEvent', 8, 'TCP_OFFLOAD_EVENT_TYPE (chimney-state.md section 13).', [
  ['None', 0, 'Not a TCP event.'],
  ['SendBacklogChange', 1, 'TcpIndicateSendBacklogChange.'],
  ['Disconnect', 2, 'TcpIndicateDisconnect.'],
  ['Retrieve', 3, 'TcpIndicateRetrieve; `info` holds the UploadReason.'],
  ['Abort', 4, 'TcpIndicateAbort.'],
]);

export const uploadReason = enumeration('UploadReason', 8, 'TCP_UPLOAD_REASON (chimney-state.md section 10).', [
  ['None', 0, 'No upload was asked for.'],
  ['LowActivity', 1, 'Optional: too little traffic.'],
  ['HighDropRate', 2, 'Optional: too many sent segments lost.'],
  ['SmallIo', 3, 'Optional: posted receives too small.'],
  ['NoBufferPreposting', 4, 'Optional: no preposted receives.'],
  ['ReceivedUrgentData', 5, 'Mandatory: URG segment.'],
  ['HighFragmentation', 6, 'Optional: too many fragments.'],
  ['HighOutOfOrderPackets', 7, 'Optional: too much reordering.'],
  ['TimeoutExpiration', 8, 'Mandatory: a timer limit was reached.'],
  ['InvalidState', 9, 'Mandatory: depends on invalidated state.'],
  ['UploadRequested', 10, 'Mandatory: any other cause.'],
  ['HardwareFailure', 11, 'Mandatory: state corrupt.'],
]);

export const status = enumeration(
  'Status',
  32,
  'Completion status; values of the public headers (chimney-state.md sections 6.3, 11.10).',
  [
    ['Success', 0x00000000, 'NDIS_STATUS_SUCCESS.'],
    ['Failure', 0xc0000001, 'NDIS_STATUS_FAILURE: state lost, or the order was illegal (O-35).'],
    ['Resources', 0xc000009a, 'NDIS_STATUS_RESOURCES.'],
    ['NotSupported', 0xc00000bb, 'NDIS_STATUS_NOT_SUPPORTED: an opcode of a later version.'],
    ['InvalidState', 0xc0000184, 'NDIS_STATUS_INVALID_STATE.'],
    ['RequestAborted', 0xc001000c, 'NDIS_STATUS_REQUEST_ABORTED.'],
    ['UploadInProgress', 0xc0231001, 'NDIS_STATUS_UPLOAD_IN_PROGRESS.'],
    ['RequestUpload', 0xc0231002, 'NDIS_STATUS_REQUEST_UPLOAD (intermediate drivers only).'],
    ['UploadRequested', 0xc0231003, 'NDIS_STATUS_UPLOAD_REQUESTED (intermediate drivers only).'],
    ['OffloadTcpEntries', 0xc0231004, 'No connection context left.'],
    ['OffloadPathEntries', 0xc0231005, 'No path context left.'],
    ['OffloadNeighborEntries', 0xc0231006, 'No neighbor context left.'],
    ['OffloadIpAddressEntries', 0xc0231007, 'No room for another source address.'],
    ['OffloadHwAddressEntries', 0xc0231008, 'DlSourceAddress given but not supported, or table full.'],
    ['OffloadVlanEntries', 0xc0231009, 'No room for another VLAN.'],
    ['OffloadTcpXmitBuffer', 0xc023100a, 'Transmit buffers exhausted.'],
    ['OffloadTcpRcvBuffer', 0xc023100b, 'Receive buffers exhausted.'],
    ['OffloadTcpRcvWindow', 0xc023100c, 'InitialRcvWnd above region - 2^RcvWindScale.'],
    ['OffloadVlanMismatch', 0xc023100d, 'VlanId is none of the interface.'],
    [
      'OffloadDataNotAccepted',
      0xc023100e,
      'NDIS_STATUS_OFFLOAD_DATA_NOT_ACCEPTED: the host took nothing of an indication.',
    ],
    ['OffloadDataPartiallyAccepted', 0xc0231010, 'NDIS_STATUS_OFFLOAD_DATA_PARTIALLY_ACCEPTED.'],
    ['OffloadConnectionRejected', 0xc0231012, 'A poor candidate.'],
    ['OffloadPathMtu', 0xc02310f0, 'PathMtu above what the device supports (private code, O-17).'],
    ['OffloadPartialSuccess', 0x40020004, 'Own state offloaded, not every dependent (miniport only).'],
  ],
);

export const tcpState = enumeration('TcpState', 8, 'TCP_OFFLOAD_CONNECTION_STATE (chimney-state.md section 1.8).', [
  ['Closed', 0, 'No connection.'],
  ['Listen', 1, 'Host only.'],
  ['SynSent', 2, 'Host only.'],
  ['SynRcvd', 3, 'Host only.'],
  ['Established', 4, 'Offloadable.'],
  ['FinWait1', 5, 'Offloadable.'],
  ['FinWait2', 6, 'Offloadable.'],
  ['CloseWait', 7, 'Offloadable.'],
  ['Closing', 8, 'Offloadable.'],
  ['LastAck', 9, 'Offloadable.'],
  ['TimeWait', 10, 'Reached while offloaded; upload is asked for.'],
]);

export const answerKind = enumeration('AnswerKind', 8, 'What the host answers.', [
  ['None', 0, 'Ignored and counted.'],
  ['IndicationAnswer', 1, 'Return value of a receive indication: status and bytes consumed.'],
  ['CompletionReturned', 2, 'A ReceiveComplete call has returned.'],
]);

export const retireKind = enumeration(
  'RetireKind',
  8,
  'The event that a retire record tells of (docs/contract/engine.md).',
  [
    ['None', 0, 'Never written.'],
    ['Segment', 1, 'A segment of the connection; reference: ingress frame number.'],
    ['Grant', 2, 'The transmit scheduler let one segment go; reference: payload bytes.'],
    ['Timer', 3, 'A deadline was reached; reference: TimerKind.'],
    ['SendPost', 4, 'Send-ring entries were taken in; reference: range.'],
    ['ReceivePost', 5, 'Receive-ring entries entered the request queue; reference: range.'],
    ['Answer', 6, 'An answer-ring entry was taken; reference: its index.'],
    ['Copied', 7, 'A copy from NIC memory to host memory has ended; reference: bytes.'],
    ['Step', 8, 'One step of delivery, notification or terminate.'],
    ['Divided', 9, 'The congestion-window division came back.'],
    ['Initiate', 10, 'A connection, path or neighbor became live; reference: command id.'],
    ['Query', 11, 'A snapshot was taken; reference: command id.'],
    ['Terminate', 12, 'A terminate or neighbor/path removal was taken; reference: command id.'],
    ['Capture', 13, 'The final state of a terminating connection was captured; reference: command id.'],
    ['Abort', 14, 'An abortive disconnect was taken; reference: command id.'],
    ['Inject', 15, 'A fault was injected; reference: command id.'],
    [
      'Stale',
      16,
      'A command, answer or doorbell named an object that is gone; ignored; reference: command id or ring index.',
    ],
    ['Complete', 17, 'A completion entry was written; a terminate frees its row here; reference: command id.'],
    ['Fail', 18, 'The connection is lost: a row or a ring that it needs cannot be used; reference: 0.'],
    ['Raw', 32, 'A frame went up the raw ring; reference: frame number; reason in `detail`. Not counted as retired.'],
    ['Drop', 33, 'A frame was dropped; reference: frame number; reason in `detail`. Not counted as retired.'],
  ],
);

export const timerKind = enumeration(
  'TimerKind',
  8,
  'Which deadline fired; several due at once fire lowest first, one event each.',
  [
    ['Retransmit', 0, 'Retransmit, persist or window-probe, by State, SndWnd and counts (CHM-TIM-003).'],
    ['DelayedAck', 1, 'An owed acknowledgement.'],
    ['Push', 2, 'Push timer of the partly filled request.'],
    ['KeepAlive', 3, 'Reserved for keepalive.'],
    ['Sws', 4, 'Silly-window override of a send held back (CHM-TIM-063).'],
  ],
);

export const rawReason = enumeration('RawReason', 8, 'Why a frame went up the raw ring.', [
  ['None', 0, 'It did not.'],
  ['NotIpv4', 1, 'ARP, IPv6, VLAN-tagged or any other type.'],
  ['NotTcp', 2, 'UDP, ICMP, any other protocol.'],
  ['Fragment', 3, 'IPv4 fragment (CHM-NSP-001).'],
  ['IpOptions', 4, 'IPv4 options (CHM-NSP-002).'],
  ['BadIpHeader', 5, 'Version, header length, total length or header checksum wrong (OC-38).'],
  ['BadTcpHeader', 6, 'Data offset outside the segment, or options that overrun (OC-38).'],
  ['BadTcpChecksum', 7, 'TCP checksum wrong (OC-38).'],
  ['NoConnection', 8, 'No offloaded connection has this tuple (CHM-NSP-010).'],
  ['NotForUs', 9, 'Destination MAC is neither ours nor multicast.'],
  ['Terminating', 10, 'The connection is draining (CHM-TERM-032).'],
  ['Closed', 11, 'The connection is CLOSED, aborted or failed (CHM-CLS-010).'],
  ['Urgent', 12, 'URG segment; not acknowledged.'],
  ['UploadRequested', 13, 'A mandatory upload was asked for (OC-35).'],
  ['SynTimeWait', 14, 'SYN in TIME_WAIT (CHM-EVT-015).'],
  ['TooShort', 15, 'Shorter than its headers say.'],
]);

export const dropReason = enumeration('DropReason', 8, 'Why a frame was dropped.', [
  ['None', 0, 'It was not.'],
  ['Runt', 1, 'Shorter than an Ethernet header.'],
  ['Oversize', 2, 'Longer than MaxFrameBytes.'],
  ['IngressFull', 3, 'The ingress buffer had no room for the whole frame.'],
  ['RawRingFull', 4, 'The raw receive ring had no free entry.'],
  ['Errored', 5, 'The link marked the frame as bad.'],
  ['Disabled', 6, 'Reception is off (control register).'],
]);

export const faultTable = enumeration('FaultTable', 8, 'Which stored row InjectFault flips.', [
  ['Connection', 0, 'TcpRow.'],
  ['Resource', 1, 'ConnectionResource.'],
  ['Path', 2, 'PathRow.'],
  ['Neighbor', 3, 'NeighborRow.'],
  ['LookUp', 4, 'A look-up key.'],
]);

export const retireMode = enumeration('RetireMode', 2, 'What the retire port does when its ring is full.', [
  ['Off', 0, 'No records.'],
  ['Lossless', 1, 'The arbiter takes no new event until there is room.'],
  ['Lossy', 2, 'Records are lost and counted; the run cannot pass.'],
]);

export const deliveryPhase = enumeration(
  'DeliveryPhase',
  3,
  'Where the delivery sequencer of a connection stands (docs/contract/engine.md section 8).',
  [
    ['Idle', 0, 'No execution of the charts is running.'],
    ['Place', 1, 'Between two placements of connector A.'],
    ['CopyRequest', 2, 'A copy into a posted request is in flight.'],
    ['CopyIndicate', 3, 'A copy into an indication buffer is in flight.'],
    ['WaitAnswer', 4, 'A receive indication is with the host.'],
    ['WaitReturn', 5, 'A receive completion is with the host.'],
  ],
);

export const enums: readonly EnumLayout[] = [
  objectKind,
  opcode,
  eventKind,
  tcpEvent,
  uploadReason,
  status,
  tcpState,
  answerKind,
  retireKind,
  timerKind,
  rawReason,
  dropReason,
  faultTable,
  retireMode,
  deliveryPhase,
];
