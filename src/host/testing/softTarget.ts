/**
 * An offload target in software, for the tests of the host's side of the chimney: the chimney calls in front of the
 * host's own TCP, between a wire and the host's raw path. It proves hand-over and bookkeeping, not TCP.
 */
import {
  type DisconnectKind,
  type MiniportChimney,
  type NdisChimney,
  type NeighborBlock,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  offloadableStates,
  type PathBlock,
  type RequestStatus,
  type TcpBlock,
} from '#contract';
import { type Clock, millis, type Random, SmokestackError } from '#units';
import {
  buildTcpFrame,
  type FramePort,
  type Ipv4Address,
  type MacAddress,
  padFrame,
  parseTcp,
  parseTcpFrame,
} from '#wire';
import { chain, netBufferList, remainingBytes, unchain } from '../offload/netBuffers.ts';
import { ConnectionTable, tupleOf } from '../stack/connectionTable.ts';
import type { FourTuple, TcpEvent } from '../tcp/core.ts';
import type { TcpSettings } from '../tcp/settings.ts';
import type { TcpConnection } from '../tcp/tcpConnection.ts';
import { delegatedState, exportState } from '../transfer/exportState.ts';
import { importState } from '../transfer/importState.ts';

interface Held {
  readonly tuple: FourTuple;
  readonly block: TcpBlock;
  tcp: TcpConnection | undefined;
  readonly sends: { readonly request: NetBufferList; left: number }[];
  readonly receives: NetBufferList[];
  disconnect: NetBufferList | undefined;
  peerEnded: boolean;
  endTold: boolean;
  /** Bytes read from the connection and refused by the host. */
  parked: Uint8Array[];
}

export interface SoftTargetParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly wire: FramePort;
  readonly settings: TcpSettings;
  readonly source: MacAddress;
  readonly destination: MacAddress;
}

export class SoftTarget implements MiniportChimney {
  readonly #parts: SoftTargetParts;
  readonly #held = new ConnectionTable<Held>();
  #ndis: NdisChimney | undefined;
  #hostHandler: (frame: Uint8Array) => void = () => {};
  readonly seen = {
    initiated: 0,
    refused: 0,
    terminated: 0,
    forwarded: 0,
    chained: 0,
    returnedUnsent: 0,
    buffered: 0,
    parents: 0,
  };

  /** The raw path, for the host stack. */
  readonly hostPort: FramePort = {
    send: (frame) => this.#parts.wire.send(frame),
    onFrame: (handler) => {
      this.#hostHandler = handler;
    },
  };

  constructor(parts: SoftTargetParts) {
    this.#parts = parts;
    parts.wire.onFrame((frame) => {
      const tcp = parseTcpFrame(frame);
      const held = tcp.ok ? this.#held.find(tupleOf(tcp.value.segment)) : undefined;
      if (!tcp.ok || held?.tcp === undefined) this.#hostHandler(frame);
      else held.tcp.segmentArrives(tcp.value.segment);
    });
  }

  attach(ndis: NdisChimney): void {
    this.#ndis = ndis;
  }

  get #up(): NdisChimney {
    if (this.#ndis === undefined) throw new SmokestackError('internal', 'no host is attached');
    return this.#ndis;
  }

  #later(action: () => void): void {
    this.#parts.clock.after(millis(this.#parts.random.int(0, 8)), action);
  }

  // State operations

  initiateOffload(root: OffloadBlock): void {
    this.#later(() => {
      this.#offloadNeighbor(root as NeighborBlock);
      this.#up.initiateOffloadComplete(root);
    });
  }

  #offloadNeighbor(block: NeighborBlock): void {
    this.#takeParent(block);
    for (let path = block.dependentBlockList; path !== null; path = path.nextBlock) {
      this.#takeParent(path);
      for (let tcp = path.dependentBlockList; tcp !== null; tcp = tcp.nextBlock) this.#takeTcp(tcp);
    }
  }

  #takeParent(block: NeighborBlock | PathBlock): void {
    const cell = block.miniportOffloadContext;
    if (cell !== null && cell.value === null) {
      if (block.state === null) throw new SmokestackError('protocol', 'a new object without state');
      cell.value = {};
      this.seen.parents++;
    }
    block.status = ndisStatus.success;
  }

  #takeTcp(block: TcpBlock): void {
    const state = block.state;
    const cell = block.miniportOffloadContext;
    if (state?.constant === undefined || state.cached === undefined || state.delegated === undefined || cell === null)
      throw new SmokestackError('protocol', 'incomplete TCP block');
    if (this.#parts.random.chance(0.15)) {
      block.status = ndisStatus.offloadConnectionRejected;
      this.seen.refused++;
      return;
    }
    const { constant, cached, delegated } = state;
    const tuple: FourTuple = {
      ...this.#addresses(block),
      localPort: constant.localPort,
      remotePort: constant.remotePort,
    };
    const sends = unchain(block.netBufferListChain).map((request) => ({
      request,
      left: remainingBytes(request).length,
    }));
    const held: Held = {
      tuple,
      block,
      tcp: undefined,
      sends,
      receives: [],
      disconnect: undefined,
      peerEnded: false,
      endTold: false,
      parked: [],
    };
    cell.value = held;
    block.status = ndisStatus.success;
    this.seen.initiated++;
    this.#held.set(tuple, held);
    // No event before the initiate completion has returned (CHM-INIT-008).
    this.#parts.clock.after(millis(0), () => {
      importState(
        {
          tuple,
          constant,
          cached,
          delegated,
          sendData: sends.map(({ request }) => remainingBytes(request)),
          bufferedData: unchain(delegated.bufferedData).map(remainingBytes),
          finQueued: held.disconnect !== undefined,
        },
        [],
        {
          clock: this.#parts.clock,
          settings: this.#parts.settings,
          pathMtu: () => 1500,
          transmit: (segment, ip) =>
            this.#parts.wire.send(
              padFrame(
                buildTcpFrame({
                  link: { source: this.#parts.source, destination: this.#parts.destination },
                  ip,
                  segment,
                }),
              ),
            ),
        },
        (event) => this.#onEvent(held, event),
        (tcp) => {
          held.tcp = tcp;
        },
      );
    });
  }

  /** One pair of addresses is enough for these tests: they are in the path block, which a linker does not repeat. */
  #pair: { localAddress: Ipv4Address; remoteAddress: Ipv4Address } | undefined;
  setAddresses(localAddress: Ipv4Address, remoteAddress: Ipv4Address): void {
    this.#pair = { localAddress, remoteAddress };
  }
  #addresses(_block: TcpBlock): { localAddress: Ipv4Address; remoteAddress: Ipv4Address } {
    if (this.#pair === undefined) throw new SmokestackError('internal', 'setAddresses() first');
    return this.#pair;
  }

  queryOffload(root: OffloadBlock): void {
    this.#later(() => {
      const held = root.miniportOffloadContext?.value as Held;
      const delegated = (root as TcpBlock).state?.delegated;
      if (held.tcp !== undefined && delegated !== undefined) Object.assign(delegated, delegatedState(held.tcp.core));
      root.status = ndisStatus.success;
      this.#up.queryOffloadComplete(root);
    });
  }

  updateOffload(root: OffloadBlock): void {
    this.#later(() => {
      root.status = ndisStatus.success;
      this.#up.updateOffloadComplete(root);
    });
  }

  invalidateOffload(): void {
    throw new SmokestackError('unsupported', 'not part of these tests');
  }

  terminateOffload(root: OffloadBlock): void {
    this.#later(() => {
      if (root.layer === 'tcp') this.#terminateTcp(root);
      else this.#terminateParents(root);
      root.status = ndisStatus.success;
      this.seen.terminated++;
      this.#up.terminateOffloadComplete(root);
    });
  }

  #terminateParents(root: NeighborBlock | PathBlock): void {
    const path = root.layer === 'path' ? root : root.dependentBlockList;
    for (const block of new Set([root, path])) {
      if (block === null) continue;
      if (block.miniportOffloadContext?.value == null) throw new SmokestackError('protocol', 'terminated twice');
      block.miniportOffloadContext.value = null;
      block.status = ndisStatus.success;
      this.seen.parents--;
    }
  }

  #terminateTcp(root: TcpBlock): void {
    const held = root.miniportOffloadContext?.value as Held;
    const delegated = root.state?.delegated;
    const { tcp } = held;
    if (tcp === undefined || delegated === undefined)
      throw new SmokestackError('protocol', 'terminate before initiate');
    const offloadable = offloadableStates.has(tcp.state);
    const exported = offloadable ? exportState(tcp.core) : undefined;
    Object.assign(delegated, exported?.delegated ?? delegatedState(tcp.core));
    this.#held.remove(held.tuple, held);
    if (root.miniportOffloadContext !== null) root.miniportOffloadContext.value = null;
    for (const request of held.receives.splice(0)) this.#completeReceive(request, 0, ndisStatus.uploadInProgress);
    this.#returnSends(held, root, delegated.sndMax - delegated.sndUna);
    const buffered = [...held.parked, ...(exported?.bufferedData ?? tcp.core.receive.takeAll())];
    this.seen.buffered += buffered.length;
    delegated.bufferedData = chain(buffered.map((bytes) => netBufferList(bytes, null)));
  }

  /** Chain, or UPLOAD_IN_PROGRESS for a tail that was never sent; all of the latter when a disconnect is open (O-03, O-06). */
  #returnSends(held: Held, root: TcpBlock, sentSpan: number): void {
    for (const { request, left } of held.sends) advance(request, remainingBytes(request).length - left);
    const requests = held.sends.map(({ request }) => request);
    let keep = held.disconnect === undefined ? requests.length : 0;
    if (keep > 0 && this.#parts.random.chance(0.5)) {
      let bytes = 0;
      keep = 0;
      while (keep < requests.length && bytes < sentSpan >>> 0)
        bytes += remainingBytes(requests[keep++] as NetBufferList).length;
    }
    for (const request of requests.slice(keep)) {
      request.status = ndisStatus.uploadInProgress;
      this.seen.returnedUnsent++;
      this.#up.tcpOffloadSendComplete(request);
    }
    if (held.disconnect !== undefined) {
      held.disconnect.status = ndisStatus.uploadInProgress;
      this.#up.tcpOffloadDisconnectComplete(held.disconnect);
    }
    const kept = requests.slice(0, keep);
    this.seen.chained += kept.length;
    root.netBufferListChain = chain(kept);
  }

  // Data

  tcpOffloadSend(context: object, head: NetBufferList): void {
    const held = context as Held;
    for (const request of unchain(head)) {
      const bytes = remainingBytes(request);
      held.sends.push({ request, left: bytes.length });
      this.#whenLive(held, (tcp) => tcp.write(bytes));
    }
  }

  tcpOffloadReceive(context: object, head: NetBufferList): void {
    const held = context as Held;
    held.receives.push(...unchain(head));
    this.#later(() => this.#deliver(held));
  }

  tcpOffloadDisconnect(context: object, request: NetBufferList, kind: DisconnectKind): void {
    const held = context as Held;
    if (kind === 'graceful') held.disconnect = request;
    this.#whenLive(held, (tcp) =>
      kind === 'graceful' ? tcp.close() : tcp.abort(new SmokestackError('interrupted', 'abort')),
    );
  }

  tcpOffloadForward(context: object, head: NetBufferList): void {
    const held = context as Held;
    for (const request of unchain(head)) {
      const bytes = remainingBytes(request);
      this.seen.forwarded++;
      const segment = parseTcp(bytes, held.tuple.remoteAddress, held.tuple.localAddress, 0, bytes.length, false);
      this.#later(() => {
        if (segment.ok) held.tcp?.segmentArrives(segment.value);
        request.status = ndisStatus.success;
        this.#up.tcpOffloadForwardComplete(request);
      });
    }
  }

  tcpOffloadReceiveReturn(): void {}

  /** Calls that come before the connection is live take part in its import, or wait for it. */
  #whenLive(held: Held, action: (tcp: TcpConnection) => void): void {
    if (held.tcp !== undefined) action(held.tcp);
    else this.#parts.clock.after(millis(0), () => held.tcp !== undefined && action(held.tcp));
  }

  #onEvent(held: Held, event: TcpEvent): void {
    if (event.type === 'received') this.#deliver(held);
    else if (event.type === 'acknowledged') this.#acknowledge(held, event.bytes);
    else if (event.type === 'finReceived') {
      held.peerEnded = true;
      this.#deliver(held);
    } else if (event.type === 'finished' && held.disconnect !== undefined) this.#completeDisconnect(held);
    if (held.tcp?.state === 'timeWait' && event.type === 'finished' && held.block.ndisOffloadHandle !== null)
      this.#up.tcpOffloadEvent(held.block.ndisOffloadHandle, { type: 'retrieve', reason: 'uploadRequested' });
    if (held.tcp?.state === 'finWait2' || held.tcp?.state === 'timeWait') this.#completeDisconnect(held);
  }

  #completeDisconnect(held: Held): void {
    const request = held.disconnect;
    if (request === undefined) return;
    held.disconnect = undefined;
    request.status = ndisStatus.success;
    this.#up.tcpOffloadDisconnectComplete(request);
  }

  #acknowledge(held: Held, bytes: number): void {
    let left = bytes;
    while (left > 0) {
      const first = held.sends[0];
      if (first === undefined) throw new SmokestackError('internal', 'acknowledged more than was sent');
      const part = Math.min(first.left, left);
      first.left -= part;
      left -= part;
      if (first.left > 0) break;
      held.sends.shift();
      first.request.status = ndisStatus.success;
      this.#up.tcpOffloadSendComplete(first.request);
    }
  }

  /** Requests first, then an indication; refused data waits for a post (docs/spec/chimney-datapath.md section 3.2). */
  #deliver(held: Held): void {
    if (held.tcp === undefined || this.#held.find(held.tuple) !== held) return;
    for (
      let bytes = held.parked.shift() ?? held.tcp.read();
      bytes !== undefined;
      bytes = held.parked.shift() ?? held.tcp.read()
    ) {
      const request = held.receives.shift();
      if (request !== undefined) {
        const [buffer] = request.netBuffers[0]?.mdlChain ?? [];
        const placed = Math.min(bytes.length, buffer?.byteCount ?? 0);
        buffer?.buffer.set(bytes.subarray(0, placed));
        if (placed < bytes.length) held.parked.unshift(bytes.subarray(placed));
        this.#completeReceive(request, placed, ndisStatus.success);
        continue;
      }
      const handle = held.block.ndisOffloadHandle;
      const answer =
        handle === null ? undefined : this.#up.tcpOffloadReceiveIndicate(handle, netBufferList(bytes, null));
      if (answer?.status === ndisStatus.success) continue;
      held.parked.unshift(bytes);
      return;
    }
    if (!held.peerEnded || held.endTold || held.block.ndisOffloadHandle === null) return;
    held.endTold = true;
    for (const request of held.receives.splice(0)) this.#completeReceive(request, 0, ndisStatus.success);
    this.#up.tcpOffloadEvent(held.block.ndisOffloadHandle, { type: 'disconnect' });
  }

  #completeReceive(request: NetBufferList, placed: number, status: RequestStatus): void {
    request.tcpOffloadBytesTransferred = placed;
    request.status = status;
    this.#up.tcpOffloadReceiveComplete(request);
  }
}

/** Moves the data start of a one-MDL request over `bytes` acknowledged ones (CHM-TERM-048). */
const advance = (request: NetBufferList, bytes: number): void => {
  const [buffer] = request.netBuffers;
  if (buffer === undefined) return;
  buffer.currentMdlOffset += bytes;
  buffer.dataLength -= bytes;
};
