import {
  type DisconnectKind,
  type NdisChimney,
  type NetBufferList,
  ndisStatus,
  offloadableStates,
  type RequestStatus,
  type TcpBlock,
} from '#contract';
import { type Clock, millis, type Random, SmokestackError } from '#units';
import { parseTcp } from '#wire';
import { chain, netBufferList, remainingBytes, unchain } from '../offload/netBuffers.ts';
import type { FourTuple, TcpEvent } from '../tcp/core.ts';
import type { TcpConnection } from '../tcp/tcpConnection.ts';
import { delegatedState, exportState } from '../transfer/exportState.ts';

/** What a test may ask of a soft target afterwards. */
export interface Seen {
  initiated: number;
  refused: number;
  terminated: number;
  forwarded: number;
  chained: number;
  returnedUnsent: number;
  buffered: number;
  parents: number;
}

export interface SoftConnectionParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly seen: Seen;
  /** The host. */
  readonly up: () => NdisChimney;
  /** Some time later. */
  readonly later: (action: () => void) => void;
}

/** One connection while a soft target has it: requests on one side, the host's own TCP on the other. */
export class SoftConnection {
  readonly tuple: FourTuple;
  tcp: TcpConnection | undefined;
  readonly sends: { readonly request: NetBufferList; left: number }[];
  readonly #parts: SoftConnectionParts;
  readonly #block: TcpBlock;
  readonly #receives: NetBufferList[] = [];
  #disconnect: NetBufferList | undefined;
  #peerEnded = false;
  #endTold = false;
  /** It has been handed back. */
  #gone = false;
  /** Bytes read from the connection and refused by the host. */
  #parked: Uint8Array[] = [];

  constructor(parts: SoftConnectionParts, tuple: FourTuple, block: TcpBlock) {
    this.#parts = parts;
    this.tuple = tuple;
    this.#block = block;
    this.sends = unchain(block.netBufferListChain).map((request) => ({
      request,
      left: remainingBytes(request).length,
    }));
  }

  get closing(): boolean {
    return this.#disconnect !== undefined;
  }

  send(head: NetBufferList): void {
    for (const request of unchain(head)) {
      const bytes = remainingBytes(request);
      this.sends.push({ request, left: bytes.length });
      this.#whenLive((tcp) => tcp.write(bytes));
    }
  }

  receive(head: NetBufferList): void {
    this.#receives.push(...unchain(head));
    this.#parts.later(() => this.#deliver());
  }

  disconnect(request: NetBufferList, kind: DisconnectKind): void {
    if (kind === 'graceful') this.#disconnect = request;
    this.#whenLive((tcp) =>
      kind === 'graceful' ? tcp.close() : tcp.abort(new SmokestackError('interrupted', 'abort')),
    );
  }

  forward(head: NetBufferList): void {
    for (const request of unchain(head)) {
      const bytes = remainingBytes(request);
      this.#parts.seen.forwarded++;
      const segment = parseTcp(bytes, this.tuple.remoteAddress, this.tuple.localAddress, 0, bytes.length, false);
      this.#parts.later(() => {
        if (segment.ok) this.tcp?.segmentArrives(segment.value);
        request.status = ndisStatus.success;
        this.#parts.up().tcpOffloadForwardComplete(request);
      });
    }
  }

  /** Fills the block of a terminate. */
  giveBack(root: TcpBlock): void {
    const delegated = root.state?.delegated;
    const { tcp } = this;
    if (tcp === undefined || delegated === undefined)
      throw new SmokestackError('protocol', 'terminate before initiate');
    const offloadable = offloadableStates.has(tcp.state);
    const exported = offloadable ? exportState(tcp.core) : undefined;
    Object.assign(delegated, exported?.delegated ?? delegatedState(tcp.core));
    this.#gone = true;
    if (root.miniportOffloadContext !== null) root.miniportOffloadContext.value = null;
    for (const request of this.#receives.splice(0)) this.#completeReceive(request, 0, ndisStatus.uploadInProgress);
    this.#returnSends(root, delegated.sndMax - delegated.sndUna);
    const buffered = [...this.#parked, ...(exported?.bufferedData ?? tcp.core.receive.takeAll())];
    this.#parts.seen.buffered += buffered.length;
    delegated.bufferedData = chain(buffered.map((bytes) => netBufferList(bytes, null)));
  }

  /** Chain, or UPLOAD_IN_PROGRESS for a tail that was never sent; all of the latter when a disconnect is open (O-03, O-06). */
  #returnSends(root: TcpBlock, sentSpan: number): void {
    for (const { request, left } of this.sends) advance(request, remainingBytes(request).length - left);
    const requests = this.sends.map(({ request }) => request);
    let keep = this.#disconnect === undefined ? requests.length : 0;
    if (keep > 0 && this.#parts.random.chance(0.5)) {
      let bytes = 0;
      keep = 0;
      while (keep < requests.length && bytes < sentSpan >>> 0)
        bytes += remainingBytes(requests[keep++] as NetBufferList).length;
    }
    for (const request of requests.slice(keep)) {
      request.status = ndisStatus.uploadInProgress;
      this.#parts.seen.returnedUnsent++;
      this.#parts.up().tcpOffloadSendComplete(request);
    }
    if (this.#disconnect !== undefined) {
      this.#disconnect.status = ndisStatus.uploadInProgress;
      this.#parts.up().tcpOffloadDisconnectComplete(this.#disconnect);
    }
    const kept = requests.slice(0, keep);
    this.#parts.seen.chained += kept.length;
    root.netBufferListChain = chain(kept);
  }

  /** Calls that come before the connection is live take part in its import, or wait for it. */
  #whenLive(action: (tcp: TcpConnection) => void): void {
    if (this.tcp !== undefined) action(this.tcp);
    else this.#parts.clock.after(millis(0), () => this.tcp !== undefined && action(this.tcp));
  }

  onEvent(event: TcpEvent): void {
    if (event.type === 'received') this.#deliver();
    else if (event.type === 'acknowledged') this.#acknowledge(event.bytes);
    else if (event.type === 'finReceived') {
      this.#peerEnded = true;
      this.#deliver();
    } else if (event.type === 'finished' && this.#disconnect !== undefined) this.#completeDisconnect();
    if (this.tcp?.state === 'timeWait' && event.type === 'finished' && this.#block.ndisOffloadHandle !== null)
      this.#parts.up().tcpOffloadEvent(this.#block.ndisOffloadHandle, { type: 'retrieve', reason: 'uploadRequested' });
    if (this.tcp?.state === 'finWait2' || this.tcp?.state === 'timeWait') this.#completeDisconnect();
  }

  #completeDisconnect(): void {
    const request = this.#disconnect;
    if (request === undefined) return;
    this.#disconnect = undefined;
    request.status = ndisStatus.success;
    this.#parts.up().tcpOffloadDisconnectComplete(request);
  }

  #acknowledge(bytes: number): void {
    let left = bytes;
    while (left > 0) {
      const first = this.sends[0];
      if (first === undefined) throw new SmokestackError('internal', 'acknowledged more than was sent');
      const part = Math.min(first.left, left);
      first.left -= part;
      left -= part;
      if (first.left > 0) break;
      this.sends.shift();
      first.request.status = ndisStatus.success;
      this.#parts.up().tcpOffloadSendComplete(first.request);
    }
  }

  /** Requests first, then an indication; refused data waits for a post (docs/spec/chimney-datapath.md section 3.2). */
  #deliver(): void {
    if (this.tcp === undefined || this.#gone) return;
    for (
      let bytes = this.#parked.shift() ?? this.tcp.read();
      bytes !== undefined;
      bytes = this.#parked.shift() ?? this.tcp.read()
    ) {
      const request = this.#receives.shift();
      if (request !== undefined) {
        const [buffer] = request.netBuffers[0]?.mdlChain ?? [];
        const placed = Math.min(bytes.length, buffer?.byteCount ?? 0);
        buffer?.buffer.set(bytes.subarray(0, placed));
        if (placed < bytes.length) this.#parked.unshift(bytes.subarray(placed));
        this.#completeReceive(request, placed, ndisStatus.success);
        continue;
      }
      const handle = this.#block.ndisOffloadHandle;
      const answer =
        handle === null ? undefined : this.#parts.up().tcpOffloadReceiveIndicate(handle, netBufferList(bytes, null));
      if (answer?.status === ndisStatus.success) continue;
      this.#parked.unshift(bytes);
      return;
    }
    if (!this.#peerEnded || this.#endTold || this.#block.ndisOffloadHandle === null) return;
    this.#endTold = true;
    for (const request of this.#receives.splice(0)) this.#completeReceive(request, 0, ndisStatus.success);
    this.#parts.up().tcpOffloadEvent(this.#block.ndisOffloadHandle, { type: 'disconnect' });
  }

  #completeReceive(request: NetBufferList, placed: number, status: RequestStatus): void {
    request.tcpOffloadBytesTransferred = placed;
    request.status = status;
    this.#parts.up().tcpOffloadReceiveComplete(request);
  }
}

/** Moves the data start of a one-MDL request over `bytes` acknowledged ones (CHM-TERM-048). */
const advance = (request: NetBufferList, bytes: number): void => {
  const [buffer] = request.netBuffers;
  if (buffer === undefined) return;
  buffer.currentMdlOffset += bytes;
  buffer.dataLength -= bytes;
};
