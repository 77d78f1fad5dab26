/**
 * What left the device, against what the records said must leave: frames by number, entries by serial. Output and record
 * arrive in either order, so each waits for the other.
 */
import { type EventEntry, fieldsOfEventEntry } from '#contract';
import { compareFrames, equalBytes } from '../frame/index.ts';
import type { Compared, Difference } from './difference.ts';

/** A frame that a record promised. */
export interface ExpectedFrame {
  readonly bytes: Uint8Array;
  readonly connection: number;
  readonly event: number;
  /** False for a frame of a connection that is not compared any more. */
  readonly known: boolean;
}

/** Egress frames: engine frames by the number their record gave, everything between is raw, in the order posted. */
export class EgressCheck {
  readonly #report: (difference: Difference) => void;
  readonly #compared: Compared;
  readonly #expected = new Map<number, ExpectedFrame>();
  readonly #raw: Uint8Array[] = [];
  #rawSent = 0;
  /** Frames that left and are not settled; the first one has number #number. */
  #left: Uint8Array[] = [];
  #number = 0;
  /** Highest number that a record has given, -1: none. */
  #highest = -1;
  #engineFrames = 0;

  constructor(report: (difference: Difference) => void, compared: Compared) {
    this.#report = report;
    this.#compared = compared;
  }

  /** A raw frame that the host posted, in order; illegal lengths are never sent and not given here. */
  rawPosted(frame: Uint8Array): void {
    this.#raw.push(frame);
    this.#settle();
  }

  /** A record sends a frame with this number (low 32 bits). @returns raw frames that leave before it. */
  expect(number32: number, frame: ExpectedFrame): number {
    // The number is the first one above the highest with these low bits.
    const number = this.#highest + 1 + ((number32 - (this.#highest + 1)) >>> 0);
    this.#expected.set(number, frame);
    this.#highest = number;
    const rawBefore = number - this.#engineFrames;
    this.#engineFrames += 1;
    this.#settle();
    return rawBefore;
  }

  /** A frame left the device. */
  frameOut(bytes: Uint8Array): void {
    this.#left.push(bytes);
    this.#settle();
  }

  #settle(atEnd = false): void {
    let done = 0;
    for (const bytes of this.#left) {
      const expected = this.#expected.get(this.#number);
      if (expected === undefined && this.#number > this.#highest && !atEnd) break;
      if (expected === undefined) {
        if (this.#rawSent >= this.#raw.length && !atEnd) break;
        this.#compareRaw(bytes);
      } else {
        this.#expected.delete(this.#number);
        if (expected.known) this.#compare(bytes, expected);
      }
      this.#number += 1;
      done += 1;
    }
    if (done > 0) this.#left = this.#left.slice(done);
  }

  #compare(bytes: Uint8Array, expected: ExpectedFrame): void {
    if (equalBytes(bytes, expected.bytes)) {
      this.#compared.frames += 1;
      return;
    }
    const difference = compareFrames(bytes, expected.bytes);
    const { connection, event } = expected;
    this.#report({
      requirement: '4.1',
      field: difference?.field ?? 'frame',
      device: difference?.device ?? '',
      model: difference?.model ?? '',
      connection,
      event,
      frame: this.#number,
    });
  }

  #compareRaw(bytes: Uint8Array): void {
    const posted = this.#raw[this.#rawSent];
    this.#rawSent += 1;
    if (posted !== undefined && equalBytes(posted, bytes)) {
      this.#compared.frames += 1;
      return;
    }
    this.#report({
      requirement: '4.3',
      field: posted === undefined ? 'frame that nobody sent' : 'raw frame',
      device: `${bytes.length} bytes`,
      model: posted === undefined ? 'none' : `${posted.length} bytes`,
      connection: 0,
      event: undefined,
      frame: this.#number,
    });
  }

  /** At the end of a run: settles the rest and names what never left. */
  finish(): string[] {
    this.#settle(true);
    const open = [...this.#expected].map(([number, { event }]) => `frame ${number} of record ${event} never left`);
    const raw = this.#raw.length - this.#rawSent;
    if (raw > 0) open.push(`${raw} raw frames never left`);
    return open;
  }
}

/** An entry that a record promised. */
export interface ExpectedEntry {
  readonly fields: Omit<EventEntry, 'phase' | 'cut'>;
  readonly event: number;
  readonly known: boolean;
  /** Bytes that the entry speaks of: a completed request's, an indication's, buffered data. */
  readonly payload: Uint8Array | undefined;
  /** `cut` is a choice of the device, which `also` checks; otherwise it is 0 (contract section 17). */
  readonly cutIsFree?: boolean;
  /** Further checks once the entry is there: cuts, images. */
  readonly also?: (arrived: ArrivedEntry) => void;
}

/** An entry as the host found it, with the memory it speaks of. */
export interface ArrivedEntry {
  readonly entry: EventEntry;
  readonly payload: Uint8Array | undefined;
  readonly image: Uint8Array | undefined;
}

/** The event ring: entries by serial (4.4). */
export class EntryCheck {
  readonly #report: (difference: Difference) => void;
  readonly #compared: Compared;
  readonly #expected = new Map<number, ExpectedEntry>();
  #arrived: ArrivedEntry[] = [];
  #serial = 0;

  constructor(report: (difference: Difference) => void, compared: Compared) {
    this.#report = report;
    this.#compared = compared;
  }

  expect(entry: ExpectedEntry): void {
    this.#expected.set(entry.fields.serial, entry);
    this.#settle();
  }

  arrive(entry: ArrivedEntry): void {
    this.#arrived.push(entry);
    this.#settle();
  }

  #settle(): void {
    let done = 0;
    for (const arrived of this.#arrived) {
      const expected = this.#expected.get(this.#serial);
      if (expected === undefined) break;
      this.#expected.delete(this.#serial);
      if (expected.known) this.#compare(arrived, expected);
      this.#serial = (this.#serial + 1) >>> 0;
      done += 1;
    }
    if (done > 0) this.#arrived = this.#arrived.slice(done);
  }

  #compare(arrived: ArrivedEntry, expected: ExpectedEntry): void {
    const { fields, event, payload } = expected;
    let equal = true;
    const wanted = { ...fields, cut: expected.cutIsFree ? arrived.entry.cut : 0n };
    for (const { name } of fieldsOfEventEntry) {
      if (name === 'phase' || arrived.entry[name] === wanted[name]) continue;
      equal = false;
      const [device, model] = [arrived.entry[name], wanted[name]];
      this.#report({ requirement: '8', field: `entry.${name}`, device, model, connection: fields.target, event });
    }
    if (payload !== undefined && arrived.payload !== undefined) {
      this.#comparePayload(arrived.payload, payload, fields.target, event);
    }
    expected.also?.(arrived);
    if (equal) this.#compared.events += 1;
  }

  #comparePayload(device: Uint8Array, model: Uint8Array, connection: number, event: number): void {
    if (equalBytes(device, model)) {
      this.#compared.deliveredBytes += model.length;
      return;
    }
    let at = 0;
    while (at < model.length && device[at] === model[at]) at += 1;
    this.#report({
      requirement: 'CHM-RX-002',
      field: `delivered byte ${at}`,
      device: device[at] ?? `${device.length} bytes`,
      model: model[at] ?? `${model.length} bytes`,
      connection,
      event,
    });
  }

  /** What a record promised and no entry told, and the other way round. */
  finish(): string[] {
    const open = [...this.#expected.values()].map(
      ({ fields, event }) => `entry ${fields.serial} of record ${event} never came`,
    );
    if (this.#arrived.length > 0) open.push(`${this.#arrived.length} entries of which no record tells`);
    return open;
  }
}
