/**
 * Data in motion: NET_BUFFER_LIST, NET_BUFFER and MDL. A request owns its buffers from the call to its completion; the
 * other side must not touch them outside that span (CHM-GEN-013).
 */
import type { NdisStatus } from './status.ts';

/** A piece of host memory. */
export interface Mdl {
  readonly buffer: Uint8Array;
  /** Bytes of `buffer` that belong to this MDL. */
  readonly byteCount: number;
}

/** One data range laid over a chain of MDLs; the range is what remains after data start was advanced. */
export interface NetBuffer {
  readonly mdlChain: readonly Mdl[];
  /** Index into `mdlChain` of the MDL in which the data starts. */
  currentMdl: number;
  /** Offset of the first data byte inside that MDL. */
  currentMdlOffset: number;
  /** Bytes from data start to data end. */
  dataLength: number;
}

/** One request descriptor. Receive, forward, disconnect and indication NBLs carry exactly one NET_BUFFER. */
export interface NetBufferList {
  /** The next request of the same call or completion, in order. */
  next: NetBufferList | null;
  readonly netBuffers: readonly NetBuffer[];
  status: NdisStatus;
  /** Out-of-band slot TcpOffloadBytesTransferred: bytes acknowledged (send) or placed (receive) (CHM-TX-014, CHM-RX-021). */
  tcpOffloadBytesTransferred: number;
  /** Out-of-band slot TcpReceiveNoPush: completes only when full (CHM-RX-005). */
  tcpReceiveNoPush: boolean;
  /** The host's own mark on the request; the target leaves it untouched (CHM-GEN-014). */
  readonly protocolReserved: unknown;
  /** The target's own mark while it owns the request. */
  miniportReserved: unknown;
}
