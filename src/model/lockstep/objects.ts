/** The three kinds of object as the lock-step model keeps them. */
import type { CommandEntry, NeighborImage, PathImage, Status, TcpImage } from '#contract';
import { getU32, getU48, type Ipv4Address, type MacAddress } from '#wire';
import { type Copy, RequestQueue, sendable } from '../engine/index.ts';
import type { HeaderSource } from '../frame/index.ts';
import { packRow, Row, rowHalves } from '../row/index.ts';
import { DeadlineWatch } from './deadlineWatch.ts';
import { RefusalHistory } from './refusals.ts';
import { ReceiveRegion, SendStream } from './streams.ts';

export interface Neighbor {
  readonly reference: number;
  readonly image: NeighborImage;
  users: number;
  /** Two of its bits were flipped (11.11): out of use until reset. */
  damaged: boolean;
}

export interface Path {
  readonly reference: number;
  readonly image: PathImage;
  readonly neighbor: Neighbor;
  readonly headers: HeaderSource;
  users: number;
  damaged: boolean;
}

/** What frames on a path take from path, neighbor and MacAddress (4.1). */
export function headersOf(path: PathImage, neighbor: NeighborImage, mac: number): HeaderSource {
  const own = getU48(neighbor.dlSourceAddress, 0);
  return {
    source: getU32(path.sourceAddress, 0) as Ipv4Address,
    destination: getU32(path.destinationAddress, 0) as Ipv4Address,
    sourceMac: (own === 0 ? mac : own) as MacAddress,
    destinationMac: getU48(neighbor.dlDestinationAddress, 0) as MacAddress,
  };
}

/** A placed or copied piece that has not been told in an entry yet. */
export interface Delivered {
  /** Ring index of the request. */
  readonly request: number;
  readonly bytes: Uint8Array;
}

/** Which ingress frames the device treated for a connection, to hold its cuts against (3.1, EventEntry.cut). */
export class CutWatch {
  /** Highest frame that was not treated because the tuple was not offloaded yet. */
  before = -1;
  /** EventEntry.cut of the initiate, once its entry is there. */
  initiate = -1;
  /** EventEntry.cut of the terminate, once its entry is there. */
  terminate = -1;
  /** Lowest and highest frame that was treated or refused by a rule other than Terminating. */
  firstTreated = Number.POSITIVE_INFINITY;
  lastTreated = -1;
  /** Lowest frame that was not looked up for the connection because its terminate had taken the key away. */
  firstGone = Number.POSITIVE_INFINITY;

  treated(frame: number): void {
    this.firstTreated = Math.min(this.firstTreated, frame);
    this.lastTreated = Math.max(this.lastTreated, frame);
  }
}

/** A connection: its row, what the row speaks of, and what is checked over time. */
export class Connection {
  readonly reference: number;
  readonly index: number;
  readonly image: TcpImage;
  readonly path: Path;
  row = new Row();
  /** The row as words, after the last event. */
  packed = new Uint32Array(rowHalves);
  readonly queue = new RequestQueue();
  readonly send = new SendStream();
  readonly region: ReceiveRegion;
  readonly cuts = new CutWatch();
  readonly deadlines = new DeadlineWatch();
  readonly refusals = new RefusalHistory();
  /** Copy in flight (8.10). */
  copy: Copy | undefined = undefined;
  /** Indication buffer of the copy in flight or of the open indication. */
  indication: { buffer: bigint; first: number } = { buffer: 0n, first: 0 };
  /** Copied into requests and not told yet, oldest first. */
  delivered: Delivered[] = [];
  /** Raw frames that must have left before the first segment (CommandEntry.rawTransmitProducer). */
  rawBarrier = 0;
  terminate: CommandEntry | undefined = undefined;
  /** What the event of the latest abort settled; undefined: there was none. */
  abortStatus: Status | undefined = undefined;
  /** A double-bit error was injected, or the device said Fail (11.11). */
  failed = false;
  /** Two of its bits were flipped: what the device reads of its row is not known. */
  flipped = false;
  /** The device said Fail. */
  saidFail = false;
  /** A segment was sent whose payload the device cannot gather from the send ring. */
  unsendable = false;
  /** Two bits of its ConnectionResource were flipped: its row stays until reset. */
  resourceDamaged = false;
  /** A difference was found: compared no more. */
  lost = false;
  /** Grants of all connections when this one became ready; -1: not ready. */
  readyAt = -1;

  constructor(reference: number, index: number, image: TcpImage, path: Path) {
    this.reference = reference;
    this.index = index;
    this.image = image;
    this.path = path;
    this.region = new ReceiveRegion(image.regionLog2);
  }

  /** After a change outside an event: the row is packed anew. */
  repack(): void {
    packRow(this.row, this.packed);
  }

  get ready(): boolean {
    return !this.failed && sendable(this.row) !== undefined;
  }
}

/** Tuples to connections; a tuple is two numbers of 48 bits. */
export class TupleMap {
  readonly #byRemote = new Map<number, Map<number, Connection>>();

  static side(address: number, port: number): number {
    return address * 0x1_0000 + port;
  }

  get(remote: number, local: number): Connection | undefined {
    return this.#byRemote.get(remote)?.get(local);
  }

  set(remote: number, local: number, connection: Connection): void {
    const inner = this.#byRemote.get(remote);
    if (inner === undefined) this.#byRemote.set(remote, new Map([[local, connection]]));
    else inner.set(local, connection);
  }

  delete(remote: number, local: number): void {
    const inner = this.#byRemote.get(remote);
    inner?.delete(local);
    if (inner?.size === 0) this.#byRemote.delete(remote);
  }
}

/** The two sides of a connection's tuple, as TupleMap takes them. */
export const tupleOf = (path: Path, image: TcpImage): readonly [remote: number, local: number] => [
  TupleMap.side(path.headers.destination, image.remotePort),
  TupleMap.side(path.headers.source, image.localPort),
];
