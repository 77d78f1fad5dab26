// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
/** What a reference names. 4 bits. */
export const ObjectKind = {
  /** No object. */
  None: 0,
  /** A row of the neighbor table. */
  Neighbor: 1,
  /** A row of the path table. */
  Path: 2,
  /** A row of the connection table. */
  Tcp: 3,
} as const;
export type ObjectKind = (typeof ObjectKind)[keyof typeof ObjectKind];
/** The name of a value of ObjectKind, or its number where it has none. */
export function nameOfObjectKind(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'Neighbor';
    case 2: return 'Path';
    case 3: return 'Tcp';
    default: return String(value);
  }
}

/** What a command asks for. 8 bits. */
export const Opcode = {
  /** Completes at once with SUCCESS; measures the command path. */
  Nop: 0,
  /** Takes a neighbor down from a NeighborImage. */
  InitiateNeighbor: 1,
  /** Takes a path down from a PathImage; its neighbor must be offloaded. */
  InitiatePath: 2,
  /** Takes a connection down from a TcpImage, with its buffered receive data; its path must be offloaded. */
  InitiateTcp: 3,
  /** Writes the image of the referenced object to host memory; the object goes on undisturbed. */
  Query: 4,
  /** Hands the referenced object back: image, buffered data, completion, and frees it. */
  Terminate: 5,
  /** Abortive disconnect: RST, every outstanding request ABORTED, context kept (CHM-DIS-013 to 020). */
  Abort: 6,
  /** Reserved for a later update of CACHED variables; completes with NOT_SUPPORTED until then. */
  Update: 7,
  /** Reserved for a later invalidate; completes with NOT_SUPPORTED until then. */
  Invalidate: 8,
  /** Reserved for a later forward of a segment; completes with NOT_SUPPORTED until then. */
  Forward: 9,
  /** Flips bits of a stored row, so that the check bits of the table find them. */
  InjectFault: 10,
} as const;
export type Opcode = (typeof Opcode)[keyof typeof Opcode];
/** The name of a value of Opcode, or its number where it has none. */
export function nameOfOpcode(value: number): string {
  switch (value) {
    case 0: return 'Nop';
    case 1: return 'InitiateNeighbor';
    case 2: return 'InitiatePath';
    case 3: return 'InitiateTcp';
    case 4: return 'Query';
    case 5: return 'Terminate';
    case 6: return 'Abort';
    case 7: return 'Update';
    case 8: return 'Invalidate';
    case 9: return 'Forward';
    case 10: return 'InjectFault';
    default: return String(value);
  }
}

/** What an event entry tells. 8 bits. */
export const EventKind = {
  /** Never written. */
  None: 0,
  /** A command has ended. A successful terminate completion is the last entry of its connection. */
  Completion: 1,
  /** Send data before `una` ended with `status`; with a failure status everything from `una` on did too. */
  SendComplete: 2,
  /** Posted requests [first, first+count) ended; the host answers every one with CompletionReturned, whatever its status. */
  ReceiveComplete: 3,
  /** Received bytes lie in an indication buffer; the host answers with IndicationAnswer. */
  Indicate: 4,
  /** NdisTcpOffloadEventHandler: type in `tcpEvent`, information in `info`. */
  TcpEvent: 5,
  /** The graceful disconnect of the connection ended with `status`. */
  DisconnectComplete: 6,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];
/** The name of a value of EventKind, or its number where it has none. */
export function nameOfEventKind(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'Completion';
    case 2: return 'SendComplete';
    case 3: return 'ReceiveComplete';
    case 4: return 'Indicate';
    case 5: return 'TcpEvent';
    case 6: return 'DisconnectComplete';
    default: return String(value);
  }
}

/** TCP_OFFLOAD_EVENT_TYPE (chimney-state.md section 13). 8 bits. */
export const TcpEvent = {
  /** Not a TCP event. */
  None: 0,
  /** TcpIndicateSendBacklogChange. */
  SendBacklogChange: 1,
  /** TcpIndicateDisconnect. */
  Disconnect: 2,
  /** TcpIndicateRetrieve; `info` holds the UploadReason. */
  Retrieve: 3,
  /** TcpIndicateAbort. */
  Abort: 4,
} as const;
export type TcpEvent = (typeof TcpEvent)[keyof typeof TcpEvent];
/** The name of a value of TcpEvent, or its number where it has none. */
export function nameOfTcpEvent(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'SendBacklogChange';
    case 2: return 'Disconnect';
    case 3: return 'Retrieve';
    case 4: return 'Abort';
    default: return String(value);
  }
}

/** TCP_UPLOAD_REASON (chimney-state.md section 10). 8 bits. */
export const UploadReason = {
  /** No upload was asked for. */
  None: 0,
  /** Optional: too little traffic. */
  LowActivity: 1,
  /** Optional: too many sent segments lost. */
  HighDropRate: 2,
  /** Optional: posted receives too small. */
  SmallIo: 3,
  /** Optional: no preposted receives. */
  NoBufferPreposting: 4,
  /** Mandatory: URG segment. */
  ReceivedUrgentData: 5,
  /** Optional: too many fragments. */
  HighFragmentation: 6,
  /** Optional: too much reordering. */
  HighOutOfOrderPackets: 7,
  /** Mandatory: a timer limit was reached. */
  TimeoutExpiration: 8,
  /** Mandatory: depends on invalidated state. */
  InvalidState: 9,
  /** Mandatory: any other cause. */
  UploadRequested: 10,
  /** Mandatory: state corrupt. */
  HardwareFailure: 11,
} as const;
export type UploadReason = (typeof UploadReason)[keyof typeof UploadReason];
/** The name of a value of UploadReason, or its number where it has none. */
export function nameOfUploadReason(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'LowActivity';
    case 2: return 'HighDropRate';
    case 3: return 'SmallIo';
    case 4: return 'NoBufferPreposting';
    case 5: return 'ReceivedUrgentData';
    case 6: return 'HighFragmentation';
    case 7: return 'HighOutOfOrderPackets';
    case 8: return 'TimeoutExpiration';
    case 9: return 'InvalidState';
    case 10: return 'UploadRequested';
    case 11: return 'HardwareFailure';
    default: return String(value);
  }
}

/** Completion status; values of the public headers (chimney-state.md sections 6.3, 11.10). 32 bits. */
export const Status = {
  /** NDIS_STATUS_SUCCESS. */
  Success: 0,
  /** NDIS_STATUS_FAILURE: state lost, or the order was illegal (O-35). */
  Failure: 3221225473,
  /** NDIS_STATUS_RESOURCES. */
  Resources: 3221225626,
  /** NDIS_STATUS_NOT_SUPPORTED: an opcode of a later version. */
  NotSupported: 3221225659,
  /** NDIS_STATUS_INVALID_STATE. */
  InvalidState: 3221225860,
  /** NDIS_STATUS_REQUEST_ABORTED. */
  RequestAborted: 3221291020,
  /** NDIS_STATUS_UPLOAD_IN_PROGRESS. */
  UploadInProgress: 3223523329,
  /** NDIS_STATUS_REQUEST_UPLOAD (intermediate drivers only). */
  RequestUpload: 3223523330,
  /** NDIS_STATUS_UPLOAD_REQUESTED (intermediate drivers only). */
  UploadRequested: 3223523331,
  /** No connection context left. */
  OffloadTcpEntries: 3223523332,
  /** No path context left. */
  OffloadPathEntries: 3223523333,
  /** No neighbor context left. */
  OffloadNeighborEntries: 3223523334,
  /** No room for another source address. */
  OffloadIpAddressEntries: 3223523335,
  /** DlSourceAddress given but not supported, or table full. */
  OffloadHwAddressEntries: 3223523336,
  /** No room for another VLAN. */
  OffloadVlanEntries: 3223523337,
  /** Transmit buffers exhausted. */
  OffloadTcpXmitBuffer: 3223523338,
  /** Receive buffers exhausted. */
  OffloadTcpRcvBuffer: 3223523339,
  /** InitialRcvWnd above region - 2^RcvWindScale. */
  OffloadTcpRcvWindow: 3223523340,
  /** VlanId is none of the interface. */
  OffloadVlanMismatch: 3223523341,
  /** NDIS_STATUS_OFFLOAD_DATA_NOT_ACCEPTED: the host took nothing of an indication. */
  OffloadDataNotAccepted: 3223523342,
  /** NDIS_STATUS_OFFLOAD_DATA_PARTIALLY_ACCEPTED. */
  OffloadDataPartiallyAccepted: 3223523344,
  /** A poor candidate. */
  OffloadConnectionRejected: 3223523346,
  /** PathMtu above what the device supports (private code, O-17). */
  OffloadPathMtu: 3223523568,
  /** Own state offloaded, not every dependent (miniport only). */
  OffloadPartialSuccess: 1073872900,
} as const;
export type Status = (typeof Status)[keyof typeof Status];
/** The name of a value of Status, or its number where it has none. */
export function nameOfStatus(value: number): string {
  switch (value) {
    case 0: return 'Success';
    case 3221225473: return 'Failure';
    case 3221225626: return 'Resources';
    case 3221225659: return 'NotSupported';
    case 3221225860: return 'InvalidState';
    case 3221291020: return 'RequestAborted';
    case 3223523329: return 'UploadInProgress';
    case 3223523330: return 'RequestUpload';
    case 3223523331: return 'UploadRequested';
    case 3223523332: return 'OffloadTcpEntries';
    case 3223523333: return 'OffloadPathEntries';
    case 3223523334: return 'OffloadNeighborEntries';
    case 3223523335: return 'OffloadIpAddressEntries';
    case 3223523336: return 'OffloadHwAddressEntries';
    case 3223523337: return 'OffloadVlanEntries';
    case 3223523338: return 'OffloadTcpXmitBuffer';
    case 3223523339: return 'OffloadTcpRcvBuffer';
    case 3223523340: return 'OffloadTcpRcvWindow';
    case 3223523341: return 'OffloadVlanMismatch';
    case 3223523342: return 'OffloadDataNotAccepted';
    case 3223523344: return 'OffloadDataPartiallyAccepted';
    case 3223523346: return 'OffloadConnectionRejected';
    case 3223523568: return 'OffloadPathMtu';
    case 1073872900: return 'OffloadPartialSuccess';
    default: return String(value);
  }
}

/** TCP_OFFLOAD_CONNECTION_STATE (chimney-state.md section 1.8). 8 bits. */
export const TcpState = {
  /** No connection. */
  Closed: 0,
  /** Host only. */
  Listen: 1,
  /** Host only. */
  SynSent: 2,
  /** Host only. */
  SynRcvd: 3,
  /** Offloadable. */
  Established: 4,
  /** Offloadable. */
  FinWait1: 5,
  /** Offloadable. */
  FinWait2: 6,
  /** Offloadable. */
  CloseWait: 7,
  /** Offloadable. */
  Closing: 8,
  /** Offloadable. */
  LastAck: 9,
  /** Reached while offloaded; upload is asked for. */
  TimeWait: 10,
} as const;
export type TcpState = (typeof TcpState)[keyof typeof TcpState];
/** The name of a value of TcpState, or its number where it has none. */
export function nameOfTcpState(value: number): string {
  switch (value) {
    case 0: return 'Closed';
    case 1: return 'Listen';
    case 2: return 'SynSent';
    case 3: return 'SynRcvd';
    case 4: return 'Established';
    case 5: return 'FinWait1';
    case 6: return 'FinWait2';
    case 7: return 'CloseWait';
    case 8: return 'Closing';
    case 9: return 'LastAck';
    case 10: return 'TimeWait';
    default: return String(value);
  }
}

/** What the host answers. 8 bits. */
export const AnswerKind = {
  /** Ignored and counted. */
  None: 0,
  /** Return value of a receive indication: status and bytes consumed. */
  IndicationAnswer: 1,
  /** A ReceiveComplete call has returned. */
  CompletionReturned: 2,
} as const;
export type AnswerKind = (typeof AnswerKind)[keyof typeof AnswerKind];
/** The name of a value of AnswerKind, or its number where it has none. */
export function nameOfAnswerKind(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'IndicationAnswer';
    case 2: return 'CompletionReturned';
    default: return String(value);
  }
}

/** The event that a retire record tells of (docs/contract/engine.md). 8 bits. */
export const RetireKind = {
  /** Never written. */
  None: 0,
  /** A segment of the connection; reference: ingress frame number. */
  Segment: 1,
  /** The transmit scheduler let one segment go; reference: payload bytes. */
  Grant: 2,
  /** A deadline was reached; reference: TimerKind. */
  Timer: 3,
  /** Send-ring entries were taken in; reference: range. */
  SendPost: 4,
  /** Receive-ring entries entered the request queue; reference: range. */
  ReceivePost: 5,
  /** An answer-ring entry was taken; reference: its index. */
  Answer: 6,
  /** A copy from NIC memory to host memory has ended; reference: bytes. */
  Copied: 7,
  /** One step of delivery, notification or terminate. */
  Step: 8,
  /** The congestion-window division came back. */
  Divided: 9,
  /** A connection, path or neighbor became live; reference: command id. */
  Initiate: 10,
  /** A snapshot was taken; reference: command id. */
  Query: 11,
  /** A terminate or neighbor/path removal was taken; reference: command id. */
  Terminate: 12,
  /** The final state of a terminating connection was captured; reference: command id. */
  Capture: 13,
  /** An abortive disconnect was taken; reference: command id. */
  Abort: 14,
  /** A fault was injected; reference: command id. */
  Inject: 15,
  /** A command, answer or doorbell named an object that is gone; ignored; reference: command id or ring index. */
  Stale: 16,
  /** A completion entry was written; a terminate frees its row here; reference: command id. */
  Complete: 17,
  /** The connection is lost: a row or a ring that it needs cannot be used; reference: 0. */
  Fail: 18,
  /** A frame went up the raw ring; reference: frame number; reason in `detail`. Not counted as retired. */
  Raw: 32,
  /** A frame was dropped; reference: frame number; reason in `detail`. Not counted as retired. */
  Drop: 33,
} as const;
export type RetireKind = (typeof RetireKind)[keyof typeof RetireKind];
/** The name of a value of RetireKind, or its number where it has none. */
export function nameOfRetireKind(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'Segment';
    case 2: return 'Grant';
    case 3: return 'Timer';
    case 4: return 'SendPost';
    case 5: return 'ReceivePost';
    case 6: return 'Answer';
    case 7: return 'Copied';
    case 8: return 'Step';
    case 9: return 'Divided';
    case 10: return 'Initiate';
    case 11: return 'Query';
    case 12: return 'Terminate';
    case 13: return 'Capture';
    case 14: return 'Abort';
    case 15: return 'Inject';
    case 16: return 'Stale';
    case 17: return 'Complete';
    case 18: return 'Fail';
    case 32: return 'Raw';
    case 33: return 'Drop';
    default: return String(value);
  }
}

/** Which deadline fired; several due at once fire lowest first, one event each. 8 bits. */
export const TimerKind = {
  /** Retransmit, persist or window-probe, by State, SndWnd and counts (CHM-TIM-003). */
  Retransmit: 0,
  /** An owed acknowledgement. */
  DelayedAck: 1,
  /** Push timer of the partly filled request. */
  Push: 2,
  /** Reserved for keepalive. */
  KeepAlive: 3,
  /** Silly-window override of a send held back (CHM-TIM-063). */
  Sws: 4,
} as const;
export type TimerKind = (typeof TimerKind)[keyof typeof TimerKind];
/** The name of a value of TimerKind, or its number where it has none. */
export function nameOfTimerKind(value: number): string {
  switch (value) {
    case 0: return 'Retransmit';
    case 1: return 'DelayedAck';
    case 2: return 'Push';
    case 3: return 'KeepAlive';
    case 4: return 'Sws';
    default: return String(value);
  }
}

/** Why a frame went up the raw ring. 8 bits. */
export const RawReason = {
  /** It did not. */
  None: 0,
  /** ARP, IPv6, VLAN-tagged or any other type. */
  NotIpv4: 1,
  /** UDP, ICMP, any other protocol. */
  NotTcp: 2,
  /** IPv4 fragment (CHM-NSP-001). */
  Fragment: 3,
  /** IPv4 options (CHM-NSP-002). */
  IpOptions: 4,
  /** Version, header length, total length or header checksum wrong (OC-38). */
  BadIpHeader: 5,
  /** Data offset outside the segment, or options that overrun (OC-38). */
  BadTcpHeader: 6,
  /** TCP checksum wrong (OC-38). */
  BadTcpChecksum: 7,
  /** No offloaded connection has this tuple (CHM-NSP-010). */
  NoConnection: 8,
  /** Destination MAC is neither ours nor multicast. */
  NotForUs: 9,
  /** The connection is draining (CHM-TERM-032). */
  Terminating: 10,
  /** The connection is CLOSED, aborted or failed (CHM-CLS-010). */
  Closed: 11,
  /** URG segment; not acknowledged. */
  Urgent: 12,
  /** A mandatory upload was asked for (OC-35). */
  UploadRequested: 13,
  /** SYN in TIME_WAIT (CHM-EVT-015). */
  SynTimeWait: 14,
  /** Shorter than its headers say. */
  TooShort: 15,
} as const;
export type RawReason = (typeof RawReason)[keyof typeof RawReason];
/** The name of a value of RawReason, or its number where it has none. */
export function nameOfRawReason(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'NotIpv4';
    case 2: return 'NotTcp';
    case 3: return 'Fragment';
    case 4: return 'IpOptions';
    case 5: return 'BadIpHeader';
    case 6: return 'BadTcpHeader';
    case 7: return 'BadTcpChecksum';
    case 8: return 'NoConnection';
    case 9: return 'NotForUs';
    case 10: return 'Terminating';
    case 11: return 'Closed';
    case 12: return 'Urgent';
    case 13: return 'UploadRequested';
    case 14: return 'SynTimeWait';
    case 15: return 'TooShort';
    default: return String(value);
  }
}

/** Why a frame was dropped. 8 bits. */
export const DropReason = {
  /** It was not. */
  None: 0,
  /** Shorter than an Ethernet header. */
  Runt: 1,
  /** Longer than MaxFrameBytes. */
  Oversize: 2,
  /** The ingress buffer had no room for the whole frame. */
  IngressFull: 3,
  /** The raw receive ring had no free entry. */
  RawRingFull: 4,
  /** The link marked the frame as bad. */
  Errored: 5,
  /** Reception is off (control register). */
  Disabled: 6,
} as const;
export type DropReason = (typeof DropReason)[keyof typeof DropReason];
/** The name of a value of DropReason, or its number where it has none. */
export function nameOfDropReason(value: number): string {
  switch (value) {
    case 0: return 'None';
    case 1: return 'Runt';
    case 2: return 'Oversize';
    case 3: return 'IngressFull';
    case 4: return 'RawRingFull';
    case 5: return 'Errored';
    case 6: return 'Disabled';
    default: return String(value);
  }
}

/** Which stored row InjectFault flips. 8 bits. */
export const FaultTable = {
  /** TcpRow. */
  Connection: 0,
  /** ConnectionResource. */
  Resource: 1,
  /** PathRow. */
  Path: 2,
  /** NeighborRow. */
  Neighbor: 3,
  /** A look-up key. */
  LookUp: 4,
} as const;
export type FaultTable = (typeof FaultTable)[keyof typeof FaultTable];
/** The name of a value of FaultTable, or its number where it has none. */
export function nameOfFaultTable(value: number): string {
  switch (value) {
    case 0: return 'Connection';
    case 1: return 'Resource';
    case 2: return 'Path';
    case 3: return 'Neighbor';
    case 4: return 'LookUp';
    default: return String(value);
  }
}

/** What the retire port does when its ring is full. 2 bits. */
export const RetireMode = {
  /** No records. */
  Off: 0,
  /** The arbiter takes no new event until there is room. */
  Lossless: 1,
  /** Records are lost and counted; the run cannot pass. */
  Lossy: 2,
} as const;
export type RetireMode = (typeof RetireMode)[keyof typeof RetireMode];
/** The name of a value of RetireMode, or its number where it has none. */
export function nameOfRetireMode(value: number): string {
  switch (value) {
    case 0: return 'Off';
    case 1: return 'Lossless';
    case 2: return 'Lossy';
    default: return String(value);
  }
}

/** Where the delivery sequencer of a connection stands (docs/contract/engine.md section 8). 3 bits. */
export const DeliveryPhase = {
  /** No execution of the charts is running. */
  Idle: 0,
  /** Between two placements of connector A. */
  Place: 1,
  /** A copy into a posted request is in flight. */
  CopyRequest: 2,
  /** A copy into an indication buffer is in flight. */
  CopyIndicate: 3,
  /** A receive indication is with the host. */
  WaitAnswer: 4,
  /** A receive completion is with the host. */
  WaitReturn: 5,
} as const;
export type DeliveryPhase = (typeof DeliveryPhase)[keyof typeof DeliveryPhase];
/** The name of a value of DeliveryPhase, or its number where it has none. */
export function nameOfDeliveryPhase(value: number): string {
  switch (value) {
    case 0: return 'Idle';
    case 1: return 'Place';
    case 2: return 'CopyRequest';
    case 3: return 'CopyIndicate';
    case 4: return 'WaitAnswer';
    case 5: return 'WaitReturn';
    default: return String(value);
  }
}
