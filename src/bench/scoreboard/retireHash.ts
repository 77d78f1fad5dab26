import { createHash } from 'node:crypto';
import { RetireKind, type RetireRecord } from '#contract';
import type { Scoreboard } from './scoreboard.ts';

/** A record whose egress frame has not left yet. */
interface Waiting {
  readonly parts: Uint8Array[];
  readonly egressFrame: number;
}

/**
 * SHA-256 over the retire records in order, each followed by its row words and the bytes of the frames that it names: the
 * ingress frame of Segment, Raw and Drop, then the egress frame. Two runs that agree in it did the same, cycle by cycle.
 */
export class RetireHash implements Scoreboard {
  readonly #hash = createHash('sha256');
  readonly #ingress = new Map<number, Uint8Array>();
  /** Egress frames by the low 32 bits of their number. */
  readonly #egress = new Map<number, Uint8Array>();
  readonly #waiting: Waiting[] = [];
  #digest: string | undefined;
  records = 0;

  frameIn(frame: Uint8Array, number: number): void {
    this.#ingress.set(number, frame);
  }

  frameOut(frame: Uint8Array, number: number): void {
    if (this.#waiting.length === 0) return;
    this.#egress.set(number >>> 0, frame);
    this.#drain();
  }

  retired(record: RetireRecord, _row: Uint8Array, bytes: Uint8Array): void {
    this.records++;
    const parts = [bytes];
    const { kind } = record;
    if (kind === RetireKind.Raw || kind === RetireKind.Drop || kind === RetireKind.Segment) {
      const number = Number(record.inputRef);
      const frame = this.#ingress.get(number);
      if (frame !== undefined) parts.push(frame);
      this.#ingress.delete(number);
    }
    if (!record.hasFrame && this.#waiting.length === 0) this.#add(parts);
    else this.#waiting.push({ parts, egressFrame: record.hasFrame ? record.egressFrame : -1 });
  }

  /** The digest in hex; the hash is closed by it. Frames that never left are missing in it. */
  digest(): string {
    if (this.#digest === undefined) {
      for (const { parts } of this.#waiting.splice(0)) this.#add(parts);
      this.#digest = this.#hash.digest('hex');
    }
    return this.#digest;
  }

  #drain(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (first.egressFrame >= 0) {
        const frame = this.#egress.get(first.egressFrame);
        if (frame === undefined) return;
        first.parts.push(frame);
        this.#egress.delete(first.egressFrame);
      }
      this.#add(first.parts);
      this.#waiting.shift();
    }
    this.#egress.clear();
  }

  #add(parts: readonly Uint8Array[]): void {
    for (const part of parts) this.#hash.update(part);
  }
}
