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
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  type PathConstState,
  type TcpBlock,
} from '#contract';
import { checkInitiated } from './blocks.ts';
import { CallsUp } from './callsUp.ts';
import { type CallHandler, type CallHandlers, type CallListener, downNames, upNames, watched } from './chimneyCalls.ts';
import { ConnectionWatch } from './connectionWatch.ts';
import { nblsOf } from './netBuffers.ts';
import { Offloaded } from './offloaded.ts';
import { type OperationKind, Operations } from './operations.ts';
import { connectionName, type StreamListener } from './streamListener.ts';
import type { Violation } from './violation.ts';

export class TargetModel implements StreamListener, CallListener {
  readonly violations: Violation[] = [];
  readonly #follow: boolean;
  readonly #report = (requirement: string, what: string, subject: string): void => {
    this.violations.push({ requirement, what, subject });
  };
  readonly #offloaded = new Offloaded(this.#report);
  readonly #operations = new Operations(this.#report);
  readonly #paths = new Map<MiniportOffloadContext, PathConstState>();
  /** Receive buffers that the host holds (CHM-RI-013). */
  readonly #lent = new Set<NetBufferList>();
  readonly #up = new CallsUp(this.#offloaded, this.#lent);
  readonly #handlers: CallHandlers;

  /** `followEngine`: an EngineModel tells this one what the peer sent and acknowledged. */
  constructor(options: { followEngine: boolean }) {
    this.#follow = options.followEngine;
    this.#handlers = { ...this.#operationHandlers(), ...this.#requestHandlers(), ...this.#up.handlers };
  }

  /** Bytes in requests that came back and in indications, refused ones included. */
  get deliveredBytes(): number {
    return this.#up.deliveredBytes;
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
    this.#offloaded.named(connection)?.receives.stream.write(bytes);
  }

  finReceived(connection: string): void {
    const watch = this.#offloaded.named(connection);
    if (watch !== undefined) watch.receives.finReceived = true;
  }

  acknowledged(connection: string, bytes: number): void {
    const watch = this.#offloaded.named(connection);
    if (watch !== undefined) watch.sends.acknowledged = bytes;
  }

  lost(connection: string): void {
    const watch = this.#offloaded.named(connection);
    if (watch === undefined) return;
    watch.receives.knowsStream = false;
    watch.sends.acknowledged = undefined;
  }

  /** At the end of a run: what the target still owns. Empty: every request came back. */
  finish(): string[] {
    const open = this.unfinished();
    for (const watch of this.#offloaded.all) open.push(...watch.open);
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
    const offloaded = this.#offloaded;
    return {
      tcpOffloadSend: {
        called: (context, chain) =>
          offloaded.post(context, chain, (watch, nbl) => watch.sends.post(nbl, watch.situation.uploading)),
      },
      tcpOffloadReceive: {
        called: (context, chain) => offloaded.post(context, chain, (watch, nbl) => watch.receives.post(nbl)),
      },
      tcpOffloadDisconnect: {
        called: (context, request, kind) =>
          offloaded.post(context, request, (watch, nbl) => watch.disconnect(nbl, kind)),
      },
      tcpOffloadReceiveReturn: {
        called: (chain) => {
          for (const nbl of nblsOf(chain))
            if (!this.#lent.delete(nbl)) this.#report('CHM-RI-012', 'returned a buffer that was not lent', 'host');
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

  #begin(kind: OperationKind, root: OffloadBlock): void {
    const { blocks, created } = this.#operations.begin(kind, root);
    for (const { block, parent, isNew } of blocks) {
      if (block.layer !== 'tcp') continue;
      if (isNew) created.set(block, { watch: this.#watch(block, parent), chain: nblsOf(block.netBufferListChain) });
      const watch = this.#offloaded.of(block.miniportOffloadContext?.value ?? null);
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
    this.#offloaded.expect(watch);
    return watch;
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
      this.#offloaded.take(made.watch, context, block.ndisOffloadHandle, made.chain);
      live.push(made.watch);
    }
    return live;
  }

  #terminated(root: OffloadBlock): void {
    const operation = this.#operations.complete('terminate', root);
    for (const { block } of operation?.blocks ?? []) {
      if (block.layer !== 'tcp' || block.status !== ndisStatus.success || block.ndisOffloadHandle === null) continue;
      const watch = this.#offloaded.behind(block.ndisOffloadHandle, 'a terminate');
      if (watch === undefined) continue;
      watch.terminated(block);
      this.#offloaded.forget(watch);
      for (const nbl of nblsOf(block.state?.delegated?.bufferedData ?? null)) this.#lent.add(nbl);
    }
  }
}
