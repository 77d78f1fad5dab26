import { NO_BYTES } from '#wire';

/** Bytes written and not yet acknowledged, addressed by their offset in the stream. */
export class SendBuffer {
  #chunks: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  /** Index of the first chunk still needed. */
  #head = 0;
  #end = 0;

  /** Offset behind the last byte ever appended. */
  get end(): number {
    return this.#end;
  }

  append(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.push({ start: this.#end, bytes: bytes.slice() });
    this.#end += bytes.length;
  }

  /** Forgets everything below `offset`. */
  release(offset: number): void {
    for (;;) {
      const first = this.#chunks[this.#head];
      if (first === undefined || first.start + first.bytes.length > offset) break;
      this.#head++;
    }
    if (this.#head > 64 && this.#head * 2 > this.#chunks.length) {
      this.#chunks.splice(0, this.#head);
      this.#head = 0;
    }
  }

  /** `length` bytes from `offset` on; all of them are in the buffer. */
  slice(offset: number, length: number): Uint8Array {
    if (length === 0) return NO_BYTES;
    let index = this.#find(offset);
    let chunk = this.#chunks[index];
    let out: Uint8Array | undefined;
    for (let filled = 0; chunk !== undefined; chunk = this.#chunks[++index]) {
      const part = chunk.bytes.subarray(offset + filled - chunk.start, offset + length - chunk.start);
      if (out === undefined && part.length === length) return part;
      out ??= new Uint8Array(length);
      out.set(part, filled);
      filled += part.length;
      if (filled === length) return out;
    }
    throw new RangeError(`bytes ${offset}+${length} are not in the send buffer`);
  }

  /** Index of the chunk that holds `offset`. */
  #find(offset: number): number {
    let low = this.#head;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunks[middle]?.start ?? Number.POSITIVE_INFINITY) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
