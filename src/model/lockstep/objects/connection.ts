import type { CommandEntry, Status, TcpImage } from '#contract';
import { type Adapter, type Copy, grantChoice, RequestQueue } from '../../engine/index.ts';
import { Row, rowHalves } from '../../row/index.ts';
import { RefusalHistory } from '../frames/refusals.ts';
import { DeadlineWatch } from '../time/deadlineWatch.ts';
import { CutWatch } from './cutWatch.ts';
import { FullWatch } from './fullWatch.ts';
import type { Path } from './objects.ts';
import { ReceiveRegion, SendStream } from './streams.ts';

/** A placed or copied piece that has not been told in an entry yet. */
export interface Delivered {
  /** Ring index of the request. */
  readonly request: number;
  readonly bytes: Uint8Array;
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
  readonly full = new FullWatch();
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
  /** Two bits of its rows were flipped, or the device said Fail (11.11). */
  failed = false;
  /** The device said Fail. */
  saidFail = false;
  /** Two bits of its TcpRow were flipped: which fields they belong to nobody outside knows. */
  rowDamaged = false;
  /** Two bits of its ConnectionResource were flipped: its row stays out of use until reset. */
  resourceDamaged = false;
  /** Serial of the Inject that flipped two bits of its look-up key; Infinity: none did. */
  keyLostAt = Number.POSITIVE_INFINITY;
  /** A segment was sent whose payload the device cannot gather from the send ring. */
  unsendable = false;
  /** Frames that records have promised and that have not left. */
  framesOpen = 0;
  /** A frame kept its number and did not leave. */
  frameStayed = false;
  /** A difference was found: compared no more. */
  lost = false;
  /** It had an event since the device was last seen idle. */
  touched = false;
  /** Grants of all connections when this one became ready; -1: not ready. */
  readyAt = -1;

  constructor(reference: number, index: number, image: TcpImage, path: Path) {
    this.reference = reference;
    this.index = index;
    this.image = image;
    this.path = path;
    this.region = new ReceiveRegion(image.regionLog2);
  }

  /** Every segment of it has to leave: what it needs for that is sound (11.11). */
  get maySend(): boolean {
    const { damaged, neighbor } = this.path;
    return !this.unsendable && !this.resourceDamaged && !damaged && !neighbor.damaged;
  }

  ready(adapter: Adapter): boolean {
    return !this.failed && grantChoice(this.row, adapter) !== undefined;
  }
}
