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
  type PathBlock,
  type TcpBlock,
} from '#contract';
import { type Clock, millis, type Random, SmokestackError } from '#units';
import { buildTcpFrame, type FramePort, type Ipv4Address, type MacAddress, padFrame, parseTcpFrame } from '#wire';
import { remainingBytes, unchain } from '../offload/netBuffers.ts';
import { ConnectionTable, tupleOf } from '../stack/connectionTable.ts';
import type { FourTuple } from '../tcp/core.ts';
import type { TcpSettings } from '../tcp/settings.ts';
import { delegatedState } from '../transfer/exportState.ts';
import { importState } from '../transfer/importState.ts';
import { type Seen, SoftConnection } from './softConnection.ts';

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
  readonly #held = new ConnectionTable<SoftConnection>();
  #ndis: NdisChimney | undefined;
  #hostHandler: (frame: Uint8Array) => void = () => {};
  readonly seen: Seen = {
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
    const { clock, random } = this.#parts;
    const held = new SoftConnection(
      { clock, random, seen: this.seen, up: () => this.#up, later: (action) => this.#later(action) },
      tuple,
      block,
    );
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
          sendData: held.sends.map(({ request }) => remainingBytes(request)),
          bufferedData: unchain(delegated.bufferedData).map(remainingBytes),
          finQueued: held.closing,
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
        (event) => held.onEvent(event),
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
      const held = heldBy(root.miniportOffloadContext?.value);
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
      if (root.layer === 'tcp') {
        const held = heldBy(root.miniportOffloadContext?.value);
        this.#held.remove(held.tuple, held);
        held.giveBack(root);
      } else this.#terminateParents(root);
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

  // Data

  tcpOffloadSend(context: object, head: NetBufferList): void {
    heldBy(context).send(head);
  }
  tcpOffloadReceive(context: object, head: NetBufferList): void {
    heldBy(context).receive(head);
  }
  tcpOffloadDisconnect(context: object, request: NetBufferList, kind: DisconnectKind): void {
    heldBy(context).disconnect(request, kind);
  }
  tcpOffloadForward(context: object, head: NetBufferList): void {
    heldBy(context).forward(head);
  }
  tcpOffloadReceiveReturn(): void {}
}

const heldBy = (context: unknown): SoftConnection => context as SoftConnection;
