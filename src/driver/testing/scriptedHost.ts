/** A host above the miniport that writes down what it is told. */
import {
  type AdapterIndication,
  type IndicationAnswer,
  type NdisChimney,
  type NdisOffloadHandle,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type TcpOffloadEvent,
} from '#contract';
import { type Ticks, ticks } from '#units';
import { unchain } from '../buffers/netBuffers.ts';

/** Name of a status, for readable expectations. */
export const named = (status: number): string =>
  Object.entries(ndisStatus).find(([, value]) => value === status)?.[0] ?? String(status);

/** The host: everything it was told, in order; answers and reactions can be set. */
export class ScriptedHost implements NdisChimney {
  readonly heard: string[] = [];
  readonly received: Uint8Array[] = [];
  readonly indicated: NetBufferList[] = [];
  onIndicate: (data: NetBufferList) => IndicationAnswer = () => ({ status: ndisStatus.success });
  onSendComplete: (request: NetBufferList) => void = () => {};
  onReceiveComplete: (request: NetBufferList) => void = () => {};
  onRoot: (root: OffloadBlock) => void = () => {};

  #root(kind: string, root: OffloadBlock): void {
    this.heard.push(`${kind} ${named(root.status)}`);
    this.onRoot(root);
  }
  initiateOffloadComplete(root: OffloadBlock): void {
    this.#root('initiate', root);
  }
  queryOffloadComplete(root: OffloadBlock): void {
    this.#root('query', root);
  }
  updateOffloadComplete(root: OffloadBlock): void {
    this.#root('update', root);
  }
  invalidateOffloadComplete(root: OffloadBlock): void {
    this.#root('invalidate', root);
  }
  terminateOffloadComplete(root: OffloadBlock): void {
    this.#root('terminate', root);
  }
  tcpOffloadSendComplete(head: NetBufferList): void {
    for (const one of unchain(head)) {
      this.heard.push(`send ${named(one.status)} ${one.tcpOffloadBytesTransferred}`);
      this.onSendComplete(one);
    }
  }
  tcpOffloadReceiveComplete(head: NetBufferList): void {
    for (const one of unchain(head)) {
      this.heard.push(`receive ${named(one.status)} ${one.tcpOffloadBytesTransferred}`);
      const [mdl] = one.netBuffers[0]?.mdlChain ?? [];
      if (mdl !== undefined) this.received.push(mdl.buffer.slice(0, one.tcpOffloadBytesTransferred));
      this.onReceiveComplete(one);
    }
  }
  tcpOffloadDisconnectComplete(one: NetBufferList): void {
    this.heard.push(`disconnect ${named(one.status)} ${one.tcpOffloadBytesTransferred}`);
  }
  tcpOffloadForwardComplete(head: NetBufferList): void {
    for (const one of unchain(head)) this.heard.push(`forward ${named(one.status)}`);
  }
  tcpOffloadReceiveIndicate(_handle: NdisOffloadHandle, data: NetBufferList): IndicationAnswer {
    const bytes = data.netBuffers[0]?.dataLength ?? 0;
    this.heard.push(`indicate ${bytes}`);
    const answer = this.onIndicate(data);
    if (answer.status === ndisStatus.success) this.indicated.push(data);
    return answer;
  }
  tcpOffloadEvent(_handle: NdisOffloadHandle, event: TcpOffloadEvent): void {
    this.heard.push(event.type === 'retrieve' ? `retrieve ${event.reason}` : event.type);
  }
  neighborReachabilityQuery(): Ticks {
    return ticks(0);
  }
  indicateStatus(_indication: AdapterIndication): void {}
}
