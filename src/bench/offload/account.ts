import {
  fieldsOfTcpImage,
  type NetBufferList,
  ndisStatus,
  type OffloadBlock,
  RetireKind,
  type RetireRecord,
  type TcpBlock,
  type TcpRow,
} from '#contract';
import type { Counters } from '#driver';
import type { RingEntries } from '#protocol';
import { seqLt } from '#units';
import type { Findings, HostCall, Scoreboard } from '../scoreboard/index.ts';
import { tcpBlocks } from './blocks.ts';
import { EngineRows, portPair } from './engineRows.ts';
import { each, requestBytes, SendAccount } from './sendAccount.ts';

/** What one terminate brought back. */
export interface Returned {
  /** Bytes of BufferedData. */
  readonly buffered: number;
  /** Unacknowledged send bytes in the block's chain. */
  readonly chained: number;
  /** SndUna < SndNxt < SndMax: taken in the middle of a retransmission. */
  readonly retransmit: boolean;
  /** An acknowledgement was owed, and left as the last segment. */
  readonly owedAck: boolean;
  /** Out-of-order data was held, and dropped. */
  readonly hole: boolean;
}

/** Moves of a run: how many uploads returned what. */
export interface Moves {
  withBuffered: number;
  withChain: number;
  withRetransmit: number;
  withOwedAck: number;
  withHole: number;
}

/** Calls that are completed with the root they were given (CHM-STR-012). */
const stateCalls: ReadonlySet<string> = new Set([
  'initiateOffload',
  'queryOffload',
  'updateOffload',
  'invalidateOffload',
  'terminateOffload',
]);

/** Ring id under which the miniport watches the event ring. */
const eventRing = 0;

/** Counts what the offload of a run did, and holds the device's own counters against it. */
export class OffloadAccount implements Scoreboard {
  readonly rows = new EngineRows();
  readonly moves: Moves = { withBuffered: 0, withChain: 0, withRetransmit: 0, withOwedAck: 0, withHole: 0 };
  readonly sends: SendAccount;
  offloads = 0;
  terminates = 0;
  readonly #findings: Findings;
  readonly #onReturned: (ports: string, returned: Returned) => void;
  readonly #count = { retired: 0, events: 0, images: 0, bufferedBytes: 0 };
  /** Ports of each connection, by the miniport's context. */
  readonly #ports = new WeakMap<object, string>();
  readonly #chains = new Map<TcpBlock, NetBufferList | null>();
  /** Contexts of the blocks of terminates under way: the cells are empty when they end. */
  readonly #leaving = new Map<TcpBlock, object>();
  /** Roots of state operations under way. */
  readonly #calls = new Set<OffloadBlock>();
  /** What the Terminate records said, by ports. */
  readonly #drained = new Map<string, Pick<Returned, 'owedAck' | 'hole'>>();

  /** @param onReturned hears of each connection that came back, by `portPair` */
  constructor(findings: Findings, onReturned: (ports: string, returned: Returned) => void) {
    this.#findings = findings;
    this.#onReturned = onReturned;
    this.sends = new SendAccount(findings);
  }

  retired(record: RetireRecord, words: Uint8Array): void {
    if (record.kind === RetireKind.Raw || record.kind === RetireKind.Drop) return;
    this.#count.retired++;
    const before = this.rows.take(record, words);
    if (record.kind === RetireKind.Terminate && before !== undefined) this.#drain(before, record.hasFrame);
  }

  entries({ ring, count }: RingEntries): void {
    if (ring === eventRing) this.#count.events += count;
  }

  hostCall({ name, direction, argument }: HostCall): void {
    const [first, second] = argument;
    if (direction === 'down' && stateCalls.has(name)) this.#calls.add(first as OffloadBlock);
    if (direction === 'up' && stateCalls.has(name.replace(/Complete$/, ''))) this.#calls.delete(first as OffloadBlock);
    switch (name) {
      case 'initiateOffload':
        for (const block of tcpBlocks(first as OffloadBlock)) {
          this.#chains.set(block, block.netBufferListChain);
          this.sends.post(block, block.netBufferListChain);
        }
        return;
      case 'initiateOffloadComplete':
        for (const block of tcpBlocks(first as OffloadBlock)) this.#initiated(block);
        return;
      case 'tcpOffloadSend':
      case 'tcpOffloadDisconnect':
        this.sends.post(first as object, second as NetBufferList);
        return;
      case 'tcpOffloadSendComplete':
      case 'tcpOffloadDisconnectComplete':
        this.sends.complete(first as NetBufferList);
        return;
      case 'queryOffloadComplete':
        for (const block of tcpBlocks(first as OffloadBlock))
          if (block.status === ndisStatus.success) this.#count.images++;
        return;
      case 'terminateOffload':
        for (const block of tcpBlocks(first as OffloadBlock)) {
          const context = block.miniportOffloadContext?.value ?? null;
          if (context !== null) this.#leaving.set(block, context);
        }
        return;
      case 'terminateOffloadComplete':
        for (const block of tcpBlocks(first as OffloadBlock)) this.#terminated(block);
        return;
    }
  }

  /** State operations end before a run does; a connection may stay where it is. */
  open(): string | undefined {
    return this.#calls.size > 0 ? `${this.#calls.size} state operations of the miniport to complete` : undefined;
  }

  leftOpen(): readonly string[] {
    const words = this.open();
    return words === undefined ? [] : [words];
  }

  /** The device's own counts of what `compared` counts. */
  finish(counters: Counters): void {
    const { retired, events, bufferedBytes } = this.#count;
    const { posted, completed, returned, open } = this.sends;
    this.#findings.equal('register retired', counters.retired, retired, { requirement: 'engine.md 1.2' });
    this.#findings.equal('register eventsWritten', counters.eventsWritten, events, { requirement: 'engine.md 4.4' });
    this.#findings.equal('register bufferedBytes', counters.bufferedBytes, bufferedBytes, {
      requirement: 'CHM-TERM-053',
    });
    this.#findings.equal('send bytes with the target', posted - completed - returned, open, {
      requirement: 'CHM-TERM-043',
    });
    this.#findings.compared.returnedSendBytes += returned;
  }

  /** Fields of the images that the target handed up. */
  get stateFields(): number {
    return this.#count.images * fieldsOfTcpImage.length;
  }

  #initiated(block: TcpBlock): void {
    const context = block.miniportOffloadContext?.value ?? null;
    const chain = this.#chains.get(block) ?? null;
    this.#chains.delete(block);
    if (context === null) {
      this.sends.refuse(chain);
      return;
    }
    this.offloads++;
    if (block.state?.constant !== undefined) this.#ports.set(context, portPair(block.state.constant));
  }

  #drain(before: TcpRow, hasFrame: boolean): void {
    const owedAck = hasFrame && before.lastAck !== before.rcvNxt;
    this.#drained.set(portPair(before), { owedAck, hole: before.rangeCount > 0 });
  }

  #terminated(block: TcpBlock): void {
    const context = this.#leaving.get(block);
    const delegated = block.state?.delegated;
    this.#leaving.delete(block);
    if (context === undefined || delegated === undefined || block.status !== ndisStatus.success) return;
    this.terminates++;
    this.#count.images++;
    this.sends.hand(block);
    const buffered = byteCount(delegated.bufferedData);
    this.#count.bufferedBytes += buffered;
    const { sndUna, sndNxt, sndMax } = delegated;
    const ports = this.#ports.get(context) ?? '';
    const drained = this.#drained.get(ports) ?? { owedAck: false, hole: false };
    this.#drained.delete(ports);
    const returned: Returned = {
      ...drained,
      buffered,
      chained: byteCount(block.netBufferListChain),
      retransmit: seqLt(sndUna, sndNxt) && seqLt(sndNxt, sndMax),
    };
    this.moves.withBuffered += Number(returned.buffered > 0);
    this.moves.withChain += Number(returned.chained > 0);
    this.moves.withRetransmit += Number(returned.retransmit);
    this.moves.withOwedAck += Number(returned.owedAck);
    this.moves.withHole += Number(returned.hole);
    this.#onReturned(ports, returned);
  }
}

const byteCount = (head: NetBufferList | null): number => {
  let sum = 0;
  for (const request of each(head)) sum += requestBytes(request).length;
  return sum;
};
