import { type SeqNum, seqAdd, seqDiff, seqGt, seqLe, seqLt } from '#units';

interface Range {
  readonly seq: SeqNum;
  readonly bytes: Uint8Array;
}

const endOf = (range: Range): SeqNum => seqAdd(range.seq, range.bytes.length);

/**
 * Segments beyond a hole (RFC 9293 section 3.10.7.4, CHM-FC-007): disjoint ranges in order of sequence. Of bytes that
 * arrive twice the later ones win, as in the device. The caller has trimmed to the window, which bounds the memory.
 */
export class Reassembly {
  #ranges: Range[] = [];
  #fin: SeqNum | undefined;

  get isEmpty(): boolean {
    return this.#ranges.length === 0 && this.#fin === undefined;
  }

  get bytes(): number {
    return this.#ranges.reduce((sum, range) => sum + range.bytes.length, 0);
  }

  /** Adds `bytes` at `seq`; `fin` stands behind the last of them. */
  insert(seq: SeqNum, bytes: Uint8Array, fin: boolean): void {
    const end = seqAdd(seq, bytes.length);
    if (this.#fin !== undefined && seqGt(fin ? seqAdd(end, 1) : end, seqAdd(this.#fin, fin ? 1 : 0))) {
      // Something beyond an earlier FIN: the peer is confused, and nothing here can be trusted (CHM-FC-010).
      this.clear();
      return;
    }
    if (fin) this.#fin = end;
    if (bytes.length === 0) return;
    const kept: Range[] = [];
    for (const range of this.#ranges) {
      if (seqLe(endOf(range), seq) || seqLe(end, range.seq)) {
        kept.push(range);
        continue;
      }
      if (seqLt(range.seq, seq)) kept.push({ seq: range.seq, bytes: range.bytes.subarray(0, seqDiff(seq, range.seq)) });
      if (seqGt(endOf(range), end)) kept.push({ seq: end, bytes: range.bytes.subarray(seqDiff(end, range.seq)) });
    }
    const at = kept.findIndex((range) => seqGt(range.seq, seq));
    kept.splice(at < 0 ? kept.length : at, 0, { seq, bytes });
    this.#ranges = kept;
  }

  /** The bytes that have become in-order at `next`, removed; older ones are dropped. */
  take(next: SeqNum): readonly Uint8Array[] {
    const out: Uint8Array[] = [];
    let at = next;
    while (this.#ranges[0] !== undefined && seqLe(this.#ranges[0].seq, at)) {
      const range = this.#ranges.shift() as Range;
      const fresh = seqDiff(endOf(range), at);
      if (fresh <= 0) continue;
      out.push(range.bytes.subarray(range.bytes.length - fresh));
      at = endOf(range);
    }
    return out;
  }

  /** Whether the FIN stands exactly at `next`. */
  finAt(next: SeqNum): boolean {
    return this.#fin === next;
  }

  clear(): void {
    this.#ranges = [];
    this.#fin = undefined;
  }
}
