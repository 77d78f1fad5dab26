/** How a pretend device tells what it did: records, frames and entries, with their numbers and the time. */
import {
  type EventEntry,
  EventKind,
  encodeEventEntry,
  encodeRetireRecord,
  fieldsOfEventEntry,
  type RetireKind,
} from '#contract';
import {
  type Adapter,
  buildEgressFrame,
  changedWords,
  EngineEvent,
  type EngineModel,
  foldRow,
  type HeaderSource,
  packRow,
  RequestQueue,
  Row,
  rowHalves,
} from '#model';
import { ipv4, mac } from '#wire';
import { type PretendConnection, regionOf } from './connection.ts';
import { filled } from './filled.ts';

/** The inputs of EngineModel: the device tells one, a test may note them for later. */
export type ModelInputs = Pick<
  EngineModel,
  | 'frameIn'
  | 'sendPosted'
  | 'receivePosted'
  | 'answered'
  | 'commanded'
  | 'indicationPosted'
  | 'frameOut'
  | 'entry'
  | 'strobed'
  | 'records'
>;

export const ownMac = mac('02:00:00:00:00:01');
export const peerMac = mac('02:00:00:00:00:02');
export const headers: HeaderSource = {
  source: ipv4('10.0.0.1'),
  destination: ipv4('10.0.0.2'),
  sourceMac: ownMac,
  destinationMac: peerMac,
};

export class RecordWriter {
  readonly adapter: Adapter;
  now = 1000;
  /** One for each record, a thousand for each millisecond. */
  cycle = 8;
  /** Changes a record before it is written; for tests of what the model finds. */
  tamper: ((record: Uint8Array, words: Uint32Array) => void) | undefined;
  /** Frames leave. */
  sends = true;
  /** Records written. */
  records = 0;
  protected readonly model: ModelInputs;
  readonly #event: EngineEvent;
  #serial = 0n;
  #egress = 0;
  #ipId = 0x8000;
  #entrySerial = 0;

  constructor(model: ModelInputs, adapter: Adapter) {
    this.model = model;
    this.adapter = adapter;
    this.#event = new EngineEvent(adapter, new Row(), new RequestQueue());
    this.model.strobed(this.now, 0);
  }

  /** Strobes, a thousand cycles apart. */
  pass(ms: number): void {
    this.model.strobed(this.now + 1, this.cycle + 1000, ms, 1000);
    this.cycle += 1000 * ms + 7;
    this.now += ms;
  }

  protected begin(c: PretendConnection): EngineEvent {
    return this.#event.begin(c.row, c.queue, this.now, this.#entrySerial);
  }

  /** Writes record, frame and entry of the event. */
  protected end(c: PretendConnection, kind: RetireKind, reference: number, detail = 0): void {
    const { frame, entry } = this.#event;
    this.write(kind, reference, c.reference, c, {
      detail,
      hasFrame: frame !== undefined,
      hasEvent: entry !== undefined,
    });
    if (frame !== undefined) {
      const from = (frame.seq - c.image.sndUna) >>> 0;
      const payload = Uint8Array.from(c.sent.slice(from, from + frame.bytes));
      if (this.sends) this.model.frameOut(buildEgressFrame(c.row, headers, frame, payload, this.#ipId));
      this.#ipId = this.#ipId === 0xffff ? 0x8000 : this.#ipId + 1;
    }
    if (entry === undefined) return;
    let payload: Uint8Array | undefined;
    const serial = this.#entrySerial;
    if (entry.kind === EventKind.Indicate) payload = regionOf(c, entry.info ?? 0, entry.bytes ?? 0);
    if (entry.kind === EventKind.ReceiveComplete) {
      const ended = c.told.filter(({ request }) => ((request - (entry.first ?? 0)) & 0xffff) < (entry.count ?? 0));
      c.told = c.told.filter((piece) => !ended.includes(piece));
      payload = Uint8Array.from(ended.flatMap(({ bytes }) => [...bytes]));
    }
    if (payload !== undefined) c.open = { kind: entry.kind, serial, bytes: entry.bytes ?? 0 };
    this.entry({ handle: c.image.handle, target: c.reference, ...entry }, payload);
  }

  protected entry(fields: Partial<EventEntry>, payload?: Uint8Array, image?: Uint8Array): void {
    const entry = filled<EventEntry>(fieldsOfEventEntry, ['rest', 'phase'], { ...fields, serial: this.#entrySerial++ });
    this.model.entry(encodeEventEntry(entry), payload, image);
  }

  protected write(
    kind: RetireKind,
    reference: number,
    target: number,
    c: PretendConnection | undefined,
    more: { detail?: number; hasFrame?: boolean; hasEvent?: boolean },
  ): void {
    const after = new Uint32Array(rowHalves);
    const changed = { low: 0, high: 0 };
    const fold = { low: 0, high: 0 };
    if (c !== undefined) {
      packRow(c.row, after);
      changedWords(c.packed, after, changed);
      foldRow(after, fold);
      c.packed = after;
    }
    const record = encodeRetireRecord({
      serial: this.#serial++,
      cycle: BigInt(this.cycle++),
      fold: (BigInt(fold.high) << 32n) | BigInt(fold.low),
      changed: (BigInt(changed.high) << 32n) | BigInt(changed.low),
      inputRef: BigInt(reference),
      target,
      egressFrame: more.hasFrame ? this.#egress++ : 0,
      eventSerial: more.hasEvent ? this.#entrySerial : 0,
      kind,
      detail: more.detail ?? 0,
      hasFrame: more.hasFrame ?? false,
      hasEvent: more.hasEvent ?? false,
      nowMs: BigInt(this.now),
    });
    const words: number[] = [];
    for (let i = 0; i < 36; i++)
      if (((i < 32 ? changed.low >>> i : changed.high >>> (i - 32)) & 1) === 1)
        words.push(after[2 * i] as number, after[2 * i + 1] as number);
    const halves = Uint32Array.from(words);
    this.tamper?.(record, halves);
    const chunk = new Uint8Array(record.length + halves.byteLength);
    chunk.set(record);
    chunk.set(new Uint8Array(halves.buffer), record.length);
    this.model.records(chunk);
    this.records += 1;
  }
}
