/**
 * NDIS status codes of the chimney calls, with their published numeric values (docs/spec/chimney-state.md sections 6.3
 * and 11.10, docs/spec/chimney-datapath.md appendix A).
 */
export const ndisStatus = {
  success: 0x0000_0000,
  pending: 0x0000_0103,
  offloadPause: 0x4002_0001,
  uploadAll: 0x4002_0002,
  offloadResume: 0x4002_0003,
  offloadPartialSuccess: 0x4002_0004,
  failure: 0xc000_0001,
  resources: 0xc000_009a,
  notSupported: 0xc000_00bb,
  invalidState: 0xc000_0184,
  requestAborted: 0xc001_000c,
  uploadInProgress: 0xc023_1001,
  /** First NBL of a send that an intermediate driver could not propagate for want of memory. */
  requestUpload: 0xc023_1002,
  /** The NBLs after that first one. */
  uploadRequested: 0xc023_1003,
  offloadTcpEntries: 0xc023_1004,
  offloadPathEntries: 0xc023_1005,
  offloadNeighborEntries: 0xc023_1006,
  offloadIpAddressEntries: 0xc023_1007,
  offloadHwAddressEntries: 0xc023_1008,
  offloadVlanEntries: 0xc023_1009,
  offloadTcpXmitBuffer: 0xc023_100a,
  offloadTcpRcvBuffer: 0xc023_100b,
  offloadTcpRcvWindow: 0xc023_100c,
  offloadVlanMismatch: 0xc023_100d,
  offloadDataNotAccepted: 0xc023_100e,
  offloadDataPartiallyAccepted: 0xc023_1010,
  offloadConnectionRejected: 0xc023_1012,
  /** No code was ever published for this one; the project's own (O-17). */
  offloadPathMtu: 0xc023_10f0,
} as const;

export type NdisStatusName = keyof typeof ndisStatus;
export type NdisStatus = (typeof ndisStatus)[NdisStatusName];

/** What an initiate may write into a block (CHM-INIT-017). */
export type InitiateStatus = Exclude<NdisStatus, typeof ndisStatus.pending>;

/** What query, update, invalidate and terminate may write into a block (CHM-STR-011). */
export type BlockStatus = typeof ndisStatus.success | typeof ndisStatus.failure;

/** What a send, receive, forward or disconnect request comes back with (CHM-TX-010, CHM-RX-019, CHM-FWD-009). */
export type RequestStatus =
  | typeof ndisStatus.success
  | typeof ndisStatus.uploadInProgress
  | typeof ndisStatus.requestAborted
  | typeof ndisStatus.invalidState
  | typeof ndisStatus.requestUpload
  | typeof ndisStatus.uploadRequested;

/** Adapter-wide indications (CHM-NST). */
export type AdapterIndication =
  | typeof ndisStatus.offloadPause
  | typeof ndisStatus.offloadResume
  | typeof ndisStatus.uploadAll;
