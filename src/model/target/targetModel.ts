/**
 * The target face of the model: stands at the seam between host and miniport, hears every chimney call and completion, and
 * says where the miniport's contract at NDIS level is not kept. With an engine model as its source it knows what the peer
 * sent and acknowledged, so that streams are compared by content.
 *
 *   host ── calls ──▶ miniport          host ◀── completions, indications ── miniport
 *              └── called, returned ──▶ TargetModel ◀── called, returned ──┘
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
import { checkInitiated } from './blocks.ts';
import { type CallHandler, type CallHandlers, type CallListener, downNames, upNames, watched } from './chimneyCalls.ts';
import { ConnectionWatch } from './connectionWatch.ts';
import { nblsOf } from './netBuffers.ts';
import { type OperationKind, Operations } from './operations.ts';
import { connectionName, type StreamListener } from './streamListener.ts';
import type { Violation } from './violation.ts';

export class TargetModel implements StreamListener, CallListener {
  readonly violations: Violation[] = [];
  /** Bytes in requests that came back and in indications, refused ones included. */
  deliveredBytes = 0;
  readonly #follow: boolean;
  readonly #byContext = new Map<MiniportOffloadContext, ConnectionWatch>();
  readonly #byHandle = new Map<NdisOffloadHandle, ConnectionWatch>();
  readonly #byName = new Map<string, ConnectionWatch>();
  readonly #paths = new Map<MiniportOffloadContext, PathConstState>();
  /** Who owns a request that is with the target. */
  readonly #owner = new Map<NetBufferList, ConnectionWatch>();
  /** Receive buffers that the host holds (CHM-RI-013). */
  readonly #lent = new Set<NetBufferList>();
  /** Connections of completions and indications that have not returned, innermost last. */
  readonly #busy: (readonly ConnectionWatch[])[] = [];
  readonly #indicated: Uint8Array[] = [];
  readonly #report = (requirement: string, what: string, subject: string): void => {
    this.violations.push({ requirement, what, subject });
  };
  readonly #operations = new Operations(this.#report);
  readonly #handlers: CallHandlers;

  /** `followEngine`: an EngineModel tells this one what the peer sent and acknowledged. */
  constructor(options: { followEngine: boolean }) {
    this.#follow = options.followEngine;
    this.#handlers = { ...this.#operationHandlers(), ...this.#requestHandlers(), ...this.#upHandlers() };
  }

  called(name: string, args: readonly unknown[]): void {
    const handler = this.#handlers[name as keyof CallHandlers] as { called?(...args: readonly unknown[]): void };
    handler?.called?.(...args);
  }

  returned(name: string, args: readonly unknown[], value: unknown): void {
    const handler = this.#handlers[name as keyof CallHandlers] as {
      returned?(value: unknown, ...args: readonly unknown[]): void;
    };
    handler?.returned?.(value, ...args);
  }

  /** The miniport as the host calls it, watched. */
  watchMiniport(miniport: MiniportChimney): MiniportChimney {
    return watched(miniport, downNames, this);
  }

  /** The host as the miniport calls it, watched. */
  watchNdis(ndis: NdisChimney): NdisChimney {
    return watched(ndis, upNames, this);
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
    const open = this.unfinished();
    for (const watch of this.#byContext.values()) open.push(...watch.open);
    return open;
  }

  /** The same where connections may stay offloaded, with what they were given. */
  unfinished(): string[] {
    const open = this.#operations.open;
    if (this.#lent.size > 0) open.push(`${this.#lent.size} receive buffers are with the host`);
    return open;
  }

  #operationHandlers(): CallHandlers {
    const down = (kind: OperationKind) => ({
      called: (root: OffloadBlock) => this.#begin(kind, root),
      returned: () => this.#operations.returned(),
    });
    const up = (kind: OperationKind) => ({
      called: (root: OffloadBlock) => void this.#operations.complete(kind, root),
    });
    return {
      initiateOffload: down('initiate'),
      queryOffload: down('query'),
      updateOffload: down('update'),
      invalidateOffload: down('invalidate'),
      terminateOffload: down('terminate'),
      initiateOffloadComplete: this.#initiateComplete(),
      queryOffloadComplete: up('query'),
      updateOffloadComplete: up('update'),
      invalidateOffloadComplete: up('invalidate'),
      terminateOffloadComplete: { called: (root) => this.#terminated(root) },
    };
  }

  #requestHandlers(): CallHandlers {
    return {
      tcpOffloadSend: { called: (context, chain) => this.#post(context, chain, (watch, nbl) => watch.sends.post(nbl)) },
      tcpOffloadReceive: {
        called: (context, chain) => this.#post(context, chain, (watch, nbl) => watch.receives.post(nbl)),
      },
      tcpOffloadDisconnect: {
        called: (context, request, kind) => this.#post(context, request, (watch, nbl) => watch.disconnect(nbl, kind)),
      },
      tcpOffloadReceiveReturn: {
        called: (chain) => {
          for (const nbl of nblsOf(chain))
            if (!this.#lent.delete(nbl)) this.#report('CHM-RI-012', 'returned a buffer that was not lent', 'host');
        },
      },
    };
  }

  #upHandlers(): CallHandlers {
    return {
      tcpOffloadSendComplete: {
        called: (chain) =>
          void this.#giveBack(chain, 'CHM-TERM-043', (watch, nbl) => watch.sends.complete(nbl, watch.situation)),
      },
      tcpOffloadReceiveComplete: {
        called: (chain) => {
          const watches = this.#giveBack(chain, 'CHM-GEN-013', (watch, nbl) => {
            this.deliveredBytes += watch.receives.complete(nbl, watch.situation);
          });
          this.#begun(watches);
        },
        returned: () => this.#ended(),
      },
      tcpOffloadDisconnectComplete: {
        called: (request) =>
          void this.#giveBack(request, 'CHM-DIS-012', (watch, nbl) => watch.disconnectCompleted(nbl)),
      },
      tcpOffloadReceiveIndicate: this.#indicate(),
      tcpOffloadEvent: {
        called: (handle, event) => {
          const watch = this.#byHandle.get(handle);
          if (watch === undefined)
            this.#report('CHM-GEN-015', `${event.type} for a handle that is not offloaded`, 'handle');
          watch?.event(event);
        },
      },
    };
  }

  #initiateComplete(): CallHandler<'initiateOffloadComplete'> {
    const live: ConnectionWatch[][] = [];
    return {
      called: (root) => void live.push(this.#initiated(root)),
      returned: () => {
        for (const watch of live.pop() ?? []) watch.offloading = false;
      },
    };
  }

  #indicate(): CallHandler<'tcpOffloadReceiveIndicate'> {
    return {
      called: (handle, data) => {
        const watch = this.#byHandle.get(handle);
        if (watch === undefined) {
          this.#report('CHM-GEN-015', 'an indication for a handle that is not offloaded', 'handle');
          return;
        }
        if (watch.offloading) watch.say('CHM-INIT-008', 'indicated before the initiate completed');
        const bytes = watch.receives.indicated(data);
        this.deliveredBytes += bytes.length;
        this.#indicated.push(bytes);
        this.#begun([watch]);
      },
      returned: (answer, handle, data) => {
        const watch = this.#byHandle.get(handle);
        if (watch === undefined) return;
        this.#ended();
        if (watch.receives.answered(this.#indicated.pop() ?? new Uint8Array(0), answer)) this.#lent.add(data);
      },
    };
  }

  #begin(kind: OperationKind, root: OffloadBlock): void {
    const { blocks, created } = this.#operations.begin(kind, root);
    for (const { block, parent, isNew } of blocks) {
      if (block.layer !== 'tcp') continue;
      if (isNew) created.set(block, { watch: this.#watch(block, parent), chain: nblsOf(block.netBufferListChain) });
      const context = block.miniportOffloadContext?.value ?? null;
      const watch = context === null ? undefined : this.#byContext.get(context);
      if (kind === 'terminate' && watch !== undefined) watch.terminating = true;
    }
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

  /** A call up begins; two at once on one connection are a violation (CHM-DLV-003). */
  #begun(watches: readonly ConnectionWatch[]): void {
    for (const watch of watches) {
      if (watch.receives.busy) watch.say('CHM-DLV-003', 'a second completion or indication while one is in progress');
      watch.receives.busy = true;
    }
    this.#busy.push(watches);
  }

  #ended(): void {
    for (const watch of this.#busy.pop() ?? []) watch.receives.busy = false;
  }

  /** Connections that are live from now on. */
  #initiated(root: OffloadBlock): ConnectionWatch[] {
    const operation = this.#operations.complete('initiate', root);
    if (operation === undefined) return [];
    checkInitiated(operation.blocks, this.#report);
    const live: ConnectionWatch[] = [];
    for (const { block, isNew } of operation.blocks) {
      const context = block.miniportOffloadContext?.value ?? null;
      if (context === null || !isNew) continue;
      if (block.layer === 'path' && block.state?.constant !== undefined) this.#paths.set(context, block.state.constant);
      const made = block.layer === 'tcp' ? operation.created.get(block) : undefined;
      if (made === undefined) continue;
      const { watch, chain } = made;
      this.#byContext.set(context, watch);
      if (block.ndisOffloadHandle !== null) this.#byHandle.set(block.ndisOffloadHandle, watch);
      for (const nbl of chain) {
        this.#owner.set(nbl, watch);
        watch.sends.post(nbl);
      }
      live.push(watch);
    }
    return live;
  }

  #terminated(root: OffloadBlock): void {
    const operation = this.#operations.complete('terminate', root);
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
