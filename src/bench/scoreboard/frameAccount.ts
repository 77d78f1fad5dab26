import {
  nameOfDropReason,
  nameOfRawReason,
  type RawReceiveEntry,
  RetireKind,
  type RetireRecord,
  registers,
} from '#contract';
import type { CounterName } from '#driver';
import { type Cycles, cycles } from '#units';
import { formatFrame } from '#wire';
import type { CounterFigures } from './counterFigures.ts';
import type { Findings, Mismatch } from './findings.ts';
import type { Scoreboard } from './scoreboard.ts';

/** How a frame that went into the device ended. */
export interface FrameEnd {
  /** Ingress number. */
  readonly number: number;
  readonly as: 'raw' | 'drop' | 'segment';
  /** RawReason or DropReason by name; '' for a segment. */
  readonly reason: string;
  /** Of its retire record. */
  readonly cycle: Cycles;
}

/** A frame that went in and has not ended. */
interface Open {
  readonly frame: Uint8Array;
  readonly errored: boolean;
  record?: RetireRecord;
  entry?: RawReceiveEntry;
}

const unchanged = 'CHM-NSP-010';
/** Each frame ends once. */
const oneEnd = 'engine.md 3.1';

type DropCounter = Extract<CounterName, `drop${string}`>;
const dropCounters = Object.keys(registers).filter((name) => name.startsWith('drop')) as DropCounter[];

/**
 * Accounts for every frame: each one that goes in ends once, as a segment, on the raw ring with its bytes, or dropped for
 * a reason; each one that the host sends leaves unchanged and in order. The device's counters must say the same.
 */
export class FrameAccount implements Scoreboard {
  readonly #findings: Findings;
  readonly #onEnd: (end: FrameEnd) => void;
  readonly #open = new Map<number, Open>();
  /** Frames of the host that have not left. */
  readonly #sent: Uint8Array[] = [];
  /** Low 32 bits of the numbers of engine frames that have not left. */
  readonly #engineFrames = new Set<number>();
  readonly #drops = new Map<string, number>();
  readonly #count = { in: 0, out: 0, raw: 0, rawOut: 0, segments: 0, dropped: 0 };
  #lastRaw = -1;
  #serial = 0n;

  /** @param onEnd hears how each frame ended */
  constructor(findings: Findings, onEnd: (end: FrameEnd) => void = () => {}) {
    this.#findings = findings;
    this.#onEnd = onEnd;
  }

  frameIn(frame: Uint8Array, number: number, errored: boolean): void {
    this.#count.in++;
    this.#open.set(number, { frame, errored });
  }

  retired(record: RetireRecord): void {
    const at = { event: String(record.serial), cycle: String(record.cycle), requirement: oneEnd };
    this.#findings.equal('retireRecord.serial', record.serial, this.#serial, { ...at, requirement: 'engine.md 1.2' });
    this.#serial = record.serial + 1n;
    if (record.hasFrame) this.#engineFrames.add(record.egressFrame);
    const ends =
      record.kind === RetireKind.Raw || record.kind === RetireKind.Drop || record.kind === RetireKind.Segment;
    if (!ends) return;
    const number = Number(record.inputRef);
    const open = this.#open.get(number);
    if (open === undefined || open.record !== undefined) {
      this.#findings.differ({
        ...at,
        frame: `in ${number}`,
        field: 'end of frame',
        device: 'another end',
        model: 'one end',
      });
      return;
    }
    open.record = record;
    if (record.kind === RetireKind.Drop) this.#dropped(number, open, record);
    else if (record.kind === RetireKind.Segment) {
      this.#count.segments++;
      this.#end({ number, as: 'segment', reason: '', cycle: cycles(Number(record.cycle)) });
    } else if (open.entry !== undefined) this.#raw(number, open, open.entry, record);
  }

  rawReceived(frame: Uint8Array, entry: RawReceiveEntry): void {
    const number = Number(entry.frameNumber);
    const at = { frame: `in ${number}`, requirement: oneEnd };
    if (number <= this.#lastRaw)
      this.#findings.differ({
        ...at,
        field: 'order of raw frames',
        device: `behind ${this.#lastRaw}`,
        model: 'arrival order',
      });
    this.#lastRaw = Math.max(number, this.#lastRaw);
    this.#count.raw++;
    const open = this.#open.get(number);
    if (open === undefined || open.entry !== undefined) {
      this.#findings.differ({
        ...at,
        field: 'raw entry',
        device: formatFrame(frame),
        model: 'no frame of this number',
      });
      return;
    }
    open.entry = entry;
    this.#same(open.frame, frame, { ...at, requirement: unchanged, field: 'raw frame' });
    if (open.record !== undefined) this.#raw(number, open, entry, open.record);
  }

  rawSent(frame: Uint8Array): void {
    this.#sent.push(frame);
  }

  frameOut(frame: Uint8Array, number: number, cycle: Cycles): void {
    this.#count.out++;
    if (this.#engineFrames.delete(number >>> 0)) return;
    this.#count.rawOut++;
    const at = { frame: `out ${number}`, cycle: String(cycle), requirement: unchanged, field: 'sent frame' };
    const expected = this.#sent.shift();
    if (expected === undefined) this.#findings.differ({ ...at, device: formatFrame(frame), model: 'no frame' });
    else this.#same(expected, frame, at);
  }

  open(): string | undefined {
    const [first] = this.#open.keys();
    if (first !== undefined) return `the end of ${this.#open.size} frames that went in, first number ${first}`;
    return this.#sent.length > 0 ? `${this.#sent.length} frames of the host to leave the device` : undefined;
  }

  leftOpen(): readonly string[] {
    const words = this.open();
    return words === undefined ? [] : [words];
  }

  finish(): void {
    for (const [number, { frame }] of this.#open)
      this.#findings.differ({
        requirement: oneEnd,
        frame: `in ${number}`,
        field: 'end of frame',
        device: 'none',
        model: formatFrame(frame),
      });
    for (const frame of this.#sent)
      this.#findings.differ({ requirement: unchanged, field: 'sent frame', device: 'none', model: formatFrame(frame) });
  }

  get figures() {
    const {
      in: framesIn,
      out: framesOut,
      raw: rawFrames,
      rawOut: rawTransmitFrames,
      segments: segmentsIn,
    } = this.#count;
    const drops = dropCounters.map((name) => [name, this.#drops.get(name) ?? 0] as const);
    return {
      framesIn,
      framesOut,
      rawFrames,
      rawTransmitFrames,
      segmentsIn,
      ...(Object.fromEntries(drops) as Record<DropCounter, number>),
    } satisfies Partial<CounterFigures>;
  }

  #raw(number: number, open: Open, entry: RawReceiveEntry, record: RetireRecord): void {
    const at = {
      frame: `in ${number}`,
      cycle: String(record.cycle),
      event: String(record.serial),
      requirement: oneEnd,
    };
    this.#findings.equal('kind of record', record.kind, RetireKind.Raw, at);
    this.#findings.equal('raw reason', nameOfRawReason(entry.reason), nameOfRawReason(record.detail), at);
    if (open.errored) this.#findings.differ({ ...at, field: 'end of frame', device: 'raw', model: 'drop Errored' });
    this.#end({ number, as: 'raw', reason: nameOfRawReason(entry.reason), cycle: cycles(Number(record.cycle)) });
  }

  #dropped(number: number, open: Open, record: RetireRecord): void {
    const reason = nameOfDropReason(record.detail);
    const at: Partial<Mismatch> = {
      frame: `in ${number}`,
      cycle: String(record.cycle),
      event: String(record.serial),
      requirement: oneEnd,
    };
    if (open.entry !== undefined)
      this.#findings.differ({ ...at, field: 'end of frame', device: 'dropped and on the raw ring', model: 'one end' });
    if (open.errored) this.#findings.equal('drop reason', reason, 'Errored', at);
    this.#count.dropped++;
    this.#drops.set(`drop${reason}`, (this.#drops.get(`drop${reason}`) ?? 0) + 1);
    this.#end({ number, as: 'drop', reason, cycle: cycles(Number(record.cycle)) });
  }

  #end(end: FrameEnd): void {
    this.#open.delete(end.number);
    if (end.as !== 'segment') this.#findings.compared.frames++;
    this.#onEnd(end);
  }

  #same(expected: Uint8Array, frame: Uint8Array, at: Partial<Mismatch> & Pick<Mismatch, 'field'>): void {
    if (Buffer.compare(expected, frame) === 0) {
      if (at.field === 'sent frame') this.#findings.compared.frames++;
      return;
    }
    const byte = expected.findIndex((value, i) => value !== frame[i]);
    const place = ` (${byte < 0 ? `length ${frame.length}` : `byte ${byte}`})`;
    this.#findings.differ({ ...at, device: formatFrame(frame) + place, model: formatFrame(expected) });
  }
}
