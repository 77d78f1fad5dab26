import { type NetBufferList, ndisStatus } from '#contract';
import { SmokestackError } from '#units';

/**
 * Receive data in the hands of the host until MiniportTcpOffloadReceiveReturn: indications it accepted, and BufferedData
 * of uploaded connections. Owned by the adapter, because they outlive their connection (O-41).
 */
export class LentBuffers {
  readonly #lent = new Map<NetBufferList, () => void>();

  /** Requests that have not come back; the adapter must not close before they have (CHM-RI-013, CHM-TERM-057). */
  get count(): number {
    return this.#lent.size;
  }

  /** A stand-alone NBL with one NET_BUFFER over `bytes` (CHM-RI-001). @param returned is called when it comes back */
  lend(bytes: Uint8Array, returned: () => void = () => {}): NetBufferList {
    const request: NetBufferList = {
      next: null,
      netBuffers: [
        {
          mdlChain: [{ buffer: bytes, byteCount: bytes.length }],
          currentMdl: 0,
          currentMdlOffset: 0,
          dataLength: bytes.length,
        },
      ],
      // CHM-RI-002: never another status.
      status: ndisStatus.success,
      tcpOffloadBytesTransferred: bytes.length,
      tcpReceiveNoPush: false,
      protocolReserved: null,
      miniportReserved: null,
    };
    this.#lent.set(request, returned);
    return request;
  }

  /** @throws SmokestackError 'usage' for a request that is not out: one the host returned twice, or not ours */
  takeBack(request: NetBufferList): void {
    const returned = this.#lent.get(request);
    if (returned === undefined)
      throw new SmokestackError('usage', 'the host returned a receive buffer that it does not hold', {
        cure: 'return each accepted indication and each NBL of BufferedData once (CHM-RI-003, CHM-TERM-056)',
      });
    this.#lent.delete(request);
    returned();
  }
}
