import type { NdisChimney, NetBufferList, RequestStatus } from '#contract';
import { endRequest } from './sendRequests.ts';

type LateKind = 'send' | 'receive' | 'disconnect';

/** Requests posted when the device no longer takes any: behind a mandatory retrieve, or behind the terminate. */
export class LateRequests {
  readonly #requests: { readonly kind: LateKind; readonly request: NetBufferList }[] = [];

  add(kind: LateKind, request: NetBufferList): void {
    this.#requests.push({ kind, request });
  }

  get hasDisconnect(): boolean {
    return this.#requests.some(({ kind }) => kind === 'disconnect');
  }

  /** Completes all of them, those included that are posted meanwhile. */
  endAll(ndis: NdisChimney, status: RequestStatus): void {
    for (let next = this.#requests.shift(); next !== undefined; next = this.#requests.shift())
      this.end(ndis, next.kind, next.request, status);
  }

  end(ndis: NdisChimney, kind: LateKind, request: NetBufferList, status: RequestStatus): void {
    if (kind === 'receive') endReceive(ndis, request, status);
    else {
      endRequest(request, status, 0);
      if (kind === 'send') ndis.tcpOffloadSendComplete(request);
      else ndis.tcpOffloadDisconnectComplete(request);
    }
  }
}

/** A receive request that got nothing; bytes it was posted with are still in it (CHM-RX-021, OC-25). */
export const endReceive = (ndis: NdisChimney, request: NetBufferList, status: RequestStatus): void => {
  request.status = status;

  ndis.tcpOffloadReceiveComplete(request);
};
