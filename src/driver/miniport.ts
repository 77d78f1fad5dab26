import {
  type DisconnectKind,
  type EventEntry,
  EventKind,
  type MiniportChimney,
  type MiniportOffloadContext,
  type NdisChimney,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  registers,
  type TcpConnectionOffload,
  type TcpConnectionOffloadParameters,
} from '#contract';
import { SmokestackError } from '#units';
import { unchain } from './buffers/netBuffers.ts';
import { Connection } from './connection/connection.ts';
import type { Engine, MiniportStatistics } from './engine/engine.ts';
import { Events } from './engine/events.ts';
import { eventLog2For, type MiniportOptions, openEngine } from './engine/openEngine.ts';
import type { RawNic } from './nic/rawNic.ts';
import { Initiate } from './tree/initiate.ts';
import { query } from './tree/query.ts';
import { Terminate } from './tree/terminate.ts';
import { visits } from './tree/visit.ts';

/**
 * The miniport: the chimney calls of the host in front of the offload engine of a device. It has no clock; everything it
 * does is caused by a call or by a push. Update, invalidate and forward are not offered yet: blocks fail, and forwarded
 * segments come back unprocessed.
 */
export class Miniport implements MiniportChimney {
  readonly #nic: RawNic;
  readonly #engine: Engine;
  readonly #events: Events;
  readonly #removeListener: () => void;
  #ndis: NdisChimney | undefined;

  /**
   * Sets up the engine's rings behind a plain NIC and switches the engine on.
   * @throws SmokestackError 'unsupported' when the device has no engine, 'state' when its event ring was in use since its
   * reset, 'environment' when host memory is too small
   */
  static async open(nic: RawNic, options: MiniportOptions = {}): Promise<Miniport> {
    if (!nic.identity.offload)
      throw new SmokestackError('unsupported', 'this device is a plain NIC: it has no offload engine', {
        cure: 'use a build of hdl/chm_top with the engine, or run without offload',
      });
    // A watch of the ring begins at its first entry: index 0 behind a reset, or when the ring was switched off (chm_event_ring).
    if ((await nic.base.target.readRegister(registers.eventProducer.offset)) !== 0)
      throw new SmokestackError('state', 'the event ring of this device was in use before', {
        cure: 'reset the target before a miniport is opened on it again',
      });
    const miniport = new Miniport(nic, options);
    await nic.base.target.readRegister(registers.status.offset);
    return miniport;
  }

  private constructor(nic: RawNic, options: MiniportOptions) {
    this.#nic = nic;
    this.#events = new Events(nic.base, eventLog2For(nic.identity, options), options.returnEvents);
    this.#engine = openEngine(nic, options, () => {
      if (this.#ndis !== undefined) return this.#ndis;
      throw new SmokestackError('state', 'no host is attached', { cure: 'call attach() before the first offload' });
    });
    const { turn, target } = nic.base;
    this.#removeListener = target.onPush({
      entries: (group) =>
        turn.run(() => {
          this.#events.consume(group, (entry, payload) => this.#onEvent(entry, payload));
          for (const connection of this.#engine.objects.starved) connection.post();
        }),
    });
    nic.setSwitches({ offload: true });
  }

  /** Names the host. To be called once, before the first offload. */
  attach(ndis: NdisChimney): void {
    this.#ndis = ndis;
  }

  /** What the device can do, truthfully (CHM-CAP-003, CHM-GEN-018). */
  get capabilities(): TcpConnectionOffload {
    return {
      supportIpv4: true,
      supportIpv6: false,
      supportIpv6ExtensionHeaders: false,
      supportSack: false,
      tcpConnectionOffloadCapacity: this.#nic.identity.connections,
    };
  }

  get statistics(): Readonly<MiniportStatistics> {
    return this.#engine.statistics;
  }

  /** Objects that the device holds for the host. */
  get offloadedObjects(): number {
    return this.#engine.objects.count;
  }

  /** Receive buffers in the hands of the host (CHM-RI-003, CHM-TERM-055). */
  get lentBuffers(): number {
    return this.#engine.lent.count;
  }

  /**
   * Sets the adapter-wide parameters (CHM-CAP-009).
   * @throws SmokestackError 'state' while something is offloaded: the engine takes them as constants (engine.md 1.4)
   */
  setParameters(parameters: TcpConnectionOffloadParameters): void {
    this.#needNothingOffloaded('change parameters');
    const { target } = this.#nic.base;
    const values: Record<keyof TcpConnectionOffloadParameters, number> = { ...parameters };
    for (const [name, value] of Object.entries(values) as [keyof typeof values, number][])
      void target.writeRegister(registers[name].offset, value);
  }

  /**
   * Switches the engine off and gives its memory back.
   * @throws SmokestackError 'state' while objects are offloaded, or receive buffers are out (CHM-TERM-057)
   */
  close(): void {
    this.#needNothingOffloaded('close');
    if (this.lentBuffers > 0)
      throw new SmokestackError('state', `the host holds ${this.lentBuffers} receive buffers`, {
        cure: 'return them by tcpOffloadReceiveReturn first (CHM-RI-013)',
      });
    this.#nic.setSwitches({ offload: false });
    this.#removeListener();
    const { commands, answers, indications, snapshots } = this.#engine;
    for (const part of [this.#events, commands, answers, indications, snapshots]) part.close();
  }

  #needNothingOffloaded(what: string): void {
    if (this.offloadedObjects > 0)
      throw new SmokestackError('state', `cannot ${what}: ${this.offloadedObjects} objects are offloaded`, {
        cure: 'terminate every neighbor, path and connection first',
      });
  }

  // State operations

  initiateOffload(root: OffloadBlock): void {
    this.#turn(() => new Initiate(this.#engine, root).start());
  }

  queryOffload(root: OffloadBlock): void {
    this.#turn(() => query(this.#engine, root));
  }

  updateOffload(root: OffloadBlock): void {
    this.#decline(root, () => this.#engine.ndis().updateOffloadComplete(root));
  }

  invalidateOffload(root: OffloadBlock): void {
    this.#decline(root, () => this.#engine.ndis().invalidateOffloadComplete(root));
  }

  terminateOffload(root: OffloadBlock): void {
    this.#turn(() => new Terminate(this.#engine, root).start());
  }

  // Data

  tcpOffloadSend(context: MiniportOffloadContext, head: NetBufferList): void {
    this.#turn(() => connectionOf(context).send(head));
  }

  tcpOffloadReceive(context: MiniportOffloadContext, head: NetBufferList): void {
    this.#turn(() => connectionOf(context).receive(head));
  }

  tcpOffloadDisconnect(context: MiniportOffloadContext, request: NetBufferList, kind: DisconnectKind): void {
    this.#turn(() => connectionOf(context).disconnect(request, kind));
  }

  /** Not offered: the segments come back for the host to keep until after the upload (CHM-FWD-009, CHM-UPL-028). */
  tcpOffloadForward(context: MiniportOffloadContext, head: NetBufferList): void {
    const connection = connectionOf(context);
    this.#turn(() =>
      this.#engine.deferred.add(() => {
        for (let at: NetBufferList | null = head; at !== null; at = at.next) {
          at.status = connection.overtaken;
          at.tcpOffloadBytesTransferred = 0;
        }
        this.#engine.ndis().tcpOffloadForwardComplete(head);
      }),
    );
  }

  tcpOffloadReceiveReturn(head: NetBufferList): void {
    this.#turn(() => {
      for (const request of unchain(head)) this.#engine.lent.takeBack(request);
    });
  }

  #turn(action: () => void): void {
    this.#nic.base.failures.check();
    this.#nic.base.turn.run(action);
  }

  #decline(root: OffloadBlock, complete: () => void): void {
    this.#turn(() =>
      this.#engine.deferred.add(() => {
        for (const { block } of visits(root))
          block.status =
            (block.miniportOffloadContext?.value ?? null) === null ? ndisStatus.success : ndisStatus.failure;
        complete();
      }),
    );
  }

  #onEvent(entry: EventEntry, payload: Uint8Array): void {
    if (entry.kind === EventKind.Completion) {
      this.#engine.commands.onCompletion(entry);
      return;
    }
    const connection = this.#engine.objects.connections.get(entry.target);
    if (connection !== undefined) {
      connection.onEvent(entry, payload);
      return;
    }
    this.#engine.statistics.staleEvents++;
    // Its buffer would be lost to everybody.
    if (entry.kind === EventKind.Indicate) this.#engine.indications.post(entry.buffer);
  }
}

/** @throws SmokestackError 'usage' for a context that is not a connection of ours */
const connectionOf = (context: MiniportOffloadContext): Connection => {
  if (context instanceof Connection) return context;
  throw new SmokestackError('usage', 'this context does not name an offloaded connection', {
    cure: 'pass the value that initiate wrote into the cell of the TCP block (CHM-CTX-006)',
  });
};
