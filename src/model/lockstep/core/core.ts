/** What the parts of the lock-step model share: tables, inputs not yet consumed, outputs not yet seen, differences. */
import { ObjectKind } from '#contract';
import { type Adapter, EngineEvent, type PostedRequest, RequestQueue } from '../../engine/index.ts';
import { Row } from '../../row/index.ts';
import { IngressBuffer, RawRing } from '../frames/room.ts';
import type { OpenCommand, OpenFrame, PostedAnswer, PostedSend } from '../inputs/inputs.ts';
import { RawPosts } from '../inputs/rawPosts.ts';
import { RingTail } from '../inputs/ringTail.ts';
import type { Connection } from '../objects/connection.ts';
import type { Neighbor, Path } from '../objects/objects.ts';
import { ObjectTable } from '../objects/objectTable.ts';
import { TupleMap } from '../objects/tupleMap.ts';
import { EgressCheck } from '../outputs/egressCheck.ts';
import { EntryCheck } from '../outputs/entryCheck.ts';
import { PromisedEntries } from '../outputs/promisedEntries.ts';
import { PromisedFrames } from '../outputs/promisedFrames.ts';
import type { RecordView } from '../records/recordReader.ts';
import { StrobeClock } from '../time/strobeClock.ts';
import { TimerLedger } from '../time/timerLedger.ts';
import { type Compared, type Difference, noneCompared } from './difference.ts';
import { GrantWatch } from './grantWatch.ts';
import type { EngineModelOptions } from './options.ts';
import { Report } from './report.ts';
import { RowCheck } from './rowCheck.ts';
import { ruleOfField } from './rules.ts';

export class Core extends Report {
  readonly options: EngineModelOptions;
  readonly adapter: Adapter;
  readonly compared: Compared = noneCompared();

  readonly neighbors: ObjectTable<Neighbor>;
  readonly paths: ObjectTable<Path>;
  readonly connections: ObjectTable<Connection>;
  readonly tuples = new TupleMap();
  /** Connections that are gone, by reference: the handle, and the serial of the record that freed the row. */
  readonly gone = new Map<number, { readonly handle: bigint; readonly freed: number }>();

  readonly frames = new Map<number, OpenFrame>();
  framesIn = 0;
  readonly ingress = new IngressBuffer();
  readonly rawRing = new RawRing();
  /** Register Control, as far as the model knows; a Disabled drop is allowed only while reception is off. */
  receiveEnabled = true;
  readonly sendRings = new Map<bigint, RingTail<PostedSend>>();
  readonly receiveRings = new Map<bigint, RingTail<PostedRequest>>();
  readonly answers = new RingTail<PostedAnswer>();
  readonly indications = new RingTail<bigint>();
  readonly commands = new Map<number, OpenCommand>();
  readonly rawPosts = new RawPosts();
  overfullRequests = 0;

  /** Entries of the event ring, by register EventLog2. */
  eventRing = 0;
  /** Register EventConsumer. */
  entriesRead = 0;
  /** Connections that had an event since the device was last seen idle. */
  readonly touched: Connection[] = [];

  readonly egress: EgressCheck;
  readonly arrivals: EntryCheck;
  readonly entries: PromisedEntries;
  readonly #frames: PromisedFrames;

  readonly strobes = new StrobeClock();
  readonly timers: TimerLedger;
  readonly grants: GrantWatch;
  /** Serial of the next record. */
  serial = 0;
  /** `now` and cycle of the latest record. */
  now = 0;
  cycle = 0;

  readonly #event: EngineEvent;
  readonly #rows: RowCheck;

  constructor(options: EngineModelOptions) {
    super(options.listener);
    this.options = options;
    this.adapter = options.adapter;
    this.neighbors = new ObjectTable(ObjectKind.Neighbor, options.neighbors);
    this.paths = new ObjectTable(ObjectKind.Path, options.paths);
    this.connections = new ObjectTable(ObjectKind.Tcp, options.connections);
    const report = (difference: Difference) => this.differences.push(difference);
    this.egress = new EgressCheck(report, this.compared);
    this.arrivals = new EntryCheck(report, this.compared);
    this.entries = new PromisedEntries(this, this.arrivals);
    this.#frames = new PromisedFrames(this, this.egress);
    this.timers = new TimerLedger(options.connections, options.dataWidth);
    this.grants = new GrantWatch(this, options.adapter, options.connections);
    this.#event = new EngineEvent(options.adapter, new Row(), new RequestQueue());
    this.#rows = new RowCheck(this);
  }

  /** Begins an event of the connection. */
  begin(r: RecordView, c: Connection): EngineEvent {
    return this.#event.begin(c.row, c.queue, r.now, this.entries.serial);
  }

  /** Ends it: packs the row, compares it and the actions with the record, and expects frame and entry. */
  end(r: RecordView, c: Connection, requirement: string): void {
    const { frame, entry } = this.#event;
    this.compareRow(r, c, requirement);
    this.same(r, ruleOfField(requirement, 'hasFrame'), 'hasFrame', r.hasFrame, frame !== undefined, c);
    this.same(r, requirement, 'hasEvent', r.hasEvent, entry !== undefined, c);
    if (r.hasFrame && frame !== undefined) this.#frames.expect(r, c, frame);
    else if (r.hasFrame) this.#frames.unexpected(r);
    if (r.hasEvent && entry !== undefined) this.entries.expect(r, c, entry, requirement);
    else if (r.hasEvent) this.entries.strange(r);
    this.grants.note(r, c);
    this.compared.retired += 1;
  }

  /** An event that a failed connection refuses: its record tells of no change (11.11). */
  refuse(r: RecordView, c: Connection): void {
    this.begin(r, c);
    this.end(r, c, '11.11');
  }

  /** A record of a connection that is compared no more: only numbers go on. */
  skip(r: RecordView): void {
    if (r.hasFrame) this.#frames.strange(r);
    if (r.hasEvent) this.entries.strange(r);
  }

  /** The row after an event (5.1), and what is to be remembered of it. */
  compareRow(r: RecordView, c: Connection, requirement: string): void {
    this.#rows.compare(r, c, requirement);
    if (!c.touched) this.touched.push(c);
    c.touched = true;
    c.deadlines.note(c.row, r.cycle, this.strobes);
    c.refusals.note(c.row, c.failed, r.serial);
    c.full.note(c.queue.items.length, r.serial);
  }
}
