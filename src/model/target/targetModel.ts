/**
 * The target face of the model: stands at the seam between host and miniport, sees every chimney call and completion, and
 * says where the miniport's contract at NDIS level is not kept. With an engine model as its source it knows what the peer
 * sent and acknowledged, so that streams are compared by content.
 *
 *   host ── calls ──▶ watchMiniport(miniport)          host ◀── watchNdis(ndis) ── completions, indications ── miniport
 */
import {
  type MiniportChimney,
  type MiniportOffloadContext,
  type NdisChimney,
  type NdisOffloadHandle,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type PathConstState,
  type TcpBlock,
} from '#contract';
import { blocksOf, checkInitiated, type InitiatedBlock } from './blocks.ts';
import { ConnectionWatch } from './connectionWatch.ts';
import { nblsOf } from './netBuffers.ts';
import { connectionName, type StreamListener } from './streamListener.ts';
import type { Violation } from './violation.ts';

type Operation = 'initiate' | 'query' | 'update' | 'invalidate' | 'terminate';
/** An operation that has not completed: its blocks and, for an initiate, what was new in it. */
interface OpenOperation {
  readonly kind: Operation;
  readonly blocks: readonly InitiatedBlock[];
  /** Blocks' fields that the target may not touch (CHM-STR-009). */
  readonly reserved: readonly (readonly unknown[])[];
  readonly created: ReadonlyMap<TcpBlock, ConnectionWatch>;
}

const reservedOf = (block: OffloadBlock): readonly unknown[] => [
  block.protocolReserved,
  block.imReserved,
  block.sourceHandle,
];

export class TargetModel implements StreamListener {
  readonly violations: Violation[] = [];
  readonly #follow: boolean;
  readonly #operations = new Map<OffloadBlock, OpenOperation>();
  /** A call down that has not returned: completing inside it is too early (CHM-INIT-001). */
  #inside: OffloadBlock | undefined;
  readonly #byContext = new Map<MiniportOffloadContext, ConnectionWatch>();
  readonly #byHandle = new Map<NdisOffloadHandle, ConnectionWatch>();
  readonly #byName = new Map<string, ConnectionWatch>();
  readonly #paths = new Map<MiniportOffloadContext, PathConstState>();
  /** Who owns a request that is with the target. */
  readonly #owner = new Map<NetBufferList, ConnectionWatch>();
  /** Receive buffers that the host holds (CHM-RI-013). */
  readonly #lent = new Set<NetBufferList>();

  /** `followEngine`: an EngineModel tells this one what the peer sent and acknowledged. */
  constructor(options: { followEngine: boolean }) {
    this.#follow = options.followEngine;
  }

  readonly #report = (requirement: string, what: string, subject: string): void => {
    this.violations.push({ requirement, what, subject });
  };

  /** The miniport as the host calls it, watched. */
  watchMiniport(miniport: MiniportChimney): MiniportChimney {
    const operate = (kind: Operation, root: OffloadBlock, call: () => void): void => {
      this.#begin(kind, root);
      this.#inside = root;
      call();
      this.#inside = undefined;
    };
    return {
      initiateOffload: (root) => operate('initiate', root, () => miniport.initiateOffload(root)),
      queryOffload: (root) => operate('query', root, () => miniport.queryOffload(root)),
      updateOffload: (root) => operate('update', root, () => miniport.updateOffload(root)),
      invalidateOffload: (root) => operate('invalidate', root, () => miniport.invalidateOffload(root)),
      terminateOffload: (root) => operate('terminate', root, () => miniport.terminateOffload(root)),
      tcpOffloadSend: (context, chain) => {
        this.#post(context, chain, (watch, nbl) => watch.sends.post(nbl));
        miniport.tcpOffloadSend(context, chain);
      },
      tcpOffloadReceive: (context, chain) => {
        this.#post(context, chain, (watch, nbl) => watch.receives.post(nbl));
        miniport.tcpOffloadReceive(context, chain);
      },
      tcpOffloadDisconnect: (context, request, kind) => {
        this.#post(context, request, (watch, nbl) => watch.disconnect(nbl, kind));
        miniport.tcpOffloadDisconnect(context, request, kind);
      },
      tcpOffloadForward: (context, chain) => miniport.tcpOffloadForward(context, chain),
      tcpOffloadReceiveReturn: (chain) => {
        for (const nbl of nblsOf(chain))
          if (!this.#lent.delete(nbl)) this.#report('CHM-RI-012', 'returned a buffer that was not lent', 'host');
        miniport.tcpOffloadReceiveReturn(chain);
      },
    };
  }

  /** The host as the miniport calls it, watched. */
  watchNdis(ndis: NdisChimney): NdisChimney {
    return {
      initiateOffloadComplete: (root) => {
        const watches = this.#initiated(root);
        ndis.initiateOffloadComplete(root);
        for (const watch of watches) watch.offloading = false;
      },
      queryOffloadComplete: (root) => {
        this.#completed('query', root);
        ndis.queryOffloadComplete(root);
      },
      updateOffloadComplete: (root) => {
        this.#completed('update', root);
        ndis.updateOffloadComplete(root);
      },
      invalidateOffloadComplete: (root) => {
        this.#completed('invalidate', root);
        ndis.invalidateOffloadComplete(root);
      },
      terminateOffloadComplete: (root) => {
        this.#terminated(root);
        ndis.terminateOffloadComplete(root);
      },
      tcpOffloadSendComplete: (chain) => {
        this.#giveBack(chain, 'CHM-TERM-043', (watch, nbl) => watch.sends.complete(nbl, watch.situation));
        ndis.tcpOffloadSendComplete(chain);
      },
      tcpOffloadReceiveComplete: (chain) => {
        const watches = this.#giveBack(chain, 'CHM-GEN-013', (watch, nbl) =>
          watch.receives.complete(nbl, watch.situation),
        );
        this.#call(watches, () => ndis.tcpOffloadReceiveComplete(chain));
      },
      tcpOffloadDisconnectComplete: (request) => {
        this.#giveBack(request, 'CHM-DIS-012', (watch, nbl) => watch.disconnectCompleted(nbl));
        ndis.tcpOffloadDisconnectComplete(request);
      },
      tcpOffloadForwardComplete: (chain) => ndis.tcpOffloadForwardComplete(chain),
      tcpOffloadReceiveIndicate: (handle, data) => {
        const watch = this.#byHandle.get(handle);
        if (watch === undefined) {
          this.#report('CHM-GEN-015', 'an indication for a handle that is not offloaded', 'handle');
          return ndis.tcpOffloadReceiveIndicate(handle, data);
        }
        if (watch.offloading) watch.say('CHM-INIT-008', 'indicated before the initiate completed');
        const bytes = watch.receives.indicated(data);
        const answer = this.#call([watch], () => ndis.tcpOffloadReceiveIndicate(handle, data));
        if (watch.receives.answered(bytes, answer)) this.#lent.add(data);
        return answer;
      },
      tcpOffloadEvent: (handle, event) => {
        const watch = this.#byHandle.get(handle);
        if (watch === undefined)
          this.#report('CHM-GEN-015', `${event.type} for a handle that is not offloaded`, 'handle');
        watch?.event(event);
        ndis.tcpOffloadEvent(handle, event);
      },
      neighborReachabilityQuery: (handle, block) => ndis.neighborReachabilityQuery(handle, block),
      indicateStatus: (indication) => ndis.indicateStatus(indication),
    };
  }

  received(connection: string, bytes: Uint8Array): void {
    this.#byName.get(connection)?.receives.stream.write(bytes);
  }

  finReceived(connection: string): void {
    const watch = this.#byName.get(connection);
    if (watch !== undefined) watch.receives.finReceived = true;
  }

  acknowledged(connection: string, bytes: number): void {
    const watch = this.#byName.get(connection);
    if (watch !== undefined) watch.sends.acknowledged = bytes;
  }

  lost(connection: string): void {
    const watch = this.#byName.get(connection);
    if (watch === undefined) return;
    watch.receives.knowsStream = false;
    watch.sends.acknowledged = undefined;
  }

  /** At the end of a run: what the target still owns. Empty: every request came back. */
  finish(): string[] {
    const open = [...this.#operations.values()].map(({ kind }) => `an ${kind} has not completed`);
    for (const watch of this.#byContext.values()) open.push(...watch.open);
    if (this.#lent.size > 0) open.push(`${this.#lent.size} receive buffers are with the host`);
    return open;
  }

  #begin(kind: Operation, root: OffloadBlock): void {
    const blocks = [...blocksOf(root)].map(({ block, parent }) => ({
      block,
      parent,
      isNew:
        kind === 'initiate' && block.miniportOffloadContext !== null && block.miniportOffloadContext.value === null,
    }));
    const created = new Map<TcpBlock, ConnectionWatch>();
    for (const { block, parent, isNew } of blocks) {
      if (block.layer !== 'tcp') continue;
      if (isNew) created.set(block, this.#watch(block, parent));
      const context = block.miniportOffloadContext?.value ?? null;
      const watch = context === null ? undefined : this.#byContext.get(context);
      if (kind === 'terminate' && watch !== undefined) watch.terminating = true;
    }
    this.#operations.set(root, { kind, blocks, reserved: blocks.map(({ block }) => reservedOf(block)), created });
  }

  /** A connection that is on its way down. */
  #watch(block: TcpBlock, parent: OffloadBlock | undefined): ConnectionWatch {
    const own = parent?.layer === 'path' ? parent.state?.constant : undefined;
    const context = parent?.miniportOffloadContext?.value ?? null;
    const path = own ?? (context === null ? undefined : this.#paths.get(context));
    const constant = block.state?.constant;
    const name = connectionName(path, constant?.localPort ?? 0, constant?.remotePort ?? 0);
    const watch = new ConnectionWatch(this.#report, name, block);
    if (this.#follow) watch.followStream();
    this.#byName.set(name, watch);
    return watch;
  }

  #post(
    context: MiniportOffloadContext,
    chain: NetBufferList,
    each: (watch: ConnectionWatch, nbl: NetBufferList) => void,
  ): void {
    const watch = this.#byContext.get(context);
    for (const nbl of nblsOf(chain)) {
      if (watch === undefined) continue;
      this.#owner.set(nbl, watch);
      each(watch, nbl);
    }
  }

  /** Requests that come back: each must be the target's (CHM-GEN-013), and is the host's from now on. */
  #giveBack(
    chain: NetBufferList,
    requirement: string,
    each: (watch: ConnectionWatch, nbl: NetBufferList) => void,
  ): ConnectionWatch[] {
    const watches = new Set<ConnectionWatch>();
    for (const nbl of nblsOf(chain)) {
      const watch = this.#owner.get(nbl);
      if (watch === undefined) {
        this.#report(requirement, 'a request came back that the target did not own', 'request');
        continue;
      }
      this.#owner.delete(nbl);
      each(watch, nbl);
      watches.add(watch);
    }
    return [...watches];
  }

  /** Runs a call up; two at once on one connection are a violation (CHM-DLV-003). */
  #call<Result>(watches: readonly ConnectionWatch[], call: () => Result): Result {
    for (const watch of watches) {
      if (watch.receives.busy) watch.say('CHM-DLV-003', 'a second completion or indication while one is in progress');
      watch.receives.busy = true;
    }
    const result = call();
    for (const watch of watches) watch.receives.busy = false;
    return result;
  }

  /** Ends an operation: the very root, once, later than its call, every block written. */
  #completed(kind: Operation, root: OffloadBlock): OpenOperation | undefined {
    const operation = this.#operations.get(root);
    if (operation === undefined || operation.kind !== kind) {
      this.#report('CHM-STR-012', `an ${kind} completed that was not asked for, or twice`, root.layer);
      return undefined;
    }
    this.#operations.delete(root);
    if (this.#inside === root) this.#report('CHM-INIT-001', `an ${kind} completed inside its own call`, root.layer);
    operation.blocks.forEach(({ block }, i) => {
      const before = operation.reserved[i] ?? [];
      if (reservedOf(block).some((value, k) => value !== before[k]))
        this.#report('CHM-STR-009', 'reserved fields changed', block.layer);
      const { status } = block;
      if (kind !== 'initiate' && status !== ndisStatus.success && status !== ndisStatus.failure)
        this.#report('CHM-STR-011', `status 0x${status.toString(16)} after ${kind}`, block.layer);
    });
    return operation;
  }

  /** Connections that are live from now on. */
  #initiated(root: OffloadBlock): ConnectionWatch[] {
    const operation = this.#completed('initiate', root);
    if (operation === undefined) return [];
    checkInitiated(operation.blocks, this.#report);
    const live: ConnectionWatch[] = [];
    for (const { block, isNew } of operation.blocks) {
      const context = block.miniportOffloadContext?.value ?? null;
      if (context === null || !isNew) continue;
      if (block.layer === 'path' && block.state?.constant !== undefined) this.#paths.set(context, block.state.constant);
      const watch = block.layer === 'tcp' ? operation.created.get(block) : undefined;
      if (watch === undefined || block.layer !== 'tcp') continue;
      this.#byContext.set(context, watch);
      if (block.ndisOffloadHandle !== null) this.#byHandle.set(block.ndisOffloadHandle, watch);
      if (block.netBufferListChain !== null)
        this.#post(context, block.netBufferListChain, (owner, nbl) => owner.sends.post(nbl));
      live.push(watch);
    }
    return live;
  }

  #terminated(root: OffloadBlock): void {
    const operation = this.#completed('terminate', root);
    for (const { block } of operation?.blocks ?? []) {
      if (block.layer !== 'tcp' || block.status !== ndisStatus.success) continue;
      const watch = block.ndisOffloadHandle === null ? undefined : this.#byHandle.get(block.ndisOffloadHandle);
      if (watch === undefined) continue;
      watch.terminated(block);
      this.#forget(watch);
      for (const nbl of nblsOf(block.state?.delegated?.bufferedData ?? null)) this.#lent.add(nbl);
    }
  }

  /** The connection is the host's again. */
  #forget(watch: ConnectionWatch): void {
    for (const map of [this.#byContext, this.#byHandle, this.#byName] as Map<unknown, ConnectionWatch>[])
      for (const [key, value] of map) if (value === watch) map.delete(key);
    for (const [nbl, owner] of this.#owner) if (owner === watch) this.#owner.delete(nbl);
  }
}
