import {
  fieldsOfTcpImage,
  type IndicationAnswer,
  type MiniportChimney,
  type NdisChimney,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  RetireKind,
  type RetireRecord,
  type TcpBlock,
} from '#contract';
import type { CounterName } from '#driver';
import type { RingEntries, TargetFacts } from '#protocol';
import type { Figure, Findings, HostCall, Scoreboard } from '../scoreboard/index.ts';
import { tcpBlocks } from './blocks.ts';
import { DeliveryAccount } from './deliveryAccount.ts';
import { portPair } from './engineRows.ts';
import { OrderAccount } from './orderAccount.ts';
import { RequestAccount } from './requestAccount.ts';
import { each } from './requests.ts';
import { SegmentAccount } from './segmentAccount.ts';
import { SendAccount } from './sendAccount.ts';
import { StateCalls } from './stateCalls.ts';
import type { HostWrite } from './targetTap.ts';
import { TimersFired } from './timersFired.ts';
import { type Returned, Uploads } from './uploads.ts';

/** Ring id under which the miniport watches the event ring. */
const eventRing = 0;

/** Rows of the device's tables. */
type Capacities = Pick<TargetFacts['parameters'], 'connections' | 'paths' | 'neighbors'>;
type CallName = keyof MiniportChimney | keyof NdisChimney;

/**
 * Counts what the offload of a run did, from the calls between host and miniport, the engine's records and the frames on
 * the wire: what was begun must end, and the device's own counters must say the same.
 */
export class OffloadAccount implements Scoreboard {
  readonly sends: SendAccount;
  readonly uploads = new Uploads();
  readonly timers = new TimersFired();
  offloads = 0;
  terminates = 0;
  readonly #findings: Findings;
  readonly #capacities: Capacities;
  readonly #onReturned: (ports: string, returned: Returned) => void;
  readonly #requests: RequestAccount;
  readonly #deliveries: DeliveryAccount;
  readonly #calls: StateCalls;
  readonly #orders = new OrderAccount();
  readonly #segments = new SegmentAccount();
  readonly #count = { retired: 0, events: 0, images: 0, bufferedBytes: 0 };
  /** Ports of each connection, by the miniport's context. */
  readonly #ports = new WeakMap<object, string>();
  readonly #chains = new Map<TcpBlock, NetBufferList | null>();
  /** Contexts of the blocks of terminates under way: the cells are empty when they end. */
  readonly #leaving = new Map<TcpBlock, object>();

  /** @param onReturned hears of each connection that came back, by `portPair` */
  constructor(
    findings: Findings,
    capacities: Capacities,
    onReturned: (ports: string, returned: Returned) => void = () => {},
  ) {
    this.#findings = findings;
    this.#capacities = capacities;
    this.#onReturned = onReturned;
    this.#requests = new RequestAccount(findings);
    this.sends = new SendAccount(findings, this.#requests);
    this.#deliveries = new DeliveryAccount(findings, this.#requests);
    this.#calls = new StateCalls(findings);
  }

  retired(record: RetireRecord, words: Uint8Array): void {
    this.#segments.retired(record);
    if (record.kind === RetireKind.Raw || record.kind === RetireKind.Drop) return;
    this.#count.retired++;
    this.uploads.retired(record, words);
    this.timers.retired(record, () => this.uploads.rows.at(record.target));
  }

  frameOut(frame: Uint8Array, number: number): void {
    this.#segments.frameOut(frame, number);
  }

  written(write: HostWrite): void {
    this.#orders.written(write);
  }

  entries(entries: RingEntries): void {
    if (entries.ring === eventRing) this.#count.events += entries.count;
    this.#orders.entries(entries);
  }

  hostCall(call: HostCall): void {
    const { name, direction, argument } = call;
    const [first, second] = argument;
    if (direction === 'down') this.#calls.begin(name, first as OffloadBlock);
    else this.#calls.end(name, first as OffloadBlock);
    this.#onCall[name as CallName]?.(first, second);
  }

  hostReturned({ name, argument }: HostCall, value: unknown): void {
    if (name === 'tcpOffloadReceiveIndicate' && (value as IndicationAnswer).status === ndisStatus.success)
      this.#deliveries.lend(argument[1] as NetBufferList);
  }

  /** What ends before a run does; a connection may stay where it is, with what was posted on it. */
  open(): string | undefined {
    return this.leftOpen()[0];
  }

  leftOpen(): readonly string[] {
    return [...this.#calls.words, ...this.#deliveries.words];
  }

  finish(): void {
    this.#calls.finish();
    this.#deliveries.finish();
    this.#findings.compared.returnedSendBytes += this.sends.returned;
  }

  /** What the miniport must say of itself: what it holds for the host, and what it lent to it. */
  get books() {
    return { offloadedObjects: this.#calls.held(), lentBuffers: this.#deliveries.lent };
  }

  /** What the device's counters of the engine must read. */
  get figures() {
    const { retired, events: eventsWritten, bufferedBytes } = this.#count;
    const free = (rows: number, layer: OffloadBlock['layer']): Figure => ({
      least: rows - this.#calls.held(layer) - this.#calls.lost[layer],
      most: rows - this.#calls.held(layer),
    });
    return {
      freeConnections: free(this.#capacities.connections, 'tcp'),
      freePaths: free(this.#capacities.paths, 'path'),
      freeNeighbors: free(this.#capacities.neighbors, 'neighbor'),
      retired,
      eventsWritten,
      bufferedBytes,
      deliveredBytes: this.#deliveries.bytes,
      retireLost: 0,
      ...this.#segments.figures,
      ...this.#orders.figures,
    } satisfies Partial<Record<CounterName, Figure>>;
  }

  /** Fields of the images that the target handed up. */
  get stateFields(): number {
    return this.#count.images * fieldsOfTcpImage.length;
  }

  /** By call, with its first two arguments. */
  readonly #onCall: Partial<Record<CallName, (first: unknown, second: unknown) => void>> = {
    initiateOffload: (root) => {
      for (const block of tcpBlocks(root as OffloadBlock)) {
        this.#chains.set(block, block.netBufferListChain);
        this.sends.post('send', block, block.netBufferListChain);
      }
    },
    initiateOffloadComplete: (root) => {
      for (const block of tcpBlocks(root as OffloadBlock)) this.#initiated(block);
    },
    queryOffloadComplete: (root) => {
      for (const { status } of tcpBlocks(root as OffloadBlock))
        this.#count.images += Number(status === ndisStatus.success);
    },
    terminateOffload: (root) => {
      for (const block of tcpBlocks(root as OffloadBlock)) {
        const context = block.miniportOffloadContext?.value ?? null;
        if (context !== null) this.#leaving.set(block, context);
      }
    },
    terminateOffloadComplete: (root) => {
      for (const block of tcpBlocks(root as OffloadBlock)) this.#terminated(block);
    },
    tcpOffloadSend: (context, head) => this.sends.post('send', context as object, head as NetBufferList),
    tcpOffloadDisconnect: (context, head) => this.sends.post('disconnect', context as object, head as NetBufferList),
    tcpOffloadSendComplete: (head) => this.sends.complete('send', head as NetBufferList),
    tcpOffloadDisconnectComplete: (head) => this.sends.complete('disconnect', head as NetBufferList),
    tcpOffloadReceive: (context, head) => this.#deliveries.post(context as object, head as NetBufferList),
    tcpOffloadReceiveComplete: (head) => this.#deliveries.complete(head as NetBufferList),
    tcpOffloadReceiveIndicate: (_handle, data) => this.#deliveries.indicated(data as NetBufferList),
    tcpOffloadReceiveReturn: (head) => this.#deliveries.takeBack(head as NetBufferList),
    tcpOffloadForward: (context, head) => {
      this.#requests.post('forward', context as object, head as NetBufferList);
    },
    tcpOffloadForwardComplete: (head) => {
      for (const request of each(head as NetBufferList)) this.#requests.end('forward', request);
    },
  };

  #initiated(block: TcpBlock): void {
    const context = block.miniportOffloadContext?.value ?? null;
    const chain = this.#chains.get(block) ?? null;
    this.#chains.delete(block);
    if (context === null) {
      this.sends.refuse(chain);
      return;
    }
    this.offloads++;
    this.sends.adopt(block, context);
    if (block.state?.constant !== undefined) this.#ports.set(context, portPair(block.state.constant));
  }

  #terminated(block: TcpBlock): void {
    const context = this.#leaving.get(block);
    this.#leaving.delete(block);
    // A cell that is full still holds the connection: its state is lost, and a second terminate is to come.
    if (context === undefined || (block.miniportOffloadContext?.value ?? null) !== null) return;
    const ports = this.#ports.get(context) ?? '';
    const success = block.status === ndisStatus.success;
    if (success) this.sends.hand(block);
    this.#requests.settle(context, ports);
    const acknowledged = this.uploads.acknowledged(ports);
    this.sends.settle(context, ports, success ? acknowledged : undefined);
    const returned = success ? this.uploads.returned(ports, block) : undefined;
    if (returned === undefined) return;
    this.terminates++;
    this.#count.images++;
    this.#count.bufferedBytes += returned.buffered;
    this.#deliveries.lend(block.state?.delegated?.bufferedData ?? null);
    this.#onReturned(ports, returned);
  }
}
