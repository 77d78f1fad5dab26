/** The event entry that a record promises: its serial, its fields, the bytes that it speaks of (4.4). */
import { type EventEntry, EventKind } from '#contract';
import type { EntryFields } from '../../engine/index.ts';
import type { Report } from '../core/report.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import { type EntryCheck, type ExpectedEntry, noEntry } from './entryCheck.ts';

/** Fields of a completion entry that are not zero. */
export type CompletionFields = Partial<Omit<EventEntry, 'phase' | 'cut'>>;

export class PromisedEntries {
  /** False once a connection that is lost may have used indication buffers: which one is next is not known. */
  indicationsKnown = true;
  readonly #report: Report;
  readonly #entries: EntryCheck;
  #serial = 0;

  constructor(report: Report, entries: EntryCheck) {
    this.#report = report;
    this.#entries = entries;
  }

  /** Serial of the entry that is written next. */
  get serial(): number {
    return this.#serial;
  }

  /** The entry of this event, with what it delivers. */
  expect(r: RecordView, c: Connection, fields: EntryFields, requirement: string): void {
    const serial = this.#takeSerial(r);
    let payload: Uint8Array | undefined;
    if (fields.kind === EventKind.ReceiveComplete) payload = told(c, fields.first ?? 0, fields.count ?? 0);
    else if (fields.kind === EventKind.Indicate && c.copy !== undefined)
      payload = c.region.read(c.copy.seq, c.copy.bytes);
    this.#entries.expect({
      fields: { ...noEntry, handle: c.image.handle, target: c.reference, ...fields, serial },
      requirement,
      event: r.serial,
      known: !c.lost && (fields.kind !== EventKind.Indicate || this.indicationsKnown),
      payload,
    });
  }

  /** A completion entry of a command. */
  completion(r: RecordView, fields: CompletionFields, more: Omit<ExpectedEntry, 'fields' | 'event'>): void {
    const serial = this.#takeSerial(r);
    this.#entries.expect({
      fields: { ...noEntry, kind: EventKind.Completion, ...fields, serial },
      event: r.serial,
      ...more,
    });
  }

  /** An entry whose content the model cannot know. */
  strange(r: RecordView): void {
    const serial = this.#takeSerial(r);
    this.#entries.expect({
      fields: { ...noEntry, serial },
      requirement: '4.4',
      event: r.serial,
      known: false,
      payload: undefined,
    });
  }

  #takeSerial(r: RecordView): number {
    this.#report.same(r, '4.4', 'eventSerial', r.eventSerial, this.#serial);
    const serial = this.#serial;
    this.#serial = (serial + 1) >>> 0;
    return serial;
  }
}

/** Bytes that the device put into the requests [first, first + count), in order. */
function told(c: Connection, first: number, count: number): Uint8Array {
  const isTold = (request: number): boolean => ((request - first) & 0xffff) < count;
  const pieces = c.delivered.filter(({ request }) => isTold(request));
  c.delivered = c.delivered.filter(({ request }) => !isTold(request));
  const out = new Uint8Array(pieces.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of pieces) {
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}
