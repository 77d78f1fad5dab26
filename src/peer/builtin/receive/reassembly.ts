/** A run of bytes at a position of the stream. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Piece extends Range {
  readonly bytes: Uint8Array;
}

/** Out-of-order bytes in any number of ranges. Bytes that arrive twice keep their first value. */
export class Reassembly {
  /** Sorted, disjoint. */
  #pieces: Piece[] = [];
  /** Where the newest segment went: the first SACK block names its range (RFC 2018 section 4). */
  #newest = 0;

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  insert(start: number, bytes: Uint8Array): void {
    this.#newest = start;
    const end = start + bytes.length;
    let at = start;
    let i = this.#pieces.findIndex((piece) => piece.end > start);
    if (i < 0) i = this.#pieces.length;
    while (at < end) {
      const next = this.#pieces[i];
      const gapEnd = Math.min(end, next?.start ?? end);
      if (gapEnd > at) {
        this.#pieces.splice(i, 0, { start: at, end: gapEnd, bytes: bytes.subarray(at - start, gapEnd - start) });
        i++;
      }
      at = Math.max(gapEnd, next?.end ?? end);
      i++;
    }
  }

  /** Takes the bytes that continue a stream which is complete up to `position`. */
  takeFrom(position: number): Uint8Array[] {
    const out: Uint8Array[] = [];
    for (;;) {
      const first = this.#pieces[0];
      if (first === undefined || first.start > position) return out;
      this.#pieces.shift();
      if (first.end <= position) continue;
      out.push(first.bytes.subarray(position - first.start));
      position = first.end;
    }
  }

  /** Ranges held, adjacent pieces joined, the one with the newest segment first. */
  ranges(): Range[] {
    const out: { start: number; end: number }[] = [];
    for (const { start, end } of this.#pieces) {
      const last = out.at(-1);
      if (last !== undefined && last.end === start) last.end = end;
      else out.push({ start, end });
    }
    const newest = out.findIndex(({ start, end }) => start <= this.#newest && this.#newest < end);
    return newest > 0 ? [...out.splice(newest, 1), ...out] : out;
  }
}
