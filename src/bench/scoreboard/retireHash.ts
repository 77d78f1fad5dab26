import { createHash } from 'node:crypto';
import { RetireKind, type RetireRecord } from '#contract';
import type { Scoreboard } from './scoreboard.ts';

/** What a record's input names beside frames: ring entries, and the host memory that they speak of. */
export type Named = (record: RetireRecord) => Iterable<Uint8Array>;

/** A record whose egress frame has not left yet, or whose event entry has not come. */
interface Waiting {
  readonly parts: Uint8Array[];
  /** Low 32 bits of the number; -1: none, or it is there. */
  egressFrame: number;
  eventSerial: number;
}

/**
 * SHA-256 over the retire records in order, each followed by its row words and the bytes of what it names: the ingress
 * frame of Segment, Raw and Drop, or the ring entries of its input with the payload and images that they speak of; then the
 * egress frame; then the event entry with what that speaks of. Two runs that agree in it did the same, cycle by cycle.
 */
export class RetireHash implements Scoreboard {
  readonly #named: Named;
  readonly #hash = createHash('sha256');
  readonly #ingress = new Map<number, Uint8Array>();
  /** Egress frames by the low 32 bits of their number. */
  readonly #egress = new Map<number, Uint8Array>();
  readonly #entries = new Map<number, readonly Uint8Array[]>();
  readonly #waiting: Waiting[] = [];
  #digest: string | undefined;
  records = 0;

  /** @param named asked at each record, when it comes */
  constructor(named: Named = () => []) {
    this.#named = named;
  }

  frameIn(frame: Uint8Array, number: number): void {
    this.#ingress.set(number, frame);
  }

  frameOut(frame: Uint8Array, number: number): void {
    if (this.#waiting.length === 0) return;
    this.#egress.set(number >>> 0, frame);
    this.#drain();
  }

  /** An event entry has come: its bytes, and those that it speaks of. */
  entry(serial: number, parts: readonly Uint8Array[]): void {
    this.#entries.set(serial, parts);
    this.#drain();
  }

  retired(record: RetireRecord, _row: Uint8Array, bytes: Uint8Array): void {
    this.records++;
    const parts = [bytes];
    const { kind, hasFrame, hasEvent } = record;
    if (kind === RetireKind.Raw || kind === RetireKind.Drop || kind === RetireKind.Segment) {
      const number = Number(record.inputRef);
      const frame = this.#ingress.get(number);
      if (frame !== undefined) parts.push(frame);
      this.#ingress.delete(number);
    } else parts.push(...this.#named(record));
    if (!hasFrame && !hasEvent && this.#waiting.length === 0) this.#add(parts);
    else {
      const { egressFrame, eventSerial } = record;
      this.#waiting.push({
        parts,
        egressFrame: hasFrame ? egressFrame : -1,
        eventSerial: hasEvent ? eventSerial : -1,
      });
    }
  }

  /** The digest in hex; the hash is closed by it. What never came is missing in it. */
  digest(): string {
    if (this.#digest === undefined) {
      for (const { parts } of this.#waiting.splice(0)) this.#add(parts);
      this.#digest = this.#hash.digest('hex');
    }
    return this.#digest;
  }

  #drain(): void {
    let done = 0;
    for (const first of this.#waiting) {
      if (!this.#complete(first)) break;
      this.#add(first.parts);
      done++;
    }
    this.#waiting.splice(0, done);
    // Frames that no record waits for are raw.
    if (this.#waiting.length === 0) this.#egress.clear();
  }

  /** Takes what has come for the record. @returns whether that is all */
  #complete(one: Waiting): boolean {
    if (one.egressFrame >= 0) {
      const frame = this.#egress.get(one.egressFrame);
      if (frame === undefined) return false;
      one.parts.push(frame);
      this.#egress.delete(one.egressFrame);
      one.egressFrame = -1;
    }
    if (one.eventSerial >= 0) {
      const parts = this.#entries.get(one.eventSerial);
      if (parts === undefined) return false;
      one.parts.push(...parts);
      this.#entries.delete(one.eventSerial);
      one.eventSerial = -1;
    }
    return true;
  }

  #add(parts: readonly Uint8Array[]): void {
    for (const part of parts) this.#hash.update(part);
  }
}
