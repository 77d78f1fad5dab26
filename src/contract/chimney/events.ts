/** Events of one connection and the flags of a disconnect (docs/spec/chimney-state.md sections 10, 12, 13). */

/** TCP_UPLOAD_REASON. */
export const uploadReasonCode = {
  lowActivity: 1,
  highDropRate: 2,
  smallIo: 3,
  noBufferPreposting: 4,
  receivedUrgentData: 5,
  highFragmentation: 6,
  highOutOfOrderPackets: 7,
  timeoutExpiration: 8,
  invalidState: 9,
  uploadRequested: 10,
  hardwareFailure: 11,
} as const;
export type UploadReason = keyof typeof uploadReasonCode;

/** Reasons the host must answer with a terminate; after the others it may leave the connection where it is (CHM-EVD-003, -006). */
export const mandatoryUploadReasons: ReadonlySet<UploadReason> = new Set<UploadReason>([
  'receivedUrgentData',
  'timeoutExpiration',
  'invalidState',
  'uploadRequested',
  'hardwareFailure',
]);

/** TCP_OFFLOAD_EVENT_TYPE. */
export const tcpOffloadEventCode = { sendBacklogChange: 1, disconnect: 2, retrieve: 3, abort: 4 } as const;

/** An event with its EventSpecificInformation. */
export type TcpOffloadEvent =
  | { readonly type: 'sendBacklogChange'; readonly optimumBytes: number }
  /** Peer's FIN, once all data before it was consumed (CHM-CLS-001). */
  | { readonly type: 'disconnect' }
  | { readonly type: 'retrieve'; readonly reason: UploadReason }
  /** Acceptable RST, or step 3 of CHM-UPL-033. */
  | { readonly type: 'abort' };

/** Flags of MiniportTcpOffloadDisconnect. */
export const disconnectFlag = { graceful: 0x01, abortive: 0x02 } as const;
export type DisconnectKind = keyof typeof disconnectFlag;

/** NdisMOffloadEventIndicate: NeighborReachabilityQuery. Code 1 (InDoubt) is reserved and never raised (CHM-NBR-013). */
export const neighborReachabilityQueryCode = 2;
