/**
 * The chimney calls: `MiniportChimney` is what the miniport offers to the host, `NdisChimney` what the host offers to
 * the miniport. Every call of the first is asynchronous: it takes its argument and returns; the outcome arrives through
 * the second (CHM-GEN-010, CHM-INIT-001, CHM-QRY-001, CHM-UPD-001, CHM-INV-001, CHM-TERM-028).
 */

import type { Ticks } from '#units';
import type { MiniportOffloadContext, NdisOffloadHandle, NeighborBlock, OffloadBlock } from './blockList.ts';
import type { NetBufferList } from './buffers.ts';
import type { DisconnectKind, TcpOffloadEvent } from './events.ts';
import type { AdapterIndication, ndisStatus } from './status.ts';

/** Down: MiniportXxxOffload and MiniportTcpOffloadXxx. */
export interface MiniportChimney {
  initiateOffload(root: OffloadBlock): void;
  queryOffload(root: OffloadBlock): void;
  updateOffload(root: OffloadBlock): void;
  invalidateOffload(root: OffloadBlock): void;
  terminateOffload(root: OffloadBlock): void;

  /** Queues a chain of sends; FIFO (CHM-TX-002). */
  tcpOffloadSend(context: MiniportOffloadContext, chain: NetBufferList): void;
  /** Posts a chain of receive requests; FIFO (CHM-RX-001). */
  tcpOffloadReceive(context: MiniportOffloadContext, chain: NetBufferList): void;
  /** One NBL: data to send before the FIN (graceful), or zero bytes (abortive) (CHM-DIS-002, -003). */
  tcpOffloadDisconnect(context: MiniportOffloadContext, request: NetBufferList, kind: DisconnectKind): void;
  /** Each NBL is one segment from its first TCP header byte (CHM-FWD-001). */
  tcpOffloadForward(context: MiniportOffloadContext, chain: NetBufferList): void;
  /** Gives back indicated and uploaded receive buffers; finishes synchronously (CHM-GEN-011). Mixed lists are allowed (CHM-RI-012). */
  tcpOffloadReceiveReturn(chain: NetBufferList): void;
}

/** The host's answer to a receive indication (CHM-RI-003 to -005). */
export type IndicationAnswer =
  /** All bytes taken; the buffers come back by tcpOffloadReceiveReturn. */
  | { readonly status: typeof ndisStatus.success }
  /** Nothing taken; the buffers are the target's again. */
  | { readonly status: typeof ndisStatus.offloadDataNotAccepted }
  /** The first `bytesConsumed` taken by copy; the buffers are the target's again. */
  | { readonly status: typeof ndisStatus.offloadDataPartiallyAccepted; readonly bytesConsumed: number };

/** Up: NdisMXxxOffloadComplete, NdisTcpOffloadXxxComplete and the indications. */
export interface NdisChimney {
  /** Each of the five is called with the very root of its call (CHM-STR-012). */
  initiateOffloadComplete(root: OffloadBlock): void;
  queryOffloadComplete(root: OffloadBlock): void;
  updateOffloadComplete(root: OffloadBlock): void;
  invalidateOffloadComplete(root: OffloadBlock): void;
  terminateOffloadComplete(root: OffloadBlock): void;

  /** Requests come back addressed to the adapter; the host finds the connection by `protocolReserved` (CHM-GEN-016). */
  tcpOffloadSendComplete(chain: NetBufferList): void;
  tcpOffloadReceiveComplete(chain: NetBufferList): void;
  tcpOffloadDisconnectComplete(request: NetBufferList): void;
  tcpOffloadForwardComplete(chain: NetBufferList): void;

  /** One stand-alone NBL with one NET_BUFFER (CHM-RI-001). */
  tcpOffloadReceiveIndicate(handle: NdisOffloadHandle, data: NetBufferList): IndicationAnswer;
  tcpOffloadEvent(handle: NdisOffloadHandle, event: TcpOffloadEvent): void;
  /** NeighborReachabilityQuery; answers with a new HostReachabilityDelta (CHM-NBR-008, -009). */
  neighborReachabilityQuery(handle: NdisOffloadHandle, block: NeighborBlock): Ticks;
  indicateStatus(indication: AdapterIndication): void;
}
