/** What the parts of the lock-step model share: tables, inputs not yet consumed, outputs not yet seen, differences. */
import { type EventEntry, EventKind, ObjectKind } from '#contract';
import { type Adapter, EngineEvent, type EntryFields, type PostedRequest, RequestQueue } from '../engine/index.ts';
import { buildEgressFrame } from '../frame/index.ts';
import { changedWords, differingFields, foldRow, type Halves, packRow, Row, rowHalves } from '../row/index.ts';
import { connectionName, type StreamListener } from '../target/index.ts';
import { type Compared, type Difference, noneCompared, type Shown } from './difference.ts';
import { EgressCheck } from './egressCheck.ts';
import { EntryCheck, type ExpectedEntry, noEntry } from './entryCheck.ts';
import type { OpenCommand, OpenFrame, PostedAnswer, PostedSend } from './inputs.ts';
import { type Connection, type Neighbor, type Path, TupleMap } from './objects.ts';
import { ObjectTable } from './objectTable.ts';
import type { RecordView } from './recordReader.ts';
import { RingTail } from './ringTail.ts';
import { ruleOfField } from './rules.ts';
import { StrobeClock } from './strobeClock.ts';
import { TimerLedger } from './timerLedger.ts';

/** What the model is told of the device before it starts. */
export interface EngineModelOptions {
  /** Rows of the three tables (registers Connections, Paths, Neighbors). */
  readonly connections: number;
  readonly paths: number;
  readonly neighbors: number;
  /** Bits of a beat on the wire side. */
  readonly dataWidth: number;
  /** Register MacAddress, first byte on the wire highest. */
  readonly macAddress: number;
  readonly adapter: Adapter;
  /** Told of what the peer sent and acknowledged, for the target face. */
  readonly listener?: StreamListener;
}

/** Fields of a completion entry that are not zero. */
export type CompletionFields = Partial<Omit<EventEntry, 'phase' | 'cut'>>;

/** First and last identification of engine frames (4.1, CHM-TX-032). */
const ipIdFirst = 0x8000;
const ipIdLast = 0xffff;

/** The name of a connection, as both faces of the model know it. */
export const nameOf = (c: Connection): string => connectionName(c.path.image, c.image.localPort, c.image.remotePort);

export class Core {
  readonly options: EngineModelOptions;
  readonly adapter: Adapter;
  readonly differences: Difference[] = [];
  readonly compared: Compared = noneCompared();
  readonly neighbors: ObjectTable<Neighbor>;
  readonly paths: ObjectTable<Path>;
  readonly connections: ObjectTable<Connection>;
  readonly tuples = new TupleMap();
  readonly frames = new Map<number, OpenFrame>();
  framesIn = 0;
  readonly sendRings = new Map<bigint, RingTail<PostedSend>>();
  readonly receiveRings = new Map<bigint, RingTail<PostedRequest>>();
  readonly answers = new RingTail<PostedAnswer>();
  readonly indications = new RingTail<bigint>();
  readonly commands = new Map<number, OpenCommand>();
  readonly egress: EgressCheck;
  readonly entries: EntryCheck;
  readonly event: EngineEvent;
  /** Handles of connections that are gone, by reference. */
  readonly goneHandles = new Map<number, bigint>();
  /** Register Control, as far as the model knows; a Disabled drop is allowed only while reception is off. */
  receiveEnabled = true;
  overfullRequests = 0;
  nextSerial = 0;
  grants = 0;
  readonly strobes = new StrobeClock();
  /** `now` of the latest record. */
  now = 0;
  /** Cycle of the latest record. */
  cycle = 0;
  readonly timers: TimerLedger;
  /** Two bits of some row were flipped (11.11): segments may not leave for it. */
  damaged = false;
  /** False once a connection that is lost may have used indication buffers: which one is next is not known. */
  indicationsKnown = true;
  readonly #rawEntries: boolean[] = [];
  #ipId = ipIdFirst;
  readonly #scratch = new Uint32Array(rowHalves);
  readonly #halves: Halves = { low: 0, high: 0 };

  constructor(options: EngineModelOptions) {
    this.options = options;
    this.adapter = options.adapter;
    this.neighbors = new ObjectTable(ObjectKind.Neighbor, options.neighbors);
    this.paths = new ObjectTable(ObjectKind.Path, options.paths);
    this.connections = new ObjectTable(ObjectKind.Tcp, options.connections);
    const report = (difference: Difference) => this.differences.push(difference);
    this.egress = new EgressCheck(report, this.compared);
    this.entries = new EntryCheck(report, this.compared);
    this.event = new EngineEvent(options.adapter, new Row(), new RequestQueue());
    this.timers = new TimerLedger(options.connections, options.dataWidth);
  }

  /** A difference of this record; `connection` is lost with it where one is given. */
  differ(
    r: RecordView,
    requirement: string,
    field: string,
    device: Shown,
    model: Shown,
    connection?: Connection,
  ): void {
    const { target, serial: event, cycle } = r;
    this.differences.push({ requirement, field, device, model, connection: target, event, cycle });
    if (connection === undefined || connection.lost) return;
    connection.lost = true;
    this.options.listener?.lost(nameOf(connection));
  }

  /** Compares a number of the record; a difference loses the connection. */
  same(
    r: RecordView,
    requirement: string,
    field: string,
    device: Shown,
    model: Shown,
    connection?: Connection,
  ): boolean {
    if (device === model) return true;
    this.differ(r, requirement, field, device, model, connection);
    return false;
  }

  /** Begins an event of the connection in `event`. */
  begin(r: RecordView, c: Connection): EngineEvent {
    return this.event.begin(c.row, c.queue, r.now, this.nextSerial);
  }

  /** Ends it: packs the row, compares it and the actions with the record, and expects frame and entry. */
  end(r: RecordView, c: Connection, requirement: string): void {
    const e = this.event;
    this.compareRow(r, c, requirement);
    this.same(r, ruleOfField(requirement, 'hasFrame'), 'hasFrame', r.hasFrame, e.frame !== undefined, c);
    this.same(r, requirement, 'hasEvent', r.hasEvent, e.entry !== undefined, c);
    if (e.frame !== undefined && r.hasFrame) {
      const payload = e.frame.bytes === 0 ? noBytes : c.send.gather(e.frame.seq, e.frame.bytes);
      c.unsendable ||= !c.send.holds(e.frame.seq, e.frame.bytes);
      const bytes = buildEgressFrame(c.row, c.path.headers, e.frame, payload, this.#takeIpId());
      const before = this.egress.expect(r.egressFrame, {
        bytes,
        connection: c.reference,
        event: r.serial,
        known: true,
        mayStay: c.unsendable || this.damaged,
      });
      if (before < c.rawBarrier) this.differ(r, '11.2', 'raw frames before the first segment', before, c.rawBarrier);
    } else if (r.hasFrame) this.#strangeFrame(r);
    if (e.entry !== undefined && r.hasEvent) this.expectEntry(r, c, e.entry, requirement);
    else if (r.hasEvent) this.strangeEntry(r);
    this.watchReady(r, c);
    this.compared.retired += 1;
  }

  /** A record of a connection that is compared no more: only numbers go on. */
  skip(r: RecordView): void {
    if (r.hasFrame) {
      this.#takeIpId();
      this.#strangeFrame(r);
    }
    if (r.hasEvent) this.strangeEntry(r);
  }

  /** The row after an event against fold, changed mask and changed words (5.1). */
  compareRow(r: RecordView, c: Connection, requirement: string): void {
    const after = this.#scratch;
    packRow(c.row, after);
    changedWords(c.packed, after, this.#halves);
    const { low, high } = this.#halves;
    foldRow(after, this.#halves);
    let equal =
      r.changedLow === low &&
      r.changedHigh === high &&
      r.foldLow === this.#halves.low &&
      r.foldHigh === this.#halves.high;
    for (let i = 0, at = 0; equal && i < 36; i++) {
      if (((i < 32 ? low >>> i : high >>> (i - 32)) & 1) === 0) continue;
      equal = r.words[at] === after[2 * i] && r.words[at + 1] === after[2 * i + 1];
      at += 2;
    }
    if (!equal && !c.flipped) this.#reportRow(r, c, after, requirement);
    c.packed.set(after);
    c.deadlines.note(c.row, r.cycle, this.strobes);
    c.refusals.note(c.row, c.failed, r.serial);
  }

  /** Names the fields in which the device's row differs; its words are read for the report alone. */
  #reportRow(r: RecordView, c: Connection, after: Uint32Array, requirement: string): void {
    const device = c.packed.slice();
    for (let i = 0, at = 0; i < 36; i++) {
      if (((i < 32 ? r.changedLow >>> i : r.changedHigh >>> (i - 32)) & 1) === 0) continue;
      device[2 * i] = r.words[at] as number;
      device[2 * i + 1] = r.words[at + 1] as number;
      at += 2;
    }
    const fields = differingFields(device, after);
    for (const { field, first, second } of fields)
      this.differ(r, ruleOfField(requirement, field), field, first, second, c);
    if (fields.length > 0) return;
    // The words agree: the record contradicts itself.
    foldRow(after, this.#halves);
    const show = (low: number, high: number) =>
      `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`;
    this.differ(r, '5.1', 'fold', show(r.foldLow, r.foldHigh), show(this.#halves.low, this.#halves.high), c);
  }

  /** The entry of this event, with what it delivers. */
  expectEntry(r: RecordView, c: Connection, fields: EntryFields, requirement: string): void {
    const serial = this.#takeSerial(r);
    let payload: Uint8Array | undefined;
    if (fields.kind === EventKind.ReceiveComplete) payload = this.#told(c, fields.first ?? 0, fields.count ?? 0);
    else if (fields.kind === EventKind.Indicate && c.copy !== undefined)
      payload = c.region.read(c.copy.seq, c.copy.bytes);
    this.entries.expect({
      fields: { ...noEntry, handle: c.image.handle, target: c.reference, ...fields, serial },
      requirement,
      event: r.serial,
      known: !c.lost && (fields.kind !== EventKind.Indicate || this.indicationsKnown),
      payload,
    });
  }

  /** Bytes that the device put into the requests [first, first + count), in order. */
  #told(c: Connection, first: number, count: number): Uint8Array {
    const told = c.delivered.filter(({ request }) => ((request - first) & 0xffff) < count);
    c.delivered = c.delivered.filter(({ request }) => ((request - first) & 0xffff) >= count);
    const out = new Uint8Array(told.reduce((sum, { bytes }) => sum + bytes.length, 0));
    let at = 0;
    for (const { bytes } of told) {
      out.set(bytes, at);
      at += bytes.length;
    }
    return out;
  }

  /** Serial of the entry of this record (4.4). */
  #takeSerial(r: RecordView): number {
    this.same(r, '4.4', 'eventSerial', r.eventSerial, this.nextSerial);
    const serial = this.nextSerial;
    this.nextSerial = (this.nextSerial + 1) >>> 0;
    return serial;
  }

  /** An entry whose content the model cannot know. */
  strangeEntry(r: RecordView): void {
    const serial = this.#takeSerial(r);
    this.entries.expect({
      fields: { ...noEntry, serial },
      requirement: '4.4',
      event: r.serial,
      known: false,
      payload: undefined,
    });
  }

  /** A completion entry of a command. */
  expectCompletion(r: RecordView, fields: CompletionFields, more: Omit<ExpectedEntry, 'fields' | 'event'>): void {
    const serial = this.#takeSerial(r);
    this.entries.expect({
      fields: { ...noEntry, kind: EventKind.Completion, ...fields, serial },
      event: r.serial,
      ...more,
    });
  }

  /** The next entry of the raw transmit ring; undefined: skipped for its length. */
  rawPosted(frame: Uint8Array | undefined): void {
    this.#rawEntries.push(frame !== undefined);
    if (frame !== undefined) this.egress.rawPosted(frame);
  }

  /** How far this producer index lies behind what is written of the raw transmit ring; negative: not beyond it. */
  rawBeyond(producer: number): number {
    return ((producer - this.#rawEntries.length) << 16) >> 16;
  }

  /** Raw frames that leave from entries below this producer index. */
  rawFramesBelow(producer: number): number {
    const below = this.#rawEntries.length + this.rawBeyond(producer);
    return this.#rawEntries.slice(0, Math.max(0, below)).filter(Boolean).length;
  }

  #strangeFrame(r: RecordView): void {
    this.egress.expect(r.egressFrame, { bytes: noBytes, connection: r.target, event: r.serial, known: false });
  }

  #takeIpId(): number {
    const id = this.#ipId;
    this.#ipId = id === ipIdLast ? ipIdFirst : id + 1;
    return id;
  }

  /** Notes since when a connection is ready. */
  watchReady(r: RecordView, c: Connection): void {
    if (!c.ready) c.readyAt = -1;
    else if (c.readyAt < 0) c.readyAt = this.grants;
    else this.watchWaiting(r, c, this.grants);
  }

  /**
   * A ready connection is granted before more than 2 x Connections grants to others (section 3).
   * @param grants all grants so far, its own one apart
   */
  watchWaiting(r: RecordView, c: Connection, grants: number): void {
    const bound = 2 * this.options.connections;
    if (c.readyAt < 0 || grants - c.readyAt <= bound) return;
    this.differ(r, '3', 'grants to others while ready', grants - c.readyAt, bound);
    c.readyAt = grants;
  }
}

const noBytes = new Uint8Array(0);
